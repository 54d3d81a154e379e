"""Raster: page images of PDF files, drawn by pdfium one at a time."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from extract.readers.pdf_engine import LOCK

SCALE = 120 / 72
"""Pixels for a point: sharp enough to read a table on a laptop, small enough to send."""


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points; nothing where the bytes are no PDF that opens."""
    if b"%PDF-" not in data[:1024]:
        return ()
    try:
        with LOCK, pypdfium2.PdfDocument(data) as pdf:
            return tuple(pdf.get_page_size(i) for i in range(len(pdf)))
    except pypdfium2.PdfiumError:
        return ()


@lru_cache(maxsize=96)
def page_image(data: bytes, number: int) -> str:
    """Page ``number`` (from 1) as a data address that a browser shows without asking anybody."""
    with LOCK, pypdfium2.PdfDocument(data) as pdf:
        packed = _drawn(pdf[number - 1])
    return "data:image/webp;base64," + b64encode(packed).decode("ascii")


def _drawn(page: Any) -> bytes:
    """The page as WebP, with every object of pdfium closed while the lock is still held."""
    bitmap = page.render(scale=SCALE)
    packed = BytesIO()
    bitmap.to_pil().convert("RGB").save(packed, "WEBP", quality=80)
    bitmap.close()
    page.close()
    return packed.getvalue()
