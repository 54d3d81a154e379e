"""Money by nature of income and money by nature of spending are the year's money, told twice.

## Why it matters
The overall form splits the same amount by where it came from and by what it was spent on. A fund entered with
another figure than in the text shows as two sides that differ.

## How it is computed
The kinds of each side against the total that the side prints; the side against the column of the money block that
it was filled from (spending, full or first budget: the one it comes nearest to); the two printed totals against
each other.

## When it is skipped
1. a side has no amounts, or there is neither a total nor a money block to set it against;
2. a side prints no total of its own: then it is set against the column, and only so.

## Example
Income 657.62 + 512.63 against 1170.40 spent is off by 0.15, and no other column comes nearer.

## Basis
The form: 按收入性质分 and 按支出性质分 stand under one 年度资金总额.
"""

from collections.abc import Iterator
from itertools import combinations

from audit.conditions import nearest
from audit.relations import Equal, Relation
from audit.rule import rule
from audit.sums import asserted
from audit.wording import anchor, full_name, place
from extract.numbers import NumberId
from extract.records import Breakdown, Report


@rule("SUM-04", family="sum")
def income_matches_spending(report: Report) -> Iterator[Relation]:
    """Yield what each side of each overall form ought to make, and that both make the same."""
    sides = [found for found in report.breakdowns if found.basis == "bynature"]
    heads = {found.total: found for found in sides if found.total and len(found.parts) > 1}
    for found in sides:
        columns = [each for each in (found.total, *found.totals) if each]
        column = nearest(report, found.parts, columns)
        if not column or not found.parts:  # (1)
            continue
        own = found.parts[0]
        if len(found.parts) == 1 and _is_head(own, sides):
            yield _equal(report, found, own, column)
        else:
            yield asserted(report, found, total=column, conclusive=True)
    for one, other in combinations(heads, 2):
        if _is_head(one, sides) and _is_head(other, sides):  # (2)
            yield _equal(report, heads[one], one, other)


def _is_head(number: NumberId, sides: list[Breakdown]) -> bool:
    """Whether a number is the printed total of a side: the kinds make it, and it makes the column."""
    return any(found.total == number for found in sides) and any(
        found.parts == (number,) for found in sides
    )


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
