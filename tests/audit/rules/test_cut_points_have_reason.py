"""MISS-02 as a table: points taken off and the reasons given, and the verdict an auditor would give."""

from audit.rules import cut_points_have_reason
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def noted(*entries, **words):
    """A form of rows of ten points, each with its score and its note."""
    rows = [row("10", score, note=note, **words) for score, note in entries]
    return case(form(*rows, money=("10", "94%", "9.4")))


CASES = [
    ("holds", "a reason is given", noted(("9", "天气原因"), ("10", "")), [(OK, None)]),
    ("fails", "no reason", noted(("9", "")), [(MISMATCH, None)]),
    ("fails", "two rows are one finding", noted(("9", ""), ("8", "无")), [(MISMATCH, None)]),
    ("fails", "strokes are no reason", noted(("9", "——")), [(MISMATCH, None)]),
    ("skipped", "no column for reasons", noted(("9", ""), reason_column=False), []),
    ("skipped", "no row takes points off", noted(("10", ""), ("10", "")), []),
    ("skipped", "points for execution follow from the rate", noted(), []),
    ("skipped", "a row without a score", noted(("", "")), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(cut_points_have_reason, of) == expected


def test_the_evidence_is_the_points_of_the_rows_without_a_reason():
    of = noted(("9", ""), ("8", "天气原因"), ("10", ""))
    assert evidence(cut_points_have_reason, of) == [[("f1.w1", "weight"), ("f1.s1", "score")]]


def test_the_rows_are_counted_and_the_first_are_named():
    (relation,) = cut_points_have_reason.relate(noted(*[("9", "")] * 4))
    assert relation.count == 4
    assert relation.statement.endswith("4 行扣分未说明原因（指标1、指标2、指标3等）")
