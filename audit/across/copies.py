"""Copies: indicator rows of two papers that say the same, with the same actual values.

Templates give many units the same indicators and the same targets, and a target that was reached exactly is reached
exactly by many. Only an actual value with figures of its own, which is not its target, tells of copying.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.across.lines import bare
from audit.across.papers import Paper
from audit.across.projects import key_of
from audit.relations import Conformity, Evidence
from extract.records import IndicatorRow

FEWEST, TELLING = 6, 5
"""So many rows make a set, and so many of them must tell by actual values of their own."""
MOST, OF = 4, 5
"""The part of the rows that must be alike: four in five."""
SHOWN = 3
"""Rows of each paper that are quoted."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_TRIVIAL = frozenset({"0", "1", "100", "100.0", "100.00"})


@dataclass(frozen=True, slots=True)
class Copies:
    """The rows that two papers have alike; ``full`` where they are most of both and enough of them tell."""

    rows: tuple[tuple[IndicatorRow, IndicatorRow], ...]
    full: bool


def worth(row: IndicatorRow) -> bool:
    """Whether the actual value of a row has a figure that is not the same everywhere."""
    return any(figure not in _TRIVIAL for figure in _FIGURES.findall(row.actual))


def telling(row: IndicatorRow) -> bool:
    """Whether the actual value of a row is its own: figures, and not those of the target."""
    return worth(row) and _FIGURES.findall(row.actual) != _FIGURES.findall(row.target)


def signature(row: IndicatorRow) -> str:
    """What makes two rows alike: name, target and actual value."""
    return "|".join(bare(text) for text in (row.level3, row.target, row.actual))


def named(paper: Paper) -> Mapping[str, IndicatorRow]:
    """The rows of a paper with an actual value worth a look, by their names; names that stand twice are left out."""
    rows = [row for row in paper.report.indicators if row.level3 and worth(row)]
    often = Counter(bare(row.level3) for row in rows)
    return {bare(row.level3): row for row in rows if often[bare(row.level3)] == 1}


def of_projects(paper: Paper) -> Mapping[str, str]:
    """The key of the project that each table of a paper is about, by the title of the table."""
    names = {entity.id: key_of(entity.name) for entity in paper.report.entities}
    return {form.title: names.get(form.entity or "", "") for form in paper.report.forms}


def copies(one: Paper, other: Paper, *, shared: bool = True) -> Copies | None:
    """The rows that two papers have alike, or None where one of them has too few to tell.

    Without ``shared`` the rows of a project that both papers report by one name are left out.
    """
    ours, theirs = named(one), named(other)
    if not shared:
        about, elsewhere = of_projects(one), of_projects(other)
        joint = {each for each in about.values() if each} & set(elsewhere.values())
        ours = {name: row for name, row in ours.items() if about.get(row.table) not in joint}
        theirs = {
            name: row for name, row in theirs.items() if elsewhere.get(row.table) not in joint
        }
    if min(len(ours), len(theirs)) < FEWEST:
        return None
    alike = tuple(
        (row, theirs[name])
        for name, row in ours.items()
        if name in theirs and signature(row) == signature(theirs[name])
    )
    enough = len(alike) >= FEWEST and sum(telling(row) for row, _ in alike) >= TELLING
    return Copies(alike, enough and len(alike) * OF >= max(len(ours), len(theirs)) * MOST)


def claim(found: Copies, pair: tuple[Paper, Paper], told: str, code: str) -> Conformity:
    """The claim that two papers have rows of their own, with the copied rows as evidence."""
    rows: Sequence[tuple[IndicatorRow, IndicatorRow]] = found.rows if found.full else ()
    quoted = [row for both in rows[:SHOWN] for row in both]
    return Conformity(
        statement=f"{told}：{len(rows)} 行指标的名称、目标值与完成值全部相同" if rows else told,
        anchors=(pair[0].unit, pair[1].unit, str(pair[0].year), str(pair[1].year), code),
        holds=not found.full,
        count=len(rows) or None,
        places=tuple(
            Evidence(text=f"{r.level3}：{r.target}／{r.actual}", place=r.place) for r in quoted
        ),
        code=code,
    )
