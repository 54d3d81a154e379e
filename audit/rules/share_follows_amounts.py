"""A printed share is the part over the whole that it names.

## Why it matters
Shares are what a summary quotes. One that does not follow from its two amounts was taken from another draft, or
one of the amounts was changed later.

## How it is computed
Part over whole, times 100. Where the text leaves open which whole is meant, each one it names is tried, and the
one that was used is said.

## When it is skipped
1. the share, the part or the whole is not printed;
2. the percentage is a rate, a growth or a control rate, which have rules of their own.

## Example
731.28 of 1034.26 is 70.71 %; printed 69.71 % it is off by 1.00.

## Basis
Meaning of 占 …%.
"""

from collections.abc import Iterator

from audit.quotients import asserted, runs
from audit.relations import Relation
from audit.rule import rule
from extract.records import Report


@rule("SHARE-01", family="share")
def share_follows(report: Report) -> Iterator[Relation]:
    """Yield the quotient behind each printed share."""
    for found in report.ratios:
        if found.stated and runs(found, "share"):  # (1), (2)
            yield asserted(report, found, found.stated)
