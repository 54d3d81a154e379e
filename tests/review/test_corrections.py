"""Corrections lie over the records: relations are built from them, and what was printed stays."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.numbers import Kind as NumberKind
from gouji.review.changes import changes
from gouji.review.correction import Anchor, Correction, Kind, anchor_of
from gouji.review.errors import BadCorrection
from tests.review.reports import (
    FORM,
    MISSED,
    PROJECTS,
    SUM_OFF,
    audited,
    change,
    number,
    picked,
    printed,
)


def verdicts(result, rule):
    return [c.verdict.value for c in result.audit.checks if c.rule == rule]


def told(result):
    return [p.what for p in result.audit.problems if p.code == "correction.lost"]


def fact(result, raw, nth=0):
    return result.report.fact_of[number(result, raw, nth)]


# values and units -------------------------------------------------------------------------------------------------------


def test_a_value_that_was_misread_makes_the_sum_hold_and_stays_printed():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", "40.00"))
    corrected = result.report.by_id[number(result, "39.00")]
    assert (corrected.raw, corrected.value, corrected.places) == ("39.00", Decimal("40.00"), 2)
    assert verdicts(printed(SUM_OFF), "SUM-01") == ["mismatch"]
    assert verdicts(result, "SUM-01") == ["ok"]


def test_the_later_of_two_values_holds():
    first = change(SUM_OFF, Kind.VALUE, "39.00", "41.00")
    last = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")
    assert verdicts(audited(SUM_OFF, first, last), "SUM-01") == ["ok"]
    assert verdicts(audited(SUM_OFF, last, first), "SUM-01") == ["mismatch"]


def test_a_value_is_read_from_full_width_digits_and_thousands():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", " １，０４０.００ "))
    assert result.report.by_id[number(result, "39.00")].value == Decimal("1040.00")


UNITS = [
    # what the unit becomes                         new      kind                unit     scale
    ("another unit of money", "元", NumberKind.MONEY, "元", Decimal(1)),
    ("a unit with a magnitude", "亿元", NumberKind.MONEY, "亿元", Decimal(100_000_000)),
    ("a rate", "%", NumberKind.PERCENT, "%", Decimal(1)),
    ("a word that nobody knows is a count", "套次", NumberKind.COUNT, "套次", Decimal(1)),
    ("nothing", "", NumberKind.PLAIN, "", Decimal(1)),
]


@pytest.mark.parametrize(("case", "new", "kind", "unit", "scale"), UNITS, ids=[u[0] for u in UNITS])
def test_a_unit_that_was_misread_becomes(case, new, kind, unit, scale):
    result = audited(SUM_OFF, change(SUM_OFF, Kind.UNIT, "39.00", new))
    found = result.report.by_id[number(result, "39.00")]
    assert (found.kind, found.unit, found.scale, found.value) == (
        kind,
        unit,
        scale,
        Decimal("39.00"),
    )


def test_a_unit_in_a_table_is_stronger_than_the_head_of_its_column():
    result = audited(FORM, change(FORM, Kind.UNIT, "80", "元"))
    assert result.report.by_id[number(result, "80")].unit == "元"
    assert verdicts(result, "SUM-02").count("mismatch") == 1


# names ------------------------------------------------------------------------------------------------------------------


def test_a_label_brings_its_concept_and_renames_the_sum_above():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.LABEL, "100.00", "总支出"))
    assert (fact(result, "100.00").label, fact(result, "100.00").concept) == (
        "总支出",
        "total_spending",
    )
    assert fact(result, "100.00").origin == "review"
    (found,) = [c for c in result.audit.checks if c.rule == "SUM-01"]
    assert found.statement.startswith("总支出")


def test_a_measure_is_changed():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.MEASURE, "60.00", "年初预算数"))
    assert fact(result, "60.00").measure == "年初预算数"


# projects ---------------------------------------------------------------------------------------------------------------


def test_two_projects_that_are_one_are_merged_and_compared():
    before = printed(PROJECTS)
    merged = audited(PROJECTS, change(PROJECTS, Kind.MERGE, "20.00", to="21.00"))
    assert fact(before, "20.00").entity != fact(before, "21.00").entity
    assert fact(merged, "20.00").entity == fact(merged, "21.00").entity
    assert len(merged.report.entities) == len(before.report.entities) - 1
    kept = next(e for e in merged.report.entities if e.id == fact(merged, "21.00").entity)
    assert any("线装书" in name for name in kept.aliases)
    assert [c.headline for c in changes(before.audit, merged.audit).new if c.family == "tie-out"]


def test_one_project_that_is_two_is_parted_and_compared_no_more():
    before = printed(PROJECTS)
    parted = audited(PROJECTS, change(PROJECTS, Kind.PART, "9.00", "另一处馆舍", nth=1))
    assert fact(before, "9.00", 0).entity == fact(before, "9.00", 1).entity
    assert fact(parted, "9.00", 0).entity != fact(parted, "9.00", 1).entity
    assert "另一处馆舍" in [e.name for e in parted.report.entities]
    assert len(verdicts(before, "TIE-01")) == len(verdicts(parted, "TIE-01")) + 1


def test_merging_after_parting_brings_them_together_again():
    part = change(PROJECTS, Kind.PART, "9.00", "另一处馆舍", nth=1)
    merge = change(PROJECTS, Kind.MERGE, "9.00", nth=1, to="9.00", to_nth=0)
    result = audited(PROJECTS, part, merge)
    assert fact(result, "9.00", 0).entity == fact(result, "9.00", 1).entity
    assert told(result) == []


def test_a_number_without_a_project_joins_one_alone():
    result = audited(PROJECTS, change(PROJECTS, Kind.MERGE, "30.00", to="21.00"))
    assert fact(result, "30.00").entity == fact(result, "21.00").entity


# hierarchy --------------------------------------------------------------------------------------------------------------


def parts(result, raw, nth=0):
    total = number(result, raw, nth)
    return [
        [result.report.by_id[p].raw for p in b.parts]
        for b in result.report.breakdowns
        if b.total == total
    ]


def test_a_part_that_belongs_to_nothing_leaves_its_sum():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.PARENT, "39.00"))
    assert parts(result, "100.00") == [["60.00"]]


def test_a_part_goes_under_another_total_in_reading_order():
    result = audited(SUM_OFF, change(SUM_OFF, Kind.PARENT, "120.00", to="100.00"))
    assert parts(result, "100.00") == [["60.00", "39.00", "120.00"]]
    moved = audited(
        SUM_OFF,
        change(SUM_OFF, Kind.PARENT, "39.00", to="120.00"),
        change(SUM_OFF, Kind.PARENT, "60.00", to="120.00"),
    )
    assert parts(moved, "120.00") == [["60.00", "39.00"]]
    assert parts(moved, "100.00") == []


def test_a_list_is_said_to_be_all_of_its_total():
    before = printed(MISSED)
    claimed = audited(
        MISSED,
        change(MISSED, Kind.PARENT, "10", to="50"),
        change(MISSED, Kind.WHOLE, "50", "complete"),
    )
    assert verdicts(before, "SUM-01") == []
    assert verdicts(claimed, "SUM-01") == ["mismatch"]


# added numbers ----------------------------------------------------------------------------------------------------------


def test_a_missed_number_takes_the_place_of_its_pieces_and_is_named_by_the_text():
    result = audited(MISSED, picked(MISSED, "4O.00", "40.00"))
    (added,) = [n for n in result.report.numbers if n.raw == "4O.00" and n.id.startswith("a")]
    assert added.value == Decimal("40.00")
    assert [n.raw for n in result.report.numbers if n.block == added.block][1:] == ["4O.00", "10"]
    assert told(result) == []


def test_an_added_number_is_corrected_like_any_other():
    added = picked(MISSED, "4O.00", "41 万元")
    result = audited(MISSED, added)
    later = Correction(kind=Kind.VALUE, anchor=added.anchor, new="40")
    parent = change(MISSED, Kind.PARENT, "10", to="50")
    joined = Correction(kind=Kind.PARENT, anchor=added.anchor, target=parent.target)
    whole = change(MISSED, Kind.WHOLE, "50", "complete")
    assert number(result, "4O.00").startswith("a")
    assert verdicts(audited(MISSED, added, later, joined, parent, whole), "SUM-01") == ["ok"]


def test_a_number_in_an_empty_cell_has_no_name_until_somebody_gives_it_one():
    result = printed(FORM)
    block = result.documents[0].blocks[number_block(result, "80")]
    empty = next(c for c in block.cells if c.start == c.end and c.row > 2 and c.column > 4)
    anchor = Anchor(
        sha256=result.audit.sources[0].sha256,
        block=number_block(result, "80"),
        start=empty.start,
        end=empty.end,
        raw="",
    )
    added = Correction(kind=Kind.ADD, anchor=anchor, new="5")
    named = Correction(kind=Kind.LABEL, anchor=anchor, new="分值")
    found = audited(FORM, added, named)
    assert number(audited(FORM, added), "") not in audited(FORM, added).report.fact_of
    assert told(found) == []
    assert fact(found, "").label == "分值"


def number_block(result, raw):
    return result.report.by_id[number(result, raw)].block


# places -----------------------------------------------------------------------------------------------------------------


def test_a_file_that_stands_twice_in_a_case_is_corrected_twice():
    edit = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")
    result = audited(SUM_OFF, edit, names=("一.txt", "二.txt"))
    assert [n.value for n in result.report.numbers if n.raw == "39.00"] == [Decimal("40.00")] * 2


def test_a_number_is_found_by_the_words_around_it_where_blocks_are_cut_otherwise():
    edit = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")
    moved = edit.model_copy(update={"anchor": edit.anchor.model_copy(update={"block": 99})})
    assert verdicts(audited(SUM_OFF, moved), "SUM-01") == ["ok"]


def test_a_correction_of_another_file_says_nothing_of_this_one():
    edit = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")
    other = edit.model_copy(update={"anchor": edit.anchor.model_copy(update={"sha256": "f" * 64})})
    result = audited(SUM_OFF, other)
    assert verdicts(result, "SUM-01") == ["mismatch"]
    assert (result.unapplied, told(result)) == ((), [])


def elsewhere(correction, **update):
    return correction.model_copy(
        update={"anchor": correction.anchor.model_copy(update={"quote": ""} | update)}
    )


def under_nothing(correction):
    lost = correction.target.model_copy(update={"block": 99, "quote": ""})
    return correction.model_copy(update={"target": lost})


REFUSED = [
    # what is wrong                            report    correction                                                       the reason
    ("a value that is no number", SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", "四十许"), "不是一个可以核对的数"),
    ("two values at once", SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", "40/41"), "不是一个可以核对的数"),
    ("an empty label", SUM_OFF, change(SUM_OFF, Kind.LABEL, "39.00", " "), "名称不能为空"),
    ("a place with other characters", SUM_OFF, elsewhere(change(SUM_OFF, Kind.VALUE, "39.00", "40"), raw="38.00"), "找不到数字「38.00」"),
    ("a block that is not there", SUM_OFF, elsewhere(change(SUM_OFF, Kind.LABEL, "39.00", "甲"), block=99), "找不到数字"),
    ("half of a number", MISSED, picked(MISSED, "50", "5", cut=1), "整个数字"),
    ("words that are printed elsewhere", MISSED, elsewhere(picked(MISSED, "4O.00", "40"), start=0), "补录没有生效"),
    ("an addition that is no number", MISSED, picked(MISSED, "4O.00", "四O"), "不是一个可以核对的数"),
    ("a number under itself", SUM_OFF, change(SUM_OFF, Kind.PARENT, "39.00", to="39.00"), "它自己的组成部分"),
    ("a total under its part", SUM_OFF, change(SUM_OFF, Kind.PARENT, "100.00", to="39.00"), "它自己的组成部分"),
    ("a total that is not there", SUM_OFF, under_nothing(change(SUM_OFF, Kind.PARENT, "39.00", to="100.00")), "找不到合计数「100.00」"),
    ("a claim about a number without parts", SUM_OFF, change(SUM_OFF, Kind.WHOLE, "39.00", "complete"), "没有分项"),
    ("a claim that says nothing", SUM_OFF, change(SUM_OFF, Kind.WHOLE, "100.00", "perhaps"), "是否为全部"),
    ("a merger with what is no project", PROJECTS, change(PROJECTS, Kind.MERGE, "21.00", to="30.00"), "不属于任何项目"),
    ("a merger with nothing", PROJECTS, change(PROJECTS, Kind.MERGE, "21.00"), "不属于任何项目"),
    ("a part of what is no project", PROJECTS, change(PROJECTS, Kind.PART, "30.00", "甲"), "不属于任何项目"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "edit", "reason"), REFUSED, ids=[r[0] for r in REFUSED])
def test_a_correction_without_effect_is_told_with_its_reason(case, text, edit, reason):
    result = audited(text, edit)
    (unapplied,) = result.unapplied
    assert reason in unapplied.reason
    assert unapplied.correction == edit
    assert told(result) == [unapplied.reason]


def test_a_number_that_is_no_more_on_the_page_has_no_place():
    with pytest.raises(BadCorrection, match="请刷新"):
        anchor_of(printed(SUM_OFF).audit, "n999")


def test_without_corrections_nothing_changes():
    assert audited(PROJECTS).audit == printed(PROJECTS).audit
    assert printed(PROJECTS).unapplied == ()


def test_what_changed_is_told_as_gone_new_and_altered():
    before = printed(SUM_OFF)
    fixed = audited(SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", "40.00"))
    worse = audited(SUM_OFF, change(SUM_OFF, Kind.VALUE, "39.00", "20.00"))
    gone = changes(before.audit, fixed.audit)
    altered = changes(before.audit, worse.audit)
    assert [c.rule for c in gone.gone] == ["SUM-01"]
    assert (gone.new, gone.altered) == ((), ())
    assert [c.rule for c in changes(fixed.audit, before.audit).new] == ["SUM-01"]
    assert [(a.before.difference, a.after.difference) for a in altered.altered] == [
        (Decimal("1.00"), Decimal("20.00"))
    ]
    assert changes(before.audit, before.audit).none


# whatever people do -----------------------------------------------------------------------------------------------------

TEXTS = [SUM_OFF, PROJECTS, MISSED, FORM]
WORDS = [
    "",
    " ",
    "0",
    "40.00",
    "-3",
    "1,000",
    "元",
    "%",
    "万人",
    "人员经费",
    "合计",
    "complete",
    "open",
    "=1+1",
    "四十",
    "\x00",
]


@st.composite
def edits(draw):
    """A text and a few corrections of it, sensible or not."""
    text = draw(st.sampled_from(TEXTS))
    names = [n.id for n in printed(text).audit.numbers]
    some = st.sampled_from(names)
    audit = printed(text).audit
    one = st.builds(
        lambda kind, number, target, new: Correction(
            kind=kind,
            anchor=anchor_of(audit, number),
            target=anchor_of(audit, target) if target else None,
            new=new,
        ),
        st.sampled_from(Kind),
        some,
        st.none() | some,
        st.sampled_from(WORDS),
    )
    return text, draw(st.lists(one, max_size=6))


@settings(max_examples=60, deadline=None)
@given(edits())
def test_whatever_is_corrected_printed_characters_stay_and_every_number_has_its_mark(made):
    text, corrections = made
    before, after = printed(text), audited(text, *corrections)
    assert [place(n) for n in after.report.numbers] == [place(n) for n in before.report.numbers]
    assert {n.id for n in after.audit.numbers} == set(after.report.by_id)
    assert sum(after.audit.coverage.by_mark.values()) == len(after.report.numbers)
    assert [p.what for p in after.audit.problems if p.code == "correction.lost"] == [
        each.reason for each in after.unapplied
    ]


def place(number):
    return number.source, number.block, number.start, number.end, number.raw
