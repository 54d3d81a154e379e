"""Slips of the hand, told from the digits."""

from decimal import Decimal

import pytest

from audit.diagnosing.slips import one_character, power_between, slip_between, swapped

CASES = [
    ("ten thousand times", "1.234", "12340", "unit"),
    ("a ten thousandth", "12340", "1.234", "unit"),
    ("a lost point", "12345", "123.45", "point"),
    ("a point too early", "12.345", "123.45", "point"),
    ("swapped digits", "318.56", "318.65", "swapped"),
    ("swapped around the point", "315.86", "318.56", "swapped"),
    ("swapped digits, trailing zero dropped", "31.5", "31.05", "swapped"),
    ("two other digits", "318.56", "318.67", None),
    ("digits swapped that are no neighbours", "318.56", "613.58", None),
    ("one digit", "318.56", "318.57", None),
    ("another length", "318.56", "1318.65", None),
    ("too few figures to tell", "12", "21", None),
    ("too few figures printed", "6.1", "6.01", None),
    ("nothing printed", "0", "318", None),
]


@pytest.mark.parametrize(
    ("printed", "implied", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_how_a_number_was_slipped(printed, implied, expected):
    assert slip_between(Decimal(printed), Decimal(implied)) == expected


@pytest.mark.parametrize(
    ("one", "other", "power"),
    [("5", "5.0", 0), ("5", "50", 1), ("50", "5", -1), ("5", "-50", 0), ("5", "51", 0)],
)
def test_powers_of_ten(one, other, power):
    assert power_between(Decimal(one), Decimal(other)) == power


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("152", "15", True),
        ("15", "152", True),
        ("16", "18", True),
        ("16", "81", False),
        ("2", "22.2", False),
        ("123", "45", False),
        ("5.10", "5.1", False),
    ],
)
def test_one_character(one, other, expected):
    assert one_character(Decimal(one), Decimal(other)) is expected


def test_equal_values_are_not_swapped():
    assert not swapped(Decimal("11.5"), Decimal("11.5"))
