"""The points for execution are their weight times the execution rate.

## Why it matters
These are the only points of a form that follow from money alone. Points that do not follow were rounded up, or
kept when the rate was corrected.

## How it is computed
Weight times rate, the rate in hundredths. The claim is firm only where the other forms of the case give points in
proportion too; elsewhere bands or a lower limit may apply, and the finding asks for the scoring rules.

## When it is skipped
1. the weight, the rate or the points are not printed.

## Example
10 points at 94.00 % are 9.40; printed 9.80 they are off by 0.40.

## Basis
The form: 得分 = 分值 × 执行率, unless a printed scheme says otherwise.
"""

from collections.abc import Iterator

from audit.conditions import proportional
from audit.relations import Multiple, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("SCORE-01", family="score")
def points_follow_execution(report: Report) -> Iterator[Relation]:
    """Yield the product behind the points of each money block."""
    for form in report.forms:
        block = form.money
        if not block or not block.weight or not block.rate or not block.score:  # (1)
            continue
        yield Multiple(
            statement=f"{form.title}：预算执行得分 = 分值 × 执行率",
            anchors=(form.title, "预算执行", "得分"),
            stated=block.score,
            products=((*roles("weight", block.weight), *roles("term", block.rate)),),
            certain=proportional(report, form),
            conclusive=True,
            form=form.id,
        )
