"""Tables across pages: parts whose columns agree become one table again.

A table goes on on the next page where nothing but furniture stands between, where its next row would not have fitted
below, and where the column edges agree. Head rows that are printed again are furniture.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from extract.document import Table
from extract.readers.pdf_rows import Torn, continued, torn_row
from extract.readers.pdf_text import Padding, padding_of, separators
from extract.readers.printed import Line, PrintedCell, PrintedTable
from extract.readers.tables import TableText

_SAME_EDGE: Final = 5.0  # points: edges of two parts that are one
_HEAD_ROWS: Final = 6
_ROUNDING: Final = 1.0  # points: how far the measure of a full page may be off

Edges = tuple[float, ...]


class GrowingTable:
    """A table while its parts on consecutive pages are put together.

    ``repeated`` are the lines of head rows that were printed again, ``torn`` the rows that a page break may have cut,
    ``doubts`` what is not certain of a part, with its first row.
    """

    def __init__(self, part: PrintedTable) -> None:
        self._xs = part.xs
        self._last = part
        self._rows = 0
        self._head = [cell for cell in part.cells if cell.row <= _HEAD_ROWS]
        self._closed: list[PrintedCell] = []
        self._open: list[PrintedCell] = []  # cells that reach down to the last row
        self.repeated: list[Line] = []
        self.torn: list[int] = []
        self.doubts: list[tuple[str, int]] = [(part.doubt, 0)] if part.doubt else []
        self.inferred = part.inferred
        self._add(part.cells, len(part.ys) - 1)

    @property
    def frame(self) -> PrintedCell | None:
        """The only cell, where the table is just a frame around it."""
        cells = (*self._closed, *self._open)
        return cells[0] if len(cells) == 1 else None

    def take(self, part: PrintedTable, floor: float) -> bool:
        """Go on with a part on the next page; False where it begins a table of its own.

        ``floor`` is how far down the text of a full page reaches.
        """
        if part.inferred != self.inferred or (self.inferred and part.xs != self._xs):
            return False
        if part.page != self._last.page + 1 or not _columns_agree(self._xs, part.xs):
            return False
        again = self._repeated_rows(part)
        next_row = _unsplit(part, again)
        fits = self._last.box.bottom + next_row < floor - _ROUNDING
        if fits and not self.inferred and not any(cell.open_below for cell in self._open):
            return False
        if _label(self._head, again) and _label(self._head, again) == _label(part.cells, again):
            return False  # another copy of the same form
        self._xs = _all_edges(self._xs, part.xs)
        labels = (*self._last.cells, *part.cells)
        self._last = part
        self._append(part, again, labels)
        return True

    def hang(self, line: Line) -> bool:
        """Add a line that hangs out below a cell which goes on on the next page; False where it is none of the table.

        Browsers let the last line of a merged label hang out of the page's part of its table.
        """
        if line.page != self._last.page or line.top > self._last.box.bottom + line.height:
            return False
        for i, cell in enumerate(self._open):
            if cell.open_below and cell.lines and _follows(cell, line):
                self._open[i] = cell._replace(lines=(*cell.lines, line))
                return True
        return False

    def finished(self) -> Table:
        """The table as a block."""
        cells = sorted((*self._closed, *self._open), key=itemgetter(0, 1))
        padding: Padding | None = None
        places = _Places(self._xs)
        made = TableText()
        for cell in cells:
            row, _, rowspan, _, (left, _, right, _), lines, _, _ = cell
            column = places[left]
            slot = (row, column, rowspan, places[right] - column)
            if not lines:
                made.add_text(slot)
            elif len(lines) == 1:  # most cells have one line, whose text is theirs
                made.add_line(slot, lines[0])
            else:
                padding = padding or padding_of(cells)
                made.add_lines(slot, lines, separators(cell, padding))
        return made.table(self._rows, len(self._xs) - 1)

    def _repeated_rows(self, part: PrintedTable) -> int:
        """How many rows of the part are the head rows of the table once more."""
        most = 0
        for row in range(min(_HEAD_ROWS, self._rows - 1, len(part.ys) - 2)):
            first, second = (_row(cells, row, self._xs) for cells in (self._head, part.cells))
            if first != second or not any(text for *_, text in first):
                break
            if all(cell.row > row or cell.row + cell.rowspan <= row + 1 for cell in part.cells):
                most = row + 1
        return most

    def _append(self, part: PrintedTable, again: int, around: Sequence[PrintedCell]) -> None:
        """Add the rows of a part but for ``again`` head rows; ``around`` are the cells of both pages."""
        self.repeated += (line for c in part.cells if c.row < again for line in c.lines)
        self._drop_blank_end()
        first = [cell for cell in part.cells if cell.row == again]
        below = [cell for cell in part.cells if cell.row > again]
        cut = torn_row(self._open, first, part.cells)
        if cut is Torn.PERHAPS:
            self.torn.append(self._rows)
        lost = int(cut is Torn.CERTAIN)
        self._open, first = continued(self._open, first, around, joined=cut is Torn.CERTAIN)
        shift = self._rows - again - lost
        if part.doubt:
            self.doubts.append((part.doubt, self._rows))
        fresh = [cell.lowered(shift) for cell in (*first, *below)]
        self._add(fresh, len(part.ys) - 1 - again - lost)

    def _drop_blank_end(self) -> None:
        """Drop a last row that is blank and has no line below: the room that a page had left for the next row."""
        last = self._rows - 1
        own = [cell for cell in self._open if cell.row == last]
        if not last or not own or any(c.lines or not c.open_below for c in own):
            return
        merged = [c._replace(rowspan=c.rowspan - 1) for c in self._open if c.row < last]
        above, self._closed, self._open = self._closed, [], []
        self._rows = last
        self._add([*above, *merged], 0)

    def _add(self, cells: Iterable[PrintedCell], rows: int) -> None:
        """Add cells at the lower end and set apart those that can still go on."""
        self._rows += rows
        cells = [*self._open, *cells]
        self._open = [c for c in cells if c.row + c.rowspan == self._rows]
        self._closed += (c for c in cells if c.row + c.rowspan != self._rows)


def _follows(cell: PrintedCell, line: Line) -> bool:
    """Whether a line stands below the last one of a cell as its next one would."""
    within = cell.box.left <= line.left and line.right <= cell.box.right
    return within and 0 <= line.top - cell.lines[-1].bottom < line.height


def _unsplit(part: PrintedTable, row: int) -> float:
    """The height of a row with everything that a merged cell of it keeps together."""
    low = max((c.row + c.rowspan for c in part.cells if c.row == row), default=row + 1)
    return part.ys[max(low, row + 1)] - part.ys[row]


def _columns_agree(above: Edges, below: Edges) -> bool:
    """Whether two parts are as wide and share at least half of the inner edges of the plainer one."""
    if abs(above[0] - below[0]) > _SAME_EDGE or abs(above[-1] - below[-1]) > _SAME_EDGE:
        return False
    fewer, more = sorted((above[1:-1], below[1:-1]), key=len)
    shared = sum(any(abs(x - y) <= _SAME_EDGE for y in more) for x in fewer)
    return shared * 2 >= len(fewer)


def _all_edges(above: Edges, below: Edges) -> Edges:
    """The column edges of both parts."""
    new = [x for x in below if all(abs(x - y) > _SAME_EDGE for y in above)]
    return tuple(sorted((*above, *new)))


def _columns(cell: PrintedCell, xs: Edges) -> tuple[int, int]:
    """The column of a cell among all edges, and how many it spans."""
    start, end = (_nearest(xs, x) for x in (cell.box.left, cell.box.right))
    return start, end - start


class _Places(dict[float, int]):
    """The column of each edge of a cell among all edges of a table."""

    def __init__(self, xs: Edges) -> None:
        super().__init__()
        self._xs = xs

    def __missing__(self, x: float) -> int:
        self[x] = found = _nearest(self._xs, x)
        return found


def _nearest(xs: Edges, x: float) -> int:
    at = bisect_left(xs, x)
    if at == len(xs) or (at > 0 and x - xs[at - 1] <= xs[at] - x):
        return at - 1
    return at


def _row(cells: Sequence[PrintedCell], row: int, xs: Edges) -> list[tuple[int, int, int, str]]:
    """Columns, spans and texts of the cells that begin in a row."""
    return [(*_columns(c, xs), c.rowspan, c.text) for c in cells if c.row == row]


def _label(cells: Sequence[PrintedCell], row: int) -> str:
    """The text of the first cell that begins in a row."""
    return next((cell.text for cell in cells if cell.row == row), "")
