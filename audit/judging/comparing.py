"""Comparing: one amount against one other, each with what it may stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from audit.intervals import ZERO, Interval
from audit.judgement import Piece
from audit.judging.measuring import ESTIMATES, amount, reach
from audit.ledger import Ledger
from audit.precision import CENTS
from audit.result import Verdict
from extract.numbers import Kind

FEW = 6
"""From so many numbers on, a column would have shown by itself how finely it is kept."""


@dataclass(slots=True)
class Comparison:
    """Two amounts, their difference, and the greatest difference that rounding can explain.

    ``apart`` says that what the two may stand for has no amount in common although the greatest difference is not
    passed: half a step is rounded up, so a sum of rounded figures stays below it. ``verdict`` says equal as printed,
    equal within rounding, or not.
    """

    stated: Decimal
    computed: Decimal
    difference: Decimal
    allowed: Decimal
    apart: bool = False
    verdict: Verdict = field(init=False)

    def __post_init__(self) -> None:
        if not self.difference:
            self.verdict = Verdict.OK
        elif self.apart or abs(self.difference) > self.allowed:
            self.verdict = Verdict.MISMATCH
        else:
            self.verdict = Verdict.ROUNDING


def compared(
    stated: Decimal, printed: Interval, computed: Decimal, given: Interval, *, strict: bool = False
) -> Comparison:
    """Compare a printed amount with a computed one; rounding is allowed in the direction of their difference.

    With ``strict`` what the two may stand for has to have an amount in common as well.

    >>> point = Interval.around(Decimal(3), ZERO)
    >>> compared(Decimal(3), point, Decimal(3), point).verdict.value
    'ok'
    """
    difference = stated - computed
    if difference < ZERO:
        allowed = (printed.high - stated) + (computed - given.low)
    else:
        allowed = (stated - printed.low) + (given.high - computed)
    apart = strict and bool(difference) and not printed.meets(given)
    return Comparison(stated, computed, difference, allowed, apart)


def total(pieces: Sequence[Piece]) -> tuple[Decimal, Interval]:
    """The sum of pieces with everything that it may stand for."""
    value, low, high, open_low, open_high = ZERO, ZERO, ZERO, False, False
    for each in pieces:
        its = reach(each)
        value, low, high = value + amount(each), low + its.low, high + its.high
        open_low, open_high = open_low or its.open_low, open_high or its.open_high
    return value, Interval(low, high, open_low, open_high)


def estimated(pieces: Sequence[Piece]) -> bool:
    """Whether a piece calls itself an estimate or a limit."""
    return not ESTIMATES.isdisjoint([each.number.qualifier for each in pieces])


def kept_short(pieces: Sequence[Piece], ledger: Ledger) -> frozenset[str]:
    """Amounts printed more coarsely than they are read, where nothing around them shows how finely they are kept."""
    return frozenset(each.id for each in pieces if _kept_short(each, ledger))


def _kept_short(of: Piece, ledger: Ledger) -> bool:
    if of.number.kind is Kind.MONEY:
        return ledger.precision_of(of.id).basis == CENTS
    return of.number.kind is Kind.PLAIN and of.step is not None and of.step < of.number.step


def coarser_places(
    gap: Decimal, stated: Piece, parts: Sequence[Piece], kept_short: frozenset[str]
) -> int | None:
    """To how many decimals the short numbers would have to be kept for the gap to be rounding, or None.

    ``kept_short`` are numbers printed more coarsely than they are read, in no company that would tell. A list of many
    numbers would tell by itself, and so does one part that shows the digit the others leave out.
    """
    if len(parts) >= FEW or not kept_short:
        return None
    short_parts = [each for each in parts if each.id in kept_short]
    if short_parts and len(short_parts) < len(parts):
        return None
    slack = sum((_slack(each, kept_short) for each in (stated, *parts)), ZERO)
    if abs(gap) > slack:
        return None
    return max(each.number.places for each in short_parts or [stated])


def _slack(of: Piece, kept_short: frozenset[str]) -> Decimal:
    if of.id in kept_short:
        return abs(of.number.step * of.factor) / 2
    return reach(of).half
