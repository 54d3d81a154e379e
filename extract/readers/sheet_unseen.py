"""Unseen columns and rows: figures beside a hidden column or over a hidden row that belongs to their table are unsure.

A hidden column belongs to a table where it has a head of forms, names rows that have no other words before their
figures, or holds something in half of the rows; a hidden row does where it holds words and figures. What it would have
added, named or counted is not known, so nothing is held against the figures that it goes with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from extract.document import Block, SheetAnchor, Table
from extract.readers.sheet_cells import SheetCell
from extract.readers.sheet_text import place_of
from extract.vocabulary.form_words import head_key

Place = tuple[int, int]


def doubted(blocks: Iterable[Block], unseen: Sequence[SheetCell]) -> list[Block]:
    """The blocks of a worksheet, with the figures marked that go with something hidden."""
    told = [cell for cell in unseen if cell.text]
    return [_marked(b, told) if told and isinstance(b, Table) else b for b in blocks]


def _marked(table: Table, unseen: Sequence[SheetCell]) -> Table:
    anchors = [anchor for anchor in table.anchors if isinstance(anchor, SheetAnchor)]
    seen = {place: anchor for anchor in anchors if (place := place_of(anchor.cell))}
    if not seen:
        return table
    texts = {place: table.text[a.start : a.end] for place, a in seen.items()}
    rows = _rows_beside(texts, unseen)
    columns = _columns_over(texts, unseen)
    unsure = tuple(
        (anchor.start, anchor.end)
        for place, anchor in seen.items()
        if (place[0] in rows or place[1] in columns) and _figures(texts[place])
    )
    return replace(table, unsure=(*table.unsure, *unsure)) if unsure else table


def _rows_beside(texts: dict[Place, str], unseen: Sequence[SheetCell]) -> set[int]:
    """The rows in which a hidden column holds something that belongs to the table."""
    rows = {row for row, _ in texts}
    last = max(column for _, column in texts)
    counted = {row for (row, _), text in texts.items() if _figures(text)}
    found: set[int] = set()
    cells = sorted(unseen, key=lambda cell: cell.column)
    for number, column in groupby(cells, key=lambda cell: cell.column):
        own = [cell for cell in column if cell.row in rows and number < last]
        many = 2 * len(counted & {cell.row for cell in own}) >= len(counted) > 0
        if many or any(head_key(cell.text) for cell in own):
            found |= counted
        elif any(_names(cell, texts) for cell in own):
            found |= {cell.row for cell in own}
    return found


def _names(cell: SheetCell, texts: dict[Place, str]) -> bool:
    """Whether hidden words are the only ones before the figures of their row."""
    row = {column: text for (line, column), text in texts.items() if line == cell.row}
    first = min((column for column, text in row.items() if _figures(text)), default=0)
    words = any(column < first and not _figures(text) for column, text in row.items())
    return cell.column < first and not _figures(cell.text) and not words


def _columns_over(texts: dict[Place, str], unseen: Sequence[SheetCell]) -> set[int]:
    """The columns in which a hidden row between those of the table holds a figure, beside words of its own."""
    rows = {row for row, _ in texts}
    found: set[int] = set()
    cells = sorted(unseen, key=lambda cell: cell.row)
    for row, own in groupby(cells, key=lambda cell: cell.row):
        held = list(own)
        if row in rows or not min(rows) < row < max(rows) or all(_figures(c.text) for c in held):
            continue
        found |= {cell.column for cell in held if _figures(cell.text)}
    return found


def _figures(text: str) -> bool:
    """Whether a text is a figure, with or without its sign or unit."""
    kept = [char for char in text if not char.isspace()]
    return any(map(str.isdecimal, kept)) and 2 * sum(map(_counts, kept)) >= len(kept)


def _counts(char: str) -> bool:
    return char.isdecimal() or char in ".,，%％-－≥≤()"
