"""One project's amounts under the first budget and under additions are told apart."""

import pytest

from extract.records import Fact
from extract.stages import told_apart

FIRST, ADDED = ("1.年初预算项目资金",), ("2.年中追加项目资金", "（2）健身器材")


def _fact(number, label, path, **other):
    known = {"entity": "e1", "measure": "全年执行数", "section": "prose", **other}
    return Fact(number=number, label=label, path=path, **known)


CASES = [
    # what the case shows, the facts, their labels
    (
        "two origins",
        [_fact("n1", "器材项目支出", FIRST), _fact("n2", "器材项目支出", ADDED)],
        ["器材项目（年初）支出", "器材项目（追加）支出"],
    ),
    (
        "one origin",
        [_fact("n1", "器材项目支出", FIRST), _fact("n2", "器材项目实际支出", FIRST)],
        ["器材项目支出", "器材项目实际支出"],
    ),
    (
        "two projects",
        [_fact("n1", "器材项目支出", FIRST), _fact("n2", "道路项目支出", ADDED, entity="e2")],
        ["器材项目支出", "道路项目支出"],
    ),
    (
        "an item without such a heading",
        [
            _fact("n1", "器材项目支出", FIRST),
            _fact("n2", "器材项目", ADDED),
            _fact("n3", "器材资金", ("二、项目支出",)),
        ],
        ["器材项目（年初）支出", "器材项目（追加）", "器材资金"],
    ),
    (
        "counts",
        [
            _fact("n1", "篮球架", FIRST, measure="完成值"),
            _fact("n2", "篮球架", ADDED, measure="完成值"),
        ],
        ["篮球架", "篮球架"],
    ),
]


@pytest.mark.parametrize(("what", "facts", "labels"), CASES, ids=[case[0] for case in CASES])
def test_amounts_of_one_project_are_told_apart(what, facts, labels):
    assert [fact.label for fact in told_apart(facts)] == labels
