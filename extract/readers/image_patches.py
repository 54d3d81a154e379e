"""Patches: which parts of a page image are read together, so that no line runs over the rule between two cells.

The detector overlooks small figures that stand alone in a cell. Ink inside a table that no patch covers becomes a patch
of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.readers.grid import Floats, Grid, Ints
from extract.readers.ocr_engine import Patch
from extract.readers.ocr_extra import opencv
from extract.readers.pdf_layout import OUTSIDE

Ink = npt.NDArray[np.uint8]

_SHARED: Final = 0.5  # of its height: a patch belongs to each cell that holds so much of it
_SLIVER: Final = 4.0  # pixels: what is narrower holds no character
_MARGIN: Final = 0.6  # of its height
_SPECK: Final = 10  # pixels of ink: less is dirt
_DIRT: Final = 5
_COVERED: Final = 0.4  # of a spot of ink: so much of it read, and the rest is its edge
_AROUND: Final = 4.0  # pixels of paper around a spot of ink that is read alone
_GAP: Final = 1.2  # heights: spots of ink further apart are read apart
_REACHING: Final = 0.08  # of the fullest row of a line
_SMALLEST: Final = 0.05  # inches: a spot must be this wide or tall to be a character


@dataclass(frozen=True, slots=True)
class Placed:
    """A patch and the region it lies in: the running number of its cell over all grids, or OUTSIDE."""

    patch: Patch
    region: int


@dataclass(frozen=True)
class Cells:
    """All cells of a page as rectangles in pixels, each under its running number."""

    boxes: Floats

    @classmethod
    def of(cls, grids: Sequence[Grid], dpi: float) -> "Cells":
        """The cells of grids whose edges are points."""
        boxes = [
            (grid.xs[c], grid.ys[r], grid.xs[c + w], grid.ys[r + h])
            for grid in grids
            for r, c, h, w in grid.cells.tolist()
        ]
        return cls(np.asarray(boxes, np.float64).reshape(-1, 4) * dpi / 72)

    def regions(self, x: Floats, y: Floats) -> Ints:
        """The smallest cell around each point."""
        left, top, right, bottom = self.boxes.T
        found = np.full(len(x), OUTSIDE)
        for i in np.argsort(-(right - left) * (bottom - top), kind="stable").tolist():
            inside = (left[i] <= x) & (x <= right[i]) & (top[i] <= y) & (y <= bottom[i])
            found[inside] = i
        return found


def placed(patches: Sequence[Patch], cells: Cells) -> Iterator[Placed]:
    """Patches with their regions; one that reaches over a rule is cut there."""
    for patch in patches:
        pieces = list(_cut(patch, cells)) if len(cells.boxes) else []
        yield from pieces or [Placed(patch, OUTSIDE)]


def _cut(patch: Patch, cells: Cells) -> Iterator[Placed]:
    """The parts of a patch in each cell it lies in, and what stands out at the left and right of them all."""
    left, top, right, bottom = cells.boxes.T
    width = np.minimum(right, patch.right) - np.maximum(left, patch.left)
    height = np.minimum(bottom, patch.bottom) - np.maximum(top, patch.top)
    least = _SHARED * np.minimum(bottom - top, patch.height)
    hit = np.nonzero((width >= _SLIVER) & (height >= least))[0].tolist()
    if not hit:
        return
    if len(hit) > 1:
        # of nested cells the outer one holds the inner one's text just because it is there
        hit = [
            i for i in hit if not any(_holds(cells.boxes[i], cells.boxes[j]) for j in hit if j != i)
        ]
    # what only just reaches over a rule is the margin of a patch; ink of that cell is looked for by itself
    hit = [i for i in hit if width[i] >= _MARGIN * patch.height] or hit
    for i in hit:
        x0, y0, x1, y1 = (float(v) for v in cells.boxes[i])
        yield Placed(
            Patch(
                max(patch.left, x0), max(patch.top, y0), min(patch.right, x1), min(patch.bottom, y1)
            ),
            i,
        )
    before, behind = float(left[hit].min()), float(right[hit].max())
    if before - patch.left > patch.height:
        yield Placed(replace(patch, right=before), OUTSIDE)
    if patch.right - behind > patch.height:
        yield Placed(replace(patch, left=behind), OUTSIDE)


def _holds(outer: Floats, inner: Floats) -> bool:
    return bool((outer[:2] <= inner[:2]).all() and (outer[2:] >= inner[2:]).all())


def overlooked(ink: Ink, read: Sequence[Placed], cells: Cells, dpi: float) -> list[Placed]:
    """Patches for the ink inside cells that no patch covers."""
    if not len(cells.boxes):
        return []
    count, label, stats, centre = opencv().connectedComponentsWithStats(ink, connectivity=8)
    covered = np.zeros(ink.shape, bool)
    for item in read:
        p = item.patch
        covered[int(p.top) : int(p.bottom) + 1, int(p.left) : int(p.right) + 1] = True
    share = np.bincount(label[covered], minlength=count) / np.maximum(stats[:, 4], 1)
    large = stats[:, 2:4].max(1) >= _SMALLEST * dpi
    spots = np.nonzero((stats[:, 4] >= _SPECK) & large & (share < _COVERED))[0]
    spots = spots[spots > 0]
    regions = cells.regions(centre[spots, 0], centre[spots, 1])
    found = [
        (int(region), *(float(v) for v in stats[spot, :4]))
        for spot, region in zip(spots.tolist(), regions.tolist(), strict=True)
        if region != OUTSIDE
    ]
    return [
        Placed(patch, region)
        for region, group in groupby(sorted(found), key=lambda item: item[0])
        for patch in _gathered([item[1:] for item in group])
    ]


def _gathered(spots: Sequence[tuple[float, ...]]) -> Iterator[Patch]:
    """Spots of one cell, given as x, y, width and height, put together to lines from the left."""
    lines: list[Patch] = []
    for x, y, width, height in spots:
        for i, line in enumerate(lines):
            near = x - line.right <= _GAP * max(height, line.height)
            if near and y < line.bottom and line.top < y + height:
                lines[i] = Patch(
                    line.left,
                    min(line.top, y),
                    max(line.right, x + width),
                    max(line.bottom, y + height),
                )
                break
        else:
            lines.append(Patch(x, y, x + width, y + height))
    for line in lines:
        yield Patch(
            max(line.left - _AROUND, 0),
            max(line.top - _AROUND, 0),
            line.right + _AROUND,
            line.bottom + _AROUND,
        )


def tightened(patch: Patch, ink: Ink) -> Patch | None:
    """The patch as far as there is ink in it, or None where there is none."""
    left, top = int(patch.left), int(patch.top)
    part = ink[top : int(patch.bottom) + 1, left : int(patch.right) + 1] > 0
    across, down = part.sum(1), part.sum(0)
    if not part.any():
        return None
    # strokes of the lines above and below reach into a patch, but only here and there
    rows = np.nonzero(across >= _REACHING * across.max())[0]
    columns = np.nonzero(down > 0)[0]
    return Patch(
        float(left + columns[0]),
        float(top + rows[0]),
        float(left + columns[-1] + 1),
        float(top + rows[-1] + 1),
    )


def cleaned(ink: Ink) -> Ink:
    """The ink without dirt: spots too small to be a full stop."""
    count, label, stats, _ = opencv().connectedComponentsWithStats(ink, connectivity=8)
    kept = np.zeros(count, np.uint8)
    kept[stats[:, 4] >= _DIRT] = 255
    kept[0] = 0
    clean: Ink = kept[label]
    return clean
