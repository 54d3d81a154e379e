"""A project that the text tells has a row of its own where a table lists the projects.

## Why it matters
A list of projects that does not claim to be all of them may fall short of its total. Where the gap is the very amount
that the text tells of a project without a row, a row was left out.

## How it is computed
What the total has over the rows under it, against what the sentences tell of each project that no row is about, in the
same measure; also against all of them together.

## When it is skipped
1. the list claims to be complete, whose sum is another rule's; or its rows are no projects, or make the total;
2. no project of the sentences lacks a row, or none of their amounts is the gap.

## Example
项目支出 100 over rows of 60 and 15, and 「绿化养护25万元」 in the text: the row 绿化养护 is missing.

## Basis
The form: 项目支出, one row a project.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from audit.conditions import BUDGETS, SPENT
from audit.relations import Implied, Missing, Relation
from audit.rule import rule
from audit.terms import roles, terms
from audit.wording import place
from extract.numbers import NumberId
from extract.records import Breakdown, Fact, Report

KINDS = (frozenset(SPENT), frozenset(BUDGETS))
"""Measures that say the same of a project in a table and in the sentences."""


@rule("MISS-12", family="missing", nature="omission")
def told_projects_have_row(report: Report) -> Iterator[Relation]:
    """Yield one claim for each list of projects whose gap is what the text tells of those without a row."""
    seen: set[tuple[str, str]] = set()
    for found in reversed(report.breakdowns):  # what was spent stands behind what was planned
        key = (found.section, found.label)
        gap = _gap(report, found)
        told = _untold(report, found, gap) if gap > 0 and key not in seen else ()
        if told and found.total:
            seen.add(key)
            yield _missing(report, found, found.total, told)


def _gap(report: Report, found: Breakdown) -> Decimal:
    """What the total of an open list of projects has over its rows; 0 for other lists."""
    total = report.by_id.get(found.total or "")
    if found.complete or found.basis != "column" or total is None:  # (1)
        return Decimal(0)
    if not any((fact := report.fact_of.get(part)) and fact.entity for part in found.parts):
        return Decimal(0)
    return total.amount - sum((report.by_id[part].amount for part in found.parts), Decimal(0))


def _untold(report: Report, found: Breakdown, gap: Decimal) -> tuple[NumberId, ...]:
    """The amounts of the sentences for projects without a row that make the gap: that of one, or those of all."""
    without = _without_row(report, found)
    for told in without.values():
        if report.by_id[told].amount == gap:
            return (told,)
    every = tuple(without.values())
    whole = sum((report.by_id[told].amount for told in every), Decimal(0))
    return every if every and whole == gap else ()  # (2)


def _without_row(report: Report, found: Breakdown) -> Mapping[str, NumberId]:
    """What the sentences first tell of each project that is no row of the list, in its measure."""
    kind = next((each for each in KINDS if found.measure in each), frozenset())
    listed = {fact.entity for fact in _facts(report, found.parts)}
    first: dict[str, NumberId] = {}
    for fact in report.facts:
        if fact.section == "prose" and fact.entity and fact.measure in kind:
            first.setdefault(fact.entity, fact.number)
    return {entity: told for entity, told in first.items() if entity not in listed}


def _facts(report: Report, numbers: Iterable[NumberId]) -> list[Fact]:
    return [report.fact_of[number] for number in numbers if number in report.fact_of]


def _missing(
    report: Report, found: Breakdown, total: NumberId, told: tuple[NumberId, ...]
) -> Missing:
    names = {each.id: each.name for each in report.entities}
    projects = "、".join(names.get(fact.entity or "", fact.label) for fact in _facts(report, told))
    signs = (1, *(-1 for _ in found.parts))
    return Missing(
        statement=f"{found.label}未列正文所述项目：{projects}",
        anchors=(place(report, found.section), found.label, projects),
        numbers=(*roles("stated", total), *roles("other", *told)),
        implied=Implied(upper=terms((total, *found.parts), signs)),
        conclusive=True,
        form=found.section,
    )
