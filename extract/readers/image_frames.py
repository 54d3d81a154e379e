"""Image frames: the pages of an image file as they are displayed, with their size on paper.

The resolution that a file states is believed where it gives a page of a usual size; other images count as a page of A4.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from extract.errors import BrokenFile, LimitExceeded

DPI: Final = 200.0
"""The resolution that print is read at."""
PIXELS: Final = 120_000_000  # of one page: A3 at 600 dpi has 70 million
_POINTS: Final = 72
_NEAR: Final = 0.02  # so near to the resolution of reading an image is taken as it is
_TRUSTED: Final = range(100, 1201)  # dpi: cameras and programs state 72 or 96 without knowing
_LONG_SIDE: Final = (300.0, 2400.0)  # points: pages of usual sizes
_A4: Final = (595.3, 841.9)
_FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


@dataclass(frozen=True, slots=True)
class Frame:
    """A page upright on white, and its pixels to the inch."""

    image: Image.Image
    dpi: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.image.width * _POINTS / self.dpi, self.image.height * _POINTS / self.dpi


def frames_of(data: bytes) -> Iterator[Frame]:
    """The pages of an image file one after the other; raises ReadError where it is damaged or too large."""
    with opened_image(data) as image:
        for frame in ImageSequence.Iterator(image):
            yield _frame(frame)


def frame_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    return tuple(frame.size for frame in frames_of(data))


def frame_at(data: bytes, number: int) -> Frame:
    """Page ``number`` (from 1)."""
    with opened_image(data) as image:
        if number > 1:
            image.seek(number - 1)
        return _frame(image)


def _frame(frame: Image.Image) -> Frame:
    if frame.width * frame.height > PIXELS:
        raise LimitExceeded(too_large())
    dpi = _resolution(frame)
    near = abs(DPI / dpi - 1) <= _NEAR
    return Frame(_on_paper(ImageOps.exif_transpose(frame)), DPI if near else dpi)


@contextmanager
def opened_image(data: bytes) -> Iterator[Image.Image]:
    """The image; what its library raises becomes a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # there is a limit here
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        with image:
            yield image
    except Image.DecompressionBombError as error:
        raise LimitExceeded(too_large()) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BrokenFile("图片已损坏，无法打开。") from error


def too_large() -> str:
    """The sentence about an image that is larger than the limit."""
    return f"图片超过 {PIXELS // 1_000_000} 百万像素的上限，不予读取。"


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
    if round(dpi) in _TRUSTED and low <= long_side * _POINTS / dpi <= high:
        return dpi
    short_side = min(image.size)
    return max(long_side * _POINTS / _A4[1], short_side * _POINTS / _A4[0])
