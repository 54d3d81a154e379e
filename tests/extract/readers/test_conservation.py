"""Conservation: every visible digit of a PDF ends in exactly one block, running head or hidden line."""

from collections import Counter
from io import BytesIO
from itertools import pairwise

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Table
from extract.readers.pdf import read_pdf
from extract.readers.pdf_engine import LOCK
from tests.extract.readers.sheets import SOURCE, Sheet

FIGURES = st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,2})?%?", fullmatch=True)
WORDS = st.sampled_from(["预算", "项目支出", "①", "共３项", "", "2024年", "绩效自评"])
ENTRY = st.one_of(FIGURES, WORDS, st.tuples(WORDS, FIGURES).map("".join))


def digits(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isdigit())


def printed(data: bytes) -> Counter[str]:
    """The digits of all pages as the engine gives them, whatever their place."""
    with LOCK, pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        return digits("".join(page.get_textpage().get_text_range() for page in pdf))


def kept(document: Document) -> Counter[str]:
    texts = [block.text for block in document.blocks]
    texts += [aside.text for aside in (*document.furniture, *document.hidden, *document.deleted)]
    return digits("".join(texts))


@st.composite
def sheets(draw) -> Sheet:
    """Pages with tables whose inner lines may be missing, text around them and page numbers."""
    sheet = Sheet()
    for page in range(draw(st.integers(1, 3))):
        top = 60.0
        for _ in range(draw(st.integers(0, 2))):
            rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
            found = {
                (i, j): draw(ENTRY)
                for i in range(rows)
                for j in range(columns)
                if draw(st.integers(0, 9))
            }
            style = draw(st.sampled_from(["stroke", "fill"]))
            sheet.text(70, top, draw(ENTRY) + "表")
            sheet.table(70, top + 20, [90] * columns, [20] * rows, found, style=style)
            top += 40 + 20 * rows
        for _ in range(draw(st.integers(0, 6))):
            sheet.text(draw(st.sampled_from([70, 90, 300])), top, draw(ENTRY) + draw(ENTRY))
            top += 16
        sheet.text(280, 810, str(page + 1), 9)
        sheet.turn_page()
    return sheet


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_no_digit_is_lost_or_doubled(sheet):
    data = sheet.data()
    assert kept(read_pdf(data, SOURCE)) == printed(data)


@settings(max_examples=30, deadline=None)
@given(sheets())
def test_cells_of_a_table_never_overlap(sheet):
    for block in read_pdf(sheet.data(), SOURCE).blocks:
        if isinstance(block, Table):
            slots = Counter(
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.rowspan)
                for column in range(cell.column, cell.column + cell.colspan)
            )
            assert set(slots.values()) <= {1}
            assert all(row < block.rows and column < block.columns for row, column in slots)
            ends = [(cell.start, cell.end) for cell in block.cells]
            assert all(a[1] < b[0] for a, b in pairwise(ends))
