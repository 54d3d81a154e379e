"""Tables pasted into Word files and web pages as lines of text: put together again as in text files."""

import io
from html import escape

import docx
import pytest

from benchmarks.cell_scores import cells_of, numerals_in_place
from benchmarks.other_forms import WAYS, lost, other_forms
from extract.document import Document, Paragraph, Table
from extract.readers import read
from extract.readers.conservation import CODE
from extract.readers.flat_paragraphs import with_tables
from extract.sources import Source

FORMS = other_forms()
SOURCE = Source(id="s1", name="a.docx", sha256="", format="docx")
LINES = "项目 年初预算数 全年预算数 全年执行数\n绿化 7.50 5.25 4.10"


def as_word(text: str) -> Document:
    made = docx.Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    raw = io.BytesIO()
    made.save(raw)
    return read(raw.getvalue(), "a.docx")


def as_web(text: str) -> Document:
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return read(f"<html><body>{lines}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("reader", [as_word, as_web])
@pytest.mark.parametrize("how", WAYS)
def test_numerals_of_pasted_forms_stand_in_place_or_a_problem_says_so(how, reader):
    met = known = 0
    for form in FORMS:
        document = reader(lost(form, how))
        tables = [cells_of(table) for _, table in document.tables()]
        hits, count = numerals_in_place(form.cells(), tables)
        met, known = met + hits, known + count
        assert hits == count or document.problems
        assert CODE not in {problem.code for problem in document.problems}
    assert met >= 0.95 * known


def document_of(*blocks: Paragraph) -> Document:
    return with_tables(Document(SOURCE, blocks))


def test_lines_of_one_paragraph_may_be_a_table_with_text_around_it():
    (before, table, after) = document_of(
        Paragraph(f"表1\n{LINES}\n以上数据已经核对，没有其他需要说明的事项，特此报告。")
    ).blocks
    assert isinstance(table, Table)
    assert [table.content(cell) for cell in table.cells][4:] == ["绿化", "7.50", "5.25", "4.10"]
    assert (before.text, after.text[:4]) == ("表1", "以上数据")


def test_generated_numbers_stay_known_as_such():
    first, second = LINES.split("\n")
    document = document_of(Paragraph(first), Paragraph(f"1. {second}", (), ((0, 2),)))
    (table,) = document.blocks
    assert [table.text[a:b] for a, b in table.generated] == ["1."]


def test_paragraphs_without_a_table_are_the_same():
    document = Document(SOURCE, (Paragraph("全年预算数为5.25万元。"), Paragraph("一 二 三")))
    assert with_tables(document) is document


def test_rows_under_no_known_heads_are_a_problem():
    document = document_of(*(Paragraph(f"甲 {i} {i}") for i in range(10, 14)))
    assert [problem.code for problem in document.problems] == ["table-not-recovered"]
    assert len(document.blocks) == 4
