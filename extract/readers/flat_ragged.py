"""Ragged tables: rows printed with fewer cells than heads, some of whose figures may belong to another column.

Word leaves out empty and merged cells when it saves text. What is left is read as it stands; where the kinds of values
do not tell which column lost its cell, the figures are unsure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extract.document import Cell, Table
from extract.readers.flat_guesses import Guess, alike, touched
from extract.readers.flat_heads import kinds_of
from extract.readers.flat_kinds import Kind, traits_of
from extract.readers.flat_rows import Atom, Layout, Placed, place
from extract.readers.flat_signs import is_goal
from extract.vocabulary import form_words as words

_HEADS: Final = 3
Guessed = tuple[Guess, list[int]]
"""A row with figures of uncertain columns, and at which of its cells they stand."""


def doubted(table: Table) -> tuple[Table, tuple[int, ...]]:
    """The table with its cells under their heads and its unsure figures marked, and the rows they stand in."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    texts = [[table.content(cell) for cell in row] for row in rows]
    heads = [i for i, row in enumerate(texts) if _is_head(row)]
    placed = dict(_placed(texts, heads))
    found = list(_guesses(placed))
    if not placed:
        return table, ()
    moved = {
        (i, at): cell.column
        for i, (cells, _) in placed.items()
        if _drops_all(texts, heads, i)
        for at, cell in enumerate(cells)
    }
    places = {(guess.row, column) for guess, own in found for column in own}
    places |= set(touched(texts, [guess for guess, _ in found], heads))
    unsure = tuple((rows[i][at].start, rows[i][at].end) for i, at in sorted(places))
    cells = tuple(
        cell._replace(column=moved.get((i, at), cell.column))
        for i, row in enumerate(rows)
        for at, cell in enumerate(row)
    )
    return replace(table, cells=cells, unsure=unsure), tuple(guess.row for guess, _ in found)


def _is_head(row: Sequence[str]) -> bool:
    return sum(words.head_key(text) is not None for text in row) >= _HEADS


def _placed(
    rows: Sequence[Sequence[str]], heads: Sequence[int]
) -> Iterator[tuple[int, tuple[list[Placed], Sequence[Kind]]]]:
    """Each row that is shorter than its heads, its cells where they fit best."""
    for head, end in pairwise([*heads, len(rows)]):
        kinds = kinds_of(rows[head])
        below = rows[head + 1 : end]
        beside = words.is_block(rows[head][0]) and all(len(row) < len(kinds) for row in below)
        weighed = _weighed(rows[head], below)
        for index in range(head + 1, end):
            row = rows[index]
            if 1 < len(row) < len(kinds) and all(text.strip() for text in row):
                gone = beside or (weighed and not words.is_first_level(row[0]))
                layout = Layout(tuple(kinds)[gone:], rows=True, cells=True)
                atoms = [Atom(i, i + 1, text, first=not i) for i, text in enumerate(row)]
                found = [replace(c, column=c.column + gone) for c in place(atoms, layout)]
                yield index, (found, kinds)


def _weighed(head: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the names of the first level, in the first column, carry points, as two of them do in whole rows."""
    first = words.head_key(head[0]) == "level1"
    whole = [row for row in below if len(row) == len(head)]
    return first and len(whole) > 1 and all(words.carries_points(row[0]) for row in whole)


def _guesses(placed: Mapping[int, tuple[list[Placed], Sequence[Kind]]]) -> Iterator[Guessed]:
    """Each row with figures of uncertain columns, and at which of its cells they stand."""
    for index, (cells, kinds) in placed.items():
        own = [cell for cell in cells if cell.doubtful]
        if own:
            columns = alike(kinds, {cell.column for cell in own})
            yield Guess(index, columns), [cell.start for cell in own]


def _drops_all(rows: Sequence[Sequence[str]], heads: Sequence[int], index: int) -> bool:
    """Whether a row of figures stands among rows that never print an empty cell."""
    first = max(row for row in heads if row < index)
    last = min((row for row in heads if row > index), default=len(rows))
    whole = all(text.strip() for row in rows[first:last] for text in row)
    row = rows[index]
    told = words.is_key(row[0]) or any(map(is_goal, row))
    return whole and not told and any(traits_of(t).figure is not None for t in row)
