"""A printed rate of execution or completion follows from its two amounts.

## Why it matters
The execution rate decides points, and next year's money. It is typed by hand beside the amounts it comes from.

## How it is computed
What was done over what was planned, times 100. The denominator may be the first budget, the adjusted one, money
received, or one less what was frozen: each that the record offers is tried in its order, and the one that was
used is named. The figure is wrong only if none of them gives it.

## When it is skipped
1. the rate is not printed; the empty cell is another rule's;
2. one of its amounts is not printed;
3. the percentage is a share, a growth or a control rate, which have rules of their own.

## Example
1170.40 over 1234.56 is 94.80 %; printed 94.00 % it is off by 0.80. 33 of 44 solved is 75 %.

## Basis
The form: 执行率 = 全年执行数 / 全年预算数 (B/A).
"""

from collections.abc import Iterator

from audit.conditions import relied_on
from audit.quotients import asserted, runs
from audit.relations import Relation
from audit.rule import rule
from extract.records import Report


@rule("RATE-01", family="rate")
def rate_follows(report: Report) -> Iterator[Relation]:
    """Yield the quotient behind each printed rate."""
    relied = relied_on(report)
    for found in report.ratios:
        if found.stated and runs(found, "rate"):  # (1), (2), (3)
            yield asserted(report, found, found.stated, conclusive=found.stated in relied)
