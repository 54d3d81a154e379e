"""Tables and paragraphs from contents: strings with the places of their characters, put together into blocks."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from extract.document import Cell, PageAnchor, Paragraph, Table
from extract.page_anchors import PageAnchors
from extract.readers.printed import Line


class Content(NamedTuple):
    """A string, the printed lines it is made of with their offsets, and which characters a word processor made."""

    text: str
    lines: tuple[tuple[int, Line], ...] = ()
    generated: tuple[tuple[int, int], ...] = ()


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


def anchor_of(line: Line, start: int = 0) -> PageAnchor:
    """The place of a line whose text begins at ``start``."""
    end = start + len(line.text)
    place = line.page, line.top, line.bottom, line.edges
    return PageAnchor(start, end, *place, line.recognition)


def paragraph_of(content: Content) -> Paragraph:
    """A paragraph with that content."""
    return Paragraph(content.text, anchors_of(content.lines), content.generated)


def anchors_of(lines: Sequence[tuple[int, Line]]) -> Sequence[PageAnchor]:
    """The places of lines whose texts begin at the numbers before them."""
    if not lines:
        return ()
    return PageAnchors([(at, x.page, x.top, x.bottom, x.edges, x.recognition) for at, x in lines])


def table_of(slots: Sequence[Slot], rows: int, columns: int) -> Table:
    """A table of those cells, its text in reading order: a tab between cells, a line feed between rows."""
    ordered = sorted(slots, key=itemgetter(0, 1))
    parts: list[str] = []
    cells: list[Cell] = []
    lines: list[tuple[int, Line]] = []
    generated: list[tuple[int, int]] = []
    at, row = 0, 0
    for below, column, rowspan, colspan, (text, held, made) in ordered:
        separator = "\n" * (below - row) or ("\t" if parts else "")
        row = below
        at += len(separator)
        end = at + len(text)
        parts += (separator, text)
        cells.append(Cell(row, column, at, end, rowspan, colspan))
        for offset, line in held:
            lines.append((at + offset, line))
        for first, last in made:
            generated.append((at + first, at + last))
        at = end
    return Table("".join(parts), rows, columns, tuple(cells), anchors_of(lines), tuple(generated))
