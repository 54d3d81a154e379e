"""Totals: the points of a whole form, in a row below the indicators or beside a label at its top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.forms.frame import Frame
from extract.forms.grid import Slot
from extract.forms.heads import Head
from extract.forms.nature import pairs
from extract.numbers import Number, NumberId
from extract.records import Bracket, Breakdown, Group, IndicatorRow, MoneyBlock
from extract.vocabulary import load
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import bare

POINTS = ("分值", "得分")
_OUT_OF = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分")


def points_in(slot: Slot) -> Number | None:
    """The points that a label carries in brackets (总分（100分）), or None."""
    if not _OUT_OF.search(slot.text):
        return None
    return next((n for n in slot.numbers if n.unit == "分"), None)


def told(label: str) -> str:
    """Which total a label asks for: the points to be had, those given, or none of them."""
    words = load("forms")["total_scores"]
    return next((key for key in POINTS if bare(label) in words[key]), "")


@dataclass(slots=True)
class Totals:
    """What a form says of its points as a whole."""

    frame: Frame
    found: dict[str, NumberId] = field(default_factory=dict)
    beside: NumberId | None = None
    values: dict[str, Decimal] = field(default_factory=dict)
    levels: dict[str, NumberId] = field(default_factory=dict)
    partial: dict[str, NumberId] = field(default_factory=dict)
    again: bool = False

    def in_row(self, heads: Sequence[Head], slots: Sequence[Slot]) -> None:
        """The values of a total row: by labels of their own, by the columns they stand in, else by their order."""
        self.again = bool(self.found)
        values = [slot for slot in slots if slot.value is not None]
        own = {p.slot.column: told(p.label) for p in pairs(slots[1:]) if p.number is not None}
        keys = own if any(own.values()) else self._columns(heads, values)
        for slot in values:
            if slot.value is not None and (key := keys.get(slot.column)):
                self._name(slot.value, key, "总分")
        number = points_in(slots[0])
        if number is not None and "分值" not in self.found:
            self._name(number, "分值", "总分")

    def _columns(self, heads: Sequence[Head], values: Sequence[Slot]) -> dict[int, str]:
        known = {h.column: "扣分" if bare(h.text) == "扣分" else h.key for h in heads}
        under = [known.get(slot.column, "") for slot in values]
        if under and under[-1] in {*POINTS, "扣分"} and "other" in under and "" not in under:
            placed = [slot for slot, key in zip(values, under, strict=True) if key != "other"]
            return self._columns(heads, placed)  # sums of columns that are no points of the rows
        points = all(key in {*POINTS, "扣分"} or key.startswith("points") for key in under)
        named = next((h.column for h in heads if h.key == "level3"), 0)
        lost = len(values) == 1 and values[0].column < named  # the cells before it are gone
        if not points or lost or len(set(under)) < len(under):
            told = [k for _, k in sorted(known.items()) if k in {*POINTS, "扣分"}]
            given = [key for key in POINTS if key in told] or list(POINTS)
            if len(values) == len(told):
                given = told
            under = given[-len(values) :] if len(values) <= len(given) else list(POINTS)
        columns = [slot.column for slot in values]
        return dict(zip(columns, under, strict=False))

    def _name(self, number: Number, key: str, label: str) -> None:
        number = self.frame.points(number)
        measure = "分值" if key.startswith("points") else key
        self.frame.name(number, label, measure)
        if key.startswith("points"):
            self.levels.setdefault(key, number.id)
        if key in POINTS and (key not in self.found or self._sums_more(key, number)):
            if key in self.found:
                self.partial[key] = self.found[key]
            self.found[key] = number.id
            self.values[key] = number.value

    def _sums_more(self, key: str, number: Number) -> bool:
        """Whether a later row of totals counts points that the one before it left out (those for execution)."""
        return self.again and number.value > self.values[key]

    def beside_label(self, slots: Sequence[Slot]) -> bool:
        """A total that stands beside its label above the blocks of a form."""
        asked = [p for p in pairs(slots) if p.number is not None and told(p.label) == "得分"]
        for pair in asked:
            if pair.number is not None:
                number = self.frame.points(pair.number)
                self.frame.name(number, plain(pair.label), "得分")
                self.beside = self.beside or number.id
        return bool(asked)

    @property
    def weight(self) -> NumberId | None:
        """The points to be had."""
        return self.found.get("分值")

    @property
    def score(self) -> NumberId | None:
        """The points given, below the indicators rather than above them."""
        return self.found.get("得分") or self.beside

    def state(
        self,
        rows: Sequence[IndicatorRow],
        brackets: Sequence[Bracket],
        money: MoneyBlock | None,
    ) -> None:
        """What sums up the points announced for one level, and a first total with or without execution."""
        for level in (1, 2):
            of_level = tuple(b.number for b in brackets if b.level == level)
            self._sum(self.levels.get(f"points{level}"), of_level, "分值")
        given = tuple(r.score for r in rows if r.score), tuple(r.weight for r in rows if r.weight)
        own = (money.score, money.weight) if money else (None, None)
        for key, parts, extra in zip(("得分", "分值"), given, own, strict=True):
            self._sum(self.partial.get(key), parts, key, (extra,) if extra else ())

    def _sum(
        self,
        total: NumberId | None,
        parts: tuple[NumberId, ...],
        measure: str,
        extra: tuple[NumberId, ...] = (),
    ) -> None:
        if total is not None and len(parts) > 1:
            self.frame.fragments.breakdowns.append(
                Breakdown(
                    label="·".join((*self.frame.path, "合计")),
                    measure=measure,
                    total=total,
                    parts=parts,
                    complete=True,
                    basis="column",
                    section=self.frame.id,
                    readings=((*extra, *parts),) if extra else (),
                )
            )

    def finish(self) -> None:
        """Told twice, the points given are the same."""
        below = self.found.get("得分")
        if below is not None and self.beside is not None:
            self.frame.fragments.groups.append(
                Group(
                    label=f"{'·'.join(self.frame.path)}·总分",
                    numbers=(self.beside, below),
                    same_scope=True,
                    basis="form",
                    measure="得分",
                )
            )
