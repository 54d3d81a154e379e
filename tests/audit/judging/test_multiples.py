"""Products: points from a weight and a rate, and calculations written out in the text."""

from decimal import Decimal

import pytest

from audit.relations import Term
from tests.audit.builders import judge_one, number, report
from tests.audit.relating import product, product_of

CASES = [
    ("points in proportion", "9.40分", [("10分", "94.00%")], "ok"),
    ("points rounded to hundredths", "9.48分", [("10分", "94.82%")], "ok"),
    ("points that do not follow", "9.80分", [("10分", "94.00%")], "mismatch"),
    ("whole points round", "9分", [("10分", "94.82%")], "ok"),
    ("bare points", "9.4", [("10", "94.00%")], "ok"),
    ("a coarse rate leaves room", "9.44分", [("10分", "94%")], "rounding"),
    ("a coarse rate leaves only so much room", "9.46分", [("10分", "94%")], "mismatch"),
    ("a price times a count", "30万元", [("3000篇次", "0.01万元")], "ok"),
    ("a price times a count, the result without its unit", "30", [("3000篇次", "0.01万元")], "ok"),
    ("a price times a count, the result as a magnitude", "30万", [("3000篇次", "0.01万元")], "ok"),
    ("a price in yuan", "30万元", [("3000篇次", "100元")], "ok"),
    ("a price in yuan, wrong by ten", "3万元", [("3000篇次", "100元")], "mismatch"),
    ("bare factors make a result in its own unit", "30万元", [("3000", "0.01")], "ok"),
    ("a bare magnitude is brought to the unit of the result", "15万元", [("3万", "5")], "ok"),
    ("prices are literal, whatever their digits", "31万元", [("3000篇次", "0.01万元")], "mismatch"),
    ("products are added up", "15万元", [("1万元", "8"), ("7万元",)], "ok"),
    ("a sum of products that is off", "20万元", [("10万元",), ("3万元",), ("2万元",)], "mismatch"),
    ("a result rounded to its own step", "0.33万元", [("0.111万元", "3")], "ok"),
    ("counts with a scale", "1.5万人", [("3000人", "5场")], "ok"),
    ("a fee in per cent of an amount", "5万元", [("100万元", "5%")], "ok"),
    ("a zero", "0万元", [("0万元", "5")], "ok"),
]


@pytest.mark.parametrize(
    ("stated", "products", "verdict"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_result_and_its_products(stated, products, verdict):
    assert product_of(stated, *products).verdict.value == verdict


def test_a_weight_has_no_slack_of_its_own():
    facts = {"w": {"section": "f1", "measure": "分值"}, "x": {"section": "f1", "measure": "分值"}}
    of = report({"s": "9.49分", "w": "10分", "r": "94.00%", "x": "2.5分"}, facts)
    weighted = product("s", (Term("w", role="weight"), Term("r")))
    assert judge_one(weighted, of).verdict == "mismatch"


WRONG_UNITS = [
    ("money times money", "20万元", [("5万元", "4万元")]),
    ("points from money", "20分", [("5万元", "4")]),
    (
        "another currency",
        "20万元",
        [(number("5", id="f1", unit="美元", kind="money", base="美元"), "4")],
    ),
]


@pytest.mark.parametrize(
    ("stated", "products"),
    [case[1:] for case in WRONG_UNITS],
    ids=[case[0] for case in WRONG_UNITS],
)
def test_products_that_make_no_sense_are_not_judged(stated, products):
    found = product_of(stated, *products)
    assert (found.verdict, found.reason) == ("unchecked", "units-differ")
    assert len(found.pieces) == 3


def test_without_products_there_is_no_check():
    assert judge_one(product("s", ()), report({"s": "5"})) is None


def test_how_a_calculation_is_written():
    found = product_of("31万元", ("3000篇次", "0.01万元"), ("1万元",))
    assert found.shown == "3000 × 0.01 + 1 = 31"
    assert found.formula == "s = f1 * f2 + f3"
    assert product_of("20万元", ("10万元",)).shown == "10"


def test_factors_of_terms_are_written_out():
    of = report({"s": "5万元", "a": "2万元", "b": "9万元"})
    found = judge_one(product("s", (Term("b"),), (Term("a", Decimal(-2)),)), of)
    assert (found.formula, found.verdict) == ("s = b + (-2) * a", "ok")
    doubled = judge_one(product("s", (Term("a", Decimal("2.5")),)), of)
    assert (doubled.formula, doubled.verdict) == ("s = 2.5 * a", "ok")


def test_the_slack_of_a_rate_is_carried_into_the_points():
    assert product_of("9.40分", ("10分", "94%")).allowed == Decimal("0.055")
