"""Web pages as they are read: lines, lists, tables with their spans, and what is kept apart from the text."""

import pytest

from extract.document import Paragraph
from extract.errors import EmptyFile, LimitExceeded
from extract.readers.limits import LIMITS, Limits
from extract.readers.web import read_page
from extract.readers.web_text import decoded, is_page, is_saved_page
from extract.sources import Source

SOURCE = Source(id="s1", name="a.html", sha256="", format="html")


def read(text, limits=LIMITS):
    return read_page(text.encode(), SOURCE, limits)


def body(inner, limits=LIMITS):
    return read(f"<html><head></head><body>{inner}</body></html>", limits)


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


LINES = [
    # what the page shows                       its body                                        blocks
    ("paragraphs and headings", "<h1>报告</h1><p>支出12万元。</p>", ["报告", "支出12万元。"]),
    ("text without an element", "支出<b>12</b>万元", ["支出12万元"]),
    ("a break ends a line", "<p>一<br>二</p>", ["一", "二"]),
    ("a rule ends a line", "一<hr>二", ["一", "二"]),
    ("a paragraph inside a division", "<div>一<p>二</p>三</div>", ["一", "二", "三"]),
    ("blanks of any number are one", "<p>预算  \n 12\t万元</p>", ["预算 12 万元"]),
    ("a line end between ideographs is nothing", "<p>预算\n  执行</p>", ["预算执行"]),
    ("a line end beside a digit is a blank", "<p>预算\n12</p>", ["预算 12"]),
    ("blanks that do not break stay", "<p>预算&nbsp;&nbsp;12</p>", ["预算  12"]),
    ("an indent stays", "<p>&nbsp;&nbsp;其中：12</p>", ["  其中：12"]),
    ("signs of no width are nothing", "<p>1\u200b2&#xFEFF;3&shy;4</p>", ["1234"]),
    ("a comment is nothing", "<p>1<!-- 9 -->2</p>", ["12"]),
    ("an empty paragraph is none", "<p>&nbsp;</p><p>一</p>", ["一"]),
    ("kept blanks", "<pre>甲  1\n乙  2</pre>", ["甲  1", "乙  2"]),
    ("what a field holds", '<p>预算<input value="12.5">万元</p>', ["预算12.5万元"]),
    ("ticked and empty boxes", '<input type="checkbox" checked>是<input type="radio">否', ["☑是□否"]),
    ("a button says nothing", '<p>一<input type="submit" value="2"></p>', ["一"]),
    ("the chosen option", "<select><option>1</option><option selected>2</option></select>", ["2"]),
    ("the first option", "<select><option>1</option><option>2</option></select>", ["1"]),
    ("the lines of a text area", "<textarea>一\n二</textarea>", ["一", "二"]),
    ("an element of a word processor", "<p>支出<o:p>12</o:p></p>", ["支出12"]),
    ("text behind the end", "<p>一</p></body></html>二", ["一", "二"]),
    ("a page within the page", "一<html><body><p>二</p></body></html><p>三</p>", ["一", "二", "三"]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "blocks"), [c[1:] for c in LINES], ids=[c[0] for c in LINES])
def test_text_is_read_as_it_is_shown(inner, blocks):
    assert shape(body(inner)) == blocks


LISTS = [
    # what the list shows           its markup                                                items
    ("numbers", "<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
    ("a start", '<ol start="3"><li>甲</li></ol>', ["3. 甲"]),
    ("an item that starts again", '<ol><li value="7">甲</li><li>乙</li></ol>', ["7. 甲", "8. 乙"]),
    ("backwards", "<ol reversed><li>甲</li><li>乙</li></ol>", ["2. 甲", "1. 乙"]),
    ("letters", '<ol type="a"><li>甲</li><li>乙</li></ol>', ["a. 甲", "b. 乙"]),
    ("Roman numerals", '<ol type="I" start="4"><li>甲</li></ol>', ["IV. 甲"]),
    ("a paragraph in an item", "<ol><li><p>甲</p><p>乙</p></li></ol>", ["1. 甲", "乙"]),
    ("a list in a list", "<ol><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>", ["1. 甲", "1. 乙", "2. 丙"]),
    ("no numbers", '<ol style="list-style: none"><li>甲</li></ol>', ["甲"]),
    ("points", "<ul><li>甲</li></ul>", ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "items"), [c[1:] for c in LISTS], ids=[c[0] for c in LISTS])
def test_numbers_of_lists_are_made_and_flagged(inner, items):
    document = body(inner)
    assert shape(document) == items
    for block in document.blocks:
        made = [block.text[start:end] for start, end in block.generated]
        head, _, rest = block.text.partition(" ")
        assert made == ([head] if rest else [])


def test_a_list_inside_a_cell_keeps_its_flags():
    (table,) = body("<table><tr><td>甲</td><td><ol><li>一<li>二</ol></td></tr></table>").blocks
    assert table.text == "甲\t1. 一\n2. 二"
    assert [table.text[a:b] for a, b in table.generated] == ["1.", "2."]


TABLES = [
    # what the table shows              its rows                                                       blocks
    ("rows of cells", "<tr><td>甲<td>1<tr><td>乙<td>2", [[["甲", "1"], ["乙", "2"]]]),
    ("heads and bodies", "<thead><tr><th>项<th>数<tbody><tr><td>甲<td>1", [[["项", "数"], ["甲", "1"]]]),
    ("a foot that stands first", "<tfoot><tr><td>计<td>1</tfoot><tbody><tr><td>甲<td>1</tbody>",
     [[["甲", "1"], ["计", "1"]]]),
    ("breaks in a cell", "<tr><td>一<br>二<td>1", [[["一\n二", "1"]]]),
    ("paragraphs in a cell", "<tr><td><p>一</p><p>二</p><td>1", [[["一\n二", "1"]]]),
    ("an empty cell", "<tr><td>&nbsp;<td>1", [[["", "1"]]]),
    ("a caption above", "<caption>表1</caption><tr><td>甲<td>1", ["表1", [["甲", "1"]]]),
    ("text between the cells", "<tr><td>甲<td>1</tr>另 5<tr><td>乙<td>2", ["另 5", [["甲", "1"], ["乙", "2"]]]),
    ("a table in a cell", "<tr><td>甲<td>1<tr><td>乙<td>2<table><tr><td>内<td>3</table>",
     [[["甲", "1"], ["乙", "2"]], [["内", "3"]]]),
    ("cells that stand in no row", "<tr><td>甲<td>1</tr><td>乙</td><td>2</td>", [[["甲", "1"], ["乙", "2"]]]),
    ("a row in a cell", "<tr><td><tr>另 5</tr></td><td>乙</td></tr>", ["另 5", [[""], ["乙"]]]),
    ("a form around the rows", "<form><tr><td>甲<td>1</form>", [[["甲", "1"]]]),
    ("a hidden row", '<tr><td>甲<td>1<tr style="display:none"><td>乙<td>9', [[["甲", "1"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "blocks"), [c[1:] for c in TABLES], ids=[c[0] for c in TABLES])
def test_tables_are_read_as_they_are_shown(inner, blocks):
    assert shape(body(f"<table border='1'>{inner}</table>")) == blocks


SPANS = [
    # what spans                     rows                                                        places of cells
    ("columns", "<tr><td colspan=2>甲<tr><td>1<td>2", {"甲": (0, 0, 1, 2), "1": (1, 0, 1, 1), "2": (1, 1, 1, 1)}),
    ("rows", "<tr><td rowspan=2>甲<td>1<tr><td>2", {"甲": (0, 0, 2, 1), "1": (0, 1, 1, 1), "2": (1, 1, 1, 1)}),
    ("rows to the end", "<tr><td rowspan=0>甲<td>1<tr><td>2", {"甲": (0, 0, 2, 1), "1": (0, 1, 1, 1), "2": (1, 1, 1, 1)}),
    ("more rows than there are", "<tr><td rowspan=9>甲<td>1<tr><td>2",
     {"甲": (0, 0, 2, 1), "1": (0, 1, 1, 1), "2": (1, 1, 1, 1)}),
    ("nothing that is a number", "<tr><td rowspan=x colspan=''>甲<td>1", {"甲": (0, 0, 1, 1), "1": (0, 1, 1, 1)}),
    ("rows of no cell count for nothing", "<tr><td rowspan=2>甲<td>1<tr></tr><tr><td>2",
     {"甲": (0, 0, 2, 1), "1": (0, 1, 1, 1), "2": (1, 1, 1, 1)}),
    ("rows in the middle", "<tr><td>1<td rowspan=2>甲<td>2<tr><td>3<td>4",
     {"1": (0, 0, 1, 1), "甲": (0, 1, 2, 1), "2": (0, 2, 1, 1), "3": (1, 0, 1, 1), "4": (1, 2, 1, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "places"), [c[1:] for c in SPANS], ids=[c[0] for c in SPANS])
def test_cells_span_rows_and_columns(inner, places):
    (table,) = body(f"<table border='1'>{inner}</table>").blocks
    found = {table.content(c): (c.row, c.column, c.rowspan, c.colspan) for c in table.cells}
    assert found == places


LONG = "<p>本年度支出用于公共服务。</p>" * 20
LAYOUTS = [
    # what the page shows                       its body
    ("a table around the page", f"<table><tr><td>{LONG}<table><tr><td>甲<td>1</table></td></tr></table>"),
    ("a table that says so", f"<table role='presentation'><tr><td>{LONG}<td><table><tr><td>甲<td>1</table></table>"),
    ("columns of a page", f"<table><tr><td>{LONG}<td>{LONG}</tr></table><table><tr><td>甲<td>1</table>"),
]  # fmt: skip


@pytest.mark.parametrize("inner", [c[1] for c in LAYOUTS], ids=[c[0] for c in LAYOUTS])
def test_a_table_that_only_lays_out_is_read_through(inner):
    blocks = shape(body(inner))
    assert blocks[0] == "本年度支出用于公共服务。"
    assert blocks[-1] == [["甲", "1"]]
    assert sum(isinstance(block, list) for block in blocks) == 1


def test_a_form_with_a_long_cell_is_no_layout():
    rows = "<tr><td>甲<td>1</tr>" * 3
    assert len(shape(body(f"<table>{rows}<tr><td>目标<td>{LONG}</tr></table>"))) == 1


FURNITURE = [
    # what guides readers       its markup
    ("a menu by its element", "<nav><a>首页</a> 9</nav>"),
    ("a menu by its role", "<div role='navigation'>首页 9</div>"),
    ("a menu by its class", "<div class='mainNav'>首页 9</div>"),
    ("the head of the site", "<header>首页 9</header>"),
    ("the foot of the site", "<footer>首页 9</footer>"),
    ("a side column", "<aside>首页 9</aside>"),
    ("nothing but links", "<ul><li><a>首页</a></li><li><a>9</a></li></ul>"),
    ("links and what parts them", "<div><a>首页</a> | <a>9</a> &gt;</div>"),
]


@pytest.mark.parametrize("markup", [c[1] for c in FURNITURE], ids=[c[0] for c in FURNITURE])
def test_what_guides_readers_is_furniture(markup):
    document = body(f"{markup}<h1>报告</h1><p>本年度支出12万元，详见下表。</p>")
    assert shape(document) == ["报告", "本年度支出12万元，详见下表。"]
    (aside,) = document.furniture
    assert "首页" in aside.text
    assert "9" in aside.text


TEXT = [
    # what belongs to the text               its markup                                              first block
    ("one link", "<p><a>附件：2023年自评表</a></p>", "附件：2023年自评表"),
    ("links among words", "<p>见<a>附件1</a>和<a>附件2</a></p>", "见附件1和附件2"),
    ("the head of an article", "<article><header>报告 9</header><p>一</p></article>", "报告 9"),
    ("a page called like a menu", f"<div class='nav'>{LONG}</div>", "本年度支出用于公共服务。"),
    ("a table in what is called a menu", "<div id='menu'><table><tr><td>甲<td>1</table></div>", [["甲", "1"]]),
    ("cells that are links", "<table border=1><tr><td><a>甲</a><td><a>1</a><td>2</table>", [["甲", "1", "2"]]),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "first"), [c[1:] for c in TEXT], ids=[c[0] for c in TEXT])
def test_what_only_looks_like_furniture_is_text(markup, first):
    assert shape(body(f"{markup}<p>完</p>"))[0] == first


UNSEEN = [
    # what is not shown                its markup                                       kept
    ("a style of nothing", "<p style='display: none'>底稿 9</p>", ["底稿 9"]),
    ("a style of a word processor", "<span style='mso-hide:all'>底稿 9</span>", ["底稿 9"]),
    ("an attribute", "<div hidden>底稿 9</div>", ["底稿 9"]),
    ("a field", "<input type='hidden' value='9'>", []),
    ("a program with the words of a table", "<script>var a = {'预算数': 9};</script>", ["var a = {'预算数': 9};"]),
    ("a program", "<script>for (i = 0; i < 9; i++) {}</script>", []),
    ("a style sheet", "<style>.预算 { margin: 9px }</style>", []),
    ("words without digits", "<p hidden>底稿</p>", []),
    ("a cell", "<table><tr><td>甲<td>1<td hidden>9</table>", ["9"]),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "kept"), [c[1:] for c in UNSEEN], ids=[c[0] for c in UNSEEN])
def test_what_is_not_shown_is_hidden(markup, kept):
    document = body(f"<p>支出</p>{markup}")
    assert "9" not in "".join(map(str, shape(document)))
    assert [aside.text for aside in document.hidden] == kept


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_struck_text_is_deleted(tag):
    document = body(f"<p>支出<{tag}>90</{tag}>100万元</p>")
    assert shape(document) == ["支出100万元"]
    assert [aside.text for aside in document.deleted] == ["90"]


def test_the_title_of_the_window_is_furniture():
    document = read("<title>公开\n2023</title><p>一</p>")
    assert (shape(document), [a.text for a in document.furniture]) == (["一"], ["公开 2023"])


def test_pictures_are_a_problem():
    (problem,) = body("<p>一<img src='http://127.0.0.1/a.png'></p>").problems
    assert (problem.code, "1 张图片" in problem.what) == ("picture", True)


CHINESE = "<html><head>{}</head><body><p>预算执行率97.80%</p></body></html>"
ENCODINGS = [
    # what tells the encoding                bytes
    ("a declaration", CHINESE.format('<meta charset="gb2312">').encode("gb18030")),
    ("an old declaration", CHINESE.format('<meta http-equiv="Content-Type" content="text/html; charset=GBK">')
     .encode("gbk")),
    ("a declaration in XML", b'<?xml version="1.0" encoding="gb2312"?>' + CHINESE.format("").encode("gbk")),
    ("the contents alone", CHINESE.format("").encode("gb18030")),
    ("the contents against the declaration", CHINESE.format('<meta charset="gb2312">').encode()),
    ("a declaration of something else", CHINESE.format('<meta charset="utf-8">').encode("gb18030")),
    ("a declaration of a western encoding", CHINESE.format('<meta charset="iso-8859-1">').encode("gbk")),
    ("a declaration of nothing that exists", CHINESE.format('<meta charset="x">').encode("gbk")),
    ("a mark", b"\xef\xbb\xbf" + CHINESE.format('<meta charset="gbk">').encode()),
    ("a mark of two bytes", CHINESE.format("").encode("utf-16")),
    ("two bytes without a mark", CHINESE.format('<meta charset="utf-16">').encode("utf-16-le")),
    ("two bytes the other way round", CHINESE.format("").encode("utf-16-be")),
]  # fmt: skip


@pytest.mark.parametrize("data", [c[1] for c in ENCODINGS], ids=[c[0] for c in ENCODINGS])
def test_a_page_is_decoded(data):
    assert is_page(data)
    assert shape(read_page(data, SOURCE)) == ["预算执行率97.80%"]


def test_the_traditional_encoding_is_read_where_it_is_declared():
    data = '<meta charset="big5"><p>預算執行率</p>'.encode("big5")
    assert shape(read_page(data, SOURCE)) == ["預算執行率"]


def test_bytes_that_stand_for_nothing_are_counted():
    data = "<p>预算</p>".encode("gbk") + b"<p>\xff\xff 12</p>"
    assert decoded(data).lost == 2
    (problem,) = read_page(data, SOURCE).problems
    assert problem.code == "undecodable"


PAGES = [
    # what the bytes begin with                  bytes                                            a page
    ("a document type", b"<!DOCTYPE HTML><p>1", True),
    ("blank lines and a comment", b"\n\n<!-- a -->\n<html>", True),
    ("a bare table", b"<table><tr><td>1", True),
    ("a page in XML", b'<?xml version="1.0"?>\n<!DOCTYPE html><html>', True),
    ("a name of its own before the page", b'<x:a></x:a><html xmlns:o="o">', True),
    ("data in XML", b'<?xml version="1.0"?><report>', False),
    ("a report", "一、部门概况".encode(), False),
    ("a report that quotes an element", "网页以<html>开头".encode(), False),
    ("a sign of less", b"<5 and >3", False),
]


@pytest.mark.parametrize(("data", "known"), [c[1:] for c in PAGES], ids=[c[0] for c in PAGES])
def test_a_page_is_told_by_its_beginning(data, known):
    assert is_page(data) is known


def mail(*parts, kind="multipart/related"):
    """A page saved as one file."""
    head = f'From: <Saved>\nMIME-Version: 1.0\nContent-Type: {kind};\n\tboundary="=b"\n\n'
    return head.encode() + b"".join(b"--=b\n" + part + b"\n" for part in parts) + b"--=b--\n"


def test_a_page_saved_as_one_file_is_read():
    first = b"Content-Type: text/html; charset=gb2312\n\n" + "<p>支出12</p>".encode("gbk")
    second = b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+NDU8L3A+\n"
    image = b"Content-Type: image/png\n\n<p>9</p>"
    data = mail(first, image, second)
    assert is_saved_page(data)
    assert shape(read_page(data, SOURCE)) == ["支出12", "45"]


def test_a_letter_is_no_saved_page():
    assert not is_saved_page("主送：各单位\n抄送：财政局\n".encode())
    assert not is_saved_page(b"Subject: a\nContent-Type: text/plain\n\n1")


def test_a_page_without_text_is_empty():
    with pytest.raises(EmptyFile, match="脚本"):
        read("<html><script>load()</script></html>")


def test_limits_are_kept():
    with pytest.raises(LimitExceeded, match="单元格"):
        body("<table border=1>" + "<tr><td colspan=100>1<td>2" * 9, Limits(cells=500))
    with pytest.raises(LimitExceeded, match="单元格"):
        body("<table border=1>" + "<tr><td rowspan=90>1<td rowspan=90>2" * 30, Limits(cells=500))
    with pytest.raises(LimitExceeded, match="层次"):
        body("<div>" * 5000 + "1")


@pytest.mark.parametrize("around", ["<font>", "<div>", "<table><tr><td>甲<td>1<tr><td>乙<td>"])
def test_a_deep_page_loses_nothing(around):
    document = body(around * 400 + "末 12345")
    assert "12345" in "".join(block.text for block in document.blocks)
