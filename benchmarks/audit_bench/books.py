"""Books: the amounts of a made-up agency, consistent to the last digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .words import PLACES, TRADES, Trade

ZERO = Decimal(0)
Triple = tuple[Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Line:
    """What one purpose was given and what it spent."""

    first: Decimal
    added: Decimal
    carried: Decimal
    spent: Decimal
    last: Decimal

    @property
    def full(self) -> Decimal:
        """The budget of the whole year."""
        return self.first + self.added + self.carried

    @property
    def left(self) -> Decimal:
        """What was not spent."""
        return self.full - self.spent


def together(lines: Sequence[Line]) -> Line:
    """Several lines as one."""
    return Line(
        first=sum((each.first for each in lines), ZERO),
        added=sum((each.added for each in lines), ZERO),
        carried=sum((each.carried for each in lines), ZERO),
        spent=sum((each.spent for each in lines), ZERO),
        last=sum((each.last for each in lines), ZERO),
    )


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its money; ``funded`` says that it is paid by a government fund."""

    name: str
    line: Line
    funded: bool = False


@dataclass(frozen=True, slots=True)
class Controlled:
    """Expenses under control: last year's, this year's budget, this year's."""

    vehicles: Triple
    reception: Triple
    abroad: Triple
    bought: Triple = (ZERO, ZERO, ZERO)

    @property
    def cars(self) -> Triple:
        """Vehicles bought and run."""
        return added(self.vehicles, self.bought)

    @property
    def total(self) -> Triple:
        """All of them."""
        return added(added(self.cars, self.reception), self.abroad)


def added(one: Triple, other: Triple) -> Triple:
    """Two triples, year by year."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


@dataclass(frozen=True, slots=True)
class Books:
    """Everything that a made-up agency reports in figures."""

    place: str
    trade: Trade
    year: int
    posts: int
    staff: int
    retired: int
    personnel: Line
    public: Line
    projects: tuple[Project, ...]
    controlled: Controlled
    office: Triple
    travel: Triple
    meetings: Triple

    @property
    def agency(self) -> str:
        """The name of the agency."""
        return f"{self.place}{self.trade.agency}"

    @property
    def basic(self) -> Line:
        """People and running costs."""
        return together([self.personnel, self.public])

    @property
    def general(self) -> Line:
        """All projects but those of a government fund."""
        return together([each.line for each in self.projects if not each.funded])

    @property
    def funded(self) -> Line:
        """The projects of a government fund."""
        return together([each.line for each in self.projects if each.funded])

    @property
    def special(self) -> Line:
        """All projects."""
        return together([each.line for each in self.projects])

    @property
    def whole(self) -> Line:
        """All the money there is."""
        return together([self.basic, self.special])


class Purse:
    """Draws amounts in 万元: to the fen, or to hundredths with many a round one."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.fine = rng.random() < 0.5

    def between(self, low: str | Decimal, high: str | Decimal) -> Decimal:
        """An amount of the size in question."""
        places = 6 if self.fine else 2
        ends = (int(Decimal(low).scaleb(places)), int(Decimal(high).scaleb(places)))
        return Decimal(self.rng.randint(min(ends), max(ends))).scaleb(-places)

    def budgeted(self, low: str, high: str) -> Decimal:
        """A planned amount, which is often round."""
        step = self.rng.choice((Decimal(1), Decimal("0.1"), Decimal("0.01")))
        return (self.between(low, high) / step).to_integral_value() * step

    def below(self, amount: Decimal, low: str, high: str = "0.999") -> Decimal:
        """An amount somewhat below another."""
        places = 6 if self.fine else 2
        part = Decimal(self.rng.randint(int(Decimal(low) * 1000), int(Decimal(high) * 1000))) / 1000
        noise = Decimal(self.rng.randint(1, 9999)).scaleb(-6) * amount / 100
        return (amount * part - noise).quantize(Decimal(1).scaleb(-places))


def draw(rng: Random) -> Books:
    """Draw the books of one agency."""
    purse = Purse(rng)
    trade = rng.choice(TRADES)
    posts = rng.randint(8, 90)
    people = rng.randint(max(5, int(posts * 0.85)), posts)
    personnel = _basic(purse, rng, str(people * 9), str(people * 14))
    public = _basic(purse, rng, str(people), str(people * 3), steady=True)
    controlled = _controlled(purse, rng, public.spent)
    return Books(
        place=rng.choice(PLACES),
        trade=trade,
        year=rng.choice((2022, 2023, 2024)),
        posts=posts,
        staff=people,
        retired=rng.randint(2, 30),
        personnel=personnel,
        public=public,
        projects=_projects(purse, rng, trade),
        controlled=controlled,
        office=_part(purse, public, "0.05", "0.12"),
        travel=_part(purse, public, "0.12", "0.2"),
        meetings=_part(purse, public, "0.02", "0.05"),
    )


def _basic(purse: Purse, rng: Random, low: str, high: str, *, steady: bool = False) -> Line:
    first = purse.budgeted(low, high)
    more = ZERO if steady or rng.random() < 0.4 else purse.between(first / 50, first / 10)
    full = first + more
    spent = full if rng.random() < 0.3 and not steady else purse.below(full, "0.93")
    return Line(first, more, ZERO, spent, purse.below(full, "0.85", "1.1"))


def _projects(purse: Purse, rng: Random, trade: Trade) -> tuple[Project, ...]:
    names = rng.sample(trade.projects, rng.randint(2, 5))
    lines = [_project(purse, rng) for _ in names]
    fund = rng.random() < 0.3 and len(names) > 2
    made = [Project(name, line) for name, line in zip(names, lines, strict=True)]
    if fund:
        made[-1] = Project(made[-1].name, made[-1].line, funded=True)
    return tuple(made)


def _project(purse: Purse, rng: Random) -> Line:
    first = purse.budgeted("6", "380")
    carried = purse.between("1", "9") if rng.random() < 0.2 else ZERO
    spent = first if rng.random() < 0.25 and not carried else purse.below(first, "0.9")
    return Line(first, ZERO, carried, spent, purse.below(first, "0.75", "1.2"))


def _controlled(purse: Purse, rng: Random, public: Decimal) -> Controlled:
    cars = _falling(purse, public, "0.06", "0.1") if rng.random() < 0.8 else (ZERO, ZERO, ZERO)
    abroad = _falling(purse, public, "0.02", "0.04") if rng.random() < 0.15 else (ZERO, ZERO, ZERO)
    return Controlled(cars, _falling(purse, public, "0.02", "0.06"), abroad)


def _falling(purse: Purse, public: Decimal, low: str, high: str) -> Triple:
    """Last year's, budget and this year's, none above the one before."""
    last = max(purse.below(public, low, high), Decimal("0.3"))
    budget = purse.below(last, "0.93", "0.97").quantize(Decimal("0.01"))
    return last, budget, purse.below(budget, "0.8", "0.97")


def _part(purse: Purse, public: Line, low: str, high: str) -> Triple:
    budget = purse.below(public.first, low, high).quantize(Decimal("0.01"))
    return purse.below(budget, "0.9", "1.1"), budget, purse.below(budget, "0.9", "0.99")
