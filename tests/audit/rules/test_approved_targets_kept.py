"""PLAN-02 as a table: what indicators aim at, approved and evaluated."""

from audit.policy import DEFAULT, Weighed, severity_of
from audit.result import Verdict
from audit.rules import approved_targets_kept
from tests.audit.auditing import case_of
from tests.audit.rules.approving import NAMES, both
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, table, verdicts

THREE = NAMES[1:4]
KEPT = [(OK, "0")] * 3


def aimed(before, after):
    """One indicator that aims at two things, beside three that were kept."""
    return both(((NAMES[0], before, "10"), *THREE), ((NAMES[0], after, "10"), *THREE))


CASES = [
    ("holds", "the same target", aimed("≥12期", "≥12期"), [(OK, "0"), *KEPT]),
    ("rounds", "to fewer digits", aimed("≥98.4%", "≥98%"), [(ROUNDING, "-0.4"), *KEPT]),
    ("fails", "lowered", aimed("≥12期", "≥8期"), [(MISMATCH, "-4"), *KEPT]),
    ("holds", "no figure any more, the others kept", aimed("≥12期", "提升"), KEPT),
    ("skipped", "no target table", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(approved_targets_kept, of) == expected


def test_a_lowered_target_is_of_medium_severity():
    found = case_of(aimed("≥12期", "≥8期"), rules=(approved_targets_kept,)).judged[0]
    assert severity_of(Weighed(judged=found, verdict=Verdict.MISMATCH), DEFAULT) == "medium"
