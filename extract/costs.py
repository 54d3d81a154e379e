"""Costs: what the cost indicators of a form print, tied to the money of that form."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.bridges import total_cell
from extract.fragments import Fragments
from extract.numbers import Kind, Number, NumberId
from extract.records import Breakdown, Fact, Form, Group, IndicatorRow
from extract.ties import SPENT, measure_class
from extract.vocabulary import load
from extract.vocabulary.concepts import line_in

COST_TARGET = "cost_target"
"""The basis of the one part that the target of a cost indicator has: the budget of its form."""


@dataclass(frozen=True, slots=True)
class CostFinder:
    """Finds what cost indicators repeat once the forms of a case are known."""

    fragments: Fragments
    numbers: Mapping[NumberId, Number]

    def find(self) -> None:
        """Add what each cost indicator says again."""
        forms = {form.id: form for form in self.fragments.forms}
        facts = {fact.number: fact for fact in self.fragments.facts}
        for row in self.fragments.indicators:
            if _is_cost(row):
                self._spent(forms[row.form], row, facts)
                self._planned(forms[row.form], row)

    def _spent(self, form: Form, row: IndicatorRow, facts: Mapping[NumberId, Fact]) -> None:
        """What a cost indicator says was spent is what the form says was spent."""
        spent = total_cell(form, "全年执行数")
        amount = self._money(row.actual_number or _told_spent(row, facts))
        if not spent or not amount:
            return
        self.fragments.groups.append(
            Group(
                label=f"{form.title}·成本指标“{row.level3}”实际与全年执行数",
                numbers=(spent, amount),
                same_scope=False,
                basis="cost",
                entity=form.entity,
                measure="全年执行数",
            )
        )

    def _planned(self, form: Form, row: IndicatorRow) -> None:
        """What a cost indicator aims at is the first budget of the form, or the budget of the year."""
        target = self._money(row.target_number)
        cells = (total_cell(form, measure) for measure in ("年初预算数", "全年预算数"))
        budgets = [each for each in cells if each and self.numbers[each].value]
        if not target or not budgets:
            return
        self.fragments.breakdowns.append(
            Breakdown(
                label=row.level3,
                measure="目标值",
                total=target,
                parts=(budgets[0],),
                complete=True,
                basis=COST_TARGET,
                section=form.id,
                readings=tuple((each,) for each in budgets[1:]),
            )
        )

    def _money(self, number: NumberId | None) -> NumberId | None:
        known = self.numbers.get(number or "")
        return known.id if known and known.kind is Kind.MONEY else None


def _told_spent(row: IndicatorRow, facts: Mapping[NumberId, Fact]) -> NumberId | None:
    """Of several amounts in a cost row the one that the words call used or spent."""
    spent = [
        n for n in row.actual_numbers if n in facts and measure_class(facts[n].measure) == SPENT
    ]
    return spent[0] if len(spent) == 1 else None


def _is_cost(row: IndicatorRow) -> bool:
    """Whether an indicator tells what the whole cost, not what one of many did."""
    words = load("forms")
    one = any(word in row.level3 for word in words["unit_cost_words"])
    return row.aspect == "cost" and not one and line_in(row.level3) is None
