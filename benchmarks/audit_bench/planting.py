"""Planting: one error of each kind in the print of a clean report, of which it is known what was changed and breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from .errors import HOW, WHERE, Spot
from .figures import Relation, Slot, holds, slot_of
from .paper import Block, Printed, Row, Table, print_text, set_text
from .reports import Made

TRIES = 40


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with one error: the print, what was changed from what to what, and in how many relations it stands.

    For a dropped row ``slots`` are the totals that no longer close; else the one slot that was changed. ``broken`` is
    how many relations fail now; where they ``cross``, they have no other number in common, so that it can be named.
    """

    kind: str
    printed: Printed
    slots: frozenset[int]
    before: str
    after: str
    relations: int
    broken: int
    crosses: bool


def clean(made: Made) -> Printed:
    """The report without an error."""
    return print_text(set_text(made.blocks, made.layout), made.sheet.slots)


def plant(made: Made, kind: str) -> Planted | None:
    """Put one error of a kind into a report, or None where it has no place for one."""
    rng = Random(f"{made.seed}/{kind}")
    if kind == "dropped row":
        return _dropped(made, rng)
    spots = [Spot(made.sheet, slot, rng) for slot in made.sheet.slots.values()]
    chosen = [spot for spot in spots if WHERE[kind](spot)]
    for _ in range(TRIES if chosen else 0):
        spot = rng.choice(chosen)
        changed = HOW[kind](spot)
        if changed is not None and (found := _planted(made, kind, spot.slot, changed)):
            return found
    return None


def _planted(made: Made, kind: str, slot: Slot, changed: Slot) -> Planted | None:
    slots = {**made.sheet.slots, slot.id: changed}
    mine = [each for each in made.sheet.relations if slot.id in each.slots]
    broken = [each for each in mine if not holds(each, slots)]
    if not broken:
        return None
    printed = print_text(set_text(made.blocks, made.layout), slots)
    crosses = frozenset.intersection(*(each.slots for each in broken)) == {slot.id}
    before, after = (each.text + each.style.suffix for each in (slot, changed))
    return Planted(
        kind, printed, frozenset({slot.id}), before, after, len(mine), len(broken), crosses
    )


def _dropped(made: Made, rng: Random) -> Planted | None:
    rows = list(_rows(made.blocks))
    rng.shuffle(rows)
    for place in rows:
        block = made.blocks[place[0]]
        assert isinstance(block, Table)
        lost = frozenset(slot_of(cell) for cell in block.rows[place[1]].cells if "\ue000" in cell)
        hit = [each for each in made.sheet.relations if _loses(each, lost)]
        broken = [each for each in hit if not holds(_without(each, lost), made.sheet.slots)]
        totals = frozenset(each.stated for each in broken if each.stated is not None) - lost
        if totals:
            blocks = _cut(made.blocks, place)
            printed = print_text(set_text(blocks, made.layout), made.sheet.slots)
            gone = "/".join(made.sheet.slots[each].text for each in sorted(lost))
            return Planted(
                "dropped row", printed, totals, gone, "", len(hit), len(broken), crosses=False
            )
    return None


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            yield from (
                (i, j) for j, row in enumerate(block.rows) if row.part and not _heads(block.rows, j)
            )


def _heads(rows: Sequence[Row], place: int) -> bool:
    """Whether a row carries the merged name of the rows under it, so that leaving it out loses more than the row."""
    return bool(rows[place].cells[0]) and place + 1 < len(rows) and not rows[place + 1].cells[0]


def _loses(relation: Relation, lost: frozenset[int]) -> bool:
    inside = {slot for _, slot in relation.terms} & lost
    return (
        relation.shape == "total" and relation.kind != "same" and relation.complete and bool(inside)
    )


def _without(relation: Relation, lost: frozenset[int]) -> Relation:
    return replace(relation, terms=tuple(term for term in relation.terms if term[1] not in lost))


def _cut(blocks: Sequence[Block], place: tuple[int, int]) -> tuple[Block, ...]:
    table = blocks[place[0]]
    assert isinstance(table, Table)
    kept = Table(tuple(row for i, row in enumerate(table.rows) if i != place[1]))
    return (*blocks[: place[0]], kept, *blocks[place[0] + 1 :])
