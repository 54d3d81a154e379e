"""Schemes as tables: which one a case falls under, and the points that a rate earns."""

from decimal import Decimal

import pytest

from audit.schemes import Band, Scheme, scheme_for
from extract.records import Case

BANDS = (Band(Decimal(95), Decimal(100)), Band(Decimal(80), Decimal(60)))


def scheme(**fields):
    return Scheme(**{"name": "某办法", **fields})


POINTS = [
    # what the scheme does               scheme                                    rate      of    points
    ("gives points in proportion", scheme(), "94.5", "10", "9.45"),
    ("gives no more than all points", scheme(), "120", "10", "10"),
    ("gives all points from a lower rate on", scheme(at_most=Decimal(90)), "90", "10", "9.0"),
    ("gives the highest band that is reached", scheme(bands=BANDS), "95", "10", "10"),
    ("gives the next band below it", scheme(bands=BANDS), "94.99", "10", "6"),
    ("gives nothing below the last band", scheme(bands=BANDS), "79.9", "10", "0"),
    ("gives nothing below its limit", scheme(nothing_below=Decimal(60)), "59.99", "10", "0"),
    ("gives points in proportion from its limit on", scheme(nothing_below=Decimal(60)), "60", "10", "6"),
    ("takes points off for each unit missed", scheme(per_unit=Decimal("0.2")), "95", "10", "9.0"),
    ("takes no more off than there is", scheme(per_unit=Decimal(2)), "50", "10", "0"),
    ("adds nothing for units beyond", scheme(per_unit=Decimal(2), at_most=Decimal(120)), "110", "10", "10"),
    ("rounds halves upwards", scheme(whole=True), "85", "10", "9"),
    ("rounds down below a half", scheme(whole=True), "84.9", "10", "8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "rate", "weight", "points"), [row[1:] for row in POINTS], ids=[row[0] for row in POINTS]
)
def test_a_scheme(of, rate, weight, points):
    assert of.points(Decimal(rate), Decimal(weight)) == Decimal(points)


HERE = Case(agency="青原市档案馆", title="整体支出绩效自评报告", year=2023)
FITTING = [
    # what the file holds                     schemes                                             the name of the one
    ("one for everybody", [scheme()], "某办法"),
    ("one for the year", [scheme(years=(2022, 2023))], "某办法"),
    ("one for another year", [scheme(years=(2022,))], None),
    ("one for another place", [scheme(places=("临溪",))], None),
    ("one for the place beside one for everybody", [scheme(), scheme(name="本市", places=("青原",))], "本市"),
    ("two for the place", [scheme(places=("青原",)), scheme(places=("青原市",))], None),
    ("two for everybody", [scheme(), scheme()], None),
    ("none", [], None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("schemes", "name"), [row[1:] for row in FITTING], ids=[row[0] for row in FITTING]
)
def test_the_scheme_of_a_case(schemes, name):
    found = scheme_for(HERE, schemes)
    assert (found.name if found else None) == name


PLAIN = [
    (scheme(), True),
    (scheme(at_most=Decimal(90)), True),
    (scheme(bands=BANDS), False),
    (scheme(whole=True), False),
    (scheme(per_unit=Decimal(1)), False),
    (scheme(nothing_below=Decimal(60)), False),
]


@pytest.mark.parametrize(("of", "expected"), PLAIN)
def test_only_proportion_alone_is_plain(of, expected):
    assert of.plain is expected
