"""Rates, shares and growth: right as printed, by rounding, by cutting off, and with which lower term."""

from decimal import Decimal

import pytest

from tests.audit.builders import judge_one, number, report
from tests.audit.relating import rate_of, ratio

CASES = [
    ("rounded half up to two decimals", ("83.22%", "83215", "100000"), "ok", "0.00"),
    ("the last digit is one too high", ("83.23%", "83215", "100000"), "mismatch", "0.01"),
    ("rounded to one decimal", ("66.7%", "2人", "3人"), "ok", "0.0"),
    ("rounded to none", ("67%", "2人", "3人"), "ok", "0"),
    ("cut off after two decimals", ("66.66%", "2人", "3人"), "rounding", "-0.01"),
    ("cut off after one decimal", ("66.6%", "2人", "3人"), "rounding", "-0.07"),
    ("cut off to a whole number", ("66%", "2人", "3人"), "rounding", "-0.67"),
    ("below what cutting off gives", ("66.65%", "2人", "3人"), "mismatch", "-0.02"),
    ("coarse amounts leave room for another last digit", ("33.4%", "1", "3"), "rounding", "0.07"),
    ("coarse amounts do not leave room for anything", ("35%", "1", "3"), "mismatch", "1.67"),
    ("printed 90 where the amounts give 94.82", ("90.00%", "3646.21", "3845.40"), "mismatch", "-4.82"),
    ("all of it", ("100.00%", "22.2", "22.2"), "ok", "0.00"),
    ("more than all of it", ("101.39%", "73人", "72人"), "ok", "0.00"),
    ("nothing of it", ("0%", "0", "15"), "ok", "0"),
    ("amounts in different units", ("50%", "5000元", "1"), "ok", "0"),
    ("per mille", ("5‰", "5人", "1000人"), "ok", "0.0"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "verdict", "difference"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_rate_and_its_amounts(printed, verdict, difference):
    stated = printed[0]
    if stated.endswith("‰"):
        stated = number("5", id="s", unit="‰", kind="percent", base="%", scale=Decimal("0.1"))
    found = rate_of(stated, *printed[1:])
    assert (found.verdict.value, found.difference) == (verdict, Decimal(difference))


def test_cutting_off_is_said():
    assert rate_of("66.6%", "2人", "3人").code == "ratio.cut"
    assert rate_of("66.6%", "2", "3").code == "ratio.rounding"


def test_whole_counts_leave_only_the_slack_of_the_rate_itself():
    assert rate_of("66.7%", "2人", "3人").allowed == Decimal("0.05")


def test_a_whole_rate_in_a_column_of_hundredths_is_right_only_by_rounding():
    columns = {"section": "f1", "measure": "执行率"}
    facts = {"s": columns, "x": columns}
    found = rate_of("83%", "8321", "10000", facts=facts, x="94.82%")
    assert found.verdict == "rounding"


GROWN, FALLEN = "s = (u / l0 - 1) * 100", "s = (u / l0 - 1) * -100"
GROWTH = [
    ("grown by a quarter", ("25%", "125", "100"), "ok", "0", GROWN),
    ("fallen, printed with its sign", ("-20%", "80", "100"), "ok", "0", GROWN),
    ("fallen, printed as a size", ("20%", "80", "100"), "ok", "0", FALLEN),
    (
        "grown where the amounts fell, by another size",
        ("25%", "80", "100"),
        "mismatch",
        "5.00",
        FALLEN,
    ),
    ("the ratio taken for the growth", ("125%", "125", "100"), "mismatch", "100.00", GROWN),
]


@pytest.mark.parametrize(
    ("printed", "verdict", "difference", "formula"),
    [case[1:] for case in GROWTH],
    ids=[case[0] for case in GROWTH],
)
def test_growth(printed, verdict, difference, formula):
    found = rate_of(*printed, growth=True)
    assert (found.verdict.value, found.difference) == (verdict, Decimal(difference))
    assert found.formula == formula


DIRECTIONS = [
    ("fell, and the words say so", ("20%", "80", "100"), "down", "ok", FALLEN),
    ("fell under words of growth", ("20%", "80", "100"), "up", "mismatch", GROWN),
    ("grew under words of a fall", ("25%", "125", "100"), "down", "mismatch", FALLEN),
]


@pytest.mark.parametrize(
    ("printed", "direction", "verdict", "formula"),
    [case[1:] for case in DIRECTIONS],
    ids=[case[0] for case in DIRECTIONS],
)
def test_the_direction_of_growth(printed, direction, verdict, formula):
    found = rate_of(*printed, growth=True, direction=direction)
    assert (found.verdict.value, found.formula) == (verdict, formula)


def test_a_bare_fraction_of_one_is_its_ratio_not_in_hundredths():
    assert rate_of(number("0.948", id="s"), "94.8", "100").formula == "s = u / l0"


def test_a_bare_fraction_of_one_is_a_rate_too():
    assert rate_of(number("0.948", id="s"), "94.8", "100").verdict == "ok"
    assert rate_of(number("0.938", id="s"), "94.8", "100").verdict == "mismatch"


def test_a_bare_number_above_one_counts_in_hundredths():
    assert rate_of(number("94.8", id="s"), "94.8", "100").verdict == "ok"


def test_a_limit_reaches_upwards():
    assert rate_of("≥98%", "98.6", "100").verdict == "rounding"
    assert rate_of("≥98%", "96", "100").verdict == "mismatch"
    assert rate_of("≥98%", "96", "100").estimate


LOWERS = [
    ("the usual lower term fits", ("50%", "5", "10", "20"), "ok", "分母0", "ratio.ok", 0),
    ("another one fits", ("25%", "5", "10", "20"), "ok", "分母1", "ratio.ok.reading", 2),
    ("another one fits by rounding", ("33.33%", "5", "10", "15.001"), "ok", "分母1", "ratio.ok.reading", 2),
    ("an exact fit is better than an earlier one by rounding", ("33.4%", "1.00", "3.01", "2.9940"), "ok", "分母1", "ratio.ok.reading", 2),
    ("none fits: the usual one is judged", ("99%", "5", "10", "20"), "mismatch", "分母0", "ratio.mismatch", 2),
    ("a zero is passed over", ("25%", "5", "0", "20"), "ok", "分母1", "ratio.ok", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "verdict", "lower", "code", "tried"),
    [case[1:] for case in LOWERS],
    ids=[case[0] for case in LOWERS],
)
def test_the_lower_term_that_the_author_used_is_found(printed, verdict, lower, code, tried):
    found = rate_of(*printed)
    assert (found.verdict.value, found.values["lower"], found.code) == (verdict, lower, code)
    assert len(found.tried) == tried


def test_only_zero_below_is_no_check():
    assert rate_of("25%", "5", "0") is None
    assert rate_of("25%", "5", "0.00", "0") is None


def test_a_lower_term_that_may_be_zero_is_no_check():
    assert rate_of("25%", "5", number("约0", id="l0")) is None


def test_without_candidates_there_is_no_check():
    assert rate_of("25%", "5") is None


def test_amounts_that_cannot_be_compared_are_not_judged():
    found = rate_of("25%", "5万元", "20人")
    assert (found.verdict, found.reason) == ("unchecked", "units-differ")
    assert rate_of("25%", "5万元", "20人", "20").verdict == "ok"


def test_how_a_rate_is_written():
    found = rate_of("94.00%", "3646.21", "3845.40")
    assert found.shown == "3646.21 ÷ 3845.40 = 94.82%"
    assert (found.formula, found.unit) == ("s = u / l0 * 100", "%")


def test_sums_in_a_rate_stand_in_brackets():
    of = report({"s": "50%", "u": "5", "l": "4", "m": "6"}, unit="万元")
    relation = ratio("s", "u", "l")
    lower = relation.lowers[0]
    both = type(lower)(name="两项", terms=(*lower.terms, type(lower.terms[0])("m")))
    found = judge_one(ratio("s", "u", "l", lowers=(both,)), of)
    assert (found.verdict, found.shown) == ("ok", "5 ÷ (4 + 6) = 50%")
    assert found.formula == "s = u / (l + m) * 100"
