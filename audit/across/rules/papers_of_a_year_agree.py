"""Budget, final accounts and self-evaluation of one unit and year give the same figures.

## Why it matters
The three are published apart: the budget in spring, the accounts and the self-evaluation a year later. A reader
of one takes it for all of them.

## How it is computed
For two reports of one unit and year: each known line of budget forms and sentences (三公经费, 基本支出,
人员经费 …) under the first budget, the full budget and the spending. Where both stand in forms of one kind and
under one fund they count alike; otherwise a difference is a question of scope.

## When it is skipped
1. one of the reports gives the line several amounts under the measure;
2. one of the reports tells of restated figures, of a reform, or covers a part of a year;
3. all lines lie a factor of ten thousand apart, so that one report was filled in under another unit;
4. the line stands in a table of targets or in a form of one project, which other rules compare;
5. a report is about a project by its title.

## Example
三公经费 of 1.94 in the self-evaluation and of 2.94 in the final accounts differ by 1.

## Basis
预算公开, 决算公开: the same unit, the same year, the same ledger.
"""

from collections.abc import Iterator

from audit.across.lines import (
    MEASURES,
    UNITS_APART,
    Line,
    Lines,
    Twin,
    caution,
    counted_alike,
    lines,
    put_off,
    twins,
    units_apart,
)
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.rule import across
from audit.relations import Equal, Relation

PLACES = ("base", "overall", "prose")  # (4)
Pair = tuple[Paper, Paper]


@across("CROSS-06", "unit")
def papers_of_a_year_agree(bundle: Bundle) -> Iterator[Relation]:
    """Yield each known line of two papers of a year as equal."""
    for pair in bundle.same_year():
        if all(paper.whole for paper in pair):  # (5)
            for measure in MEASURES:
                yield from _measure(pair, measure)


def _measure(pair: Pair, measure: str) -> Iterator[Relation]:
    one, other = pair
    found = list(twins(one, _known(one, measure), other, _known(other, measure)))  # (1)
    told = f"{one.name}的{measure} = {other.name}的{measure}"
    reason = caution(pair, (RESTATED, REFORM, PART_YEAR))  # (2)
    if not reason and units_apart(one, other, found):  # (3)
        reason = UNITS_APART
    if reason and found:
        yield put_off(told, [fact for twin in found for fact in (twin.one, twin.other)], reason)
        return
    alike = counted_alike(one, other, found)
    for twin in found:
        yield _equal(pair, twin, told, same_scope=alike and _same_place(pair, twin))


def _known(paper: Paper, measure: str) -> Lines:
    """The lines of a paper that the vocabulary knows."""
    found = lines(paper, MEASURES[measure], PLACES)
    return {Line(k.subject, "", k.fund): v for k, v in found.items() if v[0].concept}


def _same_place(pair: Pair, twin: Twin) -> bool:
    one, other = pair
    kinds = {one.kind_of(twin.one), other.kind_of(twin.other)}
    return len(kinds) == 1 and kinds != {"prose"}


def _equal(pair: Pair, twin: Twin, told: str, *, same_scope: bool) -> Equal:
    return Equal(
        statement=f"{twin.one.label}：{told}",
        anchors=(pair[0].unit, str(pair[0].year), twin.line.subject, twin.line.fund, told),
        stated=twin.one.number,
        other=twin.other.number,
        same_scope=same_scope,
        code="across.papers",
    )
