"""The recogniser: finds printed lines on a page image and reads each of them, character by character.

The models come inside the wheel of RapidOCR and run offline. Lines are read in batches of about the same length and
each batch is only as wide as its longest line, which takes a third of the time of batches of fixed width.
"""

import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from extract.readers.ocr_decode import Mark, decoded
from extract.readers.ocr_extra import opencv, rapidocr
from extract.readers.ocr_figures import mended
from extract.readers.ocr_signs import with_wide_signs

Grey = npt.NDArray[np.uint8]

_LONG_SIDE: Final = 1600  # pixels: lines are found on a page of this size, and read on the full one
_HEIGHT: Final = 48  # pixels: the height of a line for the network
_STRIDE: Final = 8  # pixels of a line for one column of the answer
_NARROWEST: Final = 64
_WIDEST: Final = 3200
_AREA: Final = 6 * 640  # pixels of width that one batch may have
_THREADS: Final = 4
_MARGIN: Final = 3.0  # pixels: the detector's boxes may end this much within a character


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of a page image in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide the rectangle is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high the rectangle is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line as it was read: where it stands and its characters, whose columns are pixels of the page."""

    patch: Patch
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The characters that were read."""
        return "".join(mark.text for mark in self.marks)

    @property
    def legibility(self) -> float:
        """How surely the characters were read on the whole."""
        read = [mark.probability for mark in self.marks if mark.text]
        return sum(read) / len(read) if read else 0.0


@cache
def _parts() -> tuple[Any, Any]:
    """The detector and the recogniser, loaded once."""
    threads = min(_THREADS, os.cpu_count() or 1)
    whole = rapidocr().RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )
    # the package offers its parts only together, with a reduced page and batches of fixed width
    return whole._load_det_model(), whole._load_rec_model()  # noqa: SLF001


def detect(page: Grey) -> list[Patch]:
    """Where lines are printed on a straight page, from top to bottom."""
    cv = opencv()
    detector, _ = _parts()
    height, width = page.shape
    scale = min(1.0, _LONG_SIDE / max(height, width))
    small = cv.resize(page, None, fx=scale, fy=scale, interpolation=cv.INTER_AREA)
    boxes = detector(cv.cvtColor(small, cv.COLOR_GRAY2BGR)).boxes
    if boxes is None:
        return []
    corners = np.asarray(boxes, np.float64) / scale
    lows, highs = corners.min(1), corners.max(1)
    return [
        Patch(*(float(v) for v in (max(x0, 0), max(y0, 0), min(x1, width), min(y1, height))))
        for (x0, y0), (x1, y1) in zip(lows, highs, strict=True)
    ]


def recognise(page: Grey, patches: Sequence[Patch]) -> list[Snippet]:
    """What stands in each of the patches, in their order."""
    crops = [_crop(page, patch) for patch in patches]
    found: list[Snippet | None] = [None] * len(patches)
    for batch in _batches([crop.pixels.shape[1] for crop in crops]):
        read = _read([crops[i].pixels for i in batch])
        for index, marks in zip(batch, read, strict=True):
            crop = crops[index]
            placed = tuple(
                replace(mark, column=crop.left + (mark.column + 0.5) * _STRIDE * crop.scale)
                for mark in marks
            )
            found[index] = Snippet(patches[index], placed)
    return [snippet for snippet in found if snippet is not None]


class _Crop(NamedTuple):
    """A part of the page as high as the network wants it, where it begins, and the pixels of the page to one of it."""

    pixels: Grey
    left: int
    scale: float


def _crop(page: Grey, patch: Patch) -> _Crop:
    left, top = max(math.floor(patch.left), 0), max(math.floor(patch.top), 0)
    right, bottom = max(math.ceil(patch.right), left + 1), max(math.ceil(patch.bottom), top + 1)
    part = page[top:bottom, left:right]
    width = min(max(round(part.shape[1] * _HEIGHT / part.shape[0]), 1), _WIDEST)
    crop = opencv().resize(part, (width, _HEIGHT), interpolation=opencv().INTER_LINEAR)
    return _Crop(crop, left, part.shape[1] / width)


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines of about the same width, as many together as one call may hold."""
    order = sorted(range(len(widths)), key=lambda i: (widths[i], i))
    batch: list[int] = []
    for index in order:
        if batch and _padded(widths[index]) * (len(batch) + 1) > _AREA:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _padded(width: int) -> int:
    return max(_NARROWEST, math.ceil(width / _STRIDE) * _STRIDE)


def _read(crops: Sequence[Grey]) -> Iterator[list[Mark]]:
    """The characters of each line of a batch."""
    _, recogniser = _parts()
    wide = _padded(max(crop.shape[1] for crop in crops))
    batch = np.zeros((len(crops), 3, _HEIGHT, wide), np.float32)
    for i, crop in enumerate(crops):
        batch[i, :, :, : crop.shape[1]] = crop.astype(np.float32) / 127.5 - 1
    answers = recogniser.session(batch)
    characters = recogniser.postprocess_op.character
    for crop, answer in zip(crops, answers, strict=True):
        columns = min(math.ceil(crop.shape[1] / _STRIDE) + 1, answer.shape[0])
        yield list(with_wide_signs(mended(list(decoded(answer, characters, columns)))))
