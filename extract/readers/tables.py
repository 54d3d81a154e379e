"""Tables and paragraphs from contents: strings with the places of their characters, put together into blocks."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Final, NamedTuple

from extract.document import Cell, PageAnchor, Paragraph, Table
from extract.page_anchors import PageAnchors
from extract.readers.printed import Line

# a named tuple without the checks of its own constructor, which take twice as long as making it
_cell_of: Final[Callable[[tuple[int, ...]], Cell]] = partial(tuple.__new__, Cell)


class Content(NamedTuple):
    """A string, the printed lines it is made of with their offsets, and which characters a word processor made."""

    text: str
    lines: tuple[tuple[int, Line], ...] = ()
    generated: tuple[tuple[int, int], ...] = ()


Place = tuple[int, int, int, int]
"""Row, column, rowspan and colspan of a cell."""


class Slot(NamedTuple):
    """A cell to be: its place in the grid, its spans and what it holds."""

    row: int
    column: int
    rowspan: int
    colspan: int
    content: Content


def joined(contents: Iterable[Content], separator: str) -> Content:
    """Contents one behind the other."""
    text = ""
    lines: list[tuple[int, Line]] = []
    generated: list[tuple[int, int]] = []
    for index, content in enumerate(contents):
        text += separator if index else ""
        lines += ((at + len(text), line) for at, line in content.lines)
        generated += ((a + len(text), b + len(text)) for a, b in content.generated)
        text += content.text
    return Content(text, tuple(lines), tuple(generated))


def run_together(lines: Sequence[Line], between: Iterable[str]) -> tuple[str, list[int]]:
    """Lines as one string with what stands between each two of them, and where each begins."""
    text, *rest = [line.text for line in lines]
    starts = [0]
    for separator, more in zip(between, rest, strict=True):
        text += separator
        starts.append(len(text))
        text += more
    return text, starts


def anchor_of(line: Line, start: int = 0) -> PageAnchor:
    """The place of a line whose text begins at ``start``."""
    end = start + len(line.text)
    place = line.page, line.top, line.bottom, tuple(line.edges)
    return PageAnchor(start, end, *place, line.recognition)


def paragraph_of(content: Content) -> Paragraph:
    """A paragraph with that content."""
    return Paragraph(content.text, anchors_of(content.lines), content.generated)


def anchors_of(lines: Sequence[tuple[int, Line]]) -> Sequence[PageAnchor]:
    """The places of lines whose texts begin at the numbers before them."""
    if not lines:
        return ()
    return PageAnchors(
        [
            (at, page, top, bottom, edges, recognition)
            for at, (page, _, top, bottom, edges, recognition) in lines
        ]
    )


class TableText:
    """A table while its cells are put together in reading order: a tab between cells, a line feed between rows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._cells: list[Cell] = []
        self._lines: list[tuple[int, Line]] = []
        self._generated: list[tuple[int, int]] = []
        self._at = self._row = 0

    def add(self, slot: Place, content: Content) -> None:
        """Add a cell."""
        text, lines, generated = content
        at = self.add_text(slot, text)
        for offset, line in lines:
            self._lines.append((at + offset, line))
        if generated:
            self._generated += ((at + start, at + end) for start, end in generated)

    def add_line(self, slot: Place, line: Line) -> None:
        """Add a cell that holds one printed line."""
        self._lines.append((self.add_text(slot, line.text), line))

    def add_lines(self, slot: Place, lines: Sequence[Line], between: Iterable[str]) -> None:
        """Add a cell that holds several printed lines, with what stands between each two of them."""
        text, starts = run_together(lines, between)
        at = self.add_text(slot, text)
        self._lines += [(at + start, line) for start, line in zip(starts, lines, strict=True)]

    def add_text(self, slot: Place, text: str = "") -> int:
        """Add a cell with its text and nothing to tell where it stands; where the text begins."""
        row, column, rowspan, colspan = slot
        if row != self._row:
            separator = "\n" * (row - self._row)
            self._row = row
        else:
            separator = "\t" if self._cells else ""
        at = self._at + len(separator)
        self._at = end = at + len(text)
        self._parts.append(separator)
        self._parts.append(text)
        self._cells.append(_cell_of((row, column, at, end, rowspan, colspan)))
        return at

    def table(self, rows: int, columns: int) -> Table:
        """The table."""
        places = anchors_of(self._lines)
        text, cells = "".join(self._parts), tuple(self._cells)
        return Table(text, rows, columns, cells, places, tuple(self._generated))


def table_of(slots: Sequence[Slot], rows: int, columns: int) -> Table:
    """A table of those cells in whatever order."""
    made = TableText()
    for slot in sorted(slots, key=itemgetter(0, 1)):
        made.add(slot[:4], slot.content)
    return made.table(rows, columns)
