"""Abreast: blocks of indicators side by side in one table, each with names and targets of its own."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extract.forms.frame import Frame
from extract.forms.grid import Grid
from extract.forms.heads import LEVELS, Head, blocks_of
from extract.forms.indicators import IndicatorReader
from extract.records import Bracket, IndicatorRow

_WHOLE = frozenset({Decimal(100), Decimal(90)})  # with or without the points for execution


def indicators_under(frame: Frame, grid: Grid, heads: Sequence[Head], wide: int) -> IndicatorReader:
    """The reader of the rows under a head, with one for each block that stands beside the first."""
    first, *others = blocks_of(heads)
    if not others:
        return IndicatorReader(frame, grid, heads, wide)
    bounds = [0, *(block[0].column for block in others), wide]
    spans = [range(low, high) for low, high in pairwise(bounds)]
    readers = [
        IndicatorReader(frame, grid, own, wide, columns={*span, *(head.column for head in own)})
        for own, span in zip([first, *(_whole(first, b) for b in others)], spans, strict=True)
    ]
    readers[0].beside = readers[1:]
    return readers[0]


def _whole(first: Sequence[Head], block: Sequence[Head]) -> list[Head]:
    """The heads of a block with those levels of the first one that hold for it as well."""
    own = {head.key for head in block}
    return [*(head for head in first if head.key in LEVELS - own), *block]


def gathered(reader: IndicatorReader) -> tuple[list[IndicatorRow], list[Bracket]]:
    """What a reader has read, with the rows of the blocks beside it, in the order in which they stand.

    Points that make a whole in the first block alone are told anew in the others, and added to nothing. A level that
    holds for several blocks is held to the rows of none of them.
    """
    if not reader.beside:
        brackets = [*reader.finish()]
        return reader.rows, brackets
    amounts = reader.frame.amounts
    again = sum((amounts[r.weight] for r in reader.rows if r.weight), Decimal()) in _WHOLE
    for level in reader.held:
        level.open = not again
    brackets = [*reader.finish()]
    rows = list(reader.rows)
    for other in reader.beside:
        rows.extend(_unweighed(row) if again else row for row in other.rows)
    return sorted(rows, key=lambda row: row.place.start), brackets


def _unweighed(row: IndicatorRow) -> IndicatorRow:
    return row.model_copy(update={"weight": None, "score": None})
