"""Balance: a table with what came in on the left and what was spent on the right, each with a sum and what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from extract.forms.account_rows import AccountSums, called
from extract.forms.columns import CAME, Path, column_sums, measure_over, words_over
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.hierarchy import Line
from extract.forms.over import unit_over
from extract.numbers import NumberId
from extract.records import Group
from extract.vocabulary import load, remembered
from extract.vocabulary.concepts import fund_of, plain
from extract.vocabulary.form_words import bare, names

INCOME, SPENDING = "income", "spending"
SUM, MOVED, ALL, PART, ITEM = "sum", "moved", "all", "part", "item"
_CALLED = {INCOME: "收入", SPENDING: "支出"}


@dataclass(frozen=True, slots=True)
class Side:
    """The columns of one side: where its labels and its amounts stand, and the words over the amounts."""

    kind: str
    label: int
    amounts: tuple[int, ...]
    paths: tuple[Path, ...]
    orders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """The row of heads right above the labels, and the sides under it."""

    row: int
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One label of a side with its amounts by the place of their column."""

    line: Line
    role: str
    amounts: Mapping[int, NumberId]
    unread: frozenset[int] = frozenset()


def balance_table(grid: Grid, row: int) -> Balance | None:
    """The balance whose head begins in ``row``: income and spending beside each other over labels; else None."""
    if not grid.holds(_of_income):
        return None
    words = load("accounts")
    over = [bare(slot.text) for slot in grid.filled(row)]
    came = sum(text in words["income_sides"] for text in over)
    spent = sum(text in words["spending_sides"] for text in over)
    if came != 1 or not spent or any(slot.numbers for slot in grid.filled(row)):
        return None
    alone = len(over) == came + spent and row + 1 < len(grid.rows)
    leaf = row + 1 if alone else row
    sides = _sides(grid, leaf, words)
    return Balance(leaf, tuple(sides)) if len(sides) > 1 else None


@remembered
def _of_income(text: str) -> bool:
    """Whether a text is the head of the side of income."""
    return bare(text) in load("accounts")["income_sides"]


def _sides(grid: Grid, row: int, words: Mapping[str, Sequence[str]]) -> list[Side]:
    """The sides under a row of heads: the first is of income, the others are of spending."""
    slots = grid.filled(row)
    starts = [s.column for s in slots if bare(s.text) in words["side_labels"]]
    found = []
    for i, (low, high) in enumerate(pairwise([*starts, len(grid.rows[row])])):
        own = [s for s in slots if low < s.column < high]
        orders = tuple(s.column for s in own if bare(s.text) in words["row_orders"])
        amounts = tuple(s.column for s in own if s.column not in orders)
        paths = tuple(words_over(grid, [row], amounts))
        kind = SPENDING if i else INCOME
        if amounts:
            found.append(Side(kind, low, amounts, paths, orders))
    return found if starts and found and found[0].label == starts[0] else []


@dataclass(slots=True)
class BalanceReader:
    """Reads the rows under the head of a balance."""

    frame: Frame
    grid: Grid
    table: Balance
    unit: str = field(init=False)
    fund: str | None = field(init=False)
    entries: list[list[Entry]] = field(init=False)

    def __post_init__(self) -> None:
        self.unit = unit_over(self.grid, self.table.row)
        self.fund = fund_of(self.frame.title)
        self.entries = [[] for _ in self.table.sides]

    def read(self, row: int) -> bool:
        """Read one row of every side."""
        found = False
        for side, entries in zip(self.table.sides, self.entries, strict=True):
            slots = {s.column: s for s in self.grid.rows[row] if s.text and not s.covered}
            label = slots.get(side.label)
            counted = [slots[c] for c in side.orders if c in slots]
            if label is None or label.value is not None or bare(label.text) in _orders():
                counted += [slots[c] for c in side.amounts if c in slots]
            else:
                entries.append(self._entry(side, entries, label, slots))
                found = True
            self.frame.no_quantities(counted)
        return found

    def _entry(
        self, side: Side, before: Sequence[Entry], label: Slot, slots: Mapping[int, Slot]
    ) -> Entry:
        line = Line(label.printed.strip())
        role = _role(line, before)
        moved = next((e.line for e in reversed(before) if e.role == MOVED), line)
        said = moved if role == PART else line
        amounts: dict[int, NumberId] = {}
        unread: set[int] = set()
        for place, column in enumerate(side.amounts):
            slot = slots.get(column)
            if slot is not None and slot.amount is not None:
                amounts[place] = self._amount(slot, side, place, line, role, said)
            elif slot is not None and slot.numbers:
                unread.add(place)
        return Entry(line, role, amounts, frozenset(unread))

    def _amount(  # where the amount stands, each by its name
        self, slot: Slot, side: Side, place: int, line: Line, role: str, said: Line
    ) -> NumberId:
        """Call an amount by its label; sums and what was carried over by names that sentences use as well.

        ``said`` is the line whose words tell the measure: what moved, over its parts.
        """
        number = self.frame.money(slot.value, self.unit) if slot.value else slot.numbers[0]
        path = side.paths[place]
        fund = fund_of("".join(path)) or self.fund
        label = plain(line.label)
        if role == ALL and not label.startswith(_CALLED[side.kind]):
            label = f"{_CALLED[side.kind]}{label}"
        measure = self._measure(side, path, said)
        self.frame.name(number, label, measure, fund=fund, known=role == SUM)
        return number.id

    def _measure(self, side: Side, path: Path, line: Line) -> str:
        own = measure_over((plain(line.label),), self.frame.title)
        if own in {"上年结转", "结余结转"}:
            return own
        measure = measure_over(path, self.frame.title)
        final = measure in {"全年执行数", CAME}
        return (CAME if side.kind == INCOME else "全年执行数") if final else measure

    def finish(self) -> None:
        """State what each side adds up to in every column, and that both come to the same."""
        for side, entries in zip(self.table.sides, self.entries, strict=True):
            for place in range(len(side.amounts)):
                self._down(side, entries, place)
            self._across(side, entries)
        self._even()

    def _down(self, side: Side, entries: Sequence[Entry], place: int) -> None:
        for total, members in _sums(entries):
            parts = [m.amounts[place] for m in members if place in m.amounts]
            if parts and not any(place in m.unread for m in members):
                measure = self._measure(side, side.paths[place], total.line)
                label = called(total.line.label, side.paths[place][1:])
                self._sums(side).say(label, measure, total.amounts.get(place), parts)

    def _across(self, side: Side, entries: Sequence[Entry]) -> None:
        for each in column_sums(side.paths):
            for entry in entries:
                parts = [entry.amounts[p] for p in each.parts if p in entry.amounts]
                if parts and not {each.total, *each.parts} & entry.unread:
                    measure = self._measure(side, side.paths[each.total], entry.line)
                    label = called(entry.line.label, side.paths[each.total])
                    total = entry.amounts.get(each.total)
                    self._sums(side).say(label, measure, total, parts)

    def _sums(self, side: Side) -> AccountSums:
        return AccountSums(self.frame, side.paths)

    def _even(self) -> None:
        """What came in with what was left is what was spent with what is left."""
        ends = [
            next(
                (e.amounts[0] for e in reversed(entries) if e.role == ALL and 0 in e.amounts), None
            )
            for entries in self.entries
        ]
        numbers = tuple(n for n in ends if n)
        if len(numbers) > 1 and ends[0]:
            self.frame.fragments.groups.append(
                Group(
                    label="收入总计与支出总计",
                    numbers=numbers,
                    same_scope=True,
                    basis="sides",
                    measure="",
                )
            )


def _orders() -> Sequence[str]:
    return tuple(load("accounts")["column_orders"])


def _role(line: Line, before: Sequence[Entry]) -> str:
    """What a label of a side is: an item, the sum of the year, what moved between years, all of it, or a part."""
    words, label = load("accounts"), plain(line.label)
    if label in words["balances"]:
        return ALL
    if label in words["year_sums"]:
        return SUM
    if not any(entry.role == SUM for entry in before):
        return ITEM
    moved = label.startswith(tuple(words["movements"]))
    return MOVED if moved and not line.of_which else PART


def _sums(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """The sum of the year over the items before it, what moved over its parts, and all of it over sum and movements."""
    at = next((i for i, e in enumerate(entries) if e.role == SUM), None)
    if at is not None:
        yield entries[at], _items(entries[:at]) or _parts(entries[at + 1 :])
    for i, entry in enumerate(entries):
        if entry.role == MOVED:
            parts = _parts(entries[i + 1 :])
            if parts:
                yield entry, parts
    yield from _divided(entries[:at])
    whole = [e for e in entries if e.role == ALL]
    if len(whole) == 1 and at is not None:
        yield whole[0], [entries[at], *(e for e in entries if e.role == MOVED)]
    elif len(whole) == 1:
        end = entries.index(whole[0])
        yield whole[0], _items(entries[:end])


def _divided(items: Sequence[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Spending on running and on projects over its kinds, and a sum by economic category over the categories."""
    words = load("accounts")
    for i, entry in enumerate(items):
        divided = entry.line.rank == 1 and entry.line.concept in words["divided"]
        behind = takewhile(lambda e: not e.line.numbered and not _economic(e), items[i + 1 :])
        parts = [e for e in behind if e.amounts]
        whole = len(parts) > 1 and not any(e.line.of_which for e in parts)
        if whole and (divided or _economic(entry)):
            yield entry, parts


def _economic(entry: Entry) -> bool:
    """Whether a row sums up spending by economic category."""
    words, label = load("accounts"), plain(entry.line.label)
    return label.endswith(tuple(names("subtotals"))) and any(w in label for w in words["economic"])


def _items(entries: Sequence[Entry]) -> list[Entry]:
    """The items of the first rank; where none is numbered, all that are no part of another."""
    ranked = [e for e in entries if e.line.rank == 1]
    return ranked or [e for e in entries if not e.line.of_which and not e.line.numbered]


def _parts(after: Sequence[Entry]) -> list[Entry]:
    """The parts right behind what moved, unless they only are some of it."""
    parts: list[Entry] = []
    for entry in after:
        if entry.role != PART:
            break
        parts.append(entry)
    return [] if any(e.line.of_which for e in parts) else parts
