"""Precision: how finely each number was printed, in its own unit.

Reports print money to 0.01 of its unit and drop trailing zeros: 50 beside 49.59 means 50.00. So the step of an amount
is the finer of its own last digit and 0.01; it is coarser only where at least six numbers of the same column (or,
where the column is short, of the same table) and unit leave that digit out. Zeros do not count among the six: they
would be printed alike at any precision. Where the text says that amounts were rounded to whole units (取整), whole
amounts have the step of a unit. Per cent and points have the finest digit of their column. Whole counts and whole
points are exact: they are counted or awarded, not measured; so are the points of a row that got all of them. A number
with a scale in its unit (4.5万人) has the step of its last printed digit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.numbers import Kind, Number, NumberId
from extract.records import WHOLE_UNITS, Report

CENT = Decimal("0.01")
CENTS = "cents"
"""The basis of an amount that is read to 0.01 although nothing around it shows that digit."""
SHOWN = "shown"
TOLD = "told"
"""The basis of an amount that the text says was rounded to whole units."""
ENOUGH = 6
PROSE = "prose"
GroupKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precision:
    """The step of a number, whence it is known, and how many numbers back it; ``exact`` has no slack at all."""

    step: Decimal
    basis: str = "own"
    support: int = 1
    exact: bool = False

    @property
    def half(self) -> Decimal:
        """What rounding may have taken or added."""
        return Decimal(0) if self.exact else self.step / 2


@dataclass(frozen=True, slots=True)
class Company:
    """The numbers of one column or table: how many, how many show 0.01, how many are not zero, and the finest."""

    size: int = 0
    showing: int = 0
    telling: int = 0
    finest: int = 0

    @classmethod
    def of(cls, numbers: Sequence[Number]) -> "Company":
        """What numbers of one unit that stand together tell of their precision."""
        return cls(
            len(numbers),
            sum(each.places >= 2 for each in numbers),
            sum(each.value != 0 for each in numbers),
            max(each.places for each in numbers),
        )


ALONE = Company()


def precisions(report: Report) -> dict[NumberId, Precision]:
    """The precision of every quantity of a report."""
    quantities = [number for number in report.numbers if number.kind.is_quantity]
    companies = _companies(report, quantities)
    found = {
        number.id: Precision(number.step, TOLD)
        if _rounded(report, number)
        else _precision(number, companies[number.id])
        for number in quantities
    }
    return found | {name: replace(found[name], exact=True) for name in _full(report) & set(found)}


def _full(report: Report) -> set[NumberId]:
    """The points of rows that got all there were: these follow from no reckoning that could have been rounded."""
    both = ((row.score or "", row.weight or "") for row in report.indicators)
    known = report.by_id
    return {s for s, w in both if s in known and w in known and known[s].value == known[w].value}


def _rounded(report: Report, number: Number) -> bool:
    """Whether the text says that an amount, or every amount, was rounded to whole units."""
    if number.kind is not Kind.MONEY or number.places:
        return False
    fact = report.fact_of.get(number.id)
    own = fact is not None and WHOLE_UNITS in fact.scope
    return own or WHOLE_UNITS in report.case.cautions


def money_precision(number: Number) -> Precision:
    """The precision of an amount of money by itself: the finer of its last digit and 0.01 of its unit."""
    if number.step <= CENT:
        return Precision(number.step)
    return Precision(CENT, CENTS)


def bare_precision(number: Number, finest: int) -> Precision:
    """The precision of a number without unit among numbers whose finest has ``finest`` decimals."""
    if finest == 0:
        return Precision(number.step, "exact", exact=True)
    return Precision(Decimal(1).scaleb(-finest), "relation")


def _precision(number: Number, companies: Sequence[Company]) -> Precision:
    match number.kind:
        case Kind.MONEY:
            return _of_money(number, companies)
        case Kind.PERCENT | Kind.SCORE:
            return _of_points(number, companies[0])
        case _:
            exact = number.places == 0 and number.scale == 1
            return Precision(number.step, "exact" if exact else "own", exact=exact)


def _of_money(number: Number, companies: Sequence[Company]) -> Precision:
    """Coarser than 0.01 only where the first company that can speak leaves the digit out."""
    for basis, company in zip(("column", "table"), companies, strict=True):
        if company.showing:
            return Precision(min(number.step, CENT), SHOWN, company.showing)
        if company.telling >= ENOUGH:
            return Precision(Decimal(1).scaleb(-company.finest), basis, company.telling)
    return money_precision(number)


def _of_points(number: Number, column: Company) -> Precision:
    finest = column.finest if column.size else number.places
    exact = number.kind is Kind.SCORE and finest == 0
    basis = "exact" if exact else "column" if finest > number.places else "own"
    return Precision(Decimal(1).scaleb(-finest), basis, max(column.size, 1), exact)


def _companies(report: Report, numbers: Iterable[Number]) -> dict[NumberId, list[Company]]:
    """The column and the table that each number stands in."""
    members: defaultdict[GroupKey, list[Number]] = defaultdict(list)
    keys = {number.id: tuple(_keys(report, number)) for number in numbers}
    for number in numbers:
        for key in keys[number.id]:
            members[key].append(number)
    told = {key: Company.of(found) if key else ALONE for key, found in members.items()}
    return {name: [told[key] for key in pair] for name, pair in keys.items()}


def _keys(report: Report, number: Number) -> Iterator[GroupKey]:
    """The names of a number's column and table; prose has neither."""
    fact = report.fact_of.get(number.id)
    tabular = fact is not None and fact.section != PROSE
    unit = number.unit or number.kind.value
    yield (fact.section, unit, fact.measure) if fact and tabular and fact.measure else ()
    yield (fact.section, unit) if fact and tabular else ()
