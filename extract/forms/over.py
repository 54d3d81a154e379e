"""Over: the head of a column, also where its words stand in the row above and reach down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.forms.grid import Grid, Slot
from extract.forms.heads import (
    JOIN,
    LEVELS,
    Head,
    head_of,
    indicator_key,
    measure_of,
    money_heads,
    unit_in,
    yearly,
)
from extract.vocabulary import load
from extract.vocabulary.form_words import bare, may_be_level, names

CHANGES = frozenset({"增减额", "增减率"})
_FAR = 1000
_LOOK = 8  # rows below a head that show what stands in its columns


def head_slots(grid: Grid, row: int) -> list[Slot]:
    """The slots of a head row; where one is covered or empty, the head that reaches down to it."""
    return [slot if slot.text else _from_above(grid, slot) for slot in grid.rows[row]]


def _from_above(grid: Grid, slot: Slot) -> Slot:
    text = (grid.owner(slot) if _begins(slot) else "") if slot.covered else _over(grid, slot)
    return slot._replace(text=text) if indicator_key(text) or measure_of(text) else slot


def _over(grid: Grid, slot: Slot) -> str:
    """The head above an empty slot: in its column, or, where merged cells were dropped, as far from the right."""
    above = grid.rows[slot.row - 1] if slot.row else []
    missing = len(grid.rows[slot.row]) - len(above)
    places = [slot.column] if missing <= 0 else [slot.column - missing]
    return next((s.text for s in above if s.column in places and not s.covered), "")


def _begins(slot: Slot) -> bool:
    """Whether a covered slot is the lower part of a cell that begins in its column."""
    return slot.cell.row < slot.row and slot.cell.column == slot.column


def with_levels(grid: Grid, row: int, heads: Sequence[Head]) -> list[Head]:
    """The heads with the columns left of the names that hold levels, where the form gives those no head."""
    if {"level1", "level2"} & {head.key for head in heads}:
        return list(heads)
    heads = [_last_of(grid, row, head) if head.key == "level3" else head for head in heads]
    names_at = next((head.column for head in heads if head.key == "level3"), 0)
    if not names_at:
        return list(heads)
    below = range(row + 1, min(row + 1 + _LOOK, len(grid.rows)))
    slots = [s for r in below for s in grid.filled(r) if s.column < names_at and s.value is None]
    found = sorted({s.column for s in slots})[-2:]
    deep = any(may_be_level(s.text, 2) and not may_be_level(s.text, 1) for s in slots)
    keys = ["level1", "level2"] if len(found) > 1 else ["level2" if deep else "level1"]
    return [*(Head(k, c, "") for k, c in zip(keys, found, strict=False)), *heads]


def _last_of(grid: Grid, row: int, head: Head) -> Head:
    """A head over several columns, as that of the last one: the columns before hold the levels of what is named."""
    slot = next((s for s in grid.rows[row] if s.column == head.column), None)
    last = head.column + (slot.cell.colspan if slot else 1) - 1
    below = range(row + 1, min(row + 1 + _LOOK, len(grid.rows)))
    told = any(s.column == last for r in below for s in grid.filled(r))
    return replace(head, column=last) if told else head


def unit_over(grid: Grid, row: int) -> str:
    """The unit of money that a head row, or the head above it, states for its columns."""
    texts = [s.text for r in (row, row - 1) if r >= 0 for s in grid.filled(r) if s.value is None]
    return next((u for text in texts if (u := unit_in(text)) and "元" in u), "")


def changes_below(grid: Grid, row: int, heads: Sequence[Head]) -> list[Head]:
    """Changes in amount and rate whose heads stand in the next row, under one that is neither."""
    below = grid.filled(row + 1) if row + 1 < len(grid.rows) else []
    more = money_heads(below)
    if not more or len(more) < len(below) or not {h.key for h in more} <= CHANGES:
        return []
    return [head for head in more if head.column not in {h.column for h in heads}]


def names_only(grid: Grid, heads: Sequence[Head], row: int) -> list[Head]:
    """The heads without those of a key told twice that stand over words, or beside the block: names of rows."""
    next_row = grid.rows[row + 1] if row + 1 < len(grid.rows) else []
    below = {s.column: s for s in next_row}
    gone = max(
        len(grid.rows[row]) - len(next_row), 0
    )  # cells that reach down beside a block, lost below
    beside = grid.filled(row)[0].column

    def names_rows(head: Head) -> bool:
        under = below.get(head.column)
        if gone and under and under.value and _words(below.get(head.column - gone)):
            return head.column == beside + gone
        return _words(under) or (head.column == beside and not (under and under.value))

    twice = [any(h.key == head.key for h in heads[i + 1 :]) for i, head in enumerate(heads)]
    return [
        head for head, again in zip(heads, twice, strict=True) if not again or not names_rows(head)
    ]


def one_measure(grid: Grid, row: int) -> list[Head]:
    """The columns of a list of labels with one measure (项目 | 预算数 | 其中：…), where amounts follow; else none."""
    slots = grid.filled(row)
    if len(slots) < 2 or bare(slots[0].text) not in names("row_heads"):
        return []
    known = [slot for slot in slots[1:] if measure_of(slot.text) in names("money_measures")]
    below = [r for r in range(row + 1, min(row + 1 + _LOOK, len(grid.rows))) if grid.filled(r)]
    columns = [slot.column for slot in slots[1:]]
    if (
        len(known) != 1
        or len(below) < 2
        or any(slot.numbers for slot in slots if slot not in known)
    ):
        return []
    if not all(_labelled(grid.filled(r), columns) for r in below[:2]):
        return []
    measure = yearly([head_of(known[0], measure_of(known[0].text) or "")])[0]
    kinds = (s for s in slots[1:] if s is not known[0])
    others = [
        Head(f"{measure.key}{JOIN}{bare(s.text)}", s.column, s.text, measure.unit) for s in kinds
    ]
    return [measure, *others]


def kinds_behind(slots: Sequence[Slot], heads: Sequence[Head]) -> list[Head]:
    """The heads by their years, with the columns of kinds behind them that begin with 其中, each with its measure."""
    heads = yearly(heads)
    columns = {head.column for head in heads}
    found: list[Head] = []
    for head, end in pairwise([*heads, Head("", len(slots) + _FAR, "")]):
        behind = [s for s in slots if head.column < s.column < end.column and s.text]
        own = [s for s in behind if s.column not in columns and not s.covered]
        opened = own and bare(own[0].text).startswith(tuple(names("part_openings")))
        kinds = [Head(f"{head.key}{JOIN}{bare(s.text)}", s.column, s.text, head.unit) for s in own]
        found.extend([head, *kinds] if opened else [head])
    return found


def _labelled(slots: Sequence[Slot], columns: Sequence[int]) -> bool:
    """Whether a row is a label with amounts under the heads and nothing else."""
    values = [s for s in slots[1:] if s.value is not None and s.column in columns]
    return slots[0].value is None and bool(values) and len(values) == len(slots) - 1


def _words(slot: Slot | None) -> bool:
    return slot is not None and bool(slot.text) and slot.value is None


def _goes_down(grid: Grid, row: int, heads: Sequence[Head]) -> bool:
    """Whether a row is the lower part of a head: the heads of its levels reach down into it."""
    columns = {head.column for head in heads if head.key in LEVELS and head.text}
    own = [slot for slot in grid.rows[row] if slot.column in columns]
    return bool(own) and all(slot.covered and _begins(slot) for slot in own)


def sub_heads(grid: Grid, slots: Sequence[Slot], heads: Sequence[Head]) -> list[Head] | None:
    """The heads of a table whose levels each have a column of names and one of points; None for another row.

    The points beside the deepest level are those of the row, the others are shares of their level.
    """
    if _goes_down(grid, slots[0].row, heads):
        return list(heads)
    words = load("forms")["sub_heads"]
    kinds = {slot.column: _kind(words, slot.text) for slot in slots}
    if len(kinds) < 2 or not all(kinds.values()):
        return None
    heads = _moved(grid, slots, heads, [c for c, kind in kinds.items() if kind == "name"])
    levels = [head for head in heads if head.key in LEVELS]
    points = list(_points(levels, [c for c, kind in kinds.items() if kind == "points"]))
    taken = {head.column for head in points}
    return [*(head for head in heads if head.column not in taken), *points]


def _moved(
    grid: Grid, slots: Sequence[Slot], heads: Sequence[Head], named: Sequence[int]
) -> list[Head]:
    """The heads where the columns of this row put them: dropped merged cells above had moved them to the left."""
    levels = [head for head in heads if head.key in LEVELS]
    row = slots[0].row
    missing = len(grid.rows[row]) - len(grid.rows[row - 1])
    if missing <= 0 or len(levels) != len(named):
        return list(heads)
    place = {head.column: column for head, column in zip(levels, named, strict=True)}
    return [replace(h, column=place.get(h.column, h.column + missing)) for h in heads]


def _kind(words: Mapping[str, Sequence[str]], text: str) -> str:
    return next((kind for kind, listed in words.items() if bare(text) in listed), "")


def _points(levels: Sequence[Head], columns: Sequence[int]) -> Iterator[Head]:
    deepest = max(levels, key=lambda head: head.column)
    for column in columns:
        owner = max((h for h in levels if h.column <= column), key=lambda h: h.column, default=None)
        if owner is not None:
            key = "分值" if owner is deepest else owner.key.replace("level", "points")
            yield Head(key, column, owner.text)
