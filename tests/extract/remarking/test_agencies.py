"""Names of the unit in the forms, and those that are written nearly as the usual one."""

import pytest

from tests.extract.remarking.reading import remarks_of, rows_of

USUAL = "雁泽县文化旅游广电体育局"
NAMES = [
    ("雁泽县文化广电体育局", USUAL),
    ("雁泽县文化旅游广电体育局机关", ""),
    ("雁泽县文化旅游局", ""),
    ("雁泽县林业局", ""),
    ("雁泽县文化旅游广电体育局", ""),
]


@pytest.mark.parametrize(("name", "like"), NAMES, ids=[row[0] for row in NAMES])
def test_a_word_left_out_inside_makes_another_writing(name, like):
    forms = [
        line for n in (USUAL, USUAL, name) for line in (*rows_of(("≥1次", "", "1次"), agency=n), "")
    ]
    found = remarks_of(*forms).agencies
    assert [agency.name for agency in found] == [USUAL, USUAL, name]
    assert found[-1].like == like
