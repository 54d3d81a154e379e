"""Intervals: what a printed number may stand for, and exact arithmetic on such ranges.

Everything here is Decimal. ``EXACT`` holds more digits than any report can make, so that only a division rounds. What
is made many times a number (intervals, pieces, comparisons, judgements) is not declared frozen, since that alone takes
longer than the arithmetic; nothing changes it all the same.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=60)
ZERO = Decimal(0)
ONE = Decimal(1)
TWO = Decimal(2)
HUNDRED = Decimal(100)
MOST_PLACES = 8
"""So many decimals an amount has at most in any unit; more are what a quotient leaves behind."""
FOUR_PLACES = Decimal("0.0001")


@dataclass(slots=True)
class Interval:
    """A range of amounts; an end that is open is no amount of the range itself.

    People round halves upwards, so the upper end of what a printed number may stand for is open and the lower one is
    not; below zero it is the other way round.
    """

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    @classmethod
    def around(cls, value: Decimal, half: Decimal) -> "Interval":
        """``value`` with ``half`` on either side, both ends in it.

        >>> Interval.around(Decimal("0.38"), Decimal("0.005")).low
        Decimal('0.375')
        """
        return cls(value - half, value + half)

    @classmethod
    def rounded(cls, value: Decimal, half: Decimal) -> "Interval":
        """Everything that is rounded to ``value`` where ``half`` is half of the last step.

        >>> Interval.rounded(Decimal("0.38"), Decimal("0.005")).open_high
        True
        """
        if not half:
            return cls(value - half, value + half)
        below = value < ZERO
        return cls(value - half, value + half, below, not below)

    @property
    def closed(self) -> "Interval":
        """The same range with both ends in it, for figures that may have been cut off."""
        return Interval(self.low, self.high)

    @property
    def half(self) -> Decimal:
        """Half the width."""
        return (self.high - self.low) / TWO

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def __mul__(self, other: "Interval") -> "Interval":
        corners = [
            self.low * other.low,
            self.low * other.high,
            self.high * other.low,
            self.high * other.high,
        ]
        return Interval(min(corners), max(corners))

    def times(self, factor: Decimal) -> "Interval":
        """Every amount times ``factor``; what was the lower end is the upper one where that is negative.

        >>> Interval(Decimal(1), Decimal(2), open_high=True).times(Decimal(-1)).open_low
        True
        """
        low, high = self.low * factor, self.high * factor
        if factor < ZERO:
            return Interval(high, low, self.open_high, self.open_low)
        return Interval(low, high, self.open_low, self.open_high)

    def over(self, other: "Interval") -> "Interval | None":
        """Every amount divided by every amount of ``other``, or None where that may be zero."""
        if other.low <= ZERO <= other.high:
            return None
        return self * Interval(ONE / other.high, ONE / other.low)

    def meets(self, other: "Interval") -> bool:
        """Whether the two have an amount in common.

        >>> one, two, three = Decimal(1), Decimal(2), Decimal(3)
        >>> Interval(one, two).meets(Interval(two, three))
        True
        >>> Interval(one, two, open_high=True).meets(Interval(two, three))
        False
        """
        return _reaches(self, other) and _reaches(other, self)


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether an interval comes up to the lower end of another."""
    if one.high != other.low:
        return one.high > other.low
    return not (one.open_high or other.open_low)


def plain(value: Decimal) -> str:
    """``value`` as printed: no exponent, no minus before a zero.

    >>> plain(Decimal("1E+2")), plain(Decimal("-0.00")), plain(Decimal("94.00"))
    ('100', '0.00', '94.00')
    """
    unsigned = value or abs(value)
    text = str(unsigned)
    return format(unsigned, "f") if "E" in text else text


def short(value: Decimal) -> str:
    """``value`` without exponent and without the zeros behind its last figure.

    >>> short(Decimal("651.30")), short(Decimal("100")), short(Decimal("0.00"))
    ('651.3', '100', '0')
    """
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def told(value: Decimal) -> str:
    """``value`` for people: what a quotient leaves behind is cut to four decimals, which no printed amount needs.

    >>> told(Decimal("651.30")), told(Decimal("16.419306")), told(Decimal(80) / 9)
    ('651.3', '16.419306', '8.8889')
    """
    return short(rounded(value, FOUR_PLACES) if endless(value) else value)


def like(printed: Decimal, value: Decimal) -> str:
    """``value`` for people with as many decimals as a printed one, where it has no more of its own.

    >>> like(Decimal("621.30"), Decimal("612.3")), like(Decimal("94"), Decimal("94.80"))
    ('612.30', '94.8')
    """
    text, places = told(value), -int(printed.as_tuple().exponent)
    own = len(text.partition(".")[2])
    return format(Decimal(text), f".{places}f") if own < places else text


def endless(value: Decimal) -> bool:
    """Whether an amount has more decimals than any unit leaves, as a quotient does."""
    return -int(value.as_tuple().exponent) > MOST_PLACES


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """``value`` to the nearest ``step``, halves away from zero, as people round.

    >>> rounded(Decimal("83.215"), Decimal("0.01"))
    Decimal('83.22')
    """
    return value.quantize(step.normalize(), rounding=ROUND_HALF_UP, context=EXACT)


def cut(value: Decimal, step: Decimal) -> Decimal:
    """``value`` with everything finer than ``step`` dropped.

    >>> cut(Decimal("83.219"), Decimal("0.01"))
    Decimal('83.21')
    """
    return value.quantize(step.normalize(), rounding=ROUND_DOWN, context=EXACT)


def figures(value: Decimal) -> int:
    """How many significant figures ``value`` has, without zeros at its ends.

    >>> figures(Decimal("651.30")), figures(Decimal("20")), figures(Decimal("0"))
    (4, 1, 0)
    """
    return len(plain(value).replace(".", "").strip("-0"))
