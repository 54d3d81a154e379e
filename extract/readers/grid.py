"""Grids: from ruling lines to the cells that they close, for pages of any origin.

Lines come as segments ``x0, y0, x1, y1`` with the origin at the top left. Pieces of a line are put together, lines that
cross form a table, and every rectangle that is ruled on all four sides and not ruled inside is a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.readers.grid_cells import closed_cells, owners

_ROW_HEIGHT: Final = 60.0  # points: a frame taller than this is no row of a table
_ROW_WIDTH: Final = 200.0
_HANGING: Final = (
    15.0  # points: so far a line may hang out of a cell, and page numbers keep off a table
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a drawing may stray from a perfect grid, in points."""

    snap: float = 3.0  # lines closer than this are one line; corners may stay open by as much
    join: float = 4.0  # a gap that is bridged between two pieces of one line
    edge: float = 3.0  # a shorter stroke is no line
    tilt: float = 1.0  # how far the ends of a straight line may differ
    prune: bool = False  # on images a stroke that touches one rule only is part of a character


EXACT: Final = Tolerance()
_DASHES: Final = Tolerance(snap=0.3, join=3.0)
_LEAST_DASHED: Final = 15.0  # points: a shorter row of dots is no rule


@dataclass(frozen=True)
class Grid:
    """A ruled table: edges of columns and rows, and for each cell its row, column, rowspan and colspan.

    ``owner`` holds for each slot, with one row and column more all around, the index of its cell or -1 for none.
    ``open_above`` and ``open_below`` say of each cell whether the table has no line there, as where a merged cell is
    cut by a page break.
    """

    xs: Floats
    ys: Floats
    cells: Ints
    owner: Ints
    open_above: Bools
    open_below: Bools

    @property
    def is_frame(self) -> bool:
        """Whether the lines close one cell only, as around a title or a whole page."""
        return len(self.cells) == 1

    @property
    def is_row(self) -> bool:
        """Whether a frame may be the one row of a table, and not a border around text."""
        return self.height <= _ROW_HEIGHT and self.width >= _ROW_WIDTH

    @property
    def height(self) -> float:
        """How tall the table is."""
        return float(self.ys[-1] - self.ys[0])

    @property
    def width(self) -> float:
        """How wide the table is."""
        return float(self.xs[-1] - self.xs[0])

    @property
    def area(self) -> float:
        """The area of the whole table."""
        return self.width * self.height

    def locate(self, x: Floats, y: Floats) -> Ints:
        """The index of the cell around each point, -1 for none."""
        found: Ints = self.owner[np.searchsorted(self.ys, y), np.searchsorted(self.xs, x)]
        return found


def grid_of_boxes(boxes: Floats, snap: float = EXACT.snap) -> Grid:
    """The grid of cells whose rectangles are known, as rows of left, top, right, bottom."""
    one = np.zeros(2 * len(boxes))
    (xs, columns), (ys, rows) = (
        _clusters(boxes[:, sides].T.ravel(), one, snap) for sides in ([0, 2], [1, 3])
    )
    left, right = columns.reshape(2, -1)
    top, bottom = rows.reshape(2, -1)
    cells = np.stack([top, left, bottom - top, right - left], 1)
    cells = cells[np.lexsort((left, top))]
    closed = np.zeros(len(cells), np.bool_)
    return Grid(xs, ys, cells, owners(cells, len(ys) - 1, len(xs) - 1), closed, closed)


def find_grids(segments: Floats, tolerance: Tolerance = EXACT) -> list[Grid]:
    """The ruled tables that segments draw, from top to bottom."""
    return grids_of_pages([segments], tolerance)[0]


def grids_of_pages(pages: Sequence[Floats], tolerance: Tolerance = EXACT) -> list[list[Grid]]:
    """The ruled tables that the segments of each page draw, from top to bottom.

    Several pages in one go take little more time than one of them.
    """
    numbers = np.repeat(np.arange(len(pages)), [len(segments) for segments in pages])
    horizontal, vertical = _rules(np.concatenate(pages), numbers, tolerance)
    touch = _touching(horizontal, vertical, tolerance.snap)
    if tolerance.prune:
        horizontal, vertical, touch = _pruned(horizontal, vertical, touch)
    found: list[list[Grid]] = [[] for _ in pages]
    for page, grid in _grids(horizontal, vertical, _connected(touch), tolerance.snap):
        found[page].append(grid)
    return [sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])) for grids in found]


def _rules(segments: Floats, pages: Ints, tolerance: Tolerance) -> tuple[Floats, Floats]:
    """Horizontal and vertical lines, each as position, low end, high end and page."""
    if not len(segments):
        return np.empty((0, 4)), np.empty((0, 4))
    x0, y0, x1, y1 = segments.T
    across, down = np.abs(x1 - x0), np.abs(y1 - y0)
    flat = (down <= tolerance.tilt) & (across > tolerance.edge)
    steep = (across <= tolerance.tilt) & (down > tolerance.edge)
    rows = np.stack([(y0 + y1) / 2, np.minimum(x0, x1), np.maximum(x0, x1), pages], 1)
    columns = np.stack([(x0 + x1) / 2, np.minimum(y0, y1), np.maximum(y0, y1), pages], 1)
    horizontal, vertical = rows[flat], columns[steep]
    if not tolerance.prune:
        short = ((down <= tolerance.edge) & ~flat, (across <= tolerance.edge) & ~steep)
        if any(pieces.any() for pieces in short):
            horizontal = np.concatenate([horizontal, _dashes(rows[short[0]])])
            vertical = np.concatenate([vertical, _dashes(columns[short[1]])])
    return _merged(horizontal, tolerance), _merged(vertical, tolerance)


def _dashes(pieces: Floats) -> Floats:
    """The lines that short pieces in one row make, as programs draw dashes and dots one by one."""
    lines = _merged(pieces, _DASHES)
    return lines[lines[:, 2] - lines[:, 1] > _LEAST_DASHED]


def _merged(rules: Floats, tolerance: Tolerance) -> Floats:
    """Rules with near positions brought to one position and their overlapping pieces put together."""
    if not len(rules):
        return rules
    centres, label = _clusters(rules[:, 0], rules[:, 3], tolerance.snap)
    order = np.lexsort((rules[:, 1], label))
    line, (_, low, high, page) = label[order], rules[order].T
    # every line lies in a stretch of its own, so that one pass tells how far the pieces reach that came before
    apart = line * (2 * (high.max() - low.min()) + tolerance.join + 1.0)
    reach = np.maximum.accumulate(high + apart)
    first = np.ones(len(line), np.bool_)
    first[1:] = (low + apart)[1:] > reach[:-1] + tolerance.join
    starts = np.nonzero(first)[0]
    ends = np.maximum.reduceat(high, starts)
    merged: Floats = np.stack([centres[line[starts]], low[starts], ends, page[starts]], 1)
    return merged


def _clusters(values: Floats, pages: Floats, distance: float) -> tuple[Floats, Ints]:
    """Centres of runs of values of a page that lie closer than ``distance``, and the run of each value."""
    order = np.lexsort((values, pages))
    new = _changes(values[order], distance) | _changes(pages[order])
    label = np.empty(len(values), np.int64)
    label[order] = np.cumsum(new) - 1
    return np.bincount(label, weights=values) / np.bincount(label), label


def _changes(values: Floats, least: float = 0.0) -> Bools:
    """Where a run of values begins: at the first one, and where one is larger than the one before."""
    begins = np.ones(len(values), np.bool_)
    begins[1:] = values[1:] - values[:-1] > least
    return begins


def _touching(horizontal: Floats, vertical: Floats, snap: float) -> Bools:
    """Which horizontal lines meet which vertical ones."""
    y, x0, x1, page = (horizontal[:, i, None] for i in range(4))
    x, y0, y1, other = (vertical[None, :, i] for i in range(4))
    met: Bools = (x0 - snap <= x) & (x <= x1 + snap) & (y0 - snap <= y) & (y <= y1 + snap)
    met &= page == other
    return met


def _pruned(horizontal: Floats, vertical: Floats, touch: Bools) -> tuple[Floats, Floats, Bools]:
    """Without lines that meet fewer than two others, again and again."""
    while True:
        rows, columns = touch.sum(1) >= 2, touch.sum(0) >= 2
        if rows.all() and columns.all():
            return horizontal, vertical, touch
        horizontal, vertical = horizontal[rows], vertical[columns]
        touch = touch[np.ix_(rows, columns)]


def _connected(touch: Bools) -> tuple[Ints, Ints]:
    """The group of each horizontal and of each vertical line that hang together; no group is larger than any."""
    count = len(touch)
    none = count + 1
    met = np.where(touch, 0, none)
    rows = np.where(touch.any(axis=1), np.arange(count), none)
    while True:
        # each line takes the lowest number of all lines that it meets
        columns = np.minimum.reduce(met + rows[:, None], axis=0, initial=none)
        lowest = np.minimum.reduce(met + columns, axis=1, initial=none)
        if (lowest == rows).all():
            return rows, columns
        rows = lowest


def _with_borders(vertical: Floats, groups: Ints, none: int, snap: float) -> Ints:
    """The group of each vertical line, with those that no line meets beside a table just as tall.

    That is the border of a merged cell that goes through a whole page. Groups from ``none`` on are of no lines.
    """
    alone = (groups >= none) & (vertical[:, 2] - vertical[:, 1] > _ROW_HEIGHT)
    if not alone.any():
        return groups
    found = groups.copy()
    for index in np.nonzero(alone)[0].tolist():
        ends = np.abs(vertical[:, 1:3] - vertical[index, 1:3]).max(axis=1)
        alike = (groups < none) & (vertical[:, 3] == vertical[index, 3]) & (ends <= snap)
        if alike.any():
            apart = np.where(alike, np.abs(vertical[:, 0] - vertical[index, 0]), np.inf)
            found[index] = groups[np.argmin(apart)]
    return found


@dataclass(frozen=True, slots=True)
class _Edges:
    """The different positions of the lines of all groups: positions and groups, and how far each line covers them."""

    positions: Floats
    groups: Ints
    lines: Floats
    starts: Ints

    @property
    def middles(self) -> Floats:
        """The middle of each stretch between two positions; not a number between those of two groups."""
        middles = (self.positions[:-1] + self.positions[1:]) / 2
        middles[self.groups[1:] != self.groups[:-1]] = np.nan
        return middles

    def covered(self, crossing: "_Edges") -> Bools:
        """For each position and each stretch between two cross lines, whether a line is drawn there."""
        low, high = self.lines[:, 1, None], self.lines[:, 2, None]
        middles = crossing.middles
        drawn = (low <= middles) & (middles <= high)
        covered: Bools = np.logical_or.reduceat(drawn, self.starts, axis=0)
        covered &= self.groups[:, None] == crossing.groups[:-1]
        return covered


def _edges(lines: Floats, groups: Ints) -> _Edges:
    order = np.lexsort((lines[:, 0], groups))
    lines, groups = lines[order], groups[order]
    starts = np.nonzero(_changes(lines[:, 0]) | _changes(groups.astype(np.float64)))[0]
    return _Edges(lines[starts, 0], groups[starts], lines, starts)


def _grids(
    horizontal: Floats, vertical: Floats, groups: tuple[Ints, Ints], snap: float
) -> Iterator[tuple[int, Grid]]:
    """The grid of each group of lines with its page; it may be a single frame."""
    of_rows, of_columns = groups[0], _with_borders(vertical, groups[1], len(horizontal), snap)
    # one line is enough where a page break has cut the only row on either side of it
    several = np.bincount(of_rows, minlength=len(horizontal) + 2) > 0
    several[len(horizontal) + 1 :] = False
    rows, columns = several[of_rows], several[of_columns]
    if not rows.any():
        return
    horizontal, of_rows = horizontal[rows], of_rows[rows]
    vertical, of_columns = vertical[columns], of_columns[columns]
    sides, of_sides = _sides(horizontal, of_rows, vertical, of_columns, snap)
    ends, of_ends = _sides(vertical, of_columns, horizontal, of_rows, snap)
    ys = _edges(np.concatenate([horizontal, ends]), np.concatenate([of_rows, of_ends]))
    xs = _edges(np.concatenate([vertical, sides]), np.concatenate([of_columns, of_sides]))
    yield from _closed_grids(xs, ys, _found_at(ys, ends, of_ends))


def _found_at(edges: _Edges, lines: Floats, groups: Ints) -> Bools:
    """Which positions are those of certain lines."""
    at = set(zip(lines[:, 0].tolist(), groups.tolist(), strict=True))
    own = zip(edges.positions.tolist(), edges.groups.tolist(), strict=True)
    return (
        np.array([place in at for place in own], np.bool_)
        if at
        else np.zeros(len(edges.groups), np.bool_)
    )


def _closed_grids(xs: _Edges, ys: _Edges, open_ends: Bools) -> Iterator[tuple[int, Grid]]:
    """The grids that lines close, all groups side by side in one large grid; nothing is drawn at ``open_ends``."""
    drawn, down = ys.covered(xs), xs.covered(ys)
    across = drawn.copy()
    drawn[open_ends] = False
    numbers = np.unique(ys.groups)
    top, bottom = (np.searchsorted(ys.groups, numbers, side) for side in ("left", "right"))
    left, right = (np.searchsorted(xs.groups, numbers, side) for side in ("left", "right"))
    sides = zip(*(ends.tolist() for ends in (top, bottom, left, right)), strict=True)
    bounds = [(y0, y1, x0, x1) for y0, y1, x0, x1 in sides if y1 - y0 > 1 and x1 - x0 > 1]
    for y0, y1, x0, x1 in bounds:
        flat, steep = across[y0:y1, x0 : x1 - 1], down[x0:x1, y0 : y1 - 1]
        flat[:], steep[:] = _with_outline(flat, steep), _with_outline(steep, flat)
    cells = closed_cells(across, down)
    ends = [*np.searchsorted(cells[:, 0], [y0 for y0, *_ in bounds]).tolist(), len(cells)]
    for (y0, y1, x0, x1), first, last in zip(bounds, ends, ends[1:], strict=False):
        if first < last:
            own = cells[first:last] - (y0, x0, 0, 0)
            outer = drawn[y0:y1, x0 : x1 - 1]
            owner = owners(own, y1 - y0 - 1, x1 - x0 - 1)
            opened = (_open_cells(own, outer, end) for end in (0, y1 - y0 - 1))
            page = int(ys.lines[ys.starts[y0], 3])
            yield page, Grid(xs.positions[x0:x1], ys.positions[y0:y1], own, owner, *opened)


def _with_outline(lines: Bools, crossing: Bools) -> Bools:
    """Close the first and the last line where other lines come up to it on both sides."""
    closed = lines.copy()
    for end, row in ((0, 0), (len(lines) - 1, crossing.shape[1] - 1)):
        if closed[end].all():
            continue
        reaching = crossing[:, row]
        before = np.logical_or.accumulate(reaching)[:-1]
        behind = np.logical_or.accumulate(reaching[::-1])[::-1][1:]
        closed[end] |= before & behind
    return closed


def _open_cells(cells: Ints, across: Bools, end: int) -> Bools:
    """Which cells end at line ``end`` of the table without that line being drawn."""
    if across[end].all():
        return np.zeros(len(cells), np.bool_)
    row, column, rowspan, colspan = cells.T
    drawn = np.concatenate([[0], np.cumsum(across[end])])
    missing = drawn[column + colspan] - drawn[column] < colspan
    found: Bools = missing & ((row == end) | (row + rowspan == end))
    return found


def _sides(
    horizontal: Floats, of_rows: Ints, vertical: Floats, of_columns: Ints, snap: float
) -> tuple[Floats, Ints]:
    """The sides of tables drawn without a left or right border, where their horizontal lines end together.

    The other way round, the ends of tables that a page break cuts in a row.
    """
    count = max(
        (int(groups.max()) + 1 for groups in (of_rows, of_columns) if len(groups)), default=0
    )
    first, last = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(first, of_columns, vertical[:, 0])
    np.maximum.at(last, of_columns, vertical[:, 0])
    sides, groups = [], []
    for ends, beyond in (
        (horizontal[:, 1], horizontal[:, 1] < first[of_rows] - 2 * snap),
        (horizontal[:, 2], horizontal[:, 2] > last[of_rows] + 2 * snap),
    ):
        for group in np.nonzero(np.bincount(of_rows[beyond]) > 1)[0].tolist():
            there = beyond & (of_rows == group)
            x = float(np.median(ends[there]))
            near = there & (np.abs(ends - x) <= snap)
            if near.sum() >= max(2, 0.6 * there.sum()):
                y = horizontal[near, 0]
                sides.append((x, y.min(), y.max(), horizontal[near, 3][0]))
                groups.append(group)
    return np.array(sides).reshape(-1, 4), np.array(groups, np.int64)
