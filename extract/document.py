"""Document: what a reader found, every character with its logical and its physical place.

A block is a paragraph or a table. Its text is one string; the text of a table is its cells in reading order,
cells of a
row separated by a tab, rows by a line feed, so that a logical place is always ``(block, start, end)``. Anchors tie
stretches of that string to the medium: a line of a text file, a box on a page, a cell of a workbook.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import cos, radians, sin

from extract.places import PageBox, Where
from extract.problems import Problem
from extract.sources import Source


@dataclass(frozen=True, slots=True)
class LineAnchor:
    """Characters ``start:end`` of a block stand on one line of a text file.

    ``line`` counts from 1, ``char`` from 0.
    """

    start: int
    end: int
    line: int
    char: int


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was put upright before it was read: by degrees against the clock, about a point in points.

    ``shift`` is how far the middle of the displayed page lies from that point, where a page lay on its side.
    """

    angle: float
    x: float
    y: float
    shift: tuple[float, float] = (0.0, 0.0)

    def undone(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright page lies on the page as it is displayed."""
        angle = radians(self.angle)
        across, down = x - self.x, y - self.y
        return (
            self.x + self.shift[0] + across * cos(angle) - down * sin(angle),
            self.y + self.shift[1] + across * sin(angle) + down * cos(angle),
        )


@dataclass(frozen=True, slots=True)
class Recognition:
    """How surely the characters of an anchor were read from an image.

    ``percent`` holds for every character how sure its reading is. ``rivals`` are other readings of one place: from and
    to which character of the anchor, and what may stand there instead, which may be nothing.
    """

    percent: bytes
    rivals: tuple[tuple[int, int, str], ...] = ()
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class PageAnchor:
    """Characters ``start:end`` of a block stand on one printed line of a page.

    ``edges`` holds the left edge of every character and the right edge of the last one, in points from the left;
    ``top`` and ``bottom`` are points from the top of the displayed page. ``recognition`` is there where the characters
    were read from an image; edges, top and bottom are those of the straightened page then.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    recognition: Recognition | None = None

    def box(self, start: int, end: int) -> PageBox:
        """The box around characters ``start:end`` of the block, which must lie within this anchor."""
        spans = range(start - self.start, end - self.start)
        left = min(min(self.edges[i], self.edges[i + 1]) for i in spans)
        right = max(max(self.edges[i], self.edges[i + 1]) for i in spans)
        turn = self.recognition.turn if self.recognition else None
        if turn is None:
            return PageBox(page=self.page, box=(left, self.top, right, self.bottom))
        corners = [turn.undone(x, y) for x in (left, right) for y in (self.top, self.bottom)]
        across, down = zip(*corners, strict=True)
        return PageBox(page=self.page, box=(min(across), min(down), max(across), max(down)))


@dataclass(frozen=True, slots=True)
class SheetAnchor:
    """Characters ``start:end`` of a block are the contents of one cell of a workbook.

    ``stored`` is the number that the cell holds, exact and without its format; empty where it holds none.
    """

    start: int
    end: int
    sheet: str
    cell: str
    stored: str = ""


Anchor = LineAnchor | PageAnchor | SheetAnchor


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its slot, how many rows and columns it spans, and where its text lies in the block."""

    row: int
    column: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; ``generated`` are the spans a word processor numbers by itself."""

    text: str
    anchors: tuple[Anchor, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; rows may be ragged where the source dropped cells.

    ``generated`` are the spans a word processor numbers by itself, ``unsure`` those that may belong to another column.
    """

    text: str
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    anchors: tuple[Anchor, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()

    def content(self, cell: Cell) -> str:
        """The text of ``cell`` as printed."""
        return self.text[cell.start : cell.end]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Aside:
    """Text outside the blocks: a running head, a page number, hidden or deleted text."""

    text: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file in reading order, with what stood beside the text and what could not be read."""

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Aside, ...] = ()
    hidden: tuple[Aside, ...] = ()
    deleted: tuple[Aside, ...] = ()
    problems: tuple[Problem, ...] = ()
    _rows: dict[int, list[int]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _reaches: dict[int, "_Reach"] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def where(self, block: int, start: int, end: int, margin: int = 20) -> Where:
        """The full place of characters ``start:end`` of a block, with the words around it as a quote."""
        owner = self.blocks[block]
        cell = self.cell_at(block, start) if isinstance(owner, Table) else None
        low, high = (cell.start, cell.end) if cell else (0, len(owner.text))
        quote = owner.text[max(low, start - margin) : min(high, end + margin)]
        slot = (
            {"table": self._table_index(block), "row": cell.row, "column": cell.column}
            if cell
            else {}
        )
        return Where(
            source=self.source.id,
            block=block,
            start=start,
            end=end,
            quote=quote.strip(),
            **slot,
            **_physical(self._met(block, start, end), start, end),
        )

    def cell_at(self, block: int, offset: int) -> Cell | None:
        """The cell of a table block that holds the character at ``offset``, or None."""
        table = self.blocks[block]
        if not isinstance(table, Table) or not table.cells:
            return None
        if block not in self._rows:
            self._rows[block] = [cell.start for cell in table.cells]
        index = bisect_right(self._rows[block], offset) - 1
        while index >= 0 and table.cells[index].end < offset:
            index -= 1
        return table.cells[index] if index >= 0 else None

    def tables(self) -> Iterator[tuple[int, Table]]:
        """Every table with the index of its block."""
        return ((i, block) for i, block in enumerate(self.blocks) if isinstance(block, Table))

    def _met(self, block: int, start: int, end: int) -> list[Anchor]:
        """The anchors that a span of a block touches."""
        if block not in self._reaches:
            self._reaches[block] = _Reach(self.blocks[block].anchors)
        return self._reaches[block].met(start, end)

    def _table_index(self, block: int) -> int:
        return sum(isinstance(b, Table) for b in self.blocks[:block])


class _Reach:
    """The anchors of a block by where they begin, for finding those of a span without looking at all."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._order = sorted(range(len(anchors)), key=lambda index: anchors[index].start)
        self._anchors = anchors
        self._starts = [anchors[index].start for index in self._order]
        ends = (max(anchors[index].end, anchors[index].start + 1) for index in self._order)
        self._furthest = list(accumulate(ends, max))

    def met(self, start: int, end: int) -> list[Anchor]:
        """The anchors that share a character with ``start:end``, in their own order."""
        low = bisect_right(self._furthest, start)
        high = bisect_left(self._starts, max(end, start + 1))
        near = (self._anchors[index] for index in sorted(self._order[low:high]))
        return [anchor for anchor in near if start < max(anchor.end, anchor.start + 1)]


def _physical(met: Sequence[Anchor], start: int, end: int) -> dict[str, object]:
    """What the medium knows of a span: line and character, boxes, or sheet and cell."""
    boxes = tuple(
        a.box(max(start, a.start), min(end, a.end))
        for a in met
        if isinstance(a, PageAnchor) and max(start, a.start) < min(end, a.end)
    )
    place: dict[str, object] = {"boxes": boxes}
    first = met[0] if met else None
    if isinstance(first, LineAnchor):
        place |= {"line": first.line, "char": first.char + max(0, start - first.start)}
    elif isinstance(first, SheetAnchor):
        place |= {"sheet": first.sheet, "cell": first.cell}
    return place
