"""Score what is read from the forms against their golden records.

``python -m tests.forms.score [name ...]`` prints a table; with names it also prints what was missed.
A form is scored by its facts (value, unit, label and measure right), its indicator rows (all seven
fields right), the relations that hold and are confirmed, the planted errors found, and the loud
findings (high or medium) that no planted error accounts for.
"""

import re
import sys
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from audit.result import Audit, Check
from extract.records import Fact
from gouji.pipeline import NamedBytes, audit_files

FORMS = Path(__file__).parent
PARTS = ("blind", "open", "fresh", "third")

# words that say the same kind of figure, whatever the head prints
MEASURES = (
    {"年初预算数", "年初预算", "上年预算数"},
    {"全年预算数", "调整后预算数", "本年预算数"},
    {"预算数", "年初预算数", "全年预算数", "本年预算数", "上年预算数", "收入预算数"},
    {"全年执行数", "执行数", "决算数", "本年决算数", "支出数", "预算执行数", "收入决算数"},
    {"上年决算数", "上年执行数"},
    {"执行率", "率", "比率", "完成值"},
    {"分值", "权重"},
    {"得分", "自评得分"},
    {"到位数", "到位资金", "收入决算数"},
    {"结余结转", "结余", "结转结余"},
    {"调整", "调整数", "调增", "调减", "追加"},
    {"人数", "实有人数", "在职人数"},
    {"机构数", "数量"},
    {"数量", "人数", "完成值", "金额", "场次", "成交金额", "节约金额", "全年执行数"},
    {"下降", "减少", "增减额", "增减率", "降幅", "变化", "增长率", "增减"},
    {"增加", "增减额", "增减", "增长", "变化", "增长率", "数量"},
    {"扣分"},
    {"占比"},
    {"目标值"},
    {"完成值"},
    {"编制数"},
    {"以前年度", "上年结转", "结余结转", "上年决算数", "上年预算数"},
)
# names for the same line: what one annotator calls by the row, another calls by the column
SAME_LINE = {
    "年度资金总额": ("预算执行",),
    "年度财政资金总额": ("预算执行",),
    "年度总金额": ("预算执行",),
    "总额": ("预算执行",),
    "资金总额": ("预算执行",),
    "总计": ("总分", "预算执行"),
    "完成预算": ("预算完成率",),
    "合计": ("总分", "预算执行"),
    "总得分": ("总分",),
    "自评得分": ("总分",),
    "在职人员": ("在职人数",),
    "部门整体支出总额": ("预算执行",),
}
FIELDS = ("level1", "level2", "level3", "target", "actual", "weight", "score")
POINTS = re.compile(r"[（(]\d+(?:\.\d+)?分?[）)]$")
SIGNS = str.maketrans({"“": "", "”": "", "＝": "=", "═": "=", "（": "(", "）": ")", "％": "%"})


@dataclass
class Tally:
    """The score of one form."""

    facts: tuple[int, int] = (0, 0)
    rows: tuple[int, int] = (0, 0)
    holds: tuple[int, int] = (0, 0)
    wrong: tuple[int, int] = (0, 0)
    loud: int = 0
    case: bool = False
    missed: list[str] = field(default_factory=list)


def names() -> list[tuple[str, str]]:
    """Part and name of every form that has a golden record."""
    return [(part, path.stem) for part in PARTS for path in sorted((FORMS / part).glob("*.yaml"))]


def score(part: str, name: str) -> Tally:
    """Audit one form as a case of its own and compare it with its record."""
    gold = yaml.safe_load((FORMS / part / f"{name}.yaml").read_text("utf-8"))
    path = FORMS / part / gold["file"]
    result = audit_files([NamedBytes(path.name, path.read_bytes())]).audit
    tally = Tally()
    _case(gold["case"], result, tally)
    _facts(gold["facts"], result, tally)
    _rows(gold["indicators"], result, tally)
    _holds(gold["holds"], result, tally)
    _loud(gold["wrong"], result, tally)
    return tally


def _case(want: dict[str, object], result: Audit, tally: Tally) -> None:
    got = (result.case.agency or "", result.case.year)
    tally.case = str(want["agency"]) in got[0] and want["year"] == got[1]
    if not tally.case:
        tally.missed.append(f"case {want} read as {got}")


def _facts(want: list[list[str]], result: Audit, tally: Tally) -> None:
    numbers = {number.id: number for number in result.numbers}
    alike = [
        [f for f in result.facts if _number(numbers[f.number].value) == _number(value)]
        for value, *_ in want
    ]
    fitting = [
        [f.number for f in like if _fits(row, f, str(numbers[f.number].unit or ""))]
        for row, like in zip(want, alike, strict=True)
    ]
    taken = _matched(fitting)
    for index, (row, like) in enumerate(zip(want, alike, strict=True)):
        if index not in taken.values():
            free = [f for f in like if f.number not in taken]
            seen = [f"{numbers[f.number].unit}/{f.label}/{f.measure}" for f in free]
            tally.missed.append(f"fact {' '.join(row)}: {seen}")
    tally.facts = (len(taken), len(want))


def _fits(row: list[str], fact: Fact, got: str) -> bool:
    """Whether a fact is the one that a record asks for."""
    _, unit, label, measure = row
    words = _squash("".join([*fact.path, fact.label, fact.measure]))
    named = _label_fits(_squash(label), unit, words)
    return named and _unit_fits(unit, got) and _measure_fits(measure, fact.measure)


def _matched(fitting: list[list[str]]) -> dict[str, int]:
    """As many records as can each have a number of its own, by the number: one may fit two of them."""
    taken: dict[str, int] = {}

    def place(index: int, tried: set[str]) -> bool:
        for number in fitting[index]:
            if number not in tried:
                tried.add(number)
                if number not in taken or place(taken[number], tried):
                    taken[number] = index
                    return True
        return False

    for index in range(len(fitting)):
        place(index, set())
    return taken


def _unit_fits(want: str, got: str) -> bool:
    """Whether the units agree; only money and per cent are sure to have one."""
    return want not in {"元", "万元", "亿元", "%"} or got.replace("百分比", "%") == want


def _label_fits(want: str, unit: str, got: str) -> bool:
    """Whether a name has the wanted words, or, for points and rates, another name of the line."""
    alike = SAME_LINE.get(want, ()) if unit in {"分", "%", "人"} else ()
    return any(word in got for word in (want, *alike))


def _measure_fits(want: str, got: str) -> bool:
    return want == got or any({want, got} <= group for group in MEASURES)


def _rows(want: list[list[str]], result: Audit, tally: Tally) -> None:
    mine = [_shape([str(getattr(row, name) or "") for name in FIELDS]) for row in result.indicators]
    hit = 0
    for row in want:
        shape = _shape([str(cell) for cell in row])
        if shape in mine:
            mine.remove(shape)
            hit += 1
        else:
            near = [m for m in mine if str(m[2]) and str(m[2]) in str(shape[2])]
            tally.missed.append(f"row {shape}: {near}")
    tally.rows = (hit, len(want))
    tally.missed += [f"row too many {row}" for row in mine if any(row[2:])]


def _shape(row: list[str]) -> tuple[object, ...]:
    level1, level2, level3, target, actual, weight, points = map(_squash, row)
    levels = tuple(POINTS.sub("", level) for level in (level1, level2, level3))
    return (*levels, target, actual, _number(weight), _number(points))


def _holds(want: list[list[str]], result: Audit, tally: Tally) -> None:
    good = [c for c in result.checks if c.verdict in {"ok", "rounding"}]
    hit = 0
    for _family, *values in want:
        wanted = {_number(v) for v in values}
        if any(wanted <= _values(check) for check in good):
            hit += 1
        else:
            tally.missed.append(f"relation {_family} {values}")
    tally.holds = (hit, len(want))


def _values(check: Check) -> set[Decimal | None]:
    amounts = [e.value or e.raw for e in check.evidence]
    return {_size(_number(str(a))) for a in amounts} | {_number(str(a)) for a in amounts}


def _size(value: Decimal | None) -> Decimal | None:
    return None if value is None else abs(value)


def _loud(want: list[list[str]], result: Audit, tally: Tally) -> None:
    loud = [
        c
        for c in result.checks
        if c.verdict in {"mismatch", "explained"} and c.severity in {"high", "medium"}
    ]
    planted = [{_number(v) for v in row[1:]} for row in want]
    hits = [p for p in planted if any(p == _sides(c) for c in loud)]
    false = [c for c in loud if _sides(c) not in planted]
    tally.wrong, tally.loud = (len(hits), len(planted)), len(false)
    tally.missed += [
        f"loud {c.rule} {c.severity} {c.statement} {c.stated}/{c.computed}" for c in false
    ]


def _sides(check: Check) -> set[Decimal | None]:
    return {_number(str(check.stated)), _number(str(check.computed))}


def _squash(text: str) -> str:
    squashed = re.sub(r"\s+", "", text).translate(SIGNS)
    return squashed.replace(">=", "≥").replace("<=", "≤")


def _number(text: object) -> Decimal | None:
    match = re.search(r"-?\d[\d,]*(?:\.\d+)?", str(text))
    try:
        return Decimal(match.group().replace(",", "")).normalize() if match else None
    except InvalidOperation:
        return None


def table(tallies: dict[tuple[str, str], Tally]) -> str:
    """The scores as a Markdown table."""
    lines = [
        "| part | form | case | facts | rows | relations | planted | loud |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for (part, name), t in tallies.items():
        cells = [f"{a}/{b}" for a, b in (t.facts, t.rows, t.holds, t.wrong)]
        known = "yes" if t.case else "no"
        lines.append(f"| {part} | {name} | {known} | {' | '.join(cells)} | {t.loud} |")
    for part in PARTS:
        mine = [t for (p, _), t in tallies.items() if p == part]
        lines.append(f"| {part} | **all** | {_all(mine)} |")
    return "\n".join(lines)


def _all(mine: list[Tally]) -> str:
    cells = [f"{sum(t.case for t in mine)}/{len(mine)}"]
    for part in ("facts", "rows", "holds", "wrong"):
        pairs = [getattr(t, part) for t in mine]
        cells.append(f"{sum(a for a, _ in pairs)}/{sum(b for _, b in pairs)}")
    return " | ".join([*cells, str(sum(t.loud for t in mine))])


def main() -> None:
    """Print the table, and what was missed in the forms that are named."""
    chosen = set(sys.argv[1:])
    tallies = {key: score(*key) for key in names() if not chosen or key[1] in chosen}
    sys.stdout.write(table(tallies) + "\n")
    for (part, name), tally in tallies.items():
        if chosen:
            sys.stdout.write("\n".join([f"== {part}/{name}", *tally.missed]) + "\n")


if __name__ == "__main__":
    main()
