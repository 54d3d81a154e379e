"""Twenty made-up units over three years, with figures that agree with each other: what the corpus is printed from.

Every figure is a whole number of hundredths of 万元, drawn from a fixed seed; last year's figures are those of the year
before, a department's totals are those of its own level and of its units.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

YEARS = (2022, 2023, 2024)
DEPARTMENT = "棠溪县农业局"
OWN_LEVEL = "棠溪县农业局（本级）"
BELOW = (OWN_LEVEL, "棠溪县种子站", "棠溪县水产站")
ALONE = (
    "棠溪县图书馆",
    "棠溪县文化馆",
    "棠溪县档案馆",
    "麓泉市图书馆",
    "麓泉市文化馆",
    "麓泉市档案馆",
    "麓泉市体育馆",
    "麓泉市救助站",
    "澜洲区图书馆",
    "澜洲区文化馆",
    "澜洲区档案馆",
    "澜洲区博物馆",
    "澜洲区园林所",
    "澜洲区环卫所",
    "桐湾镇敬老院",
    "桐湾镇水利站",
)
UNITS = (DEPARTMENT, *BELOW, *ALONE)
THINGS = (
    ("整理旧刊", "册"),
    ("开放日讲座", "人次"),
    ("外借周转", "册次"),
    ("下乡巡展", "里"),
    ("检修器具", "件"),
    ("答复来信", "封"),
    ("培训骨干", "人次"),
    ("补植苗木", "株"),
)
"""What the indicators count; every unit is given the same ones, as by a template."""


@dataclass(frozen=True)
class Money:
    """Budget and spending of one line, in hundredths of 万元."""

    first: int
    spent: int

    def __add__(self, other: "Money") -> "Money":
        return Money(self.first + other.first, self.spent + other.spent)


@dataclass(frozen=True)
class Row:
    """An indicator: what is counted, the target, and what was reached."""

    name: str
    unit: str
    target: int
    actual: int


@dataclass(frozen=True)
class Year:
    """What a unit reports of one year; ``before`` are the lines of the year before as it prints them."""

    unit: str
    year: int
    lines: dict[str, Money]
    before: dict[str, int]
    full: int
    rows: tuple[Row, ...]
    projects: dict[str, Money]
    listed: dict[str, int] = field(default_factory=dict)
    said: str = ""

    @property
    def total(self) -> Money:
        """All money of the unit."""
        return self.lines["基本支出"] + self.lines["项目支出"]

    def changed(self, **fields) -> "Year":
        """The same year with something else in it."""
        return replace(self, **fields)


def _lines(random: Random, projects: dict[str, Money]) -> dict[str, Money]:
    def drawn(least: int, most: int) -> Money:
        first = random.randint(least, most)
        return Money(first, first - random.randint(0, first // 20))

    running, reception = drawn(150, 400), drawn(60, 190)
    office, meetings = drawn(300, 900), drawn(80, 220)
    personnel, other = drawn(9_000, 22_000), drawn(1_200, 2_600)
    public = office + meetings + other
    return {
        "三公经费": running + reception,
        "公车运行维护": running,
        "公务接待": reception,
        "项目支出": sum(projects.values(), Money(0, 0)),
        "公用经费": public,
        "办公经费": office,
        "会议费、培训费": meetings,
        "基本支出": personnel + public,
    }


def _projects(unit: str, random: Random) -> dict[str, Money]:
    """Two projects: one of a name that every unit has, one of the unit alone."""
    shares = [random.randint(1_000, 4_800) for _ in range(2)]
    spent = [first - random.randint(0, first // 12) for first in shares]
    names = ("公共场所安全维护", f"{unit[:2]}{unit[3:6]}提升改造")
    return {n: Money(f, s) for n, f, s in zip(names, shares, spent, strict=True)}


def _rows(random: Random) -> tuple[Row, ...]:
    targets = [random.randint(210, 980) * 10 for _ in THINGS]
    return tuple(
        Row(name, unit, target, target + random.randint(11, target // 8))
        for (name, unit), target in zip(THINGS, targets, strict=True)
    )


def _years(unit: str) -> list[Year]:
    random = Random(f"gouji {unit}")
    found: list[Year] = []
    earlier = _lines(random, _projects(unit, random))
    for year in YEARS:
        projects = _projects(unit, random)
        lines = _lines(random, projects)
        before = {name: money.spent for name, money in earlier.items()}
        first = (lines["基本支出"] + lines["项目支出"]).first
        full = first + random.randint(0, 500)
        found.append(Year(unit, year, lines, before, full, _rows(random), projects))
        earlier = lines
    return found


def _summed(parts: list[Year], before: dict[str, int]) -> Year:
    """The department's year: the sums of its own level and of its units, each of which it lists."""
    first = parts[0]
    lines = {n: sum((p.lines[n] for p in parts), Money(0, 0)) for n in first.lines}
    projects = {f"{p.unit[3:6]}{n}": m for p in parts for n, m in p.projects.items()}
    listed = {p.unit: p.total.spent for p in parts if p.unit != OWN_LEVEL}
    random = Random(f"gouji {DEPARTMENT} {first.year}")
    full = sum(part.full for part in parts)
    return Year(DEPARTMENT, first.year, lines, before, full, _rows(random), projects, listed)


@cache
def years() -> dict[tuple[str, int], Year]:
    """Every unit in every year, all in agreement."""
    found = {(y.unit, y.year): y for unit in (*BELOW, *ALONE) for y in _years(unit)}
    for year in YEARS:
        parts = [found[unit, year] for unit in BELOW]
        before = {n: sum(p.before[n] for p in parts) for n in parts[0].before}
        found[DEPARTMENT, year] = _summed(parts, before)
    return {(unit, year): found[unit, year] for unit in UNITS for year in YEARS}
