"""Tables of Word files: the grid with its spans, one cell for each merged region."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from extract.document import Table
from extract.readers.tables import Content, Slot, table_of
from extract.readers.word_package import WORD, Element
from extract.readers.word_text import chosen

_HOLDERS: Final = {WORD + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


@dataclass
class _Region:
    """A cell while the rows below may still belong to it."""

    row: int
    column: int
    colspan: int
    content: Content
    rowspan: int = 1


class Grid:
    """The cells of a table while its rows are walked.

    ``covered`` is the text of cells that a merged neighbour covers, which no reader sees.
    """

    def __init__(self, read: Callable[[Element], Content]) -> None:
        self._read = read
        self._regions: list[_Region] = []
        self._merged: dict[int, _Region] = {}  # by column, those that the row above belongs to
        self._rows = 0
        self.covered: list[Content] = []

    def add_row(self, row: Element) -> None:
        """Add one row."""
        column = _number(row.find(WORD + "trPr"), "gridBefore", 0)
        merged: dict[int, _Region] = {}
        last: _Region | None = None
        for cell in children(row, WORD + "tc"):
            properties = cell.find(WORD + "tcPr")
            span = _number(properties, "gridSpan", 1)
            content, down = self._read(cell), _merge(properties, "vMerge")
            above = self._merged.get(column) if down == "continue" else None
            if above:
                above.rowspan = self._rows - above.row + 1
                region = above
                self.covered.append(content)
            elif last and _merge(properties, "hMerge") == "continue":
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


def children(parent: Element, tag: str) -> Iterator[Element]:
    """The children with a tag, also those inside content controls and insertions."""
    for child in chosen(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from children(child, tag)


def is_deleted(row: Element) -> bool:
    """Whether a tracked change removes the row."""
    properties = row.find(WORD + "trPr")
    return properties is not None and properties.find(WORD + "del") is not None


def _number(properties: Element | None, name: str, default: int) -> int:
    mark = None if properties is None else properties.find(WORD + name)
    text = "" if mark is None else mark.get(WORD + "val", "")
    return max(int(text), default) if text.isdecimal() else default


def _merge(properties: Element | None, name: str) -> str:
    """How a cell is merged: restart, continue, or an empty string."""
    mark = None if properties is None else properties.find(WORD + name)
    return "" if mark is None else mark.get(WORD + "val", "continue")
