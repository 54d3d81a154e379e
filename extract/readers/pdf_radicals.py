"""Radicals: ideographs that pdfium has put in the place of another code keep the room of a whole character.

Browsers print 目 with the code of the radical that looks the same. pdfium turns it back and then knows only how far the
ink reaches, so that the ideograph seems to stand apart from its neighbours.
"""

import ctypes
import unicodedata
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.readers.pdf_engine import Handle, raw
from extract.readers.pdf_view import Floats

_STAND_FOR_OTHERS: Final = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
_WIDE: Final = 0x2E80
_ALIKE: Final = 0.01  # points: by so much the boxes of whole characters of one size may differ
_BELOW: Final = 0.12  # of the type size: so far a character reaches below the line it stands on


def _ideographs() -> npt.NDArray[np.bool_]:
    """For every code whether it stands in the place of another one."""
    found = np.zeros(2**16, np.bool_)
    for code in (code for codes in _STAND_FOR_OTHERS for code in codes):
        folded = unicodedata.normalize("NFKC", chr(code))
        if folded != chr(code) and len(folded) == 1 and ord(folded) < len(found):
            found[ord(folded)] = True
    return found


_FOLDED: Final = _ideographs()


def with_room(text: Handle, codes: npt.NDArray[np.uint32], boxes: Floats) -> None:
    """Widen the boxes of ideographs of which only the ink was measured: left, top, right and bottom on the page."""
    for i in _suspected(codes, boxes).tolist():
        room = _room(text, i) if _is_ink(text, i, boxes[i]) else None
        if room:
            boxes[i] = room


def _suspected(codes: npt.NDArray[np.uint32], boxes: Floats) -> npt.NDArray[np.int64]:
    """Where ideographs stand that may have another code, and none of the ideographs beside them is as wide."""
    wide = np.nonzero(codes >= _WIDE)[0]
    found: npt.NDArray[np.bool_] = _FOLDED[np.minimum(codes[wide], len(_FOLDED) - 1)]
    alike = np.abs(np.diff(boxes[wide, 2] - boxes[wide, 0])) <= _ALIKE
    found[1:] &= ~alike
    found[:-1] &= ~alike
    return wide[found]


def _is_ink(text: Handle, index: int, box: Floats) -> bool:
    """Whether the box of a character is that of its ink."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    ink = (left.value, top.value, right.value, bottom.value)
    return bool(np.abs(box - ink).max() <= _ALIKE)


def _room(text: Handle, index: int) -> tuple[float, float, float, float] | None:
    """The box of a whole character that is written from left to right, from where it begins and from its size."""
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetCharOrigin(text, index, x, y) or not raw.FPDFText_GetMatrix(
        text, index, matrix
    ):
        return None
    size = raw.FPDFText_GetFontSize(text, index)
    wide, tall = matrix.a * size, matrix.d * size
    if matrix.b or matrix.c or wide <= 0 or tall <= 0:
        return None
    low = y.value - _BELOW * tall
    return x.value, low + tall, x.value + wide, low
