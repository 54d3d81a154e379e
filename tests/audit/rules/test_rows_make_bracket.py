"""WEIGHT-01 as a table: the points of a heading and the weights under it, and the verdict an auditor would give."""

from audit.rules import rows_make_bracket
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def under(points, *weights, covers=False):
    """A form with one heading over all of its rows."""
    rows = [row(weight) for weight in weights]
    heading = (1, "产出指标", points, range(1, len(weights) + 1), covers)
    return case(form(*rows, money=("10", "94%", ""), headings=(heading,)))


CASES = [
    ("holds", "five rows of eight", under("30分", "6", "6", "6", "6", "6"), [(OK, "0")]),
    ("holds", "the heading covers execution", under("30分", "20", covers=True), [(OK, "0")]),
    ("fails", "a row too few", under("30分", "6", "6", "6", "6"), [(MISMATCH, "6")]),
    ("fails", "a row has no weight", under("40分", "20", ""), [(MISMATCH, "20")]),
    ("skipped", "no row has a weight", under("40分", "", ""), []),
    ("skipped", "no heading has points", case(form(row("8"))), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(rows_make_bracket, of) == expected


def test_the_evidence_is_the_heading_and_its_rows():
    assert evidence(rows_make_bracket, under("16分", "8", "8")) == [
        [("f1.b1", "stated"), ("f1.w1", "weight"), ("f1.w2", "weight")]
    ]


def test_a_row_without_a_weight_is_handed_on_as_a_blank():
    (relation,) = rows_make_bracket.relate(under("40分", "20", ""))
    assert [each.label for each in relation.blanks] == ["指标2"]
