"""Paragraphs that were a table: lines of text in a Word file or a web page, put together again as in text files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.document import Block, Document, LineAnchor, Paragraph, Table
from extract.problems import Problem
from extract.readers.flat import HEADLESS, Doubt, recovered
from extract.readers.flat_signs import unrecovered
from extract.readers.flat_text import FlatText
from extract.readers.flat_wraps import whole_lines
from extract.readers.rows import Piece

Found = tuple[Block, Sequence[Doubt]]
"""A block and what is not certain about it."""


def with_tables(document: Document) -> Document:
    """The document with the tables among its paragraphs, a problem for each that is not certain."""
    blocks: list[Block] = []
    doubts: list[tuple[int, Doubt]] = []
    for plain, group in groupby(document.blocks, lambda block: isinstance(block, Paragraph)):
        for block, doubted in _of_run(list(group)) if plain else ((b, ()) for b in group):
            doubts += ((len(blocks), doubt) for doubt in doubted)
            blocks.append(block)
    if not doubts and len(blocks) == len(document.blocks):
        return document
    fresh = replace(document, blocks=tuple(blocks))
    found = [problem_of(fresh, *doubt) for doubt in doubts]
    return replace(fresh, problems=(*document.problems, *found))


def problem_of(document: Document, block: int, doubt: Doubt) -> Problem:
    """A doubt as a problem with its place."""
    owner = document.blocks[block]
    start, end = 0, len(owner.text)
    if isinstance(owner, Table) and doubt.row is not None:
        cells = [cell for cell in owner.cells if cell.row == doubt.row]
        start, end = cells[0].start, cells[-1].end
    return Problem(what=doubt.what, where=document.where(block, start, end), code=doubt.code)


def _of_run(paragraphs: Sequence[Block]) -> Iterator[Found]:
    """The blocks of paragraphs one behind the other; a piece's line is the number of its paragraph."""
    pieces = [piece for i, paragraph in enumerate(paragraphs) for piece in _lines(i, paragraph)]
    text, _ = whole_lines(pieces)
    at = 0
    for found in recovered(text):
        yield from _plain(paragraphs, text, at, found.start)
        at = found.end
        if found.table is not None:
            yield _unanchored(found.table, paragraphs), found.doubts
            continue
        for i, (block, _) in enumerate(_plain(paragraphs, text, found.start, found.end)):
            yield block, found.doubts if not i else ()
    yield from _plain(paragraphs, text, at, len(text.text))


def _lines(index: int, paragraph: Block) -> Iterator[Piece]:
    at = 0
    for line in paragraph.text.split("\n"):
        yield Piece(index, at, line)
        at += len(line) + 1


def _plain(paragraphs: Sequence[Block], text: FlatText, start: int, end: int) -> Iterator[Found]:
    """The paragraphs of a stretch, which may begin or end within one."""
    parts = text.pieces(start, end) if start < end else []
    kept: list[Block] = []
    for index, group in groupby(parts, lambda piece: piece.line):
        owner = paragraphs[index]
        found = list(group)
        first, last = found[0].char, found[-1].char + len(found[-1].text)
        whole = owner.text[first:last].strip() == owner.text.strip()
        generated = tuple(_within(owner, first, last, 0))
        kept.append(owner if whole else Paragraph(owner.text[first:last], (), generated))
    rows = {
        row: [Doubt("table-not-recovered", HEADLESS)] for row in unrecovered([k.text for k in kept])
    }
    yield from ((block, rows.get(i, ())) for i, block in enumerate(kept))


def _unanchored(table: Table, paragraphs: Sequence[Block]) -> Table:
    """A table without places in lines, for there are none; what a word processor numbers stays known as such."""
    anchors = [anchor for anchor in table.anchors if isinstance(anchor, LineAnchor)]
    generated = [
        span
        for a in anchors
        for span in _within(paragraphs[a.line], a.char, a.char + a.end - a.start, a.start)
    ]
    return replace(table, anchors=(), generated=tuple(generated))


def _within(owner: Block, first: int, last: int, start: int) -> Iterator[tuple[int, int]]:
    """The spans that a word processor numbers, where characters ``first:last`` of a paragraph begin at ``start``."""
    for low, high in owner.generated:
        if low < last and first < high:
            yield start + max(low, first) - first, start + min(high, last) - first
