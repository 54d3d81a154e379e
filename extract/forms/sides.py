"""Sides: blocks of money side by side under one head, and amounts that stand beside the name of their measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.forms.frame import MONEY_SCALE, Frame
from extract.forms.grid import Grid, Slot
from extract.forms.heads import Head, keyed, measure_of, unit_in
from extract.forms.money import TOTAL, MoneyReader, joined
from extract.forms.nature import TITLES, Pair, pairs
from extract.numbers import Number, NumberId
from extract.records import Breakdown, MoneyBlock, MoneyRow
from extract.vocabulary.concepts import concept_of, part_of, plain
from extract.vocabulary.form_words import names, squash

PLANNED, OF_PERIOD = "年初预算数", "实施期预算"


@dataclass(slots=True)
class SideReader:
    """Reads rows that hold two blocks or more, each in its own columns."""

    readers: Sequence[MoneyReader]

    def read(self, row: int) -> bool:
        """Read one row of every block."""
        read = [
            reader.read(row) for reader in self.readers
        ]  # every one of them, the first hit or not
        return any(read)

    def finish(self) -> MoneyBlock | None:
        """The blocks as one."""
        whole: MoneyBlock | None = None
        for block in [reader.finish() for reader in self.readers]:
            whole = joined(whole, block) if whole and block else whole or block
        return whole


def side_by_side(
    frame: Frame, grid: Grid, slots: Sequence[Slot], heads: Sequence[Head]
) -> SideReader | None:
    """The blocks under a head whose measures come again behind another name; None for a single block."""
    measured = {head.column for head in heads}
    names_at = [s for s in slots if s.column not in measured and not s.covered]
    starts = [s for s in names_at if s.column + 1 in measured]
    if len(starts) < 2:
        return None
    bounds = [0, *(s.column for s in starts[1:]), max(measured) + 1]
    blocks = [range(low, high) for low, high in pairwise(bounds)]
    split = [[h for h in heads if h.column in block] for block in blocks]
    if not {h.key for h in split[0]} & {h.key for h in split[1]}:
        return None
    return SideReader(
        [
            MoneyReader(frame, grid, own, side=_side(start), columns=block)
            for own, start, block in zip(split, starts, blocks, strict=True)
        ]
    )


def _side(slot: Slot) -> str:
    return TITLES.get(concept_of(slot.text) or "", "")


@dataclass(slots=True)
class KeyedMoney:
    """Collects amounts that a form asks for one by one: 当年预算数（元）： | …, 预算执行率： | …."""

    frame: Frame
    grid: Grid
    cells: dict[str, Number] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    parts: list[MoneyRow] = field(default_factory=list)

    def read(self, slots: Sequence[Slot]) -> bool:
        """Read a row of labels with amounts; False where a value stands beside anything but a measure."""
        found = [p for p in pairs(slots) if p.number is not None and p.slot.value is not None]
        keys = [measure_of(p.label) or "" for p in found]
        wanted = names("money_measures") | {"执行率"}
        if not found or not all(key in wanted for key in keys):
            return self._part(found)
        self.order = tuple(keys)
        for pair, key in zip(found, keys, strict=True):
            if pair.number is not None:
                rate = key == "执行率"
                unit = unit_in(pair.label)
                number = (
                    self.frame.percent(pair.number) if rate else self.frame.money(pair.number, unit)
                )
                self.frame.name(number, plain(pair.label), key)
                self.cells.setdefault(key, number)
        return True

    def _part(self, found: Sequence[Pair]) -> bool:
        """Read a row that says of one kind of funds what the row above says of the whole (其中：财政拨款 | …)."""
        labels = {plain(pair.label) for pair in found}
        label = next(iter(labels), "")
        if len(labels) != 1 or len(found) != len(self.order):
            return False
        if concept_of(label) is None and not (self.parts and _of_money(found)):
            return False
        cells: dict[str, NumberId] = {}
        for pair, key in zip(found, self.order, strict=True):
            if pair.number is not None:
                number = self.frame.money(pair.number, unit_in(pair.label))
                self.frame.name(number, label, key)
                cells[key] = number.id
        self.parts.append(MoneyRow(label=label, concept=concept_of(label), cells=cells))
        return True

    def finish(self) -> MoneyBlock | None:
        """The amounts as the total row of a money block, and those of its parts."""
        if not {"全年执行数", "决算数"} & set(self.cells):
            return None
        reader = MoneyReader(self.frame, self.grid, ())
        amounts = {key: n.id for key, n in self.cells.items() if key != "执行率"}
        reader.rows.append(
            MoneyRow(label="年度资金总额", concept=TOTAL, role="total", cells=amounts)
        )
        if (rate := self.cells.get("执行率")) is not None:
            reader.state_rate("年度资金总额", rate.id)
            reader.points["执行率"] = rate.id
        reader.rows.extend(self.parts)
        return reader.finish()


@dataclass(slots=True)
class PlannedReader:
    """Reads what planned sums are made of, one kind of funds beside or below the other.

    Of several sums beside each other (实施期, 年度) each has the amounts in its own place of a row.
    """

    frame: Frame
    grid: Grid
    totals: Mapping[str, NumberId]
    parts: dict[str, dict[str, NumberId]] = field(default_factory=dict)

    def read(self, row: int) -> bool:
        """Read one row; False where no label of it is a kind of funds."""
        return self.take(self.grid.filled(row))

    def take(self, slots: Sequence[Slot]) -> bool:
        """Name the amounts that stand beside kinds of funds."""
        found = [
            (pair, pair.number, concept)
            for pair in pairs(slots)
            if (concept := concept_of(pair.label)) and pair.number and _of_funds(concept)
        ]
        measures = list(self.totals)
        turns, rest = divmod(len(found), len(measures))
        again = all(one[2] == found[i - i % len(measures)][2] for i, one in enumerate(found))
        in_turn = len(measures) > 1 and not rest and (again or turns == 1)
        each = measures * turns if in_turn else [PLANNED] * len(found)
        for (pair, amount, concept), measure in zip(found, each, strict=True):
            number = self.frame.money(amount, unit_in(pair.label))
            self.frame.name(number, plain(pair.label), measure)
            parts = self.parts.setdefault(measure, {})
            if part_of(concept) not in parts:
                parts.setdefault(concept, number.id)
        return bool(found)

    def finish(self) -> None:
        """The kinds of funds make up each sum that was planned."""
        for measure, parts in self.parts.items():
            if measure not in self.totals:
                continue
            self.frame.fragments.breakdowns.append(
                Breakdown(
                    label="·".join((*self.frame.path, "资金总额")),
                    measure=measure,
                    total=self.totals[measure],
                    parts=tuple(parts.values()),
                    complete=True,
                    basis="money",
                    section=self.frame.id,
                )
            )


def _of_money(found: Sequence[Pair]) -> bool:
    """Whether every figure of a row may be an amount of money."""
    return all(p.number is not None and p.number.unit in {"", *MONEY_SCALE} for p in found)


def sums_beside(
    frame: Frame, told: Sequence[Pair], planned: Sequence[NumberId]
) -> dict[str, NumberId]:
    """The sums that a row tells by their measures, in their order: that of the whole period, that of the year."""
    sums: dict[str, NumberId] = {}
    for pair in told:
        if pair.number is None:
            continue
        if squash(pair.label).strip(":：") in keyed("keys", "period_planned"):
            number = frame.money(pair.number)
            frame.name(number, pair.label, OF_PERIOD)
            sums[OF_PERIOD] = number.id
        elif pair.number.id in planned:
            sums.setdefault(PLANNED, pair.number.id)
    return sums or {PLANNED: planned[0]}


def _of_funds(concept: str) -> bool:
    known = keyed("by_nature", "income")
    return concept in known or concept == "carried_over" or part_of(concept) in known
