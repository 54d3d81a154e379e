"""What makes no difference to a reader makes none to the records of whole reports in every format, changed as they were read.

Rows that tell nothing and sentences about nothing are put in, and amounts of money are written in 元.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from extract.document import Cell, Document, Paragraph, Table
from extract.numbers import Kind
from extract.readers.many import read_all
from extract.recognise import recognise
from extract.records import Report
from gouji.pipeline import NamedBytes
from tests.extract.test_same_forms import facts
from tests.extract.test_same_records import rates, rows, sums
from tests.forms.score import FORMS

REMARK = "各项工作有序推进，成效逐步显现。"
DESIGNS = [
    *sorted(f"third/{p.name}" for p in (FORMS / "third").iterdir() if p.suffix != ".yaml"),
    "fresh/hunan-cover.txt",
    "fresh/qinghai-prose.txt",
    "open/guangdong-scoring-cells.txt",
    "open/tianjin-allocation.txt",
    "blind/hebei-filler.txt",
    "blind/shandong-base.xlsx",
]
IDLE = {"nothing": "", "dots": "……", "a note": "注：本表由各单位填报，汇总后上报。"}
Edit = tuple[int, int, str]
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ON = re.compile(r"。(?=[^其\n])(?!分|具体|包括|上述|以上|两项)")


@cache
def design(name: str) -> Document:
    """A report as its own reader reads it, without the places on its pages, which a change would move."""
    path = FORMS / name
    return edited(read_all([NamedBytes(path.name, path.read_bytes())])[0], {})


@cache
def plain(name: str) -> Report:
    return recognise([design(name)])


def edited(document: Document, edits: dict[int, list[Edit]]) -> Document:
    """The document with stretches of its blocks written otherwise."""
    blocks = []
    for index, block in enumerate(document.blocks):
        changes = sorted(edits.get(index, []))
        text = _changed(block.text, changes)
        if isinstance(block, Paragraph):
            blocks.append(replace(block, text=text, anchors=()))
            continue
        cells = [_moved(cell, changes) for cell in block.cells]
        blocks.append(replace(block, text=text, cells=tuple(cells), anchors=(), unsure=()))
    return replace(document, blocks=tuple(blocks))


def _changed(text: str, changes: Sequence[Edit]) -> str:
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return text


def _moved(cell: Cell, changes: Sequence[Edit]) -> Cell:
    before = sum(len(new) - (end - start) for start, end, new in changes if end <= cell.start)
    inside = sum(
        len(new) - (end - start) for start, end, new in changes if cell.start <= start < cell.end
    )
    return cell._replace(start=cell.start + before, end=cell.end + before + inside)


def with_row(document: Document, block: int, at: int, text: str) -> Document:
    """The document with a row before row ``at`` of a table, in which so much is printed and no more."""
    table = document.blocks[block]
    assert isinstance(table, Table)
    printed: defaultdict[int, list[tuple[Cell, str]]] = defaultdict(list)
    crossing: set[int] = set()
    for cell in table.cells:
        over = cell.row < at < cell.row + cell.rowspan
        crossing |= {*range(cell.column, cell.column + cell.colspan)} if over else set()
        moved = cell._replace(row=cell.row + (cell.row >= at), rowspan=cell.rowspan + over)
        printed[moved.row].append((moved, table.content(cell)))
    free = [column for column in range(table.columns) if column not in crossing]
    printed[at] = [(Cell(at, c, 0, 0), text if c == free[0] else "") for c in free]
    return _with_table(document, block, table, printed)


def _with_table(
    document: Document, block: int, table: Table, printed: dict[int, list[tuple[Cell, str]]]
) -> Document:
    """The document with a table of these cells."""
    cells, text = [], ""
    for row in range(table.rows + 1):
        text += "\n" if row else ""
        for place, (cell, words) in enumerate(sorted(printed.get(row, []))):
            text += "\t" if place else ""
            cells.append(cell._replace(start=len(text), end=len(text) + len(words)))
            text += words
    fresh = replace(
        table, text=text, rows=table.rows + 1, cells=tuple(cells), unsure=(), generated=()
    )
    blocks = [fresh if i == block else b for i, b in enumerate(document.blocks)]
    return replace(document, blocks=tuple(blocks))


def same(one: Report, other: Report, *, amounts: bool = True) -> None:
    """Hold the records of two readings equal; the rows without what they print, where amounts are written otherwise."""
    assert facts(one) == facts(other)
    assert sums(one) == sums(other)
    assert rates(one) == rates(other)
    shown = slice(None) if amounts else slice(3)
    assert Counter(r[shown] for r in rows(one)) == Counter(r[shown] for r in rows(other))


def _places(document: Document) -> Iterator[tuple[int, int]]:
    """Some places in tables where a row may be put in: below the first, and then every fifth."""
    for block, table in document.tables():
        yield from ((block, at) for at in range(2, table.rows, 5))


@pytest.mark.parametrize("what", IDLE)
@pytest.mark.parametrize("name", DESIGNS)
def test_a_row_that_tells_nothing_makes_no_difference(name: str, what: str) -> None:
    for block, at in _places(design(name)):
        same(recognise([with_row(design(name), block, at, IDLE[what])]), plain(name))


@pytest.mark.parametrize("name", DESIGNS)
def test_a_remark_between_paragraphs_makes_no_difference(name: str) -> None:
    blocks: list[Paragraph | Table] = []
    for block in design(name).blocks:
        before = blocks[-1] if blocks else None
        whole = isinstance(before, Paragraph) and before.text.rstrip().endswith("。")
        if whole and isinstance(block, Paragraph):
            blocks.append(Paragraph(REMARK))
        blocks.append(block)
    same(recognise([replace(design(name), blocks=tuple(blocks))]), plain(name))


@pytest.mark.parametrize("name", DESIGNS)
def test_a_remark_behind_a_sentence_makes_no_difference(name: str) -> None:
    edits = {
        index: [(m.end(), m.end(), REMARK) for m in _ON.finditer(block.text)]
        for index, block in enumerate(design(name).blocks)
        if isinstance(block, Paragraph)
    }
    same(recognise([edited(design(name), edits)]), plain(name))


@pytest.mark.parametrize("name", DESIGNS)
def test_a_report_in_yuan_says_the_same_as_in_ten_thousands(name: str) -> None:
    document, edits = design(name), defaultdict[int, list[Edit]](list)
    for index, block in enumerate(document.blocks):
        edits[index] = [(m.start(), m.end(), "元") for m in re.finditer("万元", block.text)]
    for number in plain(name).numbers:
        text = document.blocks[number.block].text
        figure = _FIGURE.search(text, number.start)
        if number.kind is Kind.MONEY and number.unit.startswith("万元") and figure:
            amount = Decimal(figure.group().replace(",", "")) * 10_000
            short = text.startswith("万", figure.end()) and not text.startswith(
                "万元", figure.end()
            )
            written = f"{amount.quantize(Decimal('1.00')):,}{'元' if short else ''}"
            edits[number.block].append((figure.start(), figure.end() + short, written))
    same(recognise([edited(document, edits)]), plain(name), amounts=False)
