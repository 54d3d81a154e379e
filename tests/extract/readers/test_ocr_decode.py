"""Decoding as a table: columns of probabilities, and the characters with their doubts."""

import numpy as np
import pytest

from extract.readers.ocr_decode import decoded

CHARACTERS = ["blank", "1", "7", ".", ",", "，", "年"]
SURE = 0.999

CASES = [
    # what the case shows                       columns: what each shows and how surely       text, rivals
    ("a run of one winner is one character", [("1", SURE), ("1", SURE), ("年", SURE)], "1年", []),
    ("a blank parts two of a kind", [("1", SURE), ("blank", SURE), ("1", SURE)], "11", []),
    ("a sure character has no rival", [("7", 0.995, "1", 0.004)], "7", []),
    ("a doubtful one has the second", [("7", 0.7, "1", 0.28)], "7", [("7", "1")]),
    ("nothing may be the second", [(".", 0.6, "blank", 0.39)], ".", [(".", "")]),
    ("noise is no rival", [("7", 0.98, "1", 0.01)], "7", []),
    ("the same sign in another width is no rival", [(",", 0.6, "，", 0.39)], ",", []),
    (
        "a point that nearly was read is told",
        [("1", SURE), ("blank", SURE), ("blank", 0.7, ".", 0.3), ("blank", SURE), ("7", SURE)],
        "17",
        [("", ".")],
    ),
    (
        "the edge of a character is no second one",
        [("1", SURE), ("blank", 0.7, "1", 0.3), ("blank", SURE), ("7", SURE)],
        "17",
        [],
    ),
    (
        "an ideograph that nearly was read says nothing of a number",
        [("1", SURE), ("blank", SURE), ("blank", 0.7, "年", 0.3), ("blank", SURE)],
        "1",
        [],
    ),
    ("padding is not read", [("1", SURE)], "1", []),
]


def probabilities(columns):
    rows = np.full((len(columns) + 3, len(CHARACTERS)), 1e-5, np.float32)
    rows[len(columns) :, CHARACTERS.index("7")] = 1.0  # padding that would read as a figure
    for row, column in zip(rows, columns, strict=False):
        for text, share in zip(column[::2], column[1::2], strict=True):
            row[CHARACTERS.index(text)] = share
    return rows


@pytest.mark.parametrize(("case", "columns", "text", "rivals"), CASES)
def test_columns_become_characters(case, columns, text, rivals):
    marks = list(decoded(probabilities(columns), CHARACTERS, len(columns)))
    assert "".join(mark.text for mark in marks) == text
    assert [(mark.text, mark.rival) for mark in marks if mark.rival is not None] == rivals


def test_two_widths_of_one_sign_are_one_probability():
    (mark,) = decoded(probabilities([(",", 0.6, "，", 0.39)]), CHARACTERS, 1)
    assert mark.probability == pytest.approx(0.99)


def test_a_character_stands_in_the_middle_of_its_columns():
    columns = [("blank", SURE), ("1", SURE), ("1", SURE), ("1", SURE)]
    assert [mark.column for mark in decoded(probabilities(columns), CHARACTERS, 4)] == [2.0]
