"""Layout of a page: characters put into the cells of its grids and into printed lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.readers.folding import fold_radicals
from extract.readers.grid import Bools, Floats, Grid, Ints
from extract.readers.pdf_page import Glyphs
from extract.readers.printed import Box, Line, PrintedCell, PrintedTable

OUTSIDE: Final = -1  # the region of characters in no cell
_FIGURES: Final = np.array([chr(code) in "0123456789.,%" for code in range(128)])
_TOUCHING: Final = 0.1  # of the height: figures no further apart are one number
# of the larger height: so much lower, and a character stands on the next line; where a font does not tell how
# high its type is, a comma has a low and small box
_DROP: Final = 0.5
_PRINTED_SPACE: Final = 0.08  # of the type size: a space this narrow has been moved over
_WORD_SPACE: Final = 0.25  # between letters and digits, of the type size
_MIXED_SPACE: Final = 0.28  # beside an ideograph, where programs add a quarter on their own
_IDEOGRAPH_SPACE: Final = 0.2  # between ideographs
_FAR: Final = 1.0  # times the type size: a gap so wide counts as one that is not shared
_STEPS: Final = 10  # edges are kept to a tenth of a point


class Ruler:
    """Edges in tenths of a point, as numbers that all characters of a document share."""

    def __init__(self) -> None:
        self._marks = np.empty(0, object)

    def edges(self, positions: Floats) -> list[float]:
        """Positions as shared numbers."""
        steps = np.rint(positions * _STEPS).astype(np.int64)
        if len(steps) and (steps.min() < 0 or steps.max() > 200_000):
            rounded: list[float] = np.round(positions, 1).tolist()
            return rounded
        if len(steps) and steps.max() >= len(self._marks):
            count = int(steps.max()) + 1000
            self._marks = np.array([i / _STEPS for i in range(count)], object)
        shared: list[float] = self._marks[steps].tolist()
        return shared


@dataclass(frozen=True)
class _Row:
    """Glyphs in printed order with the line and the region of each."""

    codes: npt.NDArray[np.uint32]
    boxes: Floats
    blank: Bools
    line: Ints
    region: Ints


def regions_of(glyphs: Glyphs, grids: Sequence[Grid]) -> Ints:
    """For each glyph the running number of its cell over all grids, the innermost where tables are nested."""
    x, y = glyphs.middle
    region = np.full(len(glyphs), OUTSIDE)
    offsets = np.cumsum([0, *(len(grid.cells) for grid in grids)])
    for index in sorted(range(len(grids)), key=lambda i: -grids[i].area):
        found = grids[index].locate(x, y)
        region[found >= 0] = found[found >= 0] + offsets[index]
    _keep_numbers_whole(glyphs, region)
    return region


def _keep_numbers_whole(glyphs: Glyphs, region: Ints) -> None:
    """Put a number that is printed across a rule into the cell that holds most of it."""
    figure = _FIGURES[np.minimum(glyphs.codes, 127)]
    left, top, right, bottom = glyphs.boxes.T
    # figures of one number touch; those of two cells have their padding between them
    touching = (
        figure[1:] & figure[:-1] & (np.abs(left[1:] - right[:-1]) <= _TOUCHING * (bottom - top)[1:])
    )
    touching &= np.abs(top[1:] - top[:-1]) <= _TOUCHING * (bottom - top)[1:]
    if not (touching & (region[1:] != region[:-1])).any():
        return
    number = np.concatenate([[0], np.cumsum(~touching)])
    for split in np.unique(number[1:][touching & (region[1:] != region[:-1])]):
        members = number == split
        cells, counts = np.unique(region[members], return_counts=True)
        region[members] = cells[np.argmax(counts)]


def lines_of(glyphs: Glyphs, region: Ints, page: int, ruler: Ruler) -> dict[int, list[Line]]:
    """The printed lines of each region from top to bottom."""
    found: dict[int, list[Line]] = {}
    ink = ~glyphs.blank
    if ink.any():
        row = _rows(glyphs, region, ink)
        for where, line in _cut(row, page, ruler):
            found.setdefault(where, []).append(line)
    return found


def _rows(glyphs: Glyphs, region: Ints, ink: Bools) -> _Row:
    """Glyphs sorted by region, line and place; spaces are kept where they stand apart from ink."""
    # spaces follow the line that their middle falls on; only ink decides where lines are
    middle, height = glyphs.middle[1], np.maximum(glyphs.boxes[:, 3] - glyphs.boxes[:, 1], 0.1)
    order = np.lexsort((middle, region))
    where, y, tall, printed = region[order], middle[order], height[order], ink[order]
    drop = _steps(y, tall, printed) > 0
    drop[1:] |= where[1:] != where[:-1]
    line = np.cumsum(drop)
    order = order[np.lexsort((glyphs.boxes[order, 0], line))]
    return _Row(glyphs.codes[order], glyphs.boxes[order], ~ink[order], np.sort(line), region[order])


def _steps(y: Floats, tall: Floats, printed: Bools) -> Floats:
    """By how much each glyph lies too low for the line of the one before, in sorted order; spaces never do."""
    excess = np.zeros(len(y))
    at = np.nonzero(printed)[0]
    excess[at[1:]] = np.diff(y[at]) - _DROP * np.maximum(tall[at[1:]], tall[at[:-1]])
    return excess


def _cut(row: _Row, page: int, ruler: Ruler) -> Iterator[tuple[int, Line]]:
    """Lines with their regions; gaps between words become one space each."""
    blank = row.blank
    spaces = np.cumsum(blank)[~blank]
    codes, boxes, line = row.codes[~blank], row.boxes[~blank], row.line[~blank]
    region = row.region[~blank]
    first = np.ones(len(codes), bool)
    first[1:] = line[1:] != line[:-1]
    before = _spaced(codes, boxes, first, np.diff(spaces, prepend=0) > 0)
    starts = np.nonzero(first)[0]
    ends = np.append(starts[1:], len(codes))
    text = fold_radicals(_decoded(np.insert(codes, before, 0x20)))
    shift = np.searchsorted(before, starts, side="right")
    lefts: Floats = np.insert(boxes[:, 0], before, boxes[before - 1, 2])
    marks = ruler.edges(lefts)
    rights = ruler.edges(boxes[ends - 1, 2])
    tops = ruler.edges(np.minimum.reduceat(boxes[:, 1], starts))
    bottoms = ruler.edges(np.maximum.reduceat(boxes[:, 3], starts))
    begin = (starts + shift).tolist()
    for i, (start, end) in enumerate(zip(begin, [*begin[1:], len(text)], strict=True)):
        edges = (*marks[start:end], rights[i])
        yield int(region[starts[i]]), Line(page, text[start:end], tops[i], bottoms[i], edges)


def _decoded(codes: npt.NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _spaced(codes: npt.NDArray[np.uint32], boxes: Floats, first: Bools, printed: Bools) -> Ints:
    """The glyphs that a space goes before: one was printed there, or the gap is wider than the type explains."""
    wide = codes >= 0x2E80
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    gap, size = np.zeros(len(codes)), np.where(wide, width, 0.8 * height)
    gap[1:] = np.where(first[1:], 0.0, boxes[1:, 0] - boxes[:-1, 2])
    before, after = np.zeros(len(codes), bool), wide
    before[1:] = wide[:-1]
    size[1:] = np.where(
        after[1:] == before[1:], np.minimum(size[1:], size[:-1]), _wider(size, wide)
    )
    # digits that stand apart are never one number; ideographs are, where all of the line stand apart
    even = np.where(before | after, _even_gap(gap, size, first), 0.0)
    least = np.where(
        before & after, _IDEOGRAPH_SPACE, np.where(before | after, _MIXED_SPACE, _WORD_SPACE)
    )
    apart = (gap > least * size + even) | (printed & (gap > _PRINTED_SPACE * size))
    spaced: Ints = np.nonzero(apart & ~first)[0]
    return spaced


def _wider(size: Floats, wide: Bools) -> Floats:
    """For each pair of neighbours the size of the ideograph."""
    return np.where(wide[1:], size[1:], size[:-1])


def _even_gap(gap: Floats, size: Floats, first: Bools) -> Floats:
    """For each glyph the mean of the other gaps of its line, wide where a line is justified or spread out."""
    line = np.cumsum(first) - 1
    others = np.maximum(np.bincount(line) - 2, 1)
    clipped = np.clip(gap, 0.0, _FAR * size)
    mean: Floats = (np.bincount(line, clipped)[line] - clipped) / others[line]
    return mean


def tables_of(
    grids: Sequence[Grid], lines: dict[int, list[Line]], page: int
) -> tuple[PrintedTable, ...]:
    """The grids of a page with their lines, in reading order; a grid without any character is a drawing."""
    tables, region = [], 0
    for grid in grids:
        cells = []
        edges = zip(grid.open_above.tolist(), grid.open_below.tolist(), strict=True)
        for (row, column, rowspan, colspan), open_ends in zip(
            grid.cells.tolist(), edges, strict=True
        ):
            xs, ys = grid.xs[[column, column + colspan]], grid.ys[[row, row + rowspan]]
            box = Box(float(xs[0]), float(ys[0]), float(xs[1]), float(ys[1]))
            held = tuple(lines.get(region, ()))
            cells.append(PrintedCell(row, column, rowspan, colspan, box, held, *open_ends))
            region += 1
        if any(cell.lines for cell in cells):
            columns, rows = tuple(grid.xs.tolist()), tuple(grid.ys.tolist())
            tables.append(PrintedTable(page, columns, rows, tuple(cells)))
    return tuple(tables)
