"""SHARE-01 as a table: a share, its part and its whole, and the verdict an auditor would give."""

from audit.rules import share_follows
from tests.audit.rules.ratios import ratio
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

CASES = [
    ("holds", "a share as rounded", ratio("share", "70.71%", "731.28", "1034.26"), [(OK, "0.00")]),
    ("holds", "a whole share", ratio("share", "75%", "33", "44"), [(OK, "0")]),
    ("rounds", "a share cut off", ratio("share", "66.66%", "2", "3"), [(ROUNDING, "-0.01")]),
    ("fails", "a digit off", ratio("share", "69.71%", "731.28", "1034.26"), [(MISMATCH, "-1.00")]),
    ("skipped", "no share is printed", ratio("share", "", "33", "44"), []),
    ("skipped", "the part is not printed", ratio("share", "75%", "", "44"), []),
    ("skipped", "the whole is not printed", ratio("share", "75%", "33"), []),
    ("skipped", "a rate is another rule's", ratio("rate", "75%", "33", "44"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(share_follows, of) == expected


def test_the_evidence_is_share_part_and_whole():
    assert evidence(share_follows, ratio("share", "75%", "33", "44")) == [
        [("r", "stated"), ("u", "numerator"), ("d1", "denominator")]
    ]
