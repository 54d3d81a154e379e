"""Severity: where a failing check starts, and what takes it down."""

from dataclasses import replace
from decimal import Decimal

import pytest

from audit.policy import BOUNDS, CAPS, CONDITIONS, DEFAULT, LADDER, START
from audit.relations import BlankPart, Conformity, Missing, Term
from tests.audit.auditing import audit_of, only, rule_of
from tests.audit.builders import number, report, span
from tests.audit.relating import bound, equal, sum_of, total

NAMED = {"statement": "甲", "anchors": ("甲",)}


def weigh(relation, numbers, policy=DEFAULT, unit="万元", **rule):
    """Return nature and severity of the one check."""
    check = only(
        audit_of(report(numbers, unit=unit), rules=(rule_of(relation, **rule),), policy=policy)
    )
    return check.nature, check.severity


TIES = [
    ("a gap between two places", {}, ("90.00", "80.00"), ("data", "high")),
    ("a gap below a thousandth", {}, ("800.50", "800.00"), ("data", "medium")),
    ("a gap of a thousandth", {}, ("500.00", "499.50"), ("data", "high")),
    ("an uncertain structure", {"certain": False}, ("90.00", "80.00"), ("data", "medium")),
    ("an uncertain structure and a wide gap", {"certain": False}, ("90.00", "40.00"), ("data", "low")),
    ("two scopes", {"same_scope": False}, ("90.00", "80.00"), ("scope", "low")),
    ("two scopes under a conclusion", {"same_scope": False, "conclusive": True}, ("90.00", "80.00"), ("scope", "medium")),
    ("two scopes under a conclusion, hardly apart", {"same_scope": False, "conclusive": True}, ("90.00", "89.90"), ("scope", "low")),
    ("two scopes, more than half apart", {"same_scope": False}, ("90.00", "44.00"), ("scope", "info")),
    ("two scopes, half apart", {"same_scope": False}, ("90.00", "45.00"), ("scope", "low")),
    ("two scopes under a conclusion, more than half apart", {"same_scope": False, "conclusive": True}, ("90.00", "40.00"), ("scope", "medium")),
    ("two scopes that agree", {"same_scope": False}, ("90.00", "90.00"), ("data", "info")),
    ("a value kept to one decimal", {}, ("90.10", "90.1"), ("data", "info")),
    ("a coarse value that would fit", {}, ("90.13", "90.1"), ("data", "medium")),
    ("about as much", {}, ("约90", "60"), ("data", "low")),
    ("by rounding", {}, ("90.00", "90.004"), ("data", "info")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "printed", "expected"), [case[1:] for case in TIES], ids=[case[0] for case in TIES]
)
def test_the_severity_of_a_tie(fields, printed, expected):
    assert weigh(equal(**fields), {"a": printed[0], "b": printed[1]}) == expected


def test_a_small_gap_beside_wide_slack_is_low():
    numbers = {"t": "1000.04", **{f"p{place}": "500.00" for place in range(2)}}
    assert weigh(total("p0", "p1"), numbers)[1] == "low"
    assert weigh(total("p0", "p1"), {**numbers, "t": "1000.05"})[1] == "medium"


BOUND_CASES = [
    ("over the first budget", "bound.first_budget", {}, "medium"),
    ("over the full budget", "bound.full_budget", {}, "high"),
    ("over last year", "bound.last_year", {}, "info"),
    ("below a target", "bound.target", {}, "low"),
    ("full points below the target", "bound.full_points", {}, "medium"),
    ("a kind of bound that has no row", "", {}, "medium"),
    ("a part of what is over", "bound.first_budget", {"certain": False}, "low"),
    ("another scope", "bound.first_budget", {"same_scope": False}, "low"),
    ("with a reason", "bound.full_budget", {"accounted": ("b",)}, "low"),
    (
        "with a reason, and conclusive",
        "bound.full_budget",
        {"accounted": ("b",), "conclusive": True},
        "low",
    ),
]


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [case[1:] for case in BOUND_CASES],
    ids=[case[0] for case in BOUND_CASES],
)
def test_the_severity_of_a_bound(code, fields, expected):
    numbers = {"a": "45", "b": "34"}
    assert weigh(bound(code=code, **fields), numbers, nature="compliance")[1] == expected


CLAIMS = [
    ("an empty cell", Missing(**NAMED), "omission", "low"),
    ("an empty total", Missing(**NAMED, conclusive=True), "omission", "medium"),
    ("full points against the target", Conformity(**NAMED, holds=False), "compliance", "medium"),
    ("the same, unsure", Conformity(**NAMED, holds=False, certain=False), "compliance", "low"),
    ("wording", Conformity(**NAMED, holds=False), "wording", "low"),
    ("a question of scope", Conformity(**NAMED, holds=False), "scope", "medium"),
    ("what conforms", Conformity(**NAMED, holds=True), "data", "info"),
]


@pytest.mark.parametrize(
    ("claim", "nature", "expected"), [case[1:] for case in CLAIMS], ids=[case[0] for case in CLAIMS]
)
def test_the_severity_of_a_claim(claim, nature, expected):
    assert weigh(claim, {}, nature=nature) == (nature, expected)


def test_two_cells_prove_little():
    """62.61 against 56.6 + 6.1 of domain.md, in other figures: medium at most, with the sentence."""
    found = only(
        audit_of(report({"t": "52.71", "a": "46.6", "b": "6.2"}, unit="万元"), total("a", "b"))
    )
    assert (found.verdict, found.severity) == ("mismatch", "medium")
    assert found.suggestion == "若分项仅保留到一位小数，则属尾差"


def test_an_empty_cell_that_may_hold_the_gap_takes_the_total_down():
    blanks = (BlankPart(label="出国", place=span()),)
    numbers = {"t": "34", "a": "28", "b": "4"}
    assert weigh(total("a", "b", blanks=blanks), numbers)[1] == "medium"
    assert weigh(total("a", "b"), numbers)[1] == "high"


def test_what_the_document_accounts_for_stays_open():
    numbers = {"a": "59", "b": "49", "x": "10"}
    assert weigh(equal(accounted=("x",)), numbers)[1] == "low"
    assert weigh(equal(accounted=("x",), conclusive=True), numbers)[1] == "medium"


def test_a_doubt_of_reading_is_shown_and_other_silence_is_not():
    doubted = {"a": "5", "b": number("6", id="b", confidence=Decimal("0.5"))}
    assert weigh(equal(), doubted)[1] == "low"
    assert weigh(equal(), {"a": "5万元", "b": "6人"})[1] == "info"


def test_a_rule_can_be_rated_anew():
    policy = replace(DEFAULT, rated={"TEST-01": "low"})
    assert weigh(equal(), {"a": "9", "b": "8"}, policy)[1] == "low"
    assert weigh(equal(), {"a": "9", "b": "9"}, policy)[1] == "info"


def test_a_rule_can_be_switched_off():
    policy = replace(DEFAULT, off=frozenset({"TEST-01"}))
    rules = (rule_of(equal()), rule_of(equal("a", "c"), id="TEST-02"))
    found = audit_of(report({"a": "9", "b": "8", "c": "9"}), rules=rules, policy=policy)
    assert [check.rule for check in found.checks] == ["TEST-02"]


def test_limits_can_be_set():
    numbers = {"a": "800.50", "b": "800.00"}
    assert weigh(equal(), numbers, replace(DEFAULT, small=Decimal("0.0001")))[1] == "high"
    assert weigh(equal(), numbers, replace(DEFAULT, caps={**CAPS, "small": "low"}))[1] == "low"


def test_a_gap_over_nothing_is_no_part_of_it():
    assert sum_of("0", "0").difference == 0
    assert weigh(Conformity(**NAMED, holds=False, numbers=(Term("a"),)), {"a": "0"})[1] == "high"


def test_the_tables_agree():
    assert set(CONDITIONS) == set(CAPS)
    assert {*START.values(), *CAPS.values(), *BOUNDS.values()} <= set(LADDER)
