"""Workbooks as they are read: titles and tables, merged and hidden cells, stored numbers, and what is said of the rest."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side

from extract.document import Paragraph, Table
from extract.errors import BrokenFile, EmptyFile, LimitExceeded
from extract.readers.limits import LIMITS, Limits
from extract.readers.sheet import read_workbook
from extract.sources import Source
from tests.extract.readers.rewritten import FRAME, put, saved

SOURCE = Source(id="s1", name="a.xlsx", sha256="", format="xlsx")
HEAD = ["项目", "预算数", "执行数"]


def book(rows=(), *, framed=(), title="自评表"):
    """A workbook of one sheet; ``framed`` are the rows, from 1, whose cells have lines around."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row, line in enumerate(rows, 1):
        for column, text in enumerate(line, 1):
            if row in framed:
                sheet.cell(row, column).border = FRAME
            if text is not None:
                put(sheet.cell(row, column), text) if isinstance(text, str) else sheet.cell(
                    row, column, text
                )
    return made


def read(made, limits=LIMITS):
    return read_workbook(saved(made), SOURCE, limits)


def shape(document):
    """Every block in short: a paragraph as its text, a table as its rows of cells."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            rows = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row].append(block.content(cell))
            found.append(rows)
    return found


def changed(made, name, change):
    """The bytes of a workbook with one of its parts rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(made))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry == name else data)
    return out.getvalue()


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def bare(rows, *, shared="", formats="", before="", after="", names=str, more=None):
    """The bytes of a workbook of one sheet written by hand; ``names`` changes the names of its parts."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="a" Type="{KINDS}/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} {LINKS}><sheets><sheet name="表" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>"
        f'<Relationship Id="s" Type="{KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="t" Type="{KINDS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="u" Type="{KINDS}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {MAIN}>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}>{formats}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (parts | (more or {})).items():
            archive.writestr(names(name), text)
    return out.getvalue()


GRID = [HEAD, ["甲", "1", "2"], ["乙", "3", "4"]]
TITLED = ["自评表", None, None]
NOTE = ["注：金额单位为万元。", None, None]
LAYOUTS = [
    # what the sheet shows            rows                        framed     merged               blocks
    ("a table alone", GRID, (), (), [GRID]),
    ("a title above a table", [TITLED, *GRID], (), (), ["自评表", GRID]),
    ("a framed row above is part of the table", [TITLED, *GRID], (1, 2, 3, 4), (),
     [[["自评表", "", ""], *GRID]]),
    ("a title without a frame above a framed table", [TITLED, *GRID], (2, 3, 4), (),
     ["自评表", GRID]),
    ("unit and currency above a framed table",
     [["单位：甲局", None, None, None, "单位：万元"], [*HEAD, "率", "分"], ["甲", "1", "2", "3", "4"]],
     (2, 3), (), ["单位：甲局", "单位：万元", [[*HEAD, "率", "分"], ["甲", "1", "2", "3", "4"]]]),
    ("a head without a frame stays with its table", GRID, (2, 3), (), [GRID]),
    ("a note below a framed table", [*GRID, NOTE], (1, 2, 3), ("A4:C4",),
     [GRID, NOTE[0]]),
    ("a note across a table without frames", [*GRID, NOTE], (), ("A4:C4",), [GRID, NOTE[0]]),
    ("a last row of one cell is a row", [*GRID, ["合计", None, None]], (), (),
     [[*GRID, ["合计", "", ""]]]),
    ("a number alone above a table is a row", [[5, None, None], *GRID], (), (),
     [[["5", "", ""], *GRID]]),
    ("two tables with empty rows between", [*GRID, [], [], [], *GRID], (), (), [GRID, GRID]),
    ("a table that goes on behind an empty row", [*GRID, [], ["丙", "5", "6"]], (), (),
     [[*GRID, ["", "", ""], ["丙", "5", "6"]]]),
    ("a head that comes again begins a table", [*GRID, [], *GRID], (), (), [GRID, GRID]),
    ("a form that begins like the one before is another", [["名称", "道路"], ["得分", "9"], [], ["名称", "桥梁"], ["得分", "8"]],
     (), (), [[["名称", "道路"], ["得分", "9"]], [["名称", "桥梁"], ["得分", "8"]]]),
    ("tables of other columns are two", [*GRID, [], ["丙", "5"]], (), (), [GRID, [["丙", "5"]]]),
    ("a title between framed tables", [*GRID, TITLED, *GRID], (1, 2, 3, 5, 6, 7), ("A4:C4",),
     [GRID, "自评表", GRID]),
    ("an empty framed row is a row", [*GRID, [None] * 3, ["丙", "5", "6"]], (1, 2, 3, 4, 5), (),
     [[*GRID, ["", "", ""], ["丙", "5", "6"]]]),
    ("empty framed rows at the end are none", [*GRID, [None] * 3], (1, 2, 3, 4), (), [GRID]),
    ("lines of text", [["第一段。"], ["第二段。"]], (), (), ["第一段。", "第二段。"]),
    ("an empty column in front is no column", [[None, *row] for row in GRID], (), (), [GRID]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "framed", "merged", "blocks"), [c[1:] for c in LAYOUTS], ids=[c[0] for c in LAYOUTS]
)
def test_a_sheet_becomes_paragraphs_and_tables(rows, framed, merged, blocks):
    made = book(rows, framed=framed)
    for reference in merged:
        made.active.merge_cells(reference)
    assert shape(read(made)) == blocks


def test_merged_cells_span_rows_and_columns():
    made = book([["名称", "预算", None], [None, "年初", "全年"], ["甲", "1", "2"]])
    made.active.merge_cells("A1:A2")
    made.active.merge_cells("B1:C1")
    (table,) = read(made).blocks
    spans = {table.content(c): (c.row, c.column, c.rowspan, c.colspan) for c in table.cells}
    assert spans["名称"] == (0, 0, 2, 1)
    assert spans["预算"] == (0, 1, 1, 2)
    assert spans["年初"] == (1, 1, 1, 1)
    assert len(table.cells) == 7


def test_a_merged_region_without_end_ends_with_the_writing():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    merged = '<mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="B1:XFD1"/></mergeCells>'
    (table,) = read_workbook(bare(rows, after=merged), SOURCE).blocks
    assert (table.rows, table.columns) == (2, 2)


def test_a_cell_keeps_its_printed_form_its_number_and_its_address():
    made = book([HEAD, ["甲", "97.80%", "1,234"]])
    made.active["C2"] = 1234.5
    made.active["C2"].number_format = "#,##0.00"
    document = read(made)
    (table,) = document.blocks
    places = {table.text[a.start : a.end]: (a.sheet, a.cell, a.stored) for a in table.anchors}
    assert places["97.80%"] == ("自评表", "B2", "0.978")
    assert places["1,234.50"] == ("自评表", "C2", "1234.5")
    assert places["甲"] == ("自评表", "A2", "")
    start = table.text.index("97.80%")
    where = document.where(0, start, start + 5)
    assert (where.sheet, where.cell, where.row, where.column) == ("自评表", "B2", 1, 1)


def test_an_empty_cell_has_an_address():
    document = read(book([HEAD, ["甲", None, "2"]]))
    cell = next(c for c in document.blocks[0].cells if (c.row, c.column) == (1, 1))
    assert document.where(0, cell.start, cell.end).cell == "B2"


def test_dates_and_words_of_logic_are_printed():
    made = book([["日期", None], ["完成", True]])
    made.active["B1"] = date(2023, 3, 1)
    made.active["B1"].number_format = 'yyyy"年"m"月"d"日"'
    assert shape(read(made)) == [[["日期", "2023年3月1日"], ["完成", "TRUE"]]]


def test_line_breaks_stay_in_their_cell_and_tabs_part_no_cells():
    made = book([["甲\n乙", "1\t2"], ["丙", "3"]])
    assert shape(read(made)) == [[["甲\n乙", "1 2"], ["丙", "3"]]]


def test_sheets_follow_each_other():
    made = book([["甲", "1"]])
    other = made.create_sheet("基础数据")
    other.append(["乙", 2])
    document = read(made)
    assert shape(document) == [[["甲", "1"]], [["乙", "2"]]]
    assert [aside.text for aside in document.furniture] == ["自评表", "基础数据"]
    assert {a.sheet for a in document.blocks[1].anchors} == {"基础数据"}


HIDDEN = [
    # what is hidden                how                                                      blocks
    ("a row", lambda s: setattr(s.row_dimensions[2], "hidden", True), [[HEAD, ["乙", "3", "4"]]]),
    ("a column", lambda s: setattr(s.column_dimensions["B"], "hidden", True),
     [[["项目", "执行数"], ["甲", "2"], ["乙", "4"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("hide", "blocks"), [c[1:] for c in HIDDEN], ids=[c[0] for c in HIDDEN])
def test_what_is_hidden_is_read_beside_the_table_and_named(hide, blocks):
    made = book(GRID)
    hide(made.active)
    document = read(made)
    assert shape(document) == blocks
    told = [cell for aside in document.hidden for cell in aside.text.split("\t")]
    everything = {text for row in GRID for text in row}
    assert set(told) == everything - {text for row in blocks[0] for text in row}
    (problem,) = document.problems
    assert problem.code == "hidden-cells"
    assert all(a.cell in problem.what for aside in document.hidden for a in aside.anchors)


def test_a_merged_cell_is_seen_as_long_as_part_of_it_is():
    made = book([["类别", "甲", "1"], [None, "乙", "2"], [None, "丙", "3"]])
    made.active.merge_cells("A1:A3")
    made.active.row_dimensions[1].hidden = True
    document = read(made)
    (table,) = document.blocks
    first = table.cells[0]
    assert (table.content(first), first.rowspan, table.rows) == ("类别", 2, 2)
    assert [aside.text for aside in document.hidden] == ["甲\t1"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_beside_the_text_and_named(state):
    made = book(GRID)
    other = made.create_sheet("底稿")
    other.append(["丙", 99.5])
    other.sheet_state = state
    document = read(made)
    assert shape(document) == [GRID]
    assert [aside.text for aside in document.hidden] == ["丙\t99.5"]
    assert document.hidden[0].anchors[1].cell == "B1"
    (problem,) = document.problems
    assert (problem.code, "底稿" in problem.what) == ("hidden-sheet", True)


def test_what_a_merged_neighbour_covers_is_hidden():
    made = book(GRID)
    data = changed(made, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>'
    ))  # fmt: skip
    document = read_workbook(data, SOURCE)
    assert shape(document) == [[HEAD, ["甲", "1"], ["乙", "3", "4"]]]
    assert [aside.text for aside in document.hidden] == ["2"]


def test_what_a_format_does_not_show_is_hidden():
    made = book(GRID)
    made.active["B2"].number_format = ";;;"
    document = read(made)
    assert shape(document) == [[HEAD, ["甲", "", "2"], ["乙", "3", "4"]]]
    assert [(aside.text, aside.anchors[0].cell) for aside in document.hidden] == [("1", "B2")]


def test_comments_are_hidden_and_margins_are_furniture():
    made = book(GRID)
    made.active["B2"].comment = Comment("核对为 12.5", "x")
    made.active.oddHeader.left.text = "附件2"
    made.active.oddFooter.center.text = "第 &P 页"
    document = read(made)
    assert [(aside.text, aside.anchors[0].cell) for aside in document.hidden] == [
        ("核对为 12.5", "B2")
    ]
    assert [aside.text for aside in document.furniture] == ["自评表", "附件2", "第  页"]


DRAWING = """<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:mc="m" xmlns:c="c">
<xdr:sp><xdr:txBody><a:p><a:r><a:t>说明：</a:t></a:r><a:r><a:t>12万元</a:t></a:r></a:p><a:p/>
<a:p><a:r><a:t>一</a:t></a:r><a:br/><a:r><a:t>二</a:t></a:r></a:p></xdr:txBody></xdr:sp>
<mc:AlternateContent><mc:Choice><xdr:sp><xdr:txBody><a:p><a:r><a:t>新</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice>
<mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>旧</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent>
<xdr:pic/><xdr:pic/><xdr:graphicFrame><c:chart/></xdr:graphicFrame></xdr:wsDr>"""


@pytest.mark.parametrize("hidden", [False, True], ids=["on a sheet", "on a hidden sheet"])
def test_text_boxes_are_read_and_pictures_and_charts_are_counted(hidden):
    state = ' state="hidden"' if hidden else ""
    relation = f'<Relationship Id="d" Type="{KINDS}/drawing" Target="../drawings/drawing1.xml"/>'
    more = {
        "xl/workbook.xml": f'<workbook {MAIN} {LINKS}><sheets><sheet name="表" r:id="s"{state}/></sheets></workbook>',
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships {RELATIONS}>{relation}</Relationships>",
        "xl/drawings/drawing1.xml": DRAWING,
    }
    document = read_workbook(bare("<row><c><v>5</v></c></row>", more=more), SOURCE)
    boxes = ["说明：12万元", "一\n二", "新"]
    if hidden:
        assert (document.blocks, [a.text for a in document.hidden]) == ((), ["5", *boxes])
        assert [p.code for p in document.problems] == ["hidden-sheet"]
    else:
        assert shape(document) == ["5", *boxes]
        said = {p.code: p.what for p in document.problems}
        assert ("2 张图片" in said["picture"], "1 张图表" in said["chart"]) == (True, True)


def test_a_formula_counts_with_the_result_that_is_stored():
    made = book(GRID)
    made.active["C3"] = "=B2*4"
    data = changed(
        made,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>4</v>").replace(b"<v />", b"<v>4</v>"),
    )
    document = read_workbook(data, SOURCE)
    assert shape(document) == [GRID]
    assert document.problems == ()


def test_a_formula_without_a_result_is_a_problem_with_its_place():
    made = book(GRID)
    made.active["C2"] = "=B2*2"
    made.active["C3"] = "=B3*2"
    document = read(made)
    assert shape(document) == [[HEAD, ["甲", "1", ""], ["乙", "3", ""]]]
    (problem,) = document.problems
    assert problem.code == "formula-without-value"
    assert "C2、C3" in problem.what
    assert (problem.where.sheet, problem.where.cell) == ("自评表", "C2")


def test_a_formula_that_failed_and_a_format_that_was_not_followed_are_problems():
    row = '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c s="1"><v>12500</v></c></row>'
    document = read_workbook(
        bare(row, formats='<cellXfs><xf/><xf numFmtId="11"/></cellXfs>'), SOURCE
    )
    assert shape(document) == [[["#DIV/0!", "12500"]]]
    assert {(p.code, p.where.cell) for p in document.problems} == {
        ("formula-error", "A1"),
        ("number-format", "B1"),
    }


STRINGS = (
    "<si><t>预算</t></si>"
    '<si><r><t>执</t></r><r><t>行12</t></r><rPh sb="0" eb="1"><t>34</t></rPh></si>'
    "<si><t>一_x000D__x000A_二</t></si>"
)
BARE = [
    # what the file shows                     rows of the sheet                                       before   blocks
    ("strings that cells share", '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>', "",
     [[["预算", "1"]]]),
    ("rich text without its readings", '<row><c t="s"><v>1</v></c><c><v>1</v></c></row>', "", [[["执行12", "1"]]]),
    ("escaped line ends", '<row><c t="s"><v>2</v></c><c><v>1</v></c></row>', "", [[["一\n二", "1"]]]),
    ("a string that is not there", '<row><c t="s"><v>9</v></c><c><v>1</v></c><c><v>2</v></c></row>', "",
     [[["1", "2"]]]),
    ("rows and cells that bear no number", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "",
     [[["1", "2"], ["3", ""]]]),
    ("digits that no double needs", "<row><c><v>0.97799999999999998</v></c><c><v>1E-2</v></c></row>", "",
     [[["0.978", "0.01"]]]),
    ("a number that is none", "<row><c><v>无</v></c><c><v>1</v></c></row>", "", [[["无", "1"]]]),
    ("a date written out", '<row><c t="d" s="1"><v>2022-12-31</v></c><c><v>1</v></c></row>', "",
     [[["2022/12/31", "1"]]]),
    ("an empty string that a formula gave", '<row><c t="str"><f>A</f><v></v></c><c><v>1</v></c><c><v>2</v></c></row>',
     "", [[["1", "2"]]]),
    ("a row of no height", '<row ht="0"><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>', "",
     [[["2", "3"]]]),
    ("a column of no width", "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>",
     '<cols><col min="1" max="1" width="0"/></cols>', [[["2", "3"]]]),
    ("rows hidden unless they say otherwise",
     '<row r="2"><c><v>2</v></c><c><v>3</v></c></row><row r="3" hidden="1"><c><v>4</v></c></row>',
     '<sheetFormatPr zeroHeight="1"/>', [[["2", "3"]]]),
]  # fmt: skip
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


@pytest.mark.parametrize(
    ("rows", "before", "blocks"), [c[1:] for c in BARE], ids=[c[0] for c in BARE]
)
def test_a_file_of_another_program_is_read(rows, before, blocks):
    data = bare(rows, shared=STRINGS, formats=STYLES, before=before)
    assert shape(read_workbook(data, SOURCE)) == blocks


NAMES = [
    ("backslashes", lambda name: name.replace("/", "\\")),
    ("other capitals", lambda name: name.replace("sharedStrings", "SharedStrings")),
]


@pytest.mark.parametrize("names", [c[1] for c in NAMES], ids=[c[0] for c in NAMES])
def test_parts_are_found_under_names_that_are_nearly_right(names):
    data = bare('<row><c t="s"><v>0</v></c></row>', shared=STRINGS, names=names)
    assert shape(read_workbook(data, SOURCE)) == ["预算"]


def test_a_strict_file_is_read_like_any_other():
    data = bare('<row><c t="s"><v>0</v></c></row>', shared=STRINGS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            new.writestr(name, text)
    assert shape(read_workbook(out.getvalue(), SOURCE)) == ["预算"]


BROKEN = [
    # what is wrong                       part                          change                              words
    ("a part that is no XML", "xl/workbook.xml", lambda xml: b"<workbook", "已损坏"),
    ("a row that is no number", "xl/worksheets/sheet1.xml",
     lambda xml: xml.replace(b'<row r="1"', b'<row r="x"'), "已损坏"),
    ("an entity from outside", "xl/worksheets/sheet1.xml",
     lambda xml: b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + xml, "外部实体"),
    ("no sheet at all", "xl/workbook.xml",
     lambda xml: re.sub(rb"<sheet .*?/>", b"", xml), "找不到任何工作表"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "change", "words"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_a_broken_workbook_is_one_sentence(part, change, words):
    with pytest.raises(BrokenFile, match=words) as caught:
        read_workbook(changed(book(GRID), part, change), SOURCE)
    assert str(caught.value).count("。") == 1


def test_an_empty_workbook_holds_nothing():
    with pytest.raises(EmptyFile):
        read(book())


def test_limits_are_kept():
    with pytest.raises(LimitExceeded, match="单元格"):
        read(book(GRID), Limits(cells=5))
    with pytest.raises(LimitExceeded, match="解压后"):
        read(book(GRID), Limits(unpacked=2**10))
    with pytest.raises(LimitExceeded, match="秒"):
        read(book(GRID), Limits(seconds=-1))


def test_one_far_cell_does_not_fill_the_sheet_with_empty_ones():
    made = book([["甲", "1"]])
    made.active["XFD1"] = 5
    for row in range(2, 60):
        made.active.cell(row, 1, "甲")
    (table,) = read(made).blocks
    assert len(table.cells) == 61


def test_a_table_knows_its_lines_by_two_sides():
    made = book([TITLED, *GRID], framed=(2, 3, 4))
    made.active["A1"].border = Border(bottom=Side(style="thin"))  # that of the table below
    assert shape(read(made)) == ["自评表", GRID]


def test_every_table_keeps_its_cells_apart():
    (table,) = read(book(GRID)).blocks
    assert isinstance(table, Table)
    taken = {
        (row, column)
        for c in table.cells
        for row in range(c.row, c.row + c.rowspan)
        for column in range(c.column, c.column + c.colspan)
    }
    assert len(taken) == sum(c.rowspan * c.colspan for c in table.cells) == 9


def test_comments_and_figures_that_a_format_does_not_show_are_told():
    made = book([["项目", "预算数"], ["甲", "5"], ["乙", "6"]])
    sheet = made.active
    sheet["A1"].comment = Comment("应为7531", "甲")
    sheet["C2"], sheet["C3"] = 7531, 0
    sheet["C2"].number_format = sheet["C3"].number_format = ";;;"
    told = {problem.code: problem.what for problem in read(made).problems}
    assert set(told) == {"comment", "covered-cells"}
    assert "1 个" in told["covered-cells"]
    assert "C2" in told["covered-cells"]
