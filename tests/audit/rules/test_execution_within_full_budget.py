"""EXEC-01 as a table: spending and full budget of a form, and the verdict an auditor would give."""

from audit.rules import execution_within_full_budget
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def block(spent, budget, rate=""):
    """A form with the total row of a money block, in 万元."""
    return case(
        form(
            money=("10", rate, ""),
            spent=spent and f"{spent}万元",
            budget=budget and f"{budget}万元",
        )
    )


CASES = [
    ("holds", "some is left", block("1170.40", "1234.56"), [(OK, "-64.16")]),
    ("holds", "all is spent", block("8", "8"), [(OK, "0")]),
    ("rounds", "over by a digit", block("8.01", "8"), [(ROUNDING, "0.01")]),
    ("fails", "more than there was", block("9", "4"), [(MISMATCH, "5")]),
    ("skipped", "no spending is printed", block("", "3"), []),
    ("skipped", "no full budget is printed", block("8", ""), []),
    ("skipped", "the full budget is zero", block("8", "0"), []),
    ("skipped", "no money block", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(execution_within_full_budget, of) == expected


def test_the_evidence_has_the_printed_rate_beside_the_amounts():
    assert evidence(execution_within_full_budget, block("9", "4", "225%")) == [
        [("f1.spent", "actual"), ("f1.budget", "limit"), ("f1.rate", "other")]
    ]
