"""The outline: under which headings each paragraph stands, whatever the numbering."""

import pytest

from extract.narrative.outline import opening_of, outline


def paths(*lines):
    """The path of every line, given without quantities."""
    return [placed.path for placed in outline([(i, line, ()) for i, line in enumerate(lines)])]


CASES = [
    (
        "each style of number stands under the one before it",
        ["一、基本情况", "（一）机构", "1.科室", "（1）办公室", "负责文秘。"],
        ("一、基本情况", "（一）机构", "1.科室", "（1）办公室"),
    ),
    (
        "a number that goes on closes what stood deeper",
        ["一、概况", "（一）机构", "1.科室", "（二）人员", "有若干人。"],
        ("一、概况", "（二）人员"),
    ),
    (
        "an author who changes his style goes on in the same series",
        ["一、概况", "二、支出情况", "（一）基本支出", "3、基金支出情况", "无。"],
        ("3、基金支出情况",),
    ),
    (
        "a style of the top may number running text below",
        [
            "六、绩效情况",
            "（一）总体情况",
            "一、抓学习，打基础。全年学习。",
            "二、抓项目，促发展。开工建设。",
        ],
        ("六、绩效情况", "（一）总体情况", "二、抓项目，促发展"),
    ),
    (
        "and the section above goes on after it",
        ["六、绩效情况", "（一）总体情况", "一、抓学习。全年学习。", "七、存在的问题", "不足。"],
        ("七、存在的问题",),
    ),
    (
        "a number in the middle is skipped without harm",
        ["一、概况", "二、收入", "四、问题", "不足。"],
        ("四、问题",),
    ),
    (
        "the title of a form begins anew",
        ["三、其他", "2023年度部门整体支出绩效自评表", "说明文字。"],
        (),
    ),
    ("an annex begins anew", ["三、其他", "附件2", "说明文字。"], ()),
    (
        "a remark in brackets is left out of a title",
        ["二、资金使用情况（含专项资金）", "合规。"],
        ("二、资金使用情况",),
    ),
    ("brackets inside a title stay", ["一、部门（单位）概况", "简介。"], ("一、部门（单位）概况",)),
]


@pytest.mark.parametrize(("what", "lines", "path"), CASES, ids=[c[0] for c in CASES])
def test_the_path_of_the_last_line(what, lines, path):
    assert paths(*lines)[-1] == path


OPENINGS = [
    ("a heading alone on its line", "（一）基本支出情况", (), ("（一）基本支出情况", True)),
    (
        "a sentence with an amount is an item",
        "1.上年预算资金65.80万元。",
        (8,),
        ("1.上年预算资金", False),
    ),
    ("a list number glued to a year", "1.2023年预算资金", (), ("1.2023年预算资金", True)),
    (
        "a heading run in before its text",
        "（2）村道项目。支出10万元，已完工。",
        (8,),
        ("（2）村道项目", True),
    ),
    ("a heading run in before a colon", "1、培训费：5万元。", (6,), ("1、培训费", True)),
    (
        "a long sentence is cut at its first mark",
        "2.全年组织开展各类活动，" + "持续推进" * 12 + "。",
        (),
        ("2.全年组织开展各类活动", False),
    ),
    ("a decimal is no list number", "1.5万元用于培训", (0,), None),
    ("no number", "基本支出情况", (), None),
]


@pytest.mark.parametrize(
    ("what", "text", "quantities", "opening"), OPENINGS, ids=[c[0] for c in OPENINGS]
)
def test_how_a_paragraph_opens(what, text, quantities, opening):
    found = opening_of(text, quantities)
    assert (found and (found.title, found.heading)) == opening


VALUES = [
    ("十二、其他", 12),
    ("二十、其他", 20),
    ("二十一、其他", 21),
    ("⑫其他事项", 12),
    ("第三部分 附表", 3),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_of_a_number(text, value):
    assert opening_of(text, ()).value == value
