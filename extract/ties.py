"""Ties: numbers of a case that name the same thing in different places, put together by name and never by value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.fragments import Fragments
from extract.funds import FUNDS, GENERAL, one_fund, other_funds
from extract.numbers import Kind, Number, NumberId
from extract.records import Breakdown, Fact, Flow, Group
from extract.vocabulary import load, remembered
from extract.vocabulary.concepts import plain
from extract.wholes import (
    apart_from_lists,
    limited,
    lists_of,
    main_year,
    one_a_table,
    telling,
    totals_of,
    whole_of,
    year_apart,
)

SPENT, PLANNED = "spent", "planned_first"
ACCOUNTS = "accounts"
NAMES_OF = {SPENT: "支出", PLANNED: "年初预算", "planned_full": "全年预算"}
SPLIT_BY_FUND = frozenset({"project_spending", "total_spending"})
"""Concepts that every fund has a part in."""
CONTROLLED = frozenset(
    {"three_public", "vehicles", "vehicle_purchase", "vehicle_running", "abroad", "reception"}
)
ONE_FUND = frozenset({"basic_spending", "personnel", "public_use"}) | CONTROLLED
"""Concepts that are paid out of the general budget wherever they stand, so that naming the fund adds nothing."""


@remembered
def measure_class(measure: str) -> str:
    """``spent``, ``planned_first``, ``planned_full``, or the measure itself."""
    return next(
        (key for key in (SPENT, PLANNED, "planned_full") if measure in load("forms")[key]), measure
    )


@dataclass(frozen=True, slots=True)
class Tie:
    """What a fact is about, with everything that has to agree for two facts to be equal.

    ``year`` is there where it is not the usual one, ``scope`` where words say what is left out (不含下属单位).
    """

    concept: str
    fund: str
    measure: str
    year: str = ""
    scope: str = ""


@dataclass(slots=True)
class TieFinder:
    """Finds the groups of a case once its facts, forms and projects are known."""

    fragments: Fragments
    numbers: dict[NumberId, Number]
    doubtful: set[str]
    names: dict[str, str]
    totals: frozenset[NumberId] = frozenset()
    accounts: frozenset[str] = frozenset()
    year: str = ""
    one_fund: bool = False
    items: set[NumberId] = field(default_factory=set)
    pieces: set[NumberId] = field(default_factory=set)

    def find(self) -> None:
        """Add every group and every sum that joins places."""
        self._projects()
        self._concepts()
        self._funds()
        self._staffing()

    def _projects(self) -> None:
        by_entity: dict[str, list[Fact]] = {}
        for fact in self.fragments.facts:
            if fact.entity and self._is_money(fact):
                by_entity.setdefault(fact.entity, []).append(fact)
        self.items, self.pieces = self._items(), self._pieces()
        for entity, facts in by_entity.items():
            self._spent(entity, [f for f in facts if measure_class(f.measure) == SPENT])
            self._planned(entity, self._first_budgets(facts))

    def _first_budgets(self, facts: Sequence[Fact]) -> list[Fact]:
        """The first budgets of a project; beside them a lone budget that equals the adjusted one means that one.

        A form that prints both, and not as nought, says which is which.
        """
        adjusted = [f for f in facts if measure_class(f.measure) == "planned_full"]
        full = {self._amount(f) for f in adjusted}
        first = [f for f in facts if measure_class(f.measure) == PLANNED]
        other = [f for f in first if self._amount(f) not in full]
        forms = {f.section for f in adjusted} - {f.section for f in other} - {"prose"}
        own = [f for f in first if f.section in forms and self._amount(f)]
        return [f for f in first if f in other or f in own] if other else first

    def _amount(self, fact: Fact) -> Decimal:
        return self.numbers[fact.number].amount

    def _whole(self, fact: Fact) -> bool:
        """Whether a fact speaks of the whole project: prose, a row of a table, or the total of its form."""
        return fact.section == "prose" or fact.concept in {None, "total_funds"}

    def _spent(self, entity: str, facts: Sequence[Fact]) -> None:
        whole = self._of_whole(facts)
        items = [f for f in whole if f.number in self.items]
        listed = [f for f in whole if f not in items]
        if len(items) > 1 and listed:
            self._sum_of_items(listed[0], items)
        elif len(items) == 1:
            listed = sorted([*listed, *items], key=self._order)
        self._group(listed, entity, SPENT)

    def _planned(self, entity: str, facts: Sequence[Fact]) -> None:
        self._group(self._of_whole(facts), entity, PLANNED)

    def _of_whole(self, facts: Sequence[Fact]) -> list[Fact]:
        return [
            f
            for f in facts
            if self._whole(f) and not self._in_form_cells(f) and f.number not in self.pieces
        ]

    def _items(self) -> set[NumberId]:
        """Numbers that stand under a heading's amount, project by project."""
        return {part for b in self.fragments.breakdowns if b.basis == "section" for part in b.parts}

    def _pieces(self) -> set[NumberId]:
        """Numbers that are a part of an amount of their own project."""
        project = {f.number: f.entity for f in self.fragments.facts}
        return {
            part
            for b in self.fragments.breakdowns
            for part in b.parts
            if b.total and project.get(b.total) and project.get(b.total) == project.get(part)
        }

    def _in_form_cells(self, fact: Fact) -> bool:
        """Whether a fact of a form is an indicator or a sentence of it, which need not be about the whole project."""
        return fact.section != "prose" and fact.measure in {"目标值", "完成值"}

    def _sum_of_items(self, listed: Fact, items: Sequence[Fact]) -> None:
        self.fragments.breakdowns.append(
            Breakdown(
                label=f"{plain(listed.label)}各笔支出",
                measure=listed.measure,
                total=listed.number,
                parts=tuple(f.number for f in items),
                complete=True,
                basis="section",
            )
        )
        self.items, self.pieces = self._items(), self._pieces()

    def _concepts(self) -> None:
        ties: dict[Tie, list[Fact]] = {}
        self.totals = totals_of(self.fragments.forms)
        self.accounts = frozenset(f.id for f in self.fragments.forms if f.kind == ACCOUNTS)
        self.year = main_year(self.fragments.facts)
        self.one_fund = one_fund(self.fragments.facts, self.numbers)
        for fact in self.fragments.facts:
            if (tie := self._tie(fact)) is not None:
                ties.setdefault(tie, []).append(fact)
        whole = {use: flow.whole for flow in self.fragments.flows for use in flow.uses}
        sums = {use: self.numbers[number].amount for use, number in whole.items()}
        above = lists_of(self.fragments.facts, self.fragments.breakdowns)
        for tie, facts in ties.items():
            told = apart_from_lists(one_a_table(facts), above)
            told = telling(told, self._amount, sums)
            for alike in self._by_scope(told, tie):
                self._group(alike, None, tie.measure, tie)

    def _by_scope(self, facts: Sequence[Fact], tie: Tie) -> list[list[Fact]]:
        """What the budget paid for apart from what all funds together did, where sentences or accounts tell both.

        The first is a part of the second wherever a unit has income of its own, so that less is no difference.
        """
        told = [f for f in facts if f.section == "prose" or f.section in self.accounts]
        fiscal = [f for f in told if f.fund]
        every = [f for f in told if not f.fund]
        if tie.concept not in ONE_FUND or not fiscal or not every:
            return [list(facts)]
        less = max(map(self._amount, fiscal)) < min(map(self._amount, every))
        alone = len({self._amount(f) for f in every}) == 1
        return [[f for f in facts if f not in every], every] if less and alone else [list(facts)]

    def _tie(self, fact: Fact) -> Tie | None:
        """The identity of a fact that names a concept of the whole unit, or None where it is about a part of it."""
        if fact.entity or not self._is_money(fact):
            return None
        kind = measure_class(fact.measure)
        if kind not in NAMES_OF:
            return None
        concept = fact.concept or whole_of(fact)
        if concept is None and fact.number in self.totals:
            concept = "total_funds"
        if concept is None:
            return None
        fund, year = FUNDS.get(concept) or fact.fund or "", year_apart(fact, self.year)
        scope = limited(fact)
        if concept in FUNDS:
            return Tie("total_spending", fund, kind, year, scope)
        if concept == "project_spending" and fund not in {"", "一般公共预算", "财政拨款"}:
            return Tie("total_spending", fund, kind, year, scope)  # these pay for projects alone
        concept = "total_spending" if concept == "total_funds" else concept
        whole = concept in ONE_FUND or self._whole_budget(fact, concept, kind)
        return Tie(concept, "" if whole else fund, kind, year, scope)

    def _whole_budget(self, fact: Fact, concept: str, kind: str) -> bool:
        """Whether a budget told below a heading of the general budget is that of the unit, which has no other money."""
        of_general = fact.fund == GENERAL and GENERAL not in fact.label
        budget = kind != SPENT and concept == "total_spending"
        return self.one_fund and of_general and budget

    def _funds(self) -> None:
        """Project spending by fund in the sentences makes that of the forms, and so does each fund's own spending."""
        prose = [
            f
            for f in self.fragments.facts
            if f.section == "prose" and measure_class(f.measure) == SPENT
        ]
        by_fund = self._by_fund(prose, "project_spending")
        if len(by_fund) > 1:
            for fact in self._form_facts("project_spending", SPENT):
                self._across("项目支出按资金来源", fact, list(by_fund.values()), complete=False)
        basic = next((f for f in prose if f.concept == "basic_spending"), None)
        if basic is not None:
            self._with_basic(basic, by_fund)
        spent = self._origins()
        if len(spent) > 1:
            for fact in self._form_facts("project_spending", SPENT):
                self._sum("项目支出按资金去向", fact, tuple(spent.values()), complete=False)
        local = [n for word, n in spent.items() if word not in load("case")["from_above"]]
        if len(local) > 1:
            for fact in self._form_facts("local_special", SPENT):
                self._sum(fact.label, fact, tuple(local), complete=True, basis="retold")

    def _with_basic(self, basic: Fact, by_fund: dict[str, Fact]) -> None:
        """Basic spending and project spending make the general budget, and with the other funds all of it."""
        general = by_fund.get("一般公共预算")
        if general is not None:
            for fact in self._form_facts("general_fund", SPENT):
                self._across("一般公共预算支出", fact, [basic, general], complete=True)
        if len(by_fund) > 1:
            for fact in self._form_facts("total_funds", SPENT):
                self._across(
                    "全年执行数按支出构成", fact, [basic, *by_fund.values()], complete=False
                )

    def _origins(self) -> dict[str, NumberId]:
        """What was spent of each group of project funds, where the sentences part them by origin."""
        words = load("case")["fund_origins"]
        found: dict[str, NumberId] = {}
        for flow in self.fragments.flows:
            origin = next((w for w in words if w in flow.label), None)
            spent = [u for u, role in zip(flow.uses, flow.roles, strict=True) if role == "spent"]
            if origin and len(spent) == 1 and self._of_projects(flow):
                found.setdefault(origin, spent[0])
        return found

    def _of_projects(self, flow: Flow) -> bool:
        """Whether an account of money is one of project funds together, by its own words."""
        words = load("case")
        named = {f.number: f.label for f in self.fragments.facts if f.entity}
        own = [named[n] for n in (flow.whole, *flow.uses) if n in named]
        projects = [label for label in own if not any(w in label for w in words["fund_origins"])]
        one = projects or any(w in flow.label for w in words["one_project"])
        return not one and any(word in flow.label for word in words["project_words"])

    def _by_fund(self, facts: Iterable[Fact], concept: str) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for fact in facts:
            if (
                fact.concept == concept
                and fact.fund
                and fact.fund != "财政拨款"
                and not fact.entity
            ):
                found.setdefault(fact.fund, fact)
        return found

    def _form_facts(self, concept: str, kind: str) -> list[Fact]:
        return [
            f
            for f in self.fragments.facts
            if f.section != "prose"
            and f.concept == concept
            and measure_class(f.measure) == kind
            and not f.entity
        ]

    def _across(self, label: str, total: Fact, parts: Sequence[Fact], *, complete: bool) -> None:
        self._sum(label, total, tuple(f.number for f in parts), complete=complete)

    def _sum(
        self,
        label: str,
        total: Fact,
        parts: tuple[NumberId, ...],
        *,
        complete: bool,
        basis: str = "concept",
    ) -> None:
        self.fragments.breakdowns.append(
            Breakdown(
                label=label,
                measure=total.measure,
                total=total.number,
                parts=parts,
                complete=complete,
                basis=basis,
                section=total.section,
            )
        )

    def _staffing(self) -> None:
        tables = [
            s for s in self.fragments.staffing if s.section != "prose" and s.category == "total"
        ]
        prose = [s for s in self.fragments.staffing if s.section == "prose"]
        for table in tables:
            for role, label in (("posts", "编制数"), ("people", "在职人数")):
                whole = getattr(table, role)
                total = [
                    getattr(s, role) for s in prose if s.category == "total" and getattr(s, role)
                ]
                parts = [
                    getattr(s, role) for s in prose if s.category != "total" and getattr(s, role)
                ]
                if whole and total:
                    self.fragments.groups.append(
                        Group(
                            label=f"{label}（表与正文）",
                            numbers=(whole, total[0]),
                            same_scope=True,
                            basis="staffing",
                            measure=label,
                        )
                    )
                elif whole and len(parts) > 1:
                    self.fragments.breakdowns.append(
                        Breakdown(
                            label=label,
                            measure=label,
                            total=whole,
                            parts=tuple(parts),
                            complete=True,
                            basis="concept",
                            section=table.section,
                        )
                    )

    def _is_money(self, fact: Fact) -> bool:
        return self.numbers[fact.number].kind is Kind.MONEY

    def _order(self, fact: Fact) -> tuple[str, int, int]:
        number = self.numbers[fact.number]
        return number.source, number.block, number.start

    def _one_scope(self, facts: Sequence[Fact], tie: Tie | None) -> bool:
        """Whether facts of one concept are known to speak of the same money.

        Sentences that state no fund may leave out one that the case spends elsewhere.
        """
        if tie and tie.fund:
            return True
        told = {f.section == "prose" for f in facts}
        open_fund = tie is not None and tie.concept in SPLIT_BY_FUND and len(told) > 1
        return len({f.fund for f in facts}) == 1 and not (
            open_fund and other_funds(self.fragments.facts, self.numbers)
        )

    def _group(
        self, facts: Sequence[Fact], entity: str | None, measure: str, tie: Tie | None = None
    ) -> None:
        if len(facts) < 2:
            return
        ordered = sorted(facts, key=self._order)
        self.fragments.groups.append(
            Group(
                label=self.names.get(entity or "") or plain(ordered[0].label) or ordered[0].label,
                numbers=tuple(f.number for f in ordered),
                same_scope=entity not in self.doubtful if entity else self._one_scope(ordered, tie),
                basis="project" if entity else "concept",
                entity=entity,
                concept=tie.concept if tie else None,
                measure=NAMES_OF.get(measure, measure),
            )
        )
