"""Ten forms with known grids: the designs that reports are published in, filled with figures from a seed."""

import random
from collections.abc import Sequence
from dataclasses import replace

from .known_forms import Form

GOODS = (
    "路灯维护",
    "人员培训",
    "宣传资料",
    "设备购置",
    "信息系统",
    "环境整治",
    "技术服务",
    "质量检测",
    "应急演练",
    "档案整理",
)
UNITS = ("个", "次", "场", "人次", "份", "台", "公里", "户", "座", "项")
LENGTHENED = "（按照年度工作计划组织实施的任务）"
NAMED = ("数量", "率", "投入", "人口")
REASON = "受天气影响部分工程延期，下一步加快进度"


def ten_forms() -> list[Form]:
    """The ten forms, always the same."""
    return [
        _project(1, blank="—"),
        _project(2, decimals=6),
        _project(3, blank="", decimals=2),
        _overall(4),
        _overall(5, notes=False),
        _base(6),
        _base(7, blanks=True),
        _targets(8),
        _targets(9, signs=False),
        _summary(10),
    ]


def longer(form: Form) -> Form:
    """A form whose names of indicators fill several lines of their cells."""
    rows = (
        tuple(
            f"{text}{LENGTHENED}" if i == 2 and len(text) > 4 and text.endswith(NAMED) else text
            for i, text in enumerate(row)
        )
        for row in form.rows
    )
    return replace(form, rows=tuple(rows))


def _amount(draw: random.Random, decimals: int = 2) -> str:
    return f"{draw.randint(1000, 9_999_999) / 100:.{decimals}f}"


def _money(draw: random.Random, width: int, *, blank: str, decimals: int) -> list[tuple[str, ...]]:
    """A block of money under its heads: the total with points, the parts without."""
    rows = []
    for i, label in enumerate(("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")):
        sums = [_amount(draw, decimals) for _ in range(3)] if i < 2 else ["0"] * 3
        tail = [
            "10",
            f"{draw.randint(8000, 9999) / 100:.2f}%",
            f"{draw.randint(700, 999) / 100:.2f}",
        ]
        rows.append(("^", label, *sums, *(tail if not i else [blank] * 3), *["<"] * (width - 8)))
    return rows


def _indicators(draw: random.Random, *, notes: bool = True, rows: int = 3) -> list[tuple[str, ...]]:
    """Rows of indicators under merged levels."""
    plan = {
        "产出指标": ("数量指标", "质量指标", "时效指标"),
        "效益指标": ("社会效益指标",),
        "满意度指标": ("服务对象满意度指标",),
    }
    found: list[tuple[str, ...]] = []
    for first, seconds in plan.items():
        for i, second in enumerate(seconds):
            for k in range(rows if second == "数量指标" else 1):
                target, weight = draw.randint(2, 2000), draw.choice((3, 4, 5, 8, 10, 15))
                unit = "%" if "满意" in second or second == "质量指标" else draw.choice(UNITS)
                target = draw.randint(80, 100) if unit == "%" else target
                lost = draw.choice((0, 0, 0, 1, 0.5))
                found.append(
                    (
                        first if not i + k else "^",
                        second if not k else "^",
                        f"{draw.choice(GOODS)}{'率' if unit == '%' else '数量'}",
                        f"{draw.choice(('≥', '', '≥'))}{target}{unit}",
                        f"{max(target - 3, 1) if lost else target}{unit}",
                        str(weight),
                        f"{weight - lost:g}",
                        (REASON if lost else "") if notes else "",
                    )
                )
    return found


def _project(seed: int, *, blank: str = "", decimals: int = 2) -> Form:
    draw = random.Random(seed)
    name = draw.choice(GOODS)
    head = (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    )
    rows = [
        ("项目名称", f"{name}项目", *["<"] * 7),
        ("主管部门", "某市城市管理局", "<", "<", "实施单位", "某市市政维护中心", "<", "<", "<"),
        (
            "项目资金（万元）",
            "",
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
            "<",
        ),
        *_money(draw, 9, blank=blank, decimals=decimals),
        ("年度总体目标", "预期目标", "<", "<", "<", "实际完成情况", "<", "<", "<"),
        (
            "^",
            f"完成{draw.randint(3, 90)}处设施的维护，群众满意。",
            "<",
            "<",
            "<",
            f"已完成{draw.randint(3, 90)}处设施的维护。",
            "<",
            "<",
            "<",
        ),
        head,
        *(("^", *row) for row in _indicators(draw)),
        ("总分", "<", "<", "<", "<", "<", "100", f"{draw.randint(8000, 9999) / 100:.2f}", ""),
    ]
    return Form("项目支出绩效自评表", (1.2, 2.2, 2, 2, 2, 2, 1.4, 1.2, 2), tuple(rows))


def _overall(seed: int, *, notes: bool = True) -> Form:
    draw = random.Random(seed)
    head = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    )
    total = (
        "年度预算资金（万元）",
        "年度资金总额",
        _amount(draw),
        _amount(draw),
        _amount(draw),
        "10",
        "96.40%",
        "9.64",
    )
    parts = [
        ("^", label, *(_amount(draw) for _ in range(3)), "", "", "")
        for label in ("其中：基本支出", "项目支出")
    ]
    rows = [
        ("预算单位名称", "<", "某市交通运输局", *["<"] * 5),
        ("", "<", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        total,
        *parts,
        head,
        *_indicators(draw, notes=notes, rows=4),
        ("总分", "<", "<", "<", "<", "100", f"{draw.randint(8000, 9999) / 100:.2f}", ""),
    ]
    return Form("部门整体支出绩效自评表", (1.8, 2.2, 2, 2, 2, 1.2, 1.4, 2), tuple(rows))


def _base(seed: int, *, blanks: bool = False) -> Form:
    draw = random.Random(seed)
    posts, staff = draw.randint(30, 90), draw.randint(30, 90)
    labels = (
        "三公经费",
        "1、公务用车购置和维护经费",
        "其中：公车购置",
        "公车运行维护",
        "2、出国经费",
        "3、公务接待",
        "项目支出",
        "1、业务工作专项",
        "2、运行维护专项",
        "公用经费",
        "其中：办公经费",
        "水费、电费、差旅费",
        "会议费、培训费",
    )
    rows = [
        ("财政供养人员情况（人）", "编制数", "2023年实际在职人数", "控制率"),
        ("", str(posts), str(staff), f"{staff / posts * 100:.2f}%"),
        ("经费控制情况（万元）", "2022年决算数", "2023年预算数", "2023年决算数"),
        *(
            (
                label,
                *(_amount(draw) if not blanks or draw.random() > 0.06 else "0" for _ in range(3)),
            )
            for label in labels
        ),
    ]
    return Form("部门整体支出绩效评价基础数据表", (4, 2, 2, 2), tuple(rows))


def _targets(seed: int, *, signs: bool = True) -> Form:
    draw = random.Random(seed)
    rows = [
        ("部门名称", "<", "某市水利局", *["<"] * 3),
        (
            "一级指标",
            "二级指标",
            "三级指标",
            *(("指标性质", "指标值", "度量单位") if signs else ("年度指标值", "评价标准", "备注")),
        ),
    ]
    for first, second, name, target, *_ in _indicators(draw, rows=5):
        figure = target.lstrip("≥").rstrip("".join({*"".join(UNITS), "%"}))
        unit = target.lstrip("≥")[len(figure) :]
        rest = (
            (draw.choice(("≥", "=")), figure, unit) if signs else (target, "未达到按比例扣分", "")
        )
        rows.append((first, second, name, *rest))
    return Form("整体支出绩效目标表", (1.6, 1.8, 3, 2, 2, 1.6), tuple(rows))


def _summary(seed: int) -> Form:
    draw = random.Random(seed)
    rows: list[tuple[str, ...]] = [
        ("项目支出名称", "年初预算数", "全年预算数", "全年执行数", "执行率", "自评得分")
    ]
    rows += (
        (
            f"{goods}经费",
            _amount(draw),
            _amount(draw),
            _amount(draw),
            f"{draw.randint(8000, 9999) / 100:.2f}%",
            f"{draw.randint(8000, 9999) / 100:.2f}",
        )
        for goods in GOODS[:8]
    )
    rows.append(("合计", _amount(draw), _amount(draw), _amount(draw), "95.12%", ""))
    return Form("项目支出绩效自评情况汇总表", (3, 2, 2, 2, 1.5, 1.5), tuple(rows))


def flattened(form: Form, how: str) -> str:
    """A form as text whose table was lost: `bars`, `bars-kept`, `spaces`, `one-line`, `glued` or `fragments`."""
    rows = [[text for text in row if text not in {"<", "^"}] for row in form.rows]
    filled = [[text for text in row if text] for row in rows]
    if how == "bars-kept":
        kept = [["" if text in {"<", "^"} else text for text in row] for row in form.rows]
        return f"{form.title}\n" + "\n".join("| " + " | ".join(row) + " |" for row in kept) + "\n"
    texts: dict[str, Sequence[str]] = {
        "bars": [" | ".join(row) for row in filled],
        "spaces": [" ".join(row) for row in filled],
        "one-line": [" ".join(text for row in filled for text in row)],
        "glued": ["".join(text for row in filled for text in row)],
        "fragments": [text for row in filled for text in row],
    }
    if how in {"one-line", "glued"}:
        return form.title + (" " if how == "one-line" else "") + texts[how][0] + "\n"
    return f"{form.title}\n" + "\n".join(texts[how]) + "\n"


FLATTENED = ("bars-kept", "bars", "spaces", "one-line", "glued", "fragments")
