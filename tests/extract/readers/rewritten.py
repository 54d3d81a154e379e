"""One report in several formats: written from the sources of the samples, so that every reader meets the same text."""

import html
import importlib.util
import io
import re
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
LINE = Side(style="thin")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
NUMBER = re.compile(r"-?\d+(?:\.(\d+))?(%)?")


@cache
def maker():
    """The module that writes the samples."""
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def pieces(name):
    """The titles, paragraphs and tables of a sample."""
    return maker().pieces((SAMPLES / "sources" / f"{name}.grid").read_text("utf-8"))


def word(source):
    """The report as .docx."""
    return maker().word(source)


def workbook(source):
    """The report as .xlsx: a row a paragraph, real numbers under formats that print them as they are written."""
    book = Workbook()
    sheet = book.active
    row = 1
    for piece in source:
        if piece.kind == "table":
            row = _write_table(sheet, piece, row + 1) + 1
        elif piece.text:
            sheet.cell(row, 1, piece.text)
            row += 1
    return saved(book)


def _write_table(sheet, piece, top):
    for i, line in enumerate(piece.rows):
        for j, _ in enumerate(line):
            sheet.cell(top + i, j + 1).border = FRAME
    for span in piece.spans():
        cell = sheet.cell(top + span.row, span.column + 1)
        put(cell, span.text)
        cell.alignment = Alignment(wrap_text=True)
        if span.rows > 1 or span.columns > 1:
            sheet.merge_cells(
                start_row=cell.row,
                start_column=cell.column,
                end_row=cell.row + span.rows - 1,
                end_column=cell.column + span.columns - 1,
            )
    return top + len(piece.rows)


def put(cell, text):
    """Write a text; a plain number becomes one, under the format that prints it in the same characters."""
    match = NUMBER.fullmatch(text)
    if match is None:
        cell.value = text or None
        return
    decimals, percent = match.groups()
    value = Decimal(text.rstrip("%")) / (100 if percent else 1)
    cell.value = float(value) if value % 1 else int(value)
    cell.number_format = "0" + ("." + "0" * len(decimals) if decimals else "") + (percent or "")


def saved(book):
    """The bytes of a workbook."""
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def page(source):
    """The report as a web page with a menu above and a foot below."""
    parts = [
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开</title></head><body>',
        '<div class="nav"><a href="/">首页</a> | <a href="/xxgk">信息公开 1</a></div>',
    ]
    for piece in source:
        if piece.kind == "table":
            parts.append(_markup(piece))
        elif piece.text:
            tag = {"title": "h1", "heading": "h2"}.get(piece.kind, "p")
            parts.append(f"<{tag}>{html.escape(piece.text)}</{tag}>")
    parts.append('<div class="footer">备案序号 20240001</div></body></html>')
    return "\n".join(parts).encode()


def _markup(piece):
    rows = [[] for _ in piece.rows]
    for span in piece.spans():
        text = html.escape(span.text).replace("\n", "<br>")
        rows[span.row].append(f'<td rowspan="{span.rows}" colspan="{span.columns}">{text}</td>')
    return '<table border="1">' + "".join(f"<tr>{''.join(row)}</tr>\n" for row in rows) + "</table>"
