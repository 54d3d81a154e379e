"""SCORE-01 as a table: weight, rate and points of a money block, and the verdict an auditor would give."""

import pytest

from audit.rules import points_follow_execution
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def block(*points):
    """A form with a money block of weight, rate and points."""
    return case(form(money=points))


CASES = [
    ("holds", "points in proportion", block("10", "94.00%", "9.40"), [(OK, "0.0000")]),
    ("holds", "points as rounded", block("10", "94.83%", "9.48"), [(OK, "-0.0030")]),
    ("rounds", "points cut off", block("10", "94.5%", "9.4"), [(ROUNDING, "-0.050")]),
    ("fails", "points are kept", block("10", "94.00%", "9.80"), [(MISMATCH, "0.4000")]),
    ("skipped", "no weight", block("", "94.00%", "9.40"), []),
    ("skipped", "no rate", block("10", "", "9.40"), []),
    ("skipped", "no points", block("10", "94.00%", ""), []),
    ("skipped", "no money block", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(points_follow_execution, of) == expected


def test_the_evidence_is_points_weight_and_rate():
    assert evidence(points_follow_execution, block("10", "94.00%", "9.40")) == [
        [("f1.score", "stated"), ("f1.weight", "weight"), ("f1.rate", "term")]
    ]


OTHERS = [
    # what the other forms show                       their points                            the claim is firm
    ("no other form", [], False),
    ("another in proportion below the full rate", [("10", "90.00%", "9.00")], True),
    ("another that only has the full rate", [("10", "100.00%", "10.00")], False),
    ("another with bands", [("10", "90.00%", "10.00")], False),
    (
        "two with bands and one in proportion",
        [("10", "90.00%", "10.00")] * 2 + [("10", "80%", "8")],
        False,
    ),
    ("another without points", [("10", "90.00%", "")], False),
]


@pytest.mark.parametrize(
    ("others", "firm"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_the_claim_is_as_firm_as_the_other_forms_make_it(others, firm):
    forms = [form(id=f"g{place}", money=points) for place, points in enumerate(others)]
    relations = points_follow_execution.relate(case(form(money=("10", "94%", "9.8")), *forms))
    assert next(relations).certain is firm
