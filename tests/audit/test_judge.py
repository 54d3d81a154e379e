"""The judge as a whole: doubts of reading, and that no order or scale changes a verdict."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.judge import judge
from audit.ledger import Ledger
from tests.audit.builders import judge_one, number, report
from tests.audit.relating import bound, equal, total


def doubtful(printed, name="b", **fields):
    return number(printed, id=name, unit="万元", **fields)


def judged(b):
    """Judge 40 = 30 + b."""
    return judge_one(total("a", "b"), report({"t": "40", "a": "30", "b": b}, unit="万元"))


def test_a_second_reading_that_closes_excuses_a_failure():
    found = judged(doubtful("16", alternatives=("1O", "10", "18")))
    assert (found.verdict, found.reason) == ("unchecked", "read-doubt")
    assert (found.computed, found.difference) == (46, -6)
    assert found.suggestion == "“16”识读存疑，若实为 10 则成立，请核对原件"


def test_a_second_reading_that_does_not_close_excuses_nothing():
    assert judged(doubtful("16", alternatives=("18",))).verdict == "mismatch"


def test_low_confidence_excuses_a_failure_and_offers_what_would_do():
    found = judged(doubtful("16", confidence=Decimal("0.62")))
    assert (found.verdict, found.values["implied"]) == ("unchecked", "10.00")


@pytest.mark.parametrize(
    ("confidence", "verdict"), [("0.90", "mismatch"), ("0.89", "unchecked"), ("1", "mismatch")]
)
def test_doubt_begins_below_its_limit(confidence, verdict):
    assert judged(doubtful("16", confidence=Decimal(confidence))).verdict == verdict


def test_the_limit_of_doubt_can_be_set():
    of = report({"a": "1", "b": doubtful("2", confidence=Decimal("0.95"))}, unit="万元")
    assert judge(equal(), Ledger.of(of), doubt=Decimal("0.99")).verdict == "unchecked"


def test_a_number_read_with_doubt_still_confirms():
    assert judged(doubtful("10", confidence=Decimal("0.3"))).verdict == "ok"


def test_a_bound_is_excused_without_a_value():
    of = report({"a": doubtful("36", "a", confidence=Decimal("0.3")), "b": "34"}, unit="万元")
    found = judge_one(bound(), of)
    assert (found.verdict, found.suggestion) == ("unchecked", "“36”识读存疑，请核对原件")


AMOUNTS = st.integers(min_value=-(10**9), max_value=10**9).map(lambda cents: Decimal(cents) / 100)


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=8), AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_terms_changes_nothing(parts, stated, shuffle):
    numbers = {f"p{place}": f"{value:f}万元" for place, value in enumerate(parts)}
    of = report({"t": f"{stated:f}万元", **numbers})
    names = list(numbers)
    first = judge_one(total(*names), of)
    shuffle.shuffle(names)
    assert judge_one(total(*names), of) == first


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.integers(min_value=-8, max_value=8))
def test_a_gap_is_rounding_below_half_a_step_for_each_number(parts, cents):
    gap = Decimal(cents) / 100
    numbers = {f"p{place}": f"{value:.2f}万元" for place, value in enumerate(parts)}
    of = report({"t": f"{sum(parts) + gap:.2f}万元", **numbers})
    expected = "ok" if gap == 0 else "rounding" if abs(cents) * 2 < len(parts) + 1 else "mismatch"
    assert judge_one(total(*numbers), of).verdict.value == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=6), AMOUNTS)
def test_writing_ten_thousands_as_yuan_keeps_the_verdict(parts, stated):
    printed = {"t": stated, **{f"p{place}": value for place, value in enumerate(parts)}}
    wan = report({name: f"{value:.2f}万元" for name, value in printed.items()})
    # The printed figures stay as coarse as they were: ten thousands to 0.01 are hundreds of yuan.
    yuan = {
        name: number(
            f"{value:.2f}", id=name, block=place, unit="元", scale=Decimal(10_000), places=2
        )
        for place, (name, value) in enumerate(printed.items())
    }
    names = [name for name in printed if name != "t"]
    first, second = judge_one(total(*names), wan), judge_one(total(*names), report(yuan))
    assert (first.verdict, first.difference) == (second.verdict, second.difference)


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, AMOUNTS)
def test_a_tie_is_the_same_from_both_sides(one, other):
    of = report({"a": f"{one:.2f}万元", "b": f"{other:.2f}万元"})
    forth, back = judge_one(equal("a", "b"), of), judge_one(equal("b", "a"), of)
    assert (forth.verdict, forth.difference) == (back.verdict, -back.difference)
    assert forth.allowed == back.allowed
