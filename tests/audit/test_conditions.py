"""Conditions: what rules ask of printed numbers, on both sides of every boundary."""

from decimal import Decimal

import pytest

from audit.conditions import (
    alike,
    another_scope,
    below,
    blank,
    changed_beyond,
    differs,
    exceeds,
    fitting_denominators,
    nearest,
    no_reason,
    nothing,
    relied_on,
    same_unit,
)
from extract.records import Denominator, Ratio
from tests.audit.builders import report
from tests.audit.rules.forms import case, form

OF = report(
    {"one": "1万元", "same": "10000元", "more": "1.01万元", "zero": "0万元", "five": "5万元"}
)

PAIRS = [
    # one against the other        exceeds   the same
    ("more", "one", True, False),
    ("one", "same", False, True),
    ("one", "more", False, False),
    ("gone", "one", False, False),
    ("one", None, False, False),
]


@pytest.mark.parametrize(("one", "other", "over", "same"), PAIRS)
def test_amounts_are_compared_in_the_base_unit(one, other, over, same):
    assert exceeds(OF, one, other) is over
    assert alike(OF, one, other) is same


def test_five_times_a_limit_is_the_same_scope_and_more_is_another():
    of = report({"limit": "1万元", "five": "5万元", "more": "5.01万元"})
    assert not another_scope(of, "five", "limit")
    assert another_scope(of, "more", "limit")
    assert not another_scope(of, "gone", "limit")


def test_zero_and_unknown_are_nothing():
    assert nothing(OF, "zero")
    assert nothing(OF, "gone")
    assert nothing(OF, None)
    assert not nothing(OF, "one")


def test_a_printed_value_differs():
    assert differs(OF, "five", Decimal(100))
    assert not differs(OF, "five", Decimal("5.00"))
    assert not differs(OF, None, Decimal(5))


CELLS = [
    # what is in the cell     blank     no reason
    ("", True, True),
    ("　—— ", True, True),
    ("…", True, True),
    ("无", False, True),
    ("无。", False, True),
    ("0", False, False),
    ("资金无法到位", False, False),
    ("有无偏差：无", False, False),
]


@pytest.mark.parametrize(("text", "empty", "bare"), CELLS)
def test_an_empty_cell_and_an_empty_reason(text, empty, bare):
    assert blank(text) is empty
    assert no_reason(text) is bare


COLUMNS = [
    # what the columns show                   parts                  columns              the nearest
    ("the one that fits", ["one", "five"], ["five", "more"], "five"),
    ("the first of two equally near", ["one"], ["same", "one"], "same"),
    ("the only one", ["zero"], ["five"], "five"),
    ("none is known", ["one"], ["gone"], None),
    ("none", ["one"], [], None),
]


@pytest.mark.parametrize(
    ("parts", "columns", "near"), [row[1:] for row in COLUMNS], ids=[row[0] for row in COLUMNS]
)
def test_the_nearest_column(parts, columns, near):
    assert nearest(OF, parts, columns) == near


def test_totals_rates_and_points_of_forms_are_relied_on():
    of = case(form(money=("10", "94%", "9.4"), spent="9万元", budget="10万元", total=("100", "97")))
    assert relied_on(of) == {
        "f1.rate",
        "f1.score",
        "f1.spent",
        "f1.budget",
        "f1.total_weight",
        "f1.total_score",
    }


UNKNOWN = [
    # what is unknown                       what is asked of it
    ("a changed budget", lambda of: changed_beyond(of, "a", "gone", Decimal(0))),
    ("a value below a limit", lambda of: below(of, "gone", Decimal(100))),
    ("a unit", lambda of: same_unit(of, "a", "gone")),
    ("a rate", lambda of: fitting_denominators(of, rate_of("gone", "a"))),
    ("what was spent", lambda of: fitting_denominators(of, rate_of("a", "gone"))),
]


def rate_of(stated, upper):
    lower = Denominator(name="全年预算数", numbers=("a",))
    return Ratio(kind="rate", label="", stated=stated, numerators=(upper,), denominators=(lower,))


@pytest.mark.parametrize("asked", [row[1] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_nothing_is_said_of_a_number_that_is_not_there(asked):
    assert not asked(report({"a": "100"}))
