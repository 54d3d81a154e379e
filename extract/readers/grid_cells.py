"""Cells of a grid: which rectangles are ruled on all four sides, and which slots each of them takes."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def closed_cells(across: Bools, down: Bools) -> Ints:
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
    rows = (top, top + 1, bottom, bottom + 1)
    upper, above, below, lower = (total[row, right] - total[row, left] for row in rows)
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


def owners(cells: Ints, rows: int, columns: int) -> Ints:
    """The cell of every slot, with slots of no cell all around."""
    owner = np.full((rows + 2, columns + 2), -1)
    inner = owner[1:, 1:]
    inner[cells[:, 0], cells[:, 1]] = np.arange(len(cells))
    for index in np.nonzero(cells[:, 2:].max(1) > 1)[0].tolist():
        row, column, rowspan, colspan = cells[index].tolist()
        inner[row : row + rowspan, column : column + colspan] = index
    return owner
