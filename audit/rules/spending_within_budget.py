"""What was spent, or what there is, keeps within what was budgeted or approved for it.

## Why it matters
Spending over a budget line needs an adjustment that somebody approved. For 三公经费 and 公用经费 it is the first thing
an auditor looks for.

## How it is computed
The amount spent against first budget, full budget or establishment, line by line. Numbers with which the case itself
accounts for an excess are handed on. Spending many times its line counts more than that line: then it is asked, not
accused.

## When it is skipped
1. the limit is last year's spending or an indicator's target, which have rules of their own;
2. the two amounts are spending and full budget of a money block, which have a rule of their own;
3. the same pair was already found elsewhere.

## Example
33 spent on vehicles against a budget of 27 is 6 over.

## Basis
预算法: no spending beyond the approved budget; limits on 三公经费.
"""

from collections.abc import Iterator

from audit.conditions import another_scope, executions
from audit.relations import Bound, Relation
from audit.rule import rule
from audit.wording import place
from extract.records import Report

BASES = {
    "first_budget": "年初预算",
    "full_budget": "全年预算",
    "establishment": "核定数",
}


@rule("BOUND-01", family="bound", nature="compliance")
def spending_within_budget(report: Report) -> Iterator[Relation]:
    """Yield the bound of each budget or establishment on what it is for."""
    seen = {(spent, budget) for _, spent, budget in executions(report)}  # (2)
    for found in report.limits:
        if found.basis not in BASES or (found.actual, found.limit) in seen:  # (1), (3)
            continue
        seen.add((found.actual, found.limit))
        yield Bound(
            statement=f"{found.label}：不超过{BASES[found.basis]}",
            failing=f"{found.label}超过{BASES[found.basis]}",
            anchors=(place(report, found.section), found.label, found.basis),
            actual=found.actual,
            limit=found.limit,
            same_scope=not another_scope(report, found.actual, found.limit),
            conclusive=found.basis == "full_budget",
            certain=found.depth < 2,
            accounted=found.accounted,
            code=f"bound.{found.basis}",
            form=found.section,
        )
