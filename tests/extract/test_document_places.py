"""Places are found through an index; what it finds is what a look at every anchor finds."""

from dataclasses import replace

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
