"""Title, agency, year and unit of a case."""

import pytest

from extract.case import case_of
from extract.readers.text import read_text
from extract.records import Case
from extract.scan import scan
from extract.sources import Source

CASES = [
    (
        "another label follows the unit after one space",
        "2023年部门整体支出绩效自评表\n填报单位：云岫县水文站 单位：万元\n支出 3.5 万元。\n",
        Case(title="2023年部门整体支出绩效自评表", agency="云岫县水文站", year=2023, unit="万元"),
    ),
    (
        "a cell holds both the label and the unit",
        "2023年部门整体支出绩效自评表\n\n部门（单位）名称：云岫县测绘院\t\n合计\t支出\n",
        Case(title="2023年部门整体支出绩效自评表", agency="云岫县测绘院", year=2023, unit=""),
    ),
    (
        "the department stands behind its code",
        "2021年项目支出绩效自评表\n\n项目名称\t助学\n主管部门及代码\t[035]云岫市教育局\n",
        Case(
            title="2021年项目支出绩效自评表",
            agency="云岫市教育局",
            year=2021,
            unit="",
            cautions=("one_project",),
        ),
    ),
    (
        "title and agency stand on one line",
        "2023年度清川市水务局部门整体支出绩效自评报告\n全年支出 12 万元。\n",
        Case(
            title="2023年度清川市水务局部门整体支出绩效自评报告",
            agency="清川市水务局",
            year=2023,
            unit="万元",
        ),
    ),
    (
        "a page about the expenses that are controlled alone",
        "松岭县司法局2022年“三公”经费预算情况\n一、预算表\n松岭县司法局“三公”经费预算为79万元。\n",
        Case(
            title="松岭县司法局2022年“三公”经费预算情况",
            agency="松岭县司法局",
            year=2022,
            unit="万元",
        ),
    ),
    (
        "the year stands before the unit, and what the page is about behind it",
        "2023年云岫省林业厅一般公共预算财政拨款“三公”经费支出决算情况说明\n支出为6元。\n",
        Case(
            title="2023年云岫省林业厅一般公共预算财政拨款“三公”经费支出决算情况说明",
            agency="云岫省林业厅",
            year=2023,
            unit="元",
        ),
    ),
    (
        "a place stands for the unit",
        "关于雁泽县2022年预算执行情况的报告\n收入为6元。\n",
        Case(title="关于雁泽县2022年预算执行情况的报告", agency="雁泽县", year=2022, unit="元"),
    ),
    (
        "a first sentence is no title, and no heading of a part is one",
        "一、2023年预算情况\n经汇总，2023年预算为6元。\n",
        Case(title="", agency="", year=2023, unit="元"),
    ),
    (
        "the title stands on two lines",
        "2022年度云岭县档案馆\n整体支出绩效自评报告\n",
        Case(
            title="2022年度云岭县档案馆整体支出绩效自评报告",
            agency="云岭县档案馆",
            year=2022,
            unit="",
        ),
    ),
    (
        "a label names the unit",
        "2023年度部门整体支出绩效自评报告\n部门（单位）名称：清川市园林处\n支出 3.5 元。\n",
        Case(title="2023年度部门整体支出绩效自评报告", agency="清川市园林处", year=2023, unit="元"),
    ),
    (
        "a cell beside a label names the unit",
        "2021年部门整体支出绩效自评表\n\n部门名称\t清川市园林处\n项目\t预算\n",
        Case(title="2021年部门整体支出绩效自评表", agency="清川市园林处", year=2021, unit=""),
    ),
    (
        "without a title the year that is named most counts",
        "2023年工作总结，2023年支出 3 亿元，2022年支出 2 亿元。\n",
        Case(title="", agency="", year=2023, unit="亿元"),
    ),
    (
        "a report says that figures were restated and that the unit was reformed",
        "2023年度云岭县档案馆绩效自评报告\n因统计口径变化，口径调整后上年数有变动。职能划转后新增两科。\n",
        Case(
            title="2023年度云岭县档案馆绩效自评报告",
            agency="云岭县档案馆",
            year=2023,
            cautions=("reform", "restated"),
        ),
    ),
    (
        "a title tells of a part of the year",
        "2023年度云岭县档案馆上半年绩效自评报告\n",
        Case(
            title="2023年度云岭县档案馆上半年绩效自评报告",
            agency="云岭县档案馆上半年",
            year=2023,
            cautions=("part_year",),
        ),
    ),
    (
        "a title is about a project",
        "2023年度云岭县档案馆项目支出绩效自评报告\n",
        Case(
            title="2023年度云岭县档案馆项目支出绩效自评报告",
            agency="云岭县档案馆",
            year=2023,
            cautions=("one_project",),
        ),
    ),
    (
        "a title is about the unit and its projects",
        "2023年度云岭县档案馆整体支出和项目支出绩效自评报告\n",
        Case(
            title="2023年度云岭县档案馆整体支出和项目支出绩效自评报告",
            agency="云岭县档案馆",
            year=2023,
        ),
    ),
    (
        "a sentence about a part of the year is no caution",
        "2023年度云岭县档案馆绩效自评报告\n上半年举办展览。\n",
        Case(title="2023年度云岭县档案馆绩效自评报告", agency="云岭县档案馆", year=2023),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_case(text: str, expected: Case) -> None:
    document = read_text(text.encode(), Source(id="s1", name="a.txt", sha256="", format="text"))
    assert case_of([document], scan(document)) == expected
