"""Raster: page images of PDF files, drawn by pdfium one at a time, and of image files as they are.

Where neither a file nor this machine holds a font, the browser of the reader is given the characters to draw.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from extract.errors import ReadError
from extract.readers.image_frames import Frame, frame_at, frame_sizes
from extract.readers.pdf_engine import LOCK
from extract.readers.signatures import image_form, is_pdf
from gouji.glyphs import Glyph, undrawn

SCALE = 120 / 72
"""Pixels for a point: sharp enough to read a table on a laptop, small enough to send."""
SVG = "http://www.w3.org/2000/svg"
NO_SECURITY = 3
"""What pdfium calls saving without encryption."""


@lru_cache(maxsize=8)
def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points; nothing where the bytes are no PDF or image that opens."""
    try:
        if image_form(data):
            return frame_sizes(data)
        if not is_pdf(data):
            return ()
        with LOCK, pypdfium2.PdfDocument(data) as pdf:
            return tuple(pdf.get_page_size(i) for i in range(len(pdf)))
    except (pypdfium2.PdfiumError, ReadError):
        return ()


@lru_cache(maxsize=96)
def page_image(data: bytes, number: int) -> str:
    """Page ``number`` (from 1) as a data address that a browser shows without asking anybody."""
    if image_form(data):
        packed = _shrunk(frame_at(data, number))
    else:
        with LOCK, pypdfium2.PdfDocument(data) as pdf:
            packed, size = _drawn(pdf[number - 1]), pdf.get_page_size(number - 1)
        with LOCK:
            missing = undrawn(data, number)
        if missing:
            return _address("svg+xml", _completed(_address("webp", packed), size, missing))
    return _address("webp", packed)


def _address(form: str, packed: bytes) -> str:
    return f"data:image/{form};base64," + b64encode(packed).decode("ascii")


def _completed(image: str, size: tuple[float, float], missing: Sequence[Glyph]) -> bytes:
    """A picture with the characters that it lacks as text, which a browser shows in a font of its own."""
    width, height = (f"{side:g}" for side in size)
    pixels = {"width": f"{size[0] * SCALE:.0f}", "height": f"{size[1] * SCALE:.0f}"}
    root = Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {width} {height}", **pixels})
    SubElement(root, "image", href=image, width=width, height=height)
    for each in missing:
        place = {"x": f"{each.x:g}", "y": f"{each.y:g}", "font-size": f"{each.size:g}"}
        if each.slope:
            place["transform"] = f"rotate({each.slope:g} {each.x:g} {each.y:g})"
        SubElement(root, "text", place | {"font-family": "serif"}).text = each.text
    return tostring(root)


def unlocked(data: bytes, password: str | None) -> bytes:
    """A PDF without its password, in memory alone, for drawing; other bytes as they are."""
    if password is None or not is_pdf(data):
        return data
    try:
        with LOCK, pypdfium2.PdfDocument(data, password=password) as pdf:
            bare = BytesIO()
            pdf.save(bare, flags=NO_SECURITY)
            return bare.getvalue()
    except pypdfium2.PdfiumError:
        return data


def _shrunk(frame: Frame) -> bytes:
    """A page of an image file as WebP at the scale of all pages."""
    width, height = (max(1, round(side * SCALE)) for side in frame.size)
    picture = frame.image.convert("RGB")
    if picture.width > width:
        picture = picture.resize((width, height), Image.Resampling.BOX)
    return _packed(picture)


def _drawn(page: Any) -> bytes:
    """The page as WebP, with every object of pdfium closed while the lock is still held."""
    bitmap = page.render(scale=SCALE)
    packed = _packed(bitmap.to_pil().convert("RGB"))
    bitmap.close()
    page.close()
    return packed


def _packed(picture: Image.Image) -> bytes:
    packed = BytesIO()
    picture.save(packed, "WEBP", quality=80)
    return packed.getvalue()
