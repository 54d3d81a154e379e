"""Straightening: by how much a scanned page leans, and the page turned upright.

Long rules tell the angle best. A page without rules is as straight as its lines of print: at the right angle their
rows of ink and of paper differ most.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.readers.image_rules import Ink, binarised, long_strokes
from extract.readers.ocr_extra import opencv

Grey = npt.NDArray[np.uint8]

_STEEPEST: Final = 16.0  # degrees: a page that leans further was not scanned but photographed
_STEP: Final = 0.25
_COARSE: Final = 1.5  # degrees: rules that lean more are no rows of pixels any more
_LEVEL: Final = 0.03  # degrees: a page this straight stays as it is
_POINTS: Final = 40_000  # pixels of ink that tell the angle
_SMALL: Final = 700  # pixels: width of the page on which print tells the angle


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a page about its middle, in degrees against the clock, and where points were before it."""

    angle: float
    x: float
    y: float

    def before(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the straight page lies on the page as it was scanned."""
        angle = math.radians(self.angle)
        across, down = x - self.x, y - self.y
        return (
            self.x + across * math.cos(angle) - down * math.sin(angle),
            self.y + across * math.sin(angle) + down * math.cos(angle),
        )


def straightened(page: Grey) -> tuple[Grey, float]:
    """The page upright, and by how many degrees it was turned for that."""
    ink = binarised(page)
    angle = _by_print(ink)
    if abs(angle) > _COARSE:
        rough = turned(page, angle)
        exact = _by_rules(binarised(rough))
        angle += exact or 0.0
    else:
        exact = _by_rules(ink)
        angle = angle if exact is None else exact
    if abs(angle) < _LEVEL:
        return page, 0.0
    return turned(page, angle), angle


def turned(page: Grey, angle: float) -> Grey:
    """The page turned about its middle; what comes in from outside goes on what is there."""
    cv = opencv()
    height, width = page.shape
    matrix = cv.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    result: Grey = cv.warpAffine(
        page, matrix, (width, height), flags=cv.INTER_CUBIC, borderMode=cv.BORDER_REPLICATE
    )
    return result


def _by_rules(ink: Ink) -> float | None:
    """The slope that most of the length of horizontal rules has, or None where the page has none."""
    width = ink.shape[1]
    slopes = []
    for x, y, w, h, part in long_strokes(ink, width // 25, least=width // 6):
        if h < w // 8 + 6:
            slopes.append((_slope(part), w, x, y))
    if not slopes:
        return None
    slopes.sort()
    lengths = np.cumsum([length for _, length, *_ in slopes])
    return float(slopes[int(np.searchsorted(lengths, lengths[-1] / 2))][0])


def _slope(part: Ink) -> float:
    """The slope of a stroke in degrees."""
    y, x = np.nonzero(part)
    return math.degrees(math.atan(float(np.polyfit(x, y, 1)[0])))


def _by_print(ink: Ink) -> float:
    """The angle at which rows of ink and rows of paper differ most."""
    cv: Any = opencv()
    scale = min(1.0, _SMALL / ink.shape[1])
    small = cv.resize(ink, None, fx=scale, fy=scale, interpolation=cv.INTER_AREA)
    y, x = np.nonzero(small > 100)
    if len(x) < 500:
        return 0.0
    every = max(len(x) // _POINTS, 1)
    x, y = x[::every], y[::every]
    angles = np.arange(-_STEEPEST, _STEEPEST + _STEP / 2, _STEP)
    sharp = [_sharpness(x, y, math.tan(math.radians(angle)), small.shape[1]) for angle in angles]
    # among equals the smallest turn
    best = max(range(len(angles)), key=lambda i: (sharp[i], -abs(angles[i])))
    return float(angles[best])


def _sharpness(x: Any, y: Any, slope: float, width: int) -> float:
    """How much the rows of a page differ when it leans by a slope."""
    rows = np.rint(y - x * slope).astype(np.int64) + width
    counts = np.bincount(rows)
    return float(np.square(counts, dtype=np.float64).sum())
