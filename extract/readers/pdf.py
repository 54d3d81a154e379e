"""PDF files with a text layer: ruled tables with their cells, paragraphs, and a box for every character."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.collecting import collecting_seldom
from extract.document import Aside, Document, Table
from extract.errors import BrokenFile, EmptyFile, LimitExceeded, MissingTool
from extract.problems import Problem
from extract.readers.conservation import balanced, unseen
from extract.readers.limits import LIMITS, Limits, Progress
from extract.readers.loose import ends_page, loose_rest, loose_table, snapped
from extract.readers.page_numbers import listed
from extract.readers.pdf_blocks import Doubt, blocks_of
from extract.readers.pdf_engine import Handle, opened, page_count
from extract.readers.pdf_furniture import furniture_of
from extract.readers.pdf_packed import PackedPage
from extract.readers.pdf_second import with_second_opinion
from extract.readers.pdf_sheets import Sheet, batches, laid_out, sheet_of
from extract.readers.printed import Leaf, Line, Page, PrintedTable
from extract.readers.tables import anchor_of
from extract.sources import Source

_END_MARK: Final = b"%%EOF"
_TAIL: Final = 2048


def read_pdf(
    data: bytes,
    source: Source,
    limits: Limits = LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read a PDF; pages without a text layer are recognised, pages that cannot be loaded are problems."""
    with opened(data, password) as document:
        count = page_count(document)
        pages = _pages(document, count, limits)
        if not pages:
            raise BrokenFile("PDF 已损坏，没有一页能够读取。")
        problems = [*_file_problems(data, pages, count), *_page_problems(pages)]
        pages = with_second_opinion(data, pages, limits, password)
        if suspect := any(page.is_sparse for page in pages):
            pages, suspect, more = _with_scans(data, pages, limits, password, progress)
            problems += more
    layered = any(page.layer for page in pages)
    described = source.model_copy(update={"pages": count, "ocr_suspect": suspect or layered})
    shown = sum(page.figures for page in pages)
    result = document_of(described, _released(pages), problems)
    # what was recognised on images is in no text layer
    return result if suspect else balanced(result, shown)


@collecting_seldom()
def document_of(source: Source, pages: Iterable[Leaf], problems: Iterable[Problem]) -> Document:
    """Pages put together: tables and paragraphs across page breaks, furniture apart, doubts behind the problems."""
    waiting = list(pages)
    furniture = furniture_of(waiting)
    hidden = _asides(line for page in waiting for line in page.hidden)
    found = blocks_of(waiting, {place for place, _ in furniture})
    result = Document(
        source=source,
        blocks=tuple(found.blocks),
        furniture=_asides((*(line for _, line in furniture), *found.repeated)),
        hidden=hidden,
    )
    doubts = (_placed(doubt, result) for doubt in found.doubts)
    return replace(result, problems=(*problems, *unseen(hidden), *doubts))


def _with_scans(
    data: bytes,
    pages: list[Leaf],
    limits: Limits,
    password: str | None,
    progress: Progress | None,
) -> tuple[list[Leaf], bool, list[Problem]]:
    """The pages with those recognised that are scans, whether there are any, and what is to be said of them."""
    from extract.readers.image_pdf import with_scans  # noqa: PLC0415  # loads when a scan comes

    try:
        reading = with_scans(data, pages, limits, password, progress)
    except MissingTool as error:
        if not any(page.has_text for page in pages):
            raise
        missing = [page.number for page in pages if page.drawn and not page.has_text]
        what = f"第 {listed(missing)} 页是扫描图像，没有读取：{error}"
        return pages, False, [Problem(what=what, code="scan")] if missing else []
    return list(reading.pages), bool(reading.recognised), list(reading.problems())


@collecting_seldom()
def _pages(document: Handle, count: int, limits: Limits) -> list[Leaf]:
    """The pages that can be loaded."""
    if not count:
        raise EmptyFile("PDF 里没有任何页面。")
    if count > limits.pages:
        raise LimitExceeded(f"PDF 有 {count} 页，超过 {limits.pages} 页的上限。")
    pages: list[Leaf] = []
    for batch in batches(_sheets(document, count, limits)):
        for page in laid_out(batch):
            pages.append(_with_loose_table(page, _going_on(pages)))
    return pages


def _sheets(document: Handle, count: int, limits: Limits) -> Iterator[Sheet]:
    """The pages that can be loaded, as long as there is time."""
    deadline = time.monotonic() + limits.seconds
    for index in range(count):
        if time.monotonic() > deadline:
            raise LimitExceeded(
                f"读取 PDF 超过 {limits.seconds:g} 秒的上限，停在第 {index + 1} 页。"
            )
        sheet = sheet_of(document, index)
        if sheet:
            yield sheet


def _going_on(pages: Sequence[Leaf]) -> PrintedTable | None:
    """The table without rules at the end of the last page."""
    last = pages[-1] if pages else None
    if not isinstance(last, Page) or not last.tables or not last.tables[-1].inferred:
        return None
    table = last.tables[-1]
    return table if ends_page(table, last.lines, last.height) else None


def _with_loose_table(page: PackedPage, before: PrintedTable | None) -> Leaf:
    """The page with the table that it prints without rules, where there is one; it may have begun on a page before."""
    if not page.layout.may_be_loose and not before:
        return page
    whole = page.opened()
    loose = loose_table(whole.number, whole.lines) if page.layout.may_be_loose else None
    if before and before.page == whole.number - 1:
        rest = loose_rest(whole.number, whole.lines, before.xs) if not loose else None
        loose = (snapped(loose[0], before.xs), loose[1]) if loose else rest
    if not loose:
        return page
    table, taken = loose
    lines = tuple(line for line in whole.lines if id(line) not in taken)
    return replace(whole, tables=(*whole.tables, table), lines=lines)


def _released(pages: list[Leaf]) -> Iterator[Leaf]:
    """The pages one by one, kept here no longer."""
    pages.reverse()
    while pages:
        yield pages.pop()


def _asides(lines: Iterable[Line]) -> tuple[Aside, ...]:
    return tuple(Aside(line.text, (anchor_of(line),)) for line in lines)


def _file_problems(data: bytes, pages: Sequence[Leaf], count: int) -> Iterator[Problem]:
    """What is wrong with the file as a whole."""
    if _END_MARK not in data[-_TAIL:]:
        yield Problem(what="PDF 末尾不完整，可能缺少页面。", code="truncated")
    if len(pages) < count:
        read = {page.number for page in pages}
        missing = [number for number in range(1, count + 1) if number not in read]
        yield Problem(what=f"第 {listed(missing)} 页已损坏，无法读取。", code="page-broken")


def _page_problems(pages: Sequence[Leaf]) -> Iterator[Problem]:
    """What could not be read on pages."""
    unmapped = [page for page in pages if page.unmapped]
    if unmapped:
        total, numbers = sum(p.unmapped for p in unmapped), listed([p.number for p in unmapped])
        what = f"第 {numbers} 页有 {total} 个字符的字体没有文字对照，可能读错。"
        yield Problem(what=what, code="unmapped")
    if layered := [page.number for page in pages if page.layer]:
        what = f"第 {listed(layered)} 页是扫描图像，文字由别的程序识别后附上，其中的数字识读存疑。"
        yield Problem(what=what, code="ocr-layer")


def _placed(doubt: Doubt, document: Document) -> Problem:
    """A doubt as a problem with its place."""
    block = document.blocks[doubt.block]
    start, end = 0, len(block.text)
    if isinstance(block, Table) and doubt.row is not None:
        cells = [cell for cell in block.cells if cell.row == doubt.row]
        start, end = cells[0].start, cells[-1].end
    return Problem(what=doubt.what, where=document.where(doubt.block, start, end), code=doubt.code)
