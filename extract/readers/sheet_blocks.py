"""Blocks of a worksheet: titles and notes as paragraphs, everything else as tables.

Rows that follow each other without an empty row between them are a band. The rows above its grid that hold a title or
say whose figures these are become paragraphs, likewise a note below; what is left is one table. Nothing is dropped:
what is not clearly a title stays in the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.document import Aside, Block, Paragraph, SheetAnchor, Table
from extract.readers import tables
from extract.readers.sheet_cells import SheetCell
from extract.readers.sheet_layout import Layout, Slot
from extract.readers.sheet_text import address_of
from extract.readers.tables import Content, table_of

_GAP: Final = 2  # so many empty rows may stand inside one table
_BLANKS: Final = 500_000  # beyond this a sheet is so sparse that its empty cells are left out


@dataclass(frozen=True, slots=True)
class _Band:
    """The rows ``start:end`` of a layout, with the columns its text covers; a grid or lines of text."""

    start: int
    end: int
    left: int
    right: int
    is_grid: bool = False


def blocks_of(layout: Layout, sheet: str) -> list[Block]:
    """The paragraphs and tables of a worksheet in reading order."""
    writer = _Writer(layout, sheet)
    found: list[Block] = []
    grid: _Band | None = None
    for first, part in _parts(layout):
        if part.is_grid and grid and first and _continues(layout, grid, part):
            grid = replace(grid, end=part.end)
            continue
        found += [writer.table(grid)] if grid else []
        grid = part if part.is_grid else None
        found += [] if grid else writer.paragraphs(part)
    return found + ([writer.table(grid)] if grid else [])


def aside_of(cells: Sequence[SheetCell], sheet: str) -> Aside:
    """Cells that are not seen, their contents side by side."""
    text, anchors = "", []
    for cell in cells:
        text += "\t" if text else ""
        words = cell.text or cell.stored
        anchors.append(_anchor(cell, sheet, len(text), len(text) + len(words)))
        text += words
    return Aside(text, tuple(anchors))


def _bands(layout: Layout) -> Iterator[tuple[int, int]]:
    """Rows that follow each other without an empty one."""
    start: int | None = None
    reach = 0
    for index, row in enumerate(layout.rows):
        reach = max([reach, *(slot.row + slot.rowspan for slot in row)])
        filled = bool(row) or index < reach or index in layout.framed
        if filled and start is None:
            start = index
        elif not filled and start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(layout.rows)


def _parts(layout: Layout) -> Iterator[tuple[bool, _Band]]:
    """The bands, parted into lines of text and grids; and whether a part is the first of its band."""
    for start, end in _bands(layout):
        lines = _lines(layout, start, end)
        at = start
        while at < end:
            stop = next((i for i in range(at, end) if (i in lines) != (at in lines)), end)
            part = _band(layout, at, stop, is_grid=at not in lines)
            if part is not None:
                yield at == start, part
            at = stop


def _lines(layout: Layout, start: int, end: int) -> set[int]:
    """The rows of a band that are lines of text: all of them, or those above, below and between grids."""
    rows = layout.rows
    band = _band(layout, start, end)
    if band is None or all(len(row) < 2 for row in rows[start:end]):
        return set(range(start, end))
    ruled = _is_ruled(layout, start, end)
    top, bottom = start, end
    while top < end and _is_head(rows[top], band, ruled=ruled):
        top += 1
    while bottom > top and _is_note(rows[bottom - 1], band, ruled=ruled):
        bottom -= 1
    between = {i for i in range(top, bottom) if ruled and _is_note(rows[i], band, ruled=True)}
    covered = {
        i for row in rows[start:end] for s in row for i in range(s.row + 1, s.row + s.rowspan)
    }
    return ({*range(start, top), *range(bottom, end)} | between) - covered


def _is_ruled(layout: Layout, start: int, end: int) -> bool:
    """Whether most rows of several cells are framed."""
    several = [row for row in layout.rows[start:end] if len(row) > 1]
    return 2 * sum(_is_framed(row) for row in several) > len(several)


def _is_framed(row: Sequence[Slot]) -> bool:
    return any(slot.cell.framed for slot in row)


def _is_head(row: Sequence[Slot], band: _Band, *, ruled: bool) -> bool:
    """Whether a row above a grid is a title, or says whose figures these are and in which unit.

    In a ruled sheet it has no frame and leaves most columns empty; elsewhere it is one cell of words.
    """
    if ruled:
        return not _is_framed(row) and (len(row) < 2 or 2 * len(row) <= band.right - band.left)
    return not row or (len(row) == 1 and not row[0].cell.stored and row[0].rowspan == 1)


def _is_note(row: Sequence[Slot], band: _Band, *, ruled: bool) -> bool:
    """Whether a row below or between grids is a note or a title: one cell of words that goes most of the way across."""
    if len(row) != 1 or row[0].cell.stored or row[0].rowspan > 1:
        return False
    width = band.right - band.left
    return 2 * row[0].colspan > width and not _is_framed(row) if ruled else row[0].colspan >= width


def _band(layout: Layout, start: int, end: int, *, is_grid: bool = False) -> _Band | None:
    """The rows without those at the ends that nothing is written in; None where nothing is written at all."""
    slots = [slot for row in layout.rows[start:end] for slot in row]
    if not slots:
        return None
    reach = max(slot.row + slot.rowspan for slot in slots)
    left = min(slot.column for slot in slots)
    right = max(slot.column + slot.colspan for slot in slots)
    return _Band(slots[0].row, min(end, reach), left, right, is_grid)


def _continues(layout: Layout, before: _Band, after: _Band) -> bool:
    """Whether a table goes on behind empty rows: the same columns, and no form that begins with the same word."""
    same = (before.left, before.right) == (after.left, after.right)
    first = [layout.rows[band.start][0].cell.text for band in (before, after)]
    return same and after.start - before.end <= _GAP and first[0] != first[1]


@dataclass(frozen=True)
class _Writer:
    """Writes rows of a layout as blocks."""

    layout: Layout
    sheet: str

    def paragraphs(self, lines: _Band) -> list[Block]:
        """A paragraph for every cell."""
        found: list[Block] = []
        for row in self.layout.rows[lines.start : lines.end]:
            for slot in row:
                text = _text(slot.cell)
                anchor = _anchor(slot.cell, self.sheet, 0, len(text))
                found.append(Paragraph(text, (anchor,)))
        return found

    def table(self, grid: _Band) -> Table:
        """A table with a cell for every slot, also for the empty ones."""
        rows = self.layout.rows[grid.start : grid.end]
        slots = [slot for row in rows for slot in row]
        cells = {(s.row - grid.start, s.column - grid.left): s.cell for s in slots}
        filled = [self._filled(slot, grid) for slot in slots]
        table = table_of(
            [*filled, *_blanks(filled, grid)], grid.end - grid.start, grid.right - grid.left
        )
        anchors = tuple(
            self._place(cells.get((c.row, c.column)), grid, c.row, c.column, c.start, c.end)
            for c in table.cells
        )
        return replace(table, anchors=anchors)

    def _filled(self, slot: Slot, grid: _Band) -> tables.Slot:
        rowspan = min(slot.rowspan, grid.end - slot.row)
        content = Content(_text(slot.cell).replace("\t", " "))
        return tables.Slot(
            slot.row - grid.start, slot.column - grid.left, rowspan, slot.colspan, content
        )

    def _place(
        self, cell: SheetCell | None, grid: _Band, row: int, column: int, start: int, end: int
    ) -> SheetAnchor:
        if cell is None:
            line = self.layout.lines[grid.start + row]
            cell = SheetCell(line, self.layout.letters[grid.left + column], "")
        return _anchor(cell, self.sheet, start, end)


def _blanks(filled: Sequence[tables.Slot], grid: _Band) -> list[tables.Slot]:
    """Empty cells for the places of a grid that no cell covers."""
    rows, columns = grid.end - grid.start, grid.right - grid.left
    if rows * columns > max(_BLANKS, 4 * len(filled)):
        return []
    taken = {
        (row, column)
        for slot in filled
        for row in range(slot.row, slot.row + slot.rowspan)
        for column in range(slot.column, slot.column + slot.colspan)
    }
    free = ((r, c) for r in range(rows) for c in range(columns) if (r, c) not in taken)
    return [tables.Slot(row, column, 1, 1, Content("")) for row, column in free]


def _text(cell: SheetCell) -> str:
    return cell.text.strip("\n")


def _anchor(cell: SheetCell, sheet: str, start: int, end: int) -> SheetAnchor:
    return SheetAnchor(start, end, sheet, address_of(cell.row, cell.column), cell.stored)
