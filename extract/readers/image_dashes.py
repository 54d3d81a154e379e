"""Dashes: a stroke alone in a cell is a dash for nothing, and no ideograph of one, unless its column counts on to two.

On an image both are one flat stroke, and a cell gives the recogniser no company to tell them apart by.
"""

from collections import defaultdict
from dataclasses import replace
from typing import Final

from extract.readers.printed import PrintedCell, PrintedTable

_ONE: Final = "一"
_TWO: Final = "二"
_DASH: Final = "—"


def with_dashes(table: PrintedTable) -> PrintedTable:
    """The table with its lone strokes as dashes; those of the first column and of one that counts stay."""
    columns: defaultdict[int, set[str]] = defaultdict(set)
    for cell in table.cells:
        columns[cell.column].add(cell.text[:1])
    counted = {0, *(column for column, texts in columns.items() if _TWO in texts)}
    if not any(_is_stroke(cell, counted) for cell in table.cells):
        return table
    cells = (_dashed(cell) if _is_stroke(cell, counted) else cell for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _is_stroke(cell: PrintedCell, counted: set[int]) -> bool:
    return cell.column not in counted and cell.text == _ONE


def _dashed(cell: PrintedCell) -> PrintedCell:
    lines = (line._replace(text=line.text.replace(_ONE, _DASH)) for line in cell.lines)
    return cell._replace(lines=tuple(lines))
