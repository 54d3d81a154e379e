"""FLOW-02 as a table: a budget, what it was made of, and the verdict an auditor would give."""

from audit.rules import money_comes_from_sources
from tests.audit.rules.flows import flow
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def made_of(whole, *movements, **fields):
    """A budget with its movements."""
    return flow(whole, *movements, direction="sources", **fields)


CASES = [
    ("holds", "first budget and additions", made_of("9", "4", "5"), [(OK, "0")]),
    (
        "holds",
        "less what was frozen",
        made_of("38.36", "70", "31.64", signs=(1, -1)),
        [(OK, "0.00")],
    ),
    ("rounds", "a digit is lost", made_of("10.01", "3.33", "6.67"), [(ROUNDING, "0.01")]),
    (
        "fails",
        "a movement is told nowhere",
        made_of("1234.56", "800.10", "316.25", "118.00"),
        [(MISMATCH, "0.21")],
    ),
    ("skipped", "no movement is named", made_of("8"), []),
    ("skipped", "where it went is another rule's", flow("9", "8"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(money_comes_from_sources, of) == expected


def test_the_evidence_is_the_budget_and_its_movements():
    assert evidence(money_comes_from_sources, made_of("9", "4", "5")) == [
        [("t", "stated"), ("u1", "term"), ("u2", "term")]
    ]


def test_an_open_reading_is_not_certain():
    (relation,) = money_comes_from_sources.relate(made_of("9", "4", "5", certain=False))
    assert not relation.certain
