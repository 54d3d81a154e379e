"""What is printed on a page: lines of characters with their edges, cells that hold lines, tables that hold cells.

Lines and cells are named tuples, since a long file has hundreds of thousands of them.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from extract.document import Recognition

WIDE_GAP: Final = (
    1.5  # heights of a line: a gap this wide stands between columns, not between words
)

_FEW: Final = 40  # characters: a stamp or a running head on a scan, but no page of text


class Line(NamedTuple):
    """Characters printed side by side, in points from the top left corner of the displayed page.

    ``edges`` holds the left edge of every character and the right edge of the last one. ``recognition`` says how surely
    characters were read from an image.
    """

    page: int
    text: str
    top: float
    bottom: float
    edges: tuple[float, ...]
    recognition: Recognition | None = None

    @property
    def left(self) -> float:
        """The left edge of the first character."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """The right edge of the last character."""
        return self.edges[-1]

    @property
    def height(self) -> float:
        """How tall the line is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How long the line is."""
        return self.right - self.left

    @property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """The left and right edges of the stretches that wide gaps set apart."""
        if " " not in self.text:
            return ((self.left, self.right),)
        gap = WIDE_GAP * self.height
        wide = [
            i
            for i, character in enumerate(self.text)
            if character == " " and self.edges[i + 1] - self.edges[i] >= gap
        ]
        lefts = [self.left, *(self.edges[i + 1] for i in wide)]
        rights = [*(self.edges[i] for i in wide), self.right]
        return tuple(zip(lefts, rights, strict=True))


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the displayed page."""

    left: float
    top: float
    right: float
    bottom: float


class PrintedCell(NamedTuple):
    """A cell of a ruled table: its slot, its spans, its rectangle and the lines inside.

    ``open_above`` and ``open_below`` say that the table ends there without a line under or over the cell.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    lines: tuple[Line, ...]
    open_above: bool = False
    open_below: bool = False

    def lowered(self, rows: int) -> "PrintedCell":
        """The cell so many rows further down."""
        return self._replace(row=self.row + rows) if rows else self

    @property
    def text(self) -> str:
        """The characters of the cell without white space, for comparing."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The part of a table that stands on one page; ``xs`` and ``ys`` are its column and row edges.

    ``inferred`` says that no rules show them.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PrintedCell, ...]
    inferred: bool = False

    @property
    def box(self) -> Box:
        """The rectangle of the whole table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, tables and lines outside them, both from top to bottom.

    ``hidden`` are lines beyond the edge of the page; ``drawn`` says that it shows something other than characters.
    ``figures`` counts the digits that its text layer draws, each drawn glyph once.
    """

    number: int
    width: float
    height: float
    tables: tuple[PrintedTable, ...] = ()
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    drawn: bool = False
    unmapped: int = 0
    figures: int = 0

    @property
    def is_sparse(self) -> bool:
        """Whether the page shows something other than characters and hardly any of these."""
        few = sum(len(line.text) for line in self.lines) <= _FEW
        return self.drawn and few and not self.tables

    @property
    def has_text(self) -> bool:
        """Whether any character of the page can be read."""
        return bool(self.lines) or any(cell.lines for t in self.tables for cell in t.cells)
