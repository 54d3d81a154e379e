"""Second opinions: pages whose grid does not close are read by pdfplumber as well.

Its reading is taken only where it puts more digits into cells and leaves none beside them; else the first reading
stays, and the table is said to be open, or read differently by the two.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extract.readers.conservation import digits_in
from extract.readers.limits import Limits
from extract.readers.printed import Leaf, Line, Page, PrintedTable

_MOST: Final = 50  # pages: a file whose grids are all open is not read twice


def with_second_opinion(
    data: bytes, pages: Sequence[Leaf], limits: Limits, password: str | None
) -> list[Leaf]:
    """The pages, those with digits beside the cells of their tables as the better of two readings."""
    asked = [page.number for page in pages if page.stray][:_MOST]
    if not asked:
        return list(pages)
    from extract.readers.plumber import plumbed  # noqa: PLC0415  # loads when a page is in doubt

    others = {page.number: page for page in plumbed(data, asked, limits, password)}
    return [
        better(page.opened(), others.get(page.number)) if page.stray else page for page in pages
    ]


def better(mine: Page, other: Page | None) -> Page:
    """The reading that explains more, with its doubt."""
    if other and _consistent(mine, other) and _explained(other) > _explained(mine):
        tables = [replace(table, doubt="second-reader") for table in other.tables]
        return replace(other, tables=tuple(tables), drawn=mine.drawn)
    doubt = "readers-differ" if other and _told(mine) != _told(other) else "grid-open"
    marked = [_doubted(table, mine.lines, doubt) for table in mine.tables]
    return replace(mine, tables=tuple(marked))


def _consistent(mine: Page, other: Page) -> bool:
    """Whether the other reading sees the same digits, all of them in cells, under no fewer columns, each cell alone."""
    widths = [max((len(table.xs) for table in page.tables), default=0) for page in (mine, other)]
    whole = other.figures == mine.figures and not other.stray
    return whole and widths[0] <= widths[1] and not any(map(_overlap, other.tables))


def _overlap(table: PrintedTable) -> bool:
    """Whether two cells of a table share a slot."""
    slots = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    return len(set(slots)) < len(slots)


def _explained(page: Page) -> int:
    """How many digits stand in cells."""
    return sum(digits_in(cell.text) for table in page.tables for cell in table.cells)


def _told(page: Page) -> list[list[tuple[int, int, str]]]:
    """What stands in the cells of each table."""
    return [
        [(cell.row, cell.column, cell.text) for cell in table.cells if cell.lines]
        for table in page.tables
    ]


def _doubted(table: PrintedTable, lines: Sequence[Line], doubt: str) -> PrintedTable:
    """The table with a doubt where digits stand in it but in none of its cells."""
    box = table.box
    beside = any(
        box.left < (line.left + line.right) / 2 < box.right
        and box.top < (line.top + line.bottom) / 2 < box.bottom
        and digits_in(line.text)
        for line in lines
    )
    return replace(table, doubt=doubt) if beside else table
