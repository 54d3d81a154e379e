"""EXEC-02 as a table: first and full budget of a form, and the verdict an auditor would give."""

from decimal import Decimal

import pytest

from audit.policy import Policy
from audit.rules import budget_keeps_its_size
from audit.settings import Settings
from extract.records import MoneyBlock, MoneyRow
from tests.audit.auditing import audit_of, only
from tests.audit.rules.forms import case, form
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def budgets(first, full):
    """A form with the total row of a money block."""
    cells = {"年初预算数": "first", "全年预算数": "full"}
    printed = {"first": first, "full": full}
    row = MoneyRow(
        label="年度资金总额", role="total", cells={k: v for k, v in cells.items() if printed[v]}
    )
    built = form()
    built.form = built.form.model_copy(update={"money": MoneyBlock(rows=(row,))})
    return case(built, numbers={name: text for name, text in printed.items() if text})


CASES = [
    ("holds", "the budget stayed", budgets("100万元", "100万元"), [(OK, None)]),
    ("holds", "a change at the limit", budgets("100万元", "130万元"), [(OK, None)]),
    ("fails", "a change beyond it", budgets("100万元", "130.01万元"), [(MISMATCH, None)]),
    ("fails", "a cut", budgets("100万元", "60万元"), [(MISMATCH, None)]),
    ("skipped", "no first budget", budgets("", "60万元"), []),
    ("skipped", "no full budget", budgets("100万元", ""), []),
    ("skipped", "nothing at first", budgets("0万元", "60万元"), []),
    ("skipped", "two units", budgets("100万元", "600000元"), []),
    ("skipped", "no money block", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(budget_keeps_its_size, of) == expected


def test_the_evidence_is_full_and_first_budget():
    assert evidence(budget_keeps_its_size, budgets("100万元", "140万元")) == [
        [("full", "actual"), ("first", "other")]
    ]


@pytest.mark.parametrize(
    ("limit", "severity", "verdict"), [("39", "info", "mismatch"), ("40", "info", "ok")]
)
def test_the_limit_is_that_of_the_policy(limit, severity, verdict):
    policy = Policy(settings=Settings(adjustment=Decimal(limit)))
    check = only(
        audit_of(budgets("100万元", "140万元"), rules=(budget_keeps_its_size,), policy=policy)
    )
    assert (check.severity, check.verdict) == (severity, verdict)
    assert f"{limit}%" in check.statement
