"""Anchors: where stretches of a block stand on the medium: on a line of text, on a page, in a cell of a workbook."""

from dataclasses import dataclass
from math import cos, radians, sin

from extract.places import PageBox


@dataclass(frozen=True, slots=True)
class LineAnchor:
    """Characters ``start:end`` of a block stand on one line of a text file.

    ``line`` counts from 1, ``char`` from 0.
    """

    start: int
    end: int
    line: int
    char: int


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was put upright before it was read: by degrees against the clock, about a point in points.

    ``shift`` is how far the middle of the displayed page lies from that point, where a page lay on its side. ``slant``
    are the nine numbers, row by row, that lead from a page made flat back to the photograph, turned upright.
    """

    angle: float
    x: float
    y: float
    shift: tuple[float, float] = (0.0, 0.0)
    slant: tuple[float, ...] = ()

    def undone(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright page lies on the page as it is displayed."""
        if self.slant:
            a, b, c, d, e, f, g, h, i = self.slant
            depth = g * x + h * y + i
            x, y = (a * x + b * y + c) / depth, (d * x + e * y + f) / depth
        angle = radians(self.angle)
        across, down = x - self.x, y - self.y
        return (
            self.x + self.shift[0] + across * cos(angle) - down * sin(angle),
            self.y + self.shift[1] + across * sin(angle) + down * cos(angle),
        )


@dataclass(frozen=True, slots=True)
class Recognition:
    """How surely the characters of an anchor were read from an image.

    ``percent`` holds for every character how sure its reading is. ``rivals`` are other readings of one place: from and
    to which character of the anchor, and what may stand there instead, which may be nothing.
    """

    percent: bytes
    rivals: tuple[tuple[int, int, str], ...] = ()
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class PageAnchor:
    """Characters ``start:end`` of a block stand on one printed line of a page.

    ``edges`` holds the left edge of every character and the right edge of the last one, in points from the left;
    ``top`` and ``bottom`` are points from the top of the displayed page. ``recognition`` is there where the characters
    were read from an image; edges, top and bottom are those of the straightened page then.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    recognition: Recognition | None = None

    def box(self, start: int, end: int) -> PageBox:
        """The box around characters ``start:end`` of the block, which must lie within this anchor."""
        spans = range(start - self.start, end - self.start)
        left = min(min(self.edges[i], self.edges[i + 1]) for i in spans)
        right = max(max(self.edges[i], self.edges[i + 1]) for i in spans)
        turn = self.recognition.turn if self.recognition else None
        if turn is None:
            return PageBox(page=self.page, box=(left, self.top, right, self.bottom))
        corners = [turn.undone(x, y) for x in (left, right) for y in (self.top, self.bottom)]
        across, down = zip(*corners, strict=True)
        return PageBox(page=self.page, box=(min(across), min(down), max(across), max(down)))


@dataclass(frozen=True, slots=True)
class SheetAnchor:
    """Characters ``start:end`` of a block are the contents of one cell of a workbook.

    ``stored`` is the number that the cell holds, exact and without its format; empty where it holds none.
    """

    start: int
    end: int
    sheet: str
    cell: str
    stored: str = ""


Anchor = LineAnchor | PageAnchor | SheetAnchor
