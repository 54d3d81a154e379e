"""Sentences of budgets, accounts and evaluations of other provinces: right figures raise no alarm, a changed one does.

The text of each case holds ``{0}``, ``{1}`` … for the figures that the twin changes: the right ones come first.
"""

import pytest

from tests.audit.museum.test_accounts import failing

CASES = [
    # what the sentences show, the text, the right figures, a wrong one for the first, the rule that finds it
    (
        "what all of it holds beside the year's own is told as a part of it",
        (
            "（一）本单位2023年度总支出125.08万元，其中本年支出{0}万元，较2022年度决算数增加19.68万元，增长20.4%。\n"
        ),
        ("116.12",),
        "106.12",
        "RATE-03",
    ),
    (
        "a line of the accounts under project spending is not that of basic spending",
        (
            "1.基本支出预算120000元，其中：\n工资福利支出预算90000元，占基本支出预算{0}%。\n商品和服务支出预算30000元，占基本支出预算25%。\n"
            "2.项目支出预算18000元，同比减少2000元，下降10%。其中：\n商品和服务支出预算18000元，同比减少2000元，下降10%。\n"
        ),
        ("75",),
        "65",
        "SHARE-01",
    ),
    (
        "degrees of income and of spending are told in the same words",
        (
            "1.一般公共预算\n全区一般公共预算收入完成147.1亿元，完成年度预算的100.2%，比上年137.2亿元增长{0}%。\n"
            "全区一般公共预算支出完成132.9亿元，完成年度预算的99.9%，同比增长2.5%。\n"
        ),
        ("7.2",),
        "9.2",
        "RATE-03",
    ),
]

NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_right_figures_are_not_called_wrong(what, text, right, wrong, rule):
    assert failing(text.format(*right)) == set()


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_one_changed_figure_is_found(what, text, right, wrong, rule):
    assert rule in failing(text.format(wrong, *right[1:]))
