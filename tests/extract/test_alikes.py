"""Counts that are told twice: which of them are the same thing by their words."""

from decimal import Decimal

import pytest

from extract.alikes import told_twice
from extract.numbers import Kind, Number
from extract.records import Fact


def build(*rows: tuple[str, str, str, str | None]) -> list[list[str]]:
    """Groups among (label, value, unit, entity), each in a block of its own, as values."""
    numbers, facts = {}, []
    for i, (label, value, unit, entity) in enumerate(rows, 1):
        kind = Kind.PERCENT if unit == "%" else Kind.COUNT
        number = Number(
            id=f"n{i}",
            source="s1",
            block=i,
            start=0,
            end=len(value),
            raw=value,
            value=Decimal(value),
            unit=unit,
            kind=kind,
        )
        numbers[number.id] = number
        measure = "比率" if "完成年初预算" in label else "完成值"
        facts.append(Fact(number=number.id, label=label, measure=measure, entity=entity))
    return [[numbers[n].raw for n in group.numbers] for group in told_twice(facts, numbers)]


CASES = [
    (
        "the same words",
        [("接待游客", "40", "万人", None), ("接待游客", "40", "万人", None)],
        [["40", "40"]],
    ),
    (
        "words around it differ",
        [("累计接待游客", "40", "万人", None), ("接待游客共", "41", "万人", None)],
        [["40", "41"]],
    ),
    (
        "medals by one sign",
        [("世界杯银牌", "2", "枚", None), ("世界杯银牌", "2", "银", None)],
        [["2", "2"]],
    ),
    ("another unit", [("接待游客", "40", "万人", None), ("接待游客", "40", "批", None)], []),
    ("another thing", [("接待游客", "40", "人", None), ("查办案件", "40", "人", None)], []),
    ("a general word", [("项目", "319", "个", None), ("取消项目", "2", "个", None)], []),
    (
        "the same general word",
        [("项目", "6", "个", None), ("项目", "6", "个", None)],
        [["6", "6"]],
    ),
    ("two projects", [("修缮古桥", "3", "座", "e1"), ("修缮古桥", "3", "座", "e2")], []),
    (
        "a project and the whole unit",
        [("修缮古桥", "3", "座", None), ("修缮古桥", "3", "座", "e2")],
        [["3", "3"]],
    ),
    (
        "a rate that every form has",
        [("群众满意度", "95", "%", None), ("群众满意度", "96", "%", "e2")],
        [],
    ),
    (
        "the same rate of one project",
        [("群众满意度", "95", "%", "e2"), ("群众满意度", "95", "%", "e2")],
        [["95", "95"]],
    ),
    (
        "a rate with a telling name",
        [
            ("经常参加体育锻炼人口比例", "46", "%", None),
            ("经常参加体育锻炼人口比例", "46", "%", "e2"),
        ],
        [["46", "46"]],
    ),
    (
        "what came in and what went out, called alike to the last word but one",
        [
            ("全县公共预算收入完成年初预算", "45.5", "%", None),
            ("全县公共预算支出完成年初预算", "48.9", "%", None),
        ],
        [],
    ),
    (
        "rates of a plan by names of one length",
        [("东岸片区完成年初预算", "51.1", "%", None), ("西岭片区完成年初预算", "25", "%", None)],
        [],
    ),
    (
        "of two mentions that are as like the first counts, whatever it is counted in",
        [
            ("接待各地游客", "30", "人次", "e1"),
            ("接待各地游客", "40", "人", "e2"),
            ("接待各地游客", "50", "人", None),
        ],
        [["30", "50"]],
    ),
    (
        "of two mentions the one that is more like, though the other came first",
        [
            ("接待各地游客和代表团", "30", "人", "e1"),
            ("接待各地游客", "40", "人次", "e2"),
            ("接待各地游客", "50", "人", None),
        ],
        [["40", "50"]],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_told_twice(
    rows: list[tuple[str, str, str, str | None]], expected: list[list[str]]
) -> None:
    assert build(*rows) == expected
