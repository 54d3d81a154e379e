"""Projects with a heading of their own, and the sum of what stands under a group of them."""

import pytest

from tests.extract.narrative.builders import prose

TOP = ("2023年度山阳县水利局整体支出绩效自评报告", "六、绩效情况", "（二）项目支出绩效情况")
GROUP = "1.年初预算项目资金90万元，实际支出80万元，结余10万元。具体情况如下："

CASES = [
    (
        "headings with the amount below",
        [
            GROUP,
            "（1）河道项目",
            "项目支出50万元，已完工。",
            "（2）堤防项目",
            "项目支出30万元，已验收。",
        ],
        [("80", ["50", "30"], True)],
    ),
    (
        "headings run in",
        [GROUP, "（1）河道项目。项目支出50万元，已完工。", "（2）堤防项目。项目支出30万元。"],
        [("80", ["50", "30"], True)],
    ),
    (
        "items that a paragraph announces",
        [
            "全年安排项目资金90万元，实际支出80万元，结余10万元。具体情况如下：",
            "1.河道项目支出50万元，该项目年初预算55万元，实际支出50万元。",
            "2.堤防项目支出30万元，已完工。",
        ],
        [("80", ["50", "30"], True)],
    ),
    (
        "a group that calls its items a choice",
        [
            GROUP + "主要项目有",
            "（1）河道项目",
            "项目支出50万元。",
            "（2）堤防项目",
            "项目支出20万元。",
        ],
        [("80", ["50", "20"], False)],
    ),
    (
        "an item without an amount leaves it open",
        [GROUP, "（1）河道项目", "项目支出50万元。", "（2）堤防项目", "已另行上报。"],
        [],
    ),
    (
        "an item with two amounts leaves it open",
        [
            GROUP,
            "（1）河道项目",
            "项目支出50万元。",
            "（2）堤防项目",
            "项目支出20万元。项目支出10万元。",
        ],
        [],
    ),
    (
        "a number that is missing leaves it open",
        [GROUP, "（1）河道项目", "项目支出50万元。", "（3）堤防项目", "项目支出30万元。"],
        [],
    ),
]


@pytest.mark.parametrize(("what", "lines", "breakdowns"), CASES, ids=[c[0] for c in CASES])
def test_a_group_is_the_sum_of_its_items(what, lines, breakdowns):
    assert prose(*TOP, *lines).breakdowns() == breakdowns


def test_the_amount_under_a_heading_is_that_of_the_project():
    fact = prose(*TOP, GROUP, "（1）河道项目", "项目支出50万元，清淤9公里。").fact("50")
    assert (fact.label, fact.entity, fact.concept) == ("河道项目支出", "?河道项目", None)
    assert fact.path == (
        "六、绩效情况",
        "（二）项目支出绩效情况",
        "1.年初预算项目资金",
        "（1）河道项目",
    )


def test_counts_under_a_heading_belong_to_the_project():
    assert prose(*TOP, "1.河道项目", "清淤9公里。").fact("9").entity == "?河道项目"


def test_other_money_under_a_heading_is_not_that_of_the_project():
    reading = prose(
        *TOP, "1.河道项目", "项目支出50万元，其中3万元为上年退款；47万元用于清淤。销售额达90万元。"
    )
    assert [reading.fact(raw).entity for raw in ("50", "3", "90")] == ["?河道项目", None, None]


NAMED = [
    ("in a section about projects", "（二）项目支出情况", "文艺扶持项目支出8万元。", "?文艺扶持"),
    ("in another section", "（一）基本支出情况", "文艺扶持项目支出8万元。", None),
    ("a fund is no project", "（二）项目支出情况", "政府性基金项目支出8万元。", None),
    ("nor is a level of government", "（二）项目支出情况", "本级专项项目支出8万元。", None),
]


@pytest.mark.parametrize(("what", "heading", "text", "entity"), NAMED, ids=[c[0] for c in NAMED])
def test_an_amount_that_names_its_project(what, heading, text, entity):
    assert prose("二、支出情况", heading, text).fact("8").entity == entity


def test_a_heading_about_the_state_of_things_is_no_project():
    fact = prose(*TOP, "1.项目完成情况", "支出50万元。").fact("50")
    assert fact.entity is None


def test_a_project_that_the_sentence_before_names():
    reading = prose(
        *TOP,
        "年初预算项目“水毁修复资金，年中调增5万元，实际支出8万元。",
        "项目支出8万元，用于修复。",
    )
    assert [reading.fact("8", n).entity for n in (0, 1)] == [None, "?水毁修复资金"]
    assert reading.fact("5").label == "年初预算项目水毁修复资金年中调增"
