"""Missing values, conformity, and relations that cannot be run."""

from decimal import Decimal

import pytest

from audit.judging.claims import judge_claim
from audit.ledger import Ledger
from audit.relations import Conformity, Evidence, Implied, Missing, Relation, Term, Unchecked
from tests.audit.builders import judge_one, report, span

NAMED = {"statement": "控制率未填", "anchors": ("表", "控制率")}
STAFF = report({"p": "73人", "q": "72人", "m": "5万元", "z": "0人"})
PLACE = Evidence(text="控制率", place=span(block=3))


def missing(upper=(), lower=(), **fields):
    implied = Implied(tuple(map(Term, upper)), tuple(map(Term, lower))) if upper else None
    return judge_one(Missing(**NAMED, implied=implied, **fields), STAFF)


IMPLIED = [
    ("a rate that follows", ("p",), ("q",), "101.39", "%", "p / q * 100", "101.39%"),
    ("a total that follows", ("p", "q"), (), "145", "人", "p + q", "145"),
    ("a rate over nothing", ("p",), ("z",), None, "", "", None),
    ("amounts that do not go together", ("p", "m"), (), None, "", "", None),
    ("nothing follows", (), (), None, "", "", None),
]


@pytest.mark.parametrize(
    ("upper", "lower", "computed", "unit", "formula", "implied"),
    [case[1:] for case in IMPLIED],
    ids=[case[0] for case in IMPLIED],
)
def test_what_a_missing_value_should_be(upper, lower, computed, unit, formula, implied):
    found = missing(upper, lower)
    assert (found.verdict, found.stated, found.difference) == ("mismatch", None, None)
    assert (found.computed, found.unit) == (computed and Decimal(computed), unit)
    assert (found.formula, found.values.get("implied")) == (formula, implied)
    assert found.code == ("missing.implied" if implied else "missing")


def test_places_and_numbers_are_evidence_each_once():
    found = missing(
        ("p",), ("q",), places=(PLACE,), numbers=(Term("p", role="numerator"),), count=2
    )
    assert [(piece.id, piece.role) for piece in found.pieces] == [("p", "numerator"), ("q", "term")]
    assert [(words.text, words.place.block) for words in found.words] == [("控制率", 3)]
    assert found.values["count"] == "2"


def test_conformity_is_taken_over():
    claim = {**NAMED, "numbers": (Term("p"),), "places": (PLACE,)}
    held = judge_one(Conformity(**claim, holds=True, expected="七十二"), STAFF)
    assert (held.verdict, held.code, held.formula) == ("ok", "conformity.ok", "p")
    failed = judge_one(Conformity(**claim, holds=False), STAFF)
    assert (failed.verdict, failed.code) == ("mismatch", "conformity.mismatch")
    expected = judge_one(Conformity(**claim, holds=False, expected="七十二"), STAFF)
    assert (expected.code, expected.values) == (
        "conformity.mismatch.expected",
        {"expected": "七十二"},
    )


def test_what_cannot_be_run_says_why():
    found = judge_one(Unchecked(**NAMED, numbers=(Term("p"),), reason="unread-part"), STAFF)
    assert (found.verdict, found.reason, found.numbers) == ("unchecked", "unread-part", {"p"})


def test_an_unknown_relation_is_our_fault():
    with pytest.raises(TypeError, match="no way to judge a Relation"):
        judge_claim(Relation(**NAMED), Ledger.of(STAFF))
