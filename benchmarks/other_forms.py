"""Forms of other designs than the ten, and other ways to lose a table, which nothing was fitted to.

What is counted here says how far flattened text is recovered where nobody looked at it before.
"""

import random
from collections.abc import Callable, Sequence
from typing import Final

from .known_forms import Form, Row

_WORKS: Final = (
    "渠道疏浚",
    "母婴保健",
    "图书采编",
    "果树改良",
    "消防宣传",
    "古树养护",
    "急救站点",
    "气象观测",
)
_COUNTED: Final = ("处", "人", "册", "亩", "期", "株", "套", "次")
_METADATA: Final = (
    "Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE MicrosoftInternetExplorer4\n"
)
_LINE: Final = 8  # characters in a line of a narrow cell


def other_forms() -> list[Form]:
    """The held-out forms, always the same."""
    return [
        _transfer(21),
        _transfer(22, scored=False),
        _unit(23),
        _costs(24),
        _aims(25),
        _list(26),
        _list(27, rates=False),
        _staff(28),
    ]


def _money(draw: random.Random, low: int = 20, high: int = 90_000) -> str:
    return f"{draw.randint(low * 100, high * 100) / 100:.2f}"


def _rows(draw: random.Random, *, weights: bool = True, notes: bool = True) -> list[Row]:
    """Indicators with levels that hold for several rows, some targets in words."""
    plan = {
        "成本指标": ("经济成本指标",),
        "产出指标": ("数量指标", "数量指标", "质量指标", "时效指标"),
        "效益指标": ("社会效益指标", "可持续影响指标"),
        "满意度指标": ("服务对象满意度指标",),
    }
    found: list[Row] = []
    for level, seconds in plan.items():
        for i, second in enumerate(seconds):
            work = draw.choice(_WORKS)
            names = {
                "数量指标": (f"{work}数量", f"≥{draw.randint(2, 900)}{draw.choice(_COUNTED)}"),
                "质量指标": (f"{work}合格率", f"≥{draw.randint(85, 100)}%"),
                "时效指标": (f"{work}按期完成率", "100%"),
                "经济成本指标": (f"{work}投入", f"≤{draw.randint(20, 400)}万元"),
                "社会效益指标": (f"{work}覆盖人口", f"≥{draw.randint(2, 60)}万人"),
                "可持续影响指标": (f"{work}管护机制", "健全"),
            }
            name, target = names.get(second, ("群众满意度", f"≥{draw.randint(85, 95)}%"))
            actual = target.lstrip("≥≤")
            weight = draw.choice((5, 6, 8, 10, 20))
            score = weight - draw.choice((0, 0, 0, 0.8, 1))
            row = (
                level if not i else "^",
                second if not i or seconds[i - 1] != second else "^",
                name,
                target,
                actual,
            )
            tail = (str(weight), f"{score:g}") if weights else ()
            note = ("受招标流标影响，进度略缓" if score != weight else "",) if notes else ()
            found.append((*row, *tail, *note))
    return found


def _transfer(seed: int, *, scored: bool = True) -> Form:
    """A transfer with money by level of government; points only where it is scored."""
    draw = random.Random(seed)
    points = ("分值", "得分") if scored else ()
    width = 6 + len(points)
    tail = "<" if scored else None
    fill = [tail] * len(points) if tail else []

    def wide(*texts: str) -> Row:
        return (*texts, *["<"] * (width - len(texts)))

    money = [
        ("^", label, _money(draw), _money(draw), f"{draw.randint(8000, 9999) / 100:.2f}%", *extra)
        for label, extra in (
            ("年度资金总额", ("10", "9.71", "") if scored else ("",)),
            ("其中：中央财政资金", ("", "", "") if scored else ("",)),
            ("地方财政资金", ("", "", "") if scored else ("",)),
        )
    ]
    body = [(*row[:2], *row[2:]) for row in _rows(draw, weights=scored)]
    heads = (
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "全年实际完成值",
        *points,
        "未完成原因和改进措施",
    )
    rows: list[Row] = [
        wide("转移支付名称", f"{draw.choice(_WORKS)}补助资金"),
        wide("主管部门", "某县农业农村局"),
        (
            "资金情况（万元）",
            "",
            "全年预算数（A）",
            "全年执行数（B）",
            "预算执行率（B/A×100%）",
            *points,
            "备注",
        ),
        *money,
        wide("总体目标", f"年内完成{draw.randint(3, 60)}处建设任务。"),
        heads,
        *body,
    ]
    if scored:
        rows.append(
            ("总分", "<", "<", "<", "<", "100", f"{draw.randint(8500, 9999) / 100:.2f}", "")
        )
    _ = fill
    return Form("转移支付绩效自评表", tuple([2.0] * width), tuple(rows))


def _unit(seed: int) -> Form:
    """A whole unit with money in its own words and no points beside it."""
    draw = random.Random(seed)
    rows: list[Row] = [
        ("部门名称", "<", "某区卫生健康局", *["<"] * 4),
        ("预算执行情况（万元）", "", "年初预算数", "调整后预算数", "决算数", "执行率", "<"),
        *(
            (
                "^",
                label,
                _money(draw),
                _money(draw),
                _money(draw),
                f"{draw.randint(8000, 9999) / 100:.2f}%",
                "<",
            )
            for label in ("支出合计", "基本支出", "项目支出")
        ),
        ("一级指标", "二级指标", "三级指标", "年初目标值", "完成值", "权重", "自评分"),
        *_rows(draw, notes=False),
        ("合计", "<", "<", "<", "<", "100", f"{draw.randint(8500, 9999) / 100:.2f}"),
    ]
    return Form("部门整体支出绩效自评表", (2, 2, 3, 2, 2, 1, 1), tuple(rows))


def _costs(seed: int) -> Form:
    """Spending by kind, budget against accounts and the change between them."""
    draw = random.Random(seed)
    labels = (
        "基本支出",
        "人员经费",
        "公用经费",
        "项目支出",
        "三公经费",
        "公务接待费",
        "会议费",
        "培训费",
    )
    rows: list[Row] = [
        ("支出项目", "上年决算数", "本年预算数", "本年决算数", "增减额", "增减率"),
        *(
            (
                label,
                _money(draw),
                _money(draw),
                _money(draw),
                _money(draw, 1, 90),
                f"{draw.randint(-900, 900) / 100:.2f}%",
            )
            for label in labels
        ),
        ("合计", _money(draw), _money(draw), _money(draw), _money(draw, 1, 90), "3.15%"),
    ]
    return Form("部门支出情况表", (3, 2, 2, 2, 2, 2), tuple(rows))


def _aims(seed: int) -> Form:
    """Targets with sign, value and unit in columns of their own, and an explanation."""
    draw = random.Random(seed)
    rows: list[Row] = [
        ("项目名称", "<", f"{draw.choice(_WORKS)}项目", *["<"] * 4),
        ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "评分标准"),
    ]
    for level, second, name, target, *_ in _rows(draw, notes=False):
        if target == "健全":
            continue
        sign = target[0] if target[0] in "≥≤" else "＝"
        figure = "".join(c for c in target if c.isdigit())
        rest = (sign, figure, target.lstrip("≥≤0123456789"), "未达目标按比例扣分")
        rows.append((level, second, name, *rest))
    return Form("项目支出绩效目标表", (2, 2, 3, 1, 1, 1, 3), tuple(rows))


def _list(seed: int, *, rates: bool = True) -> Form:
    """Many projects, one a row, some figures not printed."""
    draw = random.Random(seed)
    heads = (
        "序号",
        "项目名称",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        *(("执行率", "自评得分") if rates else ()),
    )
    rows: list[Row] = [heads]
    for i, work in enumerate(_WORKS, 1):
        first = _money(draw) if i % 3 else ""
        tail = (
            (f"{draw.randint(80, 100)}%", f"{draw.randint(80, 99)}.{draw.randint(1, 9)}")
            if rates
            else ()
        )
        rows.append((str(i), f"{work}经费", first, _money(draw), _money(draw), *tail))
    total = (_money(draw), _money(draw), _money(draw))
    rows.append(("合计", "<", *total, *(("93%", "") if rates else ())))
    return Form("项目支出绩效自评情况汇总表", tuple([2.0] * len(heads)), tuple(rows))


def _staff(seed: int) -> Form:
    """Posts, staff and floor space under two sets of heads."""
    draw = random.Random(seed)
    labels = ("三公经费", "公务用车运行维护费", "公务接待费", "会议费、培训费", "办公经费")
    rows: list[Row] = [
        ("财政供养人员情况（人）", "编制数", "实际在职人数", "控制率"),
        ("", "64", "61", "95.31%"),
        ("经费控制情况（万元）", "上年决算数", "本年预算数", "本年决算数"),
        *((label, *(_money(draw, 1, 300) for _ in range(3))) for label in labels),
    ]
    return Form("部门整体支出绩效评价基础数据表", (4, 2, 2, 2), tuple(rows))


def _filled(form: Form) -> list[list[str]]:
    rows = [[text for text in row if text not in {"<", "^", ""}] for row in form.rows]
    return [row for row in rows if row]


def _own(form: Form) -> list[list[str]]:
    """The cells that begin in each row, empty ones too, as the code of a web page lists them."""
    return [[text for text in row if text not in {"<", "^"}] for row in form.rows]


def _padded(form: Form, ends: str = "") -> str:
    """Rows between bars, made up to one width at their ends; ``ends`` follows every third cell."""
    lines = []
    for i, row in enumerate(_own(form)):
        parts = [f"{text} |{ends if (i + k) % 3 == 1 else ' '}" for k, text in enumerate(row)]
        lines.append("".join(parts).rstrip() + "|" * (len(form.rows[0]) - len(row)))
    return "\n".join(lines)


def _closed(form: Form) -> str:
    """Each cell on a line with the bar that closes it."""
    return "\n".join(f"{text} |" if text else "|" for row in _own(form) for text in row)


def _broken(form: Form) -> str:
    """Rows whose words are broken at line ends."""
    return "\n".join(" ".join(row).replace("指标 ", "\n指标 ") for row in _filled(form))


def _cut(text: str) -> list[str]:
    return [text[i : i + _LINE] for i in range(0, len(text), _LINE)]


def _spread(row: Sequence[str]) -> list[str]:
    """The lines of a row whose narrow cells wrap, as a page prints them from left to right."""
    cut = [_cut(text) for text in row]
    lines = range(max(len(parts) for parts in cut))
    return [" ".join(parts[i] for parts in cut if i < len(parts)) for i in lines]


_WAYS: Final[dict[str, Callable[[Form], str]]] = {
    "tight bars": lambda form: "\n".join("|".join(row) for row in _filled(form)),
    "wide bars": lambda form: "\n".join("｜".join(row) for row in _filled(form)),
    "two blanks": lambda form: "\n".join("  ".join(row) for row in _filled(form)),
    "wide blanks": lambda form: "\n".join("\u3000".join(row) for row in _filled(form)),
    "tabs": lambda form: "\n".join("\t".join(row) for row in _filled(form)),
    "tabs-kept": lambda form: "\n".join(
        "\t".join("" if t in {"<", "^"} else t for t in row) for row in form.rows
    ),
    "one line": lambda form: " ".join(t for row in _filled(form) for t in row),
    "one line of bars": lambda form: "|".join(t for row in _filled(form) for t in row),
    "run together": lambda form: "".join(t for row in _filled(form) for t in row),
    "cell a line": lambda form: "\n".join(t for row in _filled(form) for t in row),
    "cell a line, spaced": lambda form: "\n\n".join(t for row in _filled(form) for t in row),
    "fragment a line": lambda form: "\n".join(
        p for row in _filled(form) for t in row for p in _cut(t)
    ),
    "padded bars": _padded,
    "broken bars": lambda form: _padded(form, "\n"),
    "closed cells": _closed,
    "broken words": _broken,
    "wrapped rows": lambda form: "\n".join(line for row in _filled(form) for line in _spread(row)),
}
WAYS: Final = (*_WAYS, "metadata, one line")


def lost(form: Form, how: str) -> str:
    """A form as text whose table was lost in one of the ways."""
    if how == "metadata, one line":
        return f"{_METADATA}{form.title} {_WAYS['one line'](form)}\n"
    between = "" if how == "run together" else " " if how.startswith("one line") else "\n"
    return f"{form.title}{between}{_WAYS[how](form)}\n"
