"""Forms: self-evaluation forms and base data tables of several designs, with the relations that they state."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .books import Line
from .figures import TABLE, Style
from .indicators import Indicator, indicators
from .paper import Block, Row, Table
from .pen import Pen, execution

CENT = Decimal("0.01")
POINTS = Style(places=0, bare=False, suffix="分", exact=True)


@dataclass(frozen=True, slots=True)
class Design:
    """What a province's forms look like."""

    first: str
    full: str
    spent: str
    weight: str
    rate: str
    score: str
    rate_first: bool
    total: str
    fiscal: str
    carried: str
    other: str
    below: bool
    filler: str
    zero: str
    execution: int
    split: bool
    brackets: bool
    brackets2: bool
    last: str
    frame: bool
    score_scale: bool


def design(pen: Pen) -> Design:
    """Draw a design, the same for all forms of one report."""
    pick, chance = pen.either, pen.chance
    letters = chance(0.4)
    return Design(
        first=pick("年初预算数", "年初预算", "年初预算安排数"),
        full=pick("全年预算数（A）" if letters else "全年预算数", "调整后预算数", "全年预算数"),
        spent=pick(
            "全年执行数（B）" if letters else "全年执行数", "预算执行数", "实际支出", "全年执行数"
        ),
        weight=pick("分值", "分值", "权重"),
        rate=pick("执行率（B/A）" if letters else "执行率", "预算执行率", "执行率"),
        score=pick("得分", "得分", "自评得分"),
        rate_first=chance(0.3),
        total=pick("年度资金总额", "年度资金总额：", "资金总额", "合计"),
        fiscal=pick("其中：当年财政拨款", "其中：财政拨款", "其中：本年财政拨款"),
        carried=pick("上年结转资金", "上年结转", "      上年结转资金"),
        other=pick("其他资金", "      其他资金", "单位资金"),
        below=chance(0.25),
        filler=pick("", "", "——", "-", "/"),
        zero=pick("0", "0.00", "", "0"),
        execution=20 if chance(0.25) else 10,
        split=chance(0.3),
        brackets=chance(0.5),
        brackets2=chance(0.25),
        last=pick("总分", "总分", "合计", "总  分"),
        frame=chance(0.6),
        score_scale=chance(0.2),
    )


@dataclass(frozen=True, slots=True)
class Money:
    """The money block of a form: rows and the slots of weight and score of the execution."""

    rows: tuple[Row, ...]
    weight: str
    score: str
    points: Decimal


def overall_form(pen: Pen, look: Design) -> list[Block]:
    """The form of the whole agency."""
    books = pen.books
    money = money_block(pen, look, "whole", books.whole)
    frame = pen.either("预算执行情况", "年度预算申请", "年度资金情况")
    rows = [
        Row((pen.either("部门名称", "部门（单位）名称", "预算部门名称"), books.agency)),
        *_framed(f"{frame}（{pen.manner.unit}）", money.rows),
    ]
    if pen.chance(0.5):
        rows += _by_nature(pen)
    rows += _goals(pen)
    rows += _indicator_rows(pen, look, money, "whole")
    title = pen.either(
        "部门整体支出绩效自评表", "部门（单位）整体支出绩效自评表", "整体支出绩效自评表"
    )
    return [f"{pen.year}年度{title}", Table(tuple(rows))]


def project_form(pen: Pen, look: Design, name: str, line: Line) -> list[Block]:
    """The form of a project."""
    money = money_block(pen, look, name, line)
    head = pen.either("项目名称", "项目支出名称")
    rows = [
        Row((head, name)),
        Row(("主管部门", pen.books.agency, "", "实施单位", pen.books.agency)),
        *_framed(f"项目资金（{pen.manner.unit}）", money.rows),
        *_goals(pen),
        *_indicator_rows(pen, look, money, name),
    ]
    return [
        pen.either(f"{pen.year}年度项目支出绩效自评表", "项目支出绩效自评表", "项目支出绩效自评表"),
        Table(tuple(rows)),
    ]


def _framed(title: str, rows: Sequence[Row]) -> list[Row]:
    """Rows under a title that stands in a merged first cell."""
    return [Row((title if i == 0 else "", *row.cells), row.part) for i, row in enumerate(rows)]


def money_block(pen: Pen, look: Design, key: str, line: Line) -> Money:
    """Budget and execution with their sources; the head is the first row."""
    cells = tuple(
        pen.cell(f"{key}.{name}", getattr(line, name)) for name in ("first", "full", "spent")
    )
    weight = pen.points(f"{key}.weight", Decimal(look.execution), whole=True)
    rate = pen.per_cent(f"{key}.rate", line.spent, line.full, "table")
    points = (execution(line) * look.execution / 100).quantize(CENT, rounding=ROUND_HALF_UP)
    score = pen.points(f"{key}.points", points)
    pen.sheet.ratio("rate", rate, cells[2], cells[1])
    pen.sheet.product("points", score, weight, rate)
    ends = (rate, weight, score) if look.rate_first else (weight, rate, score)
    heads = (
        (look.rate, look.weight, look.score)
        if look.rate_first
        else (look.weight, look.rate, look.score)
    )
    total = Row((look.total, *cells, *ends))
    parts = _sources(pen, look, key, line, cells)
    body = [*parts, total] if look.below else [total, *parts]
    head = Row(("", look.first, look.full, look.spent, *heads))
    return Money((head, *body), weight, score, points)


def _sources(pen: Pen, look: Design, key: str, line: Line, totals: Sequence[str]) -> list[Row]:
    zero = Decimal(0)
    fiscal = (line.first, line.first + line.added, line.spent - min(line.carried, line.spent))
    kept = (zero, line.carried, min(line.carried, line.spent))
    named = (
        (look.fiscal, "fiscal", fiscal),
        (look.carried, "kept", kept),
        (look.other, "other", (zero,) * 3),
    )
    rows, columns = [], [[], [], []]  # type: ignore[var-annotated]
    for label, name, amounts in named:
        cells = []
        for place, value in enumerate(amounts):
            if value:
                cells.append(pen.cell(f"{key}.{name}.{place}", value))
                columns[place].append(cells[-1])
            else:
                cells.append(look.zero)
        rows.append(Row((label, *cells, *(look.filler,) * 3), part=any(amounts)))
    for total, parts in zip(totals, columns, strict=True):
        pen.sheet.total("sum", total, parts)
    return rows


def _by_nature(pen: Pen) -> list[Row]:
    books, cell = pen.books, pen.cell
    income, spending = (
        cell("whole.spent", books.whole.spent),
        cell("whole.spent", books.whole.spent),
    )
    general = cell("income.general", books.whole.spent - books.funded.spent)
    funded = cell("funded.spent", books.funded.spent)
    basic, special = (
        cell("basic.spent", books.basic.spent),
        cell("special.spent", books.special.spent),
    )
    pen.sheet.total("sum", income, [general, funded])
    pen.sheet.total("sum", spending, [basic, special])
    return [
        Row(("", f"按收入性质分：{income}", f"按支出性质分：{spending}")),
        Row(("", f"其中：一般公共预算：{general}", f"其中：基本支出：{basic}")),
        Row(("", f"政府性基金拨款：{funded}", f"项目支出：{special}")),
        Row(("", "其他资金：0", "")),
    ]


def _goals(pen: Pen) -> list[Row]:
    heads = pen.either("预期目标|实际完成情况", "年初设定目标|全年完成情况").split("|")
    aim = pen.either(
        "完成年度各项任务，保障资金规范使用。", "提升公共服务水平，群众满意度稳步提高。"
    )
    return [
        Row((pen.either("年度总体目标", "年度绩效目标"), *heads)),
        Row(("", aim, pen.either("年度任务全部完成。", "各项工作按计划完成，达到预期效果。"))),
    ]


def _indicator_rows(pen: Pen, look: Design, money: Money, key: str) -> list[Row]:
    rows = indicators(pen.rng, pen.books.trade, 100 - look.execution)
    names = _names(pen, look, key, rows)
    made, weights, scores = [_heads(pen, look)], [money.weight], [money.score]
    for place, row in enumerate(rows):
        weights.append(pen.points(f"{key}.row{place}.weight", Decimal(row.weight), whole=True))
        score = Decimal(row.score)
        scores.append(pen.points(f"{key}.row{place}.score", score, whole=not look.score_scale))
        results = _results(look, row, weights[-1], scores[-1])
        made.append(Row((*names[place], row.name, *results), part=True))
    for level, bracket in _brackets(pen, look, key, rows).items():
        parts = [
            w for row, w in zip(rows, weights[1:], strict=True) if level in (row.level1, row.level2)
        ]
        pen.sheet.total("weights", bracket, parts)
    points = money.points + sum(row.score for row in rows)
    total = pen.points(f"{key}.score", points)
    hundred = pen.points(f"{key}.hundred", Decimal(100), whole=True)
    pen.sheet.total("weights", hundred, weights)
    pen.sheet.total("score", total, scores)
    empty = [""] * (len(made[0].cells) - 4)
    return [*made, Row((look.last, *empty, hundred, total, ""))]


def _brackets(pen: Pen, look: Design, key: str, rows: Sequence[Indicator]) -> dict[str, str]:
    """The points behind the names of headings, each printed once."""
    made: dict[str, int] = {}
    for row in rows:
        levels = [row.level1] * look.brackets + [row.level2] * look.brackets2
        for level in levels:
            made[level] = made.get(level, 0) + row.weight
    return {
        level: pen.sheet.once(f"{key}.{level}", Decimal(points), POINTS, TABLE)
        for level, points in made.items()
    }


def _names(pen: Pen, look: Design, key: str, rows: Sequence[Indicator]) -> list[tuple[str, str]]:
    """First and second level of every row, empty where the cell is merged with the one above."""
    brackets = _brackets(pen, look, key, rows)
    made, before = [], ("", "")
    for row in rows:
        level1, level2 = row.level1, row.level2
        fresh = level1 != before[0]
        shown = (
            _named(level1, brackets) if fresh else "",
            _named(level2, brackets) if fresh or level2 != before[1] else "",
        )
        made.append(shown)
        before = (level1, level2)
    return made


def _named(level: str, brackets: dict[str, str]) -> str:
    return f"{level}（{brackets[level]}）" if level in brackets else level


def _heads(pen: Pen, look: Design) -> Row:
    target = (
        ("指标性质", "指标值", "度量单位") if look.split else (pen.either("年度指标值", "指标值"),)
    )
    heads = ("一级指标", "二级指标", "三级指标", *target, "实际完成值", look.weight, look.score)
    return Row((*heads, pen.either("偏差原因分析及改进措施", "偏差原因及改进措施")))


def _results(look: Design, row: Indicator, weight: str, score: str) -> tuple[str, ...]:
    if look.split:
        return (row.sign, row.target, row.unit, row.actual, weight, score, row.note)
    return (row.wanted, row.reached, weight, score, row.note)
