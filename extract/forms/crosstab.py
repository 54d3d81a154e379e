"""Crosstab: a table whose columns are told by two heads, one over the other, or by kinds of money alone."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, bare, indicator_key, measure_of, names, unit_in

JOIN = "·"
_AMOUNT = "金额"
_FEWEST = 2  # so many columns under a head, or rows under heads without a measure, make a table


def split(key: str) -> tuple[str, str]:
    """The measure of a column and what its other head says.

    >>> split("全年执行数·财政拨款"), split("决算数")
    (('全年执行数', '财政拨款'), ('决算数', ''))
    """
    measure, _, kind = key.partition(JOIN)
    return measure, kind


def two_heads(grid: Grid, row: int) -> list[Head]:
    """The columns under two heads, each told by a measure and a kind of money; none for other rows."""
    top, below = grid.filled(row), grid.filled(row + 1) if row + 1 < len(grid.rows) else []
    if len(top) < _FEWEST or any(slot.value or indicator_key(slot.text) for slot in (*top, *below)):
        return []
    columns = _in_turn(top, below) or [
        (over, slot) for slot in below if (over := _over(grid, top, slot)) is not None
    ]
    told = [slot.text for _, slot in columns]
    wide = {over.column for over, _ in columns}
    if len(wide) < _FEWEST or len(columns) < len(below) or len(set(told)) == len(told):
        return []
    heads = [_head(over, slot) for over, slot in columns]
    return [head for head in heads if head] if all(heads) else []


def _in_turn(top: Sequence[Slot], below: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """Heads and the like columns of each, where dropped merged cells left no place to tell them by."""
    over = [slot for slot in top if measure_of(slot.text)]
    each, rest = divmod(len(below), len(over)) if over else (0, 1)
    texts = [slot.text for slot in below]
    if rest or each < _FEWEST or len(over) < _FEWEST or texts != texts[:each] * len(over):
        return []
    return [(over[i // each], slot) for i, slot in enumerate(below)]


def _over(grid: Grid, top: Sequence[Slot], slot: Slot) -> Slot | None:
    """The head of the row above that reaches over a slot."""
    bounds = [s.column for s in top] + [len(grid.rows[top[0].row])]
    for over, (low, high) in zip(top, pairwise(bounds), strict=True):
        end = low + over.cell.colspan if over.cell.colspan > 1 else high
        if low <= slot.column < end:
            return over if end - low >= _FEWEST else None
    return None


def _head(over: Slot, slot: Slot) -> Head | None:
    upper, lower = measure_of(over.text), measure_of(slot.text)
    unit = unit_in(over.text) or unit_in(slot.text)
    if upper and not lower:
        return Head(f"{upper}{JOIN}{bare(slot.text)}", slot.column, slot.text, unit)
    if lower and not upper:
        return Head(f"{lower}{JOIN}{bare(over.text)}", slot.column, slot.text, unit)
    return None


def kinds_of_money(grid: Grid, row: int, stated: str) -> list[Head]:
    """Columns of amounts that name a kind of money and no measure, over rows that are full of amounts."""
    slots = grid.filled(row)
    if len(slots) <= _FEWEST or any(s.value or measure_of(s.text) for s in slots):
        return []
    columns = [s for s in slots[1:] if unit_in(s.text) or stated]
    if len(columns) < len(slots) - 1 or not any(
        "元" in (unit_in(s.text) or stated) for s in columns
    ):
        return []
    below = range(row + 1, min(row + 1 + _FEWEST, len(grid.rows)))
    if len(below) < _FEWEST or not all(_full(grid, r, columns) for r in below):
        return []
    return [
        Head(f"{_AMOUNT}{JOIN}{bare(s.text)}", s.column, s.text, unit_in(s.text)) for s in columns
    ]


def _full(grid: Grid, row: int, columns: Sequence[Slot]) -> bool:
    values = {s.column for s in grid.filled(row) if s.value is not None}
    named = any(s.value is None and s.column < columns[0].column for s in grid.filled(row))
    return named and {s.column for s in columns} <= values


def wholes(keys: Sequence[str]) -> Mapping[str, list[str]]:
    """Which columns are the sum of which others: 总额 of 财政拨款 and 其他资金 under one measure."""
    found: dict[str, list[str]] = {}
    for key in keys:
        measure, kind = split(key)
        others = [k for k in keys if k != key and split(k)[0] == measure and split(k)[1]]
        if kind in names("across_totals") and others:
            found[key] = others
    return found
