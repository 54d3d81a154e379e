"""BOUND-01 as a table: spending and its budget, and the verdict an auditor would give."""

from audit.rules import spending_within_budget
from extract.records import Limit
from tests.audit.rules.forms import case, form
from tests.audit.rules.limits import limited
from tests.audit.rules.running import MISMATCH, OK, ROUNDING, evidence, table, verdicts


def of_a_money_block():
    """Spending and full budget of a form, found as a limit too."""
    found = Limit(label="总额", actual="f1.spent", limit="f1.budget", basis="full_budget")
    return case(form(spent="9万元", budget="4万元"), limits=(found,))


CASES = [
    ("holds", "below the first budget", limited("12.35", "27"), [(OK, "-14.65")]),
    ("holds", "all of the full budget", limited("27", "27", "full_budget"), [(OK, "0")]),
    ("rounds", "over by a digit", limited("27.01", "27"), [(ROUNDING, "0.01")]),
    ("fails", "over the first budget", limited("33", "27"), [(MISMATCH, "6")]),
    ("fails", "over the full budget", limited("33", "27", "full_budget"), [(MISMATCH, "6")]),
    ("fails", "over the establishment", limited("3", "2", "establishment"), [(MISMATCH, "1")]),
    ("fails", "found twice, told once", limited("33", "27", times=2), [(MISMATCH, "6")]),
    ("skipped", "last year is another rule's", limited("33", "27", "last_year"), []),
    ("skipped", "a target is another rule's", limited("33", "27", "target"), []),
    ("skipped", "a money block is another rule's", of_a_money_block(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(spending_within_budget, of) == expected


def test_the_evidence_is_spending_and_budget():
    assert evidence(spending_within_budget, limited("33", "27")) == [
        [("a", "actual"), ("l", "limit")]
    ]


def test_what_accounts_for_an_excess_is_passed_on():
    (relation,) = spending_within_budget.relate(limited("9", "4", accounted=("a",)))
    assert relation.accounted == ("a",)


def test_five_times_the_budget_is_still_held_against_it():
    (relation,) = spending_within_budget.relate(limited("150", "30"))
    assert relation.same_scope


def test_more_than_five_times_the_budget_is_a_question_of_scope():
    (relation,) = spending_within_budget.relate(limited("150.01", "30"))
    assert not relation.same_scope
