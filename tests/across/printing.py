"""Printing: a made-up year as the text of a report, of a table of targets, of a project's form or of accounts."""

from tests.across.units import Money, Row, Year

BASE = (
    ("三公经费", "三公经费"),
    ("其中：公车运行维护", "公车运行维护"),
    ("公务接待", "公务接待"),
    ("项目支出", "项目支出"),
    ("公用经费", "公用经费"),
    ("其中：办公经费", "办公经费"),
    ("会议费、培训费", "会议费、培训费"),
)
HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)


def money(hundredths: int) -> str:
    """An amount in 万元, trailing zeros kept.

    >>> money(12305)
    '123.05'
    """
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def table(rows) -> str:
    """Rows of cells as lines of tabs, an empty line after."""
    return "\n".join("\t".join(cells) for cells in rows) + "\n"


def report(of: Year) -> str:
    """The self-evaluation of a unit: what it says, its base table and its overall form."""
    parts = [
        f"{of.unit}{of.year}年度部门整体支出绩效自评报告",
        of.said,
        _listed(of),
        _base(of),
        _overall(of),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(of: Year) -> str:
    """What a department says of its units, in a table."""
    if not of.listed:
        return ""
    rows = [(unit, money(spent)) for unit, spent in of.listed.items()]
    return "所属单位支出情况表（单位：万元）\n\n" + table([("单位名称", "全年执行数"), *rows])


def _base(of: Year) -> str:
    head = (
        "经费控制情况（万元）",
        f"{of.year - 1}年决算数",
        f"{of.year}年预算数",
        f"{of.year}年决算数",
    )
    rows = [
        (label, money(of.before[name]), money(of.lines[name].first), money(of.lines[name].spent))
        for label, name in BASE
    ]
    at = next(place for place, row in enumerate(rows) if row[0] == "公用经费")
    own = [(name, "", money(held.first), money(held.spent)) for name, held in of.projects.items()]
    special = ("县级专项资金（一个专项一行）", *rows[at - 1][1:])
    rows[at:at] = [special, *own]
    title = f"{of.year}年度部门（单位）整体支出绩效评价基础数据表"
    return f"{title}\n\n{table([head, *rows])}"


def _overall(of: Year) -> str:
    total = of.total
    rate = f"{total.spent * 100 / of.full:.2f}%"
    block = [
        ("预算单位名称", of.unit),
        ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", money(total.first), money(of.full), money(total.spent), "20", rate, "20"),
    ]
    rows = [_scored(row, of.full and 10) for row in of.rows]
    title = f"{of.year}年度部门整体支出绩效自评表（单位：万元）"
    return f"{title}\n\n{table([*block, HEADS, *rows])}"


def _scored(row: Row, weight: int) -> tuple[str, ...]:
    target, actual = f"≥{row.target}{row.unit}", f"{row.actual}{row.unit}"
    return ("产出指标", "数量指标", row.name, target, actual, str(weight), str(weight), "")


def targets(of: Year) -> str:
    """The table of targets that was approved with the budget."""
    rows = [("产出指标", "数量指标", r.name, f"≥{r.target}{r.unit}") for r in of.rows]
    head = ("一级指标", "二级指标", "三级指标", "年度指标值")
    block = [("部门名称", of.unit), ("年度预算申请（万元）", f"资金总额：{money(of.total.first)}")]
    title = f"{of.year}年部门整体支出绩效目标表"
    return f"{title}\n\n{table([*block, head, *rows])}"


def project(of: Year, name: str, held: Money) -> str:
    """The form of one project, published by itself."""
    block = [
        ("项目支出名称", name),
        ("实施单位", of.unit),
        ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", money(held.first), money(held.first), money(held.spent), "10", "", "10"),
    ]
    row = of.rows[0]
    title = f"{of.year}年度项目支出绩效自评表"
    return f"{of.unit}\n\n{title}\n\n{table([*block, HEADS, _scored(row, 10)])}"


def accounts(of: Year) -> str:
    """The final accounts of a unit, in sentences."""
    three, basic, projects = (of.lines[n].spent for n in ("三公经费", "基本支出", "项目支出"))
    return (
        f"{of.unit}{of.year}年度部门决算\n\n"
        f"{of.year}年度基本支出{money(basic)}万元，项目支出{money(projects)}万元。\n\n"
        f"{of.year}年度“三公”经费支出决算{money(three)}万元。\n"
    )
