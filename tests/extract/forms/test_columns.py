"""Tables of kinds of spending: kinds across, kinds down with one measure, and heads that stand below others."""

import pytest

from extract.forms.row_words import told_agency
from tests.extract.forms.reading import Read


def cells(*lines: str) -> str:
    """A table with a cell a line, each behind a tab, and an empty line between rows; merged cells are dropped."""
    return "\n\n".join("\n".join(f"\t{c}" for c in line.split("|")) for line in lines) + "\n"


def tabbed(*lines: str) -> str:
    return "\n".join(line.replace("|", "\t") for line in lines) + "\n"


ACROSS = "“三公”经费支出决算表\n单位：万元\n\n" + cells(
    "预算数|决算数",
    "合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费",
    "||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|",
    "1|2|3|4|5|6|7|8|9|10|11|12",
    "31.40|0|26.20|17.80|8.40|5.20|28.15|0|24.10|17.60|6.50|4.05",
)
BEFORE = "“三公”经费及会议费、培训费支出决算表\n单位：万元\n\n" + cells(
    "项目|合计|“三公”经费|会议费|培训费",
    "||小计|因公出国（境）费|公务接待费|公务用车购置及运行维护费||",
    "预算数|21.30|15.10|0|2.10|13.00|1.80|4.40",
    "决算数|19.02|13.55|0|1.35|12.20|1.47|4.00",
)
YEARS = "“三公”经费支出表\n单位：万元\n\n" + cells(
    "2021年预算数|2022年预算数",
    "合计|因公出国（境）费|公务用车购置及运行费|公务接待费|合计|因公出国（境）费|公务用车购置及运行费|公务接待费",
    "18.60|0|15.00|3.60|17.20|0|14.40|2.80",
)
ONE = "2023年“三公”经费预算表\n单位：万元\n" + tabbed(
    "项目|预算数|其中：一般公共预算",
    "合计|23.70|23.70",
    "1.因公出国（境）费用|0|0",
    "2.公务接待费|3.20|3.20",
    "3.公务用车购置及运行维护费|20.50|20.50",
)
CHANGES = "“三公”经费情况表\n单位：万元\n\n" + cells(
    "项目|上年决算数|本年决算数|比上年增、减情况",
    "|||增、减金额|增、减幅度",
    "合计|24.60|22.15|-2.45|-9.96%",
    "公务接待费|4.60|3.15|-1.45|-31.52%",
    "公务用车购置及运行费|20.00|19.00|-1.00|-5.00%",
)
SUMS = {
    "kinds across under two measures": (
        ACROSS,
        {
            ("31.40", "0", "26.20", "5.20"),
            ("26.20", "17.80", "8.40"),
            ("28.15", "0", "24.10", "4.05"),
        },
    ),
    "measures before the rows and other kinds beside": (
        BEFORE,
        {("15.10", "0", "2.10", "13.00"), ("21.30", "15.10", "1.80", "4.40")},
    ),
    "two years of one measure": (
        YEARS,
        {("18.60", "0", "15.00", "3.60"), ("17.20", "0", "14.40", "2.80")},
    ),
    "one measure and a kind of it": (ONE, {("23.70", "0", "3.20", "20.50")}),
    "changes whose heads stand below another": (CHANGES, {("22.15", "3.15", "19.00")}),
}


@pytest.mark.parametrize(("text", "told"), SUMS.values(), ids=SUMS)
def test_the_sums_of_a_table_are_stated(text, told):
    read = Read(text)
    stated = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert told <= stated


def test_columns_that_are_counted_hold_no_amounts():
    read = Read(ACROSS)
    assert not [f for f in read.found.facts if read.numbers[f.number].raw == "12"]


def test_a_change_is_what_a_year_differs_from_the_one_before():
    read = Read(CHANGES)
    flows = {(read.numbers[f.whole].raw, *read.raw(f.uses)) for f in read.found.flows}
    rates = {
        (read.numbers[r.stated].raw, *read.raw(r.numerators)) for r in read.found.ratios if r.stated
    }
    assert ("22.15", "24.60", "-2.45") in flows
    assert ("-9.96", "-2.45") in rates


def test_words_over_words_without_kinds_of_spending_are_no_such_table():
    read = Read(
        "项目支出绩效自评表\n\n项目名称\t屋面修缮\n主管部门\t某局\n项目资金（万元）\t年初预算数\t全年执行数\n年度资金总额\t5\t5\n"
    )
    assert [f.label for f in read.found.facts] == ["年度资金总额", "年度资金总额"]


def test_one_measure_of_several_kinds_may_stand_beside_what_was_spent():
    read = Read(
        "部门整体支出绩效自评表\n\n"
        + cells(
            "任务名称|项目级次|批复金额（万元）|实际支出金额（万元）|预算执行率|原因",
            "||总额|财政拨款|其他资金|||",
            "测站运维|本级|64.00|50.00|14.00|62.40|97.50%|",
            "科普宣传|本级|16.00|16.00|0|12.80|80.00%|验收跨年",
        )
    )
    stated = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    rates = {
        (read.numbers[r.stated].raw, *read.raw(r.numerators)) for r in read.found.ratios if r.stated
    }
    assert {("64.00", "50.00", "14.00"), ("16.00", "16.00", "0")} <= stated
    assert {("97.50", "62.40"), ("80.00", "12.80")} <= rates


POINTED = "部门整体支出绩效自评表\n" + tabbed(
    "一级指标|分值|二级指标|分值|三级指标|分值|评价标准|得分",
    "投入|30|预算编制|30|编制细化|12|按要求|12",
    "||||编制及时|18|按要求|17",
    "产出|70|履职|70|重点工作|70|按考核|70",
    "合计|100||100||100||99",
)


def test_the_points_of_every_level_are_summed_in_the_last_row():
    read = Read(POINTED)
    stated = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert ("100", "30", "70") in stated


def test_a_numbered_line_below_the_indicators_is_no_indicator():
    read = Read(
        "项目支出绩效自评表\n"
        + tabbed(
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
            "产出指标|数量指标|补植苗木|≥400株|420株|50",
            "五、存在问题、原因及整改措施|进度慢||||",
        )
    )
    assert [row.level3 for row in read.found.indicators] == ["补植苗木"]


def test_spending_is_all_of_its_two_kinds():
    read = Read(
        "部门整体绩效自评表\n"
        + tabbed(
            "资金情况（万元）|项目|年初预算数|全年预算数|全年执行数|执行率",
            "|支出预算|90.00|96.00|93.00|96.88%",
            "|其中：基本支出|60.00|61.00|61.00|100.00%",
            "|项目支出|30.00|35.00|32.00|91.43%",
        )
    )
    assert ("全年执行数", "93.00", ["61.00", "32.00"], True) in read.sums("column")


def test_planned_money_is_shared_out_by_kinds_of_it_alone():
    read = Read(
        "部门整体支出绩效目标申报表\n\n"
        + cells(
            "年度主要任务|任务名称|主要内容|预算金额（万元）",
            "|||总额|财政拨款|其他资金",
            "|辅具适配|适配轮椅|86.00|70.00|16.00",
            "|技能培训|开班4期|24.50|24.50|0",
            "|金额合计||110.50|94.50|16.00",
        )
    )
    stated = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {("86.00", "70.00", "16.00"), ("110.50", "86.00", "24.50")} <= stated


def test_the_rates_of_buildings_hold_what_was_built_and_what_was_approved():
    read = Read(
        "部门整体支出绩效评价基础数据表\n"
        + tabbed(
            "楼堂馆所控制情况|批复规模（㎡）|实际规模（㎡）|规模控制率|预算投资（万元）|实际投资（万元）|投资概算控制率",
            "|1500|1470|98.00%|420.00|399.00|95.00%",
        )
    )
    told = {
        (read.numbers[r.stated].raw, *read.raw(r.numerators), *read.raw(r.denominators[0].numbers))
        for r in read.found.ratios
        if r.stated
    }
    assert told == {("98.00", "1470", "1500"), ("95.00", "399.00", "420.00")}


def test_of_two_columns_for_the_kind_of_a_target_the_one_with_signs_counts():
    read = Read(
        "项目支出绩效自评表\n"
        + tabbed(
            "一级指标|二级指标|三级指标|指标性质|指标方向|指标值|计量单位|实际完成值|得分",
            "产出指标|数量指标|改良草场|正向|大于等于|8|万亩|8.2|50",
        )
    )
    row = read.found.indicators[0]
    assert row.target == "大于等于8万亩"
    assert read.numbers[row.target_number].qualifier == ">="


def test_a_budget_and_its_part_beside_each_other_are_planned_money():
    read = Read(
        "项目绩效目标表\n"
        + tabbed(
            "项目名称|云平台租赁|||||",
            "预算规模及资金用途|预算数|180.00|其中：财政资金|180.00|其他资金|",
            "一级指标|二级指标|三级指标|指标值|||",
            "产出指标|数量指标|租赁主机|≥60台|||",
        )
    )
    assert ("年初预算数", "180.00", ["180.00"], True) in read.sums("money")


def test_an_agency_behind_its_label_in_one_cell_is_the_agency():
    assert told_agency("部门（单位）名称：云岫县测绘院") == "云岫县测绘院"
    assert told_agency("项目概况：修缮") == ""


def test_posts_and_people_of_each_kind_are_told_by_turns():
    read = Read(
        "人员编制及实有情况表\n\n"
        + cells(
            "单位|行政编制|事业编制|合计",
            "|编制数|实有数|编制数|实有数|编制数|实有数",
            "机关|46|41|8|7|54|48",
            "执法队|22|21|6|6|28|27",
            "合计|68|62|14|13|82|75",
        )
    )
    stated = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {("54", "46", "8"), ("75", "62", "13"), ("68", "46", "22")} <= stated
