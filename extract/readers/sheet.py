"""Workbooks (.xlsx): every worksheet as titles, tables and notes, with the address of every cell.

Text is what the sheet prints: a cell that holds 0.978 under the format 0.00% says 97.80%. The number itself is kept
beside it, in the anchor of the cell. Sheets, rows and columns that are hidden, contents under a merged neighbour and
comments are read into ``hidden``, each with its address; a problem names them. So every digit stands in one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from extract.document import Aside, Block, Document
from extract.errors import BrokenFile, EmptyFile
from extract.readers.limits import LIMITS, Limits
from extract.readers.sheet_abreast import abreast
from extract.readers.sheet_beside import beside_of
from extract.readers.sheet_blocks import aside_of, blocks_of
from extract.readers.sheet_cells import SheetCell, grid_of
from extract.readers.sheet_layout import layout_of
from extract.readers.sheet_numbers import Printer
from extract.readers.sheet_package import SheetPart, Workbook, opened_workbook
from extract.readers.sheet_problems import Tally, problems_of
from extract.readers.sheet_unseen import doubted
from extract.sources import Source


def read_workbook(data: bytes, source: Source, limits: Limits = LIMITS) -> Document:
    """Read a workbook; formulas count with the results that the file holds."""
    book = opened_workbook(data, limits)
    if not book.sheets:
        raise BrokenFile("工作簿已损坏，找不到任何工作表。")
    walk = _Walk(book, Printer(book.formats, book.from_1904), limits)
    for sheet in book.sheets:
        walk.add(sheet)
    if not walk.blocks and not walk.hidden:
        raise EmptyFile("工作簿里没有任何内容。")
    document = Document(
        source=source,
        blocks=tuple(walk.blocks),
        furniture=tuple(walk.furniture),
        hidden=tuple(walk.hidden),
    )
    return replace(document, problems=problems_of(walk.tally, document))


@dataclass
class _Walk:
    """What has been found while the worksheets are walked."""

    book: Workbook
    printer: Printer
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Aside] = field(default_factory=list)
    hidden: list[Aside] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def add(self, sheet: SheetPart) -> None:
        """Add one worksheet."""
        grid = grid_of(self.book, sheet.part, self.printer, self.limits)
        beside = beside_of(self.book, sheet.part, sheet.name)
        layout = layout_of(grid)
        if sheet.shown:
            self.furniture += (Aside(text) for text in (sheet.name, *dict.fromkeys(grid.margins)))
            for form in abreast(layout):
                self.blocks += doubted(blocks_of(form, sheet.name), layout.unseen)
            self.blocks += beside.boxes
            self._hide([*layout.unseen, *layout.covered], sheet.name)
            self.tally.add(sheet.name, grid, layout.unseen, layout.covered)
            self.tally.pictures += beside.pictures
            self.tally.charts += beside.charts
        elif grid.cells or beside.boxes:
            self.tally.hidden_sheets.append(sheet.name)
            self._hide(grid.cells, sheet.name)
            self.hidden += (Aside(box.text) for box in beside.boxes)
        self.hidden += beside.comments
        self.tally.comments += len(beside.comments)

    def _hide(self, cells: Iterable[SheetCell], sheet: str) -> None:
        """Set cells aside, a row at a time."""
        ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
        for _, row in groupby(ordered, key=lambda cell: cell.row):
            self.hidden.append(aside_of(tuple(row), sheet))
