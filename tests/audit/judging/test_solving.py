"""Which value of one number would make a relation hold."""

from decimal import Decimal

import pytest

from audit.judge import compare
from audit.judging.solving import implied
from audit.ledger import Ledger
from audit.relations import Term
from tests.audit.builders import report
from tests.audit.relating import bound, equal, product, ratio, total

SUM = report({"t": "40", "a": "30", "b": "6", "c": "2"}, unit="万元")
YUAN = report({"t": "40万元", "a": "30万元", "b": "60000元"})
RATE = report({"s": "90.00%", "u": "20", "l": "25", "g": "25%", "z": "0%"}, unit="万元")
POINTS = report({"s": "9.50分", "w": "10分", "r": "94.00%"})
COST = report({"s": "20万元", "a": "2万元", "n": "5次", "b": "3万元"})

CASES = [
    ("a total becomes what its parts make", SUM, total("a", "b"), "t", "36"),
    ("a part takes up the gap", SUM, total("a", "b"), "b", "10"),
    ("a part that is taken off goes the other way", SUM, total("a", "b", ("c", -1)), "c", "-4"),
    ("a part in yuan takes up the gap in yuan", YUAN, total("a", "b"), "b", "100000"),
    ("a weight takes up the gap to 100", SUM, total("a", "b", stated=None, constant=Decimal(100)), "b", "70"),
    ("one place becomes the other", SUM, equal("a", "b"), "a", "6"),
    ("the other becomes the one", SUM, equal("a", "b"), "b", "30"),
    ("a rate becomes what its amounts give", RATE, ratio("s", "u", "l"), "s", "80.00"),
    ("an upper term that would give the rate", RATE, ratio("s", "u", "l"), "u", "22.50"),
    ("a lower term that would give the rate", RATE, ratio("s", "u", "l"), "l", "22.22"),
    ("a growth becomes the size of the fall", RATE, ratio("g", "u", "l", growth=True), "g", "20"),
    ("an upper term that would give the growth", RATE, ratio("g", "u", "l", growth=True), "u", "31.25"),
    ("no lower term gives a rate of nothing", RATE, ratio("z", "u", "l"), "l", None),
    ("points become what their rate gives", POINTS, product("s", ("w", "r")), "s", "9.40"),
    ("a rate that would give the points", POINTS, product("s", ("w", "r")), "r", "95.00"),
    ("a result becomes its products", COST, product("s", ("a", "n"), ("b",)), "s", "13.00"),
    ("a factor that would give the result", COST, product("s", ("a", "n"), ("b",)), "n", "9"),
    ("an item that would give the result", COST, product("s", ("a", "n"), ("b",)), "b", "10.00"),
    ("bounds are never repaired", SUM, bound("a", "b"), "a", None),
    ("a number that is not there", SUM, total("a", "b"), "c", None),
    ("a number that enters twice", SUM, total("a", "a"), "a", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "relation", "number", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_the_value_that_would_do(of, relation, number, expected):
    found = implied(relation, compare(relation, Ledger.of(of)), number)
    assert found == (expected and Decimal(expected))


def test_a_product_with_nothing_cannot_be_solved():
    of = report({"s": "5万元", "a": "0万元", "n": "5次"})
    relation = product("s", ("a", "n"))
    assert implied(relation, compare(relation, Ledger.of(of)), "n") is None


def test_what_was_not_compared_cannot_be_solved():
    of = report({"t": "5万元", "a": "5人"})
    relation = total("a")
    assert implied(relation, compare(relation, Ledger.of(of)), "a") is None


def test_what_stands_beside_cannot_be_solved():
    relation = total("a", "b", beside=(Term("c"),))
    assert implied(relation, compare(relation, Ledger.of(SUM)), "c") is None
