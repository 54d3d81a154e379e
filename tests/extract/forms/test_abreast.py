"""Blocks of indicators side by side give rows of their own, and what they share holds for all of them."""

import pytest

from gouji.pipeline import NamedBytes, audit_files
from tests.extract.forms.reading import Read

TITLE = "绩效目标表\n"
TWO = (
    "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n"
    "\t产出指标\t数量指标\t建成试点\t≥12个\t数量指标\t建成试点\t≥4个\n"
    "\t\t质量指标\t验收合格率\t≥98%\t质量指标\t当年合格率\t≥95%\n"
    "\t效益指标\t社会效益指标\t培训农民\t≥6000人次\t社会效益指标\t当年培训\t≥2000人次\n"
)
THREE = (
    "一级指标\t二级指标\t三级指标\t指标值\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n"
    "产出指标\t数量指标\t厂房\t≥6万平方米\t当年厂房\t≥2万平方米\t质量指标\t合格率\t100%\n"
)
HEAD = "二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
HALVES = (
    f"{HEAD}\t{HEAD}\n"
    "数量指标\t维护路灯\t≥800盏\t812盏\t30\t30\t社会效益指标\t受益居民\t≥3万人\t3万人\t20\t20\n"
    "质量指标\t合格率\t≥98%\t98%\t30\t30\t满意度指标\t满意度\t≥90%\t90%\t20\t20\n"
    "总分\t\t\t\t100\t100\t\t\t\t\t\t\n"
)
YEARS = (
    "一级指标\t二级指标\t三级指标\t中期指标值\t实际完成值\t分值\t得分\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标（60分）\t数量指标\t路灯\t≥800盏\t812盏\t60\t60\t当年路灯\t≥300盏\t310盏\t60\t60\n"
    "效益指标（40分）\t社会效益指标\t居民\t≥3万人\t3万人\t40\t40\t当年居民\t≥1万人\t1万人\t40\t40\n"
    "总分\t\t\t\t\t100\t100\t\t\t\t\t\n"
)


def rows(text: str) -> list[tuple[str, ...]]:
    found = Read(TITLE + text).found.indicators
    return [(r.level1, r.level2, r.level3, r.target) for r in found]


@pytest.mark.parametrize("lost", [False, True], ids=["kept", "merged cells lost"])
def test_two_blocks_share_the_first_level(lost):
    text = TWO.replace("\n\t\t", "\n").replace("\n\t", "\n") if lost else TWO
    assert rows(text) == [
        ("产出指标", "数量指标", "建成试点", "≥12个"),
        ("产出指标", "数量指标", "建成试点", "≥4个"),
        ("产出指标", "质量指标", "验收合格率", "≥98%"),
        ("产出指标", "质量指标", "当年合格率", "≥95%"),
        ("效益指标", "社会效益指标", "培训农民", "≥6000人次"),
        ("效益指标", "社会效益指标", "当年培训", "≥2000人次"),
    ]


def test_a_third_block_may_have_levels_that_the_second_has_not():
    assert rows(THREE) == [
        ("产出指标", "数量指标", "厂房", "≥6万平方米"),
        ("产出指标", "数量指标", "当年厂房", "≥2万平方米"),
        ("产出指标", "质量指标", "合格率", "100%"),
    ]


def test_each_block_has_its_own_target_and_result():
    found = Read(TITLE + YEARS).found.indicators
    assert [(r.target, r.actual) for r in found][:2] == [("≥800盏", "812盏"), ("≥300盏", "310盏")]
    assert [r.weight is None for r in found] == [False, True, False, True]


@pytest.mark.parametrize(
    "text", [TWO, THREE, HALVES, YEARS], ids=["two", "three", "halves", "years"]
)
def test_nothing_that_they_tell_is_called_wrong(text):
    audit = audit_files(
        [NamedBytes("form.txt", f"绩效自评表\n项目名称\t路灯\n{text}".encode())]
    ).audit
    loud = [c for c in audit.checks if c.verdict == "mismatch" and c.severity in {"high", "medium"}]
    assert loud == []


def test_points_of_both_halves_make_the_total():
    audit = audit_files(
        [NamedBytes("form.txt", f"绩效自评表\n项目名称\t路灯\n{HALVES}".encode())]
    ).audit
    told = [c.verdict for c in audit.checks if c.rule in {"SCORE-03", "SCORE-04"}]
    assert told == ["ok", "ok"]


def test_a_sum_of_the_period_and_one_of_the_year_have_amounts_in_turn():
    read = Read(
        "绩效目标表\n项目名称\t试点\n实施期资金总额\t3600\t年度资金总额\t1200\t其中：财政拨款\t3300\t其中：财政拨款\t1100"
        "\t其他资金\t300\t其他资金\t100\n"
    )
    assert [(whole, parts) for _, whole, parts, _ in read.sums("money")] == [
        ("3600", ["3300", "300"]),
        ("1200", ["1100", "100"]),
    ]
