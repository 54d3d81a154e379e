"""Wrapping: what stands between two printed lines."""

import pytest

from extract.readers.printed import Line
from extract.readers.wrapping import glue

ROOM = 60.0


def line(text: str) -> Line:
    """A line of type of size ten: ideographs ten wide, everything else five."""
    edges = [0.0]
    for character in text:
        edges.append(edges[-1] + (10.0 if character >= "\u2e80" or character in "“”" else 5.0))
    return Line(1, text, 0.0, 12.5, tuple(edges))


CASES = [
    # what is printed                              first line    next line     between them
    ("a full line of prose goes on", "年度预算安排", "资金共计", ""),
    ("a line that ends well before the edge was ended", "预算数", "决算数", "\n"),
    ("room for one more ideograph: ended on purpose", "年度预算", "安排", "\n"),
    ("a number wider than the cell is broken anywhere", "2345678901.2", "345", ""),
    ("the rest of a number goes on at a full line", "预算数12345", "0%", ""),
    ("a number that had to move as a whole", "预算执行", "1234.56万", ""),
    ("no room for the mark that belongs to the word", "绩效目标数", "值，年", ""),
    ("a word wider than the cell is broken anywhere", "abcdefghijkl", "mnop", ""),
    ("two words keep their space", "word spare", "word", " "),
    ("a comma keeps the number behind it", "组织活", "动，2023年", ""),
    ("a comma keeps no more than a number", "组织活", "动，参加", "\n"),
    ("no line begins with a comma on purpose", "手册", "，35个", ""),
    ("quotation marks keep what stands before them", "活动预", "算“2024年", ""),
]


@pytest.mark.parametrize(("case", "first", "second", "between"), CASES, ids=[c[0] for c in CASES])
def test_lines_are_glued(case, first, second, between):
    above = line(first)
    assert glue(above, line(second), ROOM - above.width, ROOM) == between
