"""MISS-06 as a table: points and actual values, and the verdict an auditor would give."""

from audit.rules import full_points_have_actual
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, evidence, table, verdicts

FILLED = row("10", "10", "1部", "1部")


def of(*rows):
    """A form with one row that is filled, and these."""
    return case(form(FILLED, *rows))


CASES = [
    ("holds", "every row is filled", of(row("10", "10", "30个", "34个")), []),
    ("holds", "nothing happened", of(row("10", "10", "0起", "0")), []),
    ("fails", "full points for nothing said", of(row("10", "10", "30个", "")), [(MISMATCH, None)]),
    ("fails", "a stroke says nothing", of(row("10", "10", "30个", "—")), [(MISMATCH, None)]),
    (
        "fails",
        "two rows are one finding",
        of(row("10", "10", "30个", ""), row("5", "5", "提升", "")),
        [(MISMATCH, None)],
    ),
    ("skipped", "no target", of(row("10", "10", "", "")), []),
    ("skipped", "points are taken off", of(row("10", "9", "30个", "")), []),
    ("skipped", "words say that it was reached", of(row("10", "10", "30个", "已完成")), []),
    ("skipped", "no row has an actual", case(form(row("10", "10", "30个", ""))), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(full_points_have_actual, of) == expected


def test_the_evidence_is_the_points_of_the_empty_rows():
    assert evidence(full_points_have_actual, of(row("10", "10", "30个", ""))) == [
        [("f1.w2", "weight"), ("f1.s2", "score")]
    ]
