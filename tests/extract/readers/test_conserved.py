"""Conservation after each read: violations are problems with places, and no reading of a known file has any."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.form_files import as_docx, as_html, as_pdf, as_xlsx
from benchmarks.known_forms import Form
from benchmarks.ten_forms import FLATTENED, flattened, ten_forms
from extract.document import Cell, Document, LineAnchor, Paragraph, Table
from extract.readers import read
from extract.readers.conservation import CODE, balanced, conserved, digits_of
from extract.sources import Source

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")
SAMPLES = Path(__file__).parents[3] / "samples"
CELLS = (Cell(0, 0, 0, 1), Cell(0, 1, 2, 4))


def table(*cells: Cell, text: str = "甲\t12", rows: int = 1) -> Document:
    return Document(source=SOURCE, blocks=(Table(text, rows, 2, cells),))


BROKEN = [
    ("two cells in one slot", table(CELLS[0], Cell(0, 0, 2, 4)), "重叠"),
    ("a merged cell over another", table(Cell(0, 0, 0, 1, 1, 2), CELLS[1]), "重叠"),
    ("a cell beyond the last row", table(CELLS[0], Cell(0, 1, 2, 4, 2)), "超出"),
    ("a number in no cell", table(CELLS[0], text="甲\t12"), "不在任何单元格"),
    ("a number before the first cell", table(Cell(0, 1, 3, 4), text="12\t甲"), "不在任何单元格"),
    ("cells that share their text", table(CELLS[0], Cell(0, 1, 0, 4)), "文字重叠"),
    (
        "a number with two places",
        Document(
            source=SOURCE,
            blocks=(Paragraph("共12", (LineAnchor(0, 3, 1, 0), LineAnchor(1, 3, 2, 0))),),
        ),
        "两处来源",
    ),
]


@pytest.mark.parametrize(("case", "document", "said"), BROKEN, ids=[c[0] for c in BROKEN])
def test_a_violation_is_a_problem_with_its_place(case, document, said):
    found = conserved(document).problems
    assert [problem.code for problem in found] == [CODE] * len(found)
    assert any(said in problem.what and problem.where for problem in found)


def test_what_is_whole_stays_as_it_is():
    document = table(*CELLS)
    assert conserved(document) is document


@pytest.mark.parametrize(("shown", "problems"), [(2, 0), (3, 1), (1, 1)])
def test_as_many_digits_are_kept_as_the_source_shows(shown, problems):
    assert len(balanced(table(*CELLS), shown).problems) == problems


def test_a_generated_list_number_is_no_digit_of_the_source():
    made = Document(source=SOURCE, blocks=(Paragraph("1.共２项", generated=((0, 2),)),))
    assert digits_of(made) == 1


REPORTS = [path for path in sorted(SAMPLES.glob("*.*")) if path.suffix not in {".md", ".py"}]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_samples_are_read_without_loss(path):
    assert [p.what for p in read(path).problems if p.code == CODE] == []


TEXT = st.text(alphabet="项目资金 12.0%３", max_size=8).map(str.strip)


@st.composite
def forms(draw) -> Form:
    """Tables of any texts, with cells that are merged to the right."""
    width = draw(st.integers(2, 5))
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        row = [draw(TEXT) for _ in range(width)]
        wide = draw(st.integers(0, width - 1))
        row[width - wide :] = ["<"] * wide
        rows.append(tuple(row))
    return Form("情况表", (1.0,) * width, tuple(rows))


WRITERS = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html, "pdf": as_pdf}


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=15, deadline=None)
@given(form=forms())
def test_no_digit_of_a_generated_file_is_lost_or_doubled(suffix, form):
    document = read(WRITERS[suffix]([form]), f"a.{suffix}")
    assert [p.what for p in document.problems if p.code == CODE] == []
    digits = sum(character.isdigit() for text in form.cells().values() for character in text)
    assert digits_of(document) - sum(c.isdigit() for c in form.title) == digits


@pytest.mark.parametrize("how", FLATTENED)
def test_no_digit_of_a_flattened_form_is_lost_or_doubled(how):
    for form in ten_forms():
        assert [
            p for p in read(flattened(form, how).encode(), "a.txt").problems if p.code == CODE
        ] == []
