"""pdfplumber as the second reader of PDF files: its own characters and its own tables, in the same pages.

Slower by an order of magnitude, and independent of the first reader down to the file format. It is asked for the pages
whose grid does not close, and for whole files on demand. Tables without rules are found by its text strategies where
lines of text stand in columns; such tables are never certain.
"""

import logging
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from extract.document import Document
from extract.errors import EmptyFile, LimitExceeded
from extract.problems import Problem
from extract.readers.conservation import balanced
from extract.readers.grid import Grid, grid_of_boxes
from extract.readers.limits import LIMITS, Limits
from extract.readers.page_numbers import listed
from extract.readers.pdf import document_of
from extract.readers.pdf_aligned import aligned_runs
from extract.readers.pdf_engine import opened, page_count
from extract.readers.pdf_layout import OUTSIDE, layout_of, regions_of, stray_figures, tables_of
from extract.readers.pdf_page import Glyphs, once
from extract.readers.printed import Line, Page
from extract.sources import Source

_TEXT: Final = {"vertical_strategy": "text", "horizontal_strategy": "text"}
_UNMAPPED: Final = "(cid:"
_UNKNOWN: Final = "\ufffd"
_MARGIN: Final = 2.0  # points around lines in columns
logging.getLogger("pdfminer").addHandler(
    logging.NullHandler()
)  # what it says of a page is told as a problem
_BROKEN: Final = (PSException, PdfminerException, ValueError, TypeError, KeyError, IndexError)


def read_plumber(
    data: bytes, source: Source, limits: Limits = LIMITS, password: str | None = None
) -> Document:
    """Read a whole PDF with pdfplumber; what is wrong with the file as such is told as by the first reader."""
    with opened(data, password) as document:
        count = page_count(document)
    if not count:
        raise EmptyFile("PDF 里没有任何页面。")
    if count > limits.pages:
        raise LimitExceeded(f"PDF 有 {count} 页，超过 {limits.pages} 页的上限。")
    pages = list(plumbed(data, range(1, count + 1), limits, password))
    described = source.model_copy(update={"pages": count})
    shown = sum(page.figures for page in pages)
    return balanced(document_of(described, pages, _problems(pages, count)), shown)


def plumbed(
    data: bytes, numbers: Collection[int], limits: Limits = LIMITS, password: str | None = None
) -> Iterator[Page]:
    """The pages with those numbers as pdfplumber reads them; a page that it cannot read is left out."""
    deadline = time.monotonic() + limits.seconds
    try:
        file = pdfplumber.open(BytesIO(data), password=password or "", pages=sorted(numbers))
    except _BROKEN:
        return
    for page in _leaves(file):  # each is closed when it is read, and the file is in memory
        if time.monotonic() > deadline:
            what = f"读取 PDF 超过 {limits.seconds:g} 秒的上限，停在第 {page.page_number} 页。"
            raise LimitExceeded(what)
        try:
            yield _page(page)
        except _BROKEN:
            continue
        finally:
            page.close()


def _leaves(file: Any) -> list[Any]:
    """The pages of a file; none where it cannot even tell them."""
    try:
        return list(file.pages)
    except _BROKEN:
        return []


def _problems(pages: Sequence[Page], count: int) -> Iterator[Problem]:
    """What the second reader could not read."""
    missing = sorted(set(range(1, count + 1)) - {page.number for page in pages})
    if missing:
        yield Problem(what=f"第 {listed(missing)} 页已损坏，无法读取。", code="page-broken")
    scans = [page.number for page in pages if page.drawn and not page.has_text]
    if scans:
        what = f"第 {listed(scans)} 页是扫描图像，pdfplumber 不能识别，没有读取。"
        yield Problem(what=what, code="scan")


def _page(page: Any) -> Page:
    """One page with its tables and lines."""
    left, top, right, bottom = (float(edge) for edge in page.bbox)
    width, height, number = right - left, bottom - top, page.page_number
    glyphs = once(_glyphs(page.chars, left, top))
    x, y = glyphs.middle
    inside = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    seen, beyond = glyphs.take(inside), glyphs.take(~inside)
    grids = _grids(page.find_tables(), left, top)
    regions = regions_of(seen, grids)
    lines, held = layout_of(seen, regions, number).held(grids)
    tables = tables_of(grids, held, number)
    loose = _grids(_text_tables(page, lines, left, top), left, top)
    if loose:
        grids = [*grids, *loose]
        regions = regions_of(seen, grids)
        lines, held = layout_of(seen, regions, number).held(grids)
        ruled = {(table.xs, table.ys) for table in tables}
        found = tables_of(grids, held, number)
        tables = tuple(replace(t, inferred=(t.xs, t.ys) not in ruled) for t in found)
    return Page(
        number=number,
        width=width,
        height=height,
        tables=tables,
        lines=lines,
        hidden=tuple(layout_of(beyond, regions_of(beyond, []), number).of_region(OUTSIDE)),
        drawn=bool(page.images),
        unmapped=int(glyphs.unmapped.sum()),
        figures=glyphs.figures,
        stray=stray_figures(seen, regions, grids),
    )


def _text_tables(page: Any, lines: Sequence[Line], left: float, top: float) -> list[Any]:
    """The tables that the text strategies find where lines stand in columns, and nowhere else."""
    found = []
    for run in aligned_runs(lines):
        box = (
            max(min(line.left for line in run) + left - _MARGIN, page.bbox[0]),
            max(min(line.top for line in run) + top - _MARGIN, page.bbox[1]),
            min(max(line.right for line in run) + left + _MARGIN, page.bbox[2]),
            min(max(line.bottom for line in run) + top + _MARGIN, page.bbox[3]),
        )
        found += page.crop(box).find_tables(_TEXT)
    return found


def _grids(tables: Sequence[Any], left: float, top: float) -> list[Grid]:
    """The tables as grids on the displayed page; a frame of one cell is none."""
    grids = []
    for table in tables:
        boxes = np.array(table.cells, np.float64).reshape(-1, 4) - (left, top, left, top)
        grid = grid_of_boxes(boxes)
        if len(grid.xs) > 1 and len(grid.ys) > 1 and not grid.is_frame:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _glyphs(chars: Sequence[Any], left: float, top: float) -> Glyphs:
    """The characters of a page as displayed; where one glyph stands for several letters, each has a part of its box."""
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for char in chars:
        text = _UNKNOWN if char["text"].startswith(_UNMAPPED) else char["text"]
        step = (char["x1"] - char["x0"]) / max(len(text), 1)
        for i, letter in enumerate(text):
            begin = char["x0"] - left + i * step
            codes.append(ord(letter))
            boxes.append((begin, char["top"] - top, begin + step, char["bottom"] - top))
    return Glyphs(np.array(codes, np.uint32), np.array(boxes, np.float64).reshape(-1, 4))
