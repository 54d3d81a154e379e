"""Restoring: heads in several rows whose merged cells a text has lost, put back over the columns that they were over.

The figures below tell how many columns there are. A head with others under it is one that these are parts of by the
vocabulary, or a measure of money under which the same words come again; where neither tells, but only one way makes the
first word of them (小计) the sum of the others in every row, it is that one. What stays open is left as it stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, groupby, takewhile
from typing import NamedTuple

from extract.document import Cell, Table
from extract.vocabulary.concepts import concept_of, part_of
from extract.vocabulary.form_words import bare, names, squash, words

_DEEP = 3  # so many rows of heads at most
_FIGURE = re.compile(r"[≥≤]?(-?\d[\d,]*(?:\.\d+)?)[%％]?")
_MANY = 24  # more heads in a row than that are no head
_LEVELS = frozenset({"level1", "level2", "level3"})
Row = Sequence[Cell]


class _Block(NamedTuple):
    """Cells of heads over ``width`` columns, each at its place."""

    width: int
    cells: tuple[Cell, ...]


def restored(table: Table, cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a table with its heads over their columns, as they are where nothing was lost."""
    if any(cell.rowspan > 1 or cell.colspan > 1 for cell in cells):
        return cells
    rows = {r: sorted(own) for r, own in groupby(sorted(cells), key=lambda cell: cell.row)}
    if len({len(row) for row in rows.values()}) < 2:  # all of one width
        return cells
    found = dict(_heads(table, rows))
    return [
        new for row, own in rows.items() for new in (found.get(row, ()) if row in found else own)
    ]


def _heads(table: Table, rows: Mapping[int, Row]) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of heads that were put back in place."""
    order = [*rows]
    taken = -1
    for at, row in enumerate(order):
        if row <= taken or not _worded(table, rows[row]):
            continue
        for deep in range(min(_DEEP, len(order) - at - 1), 1, -1):
            block = _block(table, rows, order[at : at + deep + 1])
            if block is None:
                continue
            taken = order[at + deep - 1]
            for head in order[at : at + deep]:
                yield head, [cell for cell in block.cells if cell.row == head]
            if block.width > len(rows[order[at + deep]]):
                yield from _moved(table, rows, order[at + deep :])
            break


def _moved(
    table: Table, rows: Mapping[int, Row], below: Sequence[int]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of figures below a head whose first cell reached down beside them and is gone, one column further on."""
    for row in takewhile(lambda r: not _worded(table, rows[r]), below):
        yield row, [cell._replace(column=cell.column + 1) for cell in rows[row]]


def _block(table: Table, rows: Mapping[int, Row], order: Sequence[int]) -> _Block | None:
    """Rows of heads over the row of figures behind them, where there is one way to put them together."""
    *heads, below = order
    if len(heads) < 2 or not all(_worded(table, rows[h]) for h in heads):
        return None
    if _worded(table, rows[below]) or len(rows[below]) <= len(rows[heads[0]]):
        return None
    figures = [row for r, row in rows.items() if r >= below and len(row) == len(rows[below])]
    last = rows[heads[-1]]
    blocks = [_Block(len(last), tuple(c._replace(column=i) for i, c in enumerate(last)))]
    for head in reversed(heads[:-1]):
        blocks = [new for block in blocks for new in _over(table, rows[head], block)]
    beside = squash(table.content(rows[heads[0]][0])) in names("beside_rows")
    wanted = {len(rows[below]), len(rows[below]) + beside}
    fitting = [block for block in blocks if block.width in wanted]
    if len(fitting) > 1:
        fitting = [block for block in fitting if _closes(table, block, figures)]
    return fitting[0] if len(fitting) == 1 else None


def _worded(table: Table, row: Row) -> bool:
    """Whether a row holds words in every cell, and no figures but years and numbers of months."""
    texts = [squash(table.content(cell)) for cell in row]
    return 1 < len(texts) <= _MANY and all(bare(text) and _figure(text) is None for text in texts)


def _figure(text: str) -> Decimal | None:
    match = _FIGURE.fullmatch(text)
    return Decimal(match.group(1).replace(",", "")) if match else None


def _over(table: Table, upper: Row, lower: _Block) -> Iterator[_Block]:
    """The ways to put a row of heads over the block below it."""
    top = min(cell.row for cell in lower.cells)
    under = [squash(table.content(cell)) for cell in lower.cells if cell.row == top]
    over = [squash(table.content(cell)) for cell in upper]
    for wide in _wide(over, under):
        each, rest = divmod(lower.width, len(wide))
        if not rest and each > 1 and _comes_again(under, len(wide)):
            yield _joined(upper, wide, lower, each)


def _wide(over: Sequence[str], under: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Which heads may have others under them: those that these are parts of, else measures of money."""
    if all(words("indicator_heads").get(bare(text)) in _LEVELS for text in under):
        yield from ((i,) for i, text in enumerate(over) if text in names("block_names"))
        return
    above = {part_of(concept) for text in under if (concept := concept_of(text))} - {None}
    told = tuple(i for i, text in enumerate(over) if concept_of(bare(text)) in above)
    if told:
        yield told
        return
    money = [
        i
        for i, text in enumerate(over)
        if words("measures").get(bare(text)) in names("money_measures")
    ]
    if not any(bare(text) in names("across_totals") for text in under):
        money = money if len(money) == len(over) else []
    for count in range(len(money), 0, -1):
        yield from combinations(money, count)


def _comes_again(under: Sequence[str], times: int) -> bool:
    """Whether the words of a row are so many times the same ones."""
    each, rest = divmod(len(under), times)
    return not rest and [*under] == [*under[:each]] * times


def _joined(upper: Row, wide: Sequence[int], lower: _Block, each: int) -> _Block:
    """A row of heads over a block: a wide one over its share of it, the others down to its last row."""
    depth = max(cell.row for cell in lower.cells) - upper[0].row + 1
    cells: list[Cell] = []
    column = taken = 0
    for i, cell in enumerate(upper):
        if i not in wide:
            cells.append(cell._replace(column=column, rowspan=depth))
            column += 1
            continue
        cells.append(cell._replace(column=column, colspan=each))
        own = [c for c in lower.cells if taken <= c.column < taken + each]
        cells.extend(c._replace(column=c.column - taken + column) for c in own)
        column, taken = column + each, taken + each
    return _Block(column, tuple(cells))


def _closes(table: Table, block: _Block, figures: Sequence[Row]) -> bool:
    """Whether in every row each group of columns below a head has its sum in the first of them."""
    groups = [(c.column, c.column + c.colspan) for c in block.cells if c.colspan > 1]
    for row in figures:
        values = [_figure(squash(table.content(cell))) for cell in row]
        for low, high in groups:
            own = [value for value in values[low:high] if value is not None]
            if values[low] is None or sum(own[1:]) != own[0]:
                return False
    return bool(groups and figures)
