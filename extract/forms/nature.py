"""Nature rows: income by its kind on one side and spending by its kind on the other, as labels with amounts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.forms.frame import Frame
from extract.forms.grid import Slot
from extract.forms.heads import keyed, unit_in
from extract.numbers import Number, NumberId
from extract.records import Breakdown, MoneyRow
from extract.vocabulary.concepts import concept_of, plain
from extract.vocabulary.form_words import names

_INLINE = re.compile(r"^(.*?)[:：]\s*$")
_ORDER = ("全年执行数", "决算数", "全年预算数", "年初预算数", "预算数", "金额")
TITLES = {"by_income": "income", "by_spending": "spending"}
SIDES = {"income": "按收入性质分", "spending": "按支出性质分"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the amount that stands behind it, which may be missing."""

    label: str
    number: Number | None
    slot: Slot


def pairs(slots: Sequence[Slot]) -> Iterator[Pair]:
    """The label–amount pairs of a row: the amount in the next slot, or behind a colon in the same one."""
    waiting: Slot | None = None
    for slot in slots:
        if slot.value is not None:
            if waiting is not None:
                yield Pair(waiting.text, slot.value, slot)
            waiting = None
        elif inline := _inline(slot):
            if waiting is not None:
                yield Pair(waiting.text, None, waiting)
            waiting = None
            yield inline
        else:
            if waiting is not None:
                yield Pair(waiting.text, None, waiting)
            waiting = slot
    if waiting is not None:
        yield Pair(waiting.text, None, waiting)


def _inline(slot: Slot) -> Pair | None:
    """A slot such as 资金总额：326.42, whose label ends where its one number begins."""
    amounts = [n for n in slot.numbers if n.kind.is_quantity]
    if len(amounts) != 1:
        return None
    before = slot.printed[: amounts[0].start - slot.cell.start]
    match = _INLINE.match("".join(before.split()))
    return Pair(match.group(1), amounts[0], slot) if match else None


@dataclass(slots=True)
class NatureReader:
    """Collects the amounts by nature until the form goes on to something else."""

    frame: Frame
    sides: dict[str, list[NumberId]] = field(default_factory=lambda: {"income": [], "spending": []})
    totals: dict[str, NumberId] = field(default_factory=dict)
    measure: str = "全年执行数"

    def read(self, slots: Sequence[Slot]) -> bool:
        """Read one row; False where no label of it is a kind of income or spending."""
        known = False
        for pair in pairs(slots):
            concept = concept_of(pair.label)
            side = _side(concept)
            known = known or side is not None or concept in TITLES or concept == "total_funds"
            if pair.number is None or concept is None or not (side or concept in TITLES):
                continue
            number = self.frame.money(pair.number, unit_in(pair.label))
            path = () if concept in TITLES else (_title(side),)
            self.frame.name(number, plain(pair.label), self.measure, path=path)
            if concept in TITLES:
                self.totals[TITLES[concept]] = number.id
            elif side:
                self.sides[side].append(number.id)
        return known

    def finish(self, rows: Sequence[MoneyRow], planned: Sequence[NumberId] = ()) -> None:
        """State what each side adds up to: its own total, or the column of the money block it was filled from."""
        candidates = _totals(rows) or list(planned)
        for side, parts in self.sides.items():
            own = self.totals.get(side)
            total = own or next(iter(candidates), None)
            if parts:
                self._assert(side, total, tuple(parts), tuple(c for c in candidates if c != total))
                self._settle([own, *parts] if own else parts, self._column(own, parts, rows))

    def _column(
        self, own: NumberId | None, parts: Sequence[NumberId], rows: Sequence[MoneyRow]
    ) -> str:
        """The measure of the one column of the money block whose total a side has, or nothing."""
        known = self.frame.amounts
        whole = known[own] if own else sum((known[n] for n in parts), Decimal())
        total = _whole(rows)
        fitting = [key for key, n in total.cells.items() if known.get(n) == whole] if total else []
        return fitting[0] if len(fitting) == 1 else ""

    def _settle(self, numbers: Sequence[NumberId], measure: str) -> None:
        """Call the amounts of a side by the measure of the column that it was filled from."""
        if not measure or measure == self.measure:
            return
        facts = self.frame.fragments.facts
        facts[:] = [
            f.model_copy(update={"measure": measure}) if f.number in numbers else f for f in facts
        ]

    def _assert(
        self,
        side: str,
        total: NumberId | None,
        parts: tuple[NumberId, ...],
        others: tuple[NumberId, ...],
    ) -> None:
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label=f"{'·'.join(self.frame.path)}·{_title(side)}",
                measure=self.measure,
                total=total,
                parts=parts,
                complete=True,
                basis="bynature",
                section=self.frame.id,
                totals=others,
            )
        )


def _title(side: str | None) -> str:
    return SIDES.get(side or "", "")


def _side(concept: str | None) -> str | None:
    return next(
        (side for side in ("income", "spending") if concept in keyed("by_nature", side)), None
    )


def _totals(rows: Sequence[MoneyRow]) -> list[NumberId]:
    """The totals of the money block, spending first: a self-evaluation reports what was spent."""
    total = _whole(rows)
    return [total.cells[key] for key in _ORDER if key in total.cells] if total else []


def _whole(rows: Sequence[MoneyRow]) -> MoneyRow | None:
    """The row of a money block that holds all of it: the total, or the only one."""
    total = next((row for row in rows if row.role == "total"), None)
    return total or (rows[0] if len(rows) == 1 else None)


def names_nature(slots: Sequence[Slot]) -> bool:
    """Whether a row is called income or spending by its kind, or holds all kinds of spending with their amounts."""
    if any(word in slot.text for slot in slots for word in names("nature_titles")):
        return True
    found = {concept_of(p.label) for p in pairs(slots) if p.number is not None}
    return found == keyed("by_nature", "spending")
