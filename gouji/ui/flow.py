"""Flow: the blocks of a document as paragraphs and tables, cut where a place begins or ends."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.document import Block, Cell, Document, Table
from gouji.ui.model import Piece, Segment, Slot
from gouji.ui.spots import Spot


def pieces(document: Document, spots: dict[int, list[Spot]]) -> list[Piece]:
    """The blocks of ``document`` in reading order with the places that lie in them."""
    return [_piece(i, block, spots.get(i, [])) for i, block in enumerate(document.blocks)]


def _piece(index: int, block: Block, spots: Sequence[Spot]) -> Piece:
    if isinstance(block, Table):
        return {"kind": "table", "block": index, "rows": _rows(block, spots)}
    return {
        "kind": "paragraph",
        "block": index,
        "text": segments(block.text, 0, len(block.text), spots),
        "keys": _own_keys(0, len(block.text), spots),
    }


def segments(text: str, low: int, high: int, spots: Iterable[Spot]) -> list[Segment]:
    """Characters ``low:high`` of ``text``, cut at every edge of a place, each stretch with the places it is in.

    >>> segments("a12b", 0, 4, [])
    [('a12b', '', [])]
    """
    filled = (s for s in spots if s.where.start < s.where.end)
    inside = [s for s in filled if s.where.start < high and s.where.end > low]
    edges = {low, high}
    for spot in inside:
        edges |= {max(low, spot.where.start), min(high, spot.where.end)}
    ordered = sorted(edges)
    return [_segment(text[start:end], start, end, inside) for start, end in pairwise(ordered)]


def _segment(text: str, start: int, end: int, spots: Iterable[Spot]) -> Segment:
    here = [s for s in spots if s.where.start <= start and s.where.end >= end]
    number = next((s.key for s in here if s.number), "")
    return text, number, [s.key for s in here if not s.number]


def _own_keys(low: int, high: int, spots: Iterable[Spot]) -> list[str]:
    """The places that mean a cell or paragraph itself: empty ones, or any on a cell without text."""
    empty = low == high
    return [
        s.key
        for s in spots
        if low <= s.where.start <= high and (empty or s.where.start == s.where.end)
    ]


def _rows(table: Table, spots: Sequence[Spot]) -> list[list[Slot]]:
    by_cell = _by_cell(table.cells, spots)
    starting = {(cell.row, cell.column): i for i, cell in enumerate(table.cells)}
    covered = {slot for cell in table.cells for slot in _covers(cell)}
    rows: list[list[Slot]] = []
    for row in range(table.rows):
        slots = ((row, column) for column in range(table.columns))
        rows.append(
            [
                _slot(table, starting.get(slot), by_cell)
                for slot in slots
                if slot in starting or slot not in covered
            ]
        )
    return rows


def _covers(cell: Cell) -> Iterable[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rowspan):
        for column in range(cell.column, cell.column + cell.colspan):
            yield row, column


def _slot(table: Table, index: int | None, by_cell: dict[int, list[Spot]]) -> Slot:
    """The drawn cell; a slot that the source dropped becomes an empty one so that columns stay in line."""
    if index is None:
        return {"start": -1, "rowspan": 1, "colspan": 1, "text": [], "keys": []}
    cell, spots = table.cells[index], by_cell.get(index, [])
    return {
        "start": cell.start,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": segments(table.text, cell.start, cell.end, spots),
        "keys": _own_keys(cell.start, cell.end, spots),
    }


def _by_cell(cells: Sequence[Cell], spots: Iterable[Spot]) -> dict[int, list[Spot]]:
    """Each place under every cell that it touches; a row's place touches all its cells."""
    order = sorted(range(len(cells)), key=lambda i: (cells[i].start, cells[i].end))
    starts = [cells[i].start for i in order]
    found: dict[int, list[Spot]] = {}
    for spot in spots:
        first = max(0, bisect_right(starts, spot.where.start) - 1)
        for i in order[first:]:
            if cells[i].start > max(spot.where.start, spot.where.end - 1):
                break
            found.setdefault(i, []).append(spot)
    return found
