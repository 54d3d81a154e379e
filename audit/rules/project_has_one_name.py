"""A project is written alike wherever the case speaks of it.

## Why it matters
A project under two names is evaluated twice or not at all, and its money cannot be followed from the budget to the
form.

## How it is computed
The names that were found to mean one project, by their words and their amounts; names that differ by generic words, by
place or year, or by being a part of each other are alike.

## When it is skipped
1. one name holds the other;
2. the project is named once.

## Example
产业链办公室工作经费 in the report and 工业办公室工作任务 in the form, both of 20万元.

## Basis
项目名称 is that of the budget.
"""

from collections.abc import Iterator

from audit.relations import Conformity, Relation
from audit.rule import rule
from audit.terms import roles
from extract.numbers import NumberId
from extract.records import Report


@rule("WORD-07", family="wording", nature="wording")
def project_has_one_name(report: Report) -> Iterator[Relation]:
    """Yield one claim for each project with names that have to be told to be one; (1) and (2) are in the record."""
    for found in report.remarks.variants:
        names = "、".join((found.name, *found.others))
        yield Conformity(
            statement=f"同一项目名称写法不一：{names}",
            anchors=("项目名称", found.name),
            holds=False,
            count=len(found.others),
            numbers=roles("other", *_amounts(report, found.entity)),
            code="wording.project",
        )


def _amounts(report: Report, entity: str) -> tuple[NumberId, ...]:
    """The amounts that stand beside the names of a project, one for each section."""
    first = {fact.section: fact.number for fact in reversed(report.facts) if fact.entity == entity}
    return tuple(number for number in first.values() if number in report.by_id)
