"""A project that the case speaks of, with money, has a form of its own.

## Why it matters
Projects without a form were not evaluated. The largest one is missed most easily, since its money is in the totals.

## How it is computed
Projects with an amount in the text or a table, and no project form of that name.

## When it is skipped
1. the case neither holds nor promises project forms;
2. the form is said to be filed elsewhere, evaluated before or secret; the record leaves such projects out.

## Example
农田灌溉改造专项 with 86.40 in the text and the base table, and four other project forms: its form is missing.

## Basis
The announcement of the year: every project has a self-evaluation form.
"""

from collections.abc import Iterator

from audit.relations import Missing, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("MISS-05", family="missing", nature="omission")
def promised_form_present(report: Report) -> Iterator[Relation]:
    """Yield the form that each project with money lacks."""
    for found in report.unmatched:
        if not found.promised or not found.numbers:  # (1), (2)
            continue
        yield Missing(
            statement=f"{found.label}有金额而无项目支出绩效自评表",
            anchors=(found.entity, found.label, "项目支出绩效自评表"),
            numbers=roles("other", *found.numbers),
        )
