"""Two forms abreast on one worksheet are two forms."""

import io

import openpyxl
import pytest

from benchmarks.form_files import as_xlsx
from benchmarks.ten_forms import ten_forms
from extract import read
from extract.document import Table
from gouji.pipeline import NamedBytes, audit_files

FORMS = ten_forms()[0], ten_forms()[5], ten_forms()[3]


def book(rows, merged=()):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for region in merged:
        made.active.merge_cells(region)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def abreast(gap):
    """Forms side by side, so many empty columns between."""
    made = openpyxl.load_workbook(io.BytesIO(as_xlsx(FORMS)))
    whole = made.create_sheet("全部")
    left = 0
    for sheet in made.worksheets[:-1]:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value):
            whole.cell(cell.row, left + cell.column, cell.value)
        for region in sheet.merged_cells.ranges:
            region.shift(left)
            whole.merge_cells(region.coord)
            region.shift(-left)
        left += sheet.max_column + gap
        del made[sheet.title]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def checks(data):
    audit = audit_files([NamedBytes("a.xlsx", data)]).audit
    return sorted((c.rule, c.verdict, str(c.stated), str(c.computed)) for c in audit.checks)


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_forms_abreast_give_the_checks_of_forms_on_sheets_of_their_own(gap):
    assert checks(abreast(gap)) == checks(as_xlsx(FORMS))


ASKED = ["项目名称", "道路", None, "项目名称", "桥梁"]
POINTS = ["得分", "9", None, "得分", "8"]
SHEETS = [
    # what the sheet holds                         its rows                                       merged    tables
    ("two forms that ask for the same", [ASKED, POINTS], (), 2),
    ("a form that asks for two things", [["项目名称", "道路", "主管部门", "甲局"], POINTS], (), 1),
    ("an empty column within a form", [["项目名称", "道路", None, "得分", "8"], POINTS], (), 1),
    ("a cell across both", [ASKED, ["说明", None, None, None, "8"]], ("A2:D2",), 1),
    ("a word that stands alone", [["项目名称", None, None, "项目名称", "桥梁"], [None, None, None, "得分", "8"]], (), 1),
]  # fmt: skip


@pytest.mark.parametrize(("case", "rows", "merged", "many"), SHEETS, ids=[c[0] for c in SHEETS])
def test_a_sheet_is_parted_only_between_two_forms(case, rows, merged, many):
    document = read(book(rows, merged), "a.xlsx")
    assert sum(isinstance(block, Table) for block in document.blocks) == many
