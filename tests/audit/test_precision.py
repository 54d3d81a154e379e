"""How finely numbers are read: alone, in their column, in their table."""

from decimal import Decimal

import pytest

from audit.precision import bare_precision, money_precision, precisions
from tests.audit.builders import number, report


def column(*printed, unit="万元", section="f1", measure="全年执行数", extra=None):
    """Build a report whose numbers n0, n1 … stand in one column."""
    numbers = {f"n{place}": text for place, text in enumerate(printed)}
    facts = {name: {"label": name, "section": section, "measure": measure} for name in numbers}
    return report({**numbers, **(extra or {})}, facts, unit=unit)


def told(of, name="n0"):
    """Return step, basis, support and exactness of one number."""
    found = precisions(of)[name]
    return str(found.step), found.basis, found.support, found.exact


ALONE = [
    ("money with two decimals has their step", "12.34万元", ("0.01", "own", 1, False)),
    ("money with one decimal is read to 0.01", "12.3万元", ("0.01", "cents", 1, False)),
    ("whole money is read to 0.01", "50万元", ("0.01", "cents", 1, False)),
    ("money in yuan is read to 0.01 of a yuan", "500元", ("0.01", "cents", 1, False)),
    ("money with six decimals has its own step", "1.234567万元", ("0.000001", "own", 1, False)),
    ("a whole count is exact", "73人", ("1", "exact", 1, True)),
    ("a count with a scale has the step of its last digit", "4.5万人", ("0.1", "own", 1, False)),
    ("a whole count with a scale is not exact", "2万人", ("1", "own", 1, False)),
    ("a measured count has the step of its last digit", "12.5亩", ("0.1", "own", 1, False)),
    ("a percentage in prose has its own step", "94.5%", ("0.1", "own", 1, False)),
    ("whole points are exact", "9分", ("1", "exact", 1, True)),
    ("points with decimals have their own step", "9.4分", ("0.1", "own", 1, False)),
    ("a bare whole number is exact", "9", ("1", "exact", 1, True)),
]


@pytest.mark.parametrize(
    ("printed", "expected"), [case[1:] for case in ALONE], ids=[case[0] for case in ALONE]
)
def test_a_number_by_itself(printed, expected):
    assert told(report({"n0": printed})) == expected


WHOLE = ("10", "20", "35", "41", "57", "60")
COLUMNS = [
    ("six whole amounts make a column of whole amounts", WHOLE, ("1", "column", 6, False)),
    ("five whole amounts prove nothing", WHOLE[:5], ("0.01", "cents", 1, False)),
    ("a zero does not count among the six", (*WHOLE[:5], "0"), ("0.01", "cents", 1, False)),
    ("a zero beside six does no harm", (*WHOLE, "0"), ("1", "column", 6, False)),
    (
        "one decimal in the column is its step",
        ("1.5", "2", "3.5", "4", "5.5", "6"),
        ("0.1", "column", 6, False),
    ),
    (
        "dropped zeros: 50 beside 38.27 is 50.00",
        ("50", "38.27", "70", "15.93", "20", "30", "40"),
        ("0.01", "shown", 2, False),
    ),
    (
        "a short column that shows two decimals tells as well",
        ("50", "38.27"),
        ("0.01", "shown", 1, False),
    ),
]


@pytest.mark.parametrize(
    ("printed", "expected"), [case[1:] for case in COLUMNS], ids=[case[0] for case in COLUMNS]
)
def test_money_in_a_column(printed, expected):
    assert told(column(*printed)) == expected


def test_prose_is_no_column():
    assert told(column(*WHOLE, section="prose"))[1] == "cents"


def test_numbers_without_a_name_are_in_no_column():
    numbers = {f"n{place}": text for place, text in enumerate(WHOLE)}
    assert told(report(numbers, unit="万元"))[1] == "cents"


def test_a_short_column_is_read_as_its_table():
    numbers = {f"n{place}": text for place, text in enumerate(WHOLE)}
    facts = {
        name: {"section": "f1", "measure": "年初预算数" if place < 3 else "全年执行数"}
        for place, name in enumerate(numbers)
    }
    assert told(report(numbers, facts, unit="万元")) == ("1", "table", 6, False)


def test_numbers_without_a_measure_are_read_as_their_table():
    of = column(*WHOLE, measure="")
    assert told(of) == ("1", "table", 6, False)


def test_another_unit_is_another_column():
    of = column(*WHOLE[:5], "60元")
    assert told(of)[1] == "cents"


def test_a_finer_number_keeps_its_own_step_where_its_column_shows_two_decimals():
    assert told(column("0.3841", "12.50"), "n0")[0] == "0.0001"


POINTS = [
    ("100 beside 94.82 is 100.00", ("100%", "94.82%"), ("0.01", "column", 2, False)),
    ("whole percentages keep a step of one", ("33%", "34%"), ("1", "own", 2, False)),
    ("9 beside 9.40 is 9.00", ("9分", "9.40分"), ("0.01", "column", 2, False)),
    ("a column of whole points is exact", ("9分", "10分"), ("1", "exact", 2, True)),
]


@pytest.mark.parametrize(
    ("printed", "expected"), [case[1:] for case in POINTS], ids=[case[0] for case in POINTS]
)
def test_percentages_and_points_in_a_column(printed, expected):
    assert told(column(*printed)) == expected


def test_what_is_no_quantity_has_no_precision():
    of = report({"n0": number("2023", id="n0", kind="date")})
    assert precisions(of) == {}


def test_slack_is_half_a_step_and_nothing_where_exact():
    assert money_precision(number("12.34")).half == Decimal("0.005")
    assert bare_precision(number("12"), 0).half == 0


def test_a_bare_number_is_as_fine_as_its_partners():
    assert bare_precision(number("12"), 2).step == Decimal("0.01")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("亿元", ("1", "table", 6, False)), ("万元", ("0.01", "cents", 1, False))],
)
def test_running_text_is_company_for_amounts_in_a_great_unit_alone(unit, expected):
    assert told(column(*WHOLE, unit=unit, section="prose")) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [("28", ("1", "table", 20, False)), ("28.5", ("0.01", "cents", 1, False))],
)
def test_twenty_whole_amounts_of_running_text_are_kept_whole(last, expected):
    printed = (*(str(n) for n in range(9, 28)), last)
    assert told(column(*printed, section="prose")) == expected
