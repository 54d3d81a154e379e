"""The second reader: the same cells as the first on closed grids, tables without rules, and opinions on open grids."""

import json
import logging

import pytest
from typer.testing import CliRunner

from benchmarks.cell_scores import cells_of, squeezed
from benchmarks.form_files import as_pdf
from benchmarks.ten_forms import ten_forms
from extract.errors import LimitExceeded, UnknownReader
from extract.readers import Terms, read
from extract.readers.limits import Limits
from extract.readers.pdf import read_pdf
from extract.readers.plumber import plumbed, read_plumber
from gouji.cli import app
from gouji.exits import Exit
from tests.extract.readers.sheets import SOURCE, Sheet, cells, paragraphs, plain, tables

ROWS = [["项目", "预算数", "决算数"], ["公务接待费", "12.50", "9.86"], ["会议费", "3", "2.75"]]
WIDTHS, HEIGHTS = [100, 80, 80], [20, 20, 20]


def squeezed_cells(document):
    return [{slot: squeezed(text) for slot, text in cells_of(t).items()} for t in tables(document)]


@pytest.mark.parametrize("number", range(10))
def test_both_readers_see_the_same_cells_in_closed_grids(number):
    form = ten_forms()[number]
    data = as_pdf([form])
    first, second = read_pdf(data, SOURCE), read_plumber(data, SOURCE)
    assert squeezed_cells(first) == squeezed_cells(second)
    assert first.problems == second.problems == ()
    assert squeezed_cells(second) == [{s: squeezed(text) for s, text in form.cells().items()}]


def sheet_of(rows, **style):
    sheet = Sheet()
    sheet.text(80, 70, "支出情况表")
    sheet.table(80, 100, WIDTHS, HEIGHTS, plain(rows), **style)
    return sheet


def test_the_second_reader_is_asked_for_by_name():
    document = read(sheet_of(ROWS).data(), "a.pdf", reader="pdfplumber")
    (table,) = tables(document)
    assert cells(table) == plain(ROWS)
    assert paragraphs(document) == ["支出情况表"]
    (box,) = document.where(1, table.text.index("9.86"), table.text.index("9.86") + 4).boxes
    assert 260 <= box.box[0] < box.box[2] <= 340


def test_a_reader_nobody_knows_is_one_sentence():
    with pytest.raises(UnknownReader, match="没有名为 camelot 的 PDF 读取方法") as caught:
        Terms(reader="camelot")
    assert str(caught.value).count("。") == 1


def test_the_command_line_takes_the_name_of_a_reader(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf([ten_forms()[0]]))
    calls = [["audit", str(path), "--json", "--reader", name] for name in ("pdfium", "pdfplumber", "other")]  # fmt: skip
    usual, second, unknown = (CliRunner().invoke(app, call) for call in calls)
    assert usual.exit_code == second.exit_code
    first, other = (
        [(n["raw"], n["mark"]) for n in json.loads(result.stdout)["numbers"]]
        for result in (usual, second)
    )
    assert first == other != []
    assert unknown.exit_code == Exit.USAGE
    assert "没有名为 other" in unknown.output
    assert "Traceback" not in unknown.output


def test_columns_without_rules_are_a_table_of_the_second_reader_and_said_so():
    sheet = Sheet()
    for i, row in enumerate([["甲", "乙", "丙"], ["丁", "12.50", "9.86"], ["戊", "3.40", "2.75"]]):
        for j, text in enumerate(row):
            sheet.text(80 + 120 * j, 110 + 20 * i, text)
    document = read_plumber(sheet.data(), SOURCE)
    (table,) = tables(document)
    found = {text for text in cells(table).values() if text}
    assert {"12.50", "9.86", "3.40", "2.75"} <= found
    assert [problem.code for problem in document.problems] == ["table-inferred"]


def test_running_text_is_no_table_of_the_second_reader():
    sheet = Sheet()
    for i in range(6):
        sheet.text(80, 100 + 20 * i, "本年度部门整体支出严格执行预算管理制度，资金使用合规")
    assert tables(read_plumber(sheet.data(), SOURCE)) == []


def test_the_second_reader_keeps_the_limits():
    with pytest.raises(LimitExceeded, match="1 页"):
        read_plumber(sheet_of(ROWS).data(), SOURCE, Limits(pages=0))


def open_grid(sheet, *, shaded):
    """A table in which three cells have no rules between them; where it is shaded, boxes part them all the same."""
    left, top, right = [80, 180, 260, 340], [100, 120, 140, 160], 340
    if shaded:
        for x0, x1, y0, y1, grey in ((180, 260, 120, 140, 0.9), (260, 340, 120, 140, 0.8), (180, 260, 140, 160, 0.7)):  # fmt: skip
            sheet.box(x0, y0, x1, y1, grey)
    for y in (100, 120, 160):
        sheet.line(80, y, right, y)
    for x in (80, 180, 340):
        sheet.line(x, 100, x, 160)
    sheet.line(80, 140, 180, 140)
    sheet.line(260, 140, 340, 140)
    sheet.line(260, 100, 260, 120)
    sheet.line(260, 140, 260, 160)
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            sheet.text(left[j] + 4, top[i] + 4, text)


def test_digits_beside_the_cells_of_an_open_grid_are_said():
    sheet = Sheet()
    open_grid(sheet, shaded=False)
    document = sheet.read()
    (problem,) = document.problems
    assert problem.code == "readers-differ"
    assert problem.where.table == 0
    assert "9.86" in "".join(block.text for block in document.blocks)


def test_the_second_reading_is_taken_where_it_explains_more():
    sheet = Sheet()
    open_grid(sheet, shaded=True)
    document = sheet.read()
    (table,) = tables(document)
    assert cells(table) == plain(ROWS)
    (problem,) = document.problems
    assert (problem.code, problem.where.table) == ("second-reader", 0)


def test_a_file_that_the_second_reader_cannot_open_is_read_by_the_first():
    sheet = Sheet()
    open_grid(sheet, shaded=False)
    data = sheet.data().replace(b" /ImageI ]", b" ] /c     ")
    document = read_pdf(data, SOURCE)
    assert "9.86" in "".join(block.text for block in document.blocks)
    assert [problem.code for problem in document.problems] == ["grid-open"]
    assert list(plumbed(data, [1])) == []


def test_what_the_second_reader_mutters_is_not_printed():
    assert logging.getLogger("pdfminer").hasHandlers()
