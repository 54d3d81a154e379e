"""Rows: blocks put together from pieces of lines, with an anchor for every piece."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extract.document import Cell, LineAnchor, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line: the line from 1, the first character from 0, the text."""

    line: int
    char: int
    text: str


def paragraph_of(pieces: Sequence[Piece]) -> Paragraph:
    """One paragraph from the lines that it was printed on."""
    text, anchors = "", []
    for piece in pieces:
        anchors.append(LineAnchor(len(text), len(text) + len(piece.text), piece.line, piece.char))
        text += piece.text
    return Paragraph(text, tuple(anchors))


def table_of(
    rows: Sequence[Sequence[Sequence[Piece]]], unsure: Collection[tuple[int, int]] = ()
) -> Table:
    """A table from rows of cells, each cell the pieces of its paragraphs; rows may differ in length.

    ``unsure`` are the row and column of those that may belong elsewhere.
    """
    parts: list[str] = []
    cells: list[Cell] = []
    anchors: list[LineAnchor] = []
    at = 0
    for r, row in enumerate(rows):
        for c, pieces in enumerate(row):
            start = at
            for i, piece in enumerate(pieces):
                separator = "\n" if i else ""
                at += len(separator)
                parts.append(separator + piece.text)
                anchors.append(LineAnchor(at, at + len(piece.text), piece.line, piece.char))
                at += len(piece.text)
            cells.append(Cell(r, c, start, at))
            parts.append("\t" if c + 1 < len(row) else "\n")
            at += 1
    width = max((len(row) for row in rows), default=0)
    guessed = tuple([(c.start, c.end) for c in cells if (c.row, c.column) in unsure])
    return Table("".join(parts), len(rows), width, tuple(cells), tuple(anchors), unsure=guessed)
