"""Grids: from ruling lines to the cells that they close, for pages of any origin.

Lines come as segments ``x0, y0, x1, y1`` with the origin at the top left. Pieces of a line are put together, lines that
cross form a table, and every rectangle that is ruled on all four sides and not ruled inside is a cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

_ROW_HEIGHT: Final = 60.0  # points: a frame taller than this is no row of a table
_ROW_WIDTH: Final = 200.0

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

    ``owner`` holds for each slot the index of its cell, -1 where lines close no cell. ``open_above`` and ``open_below``
    say of each cell whether the table has no line there, as where a merged cell is cut by a page break.
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
        column = np.searchsorted(self.xs, x) - 1
        row = np.searchsorted(self.ys, y) - 1
        rows, columns = self.owner.shape
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        found = np.full(len(x), -1)
        found[inside] = self.owner[row[inside], column[inside]]
        return found


def grid_of_boxes(boxes: Floats, snap: float = EXACT.snap) -> Grid:
    """The grid of cells whose rectangles are known, as rows of left, top, right, bottom."""
    (xs, columns), (ys, rows) = (
        _clusters(boxes[:, sides].T.ravel(), snap) for sides in ([0, 2], [1, 3])
    )
    left, right = columns.reshape(2, -1)
    top, bottom = rows.reshape(2, -1)
    cells = np.stack([top, left, bottom - top, right - left], 1)
    cells = cells[np.lexsort((left, top))]
    closed = np.zeros(len(cells), np.bool_)
    return Grid(xs, ys, cells, _owners(cells, len(ys) - 1, len(xs) - 1), closed, closed)


def find_grids(segments: Floats, tolerance: Tolerance = EXACT) -> list[Grid]:
    """The ruled tables that segments draw, from top to bottom."""
    horizontal, vertical = _rules(segments, tolerance)
    touch = _touching(horizontal, vertical, tolerance.snap)
    if tolerance.prune:
        horizontal, vertical, touch = _pruned(horizontal, vertical, touch)
    grids = []
    for rows, columns in _connected(touch):
        grid = _grid(horizontal[rows], vertical[columns], tolerance.snap)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _rules(segments: Floats, tolerance: Tolerance) -> tuple[Floats, Floats]:
    """Horizontal and vertical lines, each as position, low end, high end."""
    if not len(segments):
        return np.empty((0, 3)), np.empty((0, 3))
    x0, y0, x1, y1 = segments.T
    across, down = np.abs(x1 - x0), np.abs(y1 - y0)
    flat = (down <= tolerance.tilt) & (across > tolerance.edge)
    steep = (across <= tolerance.tilt) & (down > tolerance.edge)
    horizontal = np.stack([(y0 + y1) / 2, np.minimum(x0, x1), np.maximum(x0, x1)], 1)[flat]
    vertical = np.stack([(x0 + x1) / 2, np.minimum(y0, y1), np.maximum(y0, y1)], 1)[steep]
    if not tolerance.prune:
        short = ((down <= tolerance.edge) & ~flat, (across <= tolerance.edge) & ~steep)
        if any(pieces.any() for pieces in short):
            rows = np.stack([(y0 + y1) / 2, np.minimum(x0, x1), np.maximum(x0, x1)], 1)
            columns = np.stack([(x0 + x1) / 2, np.minimum(y0, y1), np.maximum(y0, y1)], 1)
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
    centres, label = _clusters(rules[:, 0], tolerance.snap)
    order = np.lexsort((rules[:, 1], label))
    line, low, high = label[order], rules[order, 1], rules[order, 2]
    # every line lies in a stretch of its own, so that one pass tells how far the pieces reach that came before
    apart = line * (2 * (high.max() - low.min()) + tolerance.join + 1.0)
    reach = np.maximum.accumulate(high + apart)
    first = np.concatenate([[True], (low + apart)[1:] > reach[:-1] + tolerance.join])
    starts = np.nonzero(first)[0]
    merged: Floats = np.stack(
        [centres[line[starts]], low[starts], np.maximum.reduceat(high, starts)], 1
    )
    return merged


def _clusters(values: Floats, distance: float) -> tuple[Floats, Ints]:
    """Centres of runs of values that lie closer than ``distance``, and the run of each value."""
    order = np.argsort(values, kind="stable")
    run = np.concatenate([[0], np.cumsum(np.diff(values[order]) > distance)])
    label = np.empty(len(values), np.int64)
    label[order] = run
    return np.bincount(label, weights=values) / np.bincount(label), label


def _touching(horizontal: Floats, vertical: Floats, snap: float) -> Bools:
    """Which horizontal lines meet which vertical ones."""
    y, x0, x1 = (horizontal[:, i, None] for i in range(3))
    x, y0, y1 = (vertical[None, :, i] for i in range(3))
    met: Bools = (x0 - snap <= x) & (x <= x1 + snap) & (y0 - snap <= y) & (y <= y1 + snap)
    return met


def _pruned(horizontal: Floats, vertical: Floats, touch: Bools) -> tuple[Floats, Floats, Bools]:
    """Without lines that meet fewer than two others, again and again."""
    while True:
        rows, columns = touch.sum(1) >= 2, touch.sum(0) >= 2
        if rows.all() and columns.all():
            return horizontal, vertical, touch
        horizontal, vertical = horizontal[rows], vertical[columns]
        touch = touch[np.ix_(rows, columns)]


def _connected(touch: Bools) -> Iterator[tuple[Bools, Bools]]:
    """Groups of horizontal and vertical lines that hang together."""
    count = len(touch)
    none = count + 1
    met = np.where(touch, 0, none)
    rows = np.where(touch.any(axis=1), np.arange(count), none)
    while True:
        # each line takes the lowest number of all lines that it meets
        columns = np.minimum.reduce(met + rows[:, None], axis=0, initial=none)
        lowest = np.minimum.reduce(met + columns, axis=1, initial=none)
        if (lowest == rows).all():
            break
        rows = lowest
    for number in sorted(set(rows.tolist()) - {none}):
        yield rows == number, columns == number


def _grid(horizontal: Floats, vertical: Floats, snap: float) -> Grid | None:
    """The grid of one group of lines, which may be a single frame."""
    if len(horizontal) < 2:
        return None
    vertical = _with_sides(horizontal, vertical, snap)
    xs, ys = _positions(vertical), _positions(horizontal)
    if len(xs) < 2 or len(ys) < 2:
        return None
    across = _covered(ys, horizontal, (xs[:-1] + xs[1:]) / 2)
    down = _covered(xs, vertical, (ys[:-1] + ys[1:]) / 2)
    drawn = across.copy()
    across, down = _with_outline(across, down), _with_outline(down, across)
    cells = _closed_cells(across, down)
    if not len(cells):
        return None
    owner = _owners(cells, len(ys) - 1, len(xs) - 1)
    return Grid(xs, ys, cells, owner, *(_open_cells(cells, drawn, end) for end in (0, len(ys) - 1)))


def _positions(rules: Floats) -> Floats:
    """The different positions of lines in order."""
    found: Floats = np.array(sorted(set(rules[:, 0].tolist())))
    return found


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


def _with_sides(horizontal: Floats, vertical: Floats, snap: float) -> Floats:
    """Close a table drawn without a left or right border where its horizontal lines end together."""
    first, last = vertical[:, 0].min(), vertical[:, 0].max()
    sides = []
    for ends, beyond in (
        (horizontal[:, 1], horizontal[:, 1] < first - 2 * snap),
        (horizontal[:, 2], horizontal[:, 2] > last + 2 * snap),
    ):
        if beyond.sum() < 2:
            continue
        x = float(np.median(ends[beyond]))
        near = beyond & (np.abs(ends - x) <= snap)
        if near.sum() >= max(2, 0.6 * beyond.sum()):
            sides.append((x, horizontal[near, 0].min(), horizontal[near, 0].max()))
    return np.concatenate([vertical, sides]) if sides else vertical


def _covered(positions: Floats, rules: Floats, middles: Floats) -> Bools:
    """For each position and each stretch between two cross lines, whether a line is drawn there."""
    covered = np.zeros((len(positions), len(middles)), bool)
    drawn = (rules[:, 1, None] <= middles) & (middles <= rules[:, 2, None])
    np.logical_or.at(covered, np.searchsorted(positions, rules[:, 0]), drawn)
    return covered


def _closed_cells(across: Bools, down: Bools) -> Ints:
    """Row, column, rowspan and colspan of every rectangle ruled on four sides and not inside, in reading order."""
    row, column = np.nonzero(across[:-1] & down[:-1].T)
    end_column = _next_edge(down)[column + 1, row]
    end_row = _next_edge(across)[row + 1, column]
    bounded = (end_column < len(down)) & (end_row < len(across))
    top, left, bottom, right = (a[bounded] for a in (row, column, end_row, end_column))
    height, width = bottom - top, right - left
    # the four sides are drawn all along, and nothing is drawn between them
    whole = _framed(_sums(across), (top, left, bottom, right), width)
    whole &= _framed(_sums(down), (left, top, right, bottom), height)
    cells: Ints = np.stack([top, left, height, width], 1)[whole]
    return cells


def _framed(total: Ints, corners: tuple[Ints, Ints, Ints, Ints], length: Ints) -> Bools:
    """Whether the first and the last line of each rectangle are drawn all along, and none between them."""
    top, left, bottom, right = corners
    drawn = total[:, right] - total[:, left]
    at = np.arange(len(length))
    upper, above, below, lower = (drawn[row, at] for row in (top, top + 1, bottom, bottom + 1))
    found: Bools = (above - upper == length) & (lower - below == length) & (below == above)
    return found


def _next_edge(drawn: Bools) -> Ints:
    """For each position the first one from there on that is drawn, or one past the last."""
    count = len(drawn)
    index = np.where(drawn, np.arange(count)[:, None], count)
    following: Ints = np.minimum.accumulate(index[::-1], axis=0)[::-1]
    return following


def _sums(drawn: Bools) -> Ints:
    """Sums over all rectangles from the corner, so that what is drawn in any block is four look-ups."""
    total = np.zeros((drawn.shape[0] + 1, drawn.shape[1] + 1), np.int64)
    total[1:, 1:] = drawn.cumsum(0).cumsum(1)
    return total


def _owners(cells: Ints, rows: int, columns: int) -> Ints:
    """The cell of every slot."""
    owner = np.full((rows, columns), -1)
    owner[cells[:, 0], cells[:, 1]] = np.arange(len(cells))
    for index in np.nonzero((cells[:, 2:] > 1).any(1))[0].tolist():
        row, column, rowspan, colspan = cells[index].tolist()
        owner[row : row + rowspan, column : column + colspan] = index
    return owner
