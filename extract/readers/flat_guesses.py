"""Guesses: what a figure that may belong to another column touches beyond its own row.

A sum over a column that may have lost a figure to its neighbour says nothing, so its total is as unsure as the figure.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extract.readers.flat_kinds import POINTS, Kind, traits_of
from extract.vocabulary import form_words as words


class Guess(NamedTuple):
    """A row with figures whose columns are not certain, and all columns that they may stand in."""

    row: int
    columns: tuple[int, ...]


def alike(kinds: Sequence[Kind], columns: Collection[int]) -> tuple[int, ...]:
    """The columns that hold what these columns hold."""
    families = [Kind.SCORE if kind in POINTS else kind for kind in kinds]
    known = {families[column] for column in columns}
    return tuple(i for i, family in enumerate(families) if family in known)


def touched(
    rows: Sequence[Sequence[str]], guesses: Sequence[Guess], heads: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Row and column of the figures that a guess touches: totals under the same heads, or all where there are none."""
    for guess in guesses:
        first = max((row for row in heads if row <= guess.row), default=0)
        last = min((row for row in heads if row > guess.row), default=len(rows))
        totals = [i for i in range(first, last) if any(map(words.is_total, rows[i]))]
        for i in totals or range(first, last):
            for column in guess.columns:
                text = rows[i][column] if column < len(rows[i]) else ""
                if traits_of(text).figure is not None:
                    yield i, column
