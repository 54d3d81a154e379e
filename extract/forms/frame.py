"""Frame: the form that is being read, and the one way to give a number of it a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extract.forms.grid import Grid, Slot
from extract.fragments import PROVISIONAL, Fragments
from extract.numbers import Kind, Number, NumberId
from extract.records import Blank, Denominator, Fact, Ratio
from extract.vocabulary.concepts import concept_of, plain

MONEY_SCALE = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


@dataclass(slots=True)
class Frame:
    """What holds for a whole form while it is read: its id, kind, title, project, unit of money and year.

    ``place`` is its place among the forms of the document, ``rows`` how many indicator rows it has so far.
    """

    id: str
    kind: str
    title: str
    fragments: Fragments
    project: str = ""
    unit: str = ""
    year: int | None = None
    place: int = 0
    rows: int = 0
    named: set[NumberId] = field(default_factory=set)
    amounts: dict[NumberId, Decimal] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """What the form is called: its title and its project."""
        return (self.title, self.project) if self.project else (self.title,)

    def entity(self, name: str = "") -> str | None:
        """The provisional entity of a row, or of the form."""
        name = name or self.project
        return PROVISIONAL + name if name else None

    def name(  # noqa: PLR0913  # what is known of a number, each by its name
        self,
        number: Number,
        label: str,
        measure: str,
        *,
        path: tuple[str, ...] = (),
        entity: str | None = None,
        fund: str | None = None,
        known: bool = True,
    ) -> None:
        """Give ``number`` its name, once; where it is not ``known``, no concept is meant by it.

        It is about the project of the form unless ``entity`` names another, or "" none.
        """
        if number.id in self.named:
            return
        self.named.add(number.id)
        self.amounts[number.id] = number.amount
        fact = Fact.model_construct(
            number=number.id,
            label=label.strip(":："),
            concept=concept_of(label) if known else None,
            measure=measure,
            fund=fund,
            period=str(self.year) if self.year else None,
            entity=self.entity() if entity is None else entity or None,
            path=path,
            section=self.id,
        )
        self.fragments.facts.append(fact)

    def rate(
        self,
        label: str,
        stated: NumberId,
        upper: NumberId,
        lowers: Mapping[str, NumberId],
        others: Iterable[Denominator] = (),
    ) -> None:
        """State a rate that is printed, what it is of, and the amounts by name that it may be over."""
        below = (Denominator(name=name, numbers=(number,)) for name, number in lowers.items())
        self.fragments.ratios.append(
            Ratio(
                kind="rate",
                label=label,
                stated=stated,
                numerators=(upper,),
                denominators=(*below, *others),
                section=self.id,
            )
        )

    def money(self, number: Number, unit: str = "") -> Number:
        """``number`` as an amount of money, in its own unit, the unit of its head, or that of the form."""
        if number.kind is Kind.MONEY and number.unit in MONEY_SCALE:
            return number
        if number.unit in {"万", "亿"}:
            return self._renew(number, Kind.MONEY, number.unit + "元", "cell")
        if number.unit:
            return number
        return self._renew(number, Kind.MONEY, unit or self.unit, "head" if unit else "form")

    def no_quantity(self, number: Number) -> None:
        """A number that only tells one thing from another: a code, a place in a list."""
        self.named.add(number.id)
        self.fragments.renewed.append(number.model_copy(update={"kind": Kind.IDENTIFIER}))

    def no_quantities(self, slots: Iterable[Slot]) -> None:
        """The numbers of cells that hold nothing else, where they only tell one thing from another."""
        for slot in slots:
            if slot.value is not None:
                self.no_quantity(slot.value)

    def points(self, number: Number) -> Number:
        """``number`` as points of a score."""
        return self._renew(number, Kind.SCORE, "分", "head", base="分")

    def percent(self, number: Number) -> Number:
        """``number`` as a rate; a bare figure above 1.5 is meant in per cent."""
        if number.kind is Kind.PERCENT or abs(number.value) <= Decimal("1.5"):
            return number
        return self._renew(number, Kind.PERCENT, "%", "head", base="%")

    def count(self, number: Number, unit: str) -> Number:
        """``number`` as a count in ``unit`` unless it has one."""
        return number if number.unit else self._renew(number, Kind.COUNT, unit, "head", base=unit)

    def _renew(self, number: Number, kind: Kind, unit: str, source: str, base: str = "") -> Number:
        scale = Decimal(MONEY_SCALE.get(unit, 1)) if kind is Kind.MONEY else Decimal(1)
        base = base or ("元" if unit in MONEY_SCALE else "")
        fresh = number.model_copy(
            update={"kind": kind, "unit": unit, "unit_from": source, "scale": scale, "base": base}
        )
        self.fragments.renewed.append(fresh)
        return fresh

    def blank(self, grid: Grid, slot: Slot, label: str, measure: str) -> Blank:
        """An empty cell that ought to hold ``measure`` of ``label``."""
        return Blank(
            label=plain(label) or label,
            measure=measure,
            concept=concept_of(label),
            place=grid.span(slot),
        )
