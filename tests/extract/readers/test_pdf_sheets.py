"""Sheets laid out together give what each gives alone, and a page has room for any number of characters."""

import io
from itertools import chain

import numpy as np
from reportlab.pdfgen.canvas import Canvas

from extract.readers import read
from extract.readers.pdf_engine import opened, page_count
from extract.readers.pdf_sheets import batches, laid_out, sheet_of
from tests.house.source import ROOT

SAMPLE = ROOT / "samples" / "education-2024.pdf"


def crowded(lines, characters):
    """A page of many characters over ruling strokes, as many as there are lines, drawn twice."""
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(3000, 3000), invariant=1)
    for _ in range(2):
        for i in range(lines):
            canvas.drawString(
                20, 2980 - 14 * i, "".join(str((i + j) % 10) for j in range(characters))
            )
            canvas.line(10, 2970 - 14 * i, 2900, 2970 - 14 * i)
    canvas.save()
    return raw.getvalue()


def test_sheets_laid_out_together_give_what_each_gives_alone():
    with opened(SAMPLE.read_bytes()) as document:
        sheets = [sheet_of(document, i) for i in range(page_count(document))]
    together = list(chain.from_iterable(laid_out(batch) for batch in batches(sheets)))
    alone = [page for sheet in sheets for page in laid_out([sheet])]
    assert [page.number for page in together] == [page.number for page in alone]
    assert len(sheets) > 1
    for one, other in zip(together, alone, strict=True):
        assert one.page == other.page
        assert one.layout.text == other.layout.text
        for name in ("begins", "regions", "tops", "bottoms", "edges"):
            assert (getattr(one.layout, name) == getattr(other.layout, name)).all(), name
        assert len(one.grids) == len(other.grids)
        for grid, same in zip(one.grids, other.grids, strict=True):
            assert (grid.cells == same.cells).all()
            assert np.array_equal(grid.xs, same.xs)


def test_a_page_has_room_for_more_characters_than_are_asked_for_in_one_go():
    document = read(crowded(200, 30))
    text = "".join(block.text for block in document.blocks)
    assert sum(map(str.isdigit, text)) == 200 * 30
    assert not document.problems
