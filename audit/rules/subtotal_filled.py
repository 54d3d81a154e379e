"""A row of sub-totals is filled where the rows under it are.

## Why it matters
An empty sub-total leaves the reader to add up, and the total above it without its parts.

## How it is computed
The empty cell, and the sum of the filled cells under it; the columns of one row are one finding.

## When it is skipped
1. the sub-total is printed, or its cell is not one that the form asks for;
2. nothing under it is filled.

## Example
县级专项资金 is empty over an item of 9: it should read 9.

## Basis
The form: a row with items under it holds their sum.
"""

from collections import defaultdict
from collections.abc import Iterator

from audit.relations import Evidence, Implied, Missing, Relation
from audit.rule import rule
from audit.terms import terms
from audit.wording import place
from extract.records import Breakdown, Report


@rule("MISS-04", family="missing", nature="omission")
def subtotal_filled(report: Report) -> Iterator[Relation]:
    """Yield one claim for each row of sub-totals that is empty over filled rows."""
    empty: dict[tuple[str, str], list[Breakdown]] = defaultdict(list)
    for found in report.breakdowns:
        if found.total is None and found.total_blank and found.parts:  # (1), (2)
            empty[found.section, found.label].append(found)
    for (section, label), columns in empty.items():
        last = columns[-1]
        yield Missing(
            statement=f"{label}未填合计（{'、'.join(_measures(columns))}）",
            anchors=(place(report, section), label, "合计"),
            places=tuple(
                Evidence(text=each.total_blank.label, place=each.total_blank.place)
                for each in columns
                if each.total_blank
            ),
            numbers=terms([part for each in columns for part in each.parts]),
            implied=Implied(upper=terms(last.parts, last.signs)),
            form=section,
        )


def _measures(columns: list[Breakdown]) -> list[str]:
    return [each.measure for each in columns if each.measure] or ["金额"]
