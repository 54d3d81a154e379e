"""LibreOffice without a screen, to recompute workbooks as a person who opens them would see them."""

import shutil
import subprocess
from io import BytesIO

import openpyxl
import pytest

PROGRAM = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""

needed = pytest.mark.skipif(
    PROGRAM is None, reason="LibreOffice is not installed: nothing recomputes the formulas"
)


def forgotten(data):
    """A workbook without the figures that were stored beside its formulas."""
    packed = BytesIO()
    openpyxl.load_workbook(BytesIO(data)).save(packed)
    return packed.getvalue()


def recomputed(data, folder):
    """The workbook as LibreOffice computes it, with nothing to copy the figures from."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    source = folder / "book.xlsx"
    source.write_bytes(forgotten(data))
    out = folder / "recomputed"
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    order = [PROGRAM, *options, "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=240)
    return openpyxl.load_workbook(out / "book.xlsx", data_only=True)


def opened(data, **options):
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(data), **options)


def texts(sheet):
    """Every text of a sheet."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def by_head(sheet, row=1):
    """The rows below the head as dictionaries of cells by column head."""
    heads = [cell.value for cell in sheet[row]]
    return [dict(zip(heads, cells, strict=True)) for cells in sheet.iter_rows(min_row=row + 1)]
