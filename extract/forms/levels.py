"""Levels: the names that hold over indicator rows, the points that they announce, and which level a name is of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.forms.grid import Slot
from extract.numbers import Number, NumberId
from extract.records import Bracket
from extract.vocabulary.form_words import (
    POINTS_BEHIND,
    bare,
    carries_points,
    is_first_level,
    may_be_level,
)

BRACKET = POINTS_BEHIND


@dataclass(slots=True)
class Level:
    """The name that holds at one level, with the slot it came from and the rows read under it.

    ``most`` are the points that it announces, ``used`` those that the names and rows under it have taken so far; an
    ``open`` name may hold for rows that were not told to be its own.
    """

    name: str = ""
    slot: Slot | None = None
    rows: list[str] = field(default_factory=list)
    points: NumberId | None = None
    most: Decimal | None = None
    used: Decimal = Decimal(0)
    open: bool = False

    @property
    def has_room(self) -> bool:
        """Whether points that it announces are left for rows below it."""
        return self.most is not None and 0 < self.used < self.most

    def goes_on(self, text: str) -> bool:
        """Whether a name is the one that holds already, printed again on another page."""
        return bool(self.name) and bare(text) == bare(self.name) and not carries_points(text)


def announced(slot: Slot) -> Number | None:
    """The points that a name carries in brackets."""
    return next(iter(slot.numbers), None) if carries_points(slot.text) else None


def placed(cells: dict[str, Slot], level1: Level, brackets: Sequence[Bracket]) -> dict[str, Slot]:
    """The cells of a row with its names at their levels, as the points that they carry tell."""
    first, second = cells.get("level1"), cells.get("level2")
    held = first is not None and bool(first.text or first.covered)
    if second is not None and not held and _rises(second, level1, brackets):
        return {**{k: slot for k, slot in cells.items() if k != "level2"}, "level1": second}
    if first is None or not (_sinks(first, level1) or _below(cells, level1)):
        return cells
    third = cells.get("level3")
    lower = {k: slot for k, slot in cells.items() if k not in {"level1", "level2"}}
    if second is None or not (second.text or second.covered):
        return {**lower, "level2": first}
    lost = (third is None or not third.text) and announced(second) is not None
    return {**lower, "level2": first, "level3": second} if lost else cells


def _rises(second: Slot, level1: Level, brackets: Sequence[Bracket]) -> bool:
    """Whether a name of both levels with points is of the first, where only that one carries points so far."""
    below = any(bracket.level == 2 for bracket in brackets)
    told = level1.points is not None and carries_points(second.text)
    return told and not below and may_be_level(second.text, 1)


def _below(cells: dict[str, Slot], level1: Level) -> bool:
    """Whether a name of both levels, with no points and nothing beside it, is a part of one with points left."""
    first, second, weight = cells["level1"], cells.get("level2"), cells.get("分值")
    alone = second is None or not (second.text or second.covered)
    told = first.text and not first.covered and may_be_level(first.text, 2)
    if not alone or not told or is_first_level(first.text) or not level1.has_room:
        return False
    value = weight.value if weight is not None else None
    return (
        value is not None and level1.most is not None and level1.used + value.value <= level1.most
    )


def _sinks(first: Slot, level1: Level) -> bool:
    """Whether a name whose points the name above still lacks is a part of that one."""
    number = announced(first)
    if number is None or level1.most is None or may_be_level(first.text, 1):
        return False
    return level1.used > 0 and level1.used + number.value <= level1.most
