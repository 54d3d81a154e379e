"""SCORE-08 as a table: rows whose target was missed, and the points they got."""

from audit.rules import points_in_proportion
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.remarked import Award, remarked
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def rows(*cells):
    """A form with rows of weight, score, target and actual value."""
    return case(form(*[row(*each) for each in cells]))


FIT = ("10", "8.89", "≥45次", "40次")
FITS = (FIT, ("20", "18", "≥800吨", "720吨"), ("30", "26", "≥90%", "78%"))
CASES = [
    ("holds", "a row in proportion", rows(FIT), [(OK, None)]),
    ("holds", "in proportion to a tenth", rows(("10", "8.9", "≥45次", "40次")), [(OK, None)]),
    ("holds", "whole points that come out", rows(("10", "9", "≥120项", "108项")), [(OK, None)]),
    ("holds", "three rows", rows(*FITS), [(OK, None)] * 3),
    ("fails", "one beside three", rows(*FITS, ("10", "9.5", "≥45次", "40次")), [(OK, None)] * 3 + [(MISMATCH, None)]),
    ("holds", "one beside two is left alone", rows(*FITS[:2], ("10", "9.5", "≥45次", "40次")), [(OK, None)] * 2),
    ("skipped", "as many that do not come out", rows(FIT, ("10", "9.5", "≥45次", "40次")), []),
    ("skipped", "a row not in proportion", rows(("10", "9.5", "≥45次", "40次")), []),
    ("skipped", "a target that was met", rows(("10", "9", "≥45次", "45次")), []),
    ("skipped", "a ceiling", rows(("10", "9", "≤45次", "50次")), []),
    ("skipped", "all points", rows(("10", "10", "≥45次", "40次")), []),
    ("skipped", "no points", rows(("10", "0", "≥45次", "40次")), []),
    ("skipped", "no actual value", rows(("10", "9", "≥45次", "")), []),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    found = [verdict for verdict, _ in verdicts(points_in_proportion, of)]
    assert found == [verdict for verdict, _ in expected]


def test_a_row_with_a_rule_of_its_own_is_left_to_that():
    award = Award(row="f1.r1", kind="in_proportion", text="")
    assert verdicts(points_in_proportion, remarked(of=rows(FIT), awards=(award,))) == []


def test_target_and_actual_stand_beside_the_points():
    (found,) = evidence(points_in_proportion, rows(FIT))
    assert {role for _, role in found} == {"stated", "weight", "target", "actual"}
