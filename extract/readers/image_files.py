"""Image files: their pages as grey pixels at the resolution that print is read at."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image

from extract.errors import LimitExceeded
from extract.readers.image_frames import DPI, PIXELS, Frame, frames_of, opened_image, too_large
from extract.readers.image_page import Raster
from extract.readers.image_seals import Sheet, without_seals
from extract.readers.limits import Limits

_GREY: Final = frozenset({"1", "L", "LA", "I", "I;16", "F"})


def page_count(data: bytes, limits: Limits) -> int:
    """How many pages an image file has; raises ReadError where it is damaged or too large."""
    with opened_image(data) as image:
        count = int(getattr(image, "n_frames", 1))
        if count > limits.pages:
            raise LimitExceeded(f"图片有 {count} 页，超过 {limits.pages} 页的上限。")
        if image.width * image.height > PIXELS:
            raise LimitExceeded(too_large())
        return count


def rasters_of(data: bytes) -> Iterator[Raster]:
    """The pages of an image file one after the other."""
    for index, frame in enumerate(frames_of(data)):
        yield _raster(frame, index + 1)


def _raster(frame: Frame, number: int) -> Raster:
    """One page in grey, brought to the resolution of reading."""
    plain = frame.image.mode in _GREY
    page = frame.image.convert("L" if plain else "RGB")
    scale = DPI / frame.dpi
    if scale != 1:
        size = max(round(page.width * scale), 1), max(round(page.height * scale), 1)
        kind = Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BOX
        page = page.resize(size, kind)
    pixels = np.ascontiguousarray(np.asarray(page, np.uint8))
    sheet = Sheet(pixels) if plain else without_seals(pixels, DPI)
    return Raster(sheet.grey, DPI, number, sheet.seals)
