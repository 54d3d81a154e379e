"""BOUND-02 as a table: this year's spending and last year's, and the verdict an auditor would give."""

from audit.rules import spending_within_last_year
from tests.audit.rules.limits import limited
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts

CASES = [
    ("holds", "less than last year", limited("38.20", "51.70", "last_year"), [(OK, "-13.50")]),
    ("rounds", "more by a digit", limited("5.13", "5.12", "last_year"), [(ROUNDING, "0.01")]),
    ("fails", "more than last year", limited("7.4", "5.12", "last_year"), [(MISMATCH, "2.28")]),
    ("fails", "found twice, told once", limited("8", "4", "last_year", times=2), [(MISMATCH, "4")]),
    ("skipped", "the first spending", limited("7.4", "0", "last_year"), []),
    ("skipped", "a budget is another rule's", limited("7.4", "5.12"), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(spending_within_last_year, of) == expected


def test_the_evidence_is_both_years():
    assert evidence(spending_within_last_year, limited("7.4", "5.12", "last_year")) == [
        [("a", "actual"), ("l", "limit")]
    ]


def test_it_is_a_hint():
    (relation,) = spending_within_last_year.relate(limited("7.4", "5.12", "last_year"))
    assert relation.code == "bound.last_year"
    assert not relation.certain
