"""Anchors kept as arrays: each one comes back as it was put in, and says where it stands without being made."""

import pickle

import pytest

from extract.anchors import PageAnchor, Recognition
from extract.document import Document, Paragraph
from extract.legibility import Legibility
from extract.page_anchors import PageAnchors
from extract.sources import Source

READ = Recognition(b"\x63\x32", ((1, 2, "7"),))
PRINTED = [
    (0, 1, 10.1, 21.3, (5.0, 10.2, 15.9), None),
    (3, 2, 800.4, 811.9, (70.3, 75.1, 80.7), READ),
    (5, 2, -3.2, 9.9, (0.1, 900.6), None),
]
MADE = tuple(
    PageAnchor(at, at + len(edges) - 1, page, top, bottom, edges, read)
    for at, page, top, bottom, edges, read in PRINTED
)


def test_anchors_come_back_as_they_were():
    anchors = PageAnchors(PRINTED)
    assert tuple(anchors) == MADE == anchors[:]
    assert (len(anchors), anchors[-1], anchors[1:]) == (3, MADE[2], MADE[1:])
    assert anchors == MADE
    assert anchors != MADE[:2]


def test_there_is_no_anchor_beyond_the_last():
    with pytest.raises(IndexError):
        PageAnchors(PRINTED)[3]


def test_spans_are_known_without_making_anchors():
    assert PageAnchors(PRINTED).spans == [(a.start, a.end) for a in MADE]
    assert PageAnchors().spans == []


def test_two_with_the_same_places_are_equal_also_after_a_journey():
    first, second = PageAnchors(PRINTED), pickle.loads(pickle.dumps(PageAnchors(PRINTED)))
    assert first == second
    assert hash(first) == hash(second)
    assert first != PageAnchors(PRINTED[:2])


def test_a_document_finds_places_and_doubts_in_them():
    block = Paragraph("支出 12万", PageAnchors(PRINTED))
    document = Document(Source(id="s1", name="a", sha256="", format="pdf"), (block,))
    (box,) = document.where(0, 3, 5).boxes
    assert (box.page, box.box) == (2, (70.3, 800.4, 80.7, 811.9))
    assert str(Legibility(block).confidence(3, 5)) == "0.5"
    assert Legibility(block).alternatives(3, 5) == ("17",)
    assert Legibility(block).confidence(0, 2) is None


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_box_of_characters_is_that_of_their_anchor(index):
    anchor = MADE[index]
    spans = [(s, e) for s in range(anchor.start, anchor.end) for e in range(s + 1, anchor.end + 1)]
    for start, end in spans:
        assert PageAnchors(PRINTED).box(index, start, end) == anchor.box(start, end)
