"""What is printed on a page: lines of characters with their edges, cells that hold lines, tables that hold cells.

Lines and cells are named tuples, since a long file has hundreds of thousands of them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, Protocol

from extract.document import Recognition

WIDE_GAP: Final = (
    1.5  # heights of a line: a gap this wide stands between columns, not between words
)

FEW: Final = 40  # characters: a stamp or a running head on a scan, but no page of text


class Line(NamedTuple):
    """Characters printed side by side, in points from the top left corner of the displayed page.

    ``edges`` holds the left edge of every character and the right edge of the last one. ``recognition`` says how surely
    characters were read from an image.
    """

    page: int
    text: str
    top: float
    bottom: float
    edges: Sequence[float]
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
        return self.edges[-1] - self.edges[0]

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
        return cell_of((self.row + rows, *self[1:])) if rows else self

    @property
    def text(self) -> str:
        """The characters of the cell without white space, for comparing."""
        return "".join("".join(line.text.split()) for line in self.lines)


# named tuples from their values, without the checks of their constructors, which take as long as making them
line_of: Final[Callable[[tuple[object, ...]], Line]] = partial(tuple.__new__, Line)
box_of: Final[Callable[[tuple[float, ...]], Box]] = partial(tuple.__new__, Box)
cell_of: Final[Callable[[tuple[object, ...]], PrintedCell]] = partial(tuple.__new__, PrintedCell)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The part of a table that stands on one page; ``xs`` and ``ys`` are its column and row edges.

    ``inferred`` says that no rules show them, ``doubt`` by a code what else is not certain.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PrintedCell, ...]
    inferred: bool = False
    doubt: str = ""

    @property
    def box(self) -> Box:
        """The rectangle of the whole table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class Extent(NamedTuple):
    """The edges of lines as rows of left, top, right, bottom, and how far down tables begin and end."""

    lines: list[tuple[float, float, float, float]]
    tables: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, tables and lines outside them, both from top to bottom.

    ``hidden`` are lines beyond the edge of the page; ``drawn`` says that it shows something other than characters.
    ``layer`` says that the characters are a text layer that another program recognised on a scan.
    ``figures`` counts the digits that its text layer draws, each drawn glyph once, ``stray`` those of them that stand
    in a ruled table but in none of its cells.
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
    stray: int = 0
    layer: bool = False

    @property
    def is_sparse(self) -> bool:
        """Whether the page shows something other than characters and hardly any of these."""
        few = sum(len(line.text) for line in self.lines) <= FEW
        return self.drawn and few and not self.tables

    @property
    def has_text(self) -> bool:
        """Whether any character of the page can be read."""
        return bool(self.lines) or any(cell.lines for t in self.tables for cell in t.cells)

    @property
    def outer_lines(self) -> list[tuple[int, Line]]:
        """The first two and the last two lines outside tables, each with its index."""
        return [(i, self.lines[i]) for i in outer(len(self.lines))]

    @property
    def heights(self) -> list[float]:
        """How tall all lines are, those in tables too."""
        held = (line for table in self.tables for cell in table.cells for line in cell.lines)
        return [line.height for line in (*self.lines, *held)]

    def extent(self, without: Collection[int] = ()) -> Extent:
        """The edges of the lines outside tables, but for those with an index to be left out."""
        lines = [line for i, line in enumerate(self.lines) if i not in without]
        edges = [(line.left, line.top, line.right, line.bottom) for line in lines]
        return Extent(edges, self._spans())

    def _spans(self) -> tuple[tuple[float, float], ...]:
        return tuple((table.ys[0], table.ys[-1]) for table in self.tables)

    def opened(self) -> "Page":
        """The page itself, as against one that is kept as arrays."""
        return self


def outer(count: int) -> list[int]:
    """The indexes of the first two and the last two of so many lines."""
    return sorted({*range(count)[:2], *range(count)[-2:]})


class Leaf(Protocol):
    """A page in whatever form: what has to be known of all pages before any of them is taken apart."""

    @property
    def number(self) -> int:
        """Which page it is, from 1."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How tall it is."""

    @property
    def drawn(self) -> bool:
        """Whether it shows something other than characters."""

    @property
    def unmapped(self) -> int:
        """How many of its characters the font gives no character for."""

    @property
    def figures(self) -> int:
        """How many digits its text layer draws."""

    @property
    def stray(self) -> int:
        """How many digits stand in a ruled table but in none of its cells."""

    @property
    def layer(self) -> bool:
        """Whether its characters are a text layer that another program recognised on a scan."""

    @property
    def is_sparse(self) -> bool:
        """Whether it shows something other than characters and hardly any of these."""

    @property
    def has_text(self) -> bool:
        """Whether any character of it can be read."""

    @property
    def outer_lines(self) -> list[tuple[int, Line]]:
        """The first two and the last two lines outside tables, each with its index."""

    @property
    def heights(self) -> list[float]:
        """How tall all lines are."""

    @property
    def hidden(self) -> tuple[Line, ...]:
        """Lines that cannot be seen."""

    def extent(self, without: Collection[int] = ()) -> Extent:
        """The edges of the lines outside tables, but for those with an index to be left out."""

    def opened(self) -> Page:
        """The page with its lines and tables."""
