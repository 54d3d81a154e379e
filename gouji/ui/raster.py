"""Raster: page images of PDF files, drawn by pdfium one at a time, and of image files as they are."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from extract.errors import ReadError
from extract.readers.image_frames import Frame, frame_at, frame_sizes
from extract.readers.pdf_engine import LOCK
from extract.readers.signatures import image_form, is_pdf

SCALE = 120 / 72
"""Pixels for a point: sharp enough to read a table on a laptop, small enough to send."""
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
            packed = _drawn(pdf[number - 1])
    return "data:image/webp;base64," + b64encode(packed).decode("ascii")


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
