"""Lines of a page: which characters stand on one line, whatever boxes their font gives them."""

import numpy as np
import pytest

from extract.readers.pdf_layout import OUTSIDE, layout_of
from extract.readers.pdf_page import Glyphs

HIGH, LOW = (100.0, 114.0), (109.0, 115.5)
"""The top and the bottom of an ideograph, and of a comma where the font does not say how high its type is."""
CASES = [
    # characters with the boxes of their lines                                  the lines
    ("a low comma stands on its line", [("支出，共计", [HIGH, HIGH, LOW, HIGH, HIGH], 0.0)], ["支出，共计"]),
    (
        "a comma of the line above is no part of the next",
        [("支出，", [HIGH, HIGH, LOW], 0.0), ("共计", [HIGH, HIGH], 15.0)],
        ["支出，", "共计"],
    ),
    ("lines set close stay apart", [("支出", [HIGH] * 2, 0.0), ("共计", [HIGH] * 2, 14.0)], ["支出", "共计"]),
    ("small type stands on the line", [("支出12", [HIGH, HIGH, (105.0, 113.0), (105.0, 113.0)], 0.0)], ["支出12"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "printed", "expected"), CASES, ids=[c[0] for c in CASES])
def test_lines(case, printed, expected):
    codes, boxes = [], []
    for text, heights, down in printed:
        for i, (character, (top, bottom)) in enumerate(zip(text, heights, strict=True)):
            codes.append(ord(character))
            boxes.append([70 + 14 * i, top + down, 84 + 14 * i, bottom + down])
    glyphs = Glyphs(np.array(codes, np.uint32), np.array(boxes))
    found = layout_of(glyphs, np.full(len(glyphs), OUTSIDE), 1)
    assert [line.text for line in found.of_region(OUTSIDE)] == expected
