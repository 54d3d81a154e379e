"""Ruling lines on the image of a page: long straight strokes, told from strokes of characters.

In a low row a stroke of a character may touch the rules above and below and look like a rule between two cells. Such a
stroke has other strokes of its character close beside it; a rule has paper on both sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.readers.grid import Grid
from extract.readers.ocr_extra import opencv

Grey = npt.NDArray[np.uint8]
Ink = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Stroke = tuple[int, int, int, int, Ink]

_POINT: Final = 72.0  # points to the inch
_FLAT: Final = 0.22  # inches: a horizontal stroke that long is no part of a character
_STEEP: Final = 0.16
_LOW: Final = 0.3  # inches: a row may be this low, and a rule so short may be a stroke
_THICK: Final = 9  # pixels
_SLENDER: Final = 40  # times its thickness: how long a thick rule must be
_BESIDE: Final = 0.035  # inches: how close beside it a stroke has company
_ENDS: Final = 0.2  # of its length: near its ends a rule meets others
_COMPANY: Final = 0.15  # of the rest: so much of a rule may have ink beside it
_LONG: Final = 90.0  # points: longer than any stroke of a character
_OFF: Final = 3.0  # points: how far a rule may lie from the line it was put on
_BLUR: Final = 3  # pixels: a rule is erased with its soft edges
_WINDOW: Final = 25  # pixels: what is darker than this neighbourhood is ink
_DARKER: Final = 15


def binarised(page: Grey) -> Ink:
    """Ink as 255, paper as 0."""
    cv = opencv()
    mean, inverse = cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY_INV
    ink: Ink = cv.adaptiveThreshold(page, 255, mean, inverse, _WINDOW, _DARKER)
    return ink


def long_strokes(ink: Ink, length: int, least: int = 0, *, flat: bool = True) -> Iterator[Stroke]:
    """Straight strokes at least so many pixels long as x, y, width, height and pixels."""
    cv = opencv()
    mask = _strokes(ink, length, flat=flat)
    count, label, boxes, _ = cv.connectedComponentsWithStats(mask, connectivity=8)
    for i in range(1, count):
        x, y, width, height = boxes[i, :4].tolist()
        if (width if flat else height) >= max(length, least):
            part = (label[y : y + height, x : x + width] == i).astype(np.uint8)
            yield x, y, width, height, part


@dataclass(frozen=True)
class Rules:
    """What may be rules on a page: strokes in pixels, the same as segments in points, and all ink of the page."""

    strokes: tuple[Stroke, ...]
    segments: Floats
    ink: Ink

    def without(self, page: Grey, chosen: Bools) -> tuple[Ink, Grey]:
        """The ink and the page with paper in the place of some strokes and of the blur at their edges."""
        drawn = np.zeros_like(self.ink)
        for index in np.nonzero(chosen)[0].tolist():
            x, y, width, height, part = self.strokes[index]
            drawn[y : y + height, x : x + width] |= part
        wide = opencv().dilate(drawn, np.ones((_BLUR, _BLUR), np.uint8)) > 0
        clean = page.copy()
        clean[wide] = np.median(page[::8, ::8])
        return np.where(wide, 0, self.ink).astype(np.uint8), clean


def rules_of(page: Grey, dpi: float) -> Rules:
    """The strokes of a straight page that may be rules."""
    ink = binarised(page)
    flat = [s for s in long_strokes(ink, int(_FLAT * dpi)) if _is_slender(s[2], s[3])]
    steep = [
        s
        for s in long_strokes(ink, int(_STEEP * dpi), flat=False)
        if _is_slender(s[3], s[2]) and not _has_company(ink, s, dpi)
    ]
    ends: list[tuple[float, ...]] = [(x, y + h / 2, x + w, y + h / 2) for x, y, w, h, _ in flat]
    ends += [(x + w / 2, y, x + w / 2, y + h) for x, y, w, h, _ in steep]
    segments = np.asarray(ends, np.float64).reshape(-1, 4) * (_POINT / dpi)
    return Rules((*flat, *steep), segments, ink)


def ruling(segments: Floats, grids: Sequence[Grid]) -> Bools:
    """Which segments are rules: those on the lines of a grid, and those too long for a character."""
    x0, y0, x1, y1 = segments.T
    found: Bools = np.maximum(x1 - x0, y1 - y0) >= _LONG
    for grid in grids:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        inside = (grid.xs[0] - _OFF <= x) & (x <= grid.xs[-1] + _OFF)
        inside &= (grid.ys[0] - _OFF <= y) & (y <= grid.ys[-1] + _OFF)
        lines = np.where(y0 == y1, _distance(y, grid.ys), _distance(x, grid.xs))
        found |= inside & (lines <= _OFF)
    return found


def _distance(values: Floats, edges: Floats) -> Floats:
    """How far each value lies from the nearest edge."""
    nearest: Floats = np.abs(values[:, None] - edges[None, :]).min(1)
    return nearest


def _strokes(ink: Ink, length: int, *, flat: bool) -> Ink:
    """What remains of the ink where strokes are that long; a pixel of thickness is lent to those that lean."""
    cv: Any = opencv()
    lent, whole = ((1, 3), (length, 1)) if flat else ((3, 1), (1, length))
    thick = cv.dilate(ink, cv.getStructuringElement(cv.MORPH_RECT, lent))
    kernel = cv.getStructuringElement(cv.MORPH_RECT, whole)
    mask: Ink = cv.morphologyEx(thick, cv.MORPH_OPEN, kernel)
    return mask


def _is_slender(length: int, thickness: int) -> bool:
    return thickness <= max(_THICK, length // _SLENDER)


def _has_company(ink: Ink, stroke: Stroke, dpi: float) -> bool:
    """Whether a short vertical stroke has ink so close beside it that it belongs to a character."""
    x, y, width, height, _ = stroke
    if height > _LOW * dpi:
        return False
    ends, reach = round(_ENDS * height), round(_BESIDE * dpi)
    rows = slice(y + ends, y + height - ends)
    sides = (
        ink[rows, max(x - reach, 0) : max(x - 1, 0)],
        ink[rows, x + width + 1 : x + width + reach],
    )
    return any(bool(side.size) and (side > 0).any(1).mean() > _COMPANY for side in sides)
