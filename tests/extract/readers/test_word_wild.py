"""Word files as programs leave them: tables cut by empty lines, whole files inside a file, parts in one XML file."""

import re
import zipfile
from base64 import b64encode
from copy import deepcopy
from io import BytesIO

import pytest
from docx.oxml import parse_xml
from lxml import etree

from benchmarks.form_files import as_docx, as_html
from benchmarks.ten_forms import ten_forms
from extract import read as read_any
from extract.errors import BrokenFile
from gouji.pipeline import NamedBytes, audit_files
from tests.extract.readers.papers import (
    SPACE,
    cell,
    grown,
    paragraph,
    read,
    row,
    with_body,
)
from tests.extract.readers.sheets import paragraphs, tables

FORMS = [ten_forms()[index] for index in (0, 3, 5)]
PLAIN = as_docx(FORMS)
MAIN = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"


def part(name, original=PLAIN):
    with zipfile.ZipFile(BytesIO(original)) as archive:
        return archive.read(name)


def grid_of(found):
    return [(t.rows, t.columns, t.text) for t in tables(found)]


def checks(raw):
    audit = audit_files([NamedBytes("report.docx", raw)]).audit
    return sorted((c.rule, c.verdict, str(c.stated), str(c.computed)) for c in audit.checks)


def cut(between):
    """The forms, each table cut in the middle of its rows."""
    root = etree.fromstring(part(MAIN))
    for whole in list(root.iter(f"{WORD}tbl")):
        rows = whole.findall(f"{WORD}tr")
        rest = deepcopy(whole)
        for element in rows[len(rows) // 2 :]:
            whole.remove(element)
        for element in rest.findall(f"{WORD}tr")[: len(rows) // 2]:
            rest.remove(element)
        line = parse_xml(f"<w:p {SPACE}>{between}</w:p>")
        whole.addnext(line)
        line.addnext(rest)
    return grown(PLAIN, {MAIN: etree.tostring(root)})


@pytest.mark.parametrize("between", ["", '<w:r><w:br w:type="page"/></w:r>'], ids=["empty", "page"])
def test_a_table_cut_by_an_empty_line_gives_the_same_checks(between):
    assert checks(cut(between)) == checks(PLAIN)


GRID = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="700"/></w:tblGrid>'


def table(*rows):
    lines = "".join(row(*map(cell, texts)) for texts in rows)
    return f"<w:tbl><w:tblPr/>{GRID}{lines}</w:tbl>"


SECONDS = [
    # what follows an empty line                 its rows                                     tables
    ("the rest of the rows", [("路灯维护", "12.50")], 1),
    ("a form of its own", [("项目名称", "路灯维护2期")], 2),
    ("a table with a head of its own", [("年初预算数", "全年执行数"), ("10", "9")], 2),
    ("a table with a title", [("2024年度项目支出绩效自评表", ""), ("12", "9")], 2),
    ("a table of words", [("填报人", "张某"), ("电话", "123")], 2),
    ("another copy of the same table", [("项目", "预算 5"), ("道路", "7")], 2),
]


@pytest.mark.parametrize(("case", "rows", "many"), SECONDS, ids=[c[0] for c in SECONDS])
def test_what_follows_an_empty_line_goes_on_or_begins(case, rows, many):
    first = table(("项目", "预算"), ("道路", "7"))
    if case.startswith("another"):
        first = table(("项目", "预算 5"), ("道路", "7"))
    assert len(tables(read(with_body(first, "<w:p/>", table(*rows))))) == many


@pytest.mark.parametrize("line", [paragraph("附表"), "<w:p><w:pPr><w:numPr/></w:pPr></w:p>"])
def test_a_line_with_words_or_a_number_parts_two_tables(line):
    body = with_body(table(("项目", "预算")), line, table(("道路", "7")))
    assert len(tables(read(body))) == 2


def test_cells_of_a_row_that_a_change_removes_are_set_aside():
    gone = cell("99", "<w:cellDel/>")
    body = with_body(
        f"<w:tbl>{row(cell('预算'), gone, cell('12'))}{row(cell('执行'), cell('9'))}</w:tbl>"
    )
    document = read(body)
    assert tables(document)[0].text == "预算\t12\n执行\t9"
    assert [aside.text for aside in document.deleted] == ["99"]
    assert [problem.code for problem in document.problems] == ["tracked-changes"]


def test_what_takes_no_room_is_left_out_and_radicals_are_folded():
    raw = part(MAIN).decode()
    odd = re.sub(r">([^<>]+)</w:t>", lambda m: f">\u200b{m[1][0]}\ufeff{m[1][1:]}</w:t>", raw)
    odd = odd.replace("支", "\u2f40").replace("行", "\u2f8f")
    found = read_any(grown(PLAIN, {MAIN: odd.encode()}), "a.docx")
    assert grid_of(found) == grid_of(read_any(PLAIN, "a.docx"))


SYMBOLS = [
    ("Symbol", "F0B3", "≥"),
    ("Symbol", "F0A3", "≤"),
    ("Symbol", "F037", "7"),
    ("Symbol", "F061", "□"),
    ("Wingdings", "F082", "②"),
    ("Wingdings", "F0FE", "☑"),
]


@pytest.mark.parametrize(("font", "code", "shown"), SYMBOLS)
def test_a_symbol_is_what_its_font_shows(font, code, shown):
    sign = f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/><w:t>95%</w:t></w:r></w:p>'
    assert paragraphs(read(with_body(sign))) == [f"{shown}95%"]


def saved(page):
    return b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page


def chunked(content):
    """A Word file that holds nothing but a whole file."""
    links = part("word/_rels/document.xml.rels").decode()
    link = f'<Relationship Id="c1" Type="{RELATIONS}/aFChunk" Target="chunk.bin"/>'
    chunk = f'<w:altChunk xmlns:r="{RELATIONS}" {SPACE} r:id="c1"/>'
    body = f"<w:document {SPACE}><w:body>{chunk}</w:body></w:document>"
    parts = {
        MAIN: body.encode(),
        "word/chunk.bin": content,
        "word/_rels/document.xml.rels": links.replace("</Rel", f"{link}</Rel").encode(),
    }
    return grown(PLAIN, parts)


CHUNKS = {"a page": as_html(FORMS), "a saved page": saved(as_html(FORMS)), "a Word file": PLAIN}


@pytest.mark.parametrize("kind", CHUNKS)
def test_a_whole_file_inside_is_read_in_its_place(kind):
    found = read_any(chunked(CHUNKS[kind]), "a.docx")
    assert [t[:2] for t in grid_of(found)] == [t[:2] for t in grid_of(read_any(PLAIN, "a.docx"))]
    assert [t.split() for *_, t in grid_of(found)] == [
        t.split() for *_, t in grid_of(read_any(PLAIN, "a.docx"))
    ]


@pytest.mark.parametrize(
    "content", [b"{\\rtf1 12}", chunked(PLAIN), b""], ids=["rtf", "deep", "no"]
)
def test_a_file_inside_that_is_not_read_is_told(content):
    assert [p.code for p in read_any(chunked(content), "a.docx").problems] == ["embedded"]


PICTURES = [
    ("a chart", '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>', "embedded"),
    ("a picture as older programs hold it", '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/>', "picture"),
    (
        "an object is told once, without its picture",
        '<w:object><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:object>',
        "embedded",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "xml", "code"), PICTURES, ids=[c[0] for c in PICTURES])
def test_what_holds_figures_that_are_not_read_is_told(case, xml, code):
    found = read(with_body(f"<w:p><w:r><w:t>如下</w:t>{xml}</w:r></w:p>"))
    assert [problem.code for problem in found.problems] == [code]


def flat(original):
    """The parts of a Word file in one XML file."""
    with zipfile.ZipFile(BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = [f'<?xml version="1.0"?><pkg:package xmlns:pkg="{PACKAGE}">']
    for name, content in parts.items():
        root = content.partition(b"?>")[2] if content.startswith(b"<?xml") else b""
        kind, text = ("xmlData", root) if root else ("binaryData", b64encode(content))
        found.append(
            f'<pkg:part pkg:name="/{name}"><pkg:{kind}>{text.decode()}</pkg:{kind}></pkg:part>'
        )
    return "".join([*found, "</pkg:package>"]).encode()


def test_parts_in_one_xml_file_are_read_as_the_package_is():
    found = read_any(flat(PLAIN), "自评表.doc")
    assert found.source.format == "docx"
    assert grid_of(found) == grid_of(read_any(PLAIN, "a.docx"))


SPOILT = {"cut": (rb".{40}$", b""), "a picture cut": (rb"(<pkg:binaryData>)[^<]*", rb"\1QUJDR")}


@pytest.mark.parametrize("how", SPOILT)
def test_such_a_file_that_is_damaged_is_one_sentence(how):
    with pytest.raises(BrokenFile):
        read_any(re.sub(*SPOILT[how], flat(PLAIN), count=1), "自评表.doc")


BESIDE = [
    # what stands in the text                               its XML, and what is told of it
    ("an alternative that shows nothing", '<mc:AlternateContent><mc:Choice Requires="new"><w:p/></mc:Choice><mc:Fallback><w:p><w:r><w:t>支出7531万元</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>', []),
    ("a formula between paragraphs", "<m:oMathPara><m:oMath><m:r><m:t>支出7531万元</m:t></m:r></m:oMath></m:oMathPara>", []),
    ("an element of programs to come", "<w:later><w:p><w:r><w:t>支出7531万元</w:t></w:r></w:p></w:later>", []),
    ("a field that draws its own words", r"<w:p><w:r><w:instrText>eq \o\ac(○,7)</w:instrText></w:r><w:r><w:t>支出7531万元</w:t></w:r></w:p>", ["embedded"]),
    ("another field", "<w:p><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:t>支出7531万元</w:t></w:r></w:p>", []),
    ("hidden figures", "<w:p><w:r><w:t>支出7531万元</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>另有86元</w:t></w:r></w:p>", ["hidden-text"]),
    ("hidden words", "<w:p><w:r><w:t>支出7531万元</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>另有</w:t></w:r></w:p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "xml", "codes"), BESIDE, ids=[b[0] for b in BESIDE])
def test_nothing_beside_the_paragraphs_is_lost_without_a_word(case, xml, codes):
    document = read(with_body(xml))
    assert paragraphs(document) == ["支出7531万元"]
    assert [problem.code for problem in document.problems] == codes


def test_comments_are_told():
    paper = with_body(paragraph("支出7531万元"))
    paper.add_comment(paper.paragraphs[0].runs, text="应为7513", author="甲")
    (problem,) = read(paper).problems
    assert (problem.code, "1 条批注" in problem.what) == ("comment", True)
