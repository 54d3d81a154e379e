"""Tables across pages: what goes on, what begins anew, and what the page break may have cut."""

import pytest

from tests.extract.readers.sheets import Sheet, cells, paragraphs, plain, tables

WIDTHS = [100, 90, 90, 120]
TALL = 20
HEAD = ["项目", "预算数", "决算数", "偏差原因"]
LEFT = 90.0


def rows(count, first=1):
    return [[f"支出{i}", f"{i}.50", f"{i}.25", ""] for i in range(first, first + count)]


def draw(sheet, content, top, widths=WIDTHS, heights=None):
    """Draw a table; content is rows, or cells with their spans."""
    found = content if isinstance(content, dict) else plain(content)
    sheet.table(LEFT, top, widths, heights or [TALL] * height(found), found)


def height(content):
    """How many rows a table has, given as rows or as cells."""
    if isinstance(content, list):
        return len(content)
    return max(place[0] + (*place, 1)[2] for place in content)


def two_pages(above, below, *, bottom=760.0, widths=WIDTHS, between=(), heights=None):
    """A document with a table down to ``bottom`` and another one at the top of the next page."""
    sheet = Sheet()
    sheet.text(LEFT, 72, "部门整体支出绩效自评情况")
    tall = sum(heights) if heights else TALL * height(above)
    draw(sheet, above, bottom - tall, heights=heights)
    sheet.turn_page()
    top = 72
    for text in between:
        sheet.text(LEFT, top, text)
        top += 30
    draw(sheet, below, top, widths)
    return sheet.read()


def test_a_table_goes_on_without_a_head():
    (table,) = tables(two_pages([HEAD, *rows(10)], rows(5, 11)))
    assert cells(table) == plain([HEAD, *rows(15)])
    assert (table.rows, table.columns) == (16, 4)


def test_a_title_row_that_is_alone_on_its_page_belongs_to_the_table():
    (table,) = tables(two_pages({(0, 0, 1, 4): "支出情况表"}, [HEAD, *rows(5)]))
    assert cells(table)[0, 0, 1, 4] == "支出情况表"
    assert table.rows == 7


def test_a_head_printed_again_is_furniture():
    document = two_pages([HEAD, *rows(10)], [HEAD, *rows(5, 11)])
    (table,) = tables(document)
    assert cells(table) == plain([HEAD, *rows(15)])
    assert [aside.text for aside in document.furniture] == HEAD


def test_the_places_of_a_long_table_name_their_pages():
    document = two_pages([HEAD, *rows(10)], rows(5, 11))
    (table,) = tables(document)
    pages = []
    for figure in ("3.25", "13.25"):
        start = table.text.index("\t" + figure) + 1
        pages += [box.page for box in document.where(1, start, start + 4).boxes]
    assert pages == [1, 2]


APART = [
    # why the second table is another one           the tables and what stands between
    ("its columns are others", {"widths": [60, 60, 140, 140]}),
    ("a title stands between", {"between": ["项目支出绩效自评表"]}),
    ("the page before had room for its first row", {"bottom": 500.0}),
]


@pytest.mark.parametrize(("case", "how"), APART, ids=[c[0] for c in APART])
def test_another_table_stays_apart(case, how):
    document = two_pages([HEAD, *rows(10)], rows(5, 11), **how)
    first, second = tables(document)
    assert (first.rows, second.rows) == (11, 5)


def test_another_copy_of_the_same_form_stays_apart():
    def form(name):
        return [["项目支出绩效自评表", "", "", ""], ["项目名称", name, "", ""], *rows(8)]

    first, second = tables(two_pages(form("甲项目"), form("乙项目")))
    assert (first.rows, second.rows) == (10, 10)


def test_a_merged_label_goes_on_below_the_page_break():
    above = {**plain([HEAD, *rows(8)])}
    above |= {(9, 0, 2, 1): "产出", **{(r, c): f"{r}{c}" for r in (9, 10) for c in (1, 2, 3)}}
    below = {(0, 0, 3, 1): "", **{(r, c): f"{r}{c}" for r in range(3) for c in (1, 2, 3)}}
    (table,) = tables(two_pages(above, below))
    assert cells(table)[9, 0, 5, 1] == "产出"


def test_a_cell_that_the_page_break_leaves_open_is_one_cell():
    sheet = Sheet()
    for top, edge, text in ((700, 700, "产出"), (72, 132, "指标")):
        sheet.table(LEFT + 60, top, WIDTHS[1:], [TALL] * 3, plain([row[1:] for row in rows(3)]))
        sheet.line(LEFT, top, LEFT, top + 3 * TALL)
        sheet.line(LEFT, edge, LEFT + 60, edge)
        sheet.text(LEFT + 4, top + 3, text)
        sheet.turn_page()
    (table,) = tables(sheet.read())
    assert cells(table)[0, 0, 6, 1] == "产出\n指标"


def test_an_empty_cell_below_the_page_break_stays_empty():
    (table,) = tables(two_pages([HEAD, *rows(10)], [["", "1", "2", "甲"], *rows(4, 12)]))
    assert cells(table)[11, 0] == ""


REASON = "因项目招标流程较长，实际开工时间晚于计划，导致资金支付进度滞后，"
WRAPPED = "\n".join(REASON[i : i + 11] for i in range(0, len(REASON), 11))


def torn(second, rest):
    """A row with a long reason, cut by the page break."""
    above = [HEAD, *rows(6), ["专项", "20", second, WRAPPED]]
    below = [["", "", "", rest], *rows(3, 8)]
    return two_pages(above, below, heights=[TALL] * 7 + [42])


def test_a_row_cut_by_the_page_break_is_one_row():
    document = torn("18", "做好前期准备")
    (table,) = tables(document)
    assert table.rows == 11
    assert cells(table)[7, 3] == REASON + "做好前期准备"
    assert document.problems == ()


def test_a_short_sentence_cut_by_the_page_break_is_one_row():
    above = [HEAD, *rows(6), ["专项", "20", "18", "受天气影响部分工程施工"]]
    document = two_pages(above, [["", "", "", "延期，下步加快"], *rows(3, 8)])
    (table,) = tables(document)
    assert cells(table)[7, 3] == "受天气影响部分工程施工延期，下步加快"


SHORT = [
    # what is at the page break                    the last row above                          the first below  one row
    (
        "a name that fills its line",
        ["专项", "20", "18", "农村公路养护工程完工数"],
        "量及质量",
        True,
    ),
    ("a name that does not fill it", ["专项", "20", "18", "农村公路养护工程"], "绿化工程", False),
    ("a name below names alone", ["", "", "", "农村公路养护工程完工数"], "绿化工程", False),
    (
        "a name that is numbered",
        ["专项", "20", "18", "农村公路养护工程完工数"],
        "2.绿化工程",
        False,
    ),
]


@pytest.mark.parametrize(("what", "last", "rest", "one"), SHORT, ids=[case[0] for case in SHORT])
def test_a_short_text_cut_by_the_page_break(what, last, rest, one):
    document = two_pages([HEAD, *rows(6), last], [["", "", "", rest], *rows(3, 8)])
    (table,) = tables(document)
    assert cells(table)[7, 3] == (last[3] + rest if one else last[3])
    assert table.rows == (11 if one else 12)


SEVERAL = [
    # what is at the page break        the last row above                               the first below        one row
    (
        "a reason and a target, above points and a score",
        ["受天气影响部分工程", "不少于一百二十公", "20", "18"],
        ["施工延期，下步加快", "里", "", ""],
        True,
    ),
    (
        "a reason and a target, above one figure",
        ["受天气影响部分工程", "不少于一百二十公", "20", ""],
        ["施工延期，下步加快", "里", "", ""],
        False,
    ),
    (
        "names alone, above points and a score",
        ["农村公路养护工程完", "不少于一百二十公", "20", "18"],
        ["工", "里", "", ""],
        False,
    ),
    (
        "the halves of a name that forms have",
        ["", "服务对象满意度指", "95", ""],
        ["", "标", "", ""],
        True,
    ),
    (
        "two reasons and nothing else",
        ["受天气影响部分工程", "为保障群众日常健", "", ""],
        ["施工延期，下步加快", "身需求，新增器材", "", ""],
        True,
    ),
    (
        "a sentence and nothing else",
        ["", "", "", "受天气影响，部分工程停"],
        ["", "", "", "工一个月，下步加快"],
        True,
    ),
    (
        "numbers, and a name that may have ended",
        ["服务对象", "123456789012345.6", "123456789012345.6", ""],
        ["满意度", "45", "40", ""],
        True,
    ),
    (
        "numbers that fit their columns",
        ["服务对象", "95", "96", ""],
        ["满意度", "10", "10", ""],
        False,
    ),
    (
        "a sign that no cell begins with",
        ["", "123456789012345.6", "", ""],
        ["", "%", "", ""],
        True,
    ),
    (
        "lines of parts",
        ["按来源分四十七万元", "按去向分四十七万", "", ""],
        ["其中，财政拨款四十", "其中，基本支出十", "", ""],
        False,
    ),
]


@pytest.mark.parametrize(("what", "last", "rest", "one"), SEVERAL, ids=[c[0] for c in SEVERAL])
def test_several_texts_cut_by_the_page_break(what, last, rest, one):
    (table,) = tables(two_pages([HEAD, *rows(6), last], [rest, *rows(3, 8)]))
    assert table.rows == (11 if one else 12)
    joined = [a + b for a, b in zip(last, rest, strict=True)]
    found = [cells(table)[7, i].replace("\n", "") for i in range(4)]
    assert found == (joined if one else last)


def test_a_cut_that_is_not_certain_is_a_problem():
    above = [HEAD, *rows(6), ["专项", "20", "18", WRAPPED[:-3] + "。"]]
    document = two_pages(above, [["", "", "", "另有追加"], *rows(3, 8)], heights=[TALL] * 7 + [42])
    (table,) = tables(document)
    assert table.rows == 12
    (problem,) = document.problems
    assert (problem.code, problem.where.row) == ("row-torn", 8)


def cut(above, below, *, top_line=False):
    """A table whose rows a page break cuts without drawing a line there, as browsers print it."""
    sheet = Sheet()
    draw(sheet, [HEAD, *rows(6)], 600)
    open_row(sheet, 740, 800, above, closed=True)
    sheet.turn_page()
    open_row(sheet, 40, 72, below, closed=top_line)
    draw(sheet, rows(3, 8), 72)
    return sheet.read()


def open_row(sheet, top, bottom, texts, *, closed):
    """The sides of a row and its texts, with a line over it only where it is ``closed``."""
    if closed:
        sheet.line(LEFT, top, LEFT + sum(WIDTHS), top)
    left = LEFT
    for width, text in zip(WIDTHS, texts, strict=True):
        sheet.line(left, top, left, bottom)
        for i, line in enumerate(text.split("\n")):
            sheet.text(left + 4, top + 3 + 12 * i, line)
        left += width
    sheet.line(left, top, left, bottom)


OPEN = [
    # what stands on both sides of the page break     above                              below          one row
    ("prose that goes on", ["专项", "20", "18", WRAPPED], ["", "", "", "做好前期准备"], True),
    ("nothing below", ["专项", "20", "18", ""], ["", "", "", ""], True),
    ("all but a name below", ["专项", "", "", ""], ["", "20", "18", "按期完成"], True),
    ("another row", ["专项", "20", "18", ""], ["公用经费", "30", "28", ""], False),
    ("a sentence that ended", ["专项", "20", "18", "完成。"], ["公用", "", "", "延期"], False),
]


@pytest.mark.parametrize(("what", "above", "below", "one"), OPEN, ids=[c[0] for c in OPEN])
def test_rows_at_a_page_break_without_a_line(what, above, below, one):
    (table,) = tables(cut(above, below))
    assert table.rows == (11 if one else 12)
    found = [cells(table)[7, i].replace("\n", "") for i in range(4)]
    pieces = zip(above, below, strict=True)
    expected = [a + b for a, b in pieces] if one else above
    assert found == [text.replace("\n", "") for text in expected]


def test_the_room_left_for_a_row_of_the_next_page_is_no_row():
    (table,) = tables(cut(["", "", "", ""], ["专项", "20", "18", ""], top_line=True))
    assert [cells(table)[7, i] for i in range(4)] == ["专项", "20", "18", ""]
    assert table.rows == 11


def test_a_label_that_hangs_out_below_its_page_is_whole():
    sheet = Sheet()
    draw(sheet, [HEAD, *rows(6)], 600)
    open_row(sheet, 740, 764, ["服务\n满意度", "90", "95", ""], closed=True)
    sheet.line(LEFT + WIDTHS[0], 764, LEFT + sum(WIDTHS), 764)
    sheet.text(LEFT + 4, 767, "指标")
    sheet.turn_page()
    open_row(sheet, 40, 72, ["", "80", "85", ""], closed=False)
    sheet.line(LEFT + WIDTHS[0], 40, LEFT + sum(WIDTHS), 40)
    draw(sheet, rows(3, 8), 72)
    (table,) = tables(sheet.read())
    assert cells(table)[7, 0, 2, 1].split() == ["服务", "满意度", "指标"]


def test_the_border_of_a_label_that_goes_through_a_page_belongs_to_its_table():
    sheet = Sheet()
    for top in (640, 40, 40):
        tall = 160 if top == 640 else 760
        sheet.line(LEFT, top, LEFT, top + tall)
        found = plain([[*row[1:]] for row in rows(tall // TALL)])
        sheet.table(LEFT + 100, top, WIDTHS[1:], [TALL] * (tall // TALL), found)
        if top == 640:
            sheet.line(LEFT, top, LEFT + 100, top)
            sheet.text(LEFT + 4, top + 3, "产出指标")
        sheet.turn_page()
    (table,) = tables(sheet.read())
    assert (table.rows, table.columns) == (8 + 38 + 38, 4)
    assert cells(table)[0, 0, 84, 1] == "产出指标"


def numbered(numbers, *, bottom=800.0, head="", titles=()):
    """Pages of text with page numbers, running heads and titles."""
    sheet = Sheet()
    for i, number in enumerate(numbers):
        if head:
            sheet.text(LEFT, 40, head, 9)
        if titles:
            sheet.text(200, 36, titles[i], 18)
        sheet.text(LEFT, 120, f"第{i + 1}部分支出为{i + 3}.5万元。")
        sheet.text(280, bottom, number, 9)
        sheet.turn_page()
    return sheet.read()


FURNITURE = [
    # what is printed in the margins             the pages                                           furniture
    ("page numbers", {"numbers": ["1", "2", "3"]}, ["1", "2", "3"]),
    ("page numbers between dashes", {"numbers": ["— 1 —", "— 2 —"]}, ["— 1 —", "— 2 —"]),
    ("page numbers that begin late", {"numbers": ["5", "6"]}, ["5", "6"]),
    (
        "page numbers in words",
        {"numbers": ["第1页 共2页", "第2页 共2页"]},
        ["第1页 共2页", "第2页 共2页"],
    ),
    ("numbers that count no pages stay text", {"numbers": ["1.5", "7"]}, []),
    ("a running head", {"numbers": ["", ""], "head": "绩效自评报告"}, ["绩效自评报告"] * 2),
    (
        "addresses that count the pages",
        {"numbers": ["www.example.cn/12.html 1/2", "www.example.cn/12.html 2/2"]},
        ["www.example.cn/12.html 1/2", "www.example.cn/12.html 2/2"],
    ),
    (
        "addresses of which a mark was read otherwise",
        {"numbers": ["http://a.cn/12.html 1/2", "http:/a.cn/12.html 2/2"]},
        ["http://a.cn/12.html 1/2", "http:/a.cn/12.html 2/2"],
    ),
    ("addresses that count nothing stay text", {"numbers": ["a.cn/12 7/9", "a.cn/12 3/9"]}, []),
    (
        "a large title on every page stays text",
        {"numbers": ["", ""], "titles": ["绩效自评表", "绩效自评表"]},
        [],
    ),
]


@pytest.mark.parametrize(("case", "pages", "expected"), FURNITURE, ids=[c[0] for c in FURNITURE])
def test_furniture_is_kept_apart(case, pages, expected):
    document = numbered(**pages)
    assert [aside.text for aside in document.furniture] == expected
    kept = [text for text in paragraphs(document) if "部分" in text]
    assert len(kept) == len(pages["numbers"])


def test_a_running_head_with_the_time_of_printing_is_furniture_in_any_size():
    sheet = Sheet()
    for _ in range(2):
        sheet.text(LEFT, 20, "11/21/26, 9:58 PM 绩效自评报告", 18)
        draw(sheet, rows(30), 120)
        sheet.turn_page()
    assert len(sheet.read().furniture) == 2


def test_furniture_does_not_part_a_table():
    sheet = Sheet()
    for page, content in enumerate(([HEAD, *rows(30)], rows(5, 31))):
        sheet.text(LEFT, 40, "绩效自评报告", 9)
        draw(sheet, content, 120)
        sheet.text(280, 800, str(page + 1), 9)
        sheet.turn_page()
    (table,) = tables(sheet.read())
    assert table.rows == 36
