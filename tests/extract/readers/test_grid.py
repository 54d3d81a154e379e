"""Grids: which cells a set of lines closes, whoever drew the lines and however badly."""

import numpy as np
import pytest

from extract.readers.grid import EXACT, Tolerance, find_grids, grids_of_pages


def ruled(rows, columns, *, step=20.0, gap=0.0, skip=()):
    """Lines of a grid cell side by cell side, without those in ``skip``: ``h`` row column or ``v`` column row."""
    across = [
        (j * step + gap, i * step, (j + 1) * step - gap, i * step)
        for i in range(rows + 1)
        for j in range(columns)
        if ("h", i, j) not in skip
    ]
    down = [
        (j * step, i * step + gap, j * step, (i + 1) * step - gap)
        for j in range(columns + 1)
        for i in range(rows)
        if ("v", j, i) not in skip
    ]
    return np.asarray(across + down, float)


def found(segments, tolerance=EXACT):
    return [sorted(map(tuple, grid.cells.tolist())) for grid in find_grids(segments, tolerance)]


PLAIN = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
DOUBLE = np.concatenate([ruled(2, 2), ruled(2, 2) + 1.2])
LONE = [[0, 90, 300, 90]]
PIECES = np.array([[0, 0, 48, 0], [52.5, 0, 99, 0], [50, -9, 50, 9]], float)
CROSSED = np.array([[0, 0, 6, 0], [0, 30, 6, 30], [3, -9, 3, 40]], float)
STEM = [[30, 2, 30, 9], [28, 5, 34, 5]]
CASES = [
    # what the lines show                                the lines                           the tables
    ("no line is no table", np.empty((0, 4)), []),
    ("two pieces of one line are no table", PIECES, []),
    ("two short lines and one across are no table", CROSSED, []),
    ("a single frame", ruled(1, 1), [[(0, 0, 1, 1)]]),
    ("every side drawn", ruled(2, 2), [PLAIN]),
    ("sides that stop before the corners", ruled(2, 2, gap=1.5), [PLAIN]),
    ("double lines count once", DOUBLE, [PLAIN]),
    ("a line beside the table is no part of it", np.concatenate([ruled(2, 2), LONE]), [PLAIN]),
    (
        "a missing inner side merges two cells of a row",
        ruled(2, 2, skip={("v", 1, 0)}),
        [[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]],
    ),
    (
        "a missing inner side merges two cells of a column",
        ruled(2, 2, skip={("h", 1, 0)}),
        [[(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]],
    ),
    (
        "no left and right border: closed where the rows end together",
        ruled(2, 3, skip={("v", c, r) for c in (0, 3) for r in (0, 1)}),
        [[(r, c, 1, 1) for r in (0, 1) for c in (0, 1, 2)]],
    ),
    (
        "a cell left open below by a page break is closed",
        ruled(2, 2, skip={("h", 2, 0)}),
        [PLAIN],
    ),
    (
        "a region that is no rectangle is no cell",
        ruled(2, 3, skip={("h", 1, 0), ("v", 1, 0)}),
        [[(0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]],
    ),
    (
        "two tables side by side",
        np.concatenate([ruled(2, 2), ruled(2, 2) + np.array([100, 0, 100, 0])]),
        [PLAIN, PLAIN],
    ),
]


@pytest.mark.parametrize(("case", "segments", "tables"), CASES, ids=[c[0] for c in CASES])
def test_lines_close_cells(case, segments, tables):
    assert found(segments) == tables


def test_pages_read_together_give_what_each_gives_alone():
    pages = [segments for _, segments, _ in CASES] * 2
    together = grids_of_pages(pages)
    assert len(together) == len(pages)
    for segments, grids in zip(pages, together, strict=True):
        alone = find_grids(segments)
        assert len(grids) == len(alone)
        for one, other in zip(grids, alone, strict=True):
            for name in ("xs", "ys", "cells", "owner", "open_above", "open_below"):
                assert (getattr(one, name) == getattr(other, name)).all(), name


def test_a_corner_that_stays_open_too_far_closes_nothing():
    assert found(ruled(2, 2, gap=4.0)) == []


def test_on_images_strokes_that_touch_one_rule_are_pruned():
    segments = np.concatenate([ruled(2, 2), STEM])
    assert found(segments, Tolerance(prune=True)) == [PLAIN]


def test_cells_cut_by_a_page_break_are_known_as_open():
    (grid,) = find_grids(ruled(2, 2, skip={("h", 0, 1), ("h", 2, 0)}))
    open_ends = {
        (row, column): (bool(above), bool(below))
        for (row, column, *_), above, below in zip(
            grid.cells.tolist(), grid.open_above, grid.open_below, strict=True
        )
    }
    assert open_ends == {
        (0, 0): (False, False),
        (0, 1): (True, False),
        (1, 0): (False, True),
        (1, 1): (False, False),
    }


def test_points_are_located_in_their_cells():
    (grid,) = find_grids(ruled(2, 2, skip={("v", 1, 0)}))
    where = grid.locate(np.array([5.0, 35.0, 5.0, 99.0]), np.array([5.0, 5.0, 25.0, 5.0]))
    assert where[0] == where[1]
    assert where[2] != where[0]
    assert where[3] == -1
