"""Tables and paragraphs from contents: strings with the places of their characters, put together into blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.document import Cell, PageAnchor, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Content:
    """A string, where it is printed, and which of its characters a word processor made."""

    text: str
    anchors: tuple[PageAnchor, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell to be: its place in the grid, its spans and what it holds."""

    row: int
    column: int
    rowspan: int
    colspan: int
    content: Content


def joined(contents: Iterable[Content], separator: str) -> Content:
    """Contents one behind the other."""
    text = ""
    anchors: list[PageAnchor] = []
    generated: list[tuple[int, int]] = []
    for index, content in enumerate(contents):
        text += separator if index else ""
        anchors += (moved(anchor, len(text)) for anchor in content.anchors)
        generated += ((a + len(text), b + len(text)) for a, b in content.generated)
        text += content.text
    return Content(text, tuple(anchors), tuple(generated))


def moved(anchor: PageAnchor, by: int) -> PageAnchor:
    """The anchor for text that lies further back in its block."""
    if not by:
        return anchor
    start, end = anchor.start + by, anchor.end + by
    return PageAnchor(start, end, anchor.page, anchor.top, anchor.bottom, anchor.edges)


def paragraph_of(content: Content) -> Paragraph:
    """A paragraph with that content."""
    return Paragraph(content.text, content.anchors, content.generated)


def table_of(slots: Sequence[Slot], rows: int, columns: int) -> Table:
    """A table of those cells, its text in reading order: a tab between cells, a line feed between rows."""
    ordered = sorted(slots, key=lambda slot: (slot.row, slot.column))
    parts: list[str] = []
    cells: list[Cell] = []
    anchors: list[PageAnchor] = []
    generated: list[tuple[int, int]] = []
    at, row = 0, 0
    for index, slot in enumerate(ordered):
        separator = "\n" * (slot.row - row) or ("\t" if index else "")
        row = slot.row
        at += len(separator)
        text = slot.content.text
        parts += (separator, text)
        cells.append(Cell(row, slot.column, at, at + len(text), slot.rowspan, slot.colspan))
        anchors += (moved(anchor, at) for anchor in slot.content.anchors)
        generated += ((a + at, b + at) for a, b in slot.content.generated)
        at += len(text)
    return Table("".join(parts), rows, columns, tuple(cells), tuple(anchors), tuple(generated))
