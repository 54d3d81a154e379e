"""Accounts: reads a table whose rows are accounts under codes, and names its amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.forms.account_rows import Account, AccountSums, called, tops
from extract.forms.align import is_blank
from extract.forms.coded import CodedTable, codes_of, is_order_row, whole_code
from extract.forms.columns import Path, measure_over, rated
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import keyed
from extract.forms.hierarchy import Line
from extract.forms.over import unit_over
from extract.numbers import Kind, Number, NumberId
from extract.records import Blank
from extract.vocabulary.concepts import concept_of, fund_of, plain
from extract.vocabulary.form_words import bare, names


@dataclass(slots=True)
class AccountReader:
    """Reads the rows under one head until another begins."""

    frame: Frame
    grid: Grid
    table: CodedTable
    unit: str = field(init=False)
    fund: str | None = field(init=False)
    paths: list[list[Path]] = field(init=False)
    lists: list[list[Account]] = field(init=False)

    def __post_init__(self) -> None:
        self.unit = unit_over(self.grid, self.table.heads[-1])
        self.fund = fund_of(self.frame.title)
        self.paths = self.table.paths()
        self.lists = [[] for _ in self.table.parts]

    def read(self, row: int) -> bool:
        """Read one row; False where it holds no account."""
        if is_order_row(self.grid, row):
            self.frame.no_quantities(self.grid.filled(row))
            return True
        return self._alone(row) if len(self.lists) == 1 else self._beside(row)

    def _alone(self, row: int) -> bool:
        """Read the one account of a row, its amounts behind its name."""
        slots = self.grid.filled(row)
        codes = codes_of(slots)
        named = slots[len(codes)] if len(slots) > len(codes) else None
        if named is None or named.value is not None:
            return False
        first = self.table.amounts_at(row, named, coded=bool(codes))
        values = dict(enumerate(self.grid.rows[row][first:]))
        self.lists[0].append(self._account(0, self._code(0, codes), named, values))
        return True

    def _beside(self, row: int) -> bool:
        """Read the accounts of every list of a row, or what its last row tells of each."""
        found = False
        for i, part in enumerate(self.table.parts):
            own = [s for s in self.grid.rows[row] if part.first <= s.column < part.end]
            filled = [s for s in own if s.text and not s.covered]
            if codes := codes_of(filled):
                values = dict(enumerate(own[part.name + 1 - part.first :]))
                code = self._code(i, codes)
                self.lists[i].append(self._account(i, code, filled[len(codes)], values))
                found = True
        return found or self._below(row)

    def _code(self, i: int, codes: Sequence[Slot]) -> str:
        self.frame.no_quantities(codes)
        return whole_code(codes, self.lists[i][-1].code if self.lists[i] else "")

    def _account(self, i: int, code: str, named: Slot, values: Mapping[int, Slot]) -> Account:
        """Name the amounts of an account and keep them by their columns."""
        amounts: dict[int, NumberId] = {}
        blanks: dict[int, Blank] = {}
        unread: set[int] = set()
        total = not code and Line(named.text).total
        over = [a for a in self.lists[i] if a.code and a.code != code and code.startswith(a.code)]
        for place, slot in values.items():
            path = self.paths[i][place] if place < len(self.paths[i]) else ()
            if slot.amount is not None:
                above = () if total else tuple(plain(a.name) for a in over)
                number = self._amount(slot.amount, named.text, path, total=total, above=above)
                if slot.amount.kind is Kind.PERCENT and not rated(path):
                    # the head of the column was not found, and rates add up to nothing
                    unread.add(place)
                else:
                    amounts[place] = number
            elif is_blank(slot.text) and not slot.covered:
                measure = measure_over(path, self.frame.title)
                blanks[place] = self.frame.blank(self.grid, slot, named.text, measure)
            elif slot.numbers:
                unread.add(place)
        return Account(code, named.text, amounts, blanks, frozenset(unread))

    def _amount(
        self, value: Number, name: str, path: Path, *, total: bool, above: tuple[str, ...]
    ) -> NumberId:
        """Call an amount by its account, or, in the row for all of them, by its column."""
        share = self.frame.percent(value) if rated(path) else None
        number = share or self.frame.money(value, self.unit)
        kind = next((w for w in reversed(path) if w not in names("subtotals")), "")
        label = kind if total and kind else called(name, path)
        measure = measure_over(path, self.frame.title)
        known = total and concept_of(kind) not in keyed("by_nature", "income")
        self.frame.name(number, label, measure, path=above, fund=self.fund, known=known)
        return number.id

    def _below(self, row: int) -> bool:
        """Read the row of sums below lists side by side: a label and its amount, for one list or for several."""
        label: Slot | None = None
        found = False
        for slot in self.grid.filled(row):
            if slot.value is None:
                label = slot
            elif label is not None:
                self._sum_below(label.text, slot.value)
                label, found = None, True
        return found

    def _sum_below(self, label: str, value: Number) -> None:
        """A sum below lists side by side is that of the lists under its words."""
        word = next((w for w in names("subtotals") if plain(label).endswith(w)), "")
        kind = plain(label).removesuffix(word)
        path = self.paths[0][0] if self.paths[0] else ()
        measure = measure_over(path, self.frame.title)
        number = self.frame.money(value, self.unit)
        self.frame.name(number, kind or label, measure, fund=self.fund)
        over = [a for accounts in self._under(kind) for a in tops(accounts)]
        parts = [a.amounts[0] for a in over if 0 in a.amounts]
        if word and parts and not any(0 in a.unread for a in over):
            AccountSums(self.frame, ()).say(label, measure, number.id, parts)

    def _under(self, kind: str) -> list[list[Account]]:
        """The lists that stand under a word of the head; none where no word is that one."""
        grid, heads = self.grid, self.table.heads
        over = [s for s in grid.filled(heads[0]) if s.value is None]
        at = next((i for i, s in enumerate(over) if bare(s.text) == kind), None)
        if at is None or heads[0] == heads[-1]:
            return []
        if len(grid.rows[heads[0]]) < len(grid.rows[heads[-1]]):  # places lost with merged cells
            return self.lists[at : at + 1] if at + 1 < len(over) else self.lists[at:]
        end = over[at + 1].column if at + 1 < len(over) else self.table.parts[-1].end
        beside = zip(self.table.parts, self.lists, strict=True)
        return [found for part, found in beside if over[at].column <= part.first < end]

    def precedes(self, table: CodedTable) -> bool:
        """Whether a table goes on with the only list of this one: the same heads, and later codes without a sum."""
        if len(self.lists) != 1 or not self.lists[0] or table.paths() != self.paths:
            return False
        grid = table.grid
        last, first = self.lists[0][-1].code, codes_of(grid.filled(table.rows[0]))
        below = range(table.heads[-1] + 1, len(grid.rows))
        summed = any(Line(s.text).total for row in below for s in grid.filled(row)[:1])
        return bool(last) and whole_code(first, last) > last and not summed

    def on(self, grid: Grid, table: CodedTable) -> "AccountReader":
        """A reader for a table that goes on with this one, which states the sums of both anew."""
        found = self.frame.fragments
        own = self.frame.id
        found.breakdowns[:] = [each for each in found.breakdowns if each.section != own]
        found.ratios[:] = [each for each in found.ratios if each.section != own]
        fresh = AccountReader(self.frame, grid, table)
        fresh.lists = [list(accounts) for accounts in self.lists]
        return fresh

    def finish(self) -> None:
        """State the sums of the codes in every column and of the columns in every row."""
        for accounts, paths in zip(self.lists, self.paths, strict=True):
            AccountSums(self.frame, paths).state(accounts)
