"""By which name a unit is known over many reports."""

import pytest

from gouji.batch.identity import doubtful, known_as

ALIKE = [
    # what differs               one                              the other
    ("a seal", "临渚县档案馆（盖章）", "临渚县档案馆"),
    ("a request for a seal", "临渚县档案馆(公章)", "临渚县档案馆"),
    ("space", "临 渚 县\u3000档案馆", "临渚县档案馆"),
    ("a code in front", "203001-临渚县档案馆", "临渚县档案馆"),
    ("a code in brackets", "[203001]临渚县档案馆", "临渚县档案馆"),
    ("width of brackets", "临渚县档案馆（本级）", "临渚县档案馆(本级)"),
    ("words for the own level", "临渚县农业局（机关）", "临渚县农业局本级"),
    ("full-width letters", "临渚县Ａ区管理所", "临渚县A区管理所"),
]
APART = [
    # what differs               one                              the other
    ("the place", "临渚县档案馆", "麓泉县档案馆"),
    ("the place is missing", "临渚县档案馆", "档案馆"),
    ("the own level alone", "临渚县农业局", "临渚县农业局（本级）"),
    ("a second name", "临渚县档案馆（临渚县方志馆）", "临渚县档案馆"),
    ("number of a school", "临渚县第一中学", "临渚县第二中学"),
]
SURE = [
    # what the name shows        name                             is it sure
    ("a county", "临渚县档案馆", True),
    ("a town", "桐湾镇水利站", True),
    ("a place and an office of the Party", "中共株洲市石峰区委员会宣传部", True),
    ("a province without its mark", "湖南图书馆", True),
    ("the state", "国家图书馆", True),
    ("no place", "教育局", False),
    ("a community is no place", "社区服务中心", False),
    ("a park is no place", "园区管理委员会", False),
    ("a mark at the end is none", "老城区", False),
    ("nothing", "", False),
]


@pytest.mark.parametrize(("one", "other"), [a[1:] for a in ALIKE], ids=[a[0] for a in ALIKE])
def test_one_unit_written_in_two_ways(one, other):
    assert known_as(one).key == known_as(other).key


@pytest.mark.parametrize(("one", "other"), [a[1:] for a in APART], ids=[a[0] for a in APART])
def test_two_names_that_are_kept_apart(one, other):
    assert known_as(one).key != known_as(other).key


@pytest.mark.parametrize(("name", "sure"), [s[1:] for s in SURE], ids=[s[0] for s in SURE])
def test_a_name_is_sure_with_its_place(name, sure):
    assert known_as(name).sure is sure


def test_the_own_level_is_told():
    assert [
        known_as(name).own_level for name in ("临渚县农业局（本级）", "临渚县农业局", "本级")
    ] == [True, False, False]


def pairs(units, often=()):
    return [(pair.one, pair.other, pair.reason) for pair in doubtful(units, often)]


def test_names_that_may_be_one_units_are_listed():
    units = {
        "临渚县档案馆",
        "档案馆",
        "县档案馆",
        "临渚县农业局",
        "临渚县农业局本级",
        "麓泉市图书馆",
    }
    assert pairs(units) == [
        ("临渚县农业局", "临渚县农业局本级", "level"),
        ("临渚县档案馆", "县档案馆", "part"),
        ("临渚县档案馆", "档案馆", "part"),
        ("县档案馆", "档案馆", "part"),
    ]


def test_a_name_without_a_place_that_several_bear_is_listed():
    assert pairs({"教育局"}, ["教育局", "教育局"]) == [("教育局", "教育局", "general")]
