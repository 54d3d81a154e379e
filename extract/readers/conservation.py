"""Conservation: what every reading owes its document, looked at after each one; a violation is a problem.

Cells of a table do not overlap, neither in the grid nor in the text; every cell lies in its table; every digit of a
table stands in a cell, and every digit of a block has one place at most. A reader that knows how many digits its
source shows has them counted too. One pass over the cells and anchors, so that it costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter, sub
from typing import Final

from extract.document import Aside, Block, Cell, Document, Table, spans_of
from extract.problems import Problem

CODE: Final = "conservation"
_QUOTED: Final = 20  # characters of what is hidden
_DIGITS: Final = "0123456789０１２３４５６７８９"
_DIGIT: Final = re.compile(f"[{_DIGITS}]")


def conserved(document: Document) -> Document:
    """The document with a problem for every violation within it."""
    found = [problem for i in range(len(document.blocks)) for problem in _of_block(document, i)]
    return replace(document, problems=(*document.problems, *found)) if found else document


def balanced(document: Document, shown: int) -> Document:
    """The document with a problem where it does not keep as many digits as its source shows."""
    kept = digits_of(document)
    if kept == shown:
        return document
    what = f"原文有 {shown} 个数字字符，读出 {kept} 个，可能有数字漏读或重读。"
    return replace(document, problems=(*document.problems, Problem(what=what, code=CODE)))


def unseen(asides: Sequence[Aside]) -> Iterator[Problem]:
    """The problem that figures stand where nobody sees them, which are then not checked."""
    found = [" ".join(aside.text.split()) for aside in asides if digits_in(aside.text)]
    if found:
        what = f"文件里有 {len(found)} 段隐藏的文字含有数字（如“{found[0][:_QUOTED]}”），没有参与核对。"
        yield Problem(what=what, code="hidden-text")


def digits_in(text: str) -> int:
    """How many digits a text has, wide ones too."""
    return sum(map(text.count, _DIGITS))


def digits_of(document: Document) -> int:
    """How many digits a document keeps, but for those of list numbers a word processor made."""
    asides = (*document.furniture, *document.hidden, *document.deleted)
    kept = sum(digits_in(part.text) for part in (*document.blocks, *asides))
    made = (b.text[start:end] for b in document.blocks for start, end in b.generated)
    return kept - sum(map(digits_in, made))


def _of_block(document: Document, index: int) -> Iterator[Problem]:
    block = document.blocks[index]
    found = [*_overlaps(block), *_stray(block)] if isinstance(block, Table) else []
    for what, start, end in (*found, *_placed_twice(block)):
        yield Problem(what=what, where=document.where(index, start, end), code=CODE)


def _overlaps(table: Table) -> Iterator[tuple[str, int, int]]:
    """Cells that share a slot, or reach beyond the table."""
    if _tiled(table):
        return
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        bottom, right = cell.row + cell.rowspan, cell.column + cell.colspan
        slots = [(cell.row, cell.column)]
        if cell.rowspan > 1 or cell.colspan > 1:
            slots = [(r, c) for r in range(cell.row, bottom) for c in range(cell.column, right)]
        if not taken.isdisjoint(slots):
            yield f"{_name(cell)}与别的单元格重叠。", cell.start, cell.end
        if bottom > table.rows or right > table.columns:
            yield f"{_name(cell)}超出表格。", cell.start, cell.end
        taken.update(slots)


def _tiled(table: Table) -> bool:
    """Whether every slot of a table is taken once at most, and none beyond it."""
    taken: list[int] = []
    columns = table.columns
    for row, column, _, _, rowspan, colspan in table.cells:
        first = row * columns + column
        if rowspan == colspan == 1:
            taken.append(first)
        else:
            for at in range(first, first + rowspan * columns, columns):
                taken += range(at, at + colspan)
        if row + rowspan > table.rows or column + colspan > columns:
            return False
    return len(set(taken)) == len(taken)


def _name(cell: Cell) -> str:
    return f"第 {cell.row + 1} 行第 {cell.column + 1} 列的单元格"


def _stray(table: Table) -> Iterator[tuple[str, int, int]]:
    """Digits of a table that stand in no cell, or in two."""
    starts, ends = [cell.start for cell in table.cells], [0, *(cell.end for cell in table.cells)]
    # each cell begins one character behind the one before: a tab or a line feed
    if _follow(ends, starts, most=1) and ends[-1] == len(table.text):
        return
    at = 0
    for cell in sorted(table.cells, key=lambda cell: (cell.start, cell.end)):
        if cell.start < at:
            yield "单元格的文字重叠。", cell.start, cell.end
        elif cell.start > at + 1 and _DIGIT.search(table.text, at, cell.start):
            yield "表格中有数字不在任何单元格内。", at, cell.start
        at = max(at, cell.end)
    if _DIGIT.search(table.text, at):
        yield "表格中有数字不在任何单元格内。", at, len(table.text)


def _follow(ends: Sequence[int], starts: Sequence[int], most: int | None = None) -> bool:
    """Whether each stretch begins behind the end before it, and no further behind than ``most``."""
    gaps = set(map(sub, starts, ends))
    return not gaps or (min(gaps) >= 0 and (most is None or max(gaps) <= most))


def _placed_twice(block: Block) -> Iterator[tuple[str, int, int]]:
    """Characters for which two anchors give a place."""
    spans = spans_of(block.anchors)
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    if _follow((0, *ends), starts):
        return
    at = 0
    for start, end in sorted(spans, key=itemgetter(0)):
        if start < at and _DIGIT.search(block.text, start, min(at, end)):
            yield "同一个数字有两处来源。", start, min(at, end)
        at = max(at, end)
