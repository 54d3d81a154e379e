"""Fonts of PDF files that hold none: one stand-in for all of them, so that a page reads alike on every machine.

A file may name a font without holding it. pdfium then measures the glyphs of whatever font the machine has: slow
for the large fonts of Chinese, and where the machine has none, single characters get no width and are lost. The
stand-in has the same small glyph for every character. Widths and heights of lines come from the file.
"""

import ctypes
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]

_raw: Final[Any] = pypdfium2.raw
_UNITS: Final = 1000
_ASCENT: Final = 860
_DESCENT: Final = -140
_LAST: Final = 0x10FFFF
_MARK: Final = ((20, 0), (20, 700), (120, 700), (120, 0))  # inside the box of any character
_HANDLE: Final = 1
_COLLECTION: Final = 0x74746366  # the table that only files of several fonts have: "ttcf"


def stand_in() -> bytes:
    """A TrueType font of one glyph, a mark, that stands for every character (OpenType 1.9, cmap format 13)."""
    glyph = _glyph()
    box = struct.pack(">4h", _MARK[0][0], _MARK[0][1], _MARK[2][0], _MARK[2][1])
    advances = (_UNITS, _MARK[0][0])
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12)
        + struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, _LAST, 1),
        b"glyf": glyph,
        b"head": struct.pack(">IIIIHHQQ", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 3, _UNITS, 0, 0)
        + box
        + struct.pack(">HHhhh", 0, 8, 2, 1, 0),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 1 << 16, _ASCENT, _DESCENT, 0, _UNITS, 20, 880, 120, *[0] * 8, 2
        ),
        b"hmtx": struct.pack(">HhHh", *advances, *advances),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 1 << 16, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    return _file(tables)


def _glyph() -> bytes:
    """The mark: its box, one outline of four corners on the line, and how far each corner is from the last."""
    (left, bottom), _, (right, top), _ = _MARK
    before = ((0, 0), *_MARK[:-1])
    steps = [(x - p, y - q) for (x, y), (p, q) in zip(_MARK, before, strict=True)]
    head = struct.pack(">hhhhhHH", 1, left, bottom, right, top, 3, 0)
    xs, ys = zip(*steps, strict=True)
    return head + bytes([1] * 4) + struct.pack(">4h4h", *xs, *ys)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Tables as a font file; check sums are left at nought, which nobody looks at."""
    start = 12 + 16 * len(tables)
    directory, body = struct.pack(">IHHHH", 1 << 16, len(tables), 64, 2, 48), b""
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def _found(*_: Any) -> int:
    """Whatever font is asked for: the stand-in."""
    return _HANDLE


def _data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """The length of the whole font file, which is written where there is room for it; it has no table of its own."""
    if table:
        return 0
    if buffer and size >= len(_FILE):
        ctypes.memmove(buffer, _FILE, len(_FILE))
    return len(_FILE)


def _name(_info: Any, _font: Any, buffer: Any, size: int) -> int:
    """The length of the name with its end; pdfium keeps fonts by their names."""
    if buffer and size >= len(_NAME):
        ctypes.memmove(buffer, _NAME, len(_NAME))
    return len(_NAME)


def _nothing(*_: Any) -> None:
    """The stand-in is never given back."""


_FILE: Final = stand_in()
_NAME: Final = b"gouji stand-in\0"
_ANSWERS: Final[dict[str, Callable[..., Any]]] = {
    "MapFont": _found,
    "GetFont": _found,
    "GetFontData": _data,
    "GetFaceName": _name,
    "GetFontCharset": _found,  # 1 is the character set that says nothing
    "DeleteFont": _nothing,
}


class _Offer:
    """The way to fonts that pdfium is given, parts of which can be changed. Used under the lock of the engine."""

    def __init__(self) -> None:
        way = _raw.FPDF_GetDefaultSystemFontInfo()
        self._way = way.contents
        self._machine = {name: _copied(getattr(self._way, name)) for name in _ANSWERS}
        self._stand_in = {name: type(self._machine[name])(_ANSWERS[name]) for name in _ANSWERS}
        _raw.FPDF_SetSystemFontInfo(way)

    def change(self, *, stand_in: bool) -> None:
        """Offer the stand-in alone, or the fonts of the machine."""
        for name, answer in (self._stand_in if stand_in else self._machine).items():
            setattr(self._way, name, answer)


def _copied(function: Any) -> Any:
    """A function by its address, since what a structure gives is but a view of its field."""
    return type(function)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_OFFER: Final = _Offer()


@contextmanager
def measured_by_stand_in() -> Iterator[None]:
    """Meanwhile every font that a file does not hold is the stand-in; what is loaded so must not be drawn."""
    _OFFER.change(stand_in=True)
    try:
        yield
    finally:
        _OFFER.change(stand_in=False)
