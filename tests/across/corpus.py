"""The corpus: sixty reports and the papers beside them, once in agreement and once with a conflict of every kind planted.

What is planted is listed in ``PLANTED`` with the rule that has to find it. ``TRAPS`` look like conflicts and are none.
"""

from dataclasses import dataclass, replace
from functools import cache

from audit.result import Audit
from gouji.batch.across import Gathering
from gouji.batch.opening import Entry, opened
from gouji.pipeline import NamedBytes, audit_files
from tests.across import printing
from tests.across.units import BELOW, DEPARTMENT, Money, Year, years

Key = tuple[str, int]


@dataclass(frozen=True)
class Planted:
    """A conflict: the rule that has to find it, the figures or words in evidence, and what it is in a sentence."""

    rule: str
    shown: tuple[str, ...]
    says: str


PLANTED = (
    Planted(
        "CROSS-01",
        ("棠溪县图书馆", "公用经费"),
        "last year's public expenses are not those of last year's report",
    ),
    Planted(
        "CROSS-02", ("棠溪县水产站",), "the department lists another amount than the unit reports"
    ),
    Planted(
        "CROSS-03", ("棠溪县农业局", "2024"), "the department's total is not that of its units"
    ),
    Planted("CROSS-04", ("棠溪档案馆提升改造",), "the project's own form gives another amount"),
    Planted("CROSS-05", ("麓泉市图书馆", "答复来信"), "a target was lowered after the budget"),
    Planted("CROSS-06", ("三公经费", "accounts-麓泉市体育馆"), "the accounts give another amount"),
    Planted(
        "CROSS-07",
        ("澜洲区博物馆2024", "澜洲区博物馆2023"),
        "last year's actual values were copied",
    ),
    Planted(
        "CROSS-08", ("澜洲区档案馆", "麓泉市档案馆"), "another unit's actual values were copied"
    ),
    Planted(
        "CROSS-09", ("桐湾镇敬老院", "预算执行率"), "the execution rate is far from all others"
    ),
)
RESTATED = "澜洲区园林所"
"""A unit that tells of restated figures, all of which differ from last year's report."""
OTHER_UNIT = "澜洲区环卫所"
"""A unit whose report of one year prints 元 under a head that says 万元."""


def reports() -> dict[Key, Year]:
    """The sixty years in agreement, traps included."""
    found = dict(years())
    of = found[RESTATED, 2024]
    restated = {name: amount * 3 // 4 for name, amount in of.before.items()}
    said = "因统计口径变化，上年决算数已按新口径调整。"
    found[RESTATED, 2024] = of.changed(before=restated, said=said)
    of = found[OTHER_UNIT, 2024]
    yuan = {name: amount * 10_000 for name, amount in of.before.items()}
    found[OTHER_UNIT, 2024] = of.changed(before=yuan)
    return found


def flawed() -> dict[Key, Year]:
    """The sixty years with the conflicts planted in them."""
    found = reports()

    def change(unit: str, year: int, **fields) -> None:
        found[unit, year] = found[unit, year].changed(**fields)

    of = found["棠溪县图书馆", 2024]
    change("棠溪县图书馆", 2024, before={**of.before, "公用经费": of.before["公用经费"] + 540})
    listed = found[DEPARTMENT, 2023].listed
    change(DEPARTMENT, 2023, listed={**listed, BELOW[2]: listed[BELOW[2]] + 1_800})
    of = found[DEPARTMENT, 2024]
    basic = of.lines["基本支出"]
    more = {**of.lines, "基本支出": Money(basic.first, basic.spent - 1_750)}
    change(DEPARTMENT, 2024, lines=more)
    of = found["澜洲区博物馆", 2023]
    change("澜洲区博物馆", 2024, rows=of.rows)
    change("澜洲区档案馆", 2023, rows=found["麓泉市档案馆", 2023].rows)
    change("桐湾镇敬老院", 2023, full=found["桐湾镇敬老院", 2023].full * 3)
    return found


def beside(of: dict[Key, Year], *, planted: bool) -> dict[str, tuple[Key, str]]:
    """The papers beside the reports, by name: approved targets, a project's own form, final accounts, a namesake."""
    found: dict[str, tuple[Key, str]] = {}
    for unit in ("麓泉市图书馆", "麓泉市文化馆"):
        year = of[unit, 2024]
        rows = tuple(
            replace(row, target=row.target + 400) if planted and row.name == "答复来信" else row
            for row in year.rows
        )
        changed = year.changed(rows=rows) if unit == "麓泉市图书馆" else year
        found[f"targets-{unit}"] = ((unit, 2024), printing.targets(changed))
    for unit in ("棠溪县档案馆", "棠溪县文化馆"):
        year = of[unit, 2023]
        name, held = list(year.projects.items())[1]
        own = Money(held.first, held.spent - 450) if planted and unit == "棠溪县档案馆" else held
        found[f"project-{unit}"] = ((unit, 2023), printing.project(year, name, own))
    for unit in ("麓泉市体育馆", "麓泉市救助站"):
        year = of[unit, 2023]
        three = year.lines["三公经费"]
        more = three + Money(0, 100) if planted and unit == "麓泉市体育馆" else three
        lines = {**year.lines, "三公经费": more}
        found[f"accounts-{unit}"] = ((unit, 2023), printing.accounts(year.changed(lines=lines)))
    namesake = of["棠溪县图书馆", 2022].changed(unit="图书馆")
    found["namesake"] = (("图书馆", 2022), printing.report(namesake))
    return found


def corpus(*, planted: bool) -> dict[str, tuple[Key, str]]:
    """Every paper of the corpus by its name, with the unit and year that it is about."""
    chosen = flawed() if planted else reports()
    own = {
        f"{unit}-{year}": ((unit, year), printing.report(y)) for (unit, year), y in chosen.items()
    }
    return {**own, **beside(chosen, planted=planted)}


@cache
def audited(name: str, text: str) -> Audit:
    """The result of one paper; the two corpora share most of them."""
    return audit_files([NamedBytes(f"{name}.txt", text.encode())]).audit


def entries(*, planted: bool) -> list[Entry]:
    """The results of a corpus, the department's units named by a manifest."""
    return [
        Entry(audited(name, text), parent=DEPARTMENT if unit in BELOW else "")
        for name, ((unit, _), text) in corpus(planted=planted).items()
    ]


@cache
def across(*, planted: bool, held: bool = False) -> Audit:
    """What a comparison of a corpus finds."""
    with Gathering() as gathering:
        for each in opened(entries(planted=planted)):
            gathering.add(each)
        return gathering.compared(held=held)
