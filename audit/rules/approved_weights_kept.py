"""What an indicator weighs in the self-evaluation is what was approved.

## Why it matters
Points that were moved from an indicator that failed to one that did not raise the total without a single wrong sum.

## How it is computed
The weight of each indicator that stands in both tables, set equal.

## When it is skipped
1. the case does not hold both tables for the project (the pairs are those of PLAN-01);
2. one of the tables prints no weights;
3. the weights of the two tables make different totals, as where execution takes ten points of one of them.

## Example
群众满意度 approved with 10 points and evaluated with 5; 培训期数 with 15 instead of 10.

## Basis
Weights are approved with the targets.
"""

from collections.abc import Iterator

from audit.approved import Pairing, pairings
from audit.asking import same_sum
from audit.relations import Equal, Relation
from audit.rule import rule
from audit.wording import row_anchors, row_name
from extract.records import Report


@rule("PLAN-03", family="weight", nature="compliance")
def approved_weights_kept(report: Report) -> Iterator[Relation]:
    """Yield the weight of each row as the approved one."""
    for pairing in pairings(report):  # (1)
        if not _comparable(report, pairing):  # (2), (3)
            continue
        for planned, done in pairing.rows:
            name = f"{pairing.evaluated.title}：{row_name(done)}"
            yield Equal(
                statement=f"{name}的分值与批复一致",
                failing=f"{name}的分值与批复不一致",
                sides=("自评", "批复"),
                anchors=(*row_anchors(report, done), "批复分值"),
                stated=done.weight or "",
                other=planned.weight or "",
                certain=False,
                code="plan.weight",
                form=pairing.evaluated.id,
            )


def _comparable(report: Report, pairing: Pairing) -> bool:
    """Whether every row prints a weight in both tables, and these make the same total."""
    before = [planned.weight for planned, _ in pairing.rows]
    after = [done.weight for _, done in pairing.rows]
    return all(before) and all(after) and same_sum(report, before, after)
