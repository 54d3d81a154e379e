"""Scanned pages of a PDF: drawn as the viewer shows them, then recognised."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from extract.readers.image_page import Raster
from extract.readers.image_reading import Reading, merged, recognised
from extract.readers.image_seals import without_seals
from extract.readers.limits import Limits, Progress
from extract.readers.pdf_engine import Handle, opened, page_of, raw
from extract.readers.pdf_sheets import SCAN
from extract.readers.printed import Leaf

_DPI: Final = 200.0
_PIXELS: Final = 40_000_000  # of one page: larger sheets are drawn coarser


def with_scans(
    data: bytes,
    pages: Sequence[Leaf],
    limits: Limits,
    password: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The pages of a PDF, those that are pictures as they were recognised."""
    with opened(data, password) as document:  # once more, since what was read must not be drawn
        scans = [page for page in pages if _is_scan(document, page)]
        rasters = (_raster(document, page) for page in scans)
        return merged(pages, recognised(rasters, len(scans), limits, progress))


def _is_scan(document: Handle, page: Leaf) -> bool:
    """Whether a page is a picture of a page."""
    if not page.has_text:
        return page.drawn
    if not page.is_sparse:
        return False
    with page_of(document, page.number - 1, to_draw=True) as loaded:
        return loaded is not None and max(_shares(loaded[0], page), default=0.0) >= SCAN


def _shares(handle: Handle, page: Leaf) -> Iterator[float]:
    """For each picture on a page the part of the page that it covers."""
    bounds = tuple(ctypes.c_float() for _ in range(4))
    for i in range(raw.FPDFPage_CountObjects(handle)):
        item = raw.FPDFPage_GetObject(handle, i)
        if raw.FPDFPageObj_GetType(item) in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            raw.FPDFPageObj_GetBounds(item, *bounds)
            left, bottom, right, top = (edge.value for edge in bounds)
            yield (right - left) * (top - bottom) / (page.width * page.height)


def _raster(document: Handle, page: Leaf) -> Raster:
    """A page as it is displayed, in grey and without seals."""
    dpi = min(_DPI, math.sqrt(_PIXELS / (page.width * page.height)) * 72)
    width, height = (max(round(side * dpi / 72), 1) for side in (page.width, page.height))
    pixels = np.full((height, width, 3), 255, np.uint8)
    with page_of(document, page.number - 1, to_draw=True) as loaded:
        if loaded:
            bitmap = raw.FPDFBitmap_CreateEx(
                width, height, raw.FPDFBitmap_BGR, pixels.ctypes.data, 3 * width
            )
            flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
            raw.FPDF_RenderPageBitmap(bitmap, loaded[0], 0, 0, width, height, 0, flags)
            raw.FPDFBitmap_Destroy(bitmap)
    sheet = without_seals(pixels, dpi)
    return Raster(sheet.grey, dpi, page.number, sheet.seals)
