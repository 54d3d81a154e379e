"""Text that is drawn without being seen: under a scan, hidden by somebody, or cut off where a cell is too small.

Spreadsheets print a text that its cell has no room for over the cells around it, and clip it to its own.
"""

import ctypes
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from extract.readers.pdf_engine import Handle, address_of, pointer_to, quick, raw
from extract.readers.pdf_view import Floats

_mode_of: Final = quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
_object_of: Final = quick("FPDFText_GetTextObject", ctypes.c_void_p)
_clip_of: Final = quick("FPDFPageObj_GetClipPath", ctypes.c_void_p)
_clips: Final = quick("FPDFClipPath_CountPaths", ctypes.c_int)
_UNSEEN: Final = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})


Corners = tuple[float, float, float, float]


def any_unseen(texts: Iterable[Any]) -> bool:
    """Whether any of the text objects, as arguments of quick functions, may be drawn without being seen."""
    given = list(texts)
    return not _UNSEEN.isdisjoint(map(_mode_of, given)) or max(_clip_counts(given), default=0) > 0


def _clip_counts(items: Iterable[Any]) -> Iterator[int]:
    """How many paths clip each of the text objects."""
    return map(_clips, map(pointer_to, map(_clip_of, items)))


def unseen_of(text: Handle, count: int, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Which of the characters of a page are drawn without being seen; ``boxes`` are left, top, right, bottom on it."""
    hides = cache(lambda item: _mode_of(pointer_to(item)) in _UNSEEN)
    shown = cache(_shown)
    page = pointer_to(address_of(text))
    owners = [_object_of(page, i) for i in range(count)]
    found = np.fromiter((o is not None and hides(o) for o in owners), np.bool_, count)
    for i, owner in enumerate(owners):
        if owner is not None and (corners := shown(owner)):
            left, bottom, right, top = corners
            x, y = (boxes[i, 0] + boxes[i, 2]) / 2, (boxes[i, 1] + boxes[i, 3]) / 2
            found[i] |= not (left <= x <= right and bottom <= y <= top)
    return found


def _shown(item: int) -> Corners | None:
    """The left, lower, right and upper edge of what is shown of a text, or None for all of it."""
    if next(_clip_counts([pointer_to(item)])) <= 0:
        return None
    clip = raw.FPDFPageObj_GetClipPath(ctypes.cast(item, raw.FPDF_PAGEOBJECT))
    edges = [-np.inf, -np.inf, np.inf, np.inf]
    for path in range(raw.FPDFClipPath_CountPaths(clip)):
        xs, ys = zip(*_points(clip, path), strict=True)
        inner = (min(xs), min(ys), max(xs), max(ys))
        edges = [pick(pair) for pick, *pair in zip((max, max, min, min), edges, inner, strict=True)]
    left, bottom, right, top = edges
    return left, bottom, right, top


def _points(clip: Handle, path: int) -> Iterator[tuple[float, float]]:
    """The corners of one path of a clip, on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, i), x, y)
        yield x.value, y.value
