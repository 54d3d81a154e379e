"""PDF pages: cells from ruling lines of any style, characters with their boxes, paragraphs, and what could not be read."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import PageAnchor, Table
from extract.errors import BrokenFile, EmptyFile, LimitExceeded
from extract.legibility import Legibility
from extract.readers import read
from extract.readers.limits import Limits
from extract.readers.pdf import read_pdf
from extract.readers.terms import READERS
from gouji.pipeline import NamedBytes, audit_files
from tests.extract.readers.sheets import FONT, SOURCE, Sheet, cells, paragraphs, plain, tables

ROWS = [["项目", "预算数", "决算数"], ["公务接待费", "12.50", "9.86"], ["会议费", "3", "2.75"]]
WIDTHS, HEIGHTS = [100, 80, 80], [20, 20, 20]
MERGED = {
    (0, 0, 1, 3): "基本支出情况",
    (1, 0, 2, 1): "人员经费",
    (1, 1): "工资",
    (1, 2): "80.25",
    (2, 1): "补贴",
    (2, 2): "19.75",
}
STYLES = [
    # how the lines are drawn                what is passed on
    ("as strokes", {}),
    ("as hairline boxes", {"style": "fill"}),
    ("stopping before the corners", {"style": "fill", "gap": 1.5}),
    ("without side borders", {"sides": False}),
]


def one_table(content, **style):
    sheet = Sheet()
    sheet.table(80, 100, WIDTHS, HEIGHTS, content, **style)
    return sheet.read()


@pytest.mark.parametrize(("case", "style"), STYLES, ids=[c[0] for c in STYLES])
def test_a_table_has_the_cells_that_were_drawn(case, style):
    (table,) = tables(one_table(plain(ROWS), **style))
    assert cells(table) == plain(ROWS)
    assert (table.rows, table.columns) == (3, 3)


def test_merged_cells_keep_their_spans():
    (table,) = tables(one_table(MERGED))
    assert cells(table) == MERGED


def test_the_text_of_a_table_runs_through_its_cells():
    (table,) = tables(one_table(MERGED))
    assert table.text == "基本支出情况\n人员经费\t工资\t80.25\n补贴\t19.75"
    assert [cell.start for cell in table.cells] == sorted(cell.start for cell in table.cells)


def test_boxes_without_lines_show_a_table_too():
    sheet = Sheet()
    for i in range(3):
        for j in range(3):
            sheet.box(80 + 90 * j, 100 + 22 * i, 168 + 90 * j, 120 + 22 * i, 0.9)
            sheet.text(84 + 90 * j, 104 + 22 * i, ROWS[i][j])
    (table,) = tables(sheet.read())
    assert cells(table) == plain(ROWS)


def test_a_marked_word_in_a_cell_splits_no_cell():
    sheet = Sheet()
    sheet.box(84, 122, 135, 138, 0.8)
    sheet.table(80, 100, WIDTHS, HEIGHTS, plain(ROWS))
    (table,) = tables(sheet.read())
    assert cells(table) == plain(ROWS)


def test_tables_side_by_side_stay_apart():
    sheet = Sheet()
    sheet.table(60, 100, [60, 60], [20, 20], plain([["收入", "支出"], ["1.5", "2.5"]]))
    sheet.table(300, 100, [60, 60], [20, 20], plain([["编制", "实有"], ["72", "73"]]))
    left, right = tables(sheet.read())
    assert (left.text, right.text) == ("收入\t支出\n1.5\t2.5", "编制\t实有\n72\t73")


@pytest.mark.parametrize("height", [30, 600])
def test_a_frame_around_text_is_no_table(height):
    sheet = Sheet()
    sheet.table(80, 100, [300], [height], {(0, 0): "附件1"})
    document = sheet.read()
    assert tables(document) == []
    assert paragraphs(document) == ["附件1"]


def test_a_marked_word_stays_in_its_sentence():
    sheet = Sheet()
    sheet.box(120, 99, 160, 112, 0.8)
    sheet.text(80, 100, "本年度支出共计12.5万元。")
    assert paragraphs(sheet.read()) == ["本年度支出共计12.5万元。"]


def test_a_frame_around_a_page_leaves_its_tables():
    sheet = Sheet()
    sheet.table(40, 60, [500], [700], {(0, 0): "支出情况"})
    sheet.table(80, 100, WIDTHS, HEIGHTS, plain(ROWS))
    sheet.text(80, 300, "说明")
    before, table, after = sheet.read().blocks
    assert (before.text, after.text) == ("支出情况", "说明")
    assert cells(table) == plain(ROWS)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_as_it_is_displayed(turn):
    upright = one_table(MERGED)
    width, height = 595.0, 842.0
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.setPageRotation(turn)
    # reportlab swaps the sides of the page with the rotation; the content is turned against it
    if turn == 90:
        canvas.transform(0, 1, -1, 0, height, 0)
    elif turn == 180:
        canvas.transform(-1, 0, 0, -1, width, height)
    else:
        canvas.transform(0, -1, 1, 0, 0, width)
    sheet.table(80, 100, WIDTHS, HEIGHTS, MERGED)
    (table,), (straight,) = tables(sheet.read()), tables(upright)
    assert cells(table) == MERGED
    turned, plain_box = ((a.anchors[0].top, a.anchors[0].edges[0]) for a in (table, straight))
    assert turned == pytest.approx(plain_box, abs=0.2)


def test_every_number_has_its_box():
    document = one_table(plain(ROWS))
    (table,) = tables(document)
    start = table.text.index("9.86")
    where = document.where(0, start, start + 4)
    (box,) = where.boxes
    left, top, right, bottom = box.box
    assert (where.table, where.row, where.column, box.page) == (0, 1, 2, 1)
    assert 260 <= left < right <= 340
    assert 120 <= top < bottom <= 140


NARROW = [
    # what stands in a narrow cell                lines as printed           text of the cell
    ("a number broken anywhere", "12345.\n67", "12345.67"),
    ("a percentage broken before its sign", "100.00\n%", "100.00%"),
    ("a long label", "公务接\n待费支\n出", "公务接待费支出"),
    ("two paragraphs", "合\n12", "合\n12"),
]


@pytest.mark.parametrize(("case", "printed", "text"), NARROW, ids=[c[0] for c in NARROW])
def test_a_wrapped_cell_is_joined_where_it_was_broken(case, printed, text):
    sheet = Sheet()
    sheet.table(80, 100, [40, 40], [60, 20], {(0, 0): printed, (0, 1): "", (1, 0): "", (1, 1): "1"})
    (table,) = tables(sheet.read())
    assert table.content(table.cells[0]) == text


def test_a_character_that_is_wider_than_its_cell_says_nothing_of_the_others():
    sheet = Sheet()
    cells = {(0, 0): "分", (0, 1): "38.\n59", (1, 0): "值", (1, 1): "备注"}
    sheet.table(80, 100, [12, 30], [40, 20], cells)
    (table,) = tables(sheet.read())
    assert [table.content(cell) for cell in table.cells][1] == "38.59"


def test_a_mark_that_hangs_over_the_edge_says_nothing_of_the_others():
    sheet = Sheet()
    cells = {(0, 0): "年度，\n有余", (0, 1): "38.\n59", (1, 0): "10", (1, 1): "备注"}
    sheet.table(80, 100, [30, 30], [40, 20], cells)
    (table,) = tables(sheet.read())
    assert [table.content(cell) for cell in table.cells][1] == "38.59"


def test_a_bracket_is_in_the_cell_of_its_ink():
    sheet = Sheet()
    sheet.table(
        80,
        100,
        [28, 60],
        [20, 20],
        {(0, 0): "元）", (0, 1): "预算数", (1, 0): "万元）", (1, 1): "1"},
    )
    (table,) = tables(sheet.read())
    assert table.content(table.cells[2]) == "万元）"


def test_a_wrapped_number_has_a_box_for_each_piece():
    sheet = Sheet()
    sheet.table(80, 100, [40, 40], [60, 20], plain([["12345.\n67", ""], ["", ""]]))
    document = sheet.read()
    upper, lower = document.where(0, 0, 8).boxes
    assert upper.box[3] <= lower.box[1] + 3
    assert upper.box[2] > lower.box[2]


def test_a_glyph_drawn_twice_counts_once():
    sheet = Sheet()
    rows = [f"合计 1122.{i}5" for i in range(12)]
    for shift in (0.0, 0.3):
        for i, text in enumerate(rows):
            sheet.text(80 + shift, 100 + 20 * i, text)
    assert paragraphs(sheet.read()) == rows


def test_a_number_printed_across_a_rule_is_not_cut():
    sheet = Sheet()
    sheet.table(80, 100, [60, 30, 60], [20, 20], plain([["甲", "", "丙"], ["1", "", "3"]]))
    sheet.text(146, 124, "123456.78")
    (table,) = tables(sheet.read())
    assert [table.content(cell) for cell in table.cells if cell.row == 1] == ["1", "123456.78", "3"]


def test_equal_digits_side_by_side_are_all_kept():
    sheet = Sheet()
    sheet.text(80, 100, "11111.1100", 6)
    assert paragraphs(sheet.read()) == ["11111.1100"]


def test_radicals_become_ideographs_in_their_place():
    sheet = Sheet()
    sheet.text(80, 100, "\u2f40出 5")
    (block,) = sheet.read().blocks
    assert block.text == "支出 5"
    assert len(block.anchors[0].edges) == len(block.text) + 1


def test_a_hyphen_at_the_end_of_a_line_is_kept():
    sheet = Sheet()
    sheet.text(80, 100, "abc-")
    sheet.text(80, 114, "def")
    assert "abc-" in paragraphs(sheet.read())[0]


def test_text_beyond_the_page_is_hidden():
    sheet = Sheet()
    sheet.text(80, 100, "决算数 12.5")
    sheet.text(80, 900, "9999")
    document = sheet.read()
    assert paragraphs(document) == ["决算数 12.5"]
    assert [aside.text for aside in document.hidden] == ["9999"]


def test_numbers_that_stand_apart_do_not_run_together():
    sheet = Sheet()
    sheet.text(80, 100, "12")
    sheet.text(95, 100, "34")
    assert paragraphs(sheet.read()) == ["12 34"]


BODY = "本年度部门整体支出严格执行预算管理制度，资金使用合规，"  # as wide as the text area
PROSE = [
    # what is printed                              lines with their left edges                        paragraphs
    ("a wrapped paragraph", [(110, BODY[:25]), (90, BODY), (90, "绩效良好。")], 1),
    ("a new paragraph is set in", [(110, BODY[:25] + "。"), (110, BODY[:25]), (90, "良好。")], 2),
    ("a short line ends its paragraph", [(90, "一、部门概况"), (90, BODY), (90, "良好。")], 2),
    ("a section number begins a paragraph", [(90, BODY), (90, BODY), (90, "二、支出情况")], 2),
    ("a number goes on in the next line", [(90, BODY[:-3] + "为12345"), (90, "67.5万元")], 1),
]


@pytest.mark.parametrize(("case", "lines", "count"), PROSE, ids=[c[0] for c in PROSE])
def test_lines_are_joined_to_paragraphs(case, lines, count):
    sheet = Sheet()
    for i, (left, text) in enumerate(lines):
        sheet.text(left, 100 + 24 * i, text, 15)
    found = paragraphs(sheet.read())
    assert len(found) == count
    assert "".join(found) == "".join(text for _, text in lines)


def test_a_sentence_that_ends_a_line_ends_no_paragraph_where_none_is_indented():
    sheet = Sheet()
    for top, text in (
        (100, BODY),
        (124, BODY[:-1] + "。"),
        (148, "资金结余12.5万元。"),
        (196, BODY),
    ):
        sheet.text(90, top, text, 15)
    assert paragraphs(sheet.read()) == [BODY + BODY[:-1] + "。资金结余12.5万元。", BODY]


def test_what_a_line_ending_with_a_colon_announces_is_in_its_paragraph():
    sheet = Sheet()
    for top, text in ((100, BODY[:-3] + "其中："), (124, "基本支出12.5万元。"), (172, BODY)):
        sheet.text(90, top, text, 15)
    assert paragraphs(sheet.read()) == [BODY[:-3] + "其中：基本支出12.5万元。", BODY]


def test_a_paragraph_goes_on_on_the_next_page():
    sheet = Sheet()
    sheet.text(110, 100, BODY[:25], 15)
    sheet.text(90, 740, BODY, 15)
    sheet.turn_page()
    sheet.text(90, 100, "资金结余12.5万元。", 15)
    document = sheet.read()
    assert paragraphs(document)[-1] == BODY + "资金结余12.5万元。"
    assert [anchor.page for anchor in document.blocks[-1].anchors] == [1, 2]


def test_columns_without_lines_are_read_as_text_and_said_so():
    sheet = Sheet()
    sheet.text(80, 80, "支出明细表")
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            sheet.text(80 + 120 * j, 110 + 20 * i, text)
    document = sheet.read()
    assert tables(document) == []
    assert paragraphs(document)[1:] == [" ".join(row) for row in ROWS]
    (problem,) = document.problems
    assert (problem.code, problem.where.block) == ("table-not-recovered", 1)


def test_a_scan_without_print_is_a_problem_and_not_an_empty_report():
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    sheet = Sheet()
    picture(sheet)
    document = sheet.read()
    assert document.blocks == ()
    assert [problem.code for problem in document.problems] == ["scan"]
    assert document.source.pages == 1


def test_scanned_pages_between_others_are_named():
    sheet = Sheet()
    sheet.text(80, 100, "封面")
    sheet.turn_page()
    for _ in range(2):
        picture(sheet)
        sheet.turn_page()
    sheet.text(80, 100, "封底")
    (problem,) = sheet.read().problems
    assert problem.code == "scan"
    assert "第 2—3 页" in problem.what


def picture(sheet):
    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def small_file(pages=1):
    sheet = Sheet()
    for i in range(pages):
        sheet.text(80, 100, f"{i}年度预算")
        sheet.turn_page()
    return sheet.data()


def encrypted():
    sheet = Sheet()
    sheet.canvas = Canvas(sheet.buffer, encrypt=StandardEncryption("secret", strength=128))
    sheet.canvas.drawString(10, 10, "1")
    return sheet.data()


def without_pages():
    out = BytesIO()
    pypdfium2.PdfDocument.new().save(out)
    return out.getvalue()


BAD = [
    # what is wrong                  the bytes                              error          words of the sentence
    ("nothing but the mark", b"%PDF-1.7\nrubbish\n%%EOF", BrokenFile, "损坏"),
    ("a password is asked for", encrypted(), BrokenFile, "加密"),
    ("no page at all", without_pages(), EmptyFile, "没有任何页面"),
    ("the beginning of a file", small_file()[:200], BrokenFile, "损坏"),
]


@pytest.mark.parametrize(("case", "data", "error", "words"), BAD, ids=[c[0] for c in BAD])
def test_a_bad_file_is_one_sentence(case, data, error, words):
    with pytest.raises(error, match=words) as caught:
        read_pdf(data, SOURCE)
    assert str(caught.value).count("。") == 1


def test_the_password_opens_a_locked_file_in_both_readers():
    for reader in READERS:
        document = read(encrypted(), "a.pdf", password="secret", reader=reader)
        assert [block.text for block in document.blocks] + [a.text for a in document.furniture] == ["1"]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_a_wrong_password_is_one_sentence(reader):
    with pytest.raises(BrokenFile, match="密码不对") as caught:
        read(encrypted(), "a.pdf", password="other", reader=reader)
    assert str(caught.value).count("。") == 1


@pytest.mark.parametrize("reader", READERS)
def test_ten_thousand_pages_are_more_than_the_limit(reader):
    made = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        made.new_page(100, 100)
    out = BytesIO()
    made.save(out)
    with pytest.raises(LimitExceeded, match="10000 页，超过 5000 页"):
        read(out.getvalue(), "a.pdf", reader=reader)


def test_a_file_whose_end_is_missing_is_read_with_a_problem():
    data = small_file(3)
    document = read_pdf(data[: data.rindex(b"xref") - 5], SOURCE)
    assert paragraphs(document)
    assert "truncated" in [problem.code for problem in document.problems]


def held(pages):
    """Bytes of the document, and what reading takes on top of them."""
    sheet = Sheet()
    for page in range(pages):
        sheet.text(80, 60, f"第{page}部门支出情况")
        rows = [[f"{page}{i}.{j}5" for j in range(4)] for i in range(20)]
        sheet.table(80, 100, [90] * 4, [20] * 20, plain(rows))
        sheet.turn_page()
    data = sheet.data()
    tracemalloc.start()
    document = read_pdf(data, SOURCE)
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(tables(document)) == pages
    return kept, most - kept


def test_reading_many_pages_takes_no_more_memory_than_the_document():
    few, many = held(10), held(60)
    assert many[1] < few[1] + 200_000  # the cells of 50 more pages alone take ten times as much
    assert (many[0] - few[0]) / 50 < 30 * 1024


def test_threads_do_not_disturb_each_other():
    data = small_file(12)
    alone = read_pdf(data, SOURCE)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: read_pdf(data, SOURCE), range(16)))
    assert together == [alone] * 16


LIMITS = [
    ("too many pages", Limits(pages=2), "3 页"),
    ("too much time", Limits(seconds=-1), "秒"),
]


@pytest.mark.parametrize(("case", "limits", "words"), LIMITS, ids=[c[0] for c in LIMITS])
def test_limits_are_kept(case, limits, words):
    with pytest.raises(LimitExceeded, match=words):
        read_pdf(small_file(3), SOURCE, limits)


def test_anchors_cover_every_printed_character():
    document = one_table(MERGED)
    (table,) = document.blocks
    assert isinstance(table, Table)
    covered = set()
    for anchor in table.anchors:
        assert isinstance(anchor, PageAnchor)
        assert len(anchor.edges) == anchor.end - anchor.start + 1
        covered |= set(range(anchor.start, anchor.end))
    assert covered == {i for i, character in enumerate(table.text) if character not in "\t\n"}


def unseen(sheet, x, top, text):
    """Text that is laid on a page without being seen."""
    line = sheet.canvas.beginText(x, sheet.size[1] - top - 10)
    line.setFont(FONT, 10)
    line.setTextRenderMode(3)
    line.textOut(text)
    sheet.canvas.drawText(line)


def test_the_text_under_a_scan_is_read_with_doubt():
    sheet = Sheet()
    picture(sheet)
    words = [
        "本年度预算数为12.50万元，决算数为9.86万元。",
        "资金结余2.64万元，结转下年使用。",
        "以上各项支出均已按规定公开。",
    ]
    for i, text in enumerate(words):
        unseen(sheet, 80, 100 + 24 * i, text)
    document = sheet.read()
    assert "".join(paragraphs(document)) == "".join(words)
    assert [problem.code for problem in document.problems] == ["ocr-layer"]
    assert document.source.ocr_suspect
    at = document.blocks[0].text.index("12.50")
    assert Legibility(document.blocks[0]).confidence(at, at + 5) == Decimal("0.5")
    assert document.hidden == ()


WRONG = (
    "二、部门整体支出情况",
    "（一）基本支出情况",
    "2023年基本支出合计10万元，其中人员经费3万元，公用经费5万元。",
)


def verdicts(sheet):
    result = audit_files([NamedBytes("a.pdf", sheet.data())])
    return {(check.verdict, check.reason) for check in result.audit.checks}


def test_what_does_not_add_up_under_a_scan_accuses_nobody():
    printed, scanned = Sheet(), Sheet()
    picture(scanned)
    for i, text in enumerate(WRONG):
        printed.text(80, 100 + 40 * i, text)
        unseen(scanned, 80, 100 + 40 * i, text)
    assert ("mismatch", "") in verdicts(printed)
    assert verdicts(scanned) == {("unchecked", "read-doubt")}


def test_unseen_text_of_other_pages_is_hidden():
    sheet = Sheet()
    sheet.text(80, 100, "本年度预算数为12.50万元。")
    unseen(sheet, 80, 130, "隐藏的9999万元")
    document = sheet.read()
    assert paragraphs(document) == ["本年度预算数为12.50万元。"]
    assert [aside.text for aside in document.hidden] == ["隐藏的9999万元"]
    assert [problem.code for problem in document.problems] == ["hidden-text"]
    assert not document.source.ocr_suspect


def test_text_that_is_cut_off_by_its_cell_is_hidden():
    sheet = Sheet()
    sheet.table(80, 100, [120], [20, 20], {(0, 0): "决算数", (1, 0): ""})
    sheet.canvas.saveState()
    cell = sheet.canvas.beginPath()
    cell.rect(80, sheet.size[1] - 140, 120, 20)
    sheet.canvas.clipPath(cell, stroke=0, fill=0)
    for top, text in ((98, "全年支出"), (110, "合计1.5万元"), (123, "结余2.5万元")):
        sheet.text(84, top, text)
    sheet.canvas.restoreState()
    document = sheet.read()
    assert paragraphs(document) + [
        cell for t in tables(document) for cell in cells(t).values()
    ] == [
        "决算数",
        "结余2.5万元",
    ]
    assert [aside.text for aside in document.hidden] == ["全年支出", "合计1.5万元"]
    assert [problem.code for problem in document.problems] == ["hidden-text"]
