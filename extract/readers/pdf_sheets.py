"""Sheets of a PDF: what pdfium tells of pages, and how several of them are laid out in one go.

Arrays of several pages take little more time than those of one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from extract.readers.grid import Bools, Floats, Grid, Ints, grids_of_pages
from extract.readers.pdf_engine import Handle, page_of
from extract.readers.pdf_layout import (
    OUTSIDE,
    Layout,
    layout_of,
    layouts_of,
    regions_of,
    regions_of_pages,
    stray_figures,
)
from extract.readers.pdf_lines import Drawing, drawing_of
from extract.readers.pdf_packed import PackedPage, packed
from extract.readers.pdf_page import Glyphs, glyphs_of, second_drawings
from extract.readers.pdf_view import view_of
from extract.readers.printed import Line, Page

SCAN: Final = 0.5  # of the page: a picture so large is a scan
_SIDES: Final = ([0, 1, 2, 1], [0, 3, 2, 3], [0, 1, 0, 3], [2, 1, 2, 3])
_TOGETHER: Final = 8  # sheets laid out in one go, which may draw so many lines
_LINES: Final = 3_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pdfium shows it: its size, what is drawn, and all characters with those that are not seen."""

    number: int
    size: tuple[float, float]
    drawing: Drawing
    glyphs: Glyphs
    unseen: Bools

    @property
    def shows_scan(self) -> bool:
        """Whether a picture fills the page."""
        width, height = self.size
        return self.drawing.cover >= SCAN * width * height


@dataclass(frozen=True, slots=True)
class _Stack:
    """The characters of several sheets, each glyph once, and on which sheet each stands; ``hidden`` are not seen."""

    glyphs: Glyphs
    pages: Ints
    hidden: Bools

    def take(self, chosen: Bools | Ints) -> "_Stack":
        """The characters that are chosen, in that order."""
        return _Stack(self.glyphs.take(chosen), self.pages[chosen], self.hidden[chosen])

    def count(self, chosen: Bools, sheets: int) -> list[int]:
        """How many of the chosen characters stand on each sheet."""
        counts: list[int] = np.bincount(self.pages[chosen], minlength=sheets).tolist()
        return counts


def sheet_of(document: Handle, index: int) -> Sheet | None:
    """One page as pdfium shows it, or None where it cannot be loaded."""
    with page_of(document, index) as loaded:
        if not loaded:
            return None
        handle, text = loaded
        view = view_of(handle)
        drawing = drawing_of(handle, view)
        glyphs, unseen = glyphs_of(text, view, unseen=drawing.unseen)
    return Sheet(index + 1, view.size, drawing, glyphs, unseen)


def batches(sheets: Iterable[Sheet]) -> Iterator[list[Sheet]]:
    """Sheets by so many as may be laid out together."""
    batch: list[Sheet] = []
    lines = 0
    for sheet in sheets:
        lines += len(sheet.drawing.rules)
        if batch and (len(batch) == _TOGETHER or lines > _LINES):
            yield batch
            batch, lines = [], len(sheet.drawing.rules)
        batch.append(sheet)
    if batch:
        yield batch


def laid_out(sheets: Sequence[Sheet]) -> Iterator[PackedPage]:
    """Sheets as pages with their tables and lines."""
    stack = _stacked(sheets)
    # text that is not seen was recognised where a picture fills the page, and is hidden elsewhere
    unseen = np.bincount(stack.pages[stack.hidden], minlength=len(sheets)) > 0
    layers = unseen & np.array([sheet.shows_scan for sheet in sheets])
    stack.hidden[layers[stack.pages]] = False
    unmapped = stack.count(stack.glyphs.unmapped & ~stack.hidden, len(sheets))
    figures = stack.count(stack.glyphs.figure, len(sheets))
    seen = ~stack.hidden & _inside(stack, sheets)
    hidden = _hidden_lines(stack.take(~seen), sheets)
    shown = stack if seen.all() else stack.take(seen)
    for page, (layout, grids, stray) in enumerate(_layouts(shown, sheets)):
        sheet, layer = sheets[page], bool(layers[page])
        plain = Page(
            number=sheet.number,
            width=sheet.size[0],
            height=sheet.size[1],
            hidden=hidden.get(page, ()),
            drawn=sheet.drawing.visible,
            unmapped=unmapped[page],
            figures=figures[page],
            layer=layer,
            stray=stray,
        )
        yield packed(plain, replace(layout, doubtful=True) if layer else layout, grids)


def _stacked(sheets: Sequence[Sheet]) -> _Stack:
    """The characters of sheets without second drawings, those that are not seen behind the others of their sheet."""
    glyphs = Glyphs(
        np.concatenate([sheet.glyphs.codes for sheet in sheets]),
        np.concatenate([sheet.glyphs.boxes for sheet in sheets]),
    )
    pages = np.repeat(np.arange(len(sheets)), [len(sheet.glyphs) for sheet in sheets])
    stack = _Stack(glyphs, pages, np.concatenate([sheet.unseen for sheet in sheets]))
    again = second_drawings(glyphs, 2 * pages + stack.hidden)
    if again.any():
        stack = stack.take(~again)
    return stack.take(np.lexsort((stack.hidden, stack.pages))) if stack.hidden.any() else stack


def _inside(stack: _Stack, sheets: Sequence[Sheet]) -> Bools:
    """Which characters stand on the visible page."""
    x, y = stack.glyphs.middle
    width, height = np.array([sheet.size for sheet in sheets]).T
    inside: Bools = (x >= 0) & (x <= width[stack.pages]) & (y >= 0) & (y <= height[stack.pages])
    return inside


def _hidden_lines(stack: _Stack, sheets: Sequence[Sheet]) -> dict[int, tuple[Line, ...]]:
    """The lines of characters that cannot be seen, by sheet."""
    found = {}
    for page in np.unique(stack.pages).tolist():
        glyphs = stack.take(stack.pages == page).glyphs
        layout = layout_of(glyphs, regions_of(glyphs, []), sheets[page].number)
        found[page] = tuple(layout.of_region(OUTSIDE))
    return found


def _layouts(stack: _Stack, sheets: Sequence[Sheet]) -> Iterator[tuple[Layout, list[Grid], int]]:
    """The lines, the grids and the number of digits in no cell for each sheet."""
    glyphs, pages = stack.glyphs, stack.pages
    bounds = np.searchsorted(pages, np.arange(len(sheets) + 1)).tolist()
    found = grids_of_drawings([sheet.drawing for sheet in sheets])
    grids = [
        own if low < high else [] for own, (low, high) in zip(found, pairwise(bounds), strict=True)
    ]
    regions = regions_of_pages(glyphs, pages, grids)
    layouts = layouts_of(glyphs, regions, pages, [sheet.number for sheet in sheets])
    for layout, own, (low, high) in zip(layouts, grids, pairwise(bounds), strict=True):
        part = Glyphs(glyphs.codes[low:high], glyphs.boxes[low:high])
        yield layout, own, stray_figures(part, regions[low:high], own)


def grids_of_drawings(drawings: Sequence[Drawing]) -> list[list[Grid]]:
    """The grids that lines draw, and those that only filled boxes show; boxes in a grid of lines are shading."""
    found = grids_of_pages([drawing.rules for drawing in drawings])
    # a low and wide frame may be the one row of a table that a page has room for; others stand around text
    found = [[grid for grid in grids if not grid.is_frame or grid.is_row] for grids in found]
    if any(len(drawing.fills) for drawing in drawings):
        pairs = zip(drawings, found, strict=True)
        more = grids_of_pages([_outlines_of_fills(drawing, grids) for drawing, grids in pairs])
        for grids, others in zip(found, more, strict=True):
            grids.extend(grid for grid in others if not grid.is_frame)
    return found


def _outlines_of_fills(drawing: Drawing, grids: Sequence[Grid]) -> Floats:
    """The sides of filled boxes that lie in no grid."""
    fills = drawing.fills
    x, y = (fills[:, 0] + fills[:, 2]) / 2, (fills[:, 1] + fills[:, 3]) / 2
    apart = np.ones(len(fills), bool)
    for grid in grids:
        across = (grid.xs[0] <= x) & (x <= grid.xs[-1])
        apart &= ~(across & (grid.ys[0] <= y) & (y <= grid.ys[-1]))
    return np.concatenate([fills[apart][:, corners] for corners in _SIDES])
