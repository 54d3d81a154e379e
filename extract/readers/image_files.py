"""Image files: their pages as grey pixels at the resolution that print is read at."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from extract.errors import LimitExceeded
from extract.readers.image_frames import DPI, PIXELS, Frame, frames_of, opened_image, too_large
from extract.readers.image_page import Raster
from extract.readers.limits import Limits


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
    grey = frame.image.convert("L")
    scale = DPI / frame.dpi
    if scale != 1:
        size = max(round(grey.width * scale), 1), max(round(grey.height * scale), 1)
        kind = Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BOX
        grey = grey.resize(size, kind)
    return Raster(np.ascontiguousarray(np.asarray(grey, np.uint8)), DPI, number)
