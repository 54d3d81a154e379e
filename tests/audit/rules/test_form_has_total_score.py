"""MISS-01 as a table: a form and its row of totals, and the verdict an auditor would give."""

from audit.rules import form_has_total_score
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, evidence, judgements, table, verdicts


def scored(*scores, total="", expected=True, of_money=""):
    """A form with these scores and its total, which a form of this kind ought to have."""
    rows = [row("10", score) for score in scores]
    return case(
        form(*rows, money=("10", "", of_money), total=("100", total), total_expected=expected)
    )


CASES = [
    ("holds", "the total is printed", scored("9", total="9"), []),
    ("fails", "no total", scored("9", "10"), [(MISMATCH, None)]),
    ("fails", "points for execution alone", scored("", of_money="9.4"), [(MISMATCH, None)]),
    ("skipped", "a form of this kind has none", scored("9", expected=False), []),
    ("skipped", "a plan without scores", scored(""), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(form_has_total_score, of) == expected


def test_the_total_is_the_sum_of_the_scores():
    (judgement,) = judgements(form_has_total_score, scored("9", "10", of_money="9.40"))
    assert str(judgement.computed) == "28.40"


def test_the_evidence_is_every_score():
    assert evidence(form_has_total_score, scored("9", "10", of_money="9.40")) == [
        [("f1.score", "score"), ("f1.s1", "score"), ("f1.s2", "score")]
    ]
