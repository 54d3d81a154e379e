"""The layout of a worksheet: what is seen of it as rows of slots, and what is not seen.

Hidden rows and columns are left out, and a merged region is as large as what is seen of it. Rows and columns of slots
count from 0; those of the worksheet from 1.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from extract.readers.sheet_cells import Grid, Region, SheetCell

_FAR: Final = 1_000  # rows or columns that a merged region may reach beyond the last text


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell with text in the grid that is seen: its place, its spans and what stands in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    cell: SheetCell


@dataclass
class Layout:
    """A worksheet as it is seen.

    ``rows`` holds the slots that begin in each row; ``framed`` are rows with lines around some cell; ``lines`` and
    ``letters`` are the rows and columns of the worksheet that are seen. ``unseen`` are cells in hidden rows and
    columns, ``covered`` those under a merged neighbour or a format that shows nothing.
    """

    lines: list[int]
    letters: list[int]
    rows: list[list[Slot]]
    framed: set[int] = field(default_factory=set)
    unseen: list[SheetCell] = field(default_factory=list)
    covered: list[SheetCell] = field(default_factory=list)


def layout_of(grid: Grid) -> Layout:
    """What is seen of the cells of a worksheet."""
    written = {(cell.row, cell.column): cell for cell in grid.cells}
    merged = {(r.top, r.left): r for r in grid.merged}
    height = max((row for row, _ in written), default=0)
    width = max((column for _, column in written), default=0)
    regions = [_clipped(region, height, width) for region in merged.values()]
    lines, letters = _seen(grid, regions, height, width)
    found = Layout(lines, letters, [[] for _ in lines])
    under = _Under(regions)
    for place, cell in written.items():
        region = merged.get(place)
        if region is None and under.holds(*place):
            found.covered.append(cell)
        else:
            _put(cell, region or Region(*place, *place), found)
    for row in found.rows:
        row.sort(key=lambda slot: slot.column)
    for line, columns in grid.frames.items():
        at = bisect_left(lines, line)
        if lines[at : at + 1] == [line] and any(_index(letters, c) is not None for c in columns):
            found.framed.add(at)
    return found


def _put(cell: SheetCell, region: Region, found: Layout) -> None:
    """Put a cell where it is seen, or aside."""
    top, bottom = bisect_left(found.lines, region.top), bisect_right(found.lines, region.bottom)
    left, right = bisect_left(found.letters, region.left), bisect_right(found.letters, region.right)
    if bottom <= top or right <= left:
        found.unseen.append(cell)
    elif not cell.text:
        found.covered.append(cell)
    else:
        found.rows[top].append(Slot(top, left, bottom - top, right - left, cell))


def _seen(
    grid: Grid, regions: Iterable[Region], height: int, width: int
) -> tuple[list[int], list[int]]:
    """The rows and columns that are seen, up to the last text and the regions around it."""
    holders = [r for r in regions if r.top <= height and r.left <= width]
    bottom = max([height, *(r.bottom for r in holders)])
    right = max([width, *(r.right for r in holders)])
    rows = [row for row in range(1, bottom + 1) if not grid.is_row_hidden(row)]
    columns = [column for column in range(1, right + 1) if not grid.is_column_hidden(column)]
    return rows, columns


def _clipped(region: Region, height: int, width: int) -> Region:
    """The region; one that reaches far beyond anything that is written ends with the writing."""
    bottom, right = region.bottom, region.right
    if bottom > height + _FAR:
        bottom = max(height, region.top)
    if right > width + _FAR:
        right = max(width, region.left)
    return Region(region.top, region.left, bottom, right)


class _Under:
    """Knows which places lie in a merged region."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_column: dict[int, list[tuple[int, int]]] = {}
        for region in regions:
            for column in range(region.left, region.right + 1):
                spans = self._by_column.setdefault(column, [])
                spans.append((region.top, region.bottom))
        for spans in self._by_column.values():
            spans.sort()

    def holds(self, row: int, column: int) -> bool:
        """Whether a merged region lies there."""
        spans = self._by_column.get(column, [])
        at = bisect_right(spans, (row, 2**31)) - 1
        return at >= 0 and spans[at][1] >= row


def _index(values: list[int], value: int) -> int | None:
    at = bisect_left(values, value)
    return at if at < len(values) and values[at] == value else None
