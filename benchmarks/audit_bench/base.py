"""Base data tables of several designs: staffing, expenses under control, projects, running costs."""

from collections.abc import Sequence
from decimal import Decimal

from .books import Triple
from .figures import TABLE
from .paper import Block, Row, Table
from .pen import Pen

YEARS = ("last", "first", "spent")


def base_table(pen: Pen) -> list[Block]:
    """The table with last year's figures beside this year's budget and spending."""
    title = pen.either(
        "部门整体支出绩效评价基础数据表", "部门（单位）整体支出绩效评价基础数据表", "基础数据表"
    )
    rows = [*_staffing(pen), *_controlled(pen), *_projects(pen), *_public(pen)]
    note = pen.either(
        "填表人：　　填报日期：　　联系电话：", "说明：项目支出填报基本支出以外的所有支出。"
    )
    return [f"{pen.year}年度{title}", Table(tuple(rows)), note]


def _staffing(pen: Pen) -> list[Row]:
    books = pen.books
    posts = pen.count("staff.posts", books.posts, "", TABLE)
    people = pen.count("staff.people", books.staff, "", TABLE)
    rate = pen.per_cent("staff.rate", Decimal(books.staff), Decimal(books.posts), TABLE)
    pen.sheet.ratio("rate", rate, people, posts)
    head = ("财政供养人员情况（人）", "编制数", f"{pen.year}年实际在职人数", "控制率")
    return [Row(head), Row(("", posts, people, rate))]


def _cells(pen: Pen, key: str, values: Triple) -> tuple[str, ...]:
    pen.sheet.stale[f"{key}.spent"] = f"{key}.last"
    return tuple(
        pen.cell(f"{key}.{year}", value) for year, value in zip(YEARS, values, strict=True)
    )


def _sums(
    pen: Pen, total: Sequence[str], parts: Sequence[Sequence[str]], *, complete: bool = True
) -> None:
    for place, stated in enumerate(total):
        pen.sheet.total("sum", stated, [part[place] for part in parts], complete=complete)


def _controlled(pen: Pen) -> list[Row]:
    three, year = pen.books.controlled, pen.year
    head = Row(
        (
            f"经费控制情况（{pen.manner.unit}）",
            f"{year - 1}年决算数",
            f"{year}年预算数",
            f"{year}年决算数",
        )
    )
    total = _cells(pen, "controlled", three.total)
    cars = _cells(pen, "controlled.cars", three.cars)
    bought = _cells(pen, "controlled.bought", three.bought)
    run = _cells(pen, "controlled.run", three.vehicles)
    abroad = _cells(pen, "controlled.abroad", three.abroad)
    reception = _cells(pen, "controlled.reception", three.reception)
    _sums(pen, total, [cars, abroad, reception])
    _sums(pen, cars, [bought, run])
    return [
        head,
        Row(("三公经费", *total)),
        Row((pen.either("1、公务用车购置和维护经费", "   1、公务用车购置和维护经费"), *cars)),
        Row(("其中：公车购置", *bought)),
        Row(("公车运行维护", *run)),
        Row(("2、出国经费", *abroad), part=True),
        Row(("3、公务接待", *reception), part=True),
    ]


def _projects(pen: Pen) -> list[Row]:
    books = pen.books
    line = books.special
    total = _cells(pen, "special", (line.last, line.first, line.spent))
    items = [
        (each.name, _cells(pen, each.name, (each.line.last, each.line.first, each.line.spent)))
        for each in books.projects
    ]
    rows = [Row((name, *cells), part=True) for name, cells in items]
    if pen.chance(0.3):
        _sums(pen, total, [cells for _, cells in items])
        return [Row((pen.either("项目支出：", "项目支出"), *total)), *rows]
    special = _cells(pen, "special", (line.last, line.first, line.spent))
    _sums(pen, special, [cells for _, cells in items])
    return [
        Row(("项目支出：", *total)),
        Row(("1、业务工作经费", "", "", "")),
        Row(("2、运行维护经费", "", "", "")),
        Row(("3、本级专项资金（一个专项一行）", *special)),
        *rows,
    ]


def _public(pen: Pen) -> list[Row]:
    books = pen.books
    line = books.public
    total = _cells(pen, "public", (line.last, line.first, line.spent))
    parts = [
        _cells(pen, "public.office", books.office),
        _cells(pen, "public.travel", books.travel),
        _cells(pen, "public.meetings", books.meetings),
    ]
    _sums(pen, total, parts, complete=False)
    labels = ("其中：办公经费", "水费、电费、差旅费", "会议费、培训费")
    rows = [Row((label, *cells)) for label, cells in zip(labels, parts, strict=True)]
    return [Row(("公用经费", *total)), *rows]
