"""Figures and signs as tables: what was read, and what a paper can only have printed."""

import pytest

from extract.readers.ocr_decode import Mark
from extract.readers.ocr_figures import mended
from extract.readers.ocr_signs import with_wide_signs


def marks(text, rivals=None):
    """Characters that were read surely, but for those with a rival at their place."""
    rivals = rivals or {}
    return [Mark(c, i, 0.8 if i in rivals else 0.99, rivals.get(i)) for i, c in enumerate(text)]


def text_of(found):
    return "".join(mark.text for mark in found)


FIGURES = [
    # what the case shows                             read           rivals       meant
    ("a number stays as it is", "1,234.50", {}, "1,234.50"),
    ("a doubtful number that can be stays, too", "1.234", {1: ","}, "1.234"),
    ("points that part thousands were commas", "2.345.60", {}, "2,345.60"),
    ("also twice", "1.234.567.8", {}, "1,234,567.8"),
    ("a point behind all digits is dirt", "136446.80.", {}, "136446.80"),
    ("a rival that makes a number is taken", "39379.9.9", {7: ""}, "39379.99"),
    ("the number of a list keeps its point", "1.", {1: ""}, "1."),
    ("a section keeps its points", "1.2.3", {}, "1.2.3"),
    ("words around do not matter", "支出2.345.60万元", {}, "支出2,345.60万元"),
    ("a line of strokes is a dash", "一一", {}, "——"),
    ("one stroke is the figure", "一", {}, "一"),
    ("a list of strokes and words is no dash", "一一对应", {}, "一一对应"),
]


@pytest.mark.parametrize(("case", "read", "rivals", "meant"), FIGURES)
def test_figures_that_no_one_prints_are_mended(case, read, rivals, meant):
    assert text_of(mended(marks(read, rivals))) == meant


def test_what_was_mended_stays_in_doubt_and_keeps_what_was_read():
    changed = [mark for mark in mended(marks("2.345.60")) if mark.probability < 0.9]
    assert [(mark.text, mark.rival) for mark in changed] == [(",", ".")]
    dropped = mended(marks("6446.80."))[-1]
    assert (dropped.text, dropped.rival) == ("", ".")
    assert dropped.probability < 0.9


RIVALS = [
    # what the case shows                                     read       rival of its sign
    ("a point before three digits may be a comma", "1.234", ","),
    ("and a comma a point", "1,234", "."),
    ("before two digits it is what it is", "1.23", None),
    ("nothing but a comma parts a million", "1,234,567", None),
    ("no group begins with a nought", "0.123", None),
]


@pytest.mark.parametrize(("case", "read", "rival"), RIVALS)
def test_points_and_commas_are_told_apart_with_care(case, read, rival):
    assert mended(marks(read))[1].rival == rival


def test_a_sign_that_is_beyond_doubt_has_no_rival():
    sure = [Mark(mark.text, mark.column, 0.9999) for mark in marks("1,234")]
    assert mended(sure) == sure


SIGNS = [
    # what the case shows                       read                 meant
    ("behind an ideograph a sign is wide", "其中:基本支出", "其中：基本支出"),
    ("among figures it is narrow as read", "1,234", "1,234"),
    ("a comma behind an amount is wide", "80万元,增长", "80万元，增长"),
    ("a bracket opens as its word does", "金额(万元)", "金额（万元）"),
    ("a bracket closes as it opened", "占比（50%)", "占比（50%）"),
    ("at the beginning of a line the line tells", "(50分)", "（50分）"),
    ("letters keep narrow brackets", "ABC(12)", "ABC(12)"),
    ("a clock keeps its colon", "9:30", "9:30"),
]


@pytest.mark.parametrize(("case", "read", "meant"), SIGNS)
def test_signs_are_as_wide_as_their_company(case, read, meant):
    assert text_of(with_wide_signs(marks(read))) == meant
