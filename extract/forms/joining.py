"""Joining: a form that is laid out as several tables, one right below the other, is one form."""

from collections.abc import Sequence

from extract.document import Document, Paragraph
from extract.forms.grid import Grid, Slot
from extract.forms.heads import indicator_heads, indicator_key, is_key, measure_of
from extract.forms.row_words import is_total, total_in
from extract.forms.titles import title_row
from extract.records import Form
from extract.vocabulary.form_words import is_goal, is_goal_block, squash

_BEGINS = ("project", "agency", "direction")
_POINTS = frozenset({"分值", "得分", "执行率"})
_HEADS = 2  # so many rows at the top of a table may be its head


def apart(document: Document, above: int, block: int) -> bool:
    """Whether words stand between two tables, and not only bars or empty lines."""
    between = document.blocks[above + 1 : block]
    return any(isinstance(b, Paragraph) and squash(b.text).strip("|｜") for b in between)


def has_total(grid: Grid) -> bool:
    """Whether a table without a head of its own tells the points of a whole form."""
    rows = [slots for row in range(len(grid.rows)) if (slots := grid.filled(row))]
    headed = any(indicator_heads(slots) or _asks(slots) for slots in rows)
    return not headed and any(total_in(slots) for slots in rows)


def goes_on(grid: Grid, form: Form) -> bool:
    """Whether a table is the next part of a form that the tables right above it began.

    It opens with what the form still lacks, its money, its indicators or their total, and with no name of its own.
    """
    first = _opening(grid)
    if form.total_score or not first or title_row(grid, first[0].row) or _asks(first):
        return False
    if is_total(first):
        return bool(form.rows) and any(slot.value for slot in first)
    if _of_indicators(grid):
        return not form.rows
    return form.money is None and not form.rows and _of_money(grid)


def between_parts(grid: Grid) -> bool:
    """Whether a table holds nothing but goals in words or other particulars of a form."""
    first = _opening(grid)
    if not first or _asks(first) or _of_indicators(grid) or _of_money(grid):
        return False
    goals = any(is_goal(slot.text) or is_goal_block(slot.text) for slot in grid.slots())
    return goals or is_key(first[0].text, "department")


def _opening(grid: Grid) -> Sequence[Slot]:
    return next((slots for row in range(len(grid.rows)) if (slots := grid.filled(row))), [])


def _asks(slots: Sequence[Slot]) -> bool:
    return any(is_key(slots[0].text, key) for key in _BEGINS)


def _top(grid: Grid) -> list[list[Slot]]:
    return [grid.filled(row) for row in range(min(_HEADS, len(grid.rows)))]


def _of_indicators(grid: Grid) -> bool:
    return any(indicator_heads(slots) for slots in _top(grid))


def _of_money(grid: Grid) -> bool:
    """Whether a head of money with points or a rate stands at the top."""
    for slots in _top(grid):
        keys = {measure_of(slot.text) for slot in slots}
        told = any(indicator_key(slot.text) for slot in slots)
        if len(keys - {None}) > 1 and keys & _POINTS and not told:
            return True
    return False
