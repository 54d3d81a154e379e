"""Pairs: the same thing in two places, and an amount against its limit."""

from decimal import Decimal

import pytest

from audit.relations import Term
from tests.audit.builders import judge_one, report
from tests.audit.relating import bound, bound_of, equal, equal_of

EQUALS = [
    ("the same digits", ("604.28", "604.28"), "ok", "0.00"),
    ("dropped zeros", ("50", "50.00"), "ok", "0.00"),
    ("one place prints more digits", ("0.47", "0.472"), "rounding", "-0.002"),
    ("half a step of the coarser one", ("0.47", "0.475"), "rounding", "-0.005"),
    ("more than that", ("0.47", "0.476"), "mismatch", "-0.006"),
    ("two decimals on both sides", ("318.65", "318.21"), "mismatch", "0.44"),
    ("the last digit of two that are equally fine", ("318.65", "318.64"), "mismatch", "0.01"),
    ("whole percentages next to each other", ("97%", "98%"), "mismatch", "-1"),
    ("hundred millions and ten thousands", ("6.02亿元", "60228.5万元"), "rounding", "-0.00285"),
    ("ten thousands and yuan", ("1.5万元", "15000元"), "ok", "0.0"),
    (
        "a factor of ten thousand between two units",
        ("316.25元", "316.25万元"),
        "mismatch",
        "-3162183.75",
    ),
    ("counts", ("11家", "3家"), "mismatch", "8"),
    ("counts with a scale", ("4.5万人", "45000人"), "ok", "0.0"),
    ("negative amounts", ("-5", "-5.00"), "ok", "0.00"),
    ("a count under another word that agrees", ("46个", "46处"), "ok", "0"),
    ("two limits of one kind are compared as printed", ("≥98%", "≥95%"), "mismatch", "3"),
    ("a limit beside its own value", ("≥98%", "98%"), "ok", "0"),
]

APART = [
    ("a limit beside a value it leaves room for", ("≥98%", "98.6%")),
    ("a limit beside a value below it", ("≥98%", "96%")),
    ("an upper limit", ("≤30家", "28家")),
]


@pytest.mark.parametrize("printed", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_a_limit_and_a_value_are_not_compared(printed):
    found = equal_of(*printed)
    assert (found.verdict.value, found.reason) == ("unchecked", "limit-and-value")


@pytest.mark.parametrize(
    ("printed", "verdict", "difference"),
    [case[1:] for case in EQUALS],
    ids=[case[0] for case in EQUALS],
)
def test_two_places(printed, verdict, difference):
    found = equal_of(*printed)
    assert (found.verdict.value, found.difference) == (verdict, Decimal(difference))


@pytest.mark.parametrize("printed", [("5万元", "5人"), ("46个", "47处"), ("5%", "5万元")])
def test_two_places_that_cannot_be_compared(printed):
    found = equal_of(*printed)
    assert (found.verdict, found.reason) == ("unchecked", "units-differ")


SHORT = [
    ("the other place is kept to one decimal", ("61.93", "61.9"), 1),
    ("this place is kept to whole amounts", ("62", "61.93"), 0),
    ("too far apart even so", ("61.93", "61.8"), None),
    ("both are full", ("61.93", "61.95"), None),
]


@pytest.mark.parametrize(
    ("printed", "places"), [case[1:] for case in SHORT], ids=[case[0] for case in SHORT]
)
def test_one_of_two_places_may_be_kept_more_coarsely(printed, places):
    found = equal_of(*printed)
    assert (found.verdict, found.coarser) == ("mismatch", places)


def test_how_a_tie_is_written():
    found = equal_of("1.5万元", "15001元")
    assert (found.formula, found.shown) == ("a = 0.0001 * b", "15001元")


def test_what_stands_beside_a_tie_is_not_compared():
    of = report({"a": "5分", "b": "5分", "c": "3个"})
    found = judge_one(equal(beside=(Term("c", role="actual"),)), of)
    assert [piece.role for piece in found.pieces] == ["stated", "other", "actual"]


BOUNDS = [
    ("below its limit", ("30", "34"), False, "ok", "-4"),
    ("at its limit", ("34", "34.00"), False, "ok", "0.00"),
    ("above it", ("45.76", "34"), False, "mismatch", "11.76"),
    ("above it by what rounding allows", ("34.01", "34"), False, "rounding", "0.01"),
    ("above it by more", ("34.02", "34"), False, "mismatch", "0.02"),
    ("a target reached", ("46处", "30处"), True, "ok", "16"),
    ("a target missed", ("16位", "20位"), True, "mismatch", "-4"),
    ("a target that was set has no slack", ("97.5%", "98%"), True, "mismatch", "-0.5"),
    ("a floor is taken as the bare value", ("97%", "≥98%"), True, "mismatch", "-1"),
    ("a rate that may round to its floor", ("98%", "≥98.5%"), True, "rounding", "-0.5"),
    ("a limit of nothing", ("5", "0"), False, "mismatch", "5"),
    ("about the limit", ("约36", "34"), False, "mismatch", "2"),
    ("about the limit, near enough", ("约35", "34"), False, "rounding", "1"),
]


@pytest.mark.parametrize(
    ("printed", "lower", "verdict", "difference"),
    [case[1:] for case in BOUNDS],
    ids=[case[0] for case in BOUNDS],
)
def test_an_amount_and_its_limit(printed, lower, verdict, difference):
    found = bound_of(*printed, lower=lower)
    assert (found.verdict.value, found.difference) == (verdict, Decimal(difference))


def test_how_a_bound_is_written():
    assert bound_of("36", "34").formula == "a <= b"
    assert bound_of("30", "34", lower=True).formula == "a >= b"
    assert [bound_of("36", "34").sign, bound_of("30", "34", lower=True).sign] == [">", "<"]


def test_a_limit_of_another_kind_is_not_judged():
    assert bound_of("36人", "34万元").reason == "units-differ"


def test_what_stands_beside_a_bound_is_not_compared():
    of = report({"a": "5", "b": "6", "c": "7"})
    assert len(judge_one(bound(beside=(Term("c"),)), of).pieces) == 3
