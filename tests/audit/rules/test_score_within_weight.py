"""SCORE-02 as a table: weights and scores of a form, and the verdict an auditor would give."""

from audit.rules import score_within_weight
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts

CASES = [
    ("holds", "full points", case(form(row("5", "5.00"))), [(OK, "0")]),
    ("holds", "points taken off", case(form(row("10", "9"))), [(OK, "0")]),
    ("holds", "points for execution", case(form(money=("10", "94%", "9.4"))), [(OK, "0")]),
    ("fails", "one point over", case(form(row("5", "6"))), [(MISMATCH, "1")]),
    (
        "fails",
        "one row over and one within",
        case(form(row("5", "5"), row("5", "5.5"))),
        [(MISMATCH, "0.5"), (OK, "0")],
    ),
    ("skipped", "no score", case(form(row("5", ""))), []),
    ("skipped", "no weight", case(form(row("", "5"))), []),
    ("skipped", "no form", case(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(score_within_weight, of) == expected


def test_the_evidence_of_a_form_is_every_weight_with_its_score():
    of = case(form(row("5", "5"), row("5", "4"), money=("10", "94%", "9.4")))
    assert evidence(score_within_weight, of) == [
        [
            ("f1.weight", "weight"),
            ("f1.score", "score"),
            ("f1.w1", "weight"),
            ("f1.s1", "score"),
            ("f1.w2", "weight"),
            ("f1.s2", "score"),
        ]
    ]


def test_the_evidence_of_a_row_over_its_weight_is_its_own():
    assert evidence(score_within_weight, case(form(row("5", "6")))) == [
        [("f1.s1", "actual"), ("f1.w1", "limit")]
    ]
