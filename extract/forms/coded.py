"""Coded: where the head, the codes, the names and the amounts of a table of accounts stand (201, 20103, 2010301)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extract.forms.columns import Path, words_in_turn, words_over
from extract.forms.grid import Grid, Slot
from extract.forms.hierarchy import Line
from extract.vocabulary import derived, load, remembered
from extract.vocabulary.form_words import bare

_CODE = re.compile(r"^\d{1,9}$")
_WHOLE_CODE = 3  # digits of the shortest code that stands by itself
_HEADS = 4  # so many rows a head may have
_FEWEST = 2  # so many rows under codes make such a table
_MOST_CODES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The columns of one list of accounts, several of which may stand side by side."""

    first: int
    end: int
    name: int


@dataclass(frozen=True)
class CodedTable:
    """Where the head of such a table stands, the lists under it, and where their amounts begin."""

    grid: Grid
    heads: Sequence[int]
    parts: Sequence[Part]

    @cached_property
    def rows(self) -> list[int]:
        """The rows of accounts."""
        below = range(self.heads[-1] + 1, len(self.grid.rows))
        return [r for r in below if codes_of(self.grid.filled(r))]

    @cached_property
    def first(self) -> int:
        """The column that the amounts of the rows mostly begin in, where one list stands alone."""
        return _usual([_name_end(self.grid, r) for r in self.rows])

    @cached_property
    def width(self) -> int:
        """How many columns the rows mostly have."""
        return _usual([len(self.grid.rows[r]) for r in self.rows])

    def paths(self) -> list[list[Path]]:
        """The words over the amounts of each list."""
        if len(self.parts) == 1:
            return [self._alone()]
        last = self.heads[-1:]
        return [words_over(self.grid, last, range(p.name + 1, p.end)) for p in self.parts]

    def _alone(self) -> list[Path]:
        """The words over the amounts of the only list: by their places, or in their order where cells were dropped."""
        grid, heads, count = self.grid, self.heads, self.width - self.first
        if {len(grid.rows[r]) for r in heads} == {self.width}:
            return words_over(grid, heads, range(self.first, self.width))
        upper, lower = grid.rows[heads[0]], grid.rows[heads[-1]]
        named = [s.column for s in lower if bare(s.text) in listed("account_heads")]
        under = lower[named[0] + 1 :] if named else ()
        if heads[0] == heads[-1]:
            return words_in_turn(under, (), count)
        return words_in_turn(upper[1:], under, count)

    def amounts_at(self, row: int, named: Slot, *, coded: bool) -> int:
        """The column in which the amounts of a row begin: behind its name, or where they begin in the others."""
        end = named.cell.column + named.cell.colspan
        kept = len(self.grid.rows[row]) >= self.width
        return max(end, self.first) if kept and not coded else end


def coded_table(grid: Grid, row: int) -> CodedTable | None:
    """The table whose head begins in ``row``: codes and names of accounts, and rows under codes below; else None."""
    if not grid.holds(_heads_codes):
        return None
    last = min(row + _HEADS, len(grid.rows))
    told = next((r for r in range(row, last) if _ofcodes_of(grid, r)), None)
    if told is None or any(_code_in(s) for s in grid.filled(row)):
        return None
    body = next((r for r in range(told + 1, len(grid.rows)) if _begins(grid, r)), None)
    if body is None or body - row > _HEADS + 1:
        return None
    coded = sum(bool(codes_of(grid.filled(r))) for r in range(body, min(body + 8, len(grid.rows))))
    heads = [r for r in range(row, body) if not is_order_row(grid, r)]
    return CodedTable(grid, heads, _parts(grid, told)) if coded >= _FEWEST else None


def _ofcodes_of(grid: Grid, row: int) -> bool:
    """Whether a row holds heads of codes and of names."""
    slots = grid.filled(row)
    coded = any(_heads_codes(slot.text) for slot in slots)
    return coded and any(bare(slot.text) in listed("account_heads") for slot in slots)


@remembered
def _heads_codes(text: str) -> bool:
    """Whether a text is the head of a column of codes."""
    return bare(text).endswith(tuple(listed("code_heads")))


@derived
def listed(key: str) -> Sequence[str]:
    """A list of the vocabulary of accounts."""
    return tuple(load("accounts")[key])


def is_order_row(grid: Grid, row: int) -> bool:
    """Whether a row only counts the columns, or tells the parts of a code."""
    texts = {bare(slot.text) for slot in grid.filled(row)}
    known = {*listed("code_parts"), *listed("column_orders")}
    return bool(texts & known) and all(t in known or t.isdigit() for t in texts)


def _begins(grid: Grid, row: int) -> bool:
    """Whether a row is one of an account or a total with amounts."""
    slots = grid.filled(row)
    total = any(s.value is None and Line(s.text).total for s in slots[:1])
    return bool(codes_of(slots)) or (total and any(s.value is not None for s in slots))


def codes_of(slots: Sequence[Slot]) -> list[Slot]:
    """The parts of the code that a row begins with, where a name stands behind them."""
    found: list[Slot] = []
    for slot in slots[: _MOST_CODES + 1]:
        if not _code_in(slot):
            return found if found and slot.value is None else []
        found.append(slot)
    return []


def _code_in(slot: Slot) -> str:
    text = slot.text if _CODE.match(slot.text) else ""
    return text if len(text) >= _WHOLE_CODE or slot.column < _MOST_CODES else ""


def _parts(grid: Grid, row: int) -> list[Part]:
    """The lists side by side: each begins with a head of codes and ends before the next one."""
    slots = grid.filled(row)
    ends = tuple(listed("code_heads"))
    starts = [s for s in slots if bare(s.text).endswith(ends)]
    named = [s for s in slots if bare(s.text) in listed("account_heads")]
    bounds = [*(s.column for s in starts), len(grid.rows[row])]
    found = []
    for low, high in pairwise(bounds):
        name = next((s.column for s in named if low < s.column < high), None)
        if name is not None:
            found.append(Part(low, high, name))
    return found


def whole_code(codes: Sequence[Slot], before: str) -> str:
    """The code of a row from its parts, which may stand in cells of their own; ``before`` is that of the row above."""
    texts = [slot.text for slot in codes]
    if len(texts) > 1 and not any(texts[-1].startswith(text) for text in texts[:-1]):
        return "".join(texts)
    if texts and len(texts[-1]) < _WHOLE_CODE:
        return before[: 1 + 2 * codes[-1].column] + texts[-1]
    return texts[-1] if texts else ""


def _name_end(grid: Grid, row: int) -> int:
    """The column behind the name of an account."""
    slots = grid.filled(row)
    named = slots[len(codes_of(slots))]
    return named.cell.column + named.cell.colspan


def _usual(found: Sequence[int]) -> int:
    return Counter(found).most_common(1)[0][0] if found else 0
