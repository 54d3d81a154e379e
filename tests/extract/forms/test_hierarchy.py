"""Which row of a table is a part of which."""

import pytest

from extract.forms.hierarchy import Line, complete, parents

CASES = [
    (
        "the vocabulary nests three-public spending",
        [
            "三公经费",
            "1、公务用车购置和维护经费",
            "其中：公车购置",
            "公车运行维护",
            "2、出国经费",
            "3、公务接待",
        ],
        [None, 0, 1, 1, 0, 0],
    ),
    (
        "items below an open list are its parts until another concept begins",
        [
            "项目支出：",
            "1、业务工作经费",
            "3、市级专项资金(一个专项一行)",
            "古桥修缮",
            "老街照明",
            "公用经费",
        ],
        [None, 0, 0, 2, 2, None],
    ),
    ("其中 hangs under the row above", ["公用经费", "其中：办公经费", "租车费"], [None, 0, None]),
    ("a placeholder row is nobody's part", ["项目支出", "1、业务工作经费", "……"], [None, 0, None]),
    (
        "numbered rows hang under the free row above",
        ["河道整治", "1、清淤", "2、护岸"],
        [None, 0, 0],
    ),
    ("rows without any sign stand free", ["甲工程", "乙工程"], [None, None]),
    (
        "plain rows right below project spending are projects",
        ["项目支出", "古桥修缮", "老街照明", "公用经费", "其他事项"],
        [None, 0, 0, None, None],
    ),
]


@pytest.mark.parametrize(("labels", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_parents(labels: list[str], expected: list[int | None]) -> None:
    assert parents([Line(label) for label in labels]) == expected


def test_ordinals_of_two_kinds_nest_under_the_total() -> None:
    lines = [
        Line("合  计"),
        Line("融合经费", "一"),
        Line("融合经费", "1"),
        Line("文明经费", "二"),
        Line("文明经费", "1"),
    ]
    assert parents(lines) == [None, 0, 1, 0, 3]


def test_ordinals_of_one_kind_hang_under_the_total() -> None:
    assert parents([Line("甲", "1"), Line("乙", "2"), Line("合计", "")]) == [2, 2, None]


COMPLETE = [
    (
        "a set that the vocabulary calls complete",
        ["三公经费", "出国经费", "公务用车购置和维护经费", "公务接待"],
        True,
    ),
    ("the same set with a row that is not printed", ["三公经费", "出国经费", "公务接待"], True),
    ("the same set with most of it missing", ["三公经费", "公务接待"], False),
    ("an open list", ["市级专项资金(一个专项一行)", "甲项目"], True),
    ("a 合计 row", ["合计", "甲项目"], True),
    ("其中 rows need not be all", ["公用经费", "其中：办公经费"], False),
]


@pytest.mark.parametrize(
    ("labels", "expected"), [c[1:] for c in COMPLETE], ids=[c[0] for c in COMPLETE]
)
def test_complete(labels: list[str], expected: bool) -> None:
    assert complete([Line(label) for label in labels], 0, range(1, len(labels))) is expected
