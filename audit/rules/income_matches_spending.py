"""Money by nature of income and money by nature of spending are the year's money, told twice.

## Why it matters
The overall form splits the same amount by where it came from and by what it was spent on. A fund entered with
another figure than in the text shows as two sides that differ.

## How it is computed
The kinds of each side against the total that the side prints; that total, or the kinds where there is none, against
the column of the money block that the side was filled from (spending, full or first budget: the one that total or
kinds come nearest to, or one printed as 0 where none comes near); the two printed totals against each other.

## When it is skipped
1. a side has no amounts, or there is neither a total nor a money block to set it against;
2. a side prints no total of its own: then its kinds are set against the column, and only so.

## Example
Income 657.62 + 512.63 against 1170.40 spent is off by 0.15, and no other column comes nearer.

## Basis
The form: 按收入性质分 and 按支出性质分 stand under one 年度资金总额.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from audit.conditions import nearest
from audit.relations import Equal, Relation
from audit.rule import rule
from audit.sums import asserted
from audit.wording import anchor, full_name, place
from extract.numbers import NumberId
from extract.records import Breakdown, Report

HEADS = frozenset({"by_income", "by_spending"})
"""Concepts of the totals that the two sides print themselves."""


@rule("SUM-04", family="sum")
def income_matches_spending(report: Report) -> Iterator[Relation]:
    """Yield what each side of each overall form ought to make, and that both make the same."""
    sides = [found for found in report.breakdowns if found.basis == "bynature" and found.parts]
    heads = {found.total: found for found in sides if found.total and _prints(report, found)}
    for found in sides:
        if found.total in heads:
            yield asserted(report, found, total=found.total, conclusive=True)
            column = _column(report, found, found.totals)
            if column:
                yield _equal(report, found, found.total, column)
        elif column := _column(report, found, tuple(filter(None, (found.total, *found.totals)))):
            yield asserted(report, found, total=column, conclusive=True)  # (2)
    for one, other in combinations(heads, 2):
        if heads[one].section == heads[other].section:
            yield _equal(report, heads[one], one, other)


def _prints(report: Report, side: Breakdown) -> bool:
    """Whether the total of a side is its own, and not a column of the money block."""
    fact = report.fact_of.get(side.total or "")
    return fact is not None and fact.concept in HEADS


def _column(report: Report, side: Breakdown, columns: tuple[NumberId, ...]) -> NumberId | None:
    """The column that a side was filled from: one that its total or its kinds come nearest to."""  # (1)
    from_kinds = nearest(report, side.parts, columns)
    if not _prints(report, side) or side.total is None or from_kinds is None:
        return from_kinds
    from_total = nearest(report, (side.total,), columns)
    return min(
        (from_kinds, from_total or from_kinds),
        key=lambda each: min(_gap(report, each, kinds) for kinds in (side.parts, (side.total,))),
    )


def _gap(report: Report, column: NumberId, parts: tuple[NumberId | None, ...]) -> Decimal:
    known = (report.by_id[each].amount for each in parts if each in report.by_id)
    return abs(report.by_id[column].amount - sum(known, Decimal(0)))


def _equal(report: Report, side: Breakdown, stated: NumberId, other: NumberId) -> Equal:
    """The printed total of a side as the same amount as another one of the form."""
    one, two = full_name(report, stated), full_name(report, other)
    return Equal(
        statement=f"{one} = {two}",
        anchors=(
            place(report, side.section),
            side.label,
            anchor(report, stated),
            anchor(report, other),
        ),
        stated=stated,
        other=other,
        conclusive=True,
        form=side.section,
    )
