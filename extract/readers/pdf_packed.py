"""Packed pages: a page as arrays, a third of the size of its lines and cells, until its turn comes."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from extract.readers.grid import Grid
from extract.readers.pdf_layout import OUTSIDE, Layout, tables_of
from extract.readers.printed import FEW, Extent, Line, Page, outer

_NO_OWNERS = np.empty((0, 0), np.int64)


@dataclass(frozen=True, slots=True)
class PackedPage:
    """One page of a long file; ``page`` is the page without its lines and tables."""

    page: Page
    layout: Layout
    grids: tuple[Grid, ...]

    @property
    def number(self) -> int:
        """Which page it is, from 1."""
        return self.page.number

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.page.width

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.page.height

    @property
    def drawn(self) -> bool:
        """Whether it shows something other than characters."""
        return self.page.drawn

    @property
    def unmapped(self) -> int:
        """How many of its characters the font gives no character for."""
        return self.page.unmapped

    @property
    def figures(self) -> int:
        """How many digits its text layer draws."""
        return self.page.figures

    @property
    def stray(self) -> int:
        """How many digits stand in a ruled table but in none of its cells."""
        return self.page.stray

    @property
    def layer(self) -> bool:
        """Whether its characters are a text layer that another program recognised on a scan."""
        return self.page.layer

    @property
    def hidden(self) -> tuple[Line, ...]:
        """Lines that cannot be seen."""
        return self.page.hidden

    @property
    def is_sparse(self) -> bool:
        """Whether it shows something other than characters and hardly any of these."""
        count = self._outside.stop
        if not self.drawn or len(self.layout) > count:
            return False
        return len(self.layout.text) <= FEW

    @property
    def has_text(self) -> bool:
        """Whether any character of it can be read."""
        return len(self.layout) > 0

    @property
    def _outside(self) -> slice:
        """The lines outside tables, which are the first ones."""
        return self.layout.inside(OUTSIDE)

    @property
    def outer_lines(self) -> list[tuple[int, Line]]:
        """The first two and the last two lines outside tables, each with its index."""
        return [(i, line) for i in outer(self._outside.stop) for line in self.layout.of(i, i + 1)]

    @property
    def heights(self) -> list[float]:
        """How tall all lines are."""
        heights: list[float] = ((self.layout.bottoms - self.layout.tops) / 10).tolist()
        return heights

    def extent(self, without: Collection[int] = ()) -> Extent:
        """The edges of the lines outside tables, but for those with an index to be left out."""
        made, where = self.layout, self._outside
        sides = (made.lefts, made.tops, made.rights, made.bottoms)
        rows = zip(*((side[where] / 10).tolist() for side in sides), strict=True)
        edges = [row for i, row in enumerate(rows) if i not in without]
        spans = ((float(grid.ys[0]), float(grid.ys[-1])) for grid in self._held())
        return Extent(edges, tuple(spans))

    def _held(self) -> list[Grid]:
        """The grids that hold any character."""
        ends = np.cumsum([0, *(len(grid.cells) for grid in self.grids)])
        counts = np.diff(np.searchsorted(self.layout.regions, ends))
        return [grid for grid, count in zip(self.grids, counts.tolist(), strict=True) if count]

    def opened(self) -> Page:
        """The page with its lines and tables."""
        lines, held = self.layout.held(self.grids)
        tables = tables_of(self.grids, held, self.number)
        return replace(self.page, tables=tables, lines=lines)


def packed(page: Page, layout: Layout, grids: list[Grid]) -> PackedPage:
    """A page as arrays."""
    kept = (
        replace(grid, cells=grid.cells.astype(np.int32), owner=_NO_OWNERS)  # the cells tell it all
        for grid in grids
    )
    return PackedPage(page, layout, tuple(kept))
