"""Sheets: small PDF files drawn for a test, with ruled tables of any style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Paragraph, Table
from extract.readers.pdf import read_pdf
from extract.sources import Source

SOURCE = Source(id="s1", name="a.pdf", sha256="", format="pdf")
FONT = "STSong-Light"
A4 = (595.0, 842.0)
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Place = tuple[int, int] | tuple[int, int, int, int]
"""Row and column of a cell, where it is merged with rowspan and colspan."""


@dataclass
class Sheet:
    """Pages to draw on, measured in points from the top left corner."""

    size: tuple[float, float] = A4
    buffer: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self):
        self.canvas = Canvas(self.buffer, pagesize=self.size)

    def text(self, x: float, top: float, text: str, size: float = 10.0) -> None:
        """One line whose top is at ``top``."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.size[1] - top - size, text)

    def line(self, x0: float, y0: float, x1: float, y1: float, style: str = "stroke") -> None:
        """A ruling line as a stroke, or as a thin filled box."""
        height = self.size[1]
        if style == "stroke":
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x0, height - y0, x1, height - y1)
        else:
            width, tall = abs(x1 - x0) or 0.5, abs(y1 - y0) or 0.5
            self.canvas.rect(x0, height - max(y0, y1), width, tall, stroke=0, fill=1)

    def box(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> None:
        """A filled box without a border."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def table(
        self,
        x: float,
        top: float,
        widths: Sequence[float],
        heights: Sequence[float],
        cells: Mapping[Place, str],
        *,
        style: str = "stroke",
        gap: float = 0.0,
        sides: bool = True,
        size: float = 10.0,
    ) -> None:
        """A ruled table; cells may hold several lines. ``gap`` ends lines before the corners."""
        xs = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
        ys = [top + sum(heights[:i]) for i in range(len(heights) + 1)]
        for place, text in cells.items():
            row, column, rows, columns = (*place, 1, 1)[:4] if len(place) == 2 else place
            left, right, upper, lower = xs[column], xs[column + columns], ys[row], ys[row + rows]
            for y in (upper, lower):
                self.line(left + gap, y, right - gap, y, style)
            for i, side in ((column, left), (column + columns, right)):
                if sides or 0 < i < len(widths):
                    self.line(side, upper + gap, side, lower - gap, style)
            for i, line in enumerate(text.split("\n")):
                self.text(left + 4, upper + 3 + i * (size + 2), line, size)

    def turn_page(self) -> None:
        """Go on on a new page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.buffer.getvalue()

    def read(self) -> Document:
        """The file as it is read."""
        return read_pdf(self.data(), SOURCE)


def plain(rows: Sequence[Sequence[str]]) -> dict[Place, str]:
    """The cells of a table without merged cells."""
    return {(i, j): text for i, row in enumerate(rows) for j, text in enumerate(row)}


def tables(document: Document) -> list[Table]:
    """The tables of a document."""
    return [table for _, table in document.tables()]


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of a document."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(table: Table) -> dict[Place, str]:
    """The cells of a table, merged ones with their spans."""
    return {
        (c.row, c.column)
        if c.rowspan == c.colspan == 1
        else (c.row, c.column, c.rowspan, c.colspan): table.content(c)
        for c in table.cells
    }
