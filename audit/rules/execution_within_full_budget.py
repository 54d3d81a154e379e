"""Spending keeps within the full budget of its money block.

## Why it matters
More than 100 per cent of 全年预算数 cannot be spent. Either additions are left out of the column, or the first budget
was entered there; both make the rate and its points wrong.

## How it is computed
In the total row of each money block, spending against full budget, with the printed rate beside them.

## When it is skipped
1. the total row prints no spending or no full budget;
2. the full budget is zero.

## Example
1170.40 of 1234.56 is within; 9 of 4 is 5 over.

## Basis
The form: 执行率 = B/A ≤ 100 %.
"""

from collections.abc import Iterator

from audit.conditions import executions, nothing
from audit.relations import Bound, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("EXEC-01", family="bound", nature="scope")
def execution_within_full_budget(report: Report) -> Iterator[Relation]:
    """Yield the bound of full budget on spending in the total row of each money block."""
    for form, spent, budget in executions(report):  # (1)
        if nothing(report, budget):  # (2)
            continue
        yield Bound(
            statement=f"{form.title}：全年执行数不超过全年预算数",
            failing=f"{form.title}：全年执行数超过全年预算数",
            anchors=(form.title, "年度资金总额", "全年执行数", "全年预算数"),
            actual=spent,
            limit=budget,
            beside=roles("other", form.money.rate if form.money else None),
            code="bound.execution",
            form=form.id,
        )
