"""Figures: the printed numbers of a made-up report, and the relations in which they stand.

Amounts are exact; a slot is one printing of an amount, rounded to what its style shows. A relation is about slots, so
that a change of one print tells which relations break.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

OPEN, CLOSE = "\ue000", "\ue001"
"""What encloses the number of a slot in text that is not yet printed."""
PROSE, TABLE = "prose", "table"
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Style:
    """How an amount is printed: decimals, zeros behind the last figure, the unit behind it, and what that is worth."""

    places: int = 2
    bare: bool = True
    suffix: str = ""
    scale: Decimal = Decimal(1)
    exact: bool = False
    commas: bool = False

    def printed(self, value: Decimal) -> tuple[Decimal, str]:
        """The value as printed, and its characters."""
        step = Decimal(1).scaleb(-self.places)
        rounded = (value / self.scale).quantize(step, rounding=ROUND_HALF_UP)
        text = f"{rounded:,f}" if self.commas else f"{rounded:f}"
        if self.bare and "." in text:
            text = text.rstrip("0").rstrip(".")
        return rounded, text

    @property
    def half(self) -> Decimal:
        """What rounding may have taken or added."""
        return Decimal(0) if self.exact else Decimal("0.5").scaleb(-self.places)


@dataclass(frozen=True, slots=True)
class Slot:
    """One printing of an amount."""

    id: int
    key: str
    value: Decimal
    text: str
    style: Style
    where: str

    @property
    def amount(self) -> Decimal:
        """The printed value in the unit of the amounts."""
        return self.value * self.style.scale


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between slots.

    ``shape`` is total (stated is the signed sum of the terms), ratio (stated is terms over lower, in per cent), growth
    (the same less 100) or product (stated is the first term times the hundredths of the second). Without ``stated``
    the terms make ``constant``. Where ``complete`` is false the terms may fall short of the total.
    """

    kind: str
    shape: str
    stated: int | None
    terms: tuple[tuple[int, int], ...]
    lower: int | None = None
    constant: int = 0
    complete: bool = True

    @property
    def slots(self) -> frozenset[int]:
        """All slots of the relation."""
        others = [each for each in (self.stated, self.lower) if each is not None]
        return frozenset([*(slot for _, slot in self.terms), *others])


Range = tuple[Fraction, Fraction]


def holds(relation: Relation, slots: Mapping[int, Slot]) -> bool:
    """Whether a relation holds within what the printed digits may stand for."""
    ranges = [_range(slots[name]) for _, name in relation.terms]
    signed = [sign for sign, _ in relation.terms]
    computed = _SHAPES[relation.shape](ranges, signed, _lower(relation, slots))
    if relation.stated is None:
        return computed[0] <= relation.constant <= computed[1]
    stated = _range(slots[relation.stated])
    if not relation.complete:
        return computed[0] <= stated[1]
    return computed[0] <= stated[1] and stated[0] <= computed[1]


def _lower(relation: Relation, slots: Mapping[int, Slot]) -> Range:
    return (Fraction(1), Fraction(1)) if relation.lower is None else _range(slots[relation.lower])


def _range(slot: Slot) -> Range:
    value, half = Fraction(slot.amount), Fraction(slot.style.half * slot.style.scale)
    return value - half, value + half


def _total(ranges: Sequence[Range], signs: Sequence[int], _: Range) -> Range:
    low = sum((each[0] if sign > 0 else -each[1]) for each, sign in zip(ranges, signs, strict=True))
    high = sum(
        (each[1] if sign > 0 else -each[0]) for each, sign in zip(ranges, signs, strict=True)
    )
    return Fraction(low), Fraction(high)


def _ratio(ranges: Sequence[Range], signs: Sequence[int], lower: Range) -> Range:
    low, high = _total(ranges, signs, lower)
    if lower[0] <= 0:
        return Fraction(0), Fraction(0)
    return low / lower[1] * HUNDRED, high / lower[0] * HUNDRED


def _growth(ranges: Sequence[Range], signs: Sequence[int], lower: Range) -> Range:
    low, high = _ratio(ranges, signs, lower)
    return low - HUNDRED, high - HUNDRED


def _product(ranges: Sequence[Range], _: Sequence[int], __: Range) -> Range:
    weight, rate = ranges
    return weight[0] * rate[0] / HUNDRED, weight[1] * rate[1] / HUNDRED


_SHAPES: Mapping[str, Callable[[Sequence[Range], Sequence[int], Range], Range]] = {
    "total": _total,
    "ratio": _ratio,
    "growth": _growth,
    "product": _product,
}


@dataclass(slots=True)
class Sheet:
    """The slots and relations of a report while it is being written."""

    slots: dict[int, Slot] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    stale: dict[str, str] = field(default_factory=dict)

    def show(self, key: str, value: Decimal, style: Style, where: str) -> str:
        """Print an amount once more; returns what stands for it in the text."""
        name = len(self.slots) + 1
        rounded, text = style.printed(value)
        same = [slot.id for slot in self.slots.values() if slot.key == key]
        self.slots[name] = Slot(name, key, rounded, text, style, where)
        self.relations += [Relation("same", "total", each, ((1, name),)) for each in same]
        return f"{OPEN}{name}{CLOSE}"

    def once(self, key: str, value: Decimal, style: Style, where: str) -> str:
        """Print an amount, or stand for its first print where there is one."""
        known = next((slot.id for slot in self.slots.values() if slot.key == key), None)
        return f"{OPEN}{known}{CLOSE}" if known else self.show(key, value, style, where)

    def total(self, kind: str, stated: str, terms: Iterable[str], *, complete: bool = True) -> None:
        """State that terms make a total; a minus before a term takes it off."""
        signed = tuple((-1 if term.startswith("-") else 1, slot_of(term)) for term in terms)
        self.relations.append(Relation(kind, "total", slot_of(stated), signed, complete=complete))

    def hundred(self, kind: str, terms: Iterable[str]) -> None:
        """State that terms make 100."""
        signed = tuple((1, slot_of(term)) for term in terms)
        self.relations.append(Relation(kind, "total", None, signed, constant=100))

    def ratio(
        self, kind: str, stated: str, upper: str, lower: str, *, growth: bool = False
    ) -> None:
        """State that a percentage is upper over lower, or the growth from lower to upper."""
        shape = "growth" if growth else "ratio"
        terms = ((1, slot_of(upper)),)
        self.relations.append(Relation(kind, shape, slot_of(stated), terms, slot_of(lower)))

    def product(self, kind: str, stated: str, weight: str, rate: str) -> None:
        """State that points are a weight times a rate."""
        terms = ((1, slot_of(weight)), (1, slot_of(rate)))
        self.relations.append(Relation(kind, "product", slot_of(stated), terms))


def slot_of(text: str) -> int:
    """The slot that stands in a piece of unprinted text.

    >>> slot_of("-" + OPEN + "7" + CLOSE)
    7
    """
    return int(text[text.index(OPEN) + 1 : text.index(CLOSE)])
