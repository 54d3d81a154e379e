"""Tables and paragraphs from contents: strings with the places of their characters, put together into blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.document import Cell, PageAnchor, Paragraph, Table
from extract.readers.printed import Line


@dataclass(frozen=True, slots=True)
class Content:
    """A string, the printed lines it is made of with their offsets, and which characters a word processor made."""

    text: str
    lines: tuple[tuple[int, Line], ...] = ()
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
    lines: list[tuple[int, Line]] = []
    generated: list[tuple[int, int]] = []
    for index, content in enumerate(contents):
        text += separator if index else ""
        lines += ((at + len(text), line) for at, line in content.lines)
        generated += ((a + len(text), b + len(text)) for a, b in content.generated)
        text += content.text
    return Content(text, tuple(lines), tuple(generated))


def anchor_of(line: Line, start: int = 0) -> PageAnchor:
    """The place of a line whose text begins at ``start``."""
    end = start + len(line.text)
    place = line.page, line.top, line.bottom, line.edges
    return PageAnchor(start, end, *place, line.recognition)


def paragraph_of(content: Content) -> Paragraph:
    """A paragraph with that content."""
    anchors = tuple([anchor_of(line, at) for at, line in content.lines])
    return Paragraph(content.text, anchors, content.generated)


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
        for offset, line in slot.content.lines:
            anchors.append(anchor_of(line, at + offset))
        for start, end in slot.content.generated:
            generated.append((at + start, at + end))
        at += len(text)
    return Table("".join(parts), rows, columns, tuple(cells), tuple(anchors), tuple(generated))
