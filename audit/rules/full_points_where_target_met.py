"""A row gives all its points where its target was met, and not where it was missed.

## Why it matters
Points are given by the unit itself. Full points beside a missed target are the plainest sign of a score that was
not derived from anything.

## How it is computed
Target and actual of an indicator row as one number each. Where the target is met, the score equals the weight;
where it is missed and all points were given, the actual falls short of the target. Signs decide the direction; a
bare figure is a floor, and a ceiling in rows of cost and of what by its name ought to be little.

## When it is skipped
1. target or actual hold no number, a date, or numbers of different units; the target holds several numbers, or
   the actual several of its unit;
2. the actual only repeats a sign of the target (≥98 % beside ≥98 %), so the value reached is unknown;
3. a bare target in a row of timeliness, an actual of zero beside one, or more than it of what ought to be little:
   less may be better;
4. the target is met and points were taken off: others give a reason for that;
5. the target is missed and points were taken off.

## Example
Target 30, actual 34, 5 of 5 points: holds. Target 120, actual 14, 5 of 5 points: short of the target by 106.

## Basis
The form: 得分 by 年度指标值 and 实际完成值.
"""

from collections.abc import Iterator

from audit.conditions import full
from audit.goals import goal
from audit.relations import Bound, Equal, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import place, row_anchors, row_name
from extract.records import Report


@rule("SCORE-05", family="score", nature="compliance")
def full_points_where_met(report: Report) -> Iterator[Relation]:
    """Yield one claim for each row with full points and a target that can be set beside its actual."""
    for row in report.indicators:
        found = goal(report, row)  # (1), (2), (3)
        if not found or not row.score or not row.weight or not full(report, row):  # (4), (5)
            continue
        name = f"{place(report, row.form)}：{row_name(row)}"
        if found.met:
            yield Equal(
                statement=f"{name}达到目标，得满分",
                failing=f"{name}达到目标而未得满分",
                sides=("得分", "分值"),
                anchors=(*row_anchors(report, row), "得分"),
                stated=row.score,
                other=row.weight,
                beside=(*roles("target", found.target), *roles("actual", found.actual)),
                certain=found.certain,
                form=row.form,
            )
        else:
            yield Bound(
                statement=f"{name}得满分，实际应达到目标",
                failing=f"{name}{'未达到' if found.lower else '超过'}目标而得满分",
                anchors=(*row_anchors(report, row), "满分而未达标"),
                actual=found.actual,
                limit=found.target,
                lower=found.lower,
                beside=(*roles("score", row.score), *roles("weight", row.weight)),
                certain=found.certain,
                code="bound.full_points",
                form=row.form,
            )
