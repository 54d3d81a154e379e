"""Tables without rules, or with rules above, below and under the head only: found by their heads and white strips.

What such a table looks like is never certain; whoever takes one from here says so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final

from extract.readers.flat_kinds import Kind, kind_of
from extract.readers.loose_cells import LooseCell, cells_of, head_rows, side_by_side
from extract.readers.loose_columns import Strip, shared, strips_of
from extract.readers.loose_rows import MERGED, Band, bands_of, rows_of, straddling
from extract.readers.pdf_furniture import MARGIN, NUMBER_MARGIN
from extract.readers.printed import Box, Line, PrintedCell, PrintedTable
from extract.vocabulary.form_words import head_key, is_goal, is_key, is_total

_COLUMNS: Final = 3
_WIDE: Final = 0.55  # of the width of the table: text so wide on its own line is no cell
_MARGIN: Final = 4.0
_SNAP: Final = 12.0  # points: how far the edges of one column may differ from page to page


@dataclass(frozen=True)
class _Section:
    """Heads with what stands under them, down to the next heads or to text under none."""

    heads: list[LooseCell]
    body: list[LooseCell]
    strips: list[Strip]

    @property
    def bottom(self) -> float:
        """Where the heads end."""
        return max(cell.box.bottom for cell in self.heads)


def loose_table(page: int, lines: Sequence[Line]) -> tuple[PrintedTable, set[int]] | None:
    """The table without rules on a page and the ids of its lines, or None where no heads stand side by side."""
    if sum(len(line.columns) >= _COLUMNS for line in lines) < _COLUMNS:
        return None
    cells = cells_of(lines)
    rows = head_rows(cells)
    if not rows:
        return None
    inside = _region(cells, rows)
    table = _table(page, inside, rows)
    tops = {(line.top, line.bottom) for cell in inside for line in cell.lines}
    taken = {id(line) for line in lines if (line.top, line.bottom) in tops}
    whole = [cell for cell in cells if any((x.top, x.bottom) in tops for x in cell.lines)]
    return (table, taken) if len(whole) == len(inside) else (_table(page, whole, rows), taken)


def loose_rest(
    page: int, lines: Sequence[Line], xs: Sequence[float]
) -> tuple[PrintedTable, set[int]] | None:
    """The rows at the top of a page with which the table of the page before goes on, and the ids of their lines.

    ``xs`` are the edges of its columns. None where no row fills several of them.
    """
    groups = side_by_side(cells_of(_body(lines)))
    rows = list(takewhile(lambda group: _fits(group, xs), groups))
    while rows and len(rows[-1]) == 1:
        rows.pop()
    if not any(len(group) >= _COLUMNS for group in rows):
        return None
    parts = [part for group in rows for part in _free_rows(group, xs)]
    parts.sort(key=lambda part: part[0].top)
    tops = {(line.top, line.bottom) for group in rows for cell in group for line in cell.lines}
    return _printed(page, xs, parts), {id(x) for x in lines if (x.top, x.bottom) in tops}


def _body(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those at the top that may be a running head."""
    heads = takewhile(lambda line: line.bottom <= MARGIN and len(line.columns) == 1, lines)
    return lines[len(list(heads)) :]


def _fits(group: Sequence[LooseCell], xs: Sequence[float]) -> bool:
    """Whether texts side by side can be a row: each in columns of its own, one alone in a single column."""
    spans = [_span(cell, xs) for cell in group]
    inside = all(xs[0] - _MARGIN <= c.box.left and c.box.right <= xs[-1] + _MARGIN for c in group)
    apart = all(a + count <= b for (a, count), (b, _) in pairwise(sorted(set(spans))))
    return inside and apart and (len(group) > 1 or spans[0][1] == 1)


def snapped(table: PrintedTable, xs: Sequence[float]) -> PrintedTable:
    """The table with the column edges of the page before, where it has as many and none is far from its own."""
    if len(table.xs) != len(xs) or any(
        abs(a - b) > _SNAP for a, b in zip(table.xs, xs, strict=True)
    ):
        return table
    cells = []
    for cell in table.cells:
        left, right = xs[cell.column], xs[cell.column + cell.colspan]
        cells.append(cell._replace(box=cell.box._replace(left=left, right=right)))
    return replace(table, xs=tuple(xs), cells=tuple(cells))


def ends_page(table: PrintedTable, lines: Sequence[Line], height: float) -> bool:
    """Whether nothing but a page number follows a table that reaches the lower half of its page."""
    bottom = table.box.bottom
    below = [line for line in lines if line.top >= bottom - 1.0]
    return bottom > height / 2 and all(line.top >= height - NUMBER_MARGIN for line in below)


def _region(cells: Sequence[LooseCell], rows: Sequence[Sequence[LooseCell]]) -> list[LooseCell]:
    """The cells of the table: what stands side by side around the heads, down to text that fills the page."""
    groups = side_by_side(cells)
    heads = {id(cell) for row in rows for cell in row}
    at = [i for i, group in enumerate(groups) if any(id(cell) in heads for cell in group)]
    around = [cell.box for i in at for cell in groups[i]]
    width = max(box.right for box in around) - min(box.left for box in around)
    first, last = at[0], at[-1]
    while first > 0 and len(groups[first - 1]) > 1:
        first -= 1
    index = last + 1
    while index < len(groups):
        group = groups[index]
        if len(group) == 1 and (
            group[0].box.right - group[0].box.left > _WIDE * width or index > last + 2
        ):
            break
        last = index if len(group) > 1 else last
        index += 1
    return [cell for group in groups[first : last + 1] for cell in group]


def _table(
    page: int, cells: Sequence[LooseCell], rows: Sequence[Sequence[LooseCell]]
) -> PrintedTable:
    """Cells as a table: the columns of all sections together, the rows of each one for itself."""
    sections, rest = _sections(cells, rows)
    left = min(cell.box.left for cell in cells) - _MARGIN
    right = max(cell.box.right for cell in cells) + _MARGIN
    edges = shared([section.strips for section in sections])
    xs = [left, *(x for x in edges if left < x < right), right]
    parts = [part for group in side_by_side(rest) for part in _free_rows(group, xs)]
    for section in sections:
        parts += _section_rows(section, xs)
    parts.sort(key=lambda part: part[0].top)
    return _printed(page, xs, parts)


Part = tuple[Band, list[tuple[int, int, int, LooseCell]]]
"""A row and its cells, each with the rows it holds for, its column, and how many columns."""


def _free_rows(group: Sequence[LooseCell], xs: Sequence[float]) -> list[Part]:
    """The rows of cells under no heads; the first cell may be a label beside several rows."""
    label, others = group[0], group[1:]
    inner = side_by_side(others)
    if len(inner) < 2 or any(c.box.left < label.box.right for c in others):
        return [(_band(group), [(1, *_span(cell, xs), cell) for cell in group])]
    rows: list[Part] = [(_band(g), [(1, *_span(cell, xs), cell) for cell in g]) for g in inner]
    rows[0][1].append((len(inner), *_span(label, xs), label))
    return rows


def _band(cells: Sequence[LooseCell]) -> Band:
    return Band(min(cell.box.top for cell in cells), max(cell.box.bottom for cell in cells))


def _sections(
    cells: Sequence[LooseCell], rows: Sequence[Sequence[LooseCell]]
) -> tuple[list[_Section], list[LooseCell]]:
    """The sections of a table, and the cells that stand under no heads."""
    rest = list(cells)
    sections = []
    ends = [min(c.box.top for c in row) for row in rows[1:]] + [float("inf")]
    for row, end in zip(rows, ends, strict=True):
        top = min(cell.box.top for cell in row)
        bottom = max(cell.box.bottom for cell in row)
        beside = [c for c in rest if c.box.top < bottom - 1 and c.box.bottom > top + 1]
        below = [c for c in rest if bottom - 1 <= c.box.top and c.box.bottom <= end + 1]
        stop = min(
            (c.box.top for c in below if is_key(c.text) or is_goal(c.text)), default=float("inf")
        )
        body = [c for c in below if c.middle < stop - 1 or c.box.bottom <= stop + 1]
        heads = sorted(beside, key=lambda cell: cell.box.left)
        strips = strips_of(heads, [c for c in body if not is_total(c.text)])
        sections.append(_Section(heads, body, strips))
        taken = {id(cell) for cell in (*heads, *body)}
        rest = [cell for cell in rest if id(cell) not in taken]
    return sections, rest


def _span(cell: LooseCell, xs: Sequence[float]) -> tuple[int, int]:
    """The column of a cell, and how many columns its text reaches over."""
    first = max(bisect_right(xs, cell.box.left + 1.0) - 1, 0)
    last = max(bisect_right(xs, cell.box.right - 1.0) - 1, first)
    return min(first, len(xs) - 2), min(last, len(xs) - 2) - min(first, len(xs) - 2) + 1


def _section_rows(section: _Section, xs: Sequence[float]) -> list[Part]:
    """The rows of a section: its heads, then what stands under them."""
    kinds = _kinds(section, xs)
    columns = {id(cell): _span(cell, xs) for cell in (*section.heads, *section.body)}
    merged = [
        c for c in section.body if kinds[columns[id(c)][0]] in MERGED and not is_total(c.text)
    ]
    apart = {id(cell) for cell in merged}
    first = min(cell.box.left for cell in section.heads if head_key(cell.text))
    plain = [cell for cell in section.body if id(cell) not in apart]
    halfway = straddling(section.heads, plain, first)
    plain = [cell for cell in plain if cell not in halfway]
    head = Band(min(cell.box.top for cell in section.heads), section.bottom)
    bands = [head, *bands_of(plain, section.bottom)]
    rows: list[Part] = [(band, []) for band in bands]
    rows[0][1].extend((1, *columns[id(cell)], cell) for cell in section.heads)
    for cell in plain:
        index = next(
            (i for i, b in enumerate(bands) if i and b.bottom > cell.middle), len(bands) - 1
        )
        column = (0, columns[id(cell)][1]) if is_total(cell.text) else columns[id(cell)]
        rows[index][1].append((1, *column, cell))
    for cell in halfway:
        index = max((i for i, band in enumerate(bands) if band.top < cell.middle), default=0)
        index -= (bands[index].top + bands[index].bottom) / 2 > cell.middle and index > 0
        rows[index][1].append((2, *columns[id(cell)], cell))
    totals = (i for i, (_, held) in enumerate(rows) if any(is_total(c[-1].text) for c in held))
    until = next(totals, len(bands))
    for slot in sorted({columns[id(cell)][0] for cell in merged}):
        labels = sorted((c for c in merged if columns[id(c)][0] == slot), key=lambda c: c.box.top)
        begin = 0 if kinds[slot] is Kind.SECTION else 1
        spans = rows_of(labels, bands[begin:until] or bands[:1])
        for cell, (row, count) in zip(labels, spans, strict=True):
            rows[min(begin + row, len(rows) - 1)][1].append(
                (count, slot, columns[id(cell)][1], cell)
            )
    return rows


def _kinds(section: _Section, xs: Sequence[float]) -> list[Kind]:
    """What each column of a section holds."""
    levels = any(head_key(cell.text) in {"level1", "level2"} for cell in section.heads)
    before = min(_span(cell, xs)[0] for cell in section.heads)
    kinds = [Kind.SECTION] * before + [Kind.NOTE] * (len(xs) - 1 - before)
    if before and not levels:
        kinds[before - 1] = Kind.LABEL
    for cell in section.heads:
        key = head_key(cell.text)
        first, count = _span(cell, xs)
        for column in range(first, first + count):
            kinds[column] = kind_of(key) if key else (Kind.SECTION if levels else Kind.LABEL)
    return kinds


def _printed(page: int, xs: Sequence[float], parts: Sequence[Part]) -> PrintedTable:
    """Rows as a printed table whose edges lie between them."""
    cuts = [(a.bottom + b.top) / 2 for (a, _), (b, _) in pairwise(parts)]
    ys = [parts[0][0].top - _MARGIN / 2, *cuts, parts[-1][0].bottom + _MARGIN / 2]
    cells: list[PrintedCell] = []
    for row, (_, held) in enumerate(parts):
        slots: dict[int, list[tuple[int, int, LooseCell]]] = {}
        for rows, column, columns, cell in sorted(held, key=lambda item: item[-1].box.left):
            slots.setdefault(column, []).append((rows, columns, cell))
        for column, found in sorted(slots.items()):
            rows = min(max(item[0] for item in found), len(parts) - row)
            following = min((c for c in slots if c > column), default=len(xs) - 1)
            columns = min(max(item[1] for item in found), following - column)
            box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
            lines = tuple(line for item in found for line in item[2].lines)
            cells.append(PrintedCell(row, column, rows, columns, box, lines))
    return PrintedTable(page, tuple(xs), tuple(ys), tuple(cells), inferred=True)
