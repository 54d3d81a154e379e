"""What a cost indicator aims at is the budget of its form.

## Why it matters
The cost that a unit promises to keep is the money that it was given. Where the indicator prints another amount, it
was copied from another year or another project, and whether the cost was kept cannot be told from the form.

## How it is computed
The target of a cost indicator against the first budget in the total row of the money block of its form, else against
the budget of the year. A cost may be meant for a part of the money, so a target that is far from both is noted only.

## When it is skipped
1. the row is not about the cost of the whole (a unit cost, an average), or its target is no amount of money;
2. the form prints no budget.

## Example
成本指标「项目总成本 ≤50万元」 beside 年初预算数 50.00: holds. 65.80 beside 65.08 asks which of the two is right.

## Basis
成本指标 of the form: the cost is bounded by the budget that was approved.
"""

from collections.abc import Iterator

from audit.relations import Relation
from audit.rule import rule
from audit.sums import COST_TARGET, asserted
from extract.records import Report


@rule("TIE-02", family="tie-out")
def cost_target_is_budget(report: Report) -> Iterator[Relation]:
    """Yield the target of each cost indicator as the budget of its form; (1) and (2) are in the record."""
    for found in report.breakdowns:
        if found.basis == COST_TARGET and found.total is not None:
            yield asserted(report, found, total=found.total)
