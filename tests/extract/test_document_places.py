"""Places are found through an index; what it finds is what a look at every anchor finds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, LineAnchor, Paragraph, SheetAnchor
from extract.sources import Source

SOURCE = Source(id="s1", name="a", sha256="", format="text")
TEXT = "0123456789" * 4
SPANS = st.tuples(st.integers(0, 39), st.integers(0, 6)).map(lambda s: (s[0], min(s[0] + s[1], 40)))


def touches(anchor, start, end):
    """Whether an anchor and a span share a character, where an empty one counts as one."""
    return anchor.start < max(end, start + 1) and start < max(anchor.end, anchor.start + 1)


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_first_anchor_that_touches_a_span_places_it(anchored, span):
    anchors = tuple(LineAnchor(a, b, line, 0) for line, (a, b) in enumerate(anchored, 1))
    where = Document(SOURCE, (Paragraph(TEXT, anchors),)).where(0, *span)
    first = next((a for a in anchors if touches(a, *span)), None)
    assert where.line == (first.line if first else None)


@given(st.lists(SPANS, max_size=12), SPANS)
def test_an_index_keeps_to_its_block(anchored, span):
    sheets = tuple(SheetAnchor(a, b, "表", f"A{i}") for i, (a, b) in enumerate(anchored, 1))
    document = Document(SOURCE, (Paragraph(TEXT), Paragraph(TEXT, sheets)))
    assert document.where(0, *span).cell is None
    first = next((a for a in sheets if touches(a, *span)), None)
    assert document.where(1, *span).cell == (first.cell if first else None)


def test_a_document_with_other_blocks_forgets_the_places_of_the_old():
    first = Document(SOURCE, (Paragraph(TEXT, (LineAnchor(0, 40, 1, 0),)),))
    assert first.where(0, 0, 1).line == 1
    assert (
        replace(first, blocks=(Paragraph(TEXT, (LineAnchor(0, 40, 2, 0),)),)).where(0, 0, 1).line
        == 2
    )


QUOTES = [
    # what stands around the number                            the number      what is quoted
    ("a figure that begins before", "收回45.50万元，下达80万元", "80", "45.50万元，下达80万元"),
    ("a figure that goes on behind", "下达80万元，支出8,452.30%余款", "80", "下达80万元，支出8,452.30%"),
    ("words only", "这里有很多很多别的字下达80万元然后是很多很多别的字", "80", "很多很多别的字下达80万元然后是很多很多"),
    ("a figure at the very edge", "5.5元80元7.5", "80", "5.5元80元7.5"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "number", "quote"), QUOTES, ids=[c[0] for c in QUOTES])
def test_a_quote_cuts_no_figure_in_two(case, text, number, quote):
    document = Document(source=SOURCE, blocks=(Paragraph(text),))
    start = text.index(number)
    assert document.where(0, start, start + len(number), margin=9).quote == quote
