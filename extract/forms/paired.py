"""Paired: a column of the points to be had with those given (分值/得分: 20/18) is read as two columns."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.document import Cell, Table
from extract.vocabulary import derived, load
from extract.vocabulary.form_words import squash, words

_FIGURE = r"\s*\d+(?:\.\d+)?\s*分?\s*"
_VALUES = re.compile(rf"({_FIGURE})[/／|｜\\]({_FIGURE})|({_FIGURE})[（(]({_FIGURE})[)）]\s*")
_BOTH = frozenset({"分值", "得分"})


def apart(table: Table, cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a table where each column of such pairs is two; as they are where there is none."""
    if not _heads().search(table.text):
        return cells
    heads = {cell.row: cell.column for cell in cells if _is_head(table, cell)}
    if not heads or not any(_VALUES.fullmatch(table.content(cell)) for cell in cells):
        return cells
    columns = _columns(table, cells, heads)
    return [new for cell in cells for new in _split(table, cell, columns)]


def _is_head(table: Table, cell: Cell) -> bool:
    match = _heads().fullmatch(squash(table.content(cell)))
    told = {words("measures").get(word) for word in match.groups()} if match else set()
    return told == _BOTH


@derived
def _heads() -> re.Pattern[str]:
    known = load("forms")["measures"]
    points = sorted({squash(w) for key in _BOTH for w in known[key]}, key=len, reverse=True)
    one = "|".join(map(re.escape, points))
    return re.compile(rf"({one})\s*[/／|｜\\（(、及和与]\s*({one})\s*[)）]?")


def _columns(table: Table, cells: Sequence[Cell], heads: Mapping[int, int]) -> dict[int, int]:
    """Where each row below a head has its pair: below it, or, where the row lost cells, where the pair stands."""
    kept = [(c.row, c.column) for c in cells if _VALUES.fullmatch(table.content(c))]
    pairs = dict(kept)
    found: dict[int, int] = {}
    for row in sorted({cell.row for cell in cells}):
        above = [head for head in heads if head <= row]
        if above:
            column = heads[max(above)]
            found[row] = column if (row, column) in kept else pairs.get(row, column)
    return found


def _split(table: Table, cell: Cell, columns: Mapping[int, int]) -> Iterator[Cell]:
    """A cell in its new place, as its two halves where it is the pair of its row."""
    at = columns.get(cell.row)
    if at is None or cell.column + cell.colspan <= at:
        yield cell
    elif cell.column > at:
        yield cell._replace(column=cell.column + 1)
    elif cell.colspan > 1 and not _VALUES.fullmatch(table.content(cell)):
        yield cell._replace(colspan=cell.colspan + 1)
    else:
        yield from _halves(table, cell)


def _halves(table: Table, cell: Cell) -> Iterator[Cell]:
    """The two cells that a cell of a pair holds: of one value the first, of none both empty."""
    text = table.content(cell)
    match = _VALUES.fullmatch(text)
    if match is not None:
        first, second = (1, 2) if match.group(1) is not None else (3, 4)
        spans = match.span(first), match.span(second)
    else:
        both = _heads().search(text)
        spans = (both.span(1), both.span(2)) if both else ((0, len(text)), (len(text), len(text)))
    for i, (low, high) in enumerate(spans):
        place = cell.column + i, cell.start + low, cell.start + high
        yield Cell(cell.row, *place, cell.rowspan, max(cell.colspan - 1, 1) if i else 1)
