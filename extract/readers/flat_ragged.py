"""Ragged tables: rows printed with fewer cells than heads, some of whose figures may belong to another column.

Word leaves out empty and merged cells when it saves text. What is left is read as it stands; where the kinds of values
do not tell which column lost its cell, the figures are unsure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Table
from extract.readers.flat_guesses import Guess, alike, touched
from extract.readers.flat_heads import kinds_of
from extract.readers.flat_kinds import Kind
from extract.readers.flat_rows import Atom, Layout, place
from extract.vocabulary import form_words as words

_HEADS = 3


def doubted(table: Table) -> tuple[Table, tuple[int, ...]]:
    """The table with its unsure figures marked, and the rows they stand in."""
    rows: list[list[tuple[int, int, str]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append((cell.start, cell.end, table.content(cell)))
    texts = [[text for _, _, text in row] for row in rows]
    heads = [i for i, row in enumerate(texts) if _is_head(row)]
    found = list(_guesses(texts, heads))
    if not found:
        return table, ()
    places = {(guess.row, column) for guess, own in found for column in own}
    places |= set(touched(texts, [guess for guess, _ in found], heads))
    unsure = tuple((rows[i][column][0], rows[i][column][1]) for i, column in sorted(places))
    return replace(table, unsure=unsure), tuple(guess.row for guess, _ in found)


def _is_head(row: Sequence[str]) -> bool:
    return sum(words.head_key(text) is not None for text in row) >= _HEADS


def _guesses(
    rows: Sequence[Sequence[str]], heads: Sequence[int]
) -> Iterator[tuple[Guess, list[int]]]:
    """Each row with figures of uncertain columns, and at which of its cells they stand."""
    for head, end in pairwise([*heads, len(rows)]):
        kinds = kinds_of(rows[head])
        for index in range(head + 1, end):
            row = rows[index]
            if 1 < len(row) < len(kinds) and all(text.strip() for text in row):
                own = list(_unsure(row, kinds))
                if own:
                    columns = alike(kinds, {column for _, column in own})
                    yield Guess(index, columns), [at for at, _ in own]


def _unsure(row: Sequence[str], kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """The cells of a row whose figures fit under several heads, each with its likely column."""
    atoms = [Atom(i, i + 1, text, first=not i) for i, text in enumerate(row)]
    for cell in place(atoms, Layout(tuple(kinds), rows=True, cells=True)):
        if cell.doubtful:
            yield cell.start, cell.column
