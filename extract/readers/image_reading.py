"""Recognising many pages: one after the other, within limits, with word of how far it has come."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.errors import LimitExceeded
from extract.problems import Problem
from extract.readers.image_page import Raster, Sight, page_of_raster
from extract.readers.limits import Limits, Progress
from extract.readers.page_numbers import listed
from extract.readers.printed import Leaf


@dataclass(frozen=True)
class Reading:
    """Pages of a document; ``lost`` counts on each page what looked like print and could not be read.

    ``sealed`` and ``slanted`` are the pages with figures under a seal, and those photographed from one side.
    """

    pages: tuple[Leaf, ...]
    recognised: tuple[int, ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    sealed: tuple[int, ...] = ()
    slanted: tuple[int, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """What a user has to know of pages that were recognised."""
        read = {page.number for page in self.pages if page.has_text}
        if found := [number for number in self.recognised if number in read]:
            what = f"第 {listed(found)} 页是扫描图像，文字由识别得来，识读存疑的数字已标明。"
            yield Problem(what=what, code="recognised")
        if empty := [number for number in self.recognised if number not in read]:
            yield Problem(what=f"第 {listed(empty)} 页是图像，没有识别出文字。", code="scan")
        if self.lost:
            pages, places = (
                listed([number for number, _ in self.lost]),
                sum(n for _, n in self.lost),
            )
            yield Problem(what=f"第 {pages} 页有 {places} 处文字无法识读。", code="illegible")
        if self.sealed:
            what = f"第 {listed(self.sealed)} 页有印章盖在数字上，已去掉印章再识读，请对照原件。"
            yield Problem(what=what, code="seal")
        if self.slanted:
            what = f"第 {listed(self.slanted)} 页像是斜着拍的照片，表格和数字可能读不全，请正对纸面重拍或扫描。"
            yield Problem(what=what, code="perspective")


def recognised(
    rasters: Iterable[Raster], count: int, limits: Limits, progress: Progress | None = None
) -> Reading:
    """Recognise pages; ``progress`` is told how many of how many are done."""
    if count > limits.scans:
        raise LimitExceeded(f"扫描页有 {count} 页，超过 {limits.scans} 页的上限。")
    deadline = time.monotonic() + limits.seconds + count * limits.scan_seconds
    seen: list[Sight] = []
    for done, raster in enumerate(rasters):
        if progress:
            progress(done, count)
        if time.monotonic() > deadline:
            raise LimitExceeded(f"识别文字超过时间上限，停在第 {raster.number} 页。")
        seen.append(page_of_raster(raster))
    if progress:
        progress(len(seen), count)
    pages = tuple(sight.page for sight in seen)
    return Reading(
        pages,
        recognised=tuple(page.number for page in pages),
        lost=tuple((sight.page.number, sight.lost) for sight in seen if sight.lost),
        sealed=tuple(sight.page.number for sight in seen if sight.sealed),
        slanted=tuple(sight.page.number for sight in seen if sight.slanted),
    )


def merged(pages: Sequence[Leaf], reading: Reading) -> Reading:
    """All pages of a document, those that were recognised in their places."""
    read = {page.number: page for page in reading.pages}
    together = tuple(read.get(page.number, page) for page in pages)
    return replace(reading, pages=together)
