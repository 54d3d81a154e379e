"""Tables that go on with the one above them are read as one, and the heads that they print again count once."""

import pytest

from extract.forms.continuing import repeated, tables_of
from extract.readers.text import read_text
from tests.extract.forms.reading import SOURCE, Read

HEAD = "科目名称\t合计\t基本支出\t项目支出\n"
ABOVE = "教育支出\t500.00\t300.00\t200.00\n社会保障支出\t80.00\t80.00\t0.00\n"
BELOW = "卫生健康支出\t40.00\t40.00\t0.00\n合计\t620.00\t420.00\t200.00\n"
TITLE = "部门支出总表（单位：万元）\n"
WHOLE = [("620.00", ["500.00", "80.00", "40.00"]), ("420.00", ["300.00", "80.00", "40.00"])]


def totals(text: str) -> list[tuple[str | None, list[str]]]:
    """The sums that are made of three rows."""
    read = Read(text)
    found = [b for b in read.found.breakdowns if len(b.parts) == 3]
    return [(read.numbers[b.total].raw if b.total else None, read.raw(b.parts)) for b in found]


@pytest.mark.parametrize("mark", ["续表", "续表2：", "部门支出总表（续）", "部门支出总表（续表1）"])
@pytest.mark.parametrize("head", [HEAD, ""])
def test_a_table_below_a_line_that_says_so_goes_on(mark, head):
    assert totals(f"{TITLE}{HEAD}{ABOVE}{mark}\n{head}{BELOW}")[:2] == WHOLE


def test_a_unit_or_a_title_may_stand_beside_the_mark():
    assert totals(f"{TITLE}{HEAD}{ABOVE}部门支出总表（续）\n单位：万元\n{HEAD}{BELOW}")[:2] == WHOLE


def test_a_mark_that_became_a_row_is_none():
    row = "续表\t\t\t\n"
    assert totals(f"{TITLE}{HEAD}{ABOVE}{row}{HEAD}{BELOW}")[:2] == WHOLE


@pytest.mark.parametrize("mark", ["持续影响", "后续管理情况", "部门支出总表"])
def test_other_lines_end_the_table(mark):
    text = f"{TITLE}{HEAD}{ABOVE}{mark}\n{HEAD}{BELOW}"
    document = read_text(text.encode(), SOURCE)
    assert [len(group) for group in tables_of(document)] == [1, 1]


def test_a_table_with_other_columns_is_another():
    other = "项目\t金额\n路灯\t12.00\n绿化\t8.00\n"
    document = read_text(f"{TITLE}{HEAD}{ABOVE}续表\n{other}".encode(), SOURCE)
    assert [len(group) for group in tables_of(document)] == [1, 1]


def test_names_of_levels_go_on_below_the_mark():
    head = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    rows = "产出指标\t数量指标\t养护里程\t≥100公里\t100公里\t40\t40\n"
    more = "\t时效指标\t及时率\t100%\t100%\t10\t10\n效益指标\t社会效益指标\t受益人数\t≥500人\t520人\t50\t50\n"
    read = Read(f"项目支出绩效自评表\n项目名称\t道路养护\t\t\t\t\t\n{head}{rows}续表\n{head}{more}")
    levels = [(r.level1, r.level2, r.level3) for r in read.found.indicators]
    assert levels == [
        ("产出指标", "数量指标", "养护里程"),
        ("产出指标", "时效指标", "及时率"),
        ("效益指标", "社会效益指标", "受益人数"),
    ]
    assert len(read.found.forms) == 1


def test_cells_one_a_line_end_at_the_mark():
    cells = [f"{title}{rows}".split("\n") for title, rows in ((HEAD, ABOVE), (HEAD, BELOW))]
    above, below = (
        "\n\n".join("\n".join(f"\t{c}" for c in row.split("\t")) for row in part if row)
        for part in cells
    )
    assert totals(f"{TITLE}\n{above}\n续表\n\n{below}\n")[:2] == WHOLE


def test_rows_of_words_are_dropped_below_a_mark_alone():
    text = f"{TITLE}{HEAD}{ABOVE}{HEAD}{BELOW}"
    document = read_text(text.encode(), SOURCE)
    _, table = next(document.tables())
    assert repeated(table, None) == set()
