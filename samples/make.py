"""Write the Word and PDF samples from their sources; `python samples/make.py` gives the same bytes every time.

A source is plain text: `# ` a title, `## ` a heading, `---` a new page, `: 9 13 17` the widths of the next table's
columns, `| a | b |` a row of cells; in a row `<` belongs to the cell on its left and `^` to the one above.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
EPOCH = (2025, 1, 1, 0, 0, 0)
FONT = "STSong-Light"
"""A font that every PDF viewer brings along: the file names it and holds no outlines."""


@dataclass(frozen=True)
class Span:
    """A cell of a source table with the rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass
class Piece:
    """A line or a table of a source."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def spans(self) -> Iterator[Span]:
        """Every cell that is not part of another one."""
        for i, row in enumerate(self.rows):
            for j, text in enumerate(row):
                if text not in ("<", "^"):
                    yield Span(i, j, self._down(i, j), self._right(i, j), text)

    def _right(self, i: int, j: int) -> int:
        rest = self.rows[i][j + 1 :]
        return 1 + next((k for k, text in enumerate(rest) if text != "<"), len(rest))

    def _down(self, i: int, j: int) -> int:
        rest = self.rows[i + 1 :]
        return 1 + next((k for k, row in enumerate(rest) if row[j] != "^"), len(rest))


def pieces(source: str) -> list[Piece]:
    """Read a source into titles, headings, paragraphs, page breaks and tables."""
    found: list[Piece] = []
    for line in filter(None, source.splitlines()):
        if line.startswith("|"):
            found[-1].rows.append([cell.strip() for cell in line[1:-1].split("|")])
        elif line.startswith(":"):
            found.append(Piece("table", widths=[int(w) for w in line[1:].split()]))
        elif line == "---":
            found.append(Piece("break"))
        else:
            mark, _, rest = line.partition(" ")
            kind = {"#": "title", "##": "heading"}.get(mark)
            found.append(Piece(kind, rest) if kind else Piece("text", line))
    return found


def word(source: list[Piece]) -> bytes:
    """Build a .docx with real merged cells."""
    from docx import Document  # noqa: PLC0415  # only the makers of samples need it
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = Document()
    style = document.styles["Normal"]
    style.font.name = "宋体"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for piece in source:
        if piece.kind == "break":
            document.add_page_break()
        elif piece.kind == "table":
            _word_table(document, piece)
        else:
            level = {"title": 1, "heading": 2}.get(piece.kind)
            _ = (
                document.add_heading(piece.text, level)
                if level
                else document.add_paragraph(piece.text)
            )
    raw = io.BytesIO()
    document.save(raw)
    return _dated(raw.getvalue())


def _word_table(document, piece: Piece) -> None:  # noqa: ANN001
    table = document.add_table(len(piece.rows), len(piece.rows[0]))
    table.style = "Table Grid"
    for span in piece.spans():
        cell = table.cell(span.row, span.column)
        if span.rows > 1 or span.columns > 1:
            cell = cell.merge(table.cell(span.row + span.rows - 1, span.column + span.columns - 1))
        cell.text = span.text


def _dated(archive: bytes) -> bytes:
    """The same archive with every date set to one moment, so that a rebuild changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def pdf(source: list[Piece]) -> bytes:
    """Build a PDF whose ruled tables run on over the pages, their heads not repeated."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415  # only the makers of samples need it
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    styles = {
        "title": _style(16, 24, alignment=1, spaceAfter=8),
        "heading": _style(12, 20, spaceBefore=4),
        "text": _style(10.5, 18, firstLineIndent=21),
    }
    flow = []
    for piece in source:
        if piece.kind == "break":
            flow.append(PageBreak())
        elif piece.kind == "table":
            flow += [_ruled_table(piece, A4[0] - 100), Spacer(1, 14)]
        else:
            flow.append(Paragraph(piece.text, styles[piece.kind]))
    raw = io.BytesIO()
    template = SimpleDocTemplate(
        raw, pagesize=A4, leftMargin=50, rightMargin=50, topMargin=56, bottomMargin=56, invariant=1
    )
    template.build(flow, onFirstPage=_page_number, onLaterPages=_page_number)
    return raw.getvalue()


def _style(size: float, leading: float, **more: float):  # noqa: ANN202
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415

    return ParagraphStyle(
        f"s{size}", fontName=FONT, fontSize=size, leading=leading, wordWrap="CJK", **more
    )


def _page_number(canvas, template) -> None:  # noqa: ANN001
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(template.pagesize[0] / 2, 30, f"— {canvas.getPageNumber()} —")


def _ruled_table(piece: Piece, width: float):  # noqa: ANN202
    """Rule every cell by its own lines: a cell merged downwards may then run over a page break."""
    from reportlab.platypus import Paragraph, Table  # noqa: PLC0415

    cell = _style(8.5, 11.5)
    grid: list[list[object]] = [[""] * len(row) for row in piece.rows]
    rules: list[tuple[object, ...]] = [
        ("BOX", (0, 0), (-1, -1), 0.6, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for span in piece.spans():
        right, last = span.column + span.columns - 1, span.row + span.rows - 1
        grid[span.row][span.column] = Paragraph(span.text, cell)
        rules += [("LINEABOVE", (span.column, span.row), (right, span.row), 0.6, "black")]
        rules += [
            ("LINEAFTER", (right, row), (right, row), 0.6, "black")
            for row in range(span.row, last + 1)
        ]
        rules += [
            ("SPAN", (span.column, row), (right, row))
            for row in range(span.row, last + 1)
            if span.columns > 1
        ]
    widths = [width * share / sum(piece.widths) for share in piece.widths]
    return Table(grid, colWidths=widths, style=rules, splitByRow=1)


MAKERS = {
    "library-2023": (word, "docx"),
    "sanitation-2023": (word, "docx"),
    "education-2024": (pdf, "pdf"),
}
"""How each sample that has a source is made."""


def main() -> None:
    """Write every sample that has a source."""
    for name, (make, suffix) in MAKERS.items():
        source = (HERE / "sources" / f"{name}.grid").read_text(encoding="utf-8")
        target = HERE / f"{name}.{suffix}"
        target.write_bytes(make(pieces(source)))
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
