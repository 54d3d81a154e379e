"""Slips of the unit: which amounts are one amount in two units."""

import pytest

from audit.slips import Slip, meant_scales, unit_slips
from extract.records import Group
from tests.audit.builders import number, report


def amounts(*printed, blocks=None, **records):
    """Amounts ``n0``, ``n1`` … in one paragraph, or in those given."""
    places = blocks or [0] * len(printed)
    return report(
        {
            f"n{i}": number(each, id=f"n{i}", block=block, start=i * 20)
            for i, (each, block) in enumerate(zip(printed, places, strict=True))
        },
        **records,
    )


def linked(*printed):
    """Amounts in paragraphs of their own that a record calls equal."""
    ids = tuple(f"n{i}" for i, _ in enumerate(printed))
    group = Group(label="甲", numbers=(*ids, "gone"), same_scope=True, basis="concept")
    return amounts(*printed, blocks=range(len(printed)), groups=(group,))


CASES = [
    # what the amounts show                    the report                                       which ones slipped
    ("the rarer unit slipped", amounts("316.25万元", "12万元", "316.25元"), ["n2"]),
    ("the later one of two equally rare", amounts("316.25万元", "316.25元"), ["n1"]),
    ("each slip once", amounts("316.25元", "316.25万元", "316.25万元"), ["n0"]),
    ("a record links three digits", linked("31.6万元", "31.6元"), ["n1"]),
    ("亿元 for 万元", amounts("316.25万元", "12万元", "316.25亿元"), ["n2"]),
    ("a record links two digits", linked("32万元", "32元"), []),
    ("a record links money and people", linked("31625万元", "31625人"), []),
    ("other digits", linked("316.25万元", "316.26元"), []),
    ("one unit", amounts("316.25万元", "316.25万元"), []),
]


@pytest.mark.parametrize(
    ("of", "slipped"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_what_slipped(of, slipped):
    assert [slip.number for slip in unit_slips(of)] == slipped


def test_forms_in_another_unit_say_nothing_of_the_prose_beside_them():
    prose = {"a": number("316.25元", id="a"), "b": number("12万元", id="b", start=20)}
    prose["c"] = number("316.25万元", id="c", start=40)
    cells = {f"f{i}": number("120000.00", id=f"f{i}", unit="元", block=i) for i in range(1, 6)}
    assert [slip.number for slip in unit_slips(report({**prose, **cells}))] == ["a"]


def test_a_slip_names_its_twin_and_the_factor():
    of = amounts("316.25万元", "12万元", "316.25元")
    assert unit_slips(of) == (Slip("n2", "n0", of.numbers[0].scale),)
    assert meant_scales(of) == {"n2": of.numbers[0].scale}
