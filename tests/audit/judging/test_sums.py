"""Sums: exact, by rounding, at both sides of the boundary, in mixed units, with signs and readings."""

from decimal import Decimal

import pytest

from audit.relations import Term
from tests.audit.builders import judge_one, number, report
from tests.audit.relating import reading, sum_of, total

CASES = [
    ("equal as printed", ("1234.56", "1000.06", "234.50"), "ok", "0.00"),
    ("dropped zeros are equal", ("50.00", "30", "20"), "ok", "0.00"),
    ("two parts that round down", ("932.54", "512.35", "420.18"), "rounding", "0.01"),
    ("two parts that round up", ("932.52", "512.35", "420.18"), "rounding", "-0.01"),
    ("the boundary of three half steps is not reached by 0.02", ("932.55", "512.35", "420.18"), "mismatch", "0.02"),
    ("one part: 0.01 apart is all of two half steps, which is never reached", ("5.01", "5.00"), "mismatch", "0.01"),
    ("one part: 0.011 apart passes it", ("5.011", "5.00"), "mismatch", "0.011"),
    ("a finer part narrows what is allowed", ("33.3", "0.478", "32.83"), "rounding", "-0.008"),
    ("whole amounts are read to 0.01", ("40", "30", "6"), "mismatch", "4"),
    ("one decimal is read to 0.01", ("52.71", "46.6", "6.2"), "mismatch", "-0.09"),
    ("whole counts have no slack", ("73人", "62人", "8人", "2人"), "mismatch", "1"),
    ("whole counts that add up", ("73人", "62人", "8人", "3人"), "ok", "0"),
    ("parts in yuan under a total in ten thousand", ("1.50", "5000元", "10000元"), "ok", "0.00"),
    ("parts in yuan by rounding", ("1.50", "5049元", "10000元"), "rounding", "-0.0049"),
    ("parts in yuan beyond rounding", ("1.50", "5051元", "10000元"), "mismatch", "-0.0051"),
    ("a total in hundred millions", ("5.45亿元", "54000", "500"), "ok", "0.00"),
    ("a negative amount", ("-3", "5", "-8"), "ok", "0"),
    ("percentages that add up", ("100%", "79.59%", "20.41%"), "ok", "0.00"),
    ("whole percentages round", ("100%", "33%", "33%", "33%"), "rounding", "1"),
    ("points add up", ("97.40分", "9.40分", "88分"), "ok", "0.00"),
    ("whole points have no slack", ("97分", "9分", "87分"), "mismatch", "1"),
    ("bare whole numbers have no slack", ("97", "9", "87"), "mismatch", "1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "verdict", "difference"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_total_and_its_parts(printed, verdict, difference):
    unit = "" if printed == ("97", "9", "87") else "万元"
    found = sum_of(printed[0], *printed[1:], unit=unit)
    assert (found.verdict.value, found.difference) == (verdict, Decimal(difference))


def test_what_is_allowed_is_half_a_step_for_each_number():
    assert sum_of("932.54", "512.35", "420.18").allowed == Decimal("0.015")


def test_many_terms_allow_more_than_few():
    parts = ["1.11"] * 9
    assert sum_of("10.03", *parts).verdict == "rounding"
    assert sum_of("10.04", *parts).verdict == "mismatch"


def test_signs_take_terms_off():
    found = sum_of("49", "80", "21", "10", signs=(1, -1, -1))
    assert (found.verdict, found.shown) == ("ok", "80 − 21 − 10 = 49")
    assert found.formula == "t = p0 - p1 - p2"


def test_terms_stand_in_reading_order_and_what_is_taken_off_comes_last():
    of = report({"t": "49", "c": "10", "b": "21", "a": "80"}, unit="万元")
    found = judge_one(total(("a", 1), ("b", -1), ("c", 1)), of)
    assert [piece.id for piece in found.pieces] == ["t", "c", "a", "b"]


def test_a_factor_brings_a_slipped_unit_to_the_one_that_was_meant():
    of = report({"t": "316.25万元", "a": "316.25元"})
    found = judge_one(total(("a", 10_000)), of)
    assert (found.verdict, found.computed) == ("ok", Decimal("316.25"))


def test_the_factor_in_the_formula_is_written_out():
    found = sum_of("1.50", "5000元", "1")
    assert found.formula == "t = 0.0001 * p0 + p1"
    assert found.shown == "5000元 + 1 = 1.5"


OPEN = [
    ("parts that make the total confirm it", ("40", "30", "10"), "ok"),
    ("parts that nearly make it confirm it by rounding", ("40.01", "30", "10"), "rounding"),
    ("parts that exceed the total are wrong", ("40", "30", "11"), "mismatch"),
    ("parts that fall short say nothing", ("40", "30", "9"), None),
]


@pytest.mark.parametrize(
    ("printed", "verdict"), [case[1:] for case in OPEN], ids=[case[0] for case in OPEN]
)
def test_a_list_that_need_not_be_complete(printed, verdict):
    found = sum_of(printed[0], *printed[1:], at_most=True)
    assert (found and found.verdict.value) == verdict


def test_an_open_list_is_written_as_one():
    assert sum_of("40", "30", "10", at_most=True).formula == "t >= p0 + p1"


CONSTANT = [
    ("weights that make 100", ("60", "40"), False, "ok", "0"),
    ("weights that make 95", ("60", "35"), False, "mismatch", "-5"),
    ("weights that pass 100", ("60", "45"), False, "mismatch", "5"),
    ("weights of an open list that stay below", ("60", "35"), True, None, None),
    ("weights of an open list that pass", ("60", "45"), True, "mismatch", "5"),
]


@pytest.mark.parametrize(
    ("printed", "open_list", "verdict", "difference"),
    [case[1:] for case in CONSTANT],
    ids=[case[0] for case in CONSTANT],
)
def test_a_sum_that_aims_at_a_constant(printed, open_list, verdict, difference):
    found = sum_of(None, *printed, unit="分", constant=Decimal(100), at_most=open_list)
    assert (found and found.verdict.value) == verdict
    if found:
        assert (found.computed, found.difference) == (100, Decimal(difference))


def test_a_constant_stands_in_the_formula():
    assert sum_of(None, "60", "40", constant=Decimal(100)).formula == "p0 + p1 = 100"
    found = sum_of(None, "60", "45", constant=Decimal(100), at_most=True)
    assert (found.formula, found.shown, found.sign) == ("p0 + p1 <= 100", "100", ">")


def with_readings(stated, usual, other, **fields):
    """Judge a total whose last part may or may not belong to it."""
    of = report({"t": stated, "a": "30", "b": "10", "c": "5"}, unit="万元")
    return judge_one(total(*usual, readings=(reading("另一组", *other),), **fields), of)


def test_the_first_reading_is_enough_where_it_closes():
    found = with_readings("40", "ab", "abc")
    assert (found.verdict, found.tried, found.code) == ("ok", (), "sum.ok")


def test_another_reading_that_closes_is_named():
    found = with_readings("45", "ab", "abc")
    assert (found.verdict, found.code, found.values["reading"]) == (
        "ok",
        "sum.ok.reading",
        "另一组",
    )
    assert [(each.name, each.closes) for each in found.tried] == [("", False), ("另一组", True)]


def test_where_no_reading_closes_the_likely_one_is_judged():
    found = with_readings("99", "ab", "abc")
    assert (found.verdict, found.computed) == ("mismatch", 40)
    assert [each.computed for each in found.tried] == [40, 45]


def test_an_open_list_that_falls_short_in_its_likely_reading_says_nothing():
    assert with_readings("41", "ab", "abc", at_most=True) is None


def test_a_sum_without_terms_is_none():
    assert judge_one(total(), report({"t": "4"})) is None


UNITS = [
    ("money and people", ("40", "30人", "10")),
    (
        "money of two currencies",
        ("40", number("30", id="p0", unit="美元", kind="money", base="美元")),
    ),
    ("percentages and money", ("40%", "30", "10")),
]


@pytest.mark.parametrize("printed", [case[1] for case in UNITS], ids=[case[0] for case in UNITS])
def test_what_cannot_be_brought_to_one_unit_is_not_judged(printed):
    found = sum_of(printed[0], *printed[1:])
    assert (found.verdict, found.reason, found.difference) == ("unchecked", "units-differ", None)


def test_counting_words_that_differ_may_agree_but_prove_nothing():
    assert sum_of("10个", "6家", "4处").verdict == "ok"
    assert sum_of("10个", "6家", "5处").reason == "units-differ"


def test_bare_numbers_take_the_unit_of_their_partners():
    found = sum_of("40万元", "30", "10", unit="")
    assert (found.verdict, found.unit) == ("ok", "万元")
    found = sum_of("40", "30万元", "10", unit="")
    assert (found.verdict, found.unit) == ("ok", "万元")


def test_a_magnitude_without_a_unit_takes_the_base_of_its_partners():
    found = sum_of("30万", "200000元", "100000元", unit="")
    assert (found.verdict, found.stated, found.unit) == ("ok", 30, "万")


ESTIMATES = [
    ("about 50 may be 46", ("约50", "46"), "rounding"),
    ("about 50 is not 38", ("约50", "38"), "mismatch"),
    ("over 5 may be 5.45", ("超5", "5.45"), "rounding"),
    ("over 5 is not 4.45", ("超5", "4.45"), "mismatch"),
    ("at most 30 may be 28", ("≤30", "28"), "rounding"),
    ("at most 30 is not 31", ("≤30", "31"), "mismatch"),
    ("about nought may be one", ("约0", "1"), "rounding"),
]


@pytest.mark.parametrize(
    ("printed", "verdict"), [case[1:] for case in ESTIMATES], ids=[case[0] for case in ESTIMATES]
)
def test_an_estimate_reaches_one_unit_of_its_magnitude(printed, verdict):
    found = sum_of(*printed)
    assert (found.verdict.value, found.estimate) == (verdict, True)


COARSER = [
    ("two parts kept to one decimal", ("52.71", "46.6", "6.2"), 1),
    ("two whole parts", ("36.4", "30", "6"), 0),
    ("two parts, too far apart even so", ("53.71", "46.6", "6.2"), None),
    ("one part shows the digit that the other leaves out", ("52.71", "46.61", "6.2"), None),
    ("a total kept short", ("52.7", "46.61", "6.12"), 1),
    ("nothing was kept short", ("52.71", "46.61", "6.15"), None),
    ("six parts would tell by themselves", ("21.5", "1", "2", "3", "4", "5", "6"), None),
]


@pytest.mark.parametrize(
    ("printed", "places"), [case[1:] for case in COARSER], ids=[case[0] for case in COARSER]
)
def test_few_cells_may_be_kept_more_coarsely(printed, places):
    found = sum_of(*printed)
    assert (found.verdict, found.coarser) == ("mismatch", places)


def test_in_a_column_that_shows_two_decimals_nothing_is_kept_short():
    facts = {name: {"section": "f1", "measure": "数"} for name in ("t", "a", "b", "c")}
    of = report({"t": "52.71", "a": "46.6", "b": "6.2", "c": "8.25"}, facts, unit="万元")
    assert judge_one(total("a", "b"), of).coarser is None


def test_bare_numbers_kept_short_count_as_well():
    assert sum_of("52.71", "46.6", "6.2", unit="").coarser == 1


def test_a_total_against_a_constant_is_never_kept_short():
    assert sum_of(None, "60.2", "39", constant=Decimal(100)).coarser is None


def test_long_sums_leave_out_their_middle():
    found = sum_of("30", *map(str, range(1, 8)))
    assert found.shown == "1 + 2 + … + 7（7 项） = 28"


def test_six_terms_are_written_out():
    assert sum_of("30", *map(str, range(1, 7))).shown == "1 + 2 + 3 + 4 + 5 + 6 = 21"


def test_one_term_needs_no_result():
    assert sum_of("30", "20").shown == "20"


def test_numbers_beside_are_evidence_and_not_compared():
    of = report({"t": "40", "a": "30", "b": "10", "x": "99"}, unit="万元")
    found = judge_one(total("a", "b", beside=(Term("x", role="other"),)), of)
    assert (found.verdict, found.pieces[-1].id, found.pieces[-1].interval) == ("ok", "x", None)


def test_evidence_carries_interval_step_and_factor():
    found = sum_of("1.50", "5000元", "1")
    stated, part, _ = found.pieces
    assert (stated.interval.low, stated.interval.high) == (Decimal("1.495"), Decimal("1.505"))
    assert (part.factor, part.step) == (Decimal("0.0001"), Decimal("0.01"))


ENDS = [
    # halves are rounded upwards: what is printed 50.1 may be 50.05, what is printed 49.9 is never 49.95
    ("parts whose lower ends make a hundred", ("50.1%", "50.0%"), "rounding"),
    ("parts whose upper ends make a hundred", ("49.9%", "50.0%"), "mismatch"),
    ("parts that pass it further", ("50.2%", "50.0%"), "mismatch"),
]


@pytest.mark.parametrize(("parts", "verdict"), [row[1:] for row in ENDS], ids=[r[0] for r in ENDS])
def test_the_lower_end_of_a_rounded_figure_is_in_and_the_upper_one_is_out(parts, verdict):
    ids = [f"p{place}" for place, _ in enumerate(parts)]
    of = report(dict(zip(ids, parts, strict=True)))
    assert judge_one(total(*ids, stated=None, constant=Decimal(100)), of).verdict == verdict
