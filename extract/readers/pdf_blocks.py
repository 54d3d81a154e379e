"""Blocks of a PDF: tables and paragraphs of all pages in reading order, with the doubts that remain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from extract.document import Block
from extract.readers.pdf_aligned import aligned_runs
from extract.readers.pdf_paragraphs import Frame, frames_of, paragraphs_of, size_of
from extract.readers.pdf_tables import GrowingTable
from extract.readers.printed import Leaf, Line, Page, PrintedTable
from extract.readers.tables import paragraph_of

_DOUBTS: Final = {
    "grid-open": "表格线没有围成完整的单元格，有数字不在任何单元格内，请对照原件核对。",
    "readers-differ": "表格线没有围成完整的单元格，两种读取方法的结果不一致，请对照原件核对。",
    "second-reader": "表格线没有围成完整的单元格，采用了第二种读取方法的结果，请对照原件核对。",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a block, or one row of a table, that could not be told for certain."""

    code: str
    what: str
    block: int
    row: int | None = None


@dataclass
class Blocks:
    """The blocks of a document while they are put together; ``repeated`` are lines of head rows printed again."""

    blocks: list[Block] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def blocks_of(pages: list[Leaf], beside: Collection[tuple[int, int]]) -> Blocks:
    """The blocks of pages, which are let go one by one; ``beside`` are pages and indexes of lines of furniture."""
    frames = frames_of(pages, beside)
    by_page = {page.number: frames[size_of(page)] for page in pages}
    found = Blocks()
    table: GrowingTable | None = None
    lines: list[Line] = []
    pages.reverse()
    while pages:
        for item in _items(pages.pop().opened(), beside):
            if isinstance(item, Line) and table and table.hang(item):
                continue
            if isinstance(item, Line):
                _close(table, by_page, found)
                table = None
                lines.append(item)
            elif not table or not table.take(item, by_page[item.page].floor):
                _close(table, by_page, found)
                _flush(lines, by_page, found)
                table, lines = GrowingTable(item), []
        # a paragraph may go on on the next page
        lines = _flush(lines, by_page, found, last=False)
    _close(table, by_page, found)
    _flush(lines, by_page, found)
    return found


def _items(page: Page, beside: Collection[tuple[int, int]]) -> list[Line | PrintedTable]:
    """Lines and tables of a page in reading order, without its furniture."""
    number = page.number
    lines = (line for i, line in enumerate(page.lines) if (number, i) not in beside)
    return sorted([*page.tables, *lines], key=_corner)


def _corner(item: Line | PrintedTable) -> tuple[float, float]:
    """Where a line or a table begins, from the top and from the left."""
    box = item.box if isinstance(item, PrintedTable) else item
    return box.top, box.left


def _close(table: GrowingTable | None, frames: dict[int, Frame], found: Blocks) -> None:
    """Add a table that is complete; a frame that no other part has joined is text."""
    if table and table.frame:
        _flush(table.frame.lines, frames, found)
    elif table:
        what = "表格的这一行可能被分页切成两行，未能确定，按两行读取。"
        at = len(found.blocks)
        found.doubts += (Doubt("row-torn", what, at, row) for row in table.torn)
        found.doubts += (Doubt(code, _DOUBTS[code], at, row) for code, row in table.doubts)
        if table.inferred:
            what = "这里的表格没有完整的表格线，已按列对齐和表头用词恢复，请对照原件核对。"
            found.doubts.append(Doubt("table-inferred", what, at))
        found.blocks.append(table.finished())
        found.repeated += table.repeated


def _flush(
    lines: Sequence[Line], frames: dict[int, Frame], found: Blocks, *, last: bool = True
) -> list[Line]:
    """Add the paragraphs of lines, the last one only where nothing can follow it; the lines that are left."""
    starts = {id(run[0]): len(run) for run in aligned_runs(lines)}
    paragraphs = paragraphs_of(lines, frames)
    rest = [] if last or not paragraphs else list(paragraphs.pop().lines)
    for paragraph in paragraphs:
        rows = starts.get(id(paragraph.lines[0]))
        if rows:
            what = f"这里有 {rows} 行文字按列对齐但没有表格线，未能恢复成表格，按段落读取。"
            found.doubts.append(Doubt("table-not-recovered", what, len(found.blocks)))
        found.blocks.append(paragraph_of(paragraph.content))
    return rest
