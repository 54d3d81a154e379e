"""Points of a missed target are in proportion to what was reached, where the rows of the case are reckoned so.

## Why it matters
A form without a printed rule is reckoned by a rule all the same. Where the points that were taken off follow it row by
row, they are accounted for; a row that leaves the rule is the one to ask about.

## How it is computed
Weight times actual over target, for rows whose target is a floor that was missed and that got some of their points.
Where more of these rows come out than not, the rule is that of the case, and each row that comes out is confirmed. A
row that does not is held against the rule only where three others obey it, and the finding is a note.

## When it is skipped
1. weight, score, target or actual are not one number each, or cannot be set side by side;
2. the target was met, or is a ceiling; all points were given, or none;
3. the form prints a rule of its own beside the row;
4. half of these rows or more do not come out, so that another rule may hold;
5. fewer than three rows come out: one that does not may follow a rule of its own.

## Example
45 visits planned, 40 made, 10 points: 8.89 are earned. Beside three such rows a printed 9.5 is 0.61 too many.

## Basis
Scoring in proportion to achievement, as most announcements have it for quantities; else the form asks for its own rule.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from audit.awards import part_reached
from audit.conditions import cut, nothing
from audit.goals import Goal, goal
from audit.relations import Multiple, Relation, Term
from audit.rule import rule
from audit.terms import roles
from audit.wording import place, row_anchors, row_name
from extract.numbers import NumberId
from extract.records import IndicatorRow, Report

OBEYED = 3
"""So many rows that come out make a rule that another row is held against."""


@rule("SCORE-08", family="score")
def points_in_proportion(report: Report) -> Iterator[Relation]:
    """Yield the points of each row of a missed target, where the rows of the case are in proportion."""
    ruled = {award.row for award in report.remarks.awards}
    asked = [
        (row, found, part)
        for row in report.indicators
        if row.id not in ruled  # (3)
        and (found := goal(report, row))  # (1)
        and (part := _part(report, row, found)) is not None
    ]
    finest = _finest(report) if asked else {}
    fitting = {row.id for row, _, part in asked if _off(report, row, part) < finest[row.form]}
    if len(fitting) * 2 <= len(asked):  # (4)
        return
    for row, found, part in asked:
        if row.id in fitting or len(fitting) >= OBEYED:  # (5)
            yield _points(report, row, part, found)


def _part(report: Report, row: IndicatorRow, found: Goal) -> Decimal | None:
    """The part of a floor that was reached, where some of the points were taken off; else None."""
    if found.met or not found.lower or not cut(report, row):  # (2)
        return None
    if nothing(report, row.weight) or nothing(report, row.score):  # (1), (2)
        return None
    return part_reached(report, found)


def _off(report: Report, row: IndicatorRow, part: Decimal) -> Decimal:
    """How far the printed points are from those in proportion."""
    weight, score = report.by_id[row.weight or ""], report.by_id[row.score or ""]
    return abs(weight.value * part - score.value)


def _finest(report: Report) -> Mapping[str, Decimal]:
    """One unit of the last digit that any points of a form show, for each form that prints some."""
    scores: defaultdict[str, list[NumberId | None]] = defaultdict(list)
    for row in report.indicators:
        scores[row.form].append(row.score)
    for form in report.forms:
        scores[form.id].append(form.money.score if form.money else None)
    known = report.by_id
    steps = {name: [known[n].step for n in of if n and n in known] for name, of in scores.items()}
    return {name: min(found) for name, found in steps.items() if found}


def _points(report: Report, row: IndicatorRow, part: Decimal, found: Goal) -> Multiple:
    """The score of a row as the part of its weight that was reached."""
    name = f"{place(report, row.form)}：{row_name(row)}"
    return Multiple(
        statement=f"{name}得分按完成比例",
        failing=f"{name}得分",
        sides=("", "按完成比例"),
        anchors=(*row_anchors(report, row), "完成比例"),
        stated=row.score or "",
        products=((Term(row.weight or "", part, "weight"),),),
        beside=(*roles("target", found.target), *roles("actual", found.actual)),
        certain=False,
        code="score.achievement",
        form=row.form,
    )
