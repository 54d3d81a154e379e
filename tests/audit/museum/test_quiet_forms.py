"""Forms of designs that once raised a false alarm; each has a twin in which one figure is wrong and is found."""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}


def loud(text):
    """The rules of the loud checks on a text, each once a finding."""
    found = audit_files([NamedBytes("form.txt", text.encode())]).audit
    return [
        c.rule for c in found.checks if c.verdict in FAILING and c.severity in {"high", "medium"}
    ]


def rows(*lines):
    """A table with a row a line and tabs between cells, from cells with bars between them."""
    return "\n".join(line.replace("|", "\t") for line in lines) + "\n"


def cells(*lines):
    """A table with a cell a line, each behind a tab, and an empty line between rows; merged cells are empty."""
    return "\n\n".join("\n".join(f"\t{c}" for c in line.split("|")) for line in lines) + "\n"


TASKS = (
    "部门名称|云岫县地震监测中心",
    "年度主要任务|任务名称|完成情况|全年预算数（万元）|全年执行数（万元）|执行率",
    "|||总额|财政拨款|其他资金|总额|财政拨款|其他资金|",
    "|台站运维|已完成|64.20|60.20|4.00|63.10|59.10|4.00|98.29%",
    "|应急演练|已完成|18.50|18.50|0|18.50|18.50|0|100.00%",
    "|科普宣传|已完成|22.30|20.00|2.30|{spent}|19.10|2.30|95.96%",
    "|金额合计|105.00|98.70|6.30|103.00|96.70|6.30|98.10%",
)


def tasks(spent):
    return "部门整体支出绩效自评表\n\n" + cells(*(row.format(spent=spent) for row in TASKS))


def grouped(last):
    return "2022年度专项资金汇总表\n单位：万元\n" + rows(
        "序号|专项资金名称|年初预算|全年预算|实际支出|执行率",
        "一|生态类|310.00|330.00|325.50|98.64%",
        "1|湿地修复|110.00|120.00|118.00|98.33%",
        "2|水源涵养|200.00|210.00|207.50|98.81%",
        f"二|民生类|460.00|460.00|{last}|97.61%",
        "3|助残康复|160.00|160.00|156.00|97.50%",
        "4|老年助餐|300.00|300.00|293.00|97.67%",
        "合计||770.00|790.00|774.50|98.04%",
    )


def stretches(second):
    return "2022年度项目支出情况表\n单位：万元\n" + rows(
        "项目名称|年初预算数|全年执行数",
        "闸门维修|12.40|12.10",
        "水尺更换|6.35|6.35",
        "小计|18.75|18.45",
        "档案整编|8.20|7.90",
        "微机更新|15.60|15.12",
        f"小计|{second}|23.02",
        "总计|42.55|41.47",
    )


def two_totals(whole):
    return "部门整体绩效自评表\n" + rows(
        "部门名称|岚川市图书馆",
        "资金情况（万元）|年初预算数|全年预算数|全年执行数|执行率|得分",
        "年度资金总额|420.00|436.00|425.10|97.50%|9.75",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|未完成原因",
        "产出指标|数量指标|新增藏书|≥1.2万册|1.3万册|50|50|",
        "效益指标|社会效益指标|到馆读者|≥30万人次|28.5万人次|30|28.5|闭馆改造",
        "满意度指标|服务对象满意度指标|读者满意度|≥90%|94%|10|10|",
        "合计|||||90|88.5|",
        f"总分（含预算执行）|||||100|{whole}|",
    )


def points_in_weights(total):
    return "2022年度财政支出项目绩效自评表\n" + rows(
        "项目名称|山洪沟治理",
        "资金情况（万元）|全年预算数（A）|全年执行数（B）|执行率（B/A）|分值（10分）",
        "年度资金总额|260.00|247.00|95.00%|9.5",
        "一级指标|二级指标|三级指标|年度指标值|全年完成值|分值|得分",
        "产出指标|数量指标|治理沟道|≥6公里|6.2公里|60|60",
        "效益指标|社会效益指标|保护人口|≥4000人|4100人|20|20",
        "满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10",
        f"总分|||||100|{total}",
    )


def income_and_spending(points):
    return "部门整体绩效自评表\n" + rows(
        "部门名称|岚川市计量所",
        "资金情况（万元）|项目|年初预算数|全年预算数|全年执行数|预算执行率|权重|得分",
        "|收入预算|300.00|310.00|310.00|100.00%||",
        f"|支出预算|300.00|310.00|297.60|96.00%|10|{points}",
        "|其中：基本支出|210.00|216.00|216.00|100.00%||",
        "|项目支出|90.00|94.00|81.60|86.81%||",
    )


CASES = [
    ("heads over heads whose merged cells were dropped", tasks("21.40"), tasks("21.90")),
    ("a list in groups, each counted by 一 and 1", grouped("449.00"), grouped("448.00")),
    ("several 小计, each of its own stretch", stretches("23.80"), stretches("23.60")),
    (
        "a total without and one with the points for execution",
        two_totals("98.25"),
        two_totals("89.25"),
    ),
    (
        "points in the column of weights, which says out of how many",
        points_in_weights("99.5"),
        points_in_weights("98.5"),
    ),
    (
        "points beside spending, with a row for income above",
        income_and_spending("9.6"),
        income_and_spending("9.1"),
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_called_wrong(text):
    assert loud(text) == []


@pytest.mark.parametrize("text", [case[2] for case in CASES], ids=[case[0] for case in CASES])
def test_the_same_form_with_an_error_is_not_passed_over(text):
    assert loud(text)
