"""A second opinion on number formats: what LibreOffice shows of the same cells."""

import shutil
import subprocess

import pytest
from lxml import html
from openpyxl import Workbook

from extract.readers.sheet import read_workbook
from extract.sources import Source
from tests.extract.readers.rewritten import saved

SOURCE = Source(id="s1", name="a.xlsx", sha256="", format="xlsx")
VALUES = [
    0,
    1,
    356,
    402.68,
    -402.68,
    0.978,
    0.9584,
    1234567.891,
    -0.5,
    2.675,
    99.995,
    12345678.9,
    0.1 + 0.2,
]
DAYS = [61, 356, 44926, 44986, 44926.5, 45291.25]
ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
NUMBERS = ["General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "#,##0.0_);(#,##0.0)", ACCOUNTING, "0.00_ ",
           "#,##0.0000", "000", "[$¥-804]#,##0.00", '0.00"万元"', '0.0;[Red]-0.0;"零"', "0_);[Red](0)", "0.0##"]  # fmt: skip
DATES = [
    "yyyy/m/d",
    'yyyy"年"m"月"d"日"',
    "yyyy-mm-dd hh:mm",
    "h:mm:ss",
    "[h]:mm",
    "mmm-yy",
    "d-mmm-yy",
]


def shown(data, folder):
    """The cells as LibreOffice shows them, by rows."""
    (folder / "a.xlsx").write_bytes(data)
    order = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*order, "--convert-to", "html", "--outdir", folder, folder / "a.xlsx"],
        check=True,
        capture_output=True,
    )
    rows = html.parse(str(folder / "a.html")).iter("tr")
    return [["".join(cell.itertext()).strip() for cell in row.iter("td")] for row in rows]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("formats", "values"), [(NUMBERS, VALUES), (DATES, DAYS)], ids=["numbers", "dates"]
)
def test_cells_are_printed_as_another_program_shows_them(formats, values, tmp_path):
    book = Workbook()
    sheet = book.active
    for row, value in enumerate(values, 1):
        for column, code in enumerate(formats, 1):
            sheet.cell(row, column, value).number_format = code
            sheet.column_dimensions[sheet.cell(row, column).column_letter].width = 40
    data = saved(book)
    (table,) = read_workbook(data, SOURCE).blocks
    rows = [[""] * len(formats) for _ in values]
    for cell in table.cells:
        rows[cell.row][cell.column] = table.content(cell)
    assert rows == shown(data, tmp_path)
