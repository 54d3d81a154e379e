"""COUNT-02 as a table: outputs that forms of two projects report."""

from audit.rules import output_counted_once
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, judgements, table, verdicts


def told(one, other, entities=("e1", "e2"), names=("手册", "手册")):
    """Two project forms with one row each."""
    rows = [
        row("10", "10", "≥1册", text, level3=n) for text, n in zip((one, other), names, strict=True)
    ]
    forms = [
        form(r, id=f"f{i}", entity=e) for i, (r, e) in enumerate(zip(rows, entities, strict=True))
    ]
    return case(*forms)


CASES = [
    ("holds", "different outputs", told("4500册", "3200册"), []),
    ("fails", "one output twice", told("4510册", "4510册"), [(MISMATCH, "2")]),
    ("skipped", "few digits and few words", told("5册", "5册"), []),
    ("skipped", "one project in two forms", told("4510册", "4510册", ("e1", "e1")), []),
    ("skipped", "no project", told("4510册", "4510册", (None, None)), []),
    ("skipped", "another name", told("4510册", "4510册", names=("手册", "书签")), []),
    ("skipped", "a percentage", told("98.5%", "98.5%"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(output_counted_once, of) == expected


def test_both_rows_are_shown():
    (found,) = judgements(output_counted_once, told("4510册", "4510册"))
    assert [piece.id for piece in found.pieces] == ["f0.a1", "f1.a1"]
