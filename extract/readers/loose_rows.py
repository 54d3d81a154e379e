"""Rows of tables without rules: what stands side by side, and labels that hold for several rows.

A label of several rows stands at the first of them or in their middle. Labels of one column part all rows of a
section, so that the first label tells where the second begins, and so on; where that works out, labels are centred.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from extract.readers.flat_kinds import Kind
from extract.readers.loose_cells import LooseCell, side_by_side

MERGED: Final = frozenset({Kind.LEVEL1, Kind.LEVEL2, Kind.SECTION})
_OFF: Final = 0.45  # of the height of a row: how far a label may be off the middle of its rows


class Band(NamedTuple):
    """A row: how far down it begins and ends."""

    top: float
    bottom: float


def bands_of(cells: Sequence[LooseCell], top: float) -> list[Band]:
    """The rows that cells form which are never merged; a row ends halfway to the next one."""
    groups = side_by_side(cells)
    spans = [(min(c.box.top for c in g), max(c.box.bottom for c in g)) for g in groups]
    if not spans:
        return []
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    half = cuts[0] - spans[0][1] if cuts else 2.0
    ends = [max(top, spans[0][0] - half), *cuts, spans[-1][1] + half]
    return [Band(a, b) for a, b in pairwise(ends)]


def straddling(
    heads: Sequence[LooseCell], cells: Sequence[LooseCell], first: float
) -> list[LooseCell]:
    """The labels that stand halfway between two rows, and so belong to both; labels end before ``first``."""
    groups = [list(heads), *side_by_side(cells)]
    found = []
    for above, group, below in zip(groups, groups[1:], groups[2:], strict=False):
        label = group[0]
        if len(group) > 1 or label.box.right > first:
            continue
        beside = [cell for cell in (*above, *below) if cell.box.left < first]
        room = len(label.lines) * label.lines[0].height
        near = max(label.middle - _middle(above), _middle(below) - label.middle) < room
        if near and not beside:
            found.append(label)
    return found


def _middle(cells: Sequence[LooseCell]) -> float:
    return sum(cell.middle for cell in cells) / len(cells)


def rows_of(labels: Sequence[LooseCell], bands: Sequence[Band]) -> list[tuple[int, int]]:
    """The first row of each label of a column, and how many rows it holds for."""
    ordered = sorted(labels, key=lambda label: label.box.top)
    centred = _centred(ordered, bands)
    if centred is not None:
        return centred
    starts = [_band_at(label.middle, bands) for label in ordered]
    ends = [*starts[1:], len(bands)]
    return [(start, max(end - start, 1)) for start, end in zip(starts, ends, strict=True)]


def _centred(labels: Sequence[LooseCell], bands: Sequence[Band]) -> list[tuple[int, int]] | None:
    """The rows of labels that stand in the middle of them, or None where that does not work out."""
    found, row = [], 0
    for label in labels:
        if row >= len(bands):
            return None
        best = min(
            range(row + 1, len(bands) + 1),
            key=lambda end: abs((bands[row].top + bands[end - 1].bottom) / 2 - label.middle),
        )
        middle = (bands[row].top + bands[best - 1].bottom) / 2
        height = min(band.bottom - band.top for band in bands[row:best])
        if abs(middle - label.middle) > _OFF * height:
            return None
        found.append((row, best - row))
        row = best
    return found if row == len(bands) else None


def _band_at(y: float, bands: Sequence[Band]) -> int:
    return min(range(len(bands)), key=lambda i: max(bands[i].top - y, y - bands[i].bottom, 0.0))
