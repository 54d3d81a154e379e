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
