"""A sum of money is all that became of it: spent, frozen, passed down, carried over.

## Why it matters
This is how money is followed. What is missing between a sum and its uses has gone somewhere the report does not say.

## How it is computed
The uses that the text names for a sum, each with its sign, against the sum. A number whose unit slipped counts in the
unit that was meant.

## When it is skipped
1. the record is of where a sum came from, which is another rule's;
2. no use is named.

## Example
180 = 15.64 frozen + 6 passed down + 158.36 spent + 0 left holds.

## Basis
全年预算 = 执行 + 结转结余, and the same for every earmarked sum.
"""

from collections.abc import Iterator

from audit.conditions import relied_on
from audit.flows import asserted
from audit.relations import Relation
from audit.rule import rule
from audit.slips import meant_scales
from extract.records import Report


@rule("FLOW-01", family="disposition")
def money_goes_to_uses(report: Report) -> Iterator[Relation]:
    """Yield the sum of the uses of each sum of money."""
    scales, relied = meant_scales(report), relied_on(report)
    for found in report.flows:
        if found.direction == "uses" and found.uses:  # (1), (2)
            yield asserted(
                report, found, scales=scales, words="资金去向", conclusive=found.whole in relied
            )
