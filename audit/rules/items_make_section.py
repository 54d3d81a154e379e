"""The amount in the heading of a section is the sum of the items told under it.

## Why it matters
Project money is announced as one amount and then told project by project. An item that was forgotten or told
twice shows only here.

## How it is computed
The amounts of the numbered items under the heading against the amount of the heading. A number whose unit
slipped counts in the unit that was meant; the slip itself is another rule's.

## When it is skipped
1. the heading has no amount, or no item under it has one;
2. the items are only examples and stay below the amount.

## Example
316.25 added over the year, with six items that make 316.25, holds; without the item of 20 it is off by 20.

## Basis
The outline: items numbered under a heading are what the heading is about.
"""

from collections.abc import Iterator

from audit.relations import Relation
from audit.rule import rule
from audit.slips import meant_scales
from audit.sums import asserted
from extract.records import Report


@rule("SUM-03", family="sum")
def items_make_section(report: Report) -> Iterator[Relation]:
    """Yield one sum for each section that has an amount and items with amounts; (2) is the judge's."""
    scales = meant_scales(report)
    for found in report.breakdowns:
        if found.basis == "section" and found.total is not None and found.parts:  # (1)
            yield asserted(
                report, found, total=found.total, conclusive=found.complete, scales=scales
            )
