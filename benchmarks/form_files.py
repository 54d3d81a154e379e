"""The ten forms as files of every format: the same cells, the same printed strings."""

import io
from collections.abc import Sequence
from html import escape
from itertools import groupby

import docx
import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table  # type: ignore[import-untyped]

from .known_forms import Form

FONT = "STSong-Light"
_ORDINALS = "一二三四五六七八九十"
RULES = ("all", "open", "none", "three")
Rules = str
"""Which rules a table is printed with: all of them, none at the sides, none at all, or three."""


def as_pdf(
    forms: Sequence[Form | str],
    rules: Rules = "all",
    *,
    centred: bool = False,
    padding: tuple[float, float] | None = None,
) -> bytes:
    """Forms as a PDF, each on a page of its own below its title; a string is a paragraph before the next form.

    Texts stand at the left of their cells, or in the middle; ``padding`` is that above and beside them in points.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    title, text = _style(15, 22, 1), _style(10.5, 18, 0)
    flow: list[object] = []
    for form in forms:
        if isinstance(form, str):
            flow.append(Paragraph(escape(form), text))
            continue
        flow += [
            Paragraph(form.title, title),
            _pdf_table(form, A4[0] - 100, rules, centred=centred, padding=padding),
            PageBreak(),
        ]
    raw = io.BytesIO()
    margins = {"leftMargin": 50, "rightMargin": 50, "topMargin": 56, "bottomMargin": 56}
    SimpleDocTemplate(raw, pagesize=A4, invariant=1, **margins).build(flow)
    return raw.getvalue()


def _style(size: float, leading: float, alignment: int) -> ParagraphStyle:
    return ParagraphStyle(
        f"s{size}",
        fontName=FONT,
        fontSize=size,
        leading=leading,
        alignment=alignment,
        wordWrap="CJK",
        spaceAfter=6,
    )


def _pdf_table(
    form: Form, width: float, rules: Rules, *, centred: bool, padding: tuple[float, float] | None
) -> Table:
    cell = ParagraphStyle(
        "cell", fontName=FONT, fontSize=8.5, leading=11, wordWrap="CJK", alignment=int(centred)
    )
    grid: list[list[object]] = [[""] * len(row) for row in form.rows]
    last = len(form.rows[0]) - 1
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    sides = ("TOP", "BOTTOM", "LEFT", "RIGHT") if padding else ()
    for side, room in zip(sides, (*(padding or ())[:1] * 2, *(padding or ())[1:] * 2), strict=True):
        style.append((f"{side}PADDING", (0, 0), (-1, -1), room))
    for (row, column, rows, columns), text in form.cells().items():
        end = (column + columns - 1, row + rows - 1)
        grid[row][column] = Paragraph(escape(text), cell)
        style.append(("SPAN", (column, row), end))
        if rules in {"all", "open"}:
            style += [
                (side, (column, row), end, 0.6, "black") for side in ("LINEABOVE", "LINEBELOW")
            ]
            # a line is drawn along a whole span, but for the sides of the table where it has none
            if rules == "all" or column > 0:
                style.append(("LINEBEFORE", (column, row), (column, end[1]), 0.6, "black"))
            if rules == "all" or end[0] < last:
                style.append(("LINEAFTER", (end[0], row), end, 0.6, "black"))
    if rules == "three":
        style += [
            ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
        ]
        style.append(("LINEBELOW", (0, -1), (-1, -1), 1, "black"))
    return Table(
        grid, colWidths=[width * share / sum(form.widths) for share in form.widths], style=style
    )


def as_docx(forms: Sequence[Form | str]) -> bytes:
    """Forms as a Word file with real merged cells."""
    made = docx.Document()
    for form in forms:
        if isinstance(form, str):
            made.add_paragraph(form)
            continue
        made.add_paragraph(form.title)
        table = made.add_table(len(form.rows), len(form.rows[0]), style="Table Grid")
        for (row, column, rows, columns), text in form.cells().items():
            cell = table.cell(row, column)
            if rows > 1 or columns > 1:
                cell = cell.merge(table.cell(row + rows - 1, column + columns - 1))
            cell.text = text
        made.add_paragraph()  # no office program ends a file with a table
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def as_xlsx(forms: Sequence[Form | str]) -> bytes:
    """Forms as a workbook, one sheet each, every value as text so that it prints as it stands."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    texts: list[str] = []
    for form in forms:
        if isinstance(form, str):
            texts.append(form)
            continue
        sheet = book.create_sheet(f"表{_ORDINALS[len(book.sheetnames)]}")
        for i, line in enumerate([*texts, form.title], 1):
            sheet.cell(i, 1, line)
        top = len(texts) + 1
        texts = []
        for (row, column, rows, columns), text in form.cells().items():
            sheet.cell(top + row + 1, column + 1, text or None)
            if rows > 1 or columns > 1:
                corner = f"{get_column_letter(column + 1)}{top + row + 1}"
                end = f"{get_column_letter(column + columns)}{top + row + rows}"
                sheet.merge_cells(f"{corner}:{end}")
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def as_html(forms: Sequence[Form | str]) -> bytes:
    """Forms as a web page."""
    parts = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>绩效自评</title></head><body>"
    ]
    for form in forms:
        if isinstance(form, str):
            parts.append(f"<p>{escape(form)}</p>")
            continue
        parts.append(f"<p>{escape(form.title)}</p><table border='1'>")
        slots = sorted(form.cells().items())
        for _, row in groupby(slots, key=lambda item: item[0][0]):
            cells = "".join(
                f"<td rowspan='{s[2]}' colspan='{s[3]}'>{escape(t)}</td>" for s, t in row
            )
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</table>")
    return "".join([*parts, "</body></html>"]).encode()
