"""Totals and parts that stand in different paragraphs, growth beside its gap, and names in front of a colon."""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

TITLE = "2023年度雁泽县水利局部门决算\n一、支出决算情况说明\n"
PARTS = "{total}，其中：\n人员经费{people}万元，主要包括：基本工资、津贴补贴等。\n公用经费52.90万元，主要包括：办公费、水费等。\n"
SHARED = (
    "2023年度财政拨款“三公”经费支出决算为{total}万元。\n"
    "因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算2.75万元，占85.67%；"
    "公务接待费支出决算0.46万元，占{share}%。\n"
)
GROWN = "2023年度支出总计1523.26万元。与上年相比，支出总计增加{gap}万元，增长{rate}%。\n"
LINES = (
    "2023年度一般公共预算财政拨款支出1523.26万元。\n"
    "1.社会保障和就业（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算为98.12万元，完成预算100%。\n"
    "2.农林水（类）水利（款）水利工程运行与维护（项）：支出决算为1104.99万元，完成预算100%。\n"
)


def said(text, *rules):
    """The verdicts of some rules on a text, each with the figure that is stated."""
    found = audit_files([NamedBytes("report.txt", (TITLE + text).encode())]).audit
    return [(c.rule, c.verdict, str(c.stated)) for c in found.checks if c.rule in rules]


@pytest.mark.parametrize(
    ("people", "verdict"), [("1150.21", Verdict.OK), ("1150.12", Verdict.MISMATCH)]
)
def test_parts_in_the_lines_below_make_a_total_that_the_vocabulary_knows(people, verdict):
    text = PARTS.format(total="2023年度一般公共预算财政拨款基本支出1203.11万元", people=people)
    assert said(text, "SUM-01") == [("SUM-01", verdict, "1203.11")]


def test_lines_below_an_amount_of_which_nobody_knows_the_parts_count_where_they_close():
    whole = "2023年度水利专项支出1203.11万元，其中：\n渠道清淤1150.21万元。\n闸门维修52.90万元。\n"
    assert said(whole, "SUM-01") == [("SUM-01", Verdict.OK, "1203.11")]
    assert said(whole.replace("52.90", "52.80"), "SUM-01") == []


@pytest.mark.parametrize(
    ("total", "share", "expected"),
    [
        ("3.21", "14.33", [("SHARE-01", Verdict.OK, s) for s in ("0", "85.67", "14.33")]),
        (
            "3.21",
            "14.73",
            [("SHARE-01", Verdict.OK, s) for s in ("0", "85.67")]
            + [("SHARE-01", Verdict.MISMATCH, "14.73")],
        ),
        (  # the shares make more than a hundred, but the amounts make the total
            "3.21",
            "24.33",
            [("SHARE-01", Verdict.OK, s) for s in ("0", "85.67")]
            + [("SHARE-01", Verdict.MISMATCH, "24.33")],
        ),
        ("3.31", "24.33", []),  # neither does: nobody says of what they are
    ],
)
def test_parts_with_shares_are_of_the_total_told_before(total, share, expected):
    assert said(SHARED.format(total=total, share=share), "SHARE-01") == expected


def test_a_total_that_its_parts_do_not_make_is_found():
    found = said(SHARED.format(total="3.31", share="14.33"), "SUM-01")
    assert found == [("SUM-01", Verdict.MISMATCH, "3.31")]


@pytest.mark.parametrize(
    ("gap", "rate", "verdict"),
    [
        ("121.66", "8.68", Verdict.OK),
        ("121.66", "8.7", Verdict.OK),
        ("121.66", "9.68", Verdict.MISMATCH),
    ],
)
def test_growth_follows_from_the_gap_beside_it(gap, rate, verdict):
    assert [v for _, v, _ in said(GROWN.format(gap=gap, rate=rate), "RATE-03")] == [verdict]


def test_a_fall_is_measured_by_what_was_more():
    text = "2023年度三公经费支出3.21万元，较上年减少0.35万元，下降9.83%。\n"
    assert [v for _, v, _ in said(text, "RATE-03")] == [Verdict.OK]


def test_a_gap_and_a_rate_that_go_different_ways_are_not_of_one_thing():
    text = "2023年度三公经费支出3.21万元，较上年减少0.35万元，其中接待人次增长9.83%。\n"
    assert said(text, "RATE-03") == []


def test_a_line_of_the_accounts_is_not_the_total_above_it():
    found = audit_files([NamedBytes("report.txt", (TITLE + LINES).encode())]).audit
    assert not [c for c in found.checks if c.verdict is Verdict.MISMATCH]
    raws = {n.id: n.raw for n in found.numbers}
    labels = {raws[f.number]: f.label for f in found.facts}
    assert "水利工程运行与维护" in labels["1104.99"]


ABOVE = "本年支出921.20万元。基本支出611.20万元，项目支出310.00万元。\n{opening}人员经费{people}万元，公用经费62.50万元。\n"


@pytest.mark.parametrize(
    ("opening", "people", "expected"),
    [
        ("基本支出中，", "548.70", [("SUM-01", Verdict.OK, "611.20")]),
        ("基本支出包括：", "548.70", [("SUM-01", Verdict.OK, "611.20")]),
        ("基本支出中，", "548.07", [("SUM-01", Verdict.MISMATCH, "611.20")]),
        ("", "548.07", []),
    ],
    ids=["named before its parts", "with its parts behind a colon", "that they miss", "not named"],
)
def test_parts_may_name_a_sum_of_the_paragraph_before(opening, people, expected):
    found = said(ABOVE.format(opening=opening, people=people), "SUM-01")
    assert [each for each in found if each[2] == "611.20"] == expected


def test_a_name_with_two_values_above_is_nobodys_whole():
    text = ABOVE.format(opening="基本支出中，", people="548.70")
    twice = "本级基本支出600.00万元。\n" + text
    assert ("SUM-01", Verdict.MISMATCH, "600.00") not in said(twice, "SUM-01")
