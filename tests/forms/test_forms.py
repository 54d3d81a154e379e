"""Forms of many provinces are read as their records say; what still falls short is listed and may only shrink."""

from functools import cache

import pytest

from tests.forms.score import Tally, names, score

FORMS = names()

# what is known to fall short: facts, rows and relations missed, and loud findings
SHORT = {
    "guangdong-scoring": (0, 0, 1, 0),  # 用于…、用于… makes the amount spent
    "guangdong-scoring-cells": (0, 0, 1, 0),  # the same
    "henan-department": (0, 0, 1, 0),  # an indicator of the rate by which the budget was adjusted
    "shanghai-project": (0, 0, 1, 0),  # points of a rate that is one indicator among others
    "shaanxi-tasks": (0, 0, 0, 1),  # its indicators are out of 90, the others stand elsewhere
    "shaanxi-tasks-cells": (
        1,
        0,
        0,
        1,
    ),  # a title after the last cell of a table is taken for a part of it
    "bingtuan-final": (2, 0, 0, 0),  # what was left over is called so and not income or spending
    "central-department": (2, 0, 0, 0),  # a paragraph that names its project only before a colon
    "ezhou-project": (
        4,
        0,
        0,
        0,
    ),  # money told in the cell of a goal is a target and no first budget
    "honghe-unit": (0, 0, 1, 0),  # what became of money that was left from the year before
    "hunan-county": (1, 0, 0, 0),  # a control rate is a rate of its own
    "shenzhen-department": (0, 0, 1, 0),  # the first budget stands under another heading
    "sichuan-final": (1, 0, 0, 0),  # an amount behind counts, named after its section
    "xiamen-special": (0, 0, 1, 0),  # told with what the budget was cut by
    "ningxia-three-public": (
        0,
        0,
        1,
        0,
    ),  # the rate of a change is checked by the change printed beside it
}
OTHER_AGENCY = {"hubei-project"}  # names the unit that filled it in before the department above


@cache
def scored(part: str, name: str) -> Tally:
    """The score of one form, worked out once."""
    return score(part, name)


def test_forms_are_many_and_half_of_them_were_written_blind():
    parts = [part for part, _ in FORMS]
    assert len(parts) >= 20
    assert parts.count("blind") >= 10


@pytest.mark.parametrize(("part", "name"), FORMS, ids=[name for _, name in FORMS])
def test_a_form_is_read_as_its_record_says(part, name):
    tally = scored(part, name)
    facts, rows, relations, loud = SHORT.get(name, (0, 0, 0, 0))
    missed = [whole - hit for hit, whole in (tally.facts, tally.rows, tally.holds)]
    assert all(m <= s for m, s in zip(missed, (facts, rows, relations), strict=True)), tally.missed
    assert tally.loud <= loud, tally.missed
    assert not [line for line in tally.missed if line.startswith("row too many")]


@pytest.mark.parametrize(("part", "name"), FORMS, ids=[name for _, name in FORMS])
def test_errors_planted_in_a_form_are_found(part, name):
    found, planted = scored(part, name).wrong
    assert found == planted


@pytest.mark.parametrize(("part", "name"), FORMS, ids=[name for _, name in FORMS])
def test_a_form_says_whose_it_is_and_of_which_year(part, name):
    assert scored(part, name).case or name in OTHER_AGENCY
