"""Layout of a page: characters put into the cells of its grids and into printed lines."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.document import Recognition
from extract.readers.folding import fold_radicals
from extract.readers.grid import Bools, Floats, Grid, Ints
from extract.readers.pdf_page import Glyphs
from extract.readers.printed import Line, PrintedCell, PrintedTable, box_of, cell_of, line_of

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
_HALF: Final = bytes([50])  # percent: nobody says how surely another program read a character
_SMALL: Final = 2**16
_LOOSE_ROWS: Final = 3
_LOOSE_GAPS: Final = 2

Steps = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Layout:
    """The printed lines of a page, region by region from top to bottom, kept as arrays until they are wanted.

    ``begins`` says where the text of each line begins in ``text``; ``edges`` are for each line the left edges of its
    characters and the right edge of the last one. All edges are in tenths of a point. What was recognised by another
    program is ``doubtful``.
    """

    page: int
    text: str
    begins: Steps
    regions: Steps
    tops: Steps
    bottoms: Steps
    edges: Steps
    doubtful: bool = False

    def __len__(self) -> int:
        return len(self.begins)

    def of(self, first: int, last: int) -> list[Line]:
        """The lines ``first:last``."""
        bounds = self._bounds(first, last)
        low, page, text = bounds[0] + first, self.page, self.text
        edges = array("d", (self.edges[low : bounds[-1] + last] / _STEPS).tobytes())
        tops, bottoms = ((s[first:last] / _STEPS).tolist() for s in (self.tops, self.bottoms))
        # the edges of a line begin one further behind its text than those of the line before
        spans = zip(bounds, bounds[1:], tops, bottoms, count(-bounds[0]), strict=False)
        lines = [
            line_of((page, text[start:end], top, bottom, edges[start + at : end + at + 1], None))
            for start, end, top, bottom, at in spans
        ]
        if not self.doubtful:
            return lines
        return [line._replace(recognition=Recognition(_HALF * len(line.text))) for line in lines]

    def held(self, grids: Iterable[Grid]) -> tuple[tuple[Line, ...], list[tuple[Line, ...]]]:
        """The lines in no region, and those of each cell of some grids."""
        lines = tuple(self.of(0, len(self)))
        regions = sum(len(grid.cells) for grid in grids)
        ends = np.searchsorted(self.regions, np.arange(regions + 1)).tolist()
        return lines[: ends[0]], [lines[low:high] for low, high in pairwise(ends)]

    def _bounds(self, first: int, last: int) -> list[int]:
        """Where the lines ``first:last`` begin in the text, and where the last of them ends."""
        bounds: list[int] = self.begins[first : last + 1].tolist()
        return bounds if last < len(self) else [*bounds, len(self.text)]

    @property
    def lefts(self) -> Steps:
        """The left edge of each line."""
        lefts: Steps = self.edges[self.begins + np.arange(len(self))]
        return lefts

    @property
    def rights(self) -> Steps:
        """The right edge of each line."""
        ends = np.append(self.begins[1:], len(self.text))
        rights: Steps = self.edges[ends + np.arange(len(self))]
        return rights

    def of_region(self, region: int) -> list[Line]:
        """The lines of one region."""
        where = self.inside(region)
        return self.of(where.start, where.stop)

    @property
    def may_be_loose(self) -> bool:
        """Whether lines outside tables have enough gaps to be rows of a table without rules."""
        where = self.inside(OUTSIDE)
        if where.stop < _LOOSE_ROWS:
            return False
        ends = self._bounds(where.start, where.stop)
        gaps = (self.text.count(" ", *span) for span in pairwise(ends))
        return sum(count >= _LOOSE_GAPS for count in gaps) >= _LOOSE_ROWS

    def inside(self, region: int) -> slice:
        """Which lines stand in a region."""
        low, high = np.searchsorted(self.regions, [region, region + 1]).tolist()
        return slice(low, high)


@dataclass(frozen=True)
class _Row:
    """Glyphs in printed order with the line, the region and the page of each."""

    codes: npt.NDArray[np.uint32]
    boxes: Floats
    blank: Bools
    line: Ints
    region: Ints
    page: Ints


def regions_of(glyphs: Glyphs, grids: Sequence[Grid]) -> Ints:
    """For each glyph the running number of its cell over all grids, the innermost where tables are nested."""
    return regions_of_pages(glyphs, np.zeros(len(glyphs), np.int64), [grids])


def regions_of_pages(glyphs: Glyphs, pages: Ints, grids: Sequence[Sequence[Grid]]) -> Ints:
    """The same for the glyphs of several pages, whose numbers from 0 stand in order; numbers begin anew on each."""
    x, y = glyphs.inked, glyphs.middle[1]
    region = np.full(len(glyphs), OUTSIDE)
    bounds = np.searchsorted(pages, np.arange(len(grids) + 1)).tolist()
    for (start, stop), there in zip(pairwise(bounds), grids, strict=True):
        offsets = list(accumulate((len(grid.cells) for grid in there), initial=0))
        for index in sorted(range(len(there)), key=lambda i: -there[i].area):
            found = there[index].locate(x[start:stop], y[start:stop])
            np.copyto(region[start:stop], found + offsets[index], where=found >= 0)
    _keep_numbers_whole(glyphs, region, pages)
    return region


def _keep_numbers_whole(glyphs: Glyphs, region: Ints, pages: Ints) -> None:
    """Put a number that is printed across a rule into the cell that holds most of it."""
    figure = _FIGURES[np.minimum(glyphs.codes, 127)]
    left, top, right, bottom = glyphs.boxes.T
    # figures of one number touch; those of two cells have their padding between them
    touching = (
        figure[1:] & figure[:-1] & (np.abs(left[1:] - right[:-1]) <= _TOUCHING * (bottom - top)[1:])
    )
    touching &= np.abs(top[1:] - top[:-1]) <= _TOUCHING * (bottom - top)[1:]
    touching &= pages[1:] == pages[:-1]
    apart = touching & (region[1:] != region[:-1])
    if not apart.any():
        return
    number = np.concatenate([[0], np.cumsum(~touching)])
    for split in np.unique(number[1:][apart]):
        members = number == split
        cells, counts = np.unique(region[members], return_counts=True)
        region[members] = cells[np.argmax(counts)]


def stray_figures(glyphs: Glyphs, region: Ints, grids: Sequence[Grid]) -> int:
    """How many digits stand within a ruled table but in none of its cells."""
    outside = glyphs.figure & (region == OUTSIDE)
    if not outside.any():
        return 0
    x, y = (middle[outside] for middle in glyphs.middle)
    stray = np.zeros(len(x), bool)
    for grid in grids:
        if not grid.is_frame:
            across = (grid.xs[0] < x) & (x < grid.xs[-1])
            stray |= across & (grid.ys[0] < y) & (y < grid.ys[-1])
    return int(stray.sum())


def layout_of(glyphs: Glyphs, region: Ints, page: int) -> Layout:
    """The printed lines of each region from top to bottom."""
    return layouts_of(glyphs, region, np.zeros(len(glyphs), np.int64), [page])[0]


def layouts_of(glyphs: Glyphs, region: Ints, pages: Ints, numbers: Sequence[int]) -> list[Layout]:
    """The same for the glyphs of several pages: ``pages`` counts them from 0, ``numbers`` are those of the file."""
    ink = ~glyphs.blank
    if not ink.any():
        none = np.empty(0, np.int32)
        return [Layout(page, "", none, none, none, none, none) for page in numbers]
    row = _rows(glyphs, region, pages, ink)
    ink = ~row.blank
    first = np.ones(int(ink.sum()), np.bool_)
    first[1:] = row.line[ink][1:] != row.line[ink][:-1]
    whole = _cut(row, ink, first)
    return list(_pages(whole, row.page[ink][first], numbers))


def _pages(whole: Layout, pages: Ints, numbers: Sequence[int]) -> Iterator[Layout]:
    """A layout of several pages as one for each; ``pages`` are those of its lines."""
    lines = np.searchsorted(pages, np.arange(len(numbers) + 1)).tolist()
    begins = [*whole.begins.tolist(), len(whole.text)]
    for number, (low, high) in zip(numbers, pairwise(lines), strict=True):
        start, stop = begins[low], begins[high]
        yield Layout(
            number,
            whole.text[start:stop],
            begins=whole.begins[low:high] - np.int32(start),
            regions=whole.regions[low:high],
            tops=whole.tops[low:high],
            bottoms=whole.bottoms[low:high],
            edges=whole.edges[start + low : stop + high],
        )


def _rows(glyphs: Glyphs, region: Ints, pages: Ints, ink: Bools) -> _Row:
    """Glyphs sorted by page, region, line and place; spaces are kept where they stand apart from ink."""
    # spaces follow the line that their middle falls on; only ink decides where lines are
    middle, height = glyphs.middle[1], np.maximum(glyphs.boxes[:, 3] - glyphs.boxes[:, 1], 0.1)
    place = _ranks(pages * (region.max() + 2) + region + 1)
    order = np.lexsort((middle, place))
    where, y, tall, printed = place[order], middle[order], height[order], ink[order]
    drop = _steps(y, tall, printed) > 0
    drop[1:] |= where[1:] != where[:-1]
    line: Ints = np.cumsum(drop)
    order = order[np.lexsort((glyphs.boxes[order, 0], _ranks(line)))]
    drawn = glyphs.codes[order], glyphs.boxes[order], ~ink[order]
    return _Row(*drawn, line, region[order], pages[order])


def _ranks(numbers: Ints) -> Ints | npt.NDArray[np.uint16]:
    """Numbers from 0 to sort by, as small ones where that can be, since those are sorted several times as fast."""
    return numbers.astype(np.uint16) if numbers.max() < _SMALL else numbers


def _steps(y: Floats, tall: Floats, printed: Bools) -> Floats:
    """By how much each glyph lies too low for the line of the one before, in sorted order; spaces never do."""
    excess = np.zeros(len(y))
    at = np.nonzero(printed)[0]
    excess[at[1:]] = np.diff(y[at]) - _DROP * np.maximum(tall[at[1:]], tall[at[:-1]])
    return excess


def _cut(row: _Row, ink: Bools, first: Bools) -> Layout:
    """Lines with their regions, on whatever page; gaps between words become one space each."""
    spaces = np.cumsum(row.blank)[ink]
    codes, boxes, region = row.codes[ink], row.boxes[ink], row.region[ink]
    before = _spaced(codes, boxes, first, np.diff(spaces, prepend=0) > 0)
    starts = np.nonzero(first)[0]
    last = np.append(starts[1:], len(codes)) - 1
    # where each character goes once there are spaces
    place = np.arange(len(codes)) + np.cumsum(before)
    text = np.full(place[-1] + 1, 0x20, np.uint32)
    text[place] = codes
    edges = np.empty(len(text) + len(starts))
    place += np.cumsum(first) - 1
    edges[place] = boxes[:, 0]
    edges[place[last] + 1] = boxes[last, 2]
    behind = np.nonzero(before)[0]
    edges[place[behind] - 1] = boxes[behind - 1, 2]
    return Layout(
        0,
        fold_radicals(_decoded(text)),
        begins=(place[starts] - np.arange(len(starts))).astype(np.int32),
        regions=region[starts].astype(np.int32),
        tops=_steps_of(np.minimum.reduceat(boxes[:, 1], starts)),
        bottoms=_steps_of(np.maximum.reduceat(boxes[:, 3], starts)),
        edges=_steps_of(edges),
    )


def _steps_of(positions: Floats) -> Steps:
    """Positions in tenths of a point."""
    steps: Steps = np.rint(positions * _STEPS).astype(np.int32)
    return steps


def _decoded(codes: npt.NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _spaced(codes: npt.NDArray[np.uint32], boxes: Floats, first: Bools, printed: Bools) -> Bools:
    """Which glyphs a space goes before: one was printed there, or the gap is wider than the type explains."""
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
    spaced: Bools = apart & ~first
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
    grids: Sequence[Grid], held: Sequence[tuple[Line, ...]], page: int
) -> tuple[PrintedTable, ...]:
    """The grids of a page with the lines of each cell, in reading order; one without any character is a drawing."""
    tables, first = [], 0
    for grid in grids:
        lines = held[first : first + len(grid.cells)]
        if any(lines):
            xs, ys = tuple(grid.xs.tolist()), tuple(grid.ys.tolist())
            tables.append(PrintedTable(page, xs, ys, tuple(_cells(grid, (xs, ys), lines))))
        first += len(grid.cells)
    return tuple(tables)


def _cells(
    grid: Grid, edges: tuple[Sequence[float], Sequence[float]], held: Iterable[tuple[Line, ...]]
) -> Iterator[PrintedCell]:
    """The cells of a grid with their lines; ``edges`` are those of its columns and rows, shared by all cells."""
    row, column, rowspan, colspan = grid.cells.T
    corners = (column, row, column + colspan, row + rowspan)
    sides = (map(edges[i % 2].__getitem__, at.tolist()) for i, at in enumerate(corners))
    ends = (grid.open_above.tolist(), grid.open_below.tolist())
    boxes = map(box_of, zip(*sides, strict=True))
    return map(cell_of, zip(*grid.cells.T.tolist(), boxes, held, *ends, strict=True))
