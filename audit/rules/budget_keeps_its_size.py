"""The budget of a form was not changed by a large part in the course of the year.

## Why it matters
A budget that grows or shrinks by a third was not planned. It is no error; it is what a reviewer asks about first.

## How it is computed
First and full budget in the total row of a money block: the change against the limit of the policy (30 % of the first
budget unless it says otherwise).

## When it is skipped
1. the total row lacks one of the two, or the first budget is zero;
2. the two are in different units.

## Example
From 100 to 140 the change is 40 % of the first budget.

## Basis
预算调整率: 预算调整数 ÷ 年初预算数, a usual indicator of 投入管理.
"""

from collections.abc import Iterator

from audit.conditions import (
    FIRST_BUDGET,
    FULL_BUDGET,
    changed_beyond,
    nothing,
    same_unit,
    total_row,
)
from audit.relations import Conformity, Relation
from audit.rule import rule
from audit.settings import USUAL, Settings
from audit.terms import roles
from extract.records import Report


@rule("EXEC-02", family="bound", nature="scope", told=True)
def budget_keeps_its_size(report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
    """Yield one claim for each money block with first and full budget."""
    for form in report.forms:
        row = total_row(form)
        first, full = (row.cells.get(each) if row else None for each in (FIRST_BUDGET, FULL_BUDGET))
        if not first or not full or nothing(report, first):  # (1)
            continue
        if not same_unit(report, first, full):  # (2)
            continue
        large = changed_beyond(report, first, full, settings.adjustment)
        yield Conformity(
            statement=f"{form.title}：全年预算数比年初预算数调整{'超过' if large else '不超过'} {settings.adjustment}%",
            anchors=(form.title, FIRST_BUDGET, FULL_BUDGET, "调整幅度"),
            holds=not large,
            numbers=(*roles("actual", full), *roles("other", first)),
            code="bound.adjustment",
            form=form.id,
        )
