"""Tables of web pages: cells put where browsers put them, with their rows and columns."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from extract.document import Table
from extract.errors import LimitExceeded
from extract.readers.limits import Limits
from extract.readers.tables import Content, Slot, table_of
from extract.readers.web_page import Element, rows_of

_LEADING: Final = re.compile(r"\s*\+?([0-9]+)")
_WIDEST: Final = 1000  # browsers let no cell span more columns


def table_from(table: Element, read: Callable[[Element], Content], limits: Limits) -> Table | None:
    """The table as a block, or None where it has no cell."""
    rows = [row for row in rows_of(table) if row]
    slots = list(_slots(rows, read, limits))
    if not slots:
        return None
    width = max(slot.column + slot.colspan for slot in slots)
    return table_of(slots, len(rows), width)


def _slots(
    rows: list[list[Element]], read: Callable[[Element], Content], limits: Limits
) -> Iterator[Slot]:
    """The cells by rows; a cell goes to the first column that none from a row above still covers."""
    taken: dict[int, int] = {}  # by column, the row that is free again
    covered = 0
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > index:
                column += 1
            colspan = min(_span(cell, "colspan"), _WIDEST)
            down = _span(cell, "rowspan", whole=len(rows) - index)
            rowspan = min(down, len(rows) - index)
            covered += colspan * rowspan
            if covered > limits.cells:
                raise LimitExceeded(f"网页的表格超过 {limits.cells} 个单元格的上限，不予读取。")
            taken.update(dict.fromkeys(range(column, column + colspan), index + rowspan))
            yield Slot(index, column, rowspan, colspan, read(cell))
            column += colspan


def _span(cell: Element, name: str, whole: int = 1) -> int:
    """How many rows or columns a cell covers, as browsers read it; a rowspan of 0 goes to the end."""
    match = _LEADING.match(str(cell.get(name, "1")))
    return (int(match.group(1)[:6]) or whole) if match else 1
