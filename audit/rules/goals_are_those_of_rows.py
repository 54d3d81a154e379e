"""What the goals of a form count is what its indicators count.

## Why it matters
The goals at the head of a form and the indicators under them were written for one approval. Where the goals promise
30 places and the indicator asks for 20, the unit is measured by less than it promised.

## How it is computed
A count in the sentences of the goals against the one count of an indicator row of the same form, target against
target and result against result.

## When it is skipped
1. the counting words differ, or the words of one name are not found in the other;
2. two rows, or two counts of the goals, are called equally alike.

## Example
Goals 「新增健身设施不少于30处」, indicator 「新增健身设施处数 ≥20处」: short of the goals by 10.

## Basis
绩效指标 are 总体目标 made measurable.
"""

from collections.abc import Iterator

from audit.relations import Equal, Relation
from audit.rule import rule
from audit.wording import measured, place, section_of
from extract.numbers import NumberId
from extract.records import Group, Report

GOAL = "goal"
"""The basis of groups that tie goals to indicator rows."""


@rule("TIE-03", family="tie-out", nature="scope")
def goals_are_those_of_rows(report: Report) -> Iterator[Relation]:
    """Yield each count of a row as equal to that of the goals; (1) and (2) are in the record."""
    for group in report.groups:
        if group.basis == GOAL and len(group.numbers) > 1:
            goal, *rows = group.numbers
            yield from (_equal(report, group, goal, row) for row in rows)


def _equal(report: Report, group: Group, goal: NumberId, row: NumberId) -> Equal:
    here = place(report, section_of(report, row))
    what = measured(group.label, group.measure)
    return Equal(
        statement=f"{what}：{here}指标与总体目标一致",
        failing=f"{what}：{here}指标与总体目标不一致",
        sides=("指标", "总体目标"),
        anchors=(group.entity or here, group.label, group.measure, GOAL),
        stated=row,
        other=goal,
        certain=False,
        code="goal",
        form=section_of(report, row),
    )
