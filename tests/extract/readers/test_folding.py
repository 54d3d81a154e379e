"""Folding: radicals become ideographs, and nothing else changes."""

import pytest

from extract.readers.folding import fold_radicals

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
