"""Characters of a PDF page with their boxes, each glyph once."""

import ctypes
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.readers.pdf_engine import Answers, Handle, address_of, pointer_to, quick, raw
from extract.readers.pdf_radicals import with_room
from extract.readers.pdf_unseen import unseen_of
from extract.readers.pdf_view import Floats, View

_HYPHENS: Final = (0x0002, 0xFFFE)  # what pdfium gives for a hyphen at the end of a line
_TWICE: Final = (
    1.5  # points: how far two drawings of one glyph may lie apart, as for imitated bold type
)
_FIRST_DIGITS: Final = (np.uint32(0x30), np.uint32(0xFF10))
_TEN: Final = 10
_UNKNOWN: Final = 0xFFFD
_CODE_BITS: Final = 21
_BAND_BITS: Final = 32
_PLAIN_BITS: Final = 13  # for the bands of a page of any usual size
_FINE: Final = 1024  # places to a point
_FURTHEST: Final = 2**24
_INK: Final = np.full(2**16, 0.5)
_INK[[ord(mark) for mark in "，。、；：！？）】》」』〉"]] = 0.25
_INK[[ord(mark) for mark in "（【《「『〈"]] = 0.75
_char_box: Final = quick("FPDFText_GetLooseCharBox")
_CORNERS: Final = Answers(4, places=1)


@dataclass(frozen=True)
class Glyphs:
    """Characters as code points with boxes of left, top, right, bottom as displayed; spaces are included."""

    codes: npt.NDArray[np.uint32]
    boxes: Floats

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, chosen: npt.NDArray[np.bool_ | np.int64]) -> "Glyphs":
        """The glyphs that are chosen."""
        return Glyphs(self.codes[chosen], self.boxes[chosen])

    @property
    def middle(self) -> tuple[Floats, Floats]:
        """The centres of the boxes."""
        return (self.boxes[:, 0] + self.boxes[:, 2]) / 2, (self.boxes[:, 1] + self.boxes[:, 3]) / 2

    @property
    def inked(self) -> Floats:
        """How far across the middles of the inks stand: a wide bracket has its ink in one half of its box."""
        left, right = self.boxes[:, 0], self.boxes[:, 2]
        codes = np.minimum(self.codes, len(_INK) - 1)
        found: Floats = left + _INK[codes] * (right - left)
        return found

    @property
    def blank(self) -> npt.NDArray[np.bool_]:
        """Which glyphs are spaces."""
        codes = self.codes
        found: npt.NDArray[np.bool_] = (codes == 0x20) | (codes == 0xA0) | (codes == 0x3000)
        return found

    @property
    def figure(self) -> npt.NDArray[np.bool_]:
        """Which glyphs are digits, wide ones too."""
        low, wide = (self.codes - first for first in _FIRST_DIGITS)  # wraps around below the first
        found: npt.NDArray[np.bool_] = (low < _TEN) | (wide < _TEN)
        return found

    @property
    def figures(self) -> int:
        """How many glyphs are digits."""
        return int(self.figure.sum())

    @property
    def unmapped(self) -> npt.NDArray[np.bool_]:
        """Which glyphs the font gives no character for."""
        private = (self.codes >= 0xE000) & (self.codes <= 0xF8FF)
        found: npt.NDArray[np.bool_] = private | (self.codes == _UNKNOWN)
        return found


def glyphs_of(
    text: Handle, view: View, *, unseen: bool = False
) -> tuple[Glyphs, npt.NDArray[np.bool_]]:
    """The characters of a page's text without what pdfium adds, and which of them are not seen where some are not."""
    count = max(raw.FPDFText_CountChars(text), 0)
    codes = _codes(text, count)
    loose = _boxes(text, count)
    with_room(text, codes, loose)
    for code in _HYPHENS:
        codes[codes == code] = ord("-")
    codes[codes == 0] = _UNKNOWN
    # a space of no width is one that pdfium adds where words stand apart
    wanted = (codes > 32) | ((codes == 32) & (loose[:, 2] - loose[:, 0] > 0.01))
    glyphs = Glyphs(codes[wanted], view.boxes(loose[wanted]))
    hidden = unseen_of(text, count, loose)[wanted] if unseen else np.zeros(len(glyphs), np.bool_)
    return glyphs, hidden


def once(glyphs: Glyphs) -> Glyphs:
    """The glyphs without second drawings."""
    again = second_drawings(glyphs, np.zeros(len(glyphs), np.int64))
    return glyphs.take(~again) if again.any() else glyphs


def _boxes(text: Handle, count: int) -> Floats:
    """The boxes of all characters."""
    page = pointer_to(address_of(text))
    return _CORNERS.of(_char_box, [page] * count, range(count))


def _codes(text: Handle, count: int) -> npt.NDArray[np.uint32]:
    """The code points of all characters, in one call where each takes one unit of UTF-16."""
    if not count:
        return np.empty(0, np.uint32)
    buffer = (ctypes.c_ushort * (count + 1))()
    got = raw.FPDFText_GetText(text, 0, count, buffer) - 1
    units = np.frombuffer(bytes(buffer), np.uint16)[:count]
    if got == count and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units.astype(np.uint32)
    unicode = raw.FPDFText_GetUnicode
    return np.fromiter((unicode(text, i) for i in range(count)), np.uint32, count)


def second_drawings(glyphs: Glyphs, groups: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which glyphs repeat an earlier one of their group at the same spot."""
    again = np.zeros(len(glyphs), bool)
    x, y = glyphs.middle
    reach = np.minimum(_TWICE, 0.3 * (glyphs.boxes[:, 2] - glyphs.boxes[:, 0]))
    codes = groups << _CODE_BITS | glyphs.codes
    # two sets of bands, so that two drawings fall into the same band of one of them at least
    for shift in (0.0, _TWICE):
        band = np.floor((y + shift) / (2 * _TWICE)).astype(np.int64)
        if not _any_near(codes, band, x):
            continue
        key = (codes << _BAND_BITS) + band
        order = np.lexsort((x, key))
        same = (np.diff(key[order]) == 0) & (np.diff(x[order]) <= reach[order[1:]])
        if same.any():
            first, second = order[:-1][same], order[1:][same]
            near = np.abs(y[second] - y[first]) <= _TWICE
            again[np.maximum(first, second)[near]] = True
    return again


def _any_near(codes: npt.NDArray[np.int64], bands: npt.NDArray[np.int64], x: Floats) -> bool:
    """Whether any two glyphs of one code and band may lie near enough to be one.

    Told from one sorted array of whole numbers, at a fraction of what sorting by all three takes.
    """
    places = np.clip(x * _FINE, 0, _FURTHEST - 1).astype(np.int64)
    keys = codes << _PLAIN_BITS | np.clip(bands, 0, 2**_PLAIN_BITS - 1)
    # twice the room, so that the last place of one key is far from the first of the next
    apart = np.diff(np.sort(keys * (2 * _FURTHEST) + places))
    return bool((apart <= _TWICE * _FINE + 1).any())
