"""Crops: the places of a matter cut out of the pages of a PDF, framed so that nobody has to look for them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from audit.result import Check
from extract.places import PageBox, Where
from extract.readers.pdf_engine import LOCK
from extract.readers.signatures import is_pdf
from gouji.glyphs import undrawn
from gouji.review.exports.papers import Papers
from gouji.review.exports.words import word

SCALE = 2.2
"""Pixels for a point: sharp enough on paper."""
MARGIN = 30.0
"""Points of context above and below a place."""
NEAR = 110.0
"""Places no further apart than this are one crop."""
MOST = 6
"""So many crops are shown of one matter."""
FRAME = (200, 30, 30)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of a stretch of a page, its size in points, and where it was taken."""

    png: bytes
    width: float
    height: float
    caption: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """A stretch of one page with the boxes that are framed in it."""

    source: str
    page: int
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return min(box[1] for box in self.boxes) - MARGIN

    @property
    def bottom(self) -> float:
        return max(box[3] for box in self.boxes) + MARGIN


def crops_of(papers: Papers, check: Check) -> tuple[Crop, ...]:
    """The crops of a check's places, page by page; nothing where no PDF is at hand."""
    places = (papers.where(item) for item in check.evidence)
    strips = list(_strips(where for where in places if where is not None))
    found: list[Crop] = []
    for strip in strips[:MOST]:
        data = papers.originals.get(strip.source)
        if data is not None and is_pdf(data):
            found.extend(_cut(data, strip))
    return tuple(found)


def _strips(places: Iterable[Where]) -> Iterable[_Strip]:
    """Places of one page that lie near each other, together."""
    by_page: defaultdict[tuple[str, int], list[PageBox]] = defaultdict(list)
    for where in places:
        for each in where.boxes:
            by_page[where.source, each.page].append(each)
    for (source, page), found in sorted(by_page.items()):
        group: list[Box] = []
        for box in sorted({each.box for each in found}, key=lambda each: each[1]):
            if group and box[1] - max(each[3] for each in group) > NEAR:
                yield _Strip(source, page, tuple(group))
                group = []
            group.append(box)
        yield _Strip(source, page, tuple(group))


def _cut(data: bytes, strip: _Strip) -> Sequence[Crop]:
    try:
        with LOCK, pypdfium2.PdfDocument(data) as pdf:
            if not 0 < strip.page <= len(pdf):
                return ()
            page = pdf[strip.page - 1]
            image = _drawn(page)
            page.close()
        with LOCK:
            missing = undrawn(data, strip.page)
    except pypdfium2.PdfiumError:
        return ()
    lacks = any(strip.top <= each.y <= strip.bottom + each.size for each in missing)
    return (_framed(image, strip, lacks=lacks),)


def _drawn(page: Any) -> Any:
    bitmap = page.render(scale=SCALE)
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return image


def _framed(image: Any, strip: _Strip, *, lacks: bool) -> Crop:
    from PIL import ImageDraw  # noqa: PLC0415  # only where a page is drawn

    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in strip.boxes:
        edge = (left - 1.5, top - 1.5, right + 1.5, bottom + 1.5)
        pen.rectangle(tuple(each * SCALE for each in edge), outline=FRAME, width=3)
    top, bottom = max(0.0, strip.top), min(image.height / SCALE, strip.bottom)
    piece = image.crop((0, int(top * SCALE), image.width, int(bottom * SCALE)))
    packed = BytesIO()
    piece.save(packed, "PNG", optimize=True)
    said = "letter.crop_lacking" if lacks else "letter.crop"
    caption = word(said, place=word("place.page", page=strip.page))
    return Crop(packed.getvalue(), piece.width / SCALE, piece.height / SCALE, caption)
