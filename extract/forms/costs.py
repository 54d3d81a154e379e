"""Cost lines: what a planned sum is made of, each with its amount and the calculation written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.forms.align import is_blank
from extract.forms.frame import Frame
from extract.forms.grid import Grid, Slot
from extract.forms.totals import points_in
from extract.narrative import recognise_phrase
from extract.numbers import NumberId
from extract.records import Breakdown, Group
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import bare, names


def cost_heads(slots: Sequence[Slot]) -> bool:
    """Whether a row begins the cost lines of a target table; what carries points is scored and no head."""
    heads = names("cost_heads")
    return any(bare(s.text) in heads and not points_in(s) for s in slots)


@dataclass(slots=True)
class CostReader:
    """Collects cost lines until the table ends."""

    frame: Frame
    grid: Grid
    amounts: list[NumberId] = field(default_factory=list)
    total: NumberId | None = None

    def read(self, row: int) -> bool:
        """Read one line: its words, its amount, and the calculation; False where there is no amount."""
        slots = [s for s in self.grid.filled(row) if bare(s.text) not in names("cost_heads")]
        words = [s for s in slots if s.value is None and not is_blank(s.text)]
        values = [s for s in slots if s.value is not None]
        if not values or not words:
            return False
        amount = self.frame.money(values[0].value) if values[0].value else None
        if amount is None:
            return False
        before = [s for s in words if s.column < values[0].column]
        label = "".join(s.text for s in before)
        self.frame.name(amount, label, "金额")
        if plain(label) in names("totals"):
            self.total = amount.id
        else:
            self.amounts.append(amount.id)
        for slot in words:
            self._explain(slot, label, amount.id if slot.column > values[0].column else None)
        return True

    def _explain(self, slot: Slot, label: str, amount: NumberId | None) -> None:
        """The words beside an amount: what they calculate ought to be the amount."""
        found = [n for n in slot.numbers if n.kind.is_quantity]
        if not found:
            return
        phrase = recognise_phrase(
            slot.printed,
            slot.cell.start,
            found,
            section=self.frame.id,
            path=(label,),
            default_measure="金额",
        )
        for fact in phrase.facts:
            if fact.number not in self.frame.named:
                self.frame.named.add(fact.number)
                entity = fact.entity or self.frame.entity()
                self.frame.fragments.facts.append(fact.model_copy(update={"entity": entity}))
        self.frame.fragments.calculations.extend(phrase.calculations)
        if amount is not None:
            for calculation in phrase.calculations[-1:]:
                self._same(label, amount, calculation.stated)

    def _same(self, label: str, amount: NumberId, stated: NumberId) -> None:
        self.frame.fragments.groups.append(
            Group(
                label=f"{label}·金额与测算",
                numbers=(amount, stated),
                same_scope=True,
                basis="cost",
                measure="金额",
            )
        )

    def finish(self, planned: Sequence[NumberId]) -> None:
        """The lines make the total, and the total is the sum that was asked for."""
        if self.total is not None and self.amounts:
            self.frame.fragments.breakdowns.append(
                Breakdown(
                    label=f"{'·'.join(self.frame.path)}·支出明细合计",
                    measure="金额",
                    total=self.total,
                    parts=tuple(self.amounts),
                    complete=True,
                    basis="grand",
                    section=self.frame.id,
                )
            )
        whole = self.total or (self.amounts[0] if len(self.amounts) == 1 else None)
        if whole is not None and planned:
            self.frame.fragments.groups.append(
                Group(
                    label=f"{self.frame.project or self.frame.title}·项目金额与支出明细",
                    numbers=(planned[0], whole),
                    same_scope=True,
                    basis="cost",
                    measure="金额",
                )
            )
