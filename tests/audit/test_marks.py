"""Marks: every number exactly one, and what it takes to earn it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.relations import Conformity, Missing, Term, Unchecked
from audit.result import Mark
from tests.audit.auditing import audit_of, marks_of, rule_of
from tests.audit.builders import number, report
from tests.audit.relating import bound, equal, product, total


def given_report(**printed):
    """Build a report in which every number has a name."""
    return report(printed, {name: name for name in printed}, unit="万元")


CASES = [
    ("a sum that holds confirms all its numbers", (total("a", "b"),), "ok ok ok single"),
    ("a sum that holds by rounding", (total("a", "x"),), "rounding rounding single rounding"),
    ("one exact check is worth more than one by rounding", (total("a", "x"), total("a", "b")), "ok ok ok rounding"),
    ("a sum that fails involves all its numbers", (total("a"), total("b")), "mismatch mismatch mismatch single"),
    ("a sum of three that fails", (total("a", "b", ("b", 2)),), "involved involved involved single"),
    ("what another check confirms stays confirmed", (total("a", "b", "b"), total("a", "b")), "ok ok ok single"),
    ("a tie that fails spoils both sides", (equal("t", "a"),), "mismatch mismatch single single"),
    ("a tie that fails spoils even what is confirmed", (equal("t", "a"), total("a", "b")), "mismatch mismatch ok single"),
    ("an explained tie", (equal("t", "a", accounted=("b",)),), "explained explained single single"),
    ("wrong is graver than explained", (equal("t", "a", accounted=("b",)), equal("t", "b")), "mismatch explained mismatch single"),
    ("a bound marks nothing", (bound("t", "a"),), "single single single single"),
    ("a bound that holds marks nothing", (bound("a", "t"),), "single single single single"),
    ("an unchecked relation marks nothing", (Unchecked(statement="甲", anchors=(), numbers=(Term("t"),), reason="unread-part"),), "single single single single"),
    ("what stands beside is not confirmed", (total("a", "b", beside=(Term("x"),)),), "ok ok ok single"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("relations", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_mark_of_each_number(relations, expected):
    of = given_report(t="40.00", a="30.00", b="10.00", x="10.01")
    found = marks_of(audit_of(of, *relations))
    assert " ".join(found[name] for name in "tabx") == expected


def test_a_number_alone_in_its_relation_is_not_confirmed():
    of = given_report(t="0")
    assert marks_of(audit_of(of, total(("t", 1), ("t", 1)))) == {"t": "single"}


def test_numbers_without_a_name_are_unread_and_dates_are_context():
    of = report({"a": "5万元", "d": number("2023", id="d", kind="date"), "p": "7"}, {"d": "年度"})
    assert marks_of(audit_of(of)) == {"a": "unread", "d": "context", "p": "unread"}


def test_a_date_that_takes_part_in_a_check_stays_context():
    of = report({"a": "5", "d": number("5", id="d", kind="date")})
    assert marks_of(audit_of(of, equal("a", "d")))["d"] == "context"


def test_what_has_no_name_can_still_be_confirmed():
    of = report({"t": "5", "a": "5"}, unit="万元")
    assert marks_of(audit_of(of, equal("t", "a"))) == {"t": "ok", "a": "ok"}


def test_a_doubt_of_reading_spoils_nothing():
    of = report({"t": "5", "a": number("6", id="a", alternatives=("5",))}, {"t": "甲", "a": "甲"})
    assert marks_of(audit_of(of, equal("t", "a"))) == {"t": "single", "a": "single"}


def test_bounds_omissions_and_wording_hang_on_numbers_as_flags():
    named = {"statement": "甲", "anchors": ("甲",)}
    rules = (
        rule_of(bound("t", "a"), bound("t", "b"), id="BOUND-09", nature="compliance"),
        rule_of(Missing(**named, numbers=(Term("t"),)), id="MISS-09", nature="omission"),
        rule_of(
            Conformity(**named, holds=False, numbers=(Term("x"),)), id="WORD-09", nature="wording"
        ),
        rule_of(
            Conformity(**named, holds=True, numbers=(Term("a"),)), id="WORD-08", nature="wording"
        ),
        rule_of(equal("b", "x"), id="TIE-09"),
    )
    of = given_report(t="40.00", a="30.00", b="10.00", x="10.01")
    found = {each.id: each.flags for each in audit_of(of, rules=rules).numbers}
    assert found == {
        "t": ("BOUND-09", "MISS-09"),
        "a": ("BOUND-09",),
        "b": ("BOUND-09",),
        "x": ("WORD-09",),
    }


def test_numbers_know_their_checks():
    found = audit_of(given_report(t="40", a="30", b="10"), total("a", "b"), bound("a", "t"))
    assert {each.id: each.checks for each in found.numbers} == {
        "t": ("c1", "c2"),
        "a": ("c1", "c2"),
        "b": ("c1",),
    }


def test_coverage_lists_every_mark():
    found = audit_of(given_report(t="40", a="30", b="10", x="3"), total("a", "b")).coverage
    assert (found.numbers, found.by_mark["ok"], found.by_mark["single"]) == (4, 3, 1)
    assert set(found.by_mark) == {mark.value for mark in Mark}


KINDS = st.sampled_from(["5万元", "6万元", "11万元", "7", "3人", "50%"])


@settings(max_examples=60, deadline=None)
@given(st.lists(KINDS, min_size=3, max_size=9), st.data())
def test_every_number_has_one_mark_and_coverage_adds_up(printed, data):
    numbers = {f"n{place}": text for place, text in enumerate(printed)}
    names = st.sampled_from(sorted(numbers))
    of = report(numbers, {name: name for name in numbers if data.draw(st.booleans())})
    relations = [
        data.draw(
            st.one_of(
                st.builds(lambda a, b, c: total(b, c, stated=a), names, names, names),
                st.builds(equal, names, names),
                st.builds(bound, names, names),
                st.builds(lambda a, b, c: product(a, (b, c)), names, names, names),
            )
        )
        for _ in range(data.draw(st.integers(0, 6)))
    ]
    found = audit_of(of, *relations)
    assert [each.id for each in found.numbers] == list(numbers)
    assert sum(found.coverage.by_mark.values()) == found.coverage.numbers == len(numbers)
    named = set(of.fact_of)
    for each in found.numbers:
        confirmed = [
            check
            for check in found.checks
            if check.verdict in {"ok", "rounding"} and each.id in {e.number for e in check.evidence}
        ]
        assert each.mark != Mark.OK or confirmed
        assert (each.mark == Mark.SINGLE) <= (each.id in named)
