"""SCORE-04 as a table: the weights of a form, and the verdict an auditor would give."""

from audit.rules import weights_make_total
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def weighed(total, *weights, of_money="10", score="1", **fields):
    """A form with these weights, all scored, and a weight for execution."""
    rows = [row(weight, score) for weight in weights]
    return case(form(*rows, money=(of_money, "94%", ""), total=(total, ""), **fields))


CASES = [
    ("holds", "weights make the printed 100", weighed("100", "50", "30", "10"), [(OK, "0")]),
    ("holds", "no total is printed", weighed("", "50", "30", "10"), [(OK, "0")]),
    ("fails", "five over the printed 100", weighed("100", "50", "30", "15"), [(MISMATCH, "-5")]),
    ("fails", "five over, and no total", weighed("", "50", "30", "15"), [(MISMATCH, "5")]),
    (
        "fails",
        "the printed total is no hundred",
        weighed("90", "50", "30", of_money="10"),
        [(OK, "0"), (MISMATCH, "-10")],
    ),
    ("skipped", "no weights", weighed("100", "", "", of_money=""), []),
    ("skipped", "one weight alone", weighed("100", "", of_money="10"), []),
    ("skipped", "a plan without scores", weighed("", "50", "30", score=""), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(weights_make_total, of) == expected


def test_the_evidence_is_every_weight():
    assert evidence(weights_make_total, weighed("", "50", "40")) == [
        [("f1.w1", "weight"), ("f1.w2", "weight"), ("f1.weight", "weight")]
    ]


def test_without_points_for_execution_the_claim_on_100_is_not_certain():
    (relation,) = weights_make_total.relate(weighed("", "50", "40", of_money=""))
    assert not relation.certain


def test_a_form_that_ought_to_have_a_total_is_held_to_100():
    of = weighed("", "50", "30", score="", total_expected=True)
    assert verdicts(weights_make_total, of) != []
