"""SCORE-03 as a table: the scores of a form and its total, and the verdict an auditor would give."""

from audit.rules import total_is_sum_of_scores
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def scored(total, *scores, of_money=""):
    """A form of rows of 50 points with these scores, and points for execution."""
    rows = [row("50", score) for score in scores]
    return case(form(*rows, money=("10", "94%", of_money), total=("100", total)))


CASES = [
    ("holds", "rows add up", scored("97", "48", "49"), [(OK, "0")]),
    (
        "holds",
        "points for execution count",
        scored("97.40", "48", "40", of_money="9.40"),
        [(OK, "0.00")],
    ),
    (
        "rounds",
        "scores were kept shorter",
        scored("97.41", "48", "40.00", of_money="9.40"),
        [(ROUNDING, "0.01")],
    ),
    (
        "fails",
        "the total is off",
        scored("97.00", "48", "40", of_money="9.40"),
        [(MISMATCH, "-0.40")],
    ),
    ("fails", "an empty score is not zero", scored("97", "48", ""), [(MISMATCH, "49")]),
    ("skipped", "no total", scored("", "48", "49"), []),
    ("skipped", "no scores", scored("97", "", ""), []),
    (
        "skipped",
        "the weights leave ten points to another form",
        case(form(row("90", "90"), total=("", "100"))),
        [],
    ),
    (
        "fails",
        "with all weights there nothing is elsewhere",
        case(form(row("100", "90"), total=("", "100"))),
        [(MISMATCH, "10")],
    ),
    (
        "fails",
        "no form gives more than a hundred",
        case(form(row("90", "90"), total=("", "101"))),
        [(MISMATCH, "11")],
    ),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(total_is_sum_of_scores, of) == expected


def test_the_evidence_is_the_total_and_every_score():
    assert evidence(total_is_sum_of_scores, scored("97.40", "48", "40", of_money="9.40")) == [
        [
            ("f1.total_score", "stated"),
            ("f1.s1", "score"),
            ("f1.s2", "score"),
            ("f1.score", "score"),
        ]
    ]


def test_a_row_without_a_score_is_handed_on_as_a_blank():
    (relation,) = total_is_sum_of_scores.relate(scored("97", "48", ""))
    assert [each.label for each in relation.blanks] == ["指标2"]
