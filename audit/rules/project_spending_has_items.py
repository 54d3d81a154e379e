"""What was spent on projects is told project by project.

## Why it matters
One amount for all projects can be checked against nothing, and nobody can tell what it bought.

## How it is computed
Project spending of the sentences where the case tells no project, no list under the amount and no form.

## When it is skipped
1. project spending is not told, is zero, or is told with several amounts;
2. the case names a project, something stands under the amount, or the sentences hold an amount that may be an item.

## Example
「2024年项目支出31.17万元。」 and no other word of what it was for.

## Basis
The form of the report: 项目支出情况, 逐项填列.
"""

from collections.abc import Iterator

from audit.asking import may_be_items, told_amounts
from audit.relations import Missing, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("MISS-11", family="missing", nature="omission")
def project_spending_has_items(report: Report) -> Iterator[Relation]:
    """Yield one claim for a case whose project spending has nothing under it."""
    told = told_amounts(report, "project_spending")
    if len(told) != 1 or report.entities or report.forms:  # (1), (2)
        return
    listed = any(found.total == told[0] for found in report.breakdowns)
    if not listed and not may_be_items(report):  # (2)
        yield Missing(
            statement="项目支出未列明细",
            anchors=("项目支出明细",),
            numbers=roles("other", *told),
        )
