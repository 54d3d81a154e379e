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
from typing import Any, Final, NamedTuple

from extract.anchors import Anchor, LineAnchor, PageAnchor, Recognition, SheetAnchor, Turn
from extract.page_anchors import PageAnchors
from extract.places import PageBox, Where
from extract.problems import Problem
from extract.sources import Source

__all__ = [
    "Anchor",
    "Aside",
    "Block",
    "Cell",
    "Document",
    "LineAnchor",
    "PageAnchor",
    "Paragraph",
    "Recognition",
    "SheetAnchor",
    "Table",
    "Turn",
]


_FIGURE: Final = frozenset("0123456789.,%")
_FURTHER: Final = 40  # characters that a quoted figure goes on with at most


class Cell(NamedTuple):
    """A cell of a table: its slot, how many rows and columns it spans, and where its text lies in the block.

    A named tuple, since reading makes thousands of them.
    """

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
    anchors: Sequence[Anchor] = ()
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
    anchors: Sequence[Anchor] = ()
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
    anchors: Sequence[Anchor] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file in reading order, with what stood beside the text and what could not be read."""

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Aside, ...] = ()
    hidden: tuple[Aside, ...] = ()
    deleted: tuple[Aside, ...] = ()
    problems: tuple[Problem, ...] = ()
    _tables: dict[int, int] = field(default_factory=dict, init=False, compare=False, repr=False)
    _rows: dict[int, list[int]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _reaches: dict[int, "_Reach"] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def where(self, block: int, start: int, end: int, margin: int = 20) -> Where:
        """The full place of characters ``start:end`` of a block, with the words around it as a quote."""
        owner = self.blocks[block]
        cell = self.cell_at(block, start) if isinstance(owner, Table) else None
        low, high = (cell.start, cell.end) if cell else (0, len(owner.text))
        quote = _quote(owner.text[low:high], max(start - margin - low, 0), end + margin - low)
        slot: dict[str, Any] = (
            {"table": self._table_index(block), "row": cell.row, "column": cell.column}
            if cell
            else {}
        )
        return Where.model_construct(
            source=self.source.id,
            block=block,
            start=start,
            end=end,
            quote=quote.strip(),
            **slot,
            **self._reach(block).physical(start, end),
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

    def _reach(self, block: int) -> "_Reach":
        """The anchors of a block, ready to be asked."""
        if block not in self._reaches:
            self._reaches[block] = _Reach(self.blocks[block].anchors)
        return self._reaches[block]

    def _table_index(self, block: int) -> int:
        if not self._tables:
            self._tables.update((of, i) for i, (of, _) in enumerate(self.tables()))
        return self._tables[block]


def _quote(text: str, start: int, end: int) -> str:
    """The characters ``start:end``, and those that a figure at either end goes on with, which are not many."""
    low, high = max(start - _FURTHER, 0), min(end + _FURTHER, len(text))
    while low < start < len(text) and _FIGURE.issuperset(text[start - 1 : start + 1]):
        start -= 1
    while 0 < end < high and _FIGURE.issuperset(text[end - 1 : end + 1]):
        end += 1
    return text[start:end]


def spans_of(anchors: Sequence[Anchor]) -> list[tuple[int, int]]:
    """Where in the block the text of each anchor begins and ends."""
    if isinstance(anchors, PageAnchors):
        return anchors.spans
    return [(anchor.start, anchor.end) for anchor in anchors]


class _Reach:
    """The anchors of a block by where they begin, for finding those of a span without looking at all."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._spans = spans_of(anchors)
        self._order = sorted(range(len(self._spans)), key=lambda index: self._spans[index][0])
        self._anchors = anchors
        self._starts = [self._spans[index][0] for index in self._order]
        ends = (self._end(index) for index in self._order)
        self._furthest = list(accumulate(ends, max))

    def _end(self, index: int) -> int:
        start, end = self._spans[index]
        return max(end, start + 1)

    def _met(self, start: int, end: int) -> list[int]:
        """The places of the anchors that share a character with ``start:end``, in their own order."""
        low = bisect_right(self._furthest, start)
        high = bisect_left(self._starts, max(end, start + 1))
        met = self._order[low:high]
        # as nearly always: what does not reach so far stands before the lower bound
        if len(met) < 2:
            return met
        return [index for index in sorted(met) if start < self._end(index)]

    def physical(self, start: int, end: int) -> dict[str, Any]:
        """What the medium knows of a span: line and character, boxes, or sheet and cell."""
        met = self._met(start, end)
        if isinstance(self._anchors, PageAnchors):
            return {"boxes": tuple(self._boxes(self._anchors, met, start, end))}
        first = self._anchors[met[0]] if met else None
        if isinstance(first, LineAnchor):
            return {"line": first.line, "char": first.char + max(0, start - first.start)}
        if isinstance(first, SheetAnchor):
            return {"sheet": first.sheet, "cell": first.cell}
        return {"boxes": tuple(self._loose_boxes(met, start, end))}

    def _boxes(
        self, anchors: PageAnchors, met: Sequence[int], start: int, end: int
    ) -> Iterator[PageBox]:
        for index in met:
            low, high = self._spans[index]
            first, last = max(start, low), min(end, high)
            if first < last:
                yield anchors.box(index, first, last)

    def _loose_boxes(self, met: Sequence[int], start: int, end: int) -> Iterator[PageBox]:
        for anchor in (self._anchors[index] for index in met):
            first, last = max(start, anchor.start), min(end, anchor.end)
            if first < last and isinstance(anchor, PageAnchor):
                yield anchor.box(first, last)
