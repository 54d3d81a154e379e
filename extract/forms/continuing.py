"""Continuing: tables that go on with the one above them, as a line between them or at their top says (续表)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.document import Document, Paragraph, Table
from extract.vocabulary.form_words import goes_on_with, names, squash

_TOP = 8  # so many rows at the top of a table may be its title, its particulars and its head
_LINES = 4  # so many lines at most stand between two parts: a title, a unit, the mark
_LONGEST = 60
_ROW = tuple[tuple[int, str], ...]


def tables_of(document: Document) -> Iterator[tuple[int, ...]]:
    """The tables of a document by their blocks, each with those that go on with it."""
    group: tuple[int, ...] = ()
    for block, table in document.tables():
        if group and _goes_on(document, group, block, table):
            group = (*group, block)
            continue
        if group:
            yield group
        group = (block,)
    if group:
        yield group


def _goes_on(document: Document, group: Sequence[int], block: int, table: Table) -> bool:
    """Whether a table says that it goes on with the one above, and has its columns."""
    between = document.blocks[group[-1] + 1 : block]
    if len(between) > _LINES or any(len(b.text) > _LONGEST for b in between):
        return False
    told = any(isinstance(b, Paragraph) and goes_on_with(b.text) for b in between)
    first = document.blocks[group[0]]
    if not (told or _marked(table)) or not isinstance(first, Table):
        return False
    return table.columns == first.columns or bool(_heads_again(_rows(table), _top(first)))


def repeated(table: Table, heads: Table | None) -> set[int]:
    """The rows of a table that say that it goes on, and those below them that print its heads again.

    ``heads`` is the table that it goes on with, None where it is the first or only one.
    """
    if heads is None and not any(word in table.text for word in names("continued_marks")):
        return set()
    rows = _rows(table)
    marks = [row for row, cells in rows.items() if len(cells) == 1 and goes_on_with(cells[0][1])]
    if heads is None:
        marks = [row for row in marks if row > min(rows)]
    starts = {*marks, min(rows, default=0) - 1} if heads is not None else {*marks}
    known = _top(heads or table)
    found = {*marks}
    for start in starts:
        below = {row: cells for row, cells in rows.items() if row > start and row not in found}
        found |= _heads_again(below, known)
    return found


def _marked(table: Table) -> bool:
    if not any(word in table.text[: 2 * _LONGEST] for word in names("continued_marks")):
        return False
    cells = next(iter(_rows(table).values()), ())
    return len(cells) == 1 and goes_on_with(cells[0][1])


def _heads_again(rows: dict[int, _ROW], known: Sequence[_ROW]) -> set[int]:
    """The rows at the top that are rows of heads over again: the same words in the same columns, and no figures."""
    found = set()
    for row, cells in rows.items():
        if len(cells) == 1 and goes_on_with(cells[0][1]):
            continue
        if cells not in known:
            break
        found.add(row)
    return found


def _top(table: Table) -> list[_ROW]:
    """The rows at the top of a table that hold words only."""
    rows = [cells for row, cells in _rows(table).items() if row < _TOP]
    return [cells for cells in rows if not any(c.isdecimal() for _, text in cells for c in text)]


def _rows(table: Table) -> dict[int, _ROW]:
    """What stands in each row of a table that is not empty, with its columns."""
    found: dict[int, _ROW] = {}
    for row, cells in groupby(sorted(table.cells), key=lambda cell: cell.row):
        told = ((cell.column, squash(table.content(cell))) for cell in cells)
        if filled := tuple((column, text) for column, text in told if text):
            found[row] = filled
    return found
