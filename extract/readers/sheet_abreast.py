"""Forms that stand abreast on one worksheet: each is read by itself, the one on the left first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.readers.sheet_layout import Layout, Slot
from extract.vocabulary.form_words import is_key, squash, title_word


def abreast(layout: Layout) -> Iterator[Layout]:
    """The layouts of the forms on a worksheet from left to right; one that holds a single form as it is."""
    border = _border(layout)
    if border is None:
        yield layout
        return
    yield replace(layout, rows=_within(layout, 0, border))
    yield from abreast(replace(layout, rows=_within(layout, border, len(layout.letters))))


def _border(layout: Layout) -> int | None:
    """The column where a second form begins: in one row both are called by a title, or ask for the same thing."""
    for row in layout.rows:
        marks = [slot for slot in row if _mark(slot)]
        for first, second in pairwise(marks):
            column = second.column
            if _mark(first) == _mark(second) and _is_free(layout, column):
                return column
    return None


def _mark(slot: Slot) -> str:
    """What a form begins with: its title, whatever it says, or what it asks for; nothing for other cells."""
    text = slot.cell.text
    if title_word().search(text):
        return "title"
    return squash(text) if is_key(text) else ""


def _is_free(layout: Layout, column: int) -> bool:
    """Whether no cell reaches across the left side of a column, and a grid stands on both sides of it."""
    slots = (slot for row in layout.rows for slot in row)
    if any(slot.column < column < slot.column + slot.colspan for slot in slots):
        return False
    return all(
        any(len(row) > 1 for row in _within(layout, *span))
        for span in ((0, column), (column, len(layout.letters)))
    )


def _within(layout: Layout, left: int, right: int) -> list[list[Slot]]:
    """The rows of some columns."""
    return [[slot for slot in row if left <= slot.column < right] for row in layout.rows]
