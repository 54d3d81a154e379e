"""Seals: red stamps on a page taken off before its print is read, and where they were.

A seal is a red figure as large as seals are and about as wide as high; red print and red rules are left alone. Black
ink beneath it stays, since it is as dark in red light as in any other.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.readers.ocr_extra import opencv

Grey = npt.NDArray[np.uint8]
Colour = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]

_RED: Final = 50  # how much redder than green and blue a pixel of a seal is
_PALE: Final = 12  # the same at its soft edges
_SPOTS: Final = 0.0004  # of a page: less red than this is no seal
_JOINED: Final = 0.08  # inches: parts of a seal are this close
_SIZES: Final = (0.6, 2.6)  # inches
_SQUARE: Final = 1.7  # times: how much wider than high a seal may be
_FILLED: Final = 0.03  # of its rectangle
_MARGIN: Final = 4  # pixels


@dataclass(frozen=True)
class Sheet:
    """A page in grey without its seals, and where these were: 255 there, 0 elsewhere; None where there are none."""

    grey: Grey
    seals: Grey | None = None


def without_seals(page: Colour, dpi: float) -> Sheet:
    """A page in red, green and blue without its seals."""
    cv = opencv()
    grey: Grey = cv.cvtColor(page, cv.COLOR_RGB2GRAY)
    redness = _redness(page)
    red = redness > _RED
    if int(red.sum()) < _SPOTS * redness.size:
        return Sheet(grey)
    boxes = _boxes(red, dpi)
    if not boxes:
        return Sheet(grey)
    seals = np.zeros_like(grey)
    for top, bottom, left, right in boxes:
        part = slice(top, bottom), slice(left, right)
        grey[part] = _bleached(page[part], grey[part], redness[part])
        seals[part] = 255
    return Sheet(grey, seals)


def _redness(page: Colour) -> npt.NDArray[np.int16]:
    """How much redder each pixel is than green and blue."""
    cv = opencv()
    rest = cv.max(page[:, :, 1], page[:, :, 2])
    redder: Any = cv.subtract(page[:, :, 0], rest)
    return redder.astype(np.int16)  # type: ignore[no-any-return]


def _boxes(red: Bools, dpi: float) -> list[tuple[int, int, int, int]]:
    """Top, bottom, left and right of what is red, large enough and about square."""
    cv = opencv()
    size = max(int(_JOINED * dpi) | 1, 3)
    joined = cv.morphologyEx(
        red.astype(np.uint8), cv.MORPH_CLOSE, cv.getStructuringElement(cv.MORPH_RECT, (size, size))
    )
    count, _, stats, _ = cv.connectedComponentsWithStats(joined, connectivity=8)
    low, high = (side * dpi for side in _SIZES)
    found = []
    for x, y, width, height, _ in stats[1:count].tolist():
        fits = low <= min(width, height) and max(width, height) <= high
        inside = red[y : y + height, x : x + width]
        if fits and max(width, height) <= _SQUARE * min(width, height) and inside.mean() >= _FILLED:
            rows, columns = red.shape
            found.append(
                (
                    max(y - _MARGIN, 0),
                    min(y + height + _MARGIN, rows),
                    max(x - _MARGIN, 0),
                    min(x + width + _MARGIN, columns),
                )
            )
    return found


def _bleached(page: Colour, grey: Grey, redness: npt.NDArray[np.int16]) -> Grey:
    """A part of a page in red light, so bright that the ink of the seal is paper."""
    light = page[:, :, 0].astype(np.float32)
    paper = float(np.percentile(grey, 90))
    ink = float(np.median(light[redness > _RED]))
    bright = np.clip(light * (paper / max(ink, 1.0)), 0, paper)
    return np.where(redness > _PALE, np.maximum(bright, grey), grey).astype(np.uint8)
