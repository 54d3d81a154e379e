"""Word files: the grid of tables, the text of runs, and what stands beside the text."""

import zipfile
from io import BytesIO

import docx
import pytest

from extract.document import Paragraph
from extract.errors import BrokenFile, LimitExceeded
from extract.readers.limits import Limits
from extract.readers.word import read_word
from tests.extract.readers.papers import (
    SOURCE,
    cell,
    data,
    grown,
    paragraph,
    read,
    row,
    table,
    with_body,
)
from tests.extract.readers.sheets import cells, paragraphs, plain, tables

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'


def test_merged_cells_are_one_cell_each():
    paper = docx.Document()
    grid = paper.add_table(3, 3)
    for (i, j), text in plain([["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]]).items():
        grid.cell(i, j).text = text
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    (found,) = tables(read(paper))
    assert cells(found) == {
        (0, 0): "甲",
        (0, 1, 1, 2): "乙\n丙",
        (1, 0, 2, 1): "1\n4",
        (1, 1): "2",
        (1, 2): "3",
        (2, 1): "5",
        (2, 2): "6",
    }
    assert found.text == "甲\t乙\n丙\n1\n4\t2\t3\n5\t6"


GRIDS = [
    # what the rows are                                  rows                                     cells
    (
        "a cell across two columns",
        [row(cell("合计", WIDE)), row(cell("1"), cell("2"))],
        {(0, 0, 1, 2): "合计", (1, 0): "1", (1, 1): "2"},
    ),
    (
        "a cell down three rows",
        [row(cell("产出", DOWN), cell("1"))] + [row(cell("", ON), cell(n)) for n in "23"],
        {(0, 0, 3, 1): "产出", (0, 1): "1", (1, 1): "2", (2, 1): "3"},
    ),
    (
        "a block two rows high and two columns wide",
        [row(cell("块", DOWN + WIDE), cell("1")), row(cell("", ON + WIDE), cell("2"))],
        {(0, 0, 2, 2): "块", (0, 2): "1", (1, 2): "2"},
    ),
    (
        "a second merge right below the first",
        [row(cell(t, m)) for t, m in (("甲", DOWN), ("", ON), ("乙", DOWN), ("", ON))],
        {(0, 0, 2, 1): "甲", (2, 0, 2, 1): "乙"},
    ),
    (
        "a continuation behind a cell that is not merged",
        [row(cell("甲", DOWN)), row(cell("乙")), row(cell("丙", ON))],
        {(0, 0): "甲", (1, 0): "乙", (2, 0): "丙"},
    ),
    (
        "a row that starts further right",
        [row(cell("1"), cell("2")), row(cell("3"), properties='<w:gridBefore w:val="1"/>')],
        {(0, 0): "1", (0, 1): "2", (1, 1): "3"},
    ),
    (
        "a merge across columns as old programs wrote it",
        [row(cell("合计", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("5"))],
        {(0, 0, 1, 2): "合计", (0, 2): "5"},
    ),
    (
        "a continuation of nothing is a cell",
        [row(cell("1", ON), cell("2"))],
        {(0, 0): "1", (0, 1): "2"},
    ),
    (
        "paragraphs of a cell",
        [row(cell("其中：\n省级"), cell("5"))],
        {(0, 0): "其中：\n省级", (0, 1): "5"},
    ),
    (
        "empty paragraphs around a text",
        [row(cell("\n\n省级\n"), cell("5"))],
        {(0, 0): "省级", (0, 1): "5"},
    ),
]


@pytest.mark.parametrize(("case", "rows", "expected"), GRIDS, ids=[c[0] for c in GRIDS])
def test_rows_make_a_grid(case, rows, expected):
    (found,) = tables(read(with_body(table(*rows))))
    assert cells(found) == expected


def test_text_under_a_merged_cell_is_hidden():
    document = read(with_body(table(row(cell("产出", DOWN)), row(cell("99", ON)))))
    assert cells(tables(document)[0]) == {(0, 0, 2, 1): "产出"}
    assert [aside.text for aside in document.hidden] == ["99"]


def test_a_table_inside_a_cell_follows_the_table_around_it():
    inner = table(row(cell("12"), cell("34")))
    outer = f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph('外')}{inner}{paragraph('框')}</w:tc></w:tr></w:tbl>"
    first, second = tables(read(with_body(outer)))
    assert (first.text, second.text) == ("外\n框", "12\t34")


RUNS = [
    # what the paragraph holds                     its XML                                        its text
    ("runs that cut a number", paragraph("12", "3.4", "5万元"), "123.45万元"),
    ("a tab", "<w:p><w:r><w:t>单位</w:t><w:tab/><w:t>万元</w:t></w:r></w:p>", "单位\t万元"),
    ("a line break", "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", "甲\n乙"),
    (
        "a hyphen that does not break",
        "<w:p><w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r></w:p>",
        "2023-5",
    ),
    ("a link", f"<w:p><w:hyperlink>{paragraph('见附表2')[5:-6]}</w:hyperlink></w:p>", "见附表2"),
    (
        "a content control",
        f"<w:p><w:sdt><w:sdtContent>{paragraph('填报 5')[5:-6]}</w:sdtContent></w:sdt></w:p>",
        "填报 5",
    ),
    (
        "a field shows its result only",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> SUM(1) </w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>',
        "7",
    ),
    (
        "a ticked box of a symbol font",
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>',
        "☑",
    ),
    (
        "a fraction keeps its numbers apart",
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>10</m:t></m:r></m:num><m:den><m:r><m:t>20</m:t></m:r></m:den></m:f></m:oMath></w:p>",
        "10/20",
    ),
    ("insertions are read", f"<w:p><w:ins>{paragraph('增加 3')[5:-6]}</w:ins></w:p>", "增加 3"),
    (
        "ruby shows the base only",
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>1</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "字",
    ),
]


@pytest.mark.parametrize(("case", "xml", "text"), RUNS, ids=[c[0] for c in RUNS])
def test_runs_make_a_text(case, xml, text):
    assert paragraphs(read(with_body(xml))) == [text]


def test_what_is_deleted_is_set_aside():
    gone = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    document = read(
        with_body(
            f"<w:p><w:r><w:t>预算</w:t></w:r>{gone}<w:ins><w:r><w:t>13</w:t></w:r></w:ins></w:p>"
        )
    )
    assert paragraphs(document) == ["预算13"]
    assert [aside.text for aside in document.deleted] == ["12"]
    assert [problem.code for problem in document.problems] == ["tracked-changes"]


def test_a_deleted_row_is_set_aside():
    gone = row(cell("多余 9"), properties="<w:del/>")
    document = read(with_body(table(row(cell("1"), cell("2")), gone)))
    assert tables(document)[0].text == "1\t2"
    assert [aside.text for aside in document.deleted] == ["多余 9"]


def test_an_inserted_row_is_read_and_told():
    fresh = row(cell("追加 9"), properties="<w:ins/>")
    document = read(with_body(table(row(cell("1"), cell("2")), fresh)))
    assert tables(document)[0].text == "1\t2\n追加 9"
    assert [problem.code for problem in document.problems] == ["tracked-changes"]


def test_hidden_text_is_set_aside():
    document = read(
        with_body(
            "<w:p><w:r><w:t>预算</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r></w:p>"
        )
    )
    assert paragraphs(document) == ["预算"]
    assert [aside.text for aside in document.hidden] == ["88"]


def test_a_text_box_is_read_once():
    box = f"<wps:txbx><w:txbxContent>{paragraph('框内 5')}</w:txbxContent></wps:txbx>"
    fallback = f"<w:pict><w:txbxContent>{paragraph('框内 5')}</w:txbxContent></w:pict>"
    shape = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    document = read(with_body(f"<w:p><w:r><w:t>外</w:t>{shape}</w:r></w:p>"))
    assert paragraphs(document) == ["外", "框内 5"]


def test_headers_and_footers_are_furniture():
    paper = docx.Document()
    paper.add_paragraph("正文 1")
    section = paper.sections[0]
    section.header.paragraphs[0].text = "绩效自评报告 2024"
    section.footer.paragraphs[0].text = "第 3 页"
    document = read(paper)
    assert paragraphs(document) == ["正文 1"]
    assert sorted(aside.text for aside in document.furniture) == ["第 3 页", "绩效自评报告 2024"]


def test_a_footnote_stands_behind_the_text():
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="0">{paragraph("—")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("含追加 7 万元")}</w:footnote></w:footnotes>'
    original = data(
        with_body(
            '<w:p><w:r><w:t>预算</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
            paragraph("后文"),
        )
    )
    with zipfile.ZipFile(BytesIO(original)) as old:
        links = old.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    links = links.replace(
        "</Relationships>",
        f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>',
    )
    parts = {"word/footnotes.xml": notes.encode(), "word/_rels/document.xml.rels": links.encode()}
    document = read_word(grown(original, parts), SOURCE)
    assert paragraphs(document) == ["预算", "后文", "含追加 7 万元"]


def test_empty_paragraphs_make_no_block():
    assert [type(b) for b in read(with_body("<w:p/>", paragraph("一"), "<w:p/>")).blocks] == [
        Paragraph
    ]


def test_strict_files_are_read_too():
    original = data(with_body(paragraph("支出 5")))
    with zipfile.ZipFile(BytesIO(original)) as old:
        xml = old.read("word/document.xml")
    strict = xml.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert strict != xml
    document = read_word(grown(original, {"word/document.xml": strict}), SOURCE)
    assert paragraphs(document) == ["支出 5"]


GOOD = data(with_body(paragraph("支出 5")))
ENTITY = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
MAIN = "word/document.xml"
BROKEN = [
    # what is wrong                     the bytes                                              words of the sentence
    ("the file is cut off", GOOD[: len(GOOD) // 2], "损坏"),
    ("the text is no XML", grown(GOOD, {MAIN: b"<w:document"}), "不是完整的 XML"),
    ("there is no text", grown(GOOD, {MAIN: b"<x/>"}), "找不到正文"),
    ("it refers to another file", grown(GOOD, {MAIN: ENTITY + b"<d>&x;</d>"}), "外部实体"),
]


@pytest.mark.parametrize(("case", "bad", "words"), BROKEN, ids=[c[0] for c in BROKEN])
def test_a_broken_file_is_one_sentence(case, bad, words):
    with pytest.raises(BrokenFile, match=words) as caught:
        read_word(bad, SOURCE)
    assert str(caught.value).count("。") == 1


def test_damaged_contents_are_one_sentence():
    damaged = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        start = package.getinfo(MAIN).header_offset + 60
    damaged[start : start + 40] = b"\xff" * 40
    with pytest.raises(BrokenFile, match="损坏"):
        read_word(bytes(damaged), SOURCE)


def test_what_unpacks_to_too_much_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr(MAIN, b" " * 3_000_000)
    assert len(out.getvalue()) < 10_000
    with pytest.raises(LimitExceeded, match="解压后超过 2 MB"):
        read_word(out.getvalue(), SOURCE, Limits(unpacked=2 * 2**20))


def test_no_table_is_wider_than_anything_a_page_could_hold():
    far = '<w:gridSpan w:val="2000000000"/>'
    before = '<w:gridBefore w:val="99999999999999999999"/>'
    document = read(with_body(table(row(cell("支出", far), cell("1"), properties=before))))
    (block,) = document.blocks
    assert [found.column for found in block.cells] == [1000, 2000]
