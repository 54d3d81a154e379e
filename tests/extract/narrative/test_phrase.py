"""The words of one table cell."""

import pytest

from extract.narrative import recognise_phrase
from extract.scan import scan
from tests.extract.narrative.builders import document, phrase

CASES = [
    (
        "several counts",
        "器材覆盖36个村，购置跑道30套，篮球架20套",
        "完成值",
        [("36", "器材覆盖村", "完成值"), ("30", "购置跑道", "完成值"), ("20", "篮球架", "完成值")],
    ),
    ("a target", "不少于30处", "目标值", [("30", "支出明细", "目标值")]),
    (
        "what became of the money",
        "财政冻结20万元，实际使用60万元",
        "完成值",
        [("20", "财政冻结", "冻结"), ("60", "实际使用", "全年执行数")],
    ),
    ("an explanation of a cost", "展板制作费8万元", "金额", [("8", "展板制作费", "金额")]),
]


@pytest.mark.parametrize(("what", "text", "measure", "facts"), CASES, ids=[c[0] for c in CASES])
def test_the_numbers_of_a_cell(what, text, measure, facts):
    reading = phrase(text, measure)
    found = [(reading.raw[f.number], f.label, f.measure) for f in reading.fragments.facts]
    assert found == facts


def test_facts_of_a_cell_belong_to_their_form():
    fact = phrase("展板8万元").fragments.facts[0]
    assert (fact.section, fact.path) == ("f1", ("支出明细",))


def test_a_cell_in_the_middle_of_its_block():
    block = "甲\t展板8块，手册9册\t丙"
    start, end = 2, block.index("\t丙")
    numbers = [n for n in scan(document(block)) if start <= n.start < end]
    found = recognise_phrase(block[start:end], start, numbers, section="f1")
    assert [f.label for f in found.facts] == ["展板", "手册"]


def test_a_cell_says_nothing_about_the_establishment():
    assert phrase("在职人员43人").fragments.staffing == []
