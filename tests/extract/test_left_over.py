"""What the sentences say was left of all the money, beside the budget and the spending of the overall form."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

REPORT = """2023年度雁泽县林业局部门整体支出绩效自评报告
一、部门整体支出情况
2023年度{text}
{heading}
2023年度部门整体支出绩效自评表
项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
年度资金总额\t500\t640.50\t612.35\t10\t95.60%\t9.56
"""


def flows(text, heading=""):
    """Verdict and severity of each account of where the money of the form went."""
    report = REPORT.format(text=text, heading=heading)
    found = audit_files([NamedBytes("report.txt", report.encode())]).audit.checks
    return [
        (c.verdict.value, c.severity, str(c.difference))
        for c in found
        if c.rule == "FLOW-01" and "自评表" in c.statement
    ]


CASES = [
    # what the case shows, the sentence, the accounts of the form
    ("all of it", "年末结转和结余28.15万元。", [("ok", "info", "0.00")]),
    ("a figure that was typed wrong", "年末结转和结余28.51万元。", [("mismatch", "low", "-0.36")]),
    ("another scope", "年末结转和结余60.15万元。", [("mismatch", "info", "-32.00")]),
    ("what was left of a project", "苗圃建设项目结余28.15万元。", []),
    ("what was left the year before", "上年结转28.15万元。", []),
    ("two figures", "年末结转和结余28.15万元，年末结余3万元。", []),
]


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_was_left(what, text, expected):
    assert flows(text) == expected


def test_what_was_left_of_a_part_of_the_money():
    assert flows("共有3个项目。", "（二）项目支出情况\n年末结转结余28.15万元。") == []
