"""Naming: labels, measures and projects that people gave to numbers, in place of those that were recognised."""

from collections.abc import Mapping, Sequence

from extract.fragments import Fragments
from extract.numbers import Number, NumberId
from extract.records import Entity, Fact
from extract.vocabulary.concepts import concept_of
from gouji.review.reading import REVIEWED

PROSE = "prose"


def name(fragments: Fragments, number: NumberId, label: str) -> None:
    """Give a number another label, and the concept that the label names; sums above it are called by it too."""
    known = fact_of(fragments, number)
    old = known.label if known else ""
    update = {"label": label, "concept": concept_of(label), "origin": REVIEWED}
    _revise(fragments, number, update)
    fragments.breakdowns[:] = [
        found.model_copy(update={"label": found.label.replace(old, label)})
        if old and found.total == number
        else found
        for found in fragments.breakdowns
    ]


def measure(fragments: Fragments, number: NumberId, word: str) -> None:
    """Give a number another measure."""
    _revise(fragments, number, {"measure": word, "origin": REVIEWED})


def merge(
    fragments: Fragments, entities: Sequence[Entity], number: NumberId, into: NumberId
) -> list[Entity]:
    """Make the project of one number that of another; a number without a project joins it alone."""
    one, other = entity_of(fragments, number), entity_of(fragments, into)
    if other is None or one == other:
        return list(entities)
    if one is None:
        _revise(fragments, number, {"entity": other})
        return list(entities)
    _move(fragments, one, other)
    gone = next(each for each in entities if each.id == one)
    return [_joined(each, gone) if each.id == other else each for each in entities if each != gone]


def part(
    fragments: Fragments,
    entities: Sequence[Entity],
    numbers: Mapping[NumberId, Number],
    number: NumberId,
    title: str,
) -> list[Entity]:
    """Make a project of its own, named ``title``, of what the form or paragraph of a number says of its project."""
    fact = fact_of(fragments, number)
    if fact is None or fact.entity is None:
        return list(entities)
    taken = {each.id for each in entities}
    fresh = next(f"e{i}" for i in range(1, len(taken) + 2) if f"e{i}" not in taken)
    fragments.facts[:] = [
        each.model_copy(update={"entity": fresh}) if _beside(each, fact, numbers) else each
        for each in fragments.facts
    ]
    fragments.forms[:] = [
        form.model_copy(update={"entity": fresh})
        if form.id == fact.section and form.entity == fact.entity
        else form
        for form in fragments.forms
    ]
    return [*entities, Entity(id=fresh, kind="project", name=title)]


def fact_of(fragments: Fragments, number: NumberId) -> Fact | None:
    """The first name of a number, which is the one that counts."""
    return next((fact for fact in fragments.facts if fact.number == number), None)


def entity_of(fragments: Fragments, number: NumberId) -> str | None:
    """The project of a number."""
    fact = fact_of(fragments, number)
    return fact.entity if fact else None


def _revise(fragments: Fragments, number: NumberId, update: Mapping[str, object]) -> None:
    """Change what names a number; one that had no name gets one."""
    if fact_of(fragments, number) is None:
        fragments.facts.append(Fact(number=number, label="", section=PROSE))
    fragments.facts[:] = [
        fact.model_copy(update=update) if fact.number == number else fact
        for fact in fragments.facts
    ]


def _move(fragments: Fragments, old: str, new: str) -> None:
    """Put everything that is said of one project under another."""
    update = {"entity": new}
    fragments.facts[:] = [
        fact.model_copy(update=update) if fact.entity == old else fact for fact in fragments.facts
    ]
    fragments.forms[:] = [
        form.model_copy(update=update) if form.entity == old else form for form in fragments.forms
    ]


def _joined(kept: Entity, gone: Entity) -> Entity:
    names = dict.fromkeys([*kept.aliases, gone.name, *gone.aliases])
    return kept.model_copy(update={"aliases": tuple(n for n in names if n != kept.name)})


def _beside(one: Fact, other: Fact, numbers: Mapping[NumberId, Number]) -> bool:
    """Whether two names belong to one project in one form, or in one paragraph."""
    if (one.entity, one.section) != (other.entity, other.section):
        return False
    first, second = numbers[one.number], numbers[other.number]
    return one.section != PROSE or (first.source, first.block) == (second.source, second.block)
