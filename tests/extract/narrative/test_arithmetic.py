"""Arithmetic that the text writes out."""

from decimal import Decimal

import pytest

from tests.extract.narrative.builders import phrase, prose

CELLS = [
    ("a product with its result", "0.6万*12次=7.2万元", [([["0.6", "12"]], "7.2")]),
    ("a noun behind the count", "58个点*0.5万元=29万元", [([["58", "0.5"]], "29")]),
    ("a product of three", "每人每天300元*50人*2天=3万元", [([["300", "50", "2"]], "3")]),
    ("a product and 共计", "开展60场活动，2500元*60场，共计15万元", [([["2500", "60"]], "15")]),
    (
        "amounts and 共计",
        "展板8万元；手册5万元；横幅2万元，共计20万元",
        [([["8"], ["5"], ["2"]], "20")],
    ),
    (
        "a product and an amount",
        "演出1万元*8，服装7万元，共计15万元",
        [([["1", "8"], ["7"]], "15")],
    ),
    ("a sum with names in it", "人员经费50万元+公用经费30万元=80万元", [([["50"], ["30"]], "80")]),
    (
        "two products, each with its result",
        "讲课费500元×4次=2000元；教材费20元×90册=1800元",
        [([["500", "4"]], "2000"), ([["20", "90"]], "1800")],
    ),
    ("a price is no term", "每场1万元，1万元*8，共计8万元", [([["1", "8"]], "8")]),
    (
        "the total of a list is no term",
        "经费20万元，包括展板12万元，手册8万元，共计20万元",
        [([["12"], ["8"]], "20")],
    ),
    (
        "a part of an amount is no term",
        "展板8万元，手册5万元，其中彩印2万元，共计13万元",
        [([["8"], ["5"]], "13")],
    ),
    ("a sum in brackets", "教师3人+学生2人（5人）", [([["3"], ["2"]], "5")]),
    ("kinds by letters", "播出2TT+3T+1B/天（6次/天）", [([["2"], ["3"], ["1"]], "6")]),
    ("another unit in brackets", "展板3块+手册2套（5000元）", []),
    ("more than a sum in brackets", "教师3人+学生2人（2人备用）", []),
    ("one amount is no sum", "展板8万元，共计8万元", []),
    ("two bare figures say nothing of their units", "60*2500=15万元", []),
]


@pytest.mark.parametrize(("what", "text", "calculations"), CELLS, ids=[c[0] for c in CELLS])
def test_arithmetic_in_a_cell(what, text, calculations):
    assert phrase(text).calculations() == calculations


PROSE = [
    ("amounts and 共计", "拨付甲镇8万元、乙镇5万元，共计13万元。", [([["8"], ["5"]], "13")]),
    ("a plan among the amounts", "年初预算50万元，争取专款20万元，共计70万元。", []),
    ("what came of the money among them", "投入设备款8万元，实际支出5万元，共计13万元。", []),
    (
        "an average that comes out",
        "慰问386户，发放慰问金15.44万元，户均400元。",
        [([["386", "400"]], "15.44")],
    ),
    ("an average that is rounded", "慰问386户，发放慰问金15.5万元，户均400元。", []),
    ("the sentence before is another sum", "拨付甲镇8万元。乙镇5万元，共计5万元。", []),
]


@pytest.mark.parametrize(("what", "text", "calculations"), PROSE, ids=[c[0] for c in PROSE])
def test_arithmetic_in_prose(what, text, calculations):
    assert prose(text).calculations() == calculations


def test_sums_in_prose_are_less_certain_than_products():
    assert (
        prose("拨付甲镇8万元、乙镇5万元，共计13万元。").fragments.calculations[0].certain is False
    )
    assert prose("讲课500元*4次，共计2000元。").fragments.calculations[0].certain is True


def test_a_bare_factor_takes_the_unit_of_the_result():
    reading = phrase("检查行动1.5*4次=6万")
    fresh = reading.fragments.renewed[0]
    assert (fresh.raw, fresh.unit, fresh.scale) == ("1.5", "万", Decimal(10_000))


def test_a_factor_with_a_unit_keeps_it():
    assert phrase("检查行动1.5万元*4次=6万").fragments.renewed == []
