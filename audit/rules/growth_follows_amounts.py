"""A printed growth follows from this year's and last year's amount.

## Why it matters
Growth is the figure that is quoted upwards. The amount it started from often stands in another table, where
nobody sets the two side by side.

## How it is computed
This year's amount over last year's, times 100, less 100.

## When it is skipped
1. the growth is not printed;
2. one of the two years is not printed.

## Example
110 after 100 is growth of 10 %; printed 11 % it is off by 1.

## Basis
Meaning of 同比增长.
"""

from collections.abc import Iterator

from audit.quotients import asserted, runs
from audit.relations import Relation
from audit.rule import rule
from extract.records import Report


@rule("RATE-03", family="rate")
def growth_follows(report: Report) -> Iterator[Relation]:
    """Yield the quotient behind each printed growth."""
    for found in report.ratios:
        if found.stated and runs(found, "growth"):  # (1), (2)
            yield asserted(report, found, found.stated)
