"""Tables of Word files: the grid with its spans, one cell for each merged region."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from extract.document import Table
from extract.readers.going_on import TOP, is_rest
from extract.readers.tables import Content, Slot, table_of
from extract.readers.word_package import WORD, Element
from extract.readers.word_text import SILENT, settled

_VALUE: Final = WORD + "val"
_SPAN: Final = WORD + "gridSpan"
_DOWN: Final = WORD + "vMerge"
_ACROSS: Final = WORD + "hMerge"
_ROW: Final = WORD + "tr"
_CELL: Final = WORD + "tc"
_RUN: Final = WORD + "r"
_TEXT: Final = WORD + "t"
_NUMBERED: Final = WORD + "numPr"
_BREAKS: Final = SILENT | {WORD + "br"}
_GRID: Final = WORD + "tblGrid"
_COLUMN: Final = WORD + "gridCol"
_WIDTH: Final = WORD + "w"
_PROPERTIES: Final = WORD + "tcPr"
_REMOVED: Final = WORD + "cellDel"
_WIDEST: Final = 1000  # Word itself allows 63 columns
_DIGITS: Final = 6


@dataclass(slots=True)
class _Region:
    """A cell while the rows below may still belong to it."""

    row: int
    column: int
    colspan: int
    content: Content
    rowspan: int = 1


class Grid:
    """The cells of a table while its rows are walked.

    ``covered`` is the text of cells that a merged neighbour covers, which no reader sees; ``deleted`` that of cells
    that a tracked change removes.
    """

    def __init__(self, read: Callable[[Sequence[Element]], Content]) -> None:
        self._read = read
        self._regions: list[_Region] = []
        self._merged: dict[int, _Region] = {}  # by column, those that the row above belongs to
        self._rows = 0
        self.covered: list[Content] = []
        self.deleted: list[Content] = []

    def add_row(self, row: Element) -> None:
        """Add one row."""
        column = _before(row)
        merged: dict[int, _Region] = {}
        last: _Region | None = None
        for cell in settled(row):
            if cell.tag != _CELL:
                continue
            parts = settled(cell)
            span, down, across = _spans(parts)
            content = self._read(parts)
            if not span:
                self.deleted.append(content)
                continue
            above = self._merged.get(column) if down == "continue" else None
            if above:
                above.rowspan = self._rows - above.row + 1
                region = above
                self.covered.append(content)
            elif last and across == "continue":
                last.colspan += span
                region = last
                self.covered.append(content)
            else:
                region = _Region(self._rows, column, span, content)
                self._regions.append(region)
            if down:
                merged[column] = region
            last, column = region, column + span
        self._merged = merged
        self._rows += 1

    def table(self) -> Table:
        """The table as a block."""
        slots = [Slot(r.row, r.column, r.rowspan, r.colspan, r.content) for r in self._regions]
        width = max((slot.column + slot.colspan for slot in slots), default=0)
        return table_of(slots, self._rows, width)


def goes_on(parts: Sequence[Element], table: Element, *, apart: bool = False) -> bool:
    """Whether a table behind the parts of another one is the next part of it.

    It has as many columns, of the same widths, and is no other copy of the same form. Where an empty line stands
    between (``apart``), its words have to say as well that it is the rest of a table.
    """
    above, below = _widths(parts[-1]), _widths(table)
    first, own = _first_words(parts[0]), _first_words(table)
    same = bool(above) and above == below and first != own
    return same and (not apart or is_rest(_top(table)))


def is_empty(paragraph: Element) -> bool:
    """Whether a paragraph is an empty line, or one that only breaks the page."""
    if next(paragraph.iter(_NUMBERED), None) is not None:
        return False
    runs = [child for child in paragraph if child.tag not in SILENT]
    return all(run.tag == _RUN and _BREAKS.issuperset(part.tag for part in run) for run in runs)


def _widths(table: Element) -> list[str]:
    return [column.get(_WIDTH, "") for column in table.iterfind(f"{_GRID}/{_COLUMN}")]


def _top(table: Element) -> list[list[str]]:
    """The texts of the first rows of a table."""
    rows = islice((row for row in settled(table) if row.tag == _ROW), TOP)
    cells = ((cell for cell in settled(row) if cell.tag == _CELL) for row in rows)
    return [["".join(t.text or "" for t in cell.iter(_TEXT)) for cell in row] for row in cells]


def _first_words(table: Element) -> str:
    """The first words of a table, which one copy of a form has like the other."""
    return next(
        (t for cell in table.iter(_CELL) if (t := "".join(map(str, cell.itertext())).strip())),
        "",
    )


def change_of(row: Element) -> str:
    """What a tracked change does to the row: ``del``, ``ins`` or nothing."""
    properties = _row_properties(row)
    if properties is None:
        return ""
    return next((mark for mark in ("del", "ins") if properties.find(WORD + mark) is not None), "")


def _row_properties(row: Element) -> Element | None:
    """The properties of a row, which stand before its cells."""
    return row.find(WORD + "trPr") if len(row) and row[0].tag != _CELL else None


def _before(row: Element) -> int:
    """How many columns a row leaves out at its start."""
    properties = _row_properties(row)
    mark = None if properties is None else properties.find(WORD + "gridBefore")
    return _number("" if mark is None else mark.get(_VALUE, ""), 0)


def _spans(parts: Sequence[Element]) -> tuple[int, str, str]:
    """How many columns a cell spans, and how it is merged down and across: restart, continue or not at all.

    One that a tracked change removes spans none; those behind it take its place.
    """
    span, down, across = 1, "", ""
    for mark in parts[0] if parts and parts[0].tag == _PROPERTIES else ():
        if mark.tag == _SPAN:
            span = _number(mark.get(_VALUE, ""), 1)
        elif mark.tag == _DOWN:
            down = mark.get(_VALUE, "continue")
        elif mark.tag == _ACROSS:
            across = mark.get(_VALUE, "continue")
        elif mark.tag == _REMOVED:
            return 0, "", ""
    return span, down, across


def _number(text: str, least: int) -> int:
    """A number of columns as it is written, but no more than a table may have anywhere."""
    return min(max(int(text[:_DIGITS]), least), _WIDEST) if text.isdecimal() else least
