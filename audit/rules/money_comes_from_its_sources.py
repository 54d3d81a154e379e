"""A budget is what it was made of: first budget, additions, carried over, less what was cut, frozen or passed down.

## Why it matters
The adjusted budget is the denominator of the execution rate. A movement that is told in one place and not in the other
makes the rate a matter of choice.

## How it is computed
The movements that the case names, each with its sign, against the budget. Where the record could not tell whether a
movement is already contained in another, the claim is not certain.

## When it is skipped
1. the record is of what became of a sum, which is another rule's;
2. no movement is named.

## Example
800.10 + 316.25 + 118.00 make 1234.35; printed 1234.56 the budget is off by 0.21.

## Basis
全年预算 = 年初预算 + 上年结转 + 追加 − 调减 − 冻结 − 下达下级.
"""

from collections.abc import Iterator

from audit.conditions import relied_on
from audit.flows import asserted
from audit.relations import Relation
from audit.rule import rule
from audit.slips import meant_scales
from extract.records import Report


@rule("FLOW-02", family="disposition")
def money_comes_from_sources(report: Report) -> Iterator[Relation]:
    """Yield the sum of what each budget was made of."""
    scales, relied = meant_scales(report), relied_on(report)
    for found in report.flows:
        if found.direction == "sources" and found.uses:  # (1), (2)
            yield asserted(
                report, found, scales=scales, words="资金来源", conclusive=found.whole in relied
            )
