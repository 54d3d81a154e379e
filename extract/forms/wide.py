"""Wide: a table with a column a kind of spending and its amounts in one row each, as 三公经费 are published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.forms.align import is_blank
from extract.forms.columns import texts_over
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, measure_of, unit_in, year_in, yearly
from extract.forms.hierarchy import line_of
from extract.forms.matrix import RATES, MatrixReader, Row
from extract.numbers import Number
from extract.vocabulary.concepts import aliases, complete_sets, concept_of, plain
from extract.vocabulary.form_words import bare, names

_QUOTES = re.compile(r"[“”\"'‘’「」]")
_FEWEST = 3  # so many columns of kinds that the vocabulary knows make such a table
_DEEPEST = 3  # rows of heads
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WideTable:
    """The words over each column from the top down, and the rows of amounts below them."""

    paths: tuple[Path, ...]
    rows: tuple[int, ...]
    order: tuple[int, ...]


def wide_table(grid: Grid, row: int) -> WideTable | None:
    """The table that begins with ``row``, where measures stand over kinds of spending or before them; else None."""
    heads = _head_rows(grid, row)
    if not heads:
        return None
    below = _amount_rows(grid, heads[-1] + 1)
    values = tuple(r for r in below if not _counts(grid, r))
    paths = _paths(grid, heads) if values else []
    known = {concept_of(label) for path in paths for label in path} - {None}
    if len(known) < _FEWEST:
        return None
    told = [measure_of(path[0]) for path in paths if path]
    across = bool(told) and all(told) and len(values) == 1
    down = all(_measure_before(grid, r) for r in values)
    if not across and not (down and len(values) > 1):
        return None
    return WideTable(tuple(paths), values, tuple(r for r in below if r not in values))


def _head_rows(grid: Grid, row: int) -> list[int]:
    """The rows of words from ``row`` on, where figures follow; none where a single one stands over them."""
    rows: list[int] = []
    for r in range(row, len(grid.rows)):
        slots = grid.filled(r)
        figures = any(n.kind.is_quantity for slot in slots for n in slot.numbers)
        if not slots or figures or _measure_before(grid, r):
            break
        rows.append(r)
    return rows if 1 < len(rows) <= _DEEPEST else []


def _amount_rows(grid: Grid, row: int) -> list[int]:
    rows: list[int] = []
    for r in range(row, len(grid.rows)):
        slots = grid.filled(r)
        values = sum(slot.value is not None for slot in slots)
        words = [s for s in slots if s.value is None and not is_blank(s.text)]
        if not values or len(words) > 1 or (words and words[0] is not slots[0]):
            break
        rows.append(r)
    return rows


def _measure_before(grid: Grid, row: int) -> str:
    """The measure that a row of amounts begins with, or nothing."""
    slots = grid.filled(row)
    measure = measure_of(slots[0].text) if slots else None
    if not measure:
        return ""
    filled = [slot for slot in slots[1:] if slot.value is not None or is_blank(slot.text)]
    return measure if filled and len(filled) == len(slots) - 1 else ""


def _counts(grid: Grid, row: int) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 ….."""
    values = [int(s.value.value) for s in grid.filled(row) if s.value is not None]
    return len(values) > 2 and values == list(range(values[0], values[0] + len(values)))


def _paths(grid: Grid, heads: Sequence[int]) -> list[Path]:
    """The words over each column, where merged cells are known or where their places can be told by what is empty."""
    widths = [len(grid.rows[r]) for r in heads]
    if len(set(widths)) == 1:
        return [_distinct(texts_over(grid, heads, column)) for column in range(widths[0])]
    columns_below = [_distinct([slot.text]) for slot in grid.rows[heads[-1]]]
    for upper in reversed(heads[:-1]):
        columns_below = _under(grid.rows[upper], columns_below)
    return columns_below


def _distinct(texts: Iterator[str] | Sequence[str]) -> Path:
    return tuple(text for text, _ in groupby(texts) if text)


def _under(above: Sequence[Slot], below: Sequence[Path]) -> list[Path]:
    """Each column with the word above it: one for an empty place, and one for each run of filled ones."""
    runs = list(_runs(below))
    texts = [slot.text for slot in above]
    if len(runs) != len(texts):
        each, rest = divmod(len(below), len(texts)) if texts else (0, 1)
        if rest or not each or list(below) != list(below[:each]) * len(texts):
            return []
        runs = [list(below[i : i + each]) for i in range(0, len(below), each)]
    return [_distinct((text, *path)) for text, run in zip(texts, runs, strict=True) for path in run]


def _runs(below: Sequence[Path]) -> Iterator[list[Path]]:
    """Stretches of filled columns, and every empty one by itself."""
    order = 0
    keyed: list[tuple[int, Path]] = []
    for path in below:
        order += 0 if path and keyed and keyed[-1][1] else 1
        keyed.append((order, path))
    for _, run in groupby(keyed, key=lambda pair: pair[0]):
        yield [path for _, path in run]


class WideReader:
    """Reads a wide table as one that is turned: a row a kind of spending, a column a measure."""

    def __init__(self, frame: Frame, grid: Grid, table: WideTable, unit: str, about: str) -> None:
        self.frame, self.grid, self.table = frame, grid, table
        self.whole = whole_about(about)
        self.matrix = MatrixReader(frame, grid, (), unit)

    def read(self) -> int:
        """Read the table and state what it asserts; the last row that it takes."""
        cells: dict[str, dict[str, Slot]] = {}
        heads: dict[str, Head] = {}
        for row in self.table.rows:
            before = _measure_before(self.grid, row)
            for path, slot in zip(self.table.paths, self.grid.rows[row], strict=False):
                word = self.grid.filled(row)[0].text if before else path[0] if path else ""
                measure, label = measure_of(word), self._label(path if before else path[1:])
                if measure and label and (slot.value is not None or is_blank(slot.text)):
                    cells.setdefault(label, {}).setdefault(word, slot)
                    head = Head(measure, slot.column, word, unit_in(word), year_in(word))
                    heads.setdefault(word, head)
        self._state(cells, list(heads.values()))
        for row in self.table.order:
            self.frame.no_quantities(self.grid.filled(row))
        return max((*self.table.rows, *self.table.order))

    def _label(self, path: Path) -> str:
        """What a column holds: its own words, those above a 小计, and what the table is about for a 合计."""
        if not path or bare(path[-1]) not in names("subtotals"):
            return path[-1] if path else ""
        if len(path) > 1:
            return path[-2]
        held = {concept_of(label) for each in self.table.paths for label in each}
        return self.whole if self.whole and concept_of(self.whole) not in held else path[-1]

    def _state(self, cells: dict[str, dict[str, Slot]], heads: Sequence[Head]) -> None:
        """Hand the rows over, each measure under the name that it has beside the others."""
        self.matrix.heads = yearly(heads)
        keys = {head.text: head.key for head in self.matrix.heads}
        for label, row in cells.items():
            amounts, blanks, unread = {}, {}, set()
            for word, slot in row.items():
                key = keys[word]
                if slot.amount is None:
                    if is_blank(slot.text):
                        blanks[key] = self.frame.blank(self.grid, slot, label, key)
                    else:
                        unread.add(key)
                    continue
                number = self.frame.percent if key in RATES else self._money
                fresh = number(slot.amount)
                self.frame.name(fresh, plain(label) or label, key)
                amounts[key] = fresh.id
                self.matrix.values[fresh.id] = fresh.amount
            self.matrix.rows.append(Row(line_of(label), amounts, blanks, frozenset(unread)))
        self.matrix.finish()

    def _money(self, number: Number) -> Number:
        return self.frame.money(number, self.matrix.unit)


def whole_about(title: str) -> str:
    """The sum that a title says a table is about, by its name, or nothing.

    >>> whole_about("财政拨款“三公”经费支出决算表"), whole_about("机构人员情况表")
    ('三公经费支出', '')
    """
    text = _QUOTES.sub("", title)
    totals = {known.total for known in complete_sets()}
    found = [word for word in aliases() if word in text and concept_of(word) in totals]
    return max(found, key=len, default="")
