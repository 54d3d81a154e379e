"""Pen: prints the amounts of the books, each under the key that says what it is."""

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from .books import Books, Line
from .figures import PROSE, TABLE, Sheet, Style

YUAN = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one report prints its figures."""

    prose: Style
    table: Style
    rate: Style
    points: Style
    unit: str


def manner(rng: Random) -> Manner:
    """Draw a manner: zeros dropped more often than not, forms in 元 now and then."""
    bare = rng.random() < 0.7
    gap = rng.choice(("", "", "", " "))
    yuan = rng.random() < 0.15
    table = Style(places=2, bare=bare)
    if yuan:
        table = Style(places=rng.choice((2, 6)), bare=False, scale=YUAN)
    prose = Style(places=2, bare=bare, suffix=f"{gap}万元", commas=rng.random() < 0.1)
    rate = Style(places=rng.choice((2, 2, 2, 1)), bare=rng.random() < 0.5, suffix="%")
    points = Style(places=2, bare=rng.random() < 0.6)
    return Manner(prose, table, rate, points, "元" if yuan else "万元")


@dataclass(slots=True)
class Pen:
    """What writes a report: its books, its sheet, its manner and its luck."""

    books: Books
    sheet: Sheet
    manner: Manner
    rng: Random

    def money(self, key: str, value: Decimal, where: str = PROSE) -> str:
        """Print an amount of money."""
        style = self.manner.prose if where == PROSE else self.manner.table
        return self.sheet.show(key, value, style, where)

    def cell(self, key: str, value: Decimal) -> str:
        """Print an amount of money in a table."""
        return self.money(key, value, TABLE)

    def per_cent(self, key: str, upper: Decimal, lower: Decimal, where: str = PROSE) -> str:
        """Print one amount as a percentage of another."""
        return self.sheet.show(key, upper / lower * 100, self.manner.rate, where)

    def count(self, key: str, value: int, unit: str, where: str = PROSE) -> str:
        """Print a count with its counting word."""
        style = Style(places=0, bare=False, suffix=unit, exact=True)
        return self.sheet.show(key, Decimal(value), style, where)

    def points(self, key: str, value: Decimal, *, whole: bool = False) -> str:
        """Print points."""
        style = (
            replace(self.manner.points, places=0, bare=False, exact=True)
            if whole
            else self.manner.points
        )
        return self.sheet.show(key, value, style, TABLE)

    def either(self, *choices: str) -> str:
        """One of several wordings."""
        return self.rng.choice(choices)

    def chance(self, part: float) -> bool:
        """Whether something that happens so often happens now."""
        return self.rng.random() < part

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.books.year


def execution(line: Line) -> Decimal:
    """What part of its budget a line has spent, in per cent."""
    return line.spent / line.full * 100
