"""Places of words, as well as the numbers around them tell."""

import pytest

from audit.places import locator
from tests.audit.builders import number, report, span

ROW = {
    name: number("5", id=name, block=3, start=start)
    for name, start in (("a", 10), ("b", 20), ("c", 30))
}
OF = report(ROW)
LINES = {"a": 101, "b": 102, "c": 103}
WHERES = {name: OF.wheres[name].model_copy(update={"line": line}) for name, line in LINES.items()}
HERE = OF.model_copy(update={"wheres": WHERES})

CASES = [
    ("before every number", (0, 5), 101),
    ("around the first number", (8, 12), 101),
    ("between two numbers: the one before", (22, 28), 102),
    ("a row that begins before a number", (15, 35), 102),
    ("behind the last number", (40, 41), 103),
]


@pytest.mark.parametrize(
    ("place", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_line_of_words(place, line):
    found = locator(HERE)(span(3, *place))
    assert (found.line, found.start, found.end) == (line, *place)


def test_a_block_without_numbers_has_its_logical_place_only():
    found = locator(HERE)(span(9, 1, 2))
    assert (found.block, found.line) == (9, None)
