"""What an indicator aims at in the self-evaluation is what was approved.

## Why it matters
A target that was lowered when the year was over makes every result a success. The change shows only where the two
tables lie side by side.

## How it is computed
The target of each indicator that stands in both tables, one number each, set equal.

## When it is skipped
1. the case does not hold both tables for the project (the pairs are those of PLAN-01);
2. the row has no target, or several numbers in it, in one of the tables;
3. the two are a limit and a plain figure.

## Example
Approved 培训 ≥12期, evaluated against ≥8期: lowered by 4.

## Basis
Targets are changed by the procedure that approved them, not in the self-evaluation.
"""

from collections.abc import Iterator

from audit.approved import pairings
from audit.relations import Equal, Relation
from audit.rule import rule
from audit.wording import row_anchors, row_name
from extract.records import Report


@rule("PLAN-02", family="tie-out", nature="compliance")
def approved_targets_kept(report: Report) -> Iterator[Relation]:
    """Yield the target of each row as the approved one; (3) is the judge's."""
    for pairing in pairings(report):  # (1)
        for planned, done in pairing.rows:
            if planned.target_number and done.target_number:  # (2)
                name = f"{pairing.evaluated.title}：{row_name(done)}"
                yield Equal(
                    statement=f"{name}的自评目标值与批复一致",
                    failing=f"{name}的目标值与批复不一致",
                    sides=("自评", "批复"),
                    anchors=(*row_anchors(report, done), "批复目标值"),
                    stated=done.target_number,
                    other=planned.target_number,
                    certain=False,
                    code="plan.target",
                    form=pairing.evaluated.id,
                )
