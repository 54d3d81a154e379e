"""Spending on what ought to shrink is not above last year's.

## Why it matters
三公经费 and the like are to fall from year to year. A rise is no fault by itself, and worth a question.

## How it is computed
This year's spending against last year's, as a hint.

## When it is skipped
1. the limit is a budget or a target, which have rules of their own;
2. last year's amount is zero: a first spending is no rise;
3. the same pair was already found elsewhere.

## Example
7.4 on receptions after 5.12 is 2.28 more than the year before.

## Basis
厉行节约: 三公经费 只减不增.
"""

from collections.abc import Iterator

from audit.conditions import nothing
from audit.relations import Bound, Relation
from audit.rule import rule
from audit.wording import place
from extract.records import Report


@rule("BOUND-02", family="bound", nature="compliance")
def spending_within_last_year(report: Report) -> Iterator[Relation]:
    """Yield last year's spending as a bound on this year's."""
    seen: set[tuple[str, str]] = set()
    for found in report.limits:
        pair = (found.actual, found.limit)
        if found.basis != "last_year" or nothing(report, found.limit) or pair in seen:  # (1)-(3)
            continue
        seen.add(pair)
        yield Bound(
            statement=f"{found.label}：不高于上年",
            failing=f"{found.label}高于上年",
            anchors=(place(report, found.section), found.label, found.basis),
            actual=found.actual,
            limit=found.limit,
            certain=False,
            accounted=found.accounted,
            code="bound.last_year",
            form=found.section,
        )
