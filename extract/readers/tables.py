"""Tables and paragraphs from contents: strings with the places of their characters, put together into blocks."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise
from operator import add, itemgetter, sub
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
    starts, held = zip(*lines, strict=True) if lines else ((), ())
    return _anchors(starts, held)


def _anchors(starts: Iterable[int], lines: Sequence[Line]) -> Sequence[PageAnchor]:
    """The places of lines whose texts begin at some numbers."""
    if not lines:
        return ()
    pages, _, tops, bottoms, edges, recognised = zip(*lines, strict=True)
    return PageAnchors.of(starts, pages, tops, bottoms, edges, recognised)


class TableText:
    """A table while its cells are gathered in reading order: a tab between cells, a line feed between rows.

    Where everything begins is told at the end, for all cells in one go. Lines and generated stretches stand beside the
    number of their cell and their offset in it.
    """

    def __init__(self) -> None:
        self._slots: list[Place] = []
        self._texts: list[str] = []
        self._lines: list[Line] = []
        self._owners: list[int] = []
        self._offsets: list[int] = []
        self._generated: list[tuple[int, int, int]] = []

    def add(self, slot: Place, content: Content) -> None:
        """Add a cell."""
        text, lines, generated = content
        owner = len(self._texts)
        for offset, line in lines:
            self._owners.append(owner)
            self._offsets.append(offset)
            self._lines.append(line)
        if generated:
            self._generated += ((owner, start, end) for start, end in generated)
        self.add_text(slot, text)

    def add_line(self, slot: Place, line: Line) -> None:
        """Add a cell that holds one printed line."""
        self._owners.append(len(self._texts))
        self._offsets.append(0)
        self._lines.append(line)
        self._slots.append(slot)
        self._texts.append(line.text)

    def add_lines(self, slot: Place, lines: Sequence[Line], between: Iterable[str]) -> None:
        """Add a cell that holds several printed lines, with what stands between each two of them."""
        text, starts = run_together(lines, between)
        self._owners += [len(self._texts)] * len(lines)
        self._offsets += starts
        self._lines += lines
        self.add_text(slot, text)

    def add_text(self, slot: Place, text: str = "") -> None:
        """Add a cell with its text and nothing to tell where it stands."""
        self._slots.append(slot)
        self._texts.append(text)

    def table(self, rows: int, columns: int) -> Table:
        """The table."""
        if not self._slots:
            return Table("", rows, columns, ())
        at, across, rowspans, colspans = zip(*self._slots, strict=True)
        before = ["\n" * at[0], *("\n" * (b - a) or "\t" for a, b in pairwise(at))]
        lengths = list(map(len, self._texts))
        ends = list(accumulate(map(add, map(len, before), lengths)))
        starts = list(map(sub, ends, lengths))
        slots = zip(at, across, starts, ends, rowspans, colspans, strict=True)
        lines = map(add, map(starts.__getitem__, self._owners), self._offsets)
        return Table(
            text="".join(chain.from_iterable(zip(before, self._texts, strict=True))),
            rows=rows,
            columns=columns,
            cells=tuple(map(_cell_of, slots)),
            anchors=_anchors(lines, self._lines),
            generated=tuple((starts[i] + a, starts[i] + b) for i, a, b in self._generated),
        )


def table_of(slots: Sequence[Slot], rows: int, columns: int) -> Table:
    """A table of those cells in whatever order."""
    made = TableText()
    for slot in sorted(slots, key=itemgetter(0, 1)):
        made.add(slot[:4], slot.content)
    return made.table(rows, columns)
