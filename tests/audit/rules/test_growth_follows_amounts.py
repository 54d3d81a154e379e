"""RATE-03 as a table: a growth, this year and last year, and the verdict an auditor would give."""

from audit.rules import growth_follows
from tests.audit.rules.ratios import ratio
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

CASES = [
    ("holds", "a tenth more", ratio("growth", "10%", "110", "100"), [(OK, "0")]),
    ("holds", "a tenth less", ratio("growth", "-10%", "90", "100"), [(OK, "0")]),
    ("rounds", "cut off", ratio("growth", "66.66%", "5", "3"), [(ROUNDING, "-0.01")]),
    ("fails", "one point off", ratio("growth", "11%", "110", "100"), [(MISMATCH, "1")]),
    ("skipped", "no growth is printed", ratio("growth", "", "110", "100"), []),
    ("skipped", "last year is not printed", ratio("growth", "10%", "110"), []),
    ("skipped", "a rate is another rule's", ratio("rate", "10%", "110", "100"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(growth_follows, of) == expected


def test_the_evidence_is_growth_and_both_years():
    assert evidence(growth_follows, ratio("growth", "10%", "110", "100")) == [
        [("r", "stated"), ("u", "numerator"), ("d1", "denominator")]
    ]
