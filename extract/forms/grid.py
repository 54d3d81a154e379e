"""Grid: a table as rows of slots, with the numerals that stand in them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from extract.document import Cell, Document, Table
from extract.forms.continuing import repeated
from extract.forms.paired import apart
from extract.forms.restoring import restored
from extract.numbers import Kind, Number
from extract.places import Span
from extract.vocabulary import derived, load
from extract.vocabulary.form_words import is_blank, squash

_SILENT = re.compile(r"[\s　.…·]*")
_DATED = re.compile(r"[年月日/-]")
_NAME = 12  # a cell alone in its row that holds more is a sentence and no name
_SIGNS = re.compile(r"[≥≧≤≦＞＜><=＝═%％()（）]|\s|　|以上|以内|以下|左右")


class NumberIndex:
    """The numerals of a document by block, for asking which stand in a span."""

    def __init__(self, numbers: Iterable[Number]) -> None:
        self._blocks: dict[int, list[Number]] = {}
        for number in numbers:
            self._blocks.setdefault(number.block, []).append(number)
        self._starts = {block: [n.start for n in row] for block, row in self._blocks.items()}

    def within(self, block: int, start: int, end: int) -> tuple[Number, ...]:
        """The numerals that lie in characters ``start:end`` of a block, in reading order."""
        starts = self._starts.get(block, ())
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return ()
        return tuple(self._blocks[block][low : bisect_left(starts, end, low)])


class Slot(NamedTuple):
    """One place of a grid: the text of the cell that begins there, or the cell that covers it.

    ``value`` is the numeral that is all the slot holds, but for its unit and sign; None for words and empty slots.
    """

    row: int
    column: int
    cell: Cell
    text: str
    printed: str
    covered: bool = False
    numbers: tuple[Number, ...] = ()
    value: Number | None = None

    @property
    def amount(self) -> Number | None:
        """The numeral that is all the slot holds, where it may be an amount and is no date in words (2023年5月)."""
        value = self.value
        dated = value is not None and value.kind is Kind.DATE and bool(_DATED.search(value.raw))
        return None if dated else value

    @classmethod
    def of(cls, cell: Cell, printed: str, numbers: tuple[Number, ...]) -> "Slot":
        """The place where a cell begins."""
        text = squash(printed)
        value = _value(text, numbers[0]) if len(numbers) == 1 else None
        return cls(cell.row, cell.column, cell, text, printed, False, numbers, value)  # noqa: FBT003


def _value(text: str, number: Number) -> Number | None:
    """The numeral of a text that holds nothing else but its unit and sign."""
    raw = squash(number.raw)
    if text == raw:
        return number
    rest = _SIGNS.sub("", text.replace(raw, "", 1))
    return number if rest in {"", squash(number.unit)} else None


class Grid:
    """A table by rows; a slot below or beside the origin of a merged cell is covered and empty, but knows its cell.

    Rows in which nothing is printed but dots or a note are left out, so that what is above and below is together;
    so are a line that says that a table goes on and heads printed again below it. ``rest`` are the tables that go on
    with the one in ``block``.
    """

    def __init__(
        self, document: Document, block: int, index: NumberIndex, rest: Sequence[int] = ()
    ) -> None:
        self.document = document
        self.index = index
        self.rows: list[list[Slot]] = []
        self._blocks: list[int] = []
        for part in (block, *rest):
            table = document.blocks[part]
            if not isinstance(table, Table):
                raise TypeError(f"block {part} is no table")
            first = document.blocks[block]
            heads = first if part != block and isinstance(first, Table) else None
            rows = _slots(table, part, index, after=len(self.rows), heads=heads)
            self.rows.extend(rows)
            self._blocks.extend(part for _ in rows)
        self._filled: dict[int, list[Slot]] = {}
        self._held: dict[Callable[[str], bool], bool] = {}
        self._words: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)

    def holds(self, test: Callable[[str], bool]) -> bool:
        """Whether a text of the table passes a test, which is asked once and not row by row."""
        if test not in self._held:
            self._held[test] = any(test(slot.text) for slot in self.slots())
        return self._held[test]

    @property
    def guessed(self) -> bool:
        """Whether some figures of the table may stand in another column, or be no part of their row."""
        tables = (self.document.blocks[block] for block in {*self._blocks})
        return any(isinstance(table, Table) and table.unsure for table in tables)

    def filled(self, row: int) -> list[Slot]:
        """The slots of a row that hold text of their own."""
        if row not in self._filled:
            self._filled[row] = [s for s in self.rows[row] if s.text and not s.covered]
        return self._filled[row]

    def words_in(self, column: int) -> list[tuple[int, str]]:
        """The words of a column that are no value, with their rows from above."""
        if not self._words:
            for slot in self.slots():
                if slot.value is None:
                    self._words[slot.column].append((slot.row, slot.text))
        return self._words[column]

    def owner(self, slot: Slot) -> str:
        """The text that holds at ``slot``: its own, or that of the merged cell over it."""
        table = self.document.blocks[self._blocks[slot.row]]
        return squash(table.text[slot.cell.start : slot.cell.end])

    def span(self, slot: Slot) -> Span:
        """The logical place of a slot."""
        return Span.model_construct(
            source=self.document.source.id,
            block=self._blocks[slot.row],
            start=slot.cell.start,
            end=slot.cell.end,
        )

    def row_span(self, row: int) -> Span:
        """The logical place of a whole row."""
        cells = [slot.cell for slot in self.rows[row] if not slot.covered] or [
            s.cell for s in self.rows[row]
        ]
        return Span.model_construct(
            source=self.document.source.id,
            block=self._blocks[row],
            start=min(c.start for c in cells),
            end=max(c.end for c in cells),
        )

    def slots(self) -> Iterator[Slot]:
        """Every slot with text of its own, in reading order."""
        return (slot for row in range(len(self.rows)) for slot in self.filled(row))


def _slots(
    table: Table, block: int, index: NumberIndex, *, after: int = 0, heads: Table | None = None
) -> list[list[Slot]]:
    """The rows of a table that tell something, the first of them numbered ``after``; ``heads`` may be printed again."""
    cells, count = _telling(table, block, index, heads)
    cells = apart(table, restored(table, cells))
    widths = _widths(cells, count)
    rows: list[list[Slot | None]] = [[None] * width for width in widths]
    for cell in cells:
        row, column, start, end, rowspan, colspan = cell
        if rowspan > 1 or colspan > 1:
            for r in range(row, min(row + rowspan, count)):
                for c in range(column, min(column + colspan, widths[r])):
                    rows[r][c] = Slot(r, c, cell, "", "", covered=True)
        if row < count:
            numbers = index.within(block, start, end)
            rows[row][column] = Slot.of(cell, table.text[start:end], numbers)
    found = [[slot for slot in row if slot is not None] for row in rows]
    return [[_below(slot, after) for slot in row] for row in found] if after else found


def _below(slot: Slot, rows: int) -> Slot:
    """A slot of a table that stands ``rows`` below the beginning of the one that it goes on with."""
    return slot._replace(row=slot.row + rows, cell=slot.cell._replace(row=slot.cell.row + rows))


def _telling(
    table: Table, block: int, index: NumberIndex, heads: Table | None
) -> tuple[Sequence[Cell], int]:
    """The cells of a table by the rows that tell something, and how many rows these are."""
    printed: dict[int, list[Cell]] = {}
    for cell in table.cells:
        row, _, start, end, _, _ = cell
        if start >= end or len(printed.get(row, ())) > 1:
            continue  # that there are more than one is enough
        if table.text[start].isalnum() or not _SILENT.fullmatch(table.text, start, end):
            printed.setdefault(row, []).append(cell)
    telling = printed.keys() - _notes(table, block, index, printed) - repeated(table, heads)
    if len(telling) == table.rows:
        return table.cells, table.rows
    above = [0, *accumulate(row in telling for row in range(table.rows))]
    ends = [min(cell.row + cell.rowspan, table.rows) for cell in table.cells]
    moved = (
        cell._replace(row=above[cell.row], rowspan=above[end] - above[cell.row])
        for cell, end in zip(table.cells, ends, strict=True)
    )
    return [cell for cell in moved if cell.rowspan], len(telling)


def _notes(
    table: Table, block: int, index: NumberIndex, printed: Mapping[int, Sequence[Cell]]
) -> set[int]:
    """Rows that hold a note without figures and nothing else, and behind which the table goes on."""
    wide = {c.row for c in table.cells if c.column}
    rows = sorted(printed)
    goes_on = {
        row
        for row, below in pairwise(rows)
        if below in wide and (len(printed[below]) > 1 or _is_short(printed[below][0]))
    }
    return {
        row
        for row, (cell, *more) in printed.items()
        if row in goes_on
        and not more
        and _note().match(table.text, cell.start, cell.end)
        and not any(n.kind.is_quantity for n in index.within(block, cell.start, cell.end))
    }


def _is_short(cell: Cell) -> bool:
    return cell.end - cell.start <= _NAME


@derived
def _note() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, load('forms')['note_words']))})[：:]")


def _widths(cells: Sequence[Cell], rows: int) -> list[int]:
    widths = [0] * rows
    for row, column, _, _, rowspan, colspan in cells:
        for r in range(row, min(row + rowspan, rows)):
            widths[r] = max(widths[r], column + colspan)
    return widths


def asked_singly(slots: Sequence[Slot], under: Iterable[Slot]) -> bool:
    """Whether a row asks for amounts one by one, so that the label of the next stands ``under`` a head of amounts."""
    keyed = {slot.column for slot in under if not slot.numbers}
    return any(
        one.column in keyed and not is_blank(one.text) and other.value is not None
        for one, other in pairwise(slots)
    )
