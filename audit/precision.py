"""Precision: how finely each number was printed, in its own unit.

Reports print money to 0.01 of its unit and drop trailing zeros: 50 beside 49.59 means 50.00. So the step of an amount
is the finer of its own last digit and 0.01; it is coarser only where at least six numbers of the same column (or,
where the column is short, of the same table) and unit leave that digit out. Zeros do not count among the six: they
would be printed alike at any precision. All the amounts of running text in 亿元 are company for each other, and so are
twenty or more in another unit that are all whole. Where the text says that amounts were rounded to whole units (取整),
whole amounts have the step of a unit. Per cent and points have the finest digit of their column. Whole counts and whole
points are exact: they are counted or awarded, not measured; so are the points of a row that got all of them. A number
with a scale in its unit (4.5万人) has the step of its last printed digit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from audit.intervals import ONE, TWO, ZERO
from extract.numbers import Kind, Number, NumberId
from extract.records import WHOLE_UNITS, Fact, Report

CENT = Decimal("0.01")
CENTS = "cents"
"""The basis of an amount that is read to 0.01 although nothing around it shows that digit."""
SHOWN = "shown"
TOLD = "told"
"""The basis of an amount that the text says was rounded to whole units."""
ENOUGH = 6
PROSE = "prose"
GREAT = frozenset({"亿元"})
"""Units so great that amounts in them are rounded wherever they are told."""
MANY = 20
"""So many amounts of running text in any other unit, all of them whole, say that they were rounded."""
GroupKey = tuple[str, ...]


@dataclass(slots=True)
class Precision:
    """The step of a number, whence it is known, and how many numbers back it; ``exact`` has no slack at all.

    ``half`` is what rounding may have taken or added.
    """

    step: Decimal
    basis: str = "own"
    support: int = 1
    exact: bool = False
    half: Decimal = field(init=False)

    def __post_init__(self) -> None:
        self.half = ZERO if self.exact else self.step / TWO


@dataclass(slots=True)
class Company:
    """The numbers of one column or table: how many, how many show 0.01, how many are not zero, and the finest."""

    size: int = 0
    showing: int = 0
    telling: int = 0
    finest: int = 0

    def add(self, numbers: Sequence[Number], places: int) -> None:
        """Take in numbers that show so many decimals."""
        self.size += len(numbers)
        self.showing += len(numbers) if places >= 2 else 0
        self.telling += sum([bool(each.value) for each in numbers])
        self.finest = max(self.finest, places)


ALONE = Company()


Alike = tuple[GroupKey, GroupKey, Kind, int, bool, bool]
"""What numbers have in common that are read equally finely: column and table, kind and decimals, whether the unit has
a scale, and whether the text says that they were rounded to whole units."""


def precisions(report: Report) -> dict[NumberId, Precision]:
    """The precision of every quantity of a report."""
    members: defaultdict[Alike, list[Number]] = defaultdict(list)
    told, facts = WHOLE_UNITS in report.case.cautions, report.fact_of
    for number in report.numbers:
        if number.kind.is_quantity:
            members[_alike(number, facts.get(number.id), told=told)].append(number)
    companies = _companies(members)
    found: dict[NumberId, Precision] = {}
    for alike, numbers in members.items():
        precision = _precision(alike, numbers[0].step, companies)
        found.update(dict.fromkeys([number.id for number in numbers], precision))
    return found | {name: replace(found[name], exact=True) for name in _full(report) & set(found)}


def _full(report: Report) -> set[NumberId]:
    """The points of rows that got all there were: these follow from no reckoning that could have been rounded."""
    both = ((row.score or "", row.weight or "") for row in report.indicators)
    known = report.by_id
    return {s for s, w in both if s in known and w in known and known[s].value == known[w].value}


def _alike(number: Number, fact: Fact | None, *, told: bool) -> Alike:
    """Prose has no columns, and no table but that of its amounts in a great unit, which are never printed in full.

    ``told`` says that the whole text is rounded to whole units.
    """
    kind, places = number.kind, number.places
    whole = kind is Kind.MONEY and not places and (told or bool(fact and WHOLE_UNITS in fact.scope))
    column: GroupKey = ()
    table: GroupKey = ()
    if fact is not None and fact.section != PROSE:
        table = fact.section, number.unit or kind.value
        column = (*table, fact.measure) if fact.measure else ()
    elif kind is Kind.MONEY:
        table = PROSE, number.unit
    return column, table, kind, places, number.scale != ONE, whole


def _companies(members: Mapping[Alike, Sequence[Number]]) -> Mapping[GroupKey, Company]:
    """Every column and table with what its numbers tell of their precision."""
    found: defaultdict[GroupKey, Company] = defaultdict(Company)
    for (column, table, _, places, *_), numbers in members.items():
        for key in (column, table):
            found[key].add(numbers, places)
    return {**found, (): ALONE}


def money_precision(number: Number) -> Precision:
    """The precision of an amount of money by itself: the finer of its last digit and 0.01 of its unit."""
    return _alone(number.step)


def _alone(step: Decimal) -> Precision:
    return Precision(step) if step <= CENT else Precision(CENT, CENTS)


def bare_precision(number: Number, finest: int) -> Precision:
    """The precision of a number without unit among numbers whose finest has ``finest`` decimals."""
    if finest == 0:
        return Precision(number.step, "exact", exact=True)
    return Precision(Decimal(1).scaleb(-finest), "relation")


def _precision(alike: Alike, step: Decimal, companies: Mapping[GroupKey, Company]) -> Precision:
    column, table, kind, places, scaled, whole = alike
    if whole:
        return Precision(step, TOLD)
    match kind:
        case Kind.MONEY:
            if table[:1] == (PROSE,) and table[1] not in GREAT:
                return _in_prose(step, companies[table])
            return _of_money(step, [companies[column], companies[table]])
        case Kind.PERCENT | Kind.SCORE:
            return _of_points(kind, places, companies[column])
        case _:
            exact = places == 0 and not scaled
            return Precision(step, "exact" if exact else "own", exact=exact)


def _in_prose(step: Decimal, company: Company) -> Precision:
    """Coarser than 0.01 only where a great many amounts of running text are all whole."""
    if company.telling >= MANY and not company.finest:
        return Precision(ONE, "table", company.telling)
    return _alone(step)


def _of_money(step: Decimal, companies: Iterable[Company]) -> Precision:
    """Coarser than 0.01 only where the first company that can speak leaves the digit out."""
    for basis, company in zip(("column", "table"), companies, strict=True):
        if company.showing:
            return Precision(min(step, CENT), SHOWN, company.showing)
        if company.telling >= ENOUGH:
            return Precision(Decimal(1).scaleb(-company.finest), basis, company.telling)
    return _alone(step)


def _of_points(kind: Kind, places: int, column: Company) -> Precision:
    finest = column.finest if column.size else places
    exact = kind is Kind.SCORE and finest == 0
    basis = "exact" if exact else "column" if finest > places else "own"
    return Precision(Decimal(1).scaleb(-finest), basis, max(column.size, 1), exact)
