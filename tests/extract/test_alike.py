"""Project names: the same one written twice, and two that only look alike."""

import pytest

from extract.alike import Scorer, core, ordinals, region

SAME = [
    ("generic words are left out", "古桥修缮专项资金", "古桥修缮项目"),
    ("a word more in the middle", "绿道路灯及监控购建", "绿道路灯监控"),
    ("quotation marks and year", "2023年“灯会”系列活动经费", "节庆“灯会”活动"),
    ("ordinals in two scripts", "清川市第三届艺术节", "第3届艺术节"),
]
DIFFERENT = [
    ("two places", "湖北省第十二届运动会", "清川市十二届运动会"),
    ("two years", "2022年灯会活动", "2023年灯会活动"),
    ("two ordinals", "第三届艺术节", "第四届艺术节"),
    ("two phases", "污水管网改造一期", "污水管网改造二期"),
    ("nothing in common", "古桥修缮", "老街照明"),
]
NAMES = [name for case in SAME + DIFFERENT for name in case[1:]]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_same(one: str, other: str) -> None:
    assert Scorer.over(NAMES).score(one, other) >= 60


@pytest.mark.parametrize(
    ("one", "other"), [c[1:] for c in DIFFERENT], ids=[c[0] for c in DIFFERENT]
)
def test_different(one: str, other: str) -> None:
    assert Scorer.over(NAMES).score(one, other) < 35


REGIONS = [
    (
        "云岭省第十二届运动会",
        "",
    ),  # no province of that name is known, so it is no reason to keep names apart
    ("湖北省第十二届运动会", "湖北省"),
    ("清川市灯会", "清川市"),
    ("备战市运会", ""),
    ("市文化专项", ""),
    ("军分区训练场", ""),
]


@pytest.mark.parametrize(("name", "expected"), REGIONS)
def test_region(name: str, expected: str) -> None:
    assert region(name) == expected


def test_ordinals_are_read_in_both_scripts() -> None:
    assert ordinals("第十四届") == ordinals("14届") == {(14, "届")}


def test_core_keeps_two_characters_at_least() -> None:
    assert core("项目资金") == "项目"
