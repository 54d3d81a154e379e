"""Folding: radicals become ideographs, and nothing else changes."""

import pytest

from extract.readers import read
from extract.readers.folding import fold_digits, fold_radicals, without_unseen

CASES = [
    ("Kangxi radicals", "\u2f40出一\u2f00", "支出一一"),
    ("radicals of the supplement", "\u2eda码\u2ed3\u2ea0", "页码长民"),
    ("the simplified form where simplified text means it", "\u2f3e", "户"),
    ("full-width digits stay", "１２．５", "１２．５"),
    ("circled numbers and superscripts stay", "①m²㎡", "①m²㎡"),
    ("an ordinary text stays", "支出 12.5 万元", "支出 12.5 万元"),
]


@pytest.mark.parametrize(("case", "text", "folded"), CASES, ids=[c[0] for c in CASES])
def test_radicals_fold_one_to_one(case, text, folded):
    assert fold_radicals(text) == folded


def test_every_radical_folds_to_one_character():
    radicals = [chr(c) for c in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))]
    assert all(len(fold_radicals(radical)) == 1 for radical in radicals)
    kept = [radical for radical in radicals if fold_radicals(radical) == radical]
    assert kept == ["\u2e80", "\u2e9a"]  # a repetition mark, and one that was never assigned


DIGITS = [
    ("bold digits of mathematics", "支出𝟏𝟎𝟎万元", "支出100万元"),
    ("digits of other scripts", "支出١٠٠万元，共२家", "支出100万元，共2家"),
    ("full-width digits stay", "１２．５", "１２．５"),
    ("circled numbers and superscripts stay", "①m²㎡½", "①m²㎡½"),
]


@pytest.mark.parametrize(("case", "text", "folded"), DIGITS, ids=[c[0] for c in DIGITS])
def test_digits_fold_one_to_one(case, text, folded):
    assert fold_digits(text) == folded
    (block,) = read(text.encode(), "a.txt").blocks
    assert block.text == folded


UNSEEN = [
    ("marks of direction", "6\u202d0\u202c万元\u2066。\u2069", "60万元。"),
    ("what picks the form of a character", "1\ufe0f\u20e3项", "1项"),
    ("an accent and a line below figures", "1\u030100\u0332万元", "100万元"),
    ("a stroke through a figure says something", "1\u03360\u0336", "1\u03360\u0336"),
    ("an accent on a letter", "e\u0301", "e\u0301"),
]


@pytest.mark.parametrize(("case", "text", "left"), UNSEEN, ids=[c[0] for c in UNSEEN])
def test_what_takes_no_room_parts_no_figure(case, text, left):
    assert without_unseen(text) == left
