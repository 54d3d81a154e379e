"""The names that statements and anchors are built from."""

import pytest

from audit.wording import anchor, full_name, listing, name, place
from tests.audit.builders import report
from tests.audit.rules.forms import case, form

OF = report(
    {"n1": "34万元", "n2": "28万元", "n3": "4万元", "n4": "1万元", "n5": "1万元", "n6": "1万元"},
    {"n1": {"label": "三公经费", "measure": "年初预算数"}, "n2": "公务用车", "n3": ""},
)

NAMES = [
    # what the number is                  id      its name         with measure              to be found again
    ("named under a measure", "n1", "三公经费", "三公经费（年初预算数）", "三公经费（年初预算数）"),
    ("named alone", "n2", "公务用车", "公务用车", "公务用车"),
    ("a fact without a label", "n3", "4", "4", ""),
    ("no fact", "n4", "1", "1", ""),
    ("no such number", "gone", "gone", "gone", ""),
]


@pytest.mark.parametrize(
    ("number", "bare", "full", "found"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES]
)
def test_a_number_is_called(number, bare, full, found):
    assert name(OF, number) == bare
    assert full_name(OF, number) == full
    assert anchor(OF, number) == found


LISTINGS = [
    # what the list shows        numbers                   signs      words
    ("one", ["n2"], (), "公务用车"),
    ("two with a sign", ["n1", "n2"], (1, -1), "三公经费 − 公务用车"),
    ("signs for some", ["n1", "n2"], (-1,), "− 三公经费 + 公务用车"),
    ("more than are spelled out", ["n1", "n2", "n3", "n4", "n5", "n6"], (), "6 项之和"),
]


@pytest.mark.parametrize(
    ("numbers", "signs", "words"), [row[1:] for row in LISTINGS], ids=[row[0] for row in LISTINGS]
)
def test_a_list_is_written(numbers, signs, words):
    assert listing(OF, numbers, signs) == words


PLACES = [
    # what stands there            section      its name
    ("a form by its title", "f1", "项目支出绩效自评表：f1"),
    ("running text", "prose", "正文"),
    ("no such form", "gone", "gone"),
]


@pytest.mark.parametrize(
    ("section", "words"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_a_place_is_called(section, words):
    assert place(case(form()), section) == words
