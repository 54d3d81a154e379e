"""MISS-07 as a table: targets that are limits and what stands beside them, and the verdict an auditor would give."""

from audit.rules import actual_is_not_copied
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def reached(*pairs):
    """A form of rows of ten points, each with its target and its actual value."""
    return case(form(*[row("10", "10", target, actual) for target, actual in pairs]))


CASES = [
    ("holds", "a value beside a limit", reached(("≥98%", "98%")), [(OK, None)]),
    ("holds", "a limit of another figure", reached(("≥98%", "≥99%")), [(OK, None)]),
    ("fails", "the limit itself", reached(("≥98%", "≥98%")), [(MISMATCH, None)]),
    ("fails", "a ceiling", reached(("≤50万元", "≤50万元")), [(MISMATCH, None)]),
    ("fails", "two rows are one finding", reached(("≥5个", "≥5个"), (">3个", ">3个")), [(MISMATCH, None)]),
    ("fails", "one of two rows", reached(("≥98%", "99%"), ("≥5个", "≥5个")), [(MISMATCH, None)]),
    ("skipped", "a bare target", reached(("20个", "20个")), []),
    ("skipped", "no actual value", reached(("≥98%", "")), []),
    ("skipped", "a form without rows", case(form()), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(actual_is_not_copied, of) == expected


def test_the_evidence_is_target_and_actual_of_the_copied_rows():
    of = reached(("≥98%", "99%"), ("≥5个", "≥5个"))
    assert evidence(actual_is_not_copied, of) == [[("f1.t2", "target"), ("f1.a2", "actual")]]
