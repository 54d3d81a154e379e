"""Image files: their pages as grey pixels at the resolution that print is read at.

The resolution that a file states is believed where it gives a page of a usual size; other images count as a page of A4.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from extract.errors import BrokenFile, LimitExceeded
from extract.readers.image_page import Raster
from extract.readers.limits import Limits

DPI: Final = 200.0
_PIXELS: Final = 120_000_000  # of one page: A3 at 600 dpi has 70 million
_TRUSTED: Final = range(100, 1201)  # dpi: cameras and programs state 72 or 96 without knowing
_LONG_SIDE: Final = (300.0, 2400.0)  # points: pages of usual sizes
_A4: Final = (595.3, 841.9)
_FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def page_count(data: bytes, limits: Limits) -> int:
    """How many pages an image file has; raises ReadError where it is damaged or too large."""
    with _opened(data) as image:
        count = int(getattr(image, "n_frames", 1))
        if count > limits.pages:
            raise LimitExceeded(f"图片有 {count} 页，超过 {limits.pages} 页的上限。")
        if image.width * image.height > _PIXELS:
            raise LimitExceeded(_too_large())
        return count


def rasters_of(data: bytes) -> Iterator[Raster]:
    """The pages of an image file one after the other."""
    with _opened(data) as image:
        for index, frame in enumerate(ImageSequence.Iterator(image)):
            yield _raster(frame, index + 1)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The image; what its library raises becomes a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # there is a limit here
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        with image:
            yield image
    except Image.DecompressionBombError as error:
        raise LimitExceeded(_too_large()) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BrokenFile("图片已损坏，无法打开。") from error


def _too_large() -> str:
    return f"图片超过 {_PIXELS // 1_000_000} 百万像素的上限，不予读取。"


def _raster(frame: Image.Image, number: int) -> Raster:
    """One page in grey, brought to the resolution of reading."""
    if frame.width * frame.height > _PIXELS:
        raise LimitExceeded(_too_large())
    dpi = _resolution(frame)
    upright = ImageOps.exif_transpose(frame)
    grey = _on_paper(upright).convert("L")
    scale = DPI / dpi
    if abs(scale - 1) > 0.02:
        size = max(round(grey.width * scale), 1), max(round(grey.height * scale), 1)
        kind = Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BOX
        grey = grey.resize(size, kind)
    return Raster(np.ascontiguousarray(np.asarray(grey, np.uint8)), DPI, number)


def _on_paper(image: Image.Image) -> Image.Image:
    """A transparent image on white."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer)


def _resolution(image: Image.Image) -> float:
    """Pixels to the inch, as stated or as a page of A4 would have them."""
    stated = image.info.get("dpi", (0, 0))
    dpi = float(stated[0] or 0) if isinstance(stated, tuple) else 0.0
    long_side = max(image.size)
    low, high = _LONG_SIDE
    if round(dpi) in _TRUSTED and low <= long_side * 72 / dpi <= high:
        return dpi
    short_side = min(image.size)
    return max(long_side * 72 / _A4[1], short_side * 72 / _A4[0])
