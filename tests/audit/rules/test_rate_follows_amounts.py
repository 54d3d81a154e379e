"""RATE-01 as a table: a rate, what was done and planned, and the verdict an auditor would give."""

from audit.rules import rate_follows
from tests.audit.rules.forms import case, form
from tests.audit.rules.ratios import ratio
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

CASES = [
    ("holds", "spent as budgeted", ratio("rate", "100.00%", "22.2", "22.2"), [(OK, "0.00")]),
    ("holds", "solved of found", ratio("rate", "75%", "33", "44"), [(OK, "0")]),
    (
        "holds",
        "the author took the second denominator",
        ratio("rate", "94.34%", "50", "60", "53"),
        [(OK, "0.00")],
    ),
    ("rounds", "a rate cut off", ratio("rate", "66.66%", "2", "3"), [(ROUNDING, "-0.01")]),
    (
        "fails",
        "no denominator gives it",
        ratio("rate", "94.00%", "1170.40", "1234.56"),
        [(MISMATCH, "-0.80")],
    ),
    ("skipped", "the rate is not printed", ratio("rate", "", "33", "44"), []),
    ("skipped", "nothing was done", ratio("rate", "75%", "", "44"), []),
    ("skipped", "nothing was planned", ratio("rate", "75%", "33"), []),
    ("skipped", "growth is another rule's", ratio("growth", "75%", "33", "44"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(rate_follows, of) == expected


def test_the_evidence_names_the_denominator_that_was_used():
    assert evidence(rate_follows, ratio("rate", "94.34%", "50", "60", "53")) == [
        [("r", "stated"), ("u", "numerator"), ("d2", "denominator")]
    ]


def test_the_rate_of_a_money_block_is_relied_on():
    built = form(money=("10", "94.00%", "9.40"))
    of = case(built, numbers={"u": "94", "d": "100"})
    found = (
        ratio("rate", "1%", "1", "1")
        .ratios[0]
        .model_copy(update={"stated": "f1.rate", "denominators": ()})
    )
    lower = (
        ratio("rate", "1%", "1", "1")
        .ratios[0]
        .denominators[0]
        .model_copy(update={"numbers": ("d",)})
    )
    found = found.model_copy(update={"denominators": (lower,)})
    (relation,) = rate_follows.relate(of.model_copy(update={"ratios": (found,)}))
    assert relation.conclusive
