"""The records as tables: every cell that shows a number can be corrected, and no other."""

import pytest

from gouji.pipeline import NamedBytes, audit_files
from gouji.review.correction import Kind
from gouji.ui.grids import Unfillable, edits, grids, numbers_of
from gouji.ui.texts import words

FORM = (
    "2023年度部门整体支出绩效自评表\n（2023年度）\n部门名称\t示例县图书馆\n"
    "年度预算申请\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t100\t120\t110\t10\t91.67%\t9.17\n"
    "\t其中：当年财政拨款\t80\t90\t85\t\t\t\n"
    "\t上年结转资金\t20\t30\t25\t\t\t\n"
    "\t其他资金\t0\t0\t0\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t接待读者\t≥100人次\t120人次\t20\t20\n"
    "编制数 30 人，在职人员 28 人，在职人员控制率 93.33%。\n"
)


@pytest.fixture(scope="module")
def result():
    return audit_files([NamedBytes("报告.txt", FORM.encode())])


@pytest.fixture(scope="module")
def tables(result):
    return {grid.name: grid for grid in grids(result.audit, result.report, words("zh"))}


def asked(result, grid, row, column, new):
    (edit,) = edits(grid, {row: {column: new}}, result.audit, "看错")
    return edit.kind, edit.anchor.raw, edit.old, edit.new, edit.reason


def test_there_is_a_table_for_each_kind_of_record(tables):
    assert list(tables) == ["facts", "money", "indicators", "staffing"]
    assert all(tables[name].rows for name in ("facts", "money", "indicators"))


def test_every_row_of_the_facts_belongs_to_a_number(tables, result):
    ids = {n.id for n in result.audit.numbers}
    assert len(numbers_of(tables["facts"])) == len(tables["facts"].rows)
    assert set(numbers_of(tables["facts"])) <= ids


FIELDS = [
    # what is corrected    column   kind
    ("a value", "数值", Kind.VALUE),
    ("a unit", "单位", Kind.UNIT),
    ("a name", "名称", Kind.LABEL),
    ("a measure", "口径", Kind.MEASURE),
]


@pytest.mark.parametrize(("what", "column", "kind"), FIELDS, ids=[f[0] for f in FIELDS])
def test_a_cell_of_the_facts_corrects_its_own_field(result, tables, what, column, kind):
    grid = tables["facts"]
    row = next(i for i, r in enumerate(grid.rows) if r["原文"] == "120")
    made = asked(result, grid, row, column, "新")
    assert made == (kind, "120", grid.rows[row][column], "新", "看错")


def test_an_amount_of_the_money_rows_is_text_and_can_be_corrected(result, tables):
    grid = tables["money"]
    assert grid.rows[0]["全年执行数"] == "110"
    assert asked(result, grid, 0, "全年执行数", "111")[:2] == (Kind.VALUE, "110")


def test_the_points_of_an_indicator_row_can_be_corrected(result, tables):
    grid = tables["indicators"]
    assert asked(result, grid, 0, "得分", "19")[:2] == (Kind.VALUE, "20")


def test_a_cell_without_a_number_of_the_document_cannot_be_filled(result, tables):
    with pytest.raises(Unfillable):
        edits(tables["indicators"], {0: {"三级指标": "别的"}}, result.audit)


def test_a_cell_that_was_left_as_it_is_corrects_nothing(result, tables):
    grid = tables["money"]
    assert edits(grid, {0: {"全年执行数": " 110 "}}, result.audit) == []


@pytest.mark.parametrize(("language", "kind"), [("zh", "合计"), ("en", "all")])
def test_kinds_of_staff_and_every_row_of_money_are_told_in_the_language_of_the_page(
    result, language, kind
):
    said = words(language)
    known = {grid.name: grid for grid in grids(result.audit, result.report, said)}
    assert {row[said.of("column.category")] for row in known["staffing"].rows} == {kind}
    assert all(row[said.of("column.label")] for row in known["money"].rows)
