"""RATE-02 as a table: a control rate, what was used and allowed, and the verdict an auditor would give."""

from audit.rules import control_rate_follows
from extract.records import Staffing
from tests.audit.rules.ratios import ratio
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def of_staff():
    """A rate of people to posts that was found as a control rate and as staffing."""
    staff = Staffing(label="在职人员", posts="d1", people="u", rate="r")
    return ratio("control", "100%", "4", "4", staffing=(staff,))


CASES = [
    ("holds", "within the ceiling", ratio("control", "90%", "36", "40"), [(OK, "0")]),
    ("rounds", "cut off", ratio("control", "66.66%", "2", "3"), [(ROUNDING, "-0.01")]),
    ("fails", "ten points off", ratio("control", "80%", "36", "40"), [(MISMATCH, "-10")]),
    ("skipped", "the rate is not printed", ratio("control", "", "36", "40"), []),
    ("skipped", "the ceiling is not printed", ratio("control", "90%", "36"), []),
    ("skipped", "people and posts are another rule's", of_staff(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(control_rate_follows, of) == expected


def test_the_evidence_is_rate_use_and_ceiling():
    assert evidence(control_rate_follows, ratio("control", "90%", "36", "40")) == [
        [("r", "stated"), ("u", "numerator"), ("d1", "denominator")]
    ]
