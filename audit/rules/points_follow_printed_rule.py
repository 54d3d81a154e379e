"""The points of a row are those that the rule printed beside it gives.

## Why it matters
A form that prints how points are given has bound itself. Points that the printed rule does not give are the plainest
sign of a score that was decided first and written down after.

## How it is computed
Only rules whose words are all known: the target reached or no points; points in proportion to the part of the target
that was reached; so many points off for each percentage point below a limit, or below the target, or for each unit of
the row that it is off the target. Target and actual are one number each. What is earned is never below nothing nor
above the points of the row.

## When it is skipped
1. weight, score, target or actual of the row are not one number each, or cannot be set side by side;
2. the rule takes points off for each unit, and row or words do not say which percentage or unit is meant;
3. what is missing is no whole number of such units: whether a part of one counts, the words do not say;
4. the points in proportion are rounded to whole points or halves.

## Example
「达到目标值得满分，每低1个百分点扣1分」, target ≥90 %, actual 88 %, 20 points: 18 are earned; printed 19 is 1 too many.

## Basis
评分标准 of the form itself, which goes before every other scheme.
"""

from collections.abc import Iterator
from decimal import Decimal

from audit.awards import part_earned
from audit.conditions import nothing
from audit.goals import Goal, goal
from audit.relations import Multiple, Relation, Term
from audit.rule import rule
from audit.terms import roles
from audit.wording import place, row_anchors, row_name
from extract.records import Award, IndicatorRow, Report


@rule("SCORE-07", family="score")
def points_follow_printed_rule(report: Report) -> Iterator[Relation]:
    """Yield the points of each row whose printed rule is known."""
    for award in report.remarks.awards:
        row = report.row_of.get(award.row)
        found = goal(report, row) if row else None
        if not row or not found or not row.score or nothing(report, row.weight):  # (1)
            continue
        part = part_earned(report, row, award, found)
        if part is not None:  # (2), (3), (4)
            yield _points(report, row, award, part, found)


def _points(
    report: Report, row: IndicatorRow, award: Award, part: Decimal, found: Goal
) -> Multiple:
    """The score of a row as a part of its weight."""
    numbers = (award.full, award.unit, award.points)
    name = f"{place(report, row.form)}：{row_name(row)}"
    return Multiple(
        statement=f"{name}得分按所列评分标准",
        failing=f"{name}得分",
        sides=("", "按所列评分标准"),
        anchors=(*row_anchors(report, row), "评分标准"),
        stated=row.score or "",
        products=((Term(row.weight or "", part, "weight"),),),
        beside=(
            *roles("target", found.target),
            *roles("actual", found.actual),
            *roles("other", *numbers),
        ),
        certain=False,
        form=row.form,
    )
