"""Legibility as a table: what was read of a line with doubts, and what a number knows of it."""

from decimal import Decimal

import pytest

from extract.document import Document, PageAnchor, Paragraph, Recognition
from extract.scan import scan
from extract.sources import Source

SOURCE = Source(id="s1", name="a.png", sha256="", format="png")


def paragraph(*lines):
    """A paragraph of lines, each a text, the least legible character with its percent, and rivals."""
    text, anchors = "", []
    for line, percents, rivals in lines:
        sure = bytearray([99] * len(line))
        for place, percent in percents.items():
            sure[place] = percent
        end = len(text) + len(line)
        edges = tuple(float(i) for i in range(len(line) + 1))
        read = Recognition(bytes(sure), rivals)
        anchors.append(PageAnchor(len(text), end, 1, 0.0, 10.0, edges, read))
        text += line
    return Paragraph(text, tuple(anchors))


CASES = [
    # what the case shows                     lines                                  confidence  alternatives
    ("a number that was read surely", [("支出34.5万元", {}, ())], "0.99", ()),
    ("the least legible figure counts", [("支出34.5万元", {3: 71, 2: 90}, ())], "0.71", ()),
    ("words beside it do not", [("支出34.5万元", {0: 20, 7: 30}, ())], "0.99", ()),
    ("a rival gives another number", [("支出34.5万元", {}, ((3, 4, "9"),))], "0.99", ("39.5",)),
    ("a figure may be dirt", [("支出34.5万元", {}, ((5, 6, ""),))], "0.99", ("34.",)),
    ("a point may be lost", [("支出345万元", {}, ((4, 4, "."),))], "0.99", ("34.5",)),
    ("a rival elsewhere says nothing", [("支7出34.5万元", {}, ((1, 2, "1"),))], "0.99", ()),
    (
        "a number on two lines knows of both",
        [("支出3", {2: 80}, ()), ("4.5万元", {}, ((0, 1, "9"),))],
        "0.80",
        ("39.5",),
    ),
    ("each rival is told once", [("支出3", {}, ((2, 3, "8"), (2, 3, "8")))], "0.99", ("8",)),
]


@pytest.mark.parametrize(("case", "lines", "confidence", "alternatives"), CASES)
def test_a_number_knows_how_surely_it_was_read(case, lines, confidence, alternatives):
    number = scan(Document(SOURCE, (paragraph(*lines),)))[-1]
    assert number.confidence == Decimal(confidence)
    assert number.alternatives == alternatives


def test_a_number_that_was_not_recognised_has_no_confidence():
    plain = Paragraph("支出3万元", (PageAnchor(0, 5, 1, 0.0, 10.0, (0, 1, 2, 3, 4, 5)),))
    (number,) = scan(Document(SOURCE, (plain,)))
    assert (number.confidence, number.alternatives) == (None, ())
