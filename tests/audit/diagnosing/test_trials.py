"""Trials: what failing checks imply, which of them would hold, and that each is asked no more than once."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.diagnosing import trials as module
from audit.diagnosing.model import Case
from audit.diagnosing.trials import Trials
from audit.engine import judged
from audit.judge import compare, holds
from audit.ledger import Ledger
from audit.policy import DEFAULT
from tests.audit.auditing import rule_of
from tests.audit.builders import report
from tests.audit.relating import equal, ratio, reading, total

PRINTED = {"t": "50", "a": "30", "b": "10", "x": "20", "y": "40"}
SUM, TIE, LIMIT = total("a", "b"), equal("t", "y"), total("t", stated="x")


def trials(*relations):
    of = report(PRINTED, unit="万元")
    ledger = Ledger.of(of)
    rules = [rule_of(*relations)]
    return Trials(Case(of, ledger, tuple(judged(of, ledger, DEFAULT, rules))))


@pytest.fixture
def asked(monkeypatch):
    seen = []

    def counted(relation, ledger):
        seen.append(relation)
        return holds(relation, ledger)

    monkeypatch.setattr(module, "holds", counted)
    return seen


def test_the_values_that_checks_imply_each_once():
    of = trials(SUM, TIE, LIMIT)
    assert of.values("t", of.case.failing) == [40, 20]


def test_what_a_sum_or_a_tie_implies_makes_it_hold_without_asking(asked):
    of = trials(SUM, TIE)
    assert of.all_hold("t", Decimal("40.00"), of.case.failing)
    assert asked == []


def test_another_value_is_tried_once(asked):
    of = trials(total("a", at_most=True, stated="b"))
    for _ in range(2):
        assert not of.all_hold("b", Decimal(20), of.case.failing)
    assert len(asked) == 1


def test_what_is_off_by_more_than_rounding_explains_need_not_be_tried(asked):
    of = trials(SUM, TIE, LIMIT)
    assert not of.all_hold("t", Decimal(20), of.case.failing)
    assert asked == []


def test_what_rounding_may_explain_is_tried(asked):
    of = trials(SUM)
    assert of.all_hold("t", Decimal("40.01"), of.case.failing)
    assert not of.all_hold("t", Decimal("40.02"), of.case.failing)
    assert len(asked) == 1


def test_what_had_to_be_rounded_to_be_printed_is_tried(asked):
    of = trials(total(("a", 3), stated="t"))
    (value,) = of.values("a", of.case.failing)
    assert value == Decimal("16.67")
    assert of.all_hold("a", value, of.case.failing)
    assert len(asked) == 1


FIGURES = st.integers(min_value=-400, max_value=400).map(lambda n: f"{Decimal(n) / 10:f}")
SIGNS = st.sampled_from(["", "约", "≥", "超"])
UNITS = st.sampled_from(["万元", "元", "个", "人", "%", ""])
NUMBERS = st.tuples(SIGNS, FIGURES, UNITS).map("".join)
RELATIONS = (
    total("a", "b"),
    total("a", ("b", -1), at_most=True),
    total("a", readings=(reading("另计", "a", "b"),)),
    total("a", "b", stated=None, constant=Decimal(100)),
    equal("a", "b"),
    ratio("t", "a", "b"),
)


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys("tab", NUMBERS)), st.sampled_from(RELATIONS))
def test_who_asks_only_whether_a_relation_holds_hears_what_the_judge_says(printed, relation):
    ledger = Ledger.of(report(printed))
    found = compare(relation, ledger)
    assert holds(relation, ledger) == (found is None or found.holds)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys("tab", NUMBERS)),
    st.sampled_from(RELATIONS),
    st.sampled_from("tab"),
    st.integers(min_value=-9000, max_value=9000),
)
def test_a_trial_ends_as_the_judge_would_end_it(printed, relation, name, thousandths):
    of = report(printed)
    ledger = Ledger.of(of)
    case = Case(of, ledger, tuple(judged(of, ledger, DEFAULT, [rule_of(relation)])))
    failing = [each for each in case.failing if name in each.numbers]
    values = [*Trials(case).values(name, failing), Decimal(thousandths) / 1000]
    for check, value in ((check, value) for check in failing for value in values):
        expected = holds(check.relation, ledger.changed(name, value))
        assert Trials(case).all_hold(name, value, [check]) == expected
