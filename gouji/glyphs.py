"""Glyphs: what a page says in fonts that neither its file nor this machine holds, and no picture shows."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import atan2, degrees, hypot
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from extract.readers.pdf_fonts import measured_by_stand_in

WIDE = range(0x2E80, 0x32000)
"""Characters that are in none of the fonts that pdfium brings along, and show that a font is one for Chinese."""
NAMELESS = range(0xD800, 0xF900)
"""Halves of characters and those of private use, which no other font shows alike."""
FINE = 100
"""Device units for a point, which are whole."""
_PROBE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 20]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 29>>stream\nBT/F 16 Tf 2 4 Td<56FD>Tj ET \nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[6 0 R]>>endobj\n"
    b"6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/FontDescriptor 7 0 R>>endobj\n"
    b"7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0/Ascent 880"
    b"/Descent -120/StemV 93/CapHeight 880/FontBBox[-25 -254 1000 880]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 8>>\n"
)
"""A page that says 国 in a font that it does not hold."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with the point at which it begins, from the top left corner, its size and its slope in degrees."""

    text: str
    x: float
    y: float
    size: float
    slope: float


def draws_chinese() -> bool:
    """Whether this machine has a font for Chinese; asked under the lock of pdfium."""
    return _draws(_PROBE)


@cache
def _draws(probe: bytes) -> bool:
    with pypdfium2.PdfDocument(probe) as pdf:
        page = pdf[0]
        bitmap = page.render(scale=2)
        low, _ = bitmap.to_pil().convert("L").getextrema()
        bitmap.close()
        page.close()
    return bool(low < 128)


def undrawn(data: bytes, number: int) -> tuple[Glyph, ...]:
    """The characters of a page (from 1) that no picture drawn here shows, font by font; under the lock.

    What the machine cannot draw it cannot measure either, so the page is opened anew as for reading.
    """
    if draws_chinese():
        return ()
    with measured_by_stand_in(), pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number - 1]
        found = tuple(_unheld(page))
        page.close()
    return found


def _unheld(page: Any) -> Iterator[Glyph]:
    """The characters of fonts that the file does not hold and that show Chinese; their figures are lost with it."""
    text = raw.FPDFText_LoadPage(page)
    fonts: defaultdict[int, list[int]] = defaultdict(list)
    codes = [raw.FPDFText_GetUnicode(text, i) for i in range(raw.FPDFText_CountChars(text))]
    try:
        for index, code in enumerate(codes):
            if code not in NAMELESS and chr(code).isprintable() and not chr(code).isspace():
                fonts[_font(text, index)].append(index)
        for font, places in fonts.items():
            if font and any(codes[index] in WIDE for index in places):
                yield from (_glyph(page, text, index, chr(codes[index])) for index in places)
    finally:
        raw.FPDFText_ClosePage(text)


def _font(text: Any, index: int) -> int:
    """The address of the font of a character; nought where the file holds it."""
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, index))
    held = not font or raw.FPDFFont_GetIsEmbedded(font) == 1
    return 0 if held else ctypes.cast(font, ctypes.c_void_p).value or 0


def _glyph(page: Any, text: Any, index: int, character: str) -> Glyph:
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index) or 1
    left, top = _on_paper(page, x.value, y.value)
    right, low = _on_paper(page, x.value + matrix.a * size, y.value + matrix.b * size)
    across, down = right - left, low - top
    return Glyph(character, left, top, hypot(across, down), degrees(atan2(down, across)))


def _on_paper(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page from its top left corner, turned and cut as it is shown."""
    width, height = (round(side * FINE) for side in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE
