"""Measuring: the numbers of a relation in one unit, each with what it may stand for.

Amounts are brought to the unit of the leading number by factors, never rounded. A bare number takes the unit of its
partners and is read as finely as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.intervals import ONE, ZERO, Interval
from audit.judgement import Judgement, Piece
from audit.ledger import Ledger
from audit.precision import Precision, bare_precision, money_precision
from audit.relations import Relation, Term
from audit.result import Verdict
from extract.numbers import Kind, Number, NumberId, Qualifier

UNITS_DIFFER = "units-differ"
LIMIT_AND_VALUE = "limit-and-value"
UPWARDS = frozenset({Qualifier.AT_LEAST, Qualifier.ABOVE, Qualifier.OVER})
DOWNWARDS = frozenset({Qualifier.AT_MOST, Qualifier.BELOW})
LIMITS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})
"""Words and signs that set a limit, which says nothing of what is reached."""
VAGUE = frozenset({Qualifier.OVER, Qualifier.ABOUT})
"""Words that make a figure an estimate (余, 约)."""
ESTIMATES = UPWARDS | DOWNWARDS | VAGUE


A_TENTH = Decimal("0.1")
"""An estimate is not off by more than this part of itself: 约2 is not 3."""


@dataclass(slots=True)
class Unit:
    """What the amounts of a relation are measured in."""

    name: str
    base: str
    scale: Decimal
    kind: Kind


def unit_of(numbers: Sequence[Number]) -> Unit:
    """The unit of the first number, or of the first partner that has one."""
    lead = speaking = numbers[0]
    if lead.kind is Kind.PLAIN:
        speaking = next((each for each in numbers if each.kind is not Kind.PLAIN), lead)
    base = speaking.base or speaking.unit
    if lead.kind is Kind.PLAIN and lead.scale != ONE:
        return Unit(lead.unit, base, lead.scale, speaking.kind)
    return Unit(speaking.unit, base, speaking.scale, speaking.kind)


def comparable(unit: Unit, numbers: Iterable[Number]) -> bool:
    """Whether every number can be brought to the unit: bare ones always, others only within their kind."""
    bases = set()
    for each in numbers:
        if each.kind is Kind.PLAIN:
            continue
        if each.kind is not unit.kind:
            return False
        bases.add(each.base)
    return len(bases) <= 1 or unit.kind is not Kind.MONEY


def counts_alike(numbers: Iterable[Number]) -> bool:
    """Whether counts have one counting word; two of them may agree, but prove nothing where they do not."""
    return len({each.base or each.unit for each in numbers if each.kind is Kind.COUNT}) <= 1


def piece(
    ledger: Ledger, term: Term, unit: Unit, finest: int = 0, *, literal: bool = False
) -> Piece:
    """A term with its factor in ``unit`` and its interval; ``literal`` takes 不少于 and the like as the bare value."""
    number = ledger.number(term.number)
    return _piece(number, term, unit, precision_in(ledger, number, unit, finest), literal=literal)


def _piece(number: Number, term: Term, unit: Unit, known: Precision, *, literal: bool) -> Piece:
    scale = scale_in(number, unit)
    return Piece(
        number,
        term.role,
        term.factor if scale is ONE else term.factor * scale,
        spread(number, ZERO if term.role == "weight" else known.half, literal=literal),
        known.step,
    )


def in_one_unit(
    ledger: Ledger, terms: Sequence[Term], *, literal: bool = False
) -> tuple[Unit, tuple[Piece, ...]]:
    """The terms as pieces in their unit, bare numbers read as finely as the finest among them."""
    numbers = [ledger.number(term.number) for term in terms]
    unit, finest = unit_of(numbers), max([each.places for each in numbers])
    pieces = [
        _piece(each, term, unit, precision_in(ledger, each, unit, finest), literal=literal)
        for each, term in zip(numbers, terms, strict=True)
    ]
    return unit, tuple(pieces)


def scale_in(number: Number, unit: Unit) -> Decimal:
    """What one printed unit of the number is worth in ``unit``."""
    if number.scale == unit.scale or (number.kind is Kind.PLAIN and number.scale == ONE):
        return ONE
    return number.scale / unit.scale


def precision_in(ledger: Ledger, number: Number, unit: Unit, finest: int) -> Precision:
    """The precision of a number; a bare one is as fine as its partners make it."""
    if number.kind is not Kind.PLAIN:
        return ledger.precision_of(number.id)
    return money_precision(number) if unit.kind is Kind.MONEY else bare_precision(number, finest)


def magnitude(number: Number) -> Decimal:
    """One unit of the last figure that is not a dropped zero: 10 for 约50, 100 for 约1200."""
    exponent = int(number.value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(exponent if number.value else 0)


def spread(number: Number, half: Decimal, *, literal: bool = False) -> Interval:
    """What a number may stand for; an estimate reaches one unit of its own magnitude in the direction of its word."""
    value = number.value
    if number.qualifier not in ESTIMATES:
        return Interval.rounded(value, half)
    far = max(half, min(magnitude(number), abs(value) * A_TENTH) if value else magnitude(number))
    if number.qualifier is Qualifier.ABOUT:
        return Interval.around(value, far)
    if not literal and number.qualifier in UPWARDS:
        return Interval(value - half, value + far)
    if not literal and number.qualifier in DOWNWARDS:
        return Interval(value - far, value + half)
    return Interval.rounded(value, half)


def amount(of: Piece) -> Decimal:
    """The value of a piece in the unit of its relation."""
    return of.number.value if of.factor is ONE else of.number.value * of.factor


def reach(of: Piece) -> Interval:
    """What a piece may stand for in the unit of its relation."""
    if of.interval is None:
        return Interval.around(amount(of), ZERO)
    return of.interval if of.factor is ONE else of.interval.times(of.factor)


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Terms in reading order, what is taken off after what is added."""
    return tuple(sorted(pieces, key=_place))


def _place(of: Piece) -> tuple[bool, str, int, int, NumberId]:
    number = of.number
    return of.factor < ZERO, number.source, number.block, number.start, number.id


def beside(relation: Relation, ledger: Ledger) -> tuple[Piece, ...]:
    """Numbers that belong to the evidence and are not compared."""
    terms = relation.beside
    return tuple([plain_piece(ledger, term) for term in terms]) if terms else ()


def plain_piece(ledger: Ledger, term: Term) -> Piece:
    """A number as evidence only."""
    return Piece(ledger.number(term.number), term.role, term.factor)


def units_differ(kind: str, formula: str, pieces: tuple[Piece, ...]) -> Judgement:
    """The verdict on numbers that cannot be brought to one unit."""
    return incomparable(kind, formula, pieces, UNITS_DIFFER)


def incomparable(kind: str, formula: str, pieces: tuple[Piece, ...], reason: str) -> Judgement:
    """The verdict on numbers that cannot be compared, and why."""
    return Judgement(
        verdict=Verdict.UNCHECKED,
        formula=formula,
        kind=kind,
        pieces=pieces,
        reason=reason,
        code=reason,
    )
