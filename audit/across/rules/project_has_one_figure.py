"""A project that two reports speak of has the same figures in both.

## Why it matters
A project's own form and the report of the unit are filled in months apart. The bureau and the unit that carries the
project out report it too. The money is the same.

## How it is computed
For two reports of one unit and year, or of a unit and one under it: the total of the project (first budget,
full budget, spending) by its full name. Where both are forms of the project itself and of one unit, they count
alike; otherwise a difference is a question of scope.

## When it is skipped
1. the name is short, or stands for several projects in one of the reports;
2. one of the reports gives the project several amounts under the measure;
3. one of the reports tells of restated figures, of a reform, or covers a part of a year;
4. the two reports belong to units that nobody put in relation: the same programme is run in many places.

## Example
Spending of 21.60 on 档案数字化加工 in the unit's report and 26.10 in the project's own form differ by 4.50.

## Basis
项目支出绩效自评: one project, one account.
"""

from collections.abc import Iterator

from audit.across.lines import MEASURES, caution, put_off
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.projects import Held, projects
from audit.across.rule import across
from audit.relations import Equal, Relation


@across("CROSS-04", "unit", "family")
def project_has_one_figure(bundle: Bundle) -> Iterator[Relation]:
    """Yield the figures of each project in one paper as equal to those in another."""
    pairs = bundle.same_year() if bundle.over == "unit" else bundle.kin()  # (4)
    for one, other in pairs:
        ours, theirs = projects(one), projects(other)
        for name in (each for each in ours if each in theirs):  # (1)
            for measure in MEASURES:
                if measure in ours[name] and measure in theirs[name]:  # (2)
                    yield from _said(
                        (one, ours[name][measure]), (other, theirs[name][measure]), measure
                    )


def _said(one: tuple[Paper, Held], other: tuple[Paper, Held], measure: str) -> Iterator[Relation]:
    (first, ours), (second, theirs) = one, other
    told = f"{ours.name}：{first.called}{measure} = {second.called}{measure}"
    reason = caution((first, second), (RESTATED, REFORM, PART_YEAR))
    if reason:  # (3)
        yield put_off(told, [ours.fact, theirs.fact], reason)
        return
    yield Equal(
        statement=told,
        anchors=(ours.name, measure, told),
        stated=ours.fact.number,
        other=theirs.fact.number,
        same_scope=ours.own_form and theirs.own_form and first.unit == second.unit,
        code="across.project",
    )
