"""Columns of tables without rules: the white strips that run down between heads and what stands under them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extract.readers.loose_cells import LooseCell

_STEP: Final = 0.5  # points
_NARROW: Final = 2.0  # points: a strip so narrow parts no columns
_SAME: Final = 1.0

Strip = tuple[float, float]


def strips_of(heads: Sequence[LooseCell], cells: Sequence[LooseCell]) -> list[Strip]:
    """The white strips that part the columns under heads, and those of a column of labels before them."""
    boxes = [cell.box for cell in (*heads, *cells)]
    spans = [(box.left, box.right) for box in boxes]
    between = [_widest((a.box.left, b.box.right), spans, (a, b)) for a, b in pairwise(heads)]
    left, right = min(a for a, _ in spans), max(b for _, b in spans)
    before = _free((left, heads[0].box.left + _SAME), spans)
    behind = _free((heads[-1].box.right - _SAME, right), spans)
    return [*before, *between, *behind]


def _widest(room: Strip, spans: Sequence[Strip], pair: tuple[LooseCell, LooseCell]) -> Strip:
    """The strip between two heads that fewest cells cover, the widest of those."""
    low, high = (
        (pair[0].box.left + pair[0].box.right) / 2,
        (pair[1].box.left + pair[1].box.right) / 2,
    )
    edges = sorted({low, high, *(x for span in spans for x in span if low < x < high)})
    covered = [(sum(a < (x0 + x1) / 2 < b for a, b in spans), x0, x1) for x0, x1 in pairwise(edges)]
    least = min((count for count, *_ in covered), default=0)
    free = _merged([(x0, x1) for count, x0, x1 in covered if count == least])
    del room
    return max(free, key=lambda strip: strip[1] - strip[0], default=(low, high))


def _free(room: Strip, spans: Sequence[Strip]) -> list[Strip]:
    """The strips within a room that no cell covers."""
    found, at = [], room[0]
    for low, high in sorted(spans):
        if low > at + _NARROW and at > room[0] and low <= room[1]:
            found.append((at, low))
        at = max(at, high)
    return found


def _merged(strips: Sequence[Strip]) -> list[Strip]:
    merged: list[Strip] = []
    for low, high in strips:
        if merged and low - merged[-1][1] <= _STEP:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return merged


def shared(sections: Sequence[Sequence[Strip]]) -> list[float]:
    """The edges between the columns of a whole table: strips of several sections that meet are one edge."""
    strips = sorted(strip for section in sections for strip in section)
    edges: list[Strip] = []
    for low, high in sorted(strips, key=lambda strip: strip[1]):
        if edges and low < edges[-1][1] - _SAME:
            edges[-1] = (max(edges[-1][0], low), edges[-1][1])
        else:
            edges.append((low, high))
    return [(low + high) / 2 for low, high in edges]
