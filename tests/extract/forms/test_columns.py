"""Tables of kinds of spending: kinds across, kinds down with one measure, and heads that stand below others."""

import pytest

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
