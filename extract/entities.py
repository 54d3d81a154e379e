"""Entities: one id for every project of a case, from all the ways it is written.

Mentions come in lists (the items of a sentence, the rows of a table, the forms). Within one list two mentions are two
projects unless they are written alike; between lists they are matched one to one, by name first and by amount as the
second witness.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.alike import Scorer, core
from extract.fragments import PROVISIONAL, Fragments
from extract.numbers import Number, NumberId
from extract.records import Entity, Fact

SURE, LIKELY, WITNESSED = 85, 60, 35
"""Scores above which a name alone, a name among free ones, and a name with an equal amount are taken as the same."""


@dataclass(slots=True)
class Project:
    """One project while its mentions are gathered; ``doubtful`` names were matched by amount more than by name."""

    names: list[str] = field(default_factory=list)
    amounts: set[Decimal] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Mention:
    """One written name in one list, with the amounts that stand beside it."""

    name: str
    amounts: set[Decimal] = field(default_factory=set)


def mentions(facts: Iterable[Fact], numbers: dict[NumberId, Number]) -> dict[str, list[Mention]]:
    """The written project names by the list they stand in, each with its amounts."""
    lists: dict[str, dict[str, Mention]] = {}
    for fact in facts:
        if not fact.entity or not fact.entity.startswith(PROVISIONAL):
            continue
        name = fact.entity.removeprefix(PROVISIONAL)
        number = numbers[fact.number]
        where = f"prose{number.block}" if fact.section == "prose" else fact.section
        found = lists.setdefault(where, {})
        mention = found.get(name)
        if mention is None:
            mention = found[name] = Mention(name)
        if number.kind.value == "money" and number.amount:
            mention.amounts.add(number.amount)
    return {where: list(found.values()) for where, found in lists.items()}


def resolve(fragments: Fragments, numbers: dict[NumberId, Number]) -> tuple[list[Entity], set[str]]:
    """Turn provisional names into entity ids, in place; returns the entities and the names matched with doubt."""
    lists = mentions(fragments.facts, numbers)
    scorer = Scorer.over(m.name for found in lists.values() for m in found)
    projects: list[Project] = []
    for found in sorted(lists.values(), key=len, reverse=True):
        _match(found, projects, scorer)
    ids = {name: f"e{i}" for i, project in enumerate(projects, 1) for name in project.names}
    fragments.facts[:] = [_settled(fact, ids) for fact in fragments.facts]
    fragments.forms[:] = [
        form.model_copy(update={"entity": _id(form.entity, ids)}) if form.entity else form
        for form in fragments.forms
    ]
    doubtful = {f"e{i}" for i, project in enumerate(projects, 1) if project.doubtful}
    return [_entity(i, project) for i, project in enumerate(projects, 1)], doubtful


def _entity(index: int, project: Project) -> Entity:
    return Entity(
        id=f"e{index}", kind="project", name=project.names[0], aliases=tuple(project.names[1:])
    )


def _id(entity: str | None, ids: dict[str, str]) -> str | None:
    return (
        ids.get(entity.removeprefix(PROVISIONAL))
        if entity and entity.startswith(PROVISIONAL)
        else entity
    )


def _settled(fact: Fact, ids: dict[str, str]) -> Fact:
    entity = _id(fact.entity, ids)
    return fact if entity == fact.entity else fact.model_copy(update={"entity": entity})


def _match(found: Sequence[Mention], projects: list[Project], scorer: Scorer) -> None:
    """Assign the mentions of one list to the projects known so far, best pairs first; the rest are new."""
    pairs = (
        (_score(mention, project, scorer), i, j)
        for i, mention in enumerate(found)
        for j, project in enumerate(projects)
    )
    likely = [pair for pair in pairs if pair[0][0] >= LIKELY]
    taken: set[int] = set()
    placed: dict[int, int] = {}
    for (score, doubtful), i, j in sorted(likely, key=lambda p: (-p[0][0], p[1], p[2])):
        if i in placed or (j in taken and score < SURE):
            continue
        placed[i] = j
        taken.add(j)
        _add(projects[j], found[i], doubtful=doubtful)
    for i, mention in enumerate(found):
        if i not in placed:
            same = next(
                (p for p in projects if any(core(n) == core(mention.name) for n in p.names)), None
            )
            if same is None or any(
                core(mention.name) == core(found[k].name) for k in placed if k != i
            ):
                same = Project()
                projects.append(same)
            _add(same, mention, doubtful=False)


def _score(mention: Mention, project: Project, scorer: Scorer) -> tuple[float, bool]:
    name = max(scorer.score(mention.name, other) for other in project.names)
    witnessed = bool(mention.amounts & project.amounts)
    if name >= LIKELY:
        return name + (10 if witnessed else 0), False
    return (LIKELY + name / 10, True) if witnessed and name >= WITNESSED else (name, False)


def _add(project: Project, mention: Mention, *, doubtful: bool) -> None:
    if mention.name not in project.names:
        project.names.append(mention.name)
    project.amounts |= mention.amounts
    if doubtful:
        project.doubtful.add(mention.name)
