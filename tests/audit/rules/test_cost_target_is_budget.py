"""TIE-02 as a table: the target of a cost indicator beside the budgets of its form."""

import pytest

from audit.policy import DEFAULT, Weighed, severity_of
from audit.result import Verdict
from audit.rules import cost_target_is_budget
from tests.audit.auditing import case_of
from tests.audit.rules.breakdowns import parts_of
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, table, verdicts


def target(printed, first, full=None):
    """A cost indicator aiming at an amount, its form with a first budget and perhaps one of the year."""
    budgets = [first, *([full] if full else [])]
    readings = (("p2",),) if full else ()
    found = parts_of(printed, budgets, basis="cost_target", readings=readings)
    (record,) = found.breakdowns
    return found.model_copy(update={"breakdowns": (record.model_copy(update={"parts": ("p1",)}),)})


CASES = [
    ("holds", "the first budget again", target("50", "50.00"), [(OK, "0.00")]),
    ("holds", "the budget of the year", target("59.59", "80", "59.59"), [(OK, "0.00")]),
    ("rounds", "kept to fewer decimals", target("65.8", "65.804"), [(ROUNDING, "-0.004")]),
    ("fails", "neither of the two", target("65.80", "65.08", "66.10"), [(MISMATCH, "0.72")]),
    ("skipped", "lists of another kind", parts_of("50", ["50"], basis="column"), []),
    ("skipped", "no budget printed", parts_of(None, ["50"], basis="cost_target"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(cost_target_is_budget, of) == expected


@pytest.mark.parametrize(("printed", "severity"), [("30", "info"), ("49.9", "high")])
def test_a_cost_meant_for_a_part_of_the_money_is_noted_only(printed, severity):
    (judged,) = case_of(target(printed, "50.00"), rules=(cost_target_is_budget,)).judged
    assert severity_of(Weighed(judged=judged, verdict=Verdict.MISMATCH), DEFAULT) in {
        severity,
        "medium",
    }
