"""Slips of the unit: amounts of the same digits whose units lie a factor of ten thousand apart (元 for 万元).

The rule that reports a slip and the rules that must not fail because of it look at the same list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from audit.once import once
from extract.numbers import Kind, Number, NumberId
from extract.records import Report

APART = Decimal(10_000)
RARE = 4
"""Significant digits that make equal digits in one paragraph more than chance."""
LINKED = 3
"""Significant digits that do so where a record already links the two amounts."""


@dataclass(frozen=True, slots=True)
class Slip:
    """``number`` should carry the unit of ``twin``; ``factor`` brings it there."""

    number: NumberId
    twin: NumberId
    factor: Decimal


def digits(value: Decimal) -> int:
    """How many significant digits a value has, trailing zeros not counted.

    >>> digits(Decimal("316.25")), digits(Decimal("1500"))
    (5, 2)
    """
    return len(value.normalize().as_tuple().digits)


@once
def unit_slips(report: Report) -> tuple[Slip, ...]:
    """Every slip of the unit in the case, each number once, in reading order."""
    pairs = list(_pairs(report))
    if not pairs:
        return ()
    usual = _usual_scales(report)
    found: dict[NumberId, Slip] = {}
    for one, other in pairs:
        slip = _slip(one, other, usual)
        found.setdefault(slip.number, slip)
    order = {number.id: position for position, number in enumerate(report.numbers)}
    return tuple(sorted(found.values(), key=lambda slip: order[slip.number]))


@once
def meant_scales(report: Report) -> dict[NumberId, Decimal]:
    """The factor that brings each number with a slipped unit to the unit that was meant."""
    return {slip.number: slip.factor for slip in unit_slips(report)}


def _pairs(report: Report) -> Iterator[tuple[Number, Number]]:
    """Pairs of amounts with equal digits in units far apart, from one paragraph or linked by a record."""
    amounts = [number for number in report.numbers if number.kind is Kind.MONEY]
    if len({number.scale for number in amounts}) < 2:
        return
    together: dict[tuple[str, int, Decimal], list[Number]] = defaultdict(list)
    for number in amounts:
        together[number.source, number.block, number.value].append(number)
    for alike in together.values():
        yield from _slipped(alike, RARE)
    for linked in _linked(report):
        yield from _slipped([report.by_id[each] for each in linked if each in report.by_id], LINKED)


def _slipped(numbers: Sequence[Number], rare: int) -> Iterator[tuple[Number, Number]]:
    """Pairs of equal values in units far apart, where the value has so many digits."""
    if len({number.scale for number in numbers}) < 2:
        return
    for one, other in combinations(numbers, 2):
        if one.value == other.value and _apart(one, other) and digits(one.value) >= rare:
            yield one, other


def _linked(report: Report) -> Iterable[tuple[NumberId, ...]]:
    yield from ((flow.whole, *flow.uses) for flow in report.flows)
    yield from (group.numbers for group in report.groups)


def _apart(one: Number, other: Number) -> bool:
    if one.kind is not Kind.MONEY or other.kind is not Kind.MONEY:
        return False
    return APART in (one.scale / other.scale, other.scale / one.scale)


Habit = tuple[str, str, Decimal]
"""A source, whence a unit is known (the numeral itself, a head), and what it is worth."""


def _habit(number: Number) -> Habit:
    return number.source, number.unit_from, number.scale


def _usual_scales(report: Report) -> Counter[Habit]:
    """How often each unit is used: forms in 元 say nothing of the unit that the prose beside them uses."""
    return Counter(_habit(number) for number in report.numbers if number.kind is Kind.MONEY)


def _slip(one: Number, other: Number, usual: Counter[Habit]) -> Slip:
    """The pair as a slip of the one whose unit is the rarer where units are told as it tells its own."""
    often, rare = one, other
    if usual[_habit(one)] < usual[_habit(other)]:
        often, rare = other, one
    return Slip(rare.id, often.id, often.scale / rare.scale)
