"""Slips: what a hand does to a number on its way onto paper, told from the digits alone."""

from decimal import Decimal

from audit.intervals import ONE, figures, plain, short

UNIT, POINT, SWAPPED, ONE_CHARACTER = "unit", "point", "swapped", "character"
UNIT_POWERS = frozenset({4, -4})
CLEAR = 3
"""So many significant figures make equal digits or swapped ones more than chance."""


def slip_between(printed: Decimal, implied: Decimal) -> str | None:
    """How ``implied`` may have become ``printed``: another unit, a lost point, swapped digits, or not at all.

    >>> slip_between(Decimal("316.25"), Decimal("3162500"))
    'unit'
    >>> slip_between(Decimal("12345"), Decimal("123.45")), slip_between(Decimal("318.65"), Decimal("318.56"))
    ('point', 'swapped')
    """
    power = power_between(printed, implied)
    known = min(figures(implied), figures(printed))
    if known < CLEAR:
        return UNIT if power in UNIT_POWERS and known > 1 else None
    if power:
        return UNIT if power in UNIT_POWERS else POINT
    return SWAPPED if swapped(printed, implied) else None


def power_between(one: Decimal, other: Decimal) -> int:
    """The power of ten between two values of the same digits, 0 where there is none.

    >>> power_between(Decimal("1.5"), Decimal("15000")), power_between(Decimal("1.5"), Decimal("1.6"))
    (4, 0)
    """
    left, right = one.normalize().as_tuple(), other.normalize().as_tuple()
    return int(right.exponent) - int(left.exponent) if left[:2] == right[:2] else 0


def swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two values differ by one pair of neighbouring digits, swapped.

    >>> swapped(Decimal("318.65"), Decimal("318.56")), swapped(Decimal("318.65"), Decimal("318.57"))
    (True, False)
    """
    left, right = _aligned(one, other)
    if len(left) != len(right):
        return False
    apart = [i for i, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 2 or left[apart[0]] != right[apart[1]] or left[apart[1]] != right[apart[0]]:
        return False
    between = left[apart[0] + 1 : apart[1]]
    return between in {"", "."}


def one_character(one: Decimal, other: Decimal) -> bool:
    """Whether two values differ by one character, exchanged, lost or added.

    >>> one_character(Decimal("152"), Decimal("15")), one_character(Decimal("16"), Decimal("18"))
    (True, True)
    """
    left, right = short(one), short(other)
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    longer, shorter = sorted((left, right), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Both values with the same number of decimals."""
    places = max(-int(value.as_tuple().exponent) for value in (one, other))
    step = ONE.scaleb(-max(places, 0))
    return plain(one.quantize(step)), plain(other.quantize(step))
