"""Aims: what the goals of a form say in counts, tied to the indicator rows that count the same thing.

The goals stand above the indicators in sentences. A count there and one of a row are tied where all that the shorter
of the two names says stands in the other one as well, and where neither has a better partner in the form.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.alike import region
from extract.alikes import bare
from extract.fragments import Fragments
from extract.numbers import Kind, Number, NumberId
from extract.records import Fact, Group, IndicatorRow
from extract.vocabulary import load

BASIS = "goal"
_SAID = 85  # per cent of the shorter name that the other one has to say too
_TELLING = 5  # characters of a name that can say what is counted
_SIDES = ("targets", "outcomes")


@dataclass(frozen=True, slots=True)
class Aim:
    """A count of one side of a form with the names it goes by."""

    number: Number
    label: str
    names: tuple[str, ...]


def aims_told(fragments: Fragments, numbers: dict[NumberId, Number]) -> list[Group]:
    """One group for each count of a form's goals that an indicator row of the form counts, too."""
    facts = fragments.facts_by_section()
    rows: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
    for row in fragments.indicators:
        rows[row.form].append(row)
    labels = {fact.number: fact for fact in reversed(fragments.facts)}
    return [
        Group(
            label=goal.label,
            numbers=(goal.number.id, row.number.id),
            same_scope=False,
            basis=BASIS,
            entity=form.entity,
            measure=load("ties")[side][0],
        )
        for form in fragments.forms
        for side in _SIDES
        for goal, row in _pairs(
            _goals(facts.get(form.id, ()), rows[form.id], numbers, side),
            _counted(rows[form.id], labels, numbers, side),
        )
    ]


def _goals(
    facts: Sequence[Fact], rows: Sequence[IndicatorRow], numbers: dict[NumberId, Number], side: str
) -> list[Aim]:
    """The counts that the goals of a form name."""
    taken = {n for row in rows for n in (*row.target_numbers, *row.actual_numbers)}
    measures = load("ties")[side]
    return [
        Aim(numbers[fact.number], fact.label, (_plain(fact.label),))
        for fact in facts
        if fact.measure in measures
        and not fact.path
        and fact.number not in taken
        and numbers[fact.number].kind is Kind.COUNT
    ]


def _counted(
    rows: Sequence[IndicatorRow],
    labels: dict[NumberId, Fact],
    numbers: dict[NumberId, Number],
    side: str,
) -> list[Aim]:
    """The one count of each row on one side, with the name of the row and what both its cells call theirs."""
    found = []
    for row in rows:
        cell = row.target_numbers if side == "targets" else row.actual_numbers
        counts = [n for n in cell if numbers[n].kind is Kind.COUNT]
        if len(counts) != 1:
            continue
        told = [labels[n].label for n in (*row.target_numbers, *row.actual_numbers) if n in labels]
        names = tuple(dict.fromkeys(map(_plain, (row.level3, *told))))
        found.append(Aim(numbers[counts[0]], row.level3, names))
    return found


def _pairs(goals: Sequence[Aim], rows: Sequence[Aim]) -> Iterator[tuple[Aim, Aim]]:
    """Goals and rows that are each other's only best partner."""
    for goal in goals:
        row = _best(goal, rows)
        if row is not None and _best(row, goals) is goal:
            yield goal, row


def _best(one: Aim, others: Sequence[Aim]) -> Aim | None:
    """The partner whose name says most of the same, where no other says as much."""
    scores = sorted(((_said(one, other), i) for i, other in enumerate(others)), reverse=True)
    if not scores or scores[0][0] < _SAID or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return others[scores[0][1]]


def _said(one: Aim, other: Aim) -> float:
    """How much of the shorter name the other one says, in per cent; nothing for counts in other units."""
    if one.number.unit != other.number.unit or not one.number.unit:
        return 0
    return max(_within(a, b) for a in one.names for b in other.names)


def _within(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _TELLING:
        return 0
    return 100 * sum(c in longer for c in shorter) / len(shorter)


def _plain(label: str) -> str:
    """A name without marks, idle words and the place it begins with."""
    return bare(label.removeprefix(region(label)))
