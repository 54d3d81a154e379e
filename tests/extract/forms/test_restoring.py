"""Heads in several rows whose merged cells a text has lost stand over their columns again, where only one way fits."""

import pytest

from extract.document import Table
from extract.forms.restoring import restored
from extract.readers.text import read_text
from tests.extract.forms.reading import SOURCE, Read


def placed(text: str) -> list[tuple[str, int, int, int]]:
    """The cells that were widened or made deeper, each with its column, its depth and its width."""
    table = next(b for b in read_text(text.encode(), SOURCE).blocks if isinstance(b, Table))
    cells = restored(table, table.cells)
    wide = [c for c in cells if c.rowspan > 1 or c.colspan > 1]
    return [(table.content(c), c.column, c.rowspan, c.colspan) for c in wide]


TRANSFER = (
    "序号\t市县\t全年预算数\t全年执行数\t执行率\n"
    "小计\t中央\t省级\t小计\t中央\t省级\n"
    "1\t甲市\t620.00\t500.00\t120.00\t601.40\t488.00\t113.40\t97.00%\n"
    "2\t乙市\t480.00\t400.00\t80.00\t456.00\t380.00\t76.00\t95.00%\n"
)
ONE_OF_TWO = (
    "任务名称\t项目级次\t批复金额\t实际支出金额\t预算执行率\n总额\t财政拨款\t其他资金\n"
    "森林防火\t本级\t120.00\t100.00\t20.00\t118.80\t99.00%\n"
    "营造林\t本级\t560.00\t560.00\t0.00\t523.04\t93.40%\n"
)
CARS = (
    "2022年度预算数\t2022年度决算数\n"
    "合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\n"
    "小计\t公务用车购置费\t公务用车运行费\t小计\t公务用车购置费\t公务用车运行费\n"
    "31.60\t0.00\t27.50\t0.00\t27.50\t4.10\t29.86\t0.00\t26.91\t0.00\t26.91\t2.95\n"
)
LEVELS = (
    "绩效指标\t指标性质\t指标值\t度量单位\t实际完成值\n一级指标\t二级指标\t三级指标\n"
    "产出指标\t数量指标\t营造林面积\t≥\t5\t万亩\t5.2\n"
)


def test_measures_stand_over_kinds_that_come_again():
    assert placed(TRANSFER) == [
        ("序号", 0, 2, 1),
        ("市县", 1, 2, 1),
        ("全年预算数", 2, 1, 3),
        ("全年执行数", 5, 1, 3),
        ("执行率", 8, 2, 1),
    ]
    read = Read(TRANSFER)
    rates = [(read.raw((r.stated,)), read.raw(r.numerators)) for r in read.found.ratios]
    assert rates == [(["97.00"], ["601.40"]), (["95.00"], ["456.00"])]


def test_one_of_two_measures_is_the_one_whose_kinds_make_its_sum():
    assert ("批复金额", 2, 1, 3) in placed(ONE_OF_TWO)
    assert placed(ONE_OF_TWO.replace("120.00\t100.00", "130.00\t100.00")) == []


def test_heads_in_three_rows_of_spending_on_cars():
    wide = [(word, column, width) for word, column, _, width in placed(CARS) if width > 1]
    assert sorted(wide, key=lambda found: found[1:]) == [
        ("2022年度预算数", 0, 6),
        ("公务用车购置及运行费", 2, 3),
        ("2022年度决算数", 6, 6),
        ("公务用车购置及运行费", 8, 3),
    ]


@pytest.mark.parametrize("joint", ["\t", "\n\t"], ids=["rows", "one cell a line"])
def test_the_sums_of_such_a_table_are_stated(joint):
    rows = CARS.strip().split("\n")
    lines = (
        "\n".join(rows)
        if joint == "\t"
        else "\n\n".join("\t" + r.replace("\t", joint) for r in rows)
    )
    read = Read(f"“三公”经费支出决算表\n单位：万元\n\n{lines}\n")
    sums = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {("26.91", "0.00", "26.91"), ("29.86", "0.00", "26.91", "2.95")} <= sums


def test_levels_stand_below_the_name_of_their_block():
    assert ("绩效指标", 0, 1, 3) in placed(LEVELS)
    assert [r.level3 for r in Read(LEVELS).found.indicators] == ["营造林面积"]


def test_what_stood_beside_the_rows_moves_them():
    text = (
        "年度主要任务\t任务名称\t全年预算数\t全年执行数\t执行率\n总额\t财政拨款\t其他资金\t总额\t财政拨款\t其他资金\n"
        "污染防治\t230.00\t200.00\t30.00\t221.40\t191.40\t30.00\t96.26%\n"
        "水质监测\t86.50\t86.50\t0\t86.50\t86.50\t0\t100.00%\n"
    )
    read = Read(f"部门整体支出绩效自评表\n{text}")
    assert [read.raw(r.numerators) for r in read.found.ratios] == [["221.40"], ["86.50"]]


@pytest.mark.parametrize(
    "text",
    [
        "项目\t预算数\n甲\t12.00\n乙\t8.00\t1\n",
        "项目名称\t路灯\n主管部门\t某局\t实施单位\t某所\n预算数\t12.00\t执行数\t8.00\n",
        TRANSFER.replace("省级\t小计", "市级\t小计"),
    ],
    ids=["rows of figures", "labels and answers", "other words"],
)
def test_other_tables_are_left_alone(text):
    assert placed(text) == []


BELOW = (
    "部门整体绩效自评表\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "投入指标（20分）\t目标管理\t目标相关性\t相关\t相关\t10\t10\n"
    "预算管理\t编制完整性\t完整\t完整\t5\t5\n预算执行率\t≥95%\t97.19%\t5\t5\n"
    "效益指标（30分）\t社会效益\t接待人次\t≥500万人次\t512万人次\t20\t20\n满意度\t公众满意度\t≥90%\t91%\t10\t10\n"
)


def test_names_below_a_level_with_points_left_are_of_the_second_one():
    read = Read(BELOW)
    assert [(r.level1, r.level2, r.level3) for r in read.found.indicators] == [
        ("投入指标（20分）", "目标管理", "目标相关性"),
        ("投入指标（20分）", "预算管理", "编制完整性"),
        ("投入指标（20分）", "预算管理", "预算执行率"),
        ("效益指标（30分）", "社会效益", "接待人次"),
        ("效益指标（30分）", "满意度", "公众满意度"),
    ]
    assert [len(b.rows) for b in read.found.forms[0].brackets] == [3, 2]


def test_a_level_that_may_go_on_below_is_held_to_nothing():
    read = Read(
        "绩效评价评分表\n"
        "一级指标\t权重\t二级指标\t权重\t三级指标\t权重\t四级指标\t权重\t标杆值\t业绩值\t得分\n"
        "决策\t40\t项目立项\t40\t立项程序\t40\t程序规范性\t15\t规范\t规范\t15\n"
        "依据充分性\t25\t充分\t较充分\t20\n"
        "产出\t60\t产出数量\t60\t建设规模\t60\t管网长度\t60\t≥36公里\t30公里\t50\n"
        "合计\t100\t\t100\t\t100\t\t100\t\t\t85\n"
    )
    held = {b.name: len(b.rows) for b in read.found.forms[0].brackets if b.name in {"决策", "产出"}}
    assert held == {"决策": 0, "产出": 1}


def test_a_block_printed_beside_its_rows_takes_no_column_of_theirs():
    read = Read(
        "项目支出绩效自评表\n绩效指标\t指标名称\t计量单位\t指标性质\t年初指标值\t调整指标值\t全年完成值\t分值\t得分\n"
        "运维泊位\t个\t≥\t320\t320\t328\t60\t60\n响应时长\t小时\t≤\t2\t2\t2\t40\t40\n"
    )
    assert [(r.level3, r.target, r.actual) for r in read.found.indicators] == [
        ("运维泊位", "≥320个", "328"),
        ("响应时长", "≤2小时", "2"),
    ]


def test_a_name_of_both_levels_with_nothing_beside_it_is_of_the_second_where_points_are_left():
    text = (
        "部门整体绩效自评表\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "效益指标（30分）\t社会效益\t接待人次\t≥500万人次\t512万人次\t20\t20\n满意度\t\t公众满意度\t≥90%\t91%\t{weight}\t10\n"
    )
    levels = [
        [(r.level1, r.level2) for r in Read(text.format(weight=weight)).found.indicators][1]
        for weight in ("10", "20")
    ]
    assert levels == [("效益指标（30分）", "满意度"), ("满意度", "")]
