"""Published pages as sites serve them: what their own rules hide, files that hang on them, figures parted by hand."""

import pytest

from tests.extract.readers.test_web import read, shape


def styled(rules, inner):
    return read(f"<html><head><style>{rules}</style></head><body>{inner}</body></html>")


HIDDEN = [
    # what the rules say                       the rules                                   the element            is shown
    ("a class is hidden", ".tip{display:none}", '<p class="a tip">9</p>', False),
    ("a name is hidden", "#tip { visibility : hidden }", '<p id="tip">9</p>', False),
    ("an element of a class", "p.tip,i{color:red;display:none}", '<p class="tip">9</p>', False),
    ("in a comment for old browsers", "<!-- .tip{display:none} -->", '<p class="tip">9</p>', False),
    ("on paper alone", "@media print{.tip{display:none}}", '<p class="tip">9</p>', True),
    ("until another rule shows it", ".tip{display:none}.tip.on{display:block}", '<p class="tip">9</p>', True),
    ("but the element is shown itself", ".tip{display:none}", '<p class="tip" style="display:block">9</p>', True),
    ("only within others", ".x .tip{display:none}", '<p class="tip">9</p>', True),
    ("in a remark of the rules", "/* .tip{display:none} */", '<p class="tip">9</p>', True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "rules", "element", "shown"), HIDDEN, ids=[case[0] for case in HIDDEN]
)
def test_what_the_rules_of_a_page_hide(case, rules, element, shown):
    document = styled(rules, f"<p>支出 12 万元</p>{element}")
    assert shape(document) == ["支出 12 万元", *(["9"] if shown else [])]
    assert [aside.text for aside in document.hidden] == ([] if shown else ["9"])


def test_a_table_is_never_taken_away_by_a_class():
    document = styled(
        ".tab{display:none}", '<div class="tab"><table><tr><td>1<td>2</table></div><p>甲</p>'
    )
    assert shape(document)[0] == [["1", "2"]]


def test_files_that_hang_on_a_page_are_named():
    document = read(
        '<p>见附件。</p><p><a href="/a/P02.xlsx">附件1：自评表.xlsx</a>，<a href="b.pdf?x=1"></a></p>'
        '<iframe src="/view.html?file=/up/c.PDF"></iframe><a href="d.doc">决算</a><a href="e.html">首页</a>'
    )
    (problem,) = document.problems
    assert problem.code == "attachment"
    assert problem.what == (
        "网页附有附件1：自评表.xlsx、b.pdf、c.PDF 等 4 个文件，其中的内容没有读取，请下载后一并送审。"
    )


def test_one_file_is_named_alone():
    (problem,) = read('<p>见<a href="b.pdf">附件</a>。</p>').problems
    assert problem.what.startswith("网页附有文件 附件，")


def test_a_page_without_files_has_no_such_problem():
    assert not read('<p><a href="/x.html">下一页</a>支出 12 万元</p>').problems


FIGURES = [
    # what a break parts              the cell            what is read
    ("before the point", "1234<br>.56", "1234.56"),
    ("behind the point", "1234.<br>56", "1234.56"),
    ("before the sign", "97.2<br>%", "97.2%"),
    ("two figures", "12<br>34", "12\n34"),
    ("a figure and a remark", "12<br>万元", "12\n万元"),
]


@pytest.mark.parametrize(("case", "cell", "text"), FIGURES, ids=[case[0] for case in FIGURES])
def test_a_break_inside_a_figure_is_nothing(case, cell, text):
    assert shape(read(f"<table><tr><td>甲<td>{cell}</table>")) == [[["甲", text]]]


def rows(*texts):
    return "".join(f"<tr>{''.join(f'<td>{t}</td>' for t in row)}</tr>" for row in texts)


def tabled(*texts):
    return f"<table>{rows(*texts)}</table>"


HEAD, FIRST, SECOND = ("项目", "预算数", "执行数"), ("道路", "7", "6"), ("路灯", "5", "4")
BROKEN = [
    # what stands between or below                 the page                                                          tables
    ("nothing", tabled(HEAD, FIRST) + tabled(SECOND), 1),
    ("an empty line", tabled(HEAD, FIRST) + "<p>&nbsp;</p>" + tabled(SECOND), 1),
    ("words", tabled(HEAD, FIRST) + "<p>续表</p>" + tabled(SECOND), 2),
    ("a head of its own", tabled(HEAD, FIRST) + tabled(("科目", "预算数", "执行数"), SECOND), 2),
    ("other columns", tabled(HEAD, FIRST) + tabled(SECOND[:2]), 2),
    ("cells of the layout", f"<table><tr><td>{tabled(HEAD, FIRST)}</td><td>{tabled(SECOND)}</td></tr></table>", 2),
]  # fmt: skip


@pytest.mark.parametrize(("case", "inner", "many"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_table_that_something_empty_cuts_in_two_is_one(case, inner, many):
    found = shape(read(inner))
    tables = [block for block in found if isinstance(block, list)]
    assert len(tables) == many
    assert many == 2 or tables == [[[*HEAD], [*FIRST], [*SECOND]]]


SPANS = [("2", 2), (" 2 ", 2), ("2.0", 2), ("+2", 2), ("2px", 2), ("", 1), ("二", 1), ("-2", 1)]


@pytest.mark.parametrize(("written", "columns"), SPANS)
def test_a_span_is_as_wide_as_browsers_make_it(written, columns):
    wide = f'<table><tr><td colspan="{written}">合计</td><td>5</td></tr>{rows(("1", "2", "3"))}</table>'
    (table,) = read(wide).blocks
    assert table.cells[0].colspan == columns


ELSEWHERE = [
    ("another page in a frame", "<iframe src='table.html'></iframe>", ["frame"]),
    ("a frame that is not seen", "<iframe src='count.html' style='display:none'></iframe>", []),
    ("a frame of one point", "<iframe src='count.html' width=1 height=1></iframe>", []),
    ("a frame without a page", "<iframe src='about:blank'></iframe><iframe></iframe>", []),
    ("hidden figures", "<p hidden>收入7531万元</p>", ["hidden-text"]),
    ("hidden words", "<p hidden>收入</p>", []),
]


@pytest.mark.parametrize(("case", "inner", "codes"), ELSEWHERE, ids=[e[0] for e in ELSEWHERE])
def test_what_is_not_read_of_a_page_is_told(case, inner, codes):
    data = f"<html><meta charset=utf-8><body><p>支出9万元</p>{inner}</body></html>".encode()
    document = read(data.decode())
    assert [problem.code for problem in document.problems] == codes
