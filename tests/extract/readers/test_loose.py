"""Tables without rules: columns by white strips, rows by what stands side by side, and always a problem."""

import pytest

from benchmarks.cell_scores import cell_hits, cells_of, f1, numerals_in_place
from benchmarks.form_files import as_pdf
from benchmarks.other_forms import other_forms
from benchmarks.ten_forms import longer, ten_forms
from extract.readers.loose_rows import Band, rows_of
from extract.readers.pdf import read_pdf
from tests.extract.readers.sheets import SOURCE, Sheet, cells, paragraphs, plain, tables

HEAD = ["项目", "年初预算数", "全年预算数", "全年执行数"]
ROWS = [HEAD, ["绿化", "12.50", "13.00", "12.80"], ["照明", "8.00", "", "7.95"], ["合计", "20.50", "13.00", "20.75"]]  # fmt: skip
WIDTHS = [100, 90, 90, 90]
THREE = (100, 120, 180)
"""How far down the three rules stand: over the head, under it, under the last row."""


def drawn(rows, rules=()):
    """A page with the texts of a table where its cells would be, and horizontal rules."""
    sheet = Sheet()
    sheet.text(230, 60, "预算执行情况表", 14)
    for (row, column), text in plain(rows).items():
        sheet.text(90 + sum(WIDTHS[:column]) + 4, 103 + 20 * row, text)
    for y in rules:
        sheet.line(90, y, 90 + sum(WIDTHS), y)
    sheet.text(90, 300, "说明：本表由预算单位填报。")
    return sheet.read()


@pytest.mark.parametrize("rules", [(), THREE], ids=["no rules", "three rules"])
def test_cells_stand_in_their_rows_and_columns(rules):
    document = drawn(ROWS, rules)
    (table,) = tables(document)
    assert cells(table) == {place: text for place, text in plain(ROWS).items() if text}
    assert paragraphs(document) == ["预算执行情况表", "说明：本表由预算单位填报。"]


def test_a_table_without_rules_is_always_a_problem():
    (problem,) = drawn(ROWS).problems
    assert (problem.code, problem.where.block) == ("table-inferred", 1)


def test_aligned_text_without_heads_is_no_table():
    document = drawn([["甲", "乙", "丙", "丁"], *ROWS[1:3], ["戊", "1", "2", "3"]])
    assert tables(document) == []
    assert [problem.code for problem in document.problems] == ["table-not-recovered"]


def test_lines_of_a_wrapped_cell_are_one_cell():
    sheet = Sheet()
    for top, texts in ((100, HEAD), (122, ["城市照明设施", "12.50", "13.00", "12.80"]), (134, ["维护管理"]), (156, ["绿化", "8", "7", "6"])):  # fmt: skip
        for column, text in enumerate(texts):
            sheet.text(90 + sum(WIDTHS[:column]), top, text)
    (table,) = tables(sheet.read())
    assert cells(table)[1, 0].replace("\n", "") == "城市照明设施维护管理"
    assert table.rows == 3


def test_rows_set_as_close_as_lines_are_rows():
    sheet = Sheet()
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            sheet.text(90 + sum(WIDTHS[:column]), 100 + 12 * row, text)
    (table,) = tables(sheet.read())
    assert cells(table) == {place: text for place, text in plain(ROWS).items() if text}


def test_a_number_wrapped_in_a_narrow_column_is_one_number():
    sheet = Sheet()
    rows = [HEAD, ["绿化", "95506.\n56", "10597.\n56", "42803.4\n8"], ["照明", "75422.\n08", "79239.\n60", "63698.8\n6"]]  # fmt: skip
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            for i, line in enumerate(text.split("\n")):
                sheet.text(90 + sum(WIDTHS[:column]), 100 + 32 * row + 12 * i, line)
    (table,) = tables(sheet.read())
    read = {place: "".join(text.split()) for place, text in cells(table).items()}
    assert read == {place: text.replace("\n", "") for place, text in plain(rows).items()}


def tight(rows, pitch=13.0):
    """A page whose rows stand as close as lines; the texts of a row stand in its middle."""
    sheet = Sheet()
    top = 100.0
    for texts in rows:
        lines = [text.split("\n") for text in texts]
        height = max(len(parts) for parts in lines)
        for column, parts in enumerate(lines):
            for i, line in enumerate(parts):
                at = top + pitch * ((height - len(parts)) / 2 + i)
                sheet.text(90 + sum(WIDTHS[:column]), at, line)
        top += pitch * height
    return sheet.read()


CLOSE = [
    # what stands so close                           the rows below the heads
    ("wrapped names beside figures", [["城市照明\n维护管理", "12.50", "13.00", "12.80"], ["街心绿化\n补种", "8.00", "7.00", "6.50"], ["古树", "3.00", "3.00", "2.90"]]),
    ("whole figures of one digit", [["路灯", "8", "8", "7"], ["长椅\n翻新", "20", "20", "19"], ["花箱", "6", "6", "6"]]),
    ("a zero below an amount", [["城市照明\n维护管理", "97460.80", "11003.91", "2219.22"], ["古树", "0", "0", "0"], ["花箱", "0", "0", "0"]]),
    ("a name beside nothing", [["城市照明\n维护管理", "12.50", "13.00", "12.80"], ["街心绿化\n补种", "", "", ""], ["古树", "3.00", "3.00", "2.90"]]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "rows"), CLOSE, ids=[case[0] for case in CLOSE])
def test_wrapped_names_stand_with_the_figures_of_their_row(case, rows):
    (table,) = tables(tight([HEAD, *rows]))
    read = {place: text.replace("\n", "") for place, text in cells(table).items()}
    whole = [HEAD, *([text.replace("\n", "") for text in row] for row in rows)]
    assert read == {place: text for place, text in plain(whole).items() if text}


@pytest.mark.parametrize("forms", [ten_forms(), other_forms()], ids=["known", "held out"])
def test_forms_whose_rows_stand_as_close_as_lines_are_read(forms):
    counts, placed, every = [0, 0, 0], 0, 0
    for form in map(longer, forms):
        truth = {(r, c, 1, 1): text for (r, c, _, _), text in form.cells().items()}
        document = read_pdf(as_pdf([form], "none", padding=(1.0, 2.0)), SOURCE)
        assert {problem.code for problem in document.problems} == {"table-inferred"}
        found = [cells_of(table) for table in tables(document)]
        slots = {(r, c, 1, 1): text for (r, c, *_), text in max(found, key=len).items()}
        counts = [a + b for a, b in zip(counts, cell_hits(truth, slots), strict=True)]
        met, known = numerals_in_place(truth, found)
        placed, every = placed + met, every + known
    assert f1(*counts) >= 0.95
    assert placed / every >= 0.99


BANDS = [Band(20.0 * i, 20.0 * i + 20) for i in range(6)]
SPANS = [
    ("labels in the middle of their rows", (30, 90), [(0, 3), (3, 3)]),
    ("a label between two rows", (20, 80), [(0, 2), (2, 4)]),
    ("labels at their first rows", (10, 50), [(0, 2), (2, 4)]),
    ("one label for all", (60,), [(0, 6)]),
]


class Label:
    """A label that only knows where it stands."""

    def __init__(self, middle):
        self.middle = middle
        self.box = type("Box", (), {"top": middle - 5, "bottom": middle + 5})


@pytest.mark.parametrize(("case", "middles", "expected"), SPANS, ids=[c[0] for c in SPANS])
def test_a_label_holds_for_its_rows(case, middles, expected):
    assert rows_of([Label(middle) for middle in middles], BANDS) == expected


@pytest.mark.parametrize(
    ("rules", "centred"),
    [("all", False), ("open", False), ("none", False), ("three", False), ("none", True)],
)
def test_ten_forms_with_and_without_rules(rules, centred):
    closed = rules in {"all", "open"}
    counts = [0, 0, 0]
    numerals = [0, 0]
    for form in ten_forms():
        found = [
            cells_of(table)
            for table in tables(read_pdf(as_pdf([form], rules, centred=centred), SOURCE))
        ]
        truth = form.cells()
        read = found[0] if found else {}
        if not closed:  # how far a cell reaches cannot be seen without rules
            truth, read = ({(*slot[:2], 1, 1): t for slot, t in g.items()} for g in (truth, read))
        counts = [a + b for a, b in zip(counts, cell_hits(truth, read), strict=True)]
        numerals = [a + b for a, b in zip(numerals, numerals_in_place(form.cells(), found), strict=True)]  # fmt: skip
    assert f1(*counts) >= (0.995 if closed else 0.9)
    assert numerals[0] >= (1.0 if closed else 0.95) * numerals[1]


def over_two_pages(second, *, between=(), bottom=700):
    """A table without rules down to the end of a page, and texts at the top of the next one."""
    sheet = Sheet()
    for row, texts in enumerate([HEAD, *[[f"支出{i}", f"{i}.50", f"{i}.25", f"{i}.75"] for i in range(5)]]):  # fmt: skip
        for column, text in enumerate(texts):
            sheet.text(90 + sum(WIDTHS[:column]), bottom - 20 * (6 - row), text)
    sheet.text(290, 800, "1", 9)
    sheet.turn_page()
    for i, text in enumerate(between):
        sheet.text(90, 72 + 24 * i, text)
    for row, texts in enumerate(second):
        for column, text in enumerate(texts):
            sheet.text(90 + sum(WIDTHS[:column]), 76 + 24 * len(between) + 20 * row, text)
    sheet.text(290, 800, "2", 9)
    return sheet.read()


MORE = [["支出5", "5.50", "5.25", "5.75"], ["合计", "17.50", "16.25", "18.75"]]


@pytest.mark.parametrize("second", [MORE, [HEAD, *MORE]], ids=["no head", "the head again"])
def test_a_table_without_rules_goes_on_on_the_next_page(second):
    document = over_two_pages(second)
    (table,) = tables(document)
    assert (table.rows, table.columns) == (8, 4)
    assert [cells(table)[row, 3] for row in (0, 5, 6, 7)] == ["全年执行数", "4.75", "5.75", "18.75"]
    assert [problem.code for problem in document.problems] == ["table-inferred"]
    start = table.text.index("18.75")
    assert [box.page for box in document.where(0, start, start + 5).boxes] == [2]


def test_text_after_a_page_break_is_no_row_of_a_table_without_rules():
    document = over_two_pages(
        [], between=["以上支出均已按照规定程序审批，资金使用合规。", "特此说明。"]
    )
    (table,) = tables(document)
    assert table.rows == 6
    assert paragraphs(document) == ["以上支出均已按照规定程序审批，资金使用合规。", "特此说明。"]


def test_a_table_without_rules_that_ends_above_the_foot_does_not_go_on():
    document = over_two_pages(MORE, bottom=400)
    assert tables(document)[0].rows == 6
