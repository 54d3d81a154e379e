"""Bridges: amounts of one project or of the whole unit that follow from each other across sentences and forms.

What is told in one place of a budget (first budget, additions, frozen or recalled sums, what was passed down) makes the
budget of the year that another place prints. A report need not tell every movement, so no bridge is certain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.fragments import Fragments
from extract.numbers import Kind, Number, NumberId
from extract.records import Breakdown, Denominator, Fact, Flow, Form, Group, Ratio
from extract.vocabulary import load
from extract.wholes import is_left_of_all

_SENTENCE = 60  # characters within which the grades of one question stand


@dataclass(slots=True)
class BridgeFinder:
    """Finds the bridges of a case once its facts, forms and projects are known."""

    fragments: Fragments
    numbers: dict[NumberId, Number]

    def find(self) -> None:
        """Add every bridge."""
        columns = self._columns()
        moved = [
            f
            for f in self.fragments.facts
            if f.measure in load("ties")["movements"] and f.number not in columns
        ]
        self._told_again(moved)
        facts = self.fragments.facts_by_section()
        for form in self.fragments.forms:
            if form.money is not None:
                own = [f for f in moved if f.section == form.id]
                self._budget(form, own)
                self._shares(form, own, facts.get(form.id, ()))
                self._project(form, own)
        self._whole_unit(moved)
        self._left_over()
        self._rates()
        self._grades()

    def _columns(self) -> set[NumberId]:
        """Amounts of the money blocks, which state themselves what their columns make up."""
        blocks = [form.money for form in self.fragments.forms if form.money]
        return {number for block in blocks for row in block.rows for number in row.cells.values()}

    def _told_again(self, moved: Sequence[Fact]) -> None:
        """A movement that the sentences tell once and a form tells again."""
        for measure in load("ties")["movements"]:
            prose = [f for f in moved if f.measure == measure and f.section == "prose"]
            forms = [f for f in moved if f.measure == measure and f.section != "prose"]
            if len(prose) == 1 and forms and len({f.section for f in forms}) == 1:
                self.fragments.groups.append(
                    Group(
                        label=prose[0].label,
                        numbers=(prose[0].number, *(f.number for f in forms)),
                        same_scope=False,
                        basis="alike",
                        entity=forms[0].entity,
                        measure=measure,
                    )
                )

    def _budget(self, form: Form, own: Sequence[Fact]) -> None:
        """The budget of a project's year is its first budget less what was frozen or taken back."""
        first, whole = total_cell(form, "年初预算数"), total_cell(form, "全年预算数")
        lowered = _distinct(
            (f for f in own if f.measure in load("ties")["lowering"]),
            self.numbers,
        )
        if first and whole and lowered and self.numbers[first].value > 0:
            self.fragments.flows.append(
                Flow(
                    label=f"{form.title}·全年预算数",
                    whole=whole,
                    uses=(first, *(f.number for f in lowered)),
                    roles=("年初预算", *(f.measure for f in lowered)),
                    signs=(1, *(-1 for _ in lowered)),
                    direction="sources",
                    certain=False,
                )
            )

    def _project(self, form: Form, own: Sequence[Fact]) -> None:
        """A project's first budget went where it is told; a form may count what was passed down as spent."""
        first, spent = total_cell(form, "年初预算数"), total_cell(form, "全年执行数")
        lowered = _distinct((f for f in own if f.measure in load("ties")["lowering"]), self.numbers)
        passed = _distinct((f for f in own if f.measure in load("ties")["passed"]), self.numbers)
        told = self._told_spent(form.entity) if passed else None
        if told is None:
            return
        if first and lowered:
            roles = (*(f.measure for f in (*lowered, *passed)), "实际支出")
            uses = (*(f.number for f in (*lowered, *passed)), told)
            self._flow(f"{form.title}·年初预算数", first, uses, roles)
        if spent:
            uses = (told, *(f.number for f in passed))
            self._flow(
                f"{form.title}·全年执行数", spent, uses, ("实际支出", *(f.measure for f in passed))
            )

    def _flow(
        self, label: str, whole: NumberId, uses: tuple[NumberId, ...], roles: tuple[str, ...]
    ) -> None:
        self.fragments.flows.append(
            Flow(
                label=label, whole=whole, uses=uses, roles=roles, direction="sources", certain=False
            )
        )

    def _told_spent(self, entity: str | None) -> NumberId | None:
        """The one amount that the sentences say was spent on a project."""
        found = {
            self.numbers[f.number].amount: f.number
            for f in self.fragments.facts
            if entity
            and f.entity == entity
            and f.section == "prose"
            and f.measure in load("forms")["spent"]
            and self.numbers[f.number].kind is Kind.MONEY
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _shares(self, form: Form, own: Sequence[Fact], facts: Sequence[Fact]) -> None:
        """A share that names a movement is that movement's part of the first or the whole budget."""
        lowers = tuple(
            Denominator(name=measure, numbers=(cell,))
            for measure in ("年初预算数", "全年预算数")
            if (cell := total_cell(form, measure)) and self.numbers[cell].value
        )
        for fact in facts:
            if self.numbers[fact.number].kind is not Kind.PERCENT:
                continue
            named = [f for f in own if f.measure in fact.label]
            if named and lowers:
                self.fragments.ratios.append(
                    Ratio(
                        kind="share",
                        label=f"{form.title}·{named[0].measure}占比",
                        stated=fact.number,
                        numerators=(named[0].number,),
                        denominators=lowers,
                        section=form.id,
                    )
                )

    def _whole_unit(self, moved: Sequence[Fact]) -> None:
        """The budget of the unit's year is its first budget and what was added, as far as the sentences tell it."""
        if any(
            f.direction == "sources" and "first_budget" in f.roles for f in self.fragments.flows
        ):
            return  # the sentences give the whole account themselves
        raised = self._raised(moved)
        for form in self.fragments.forms:
            first, whole = total_cell(form, "年初预算数"), total_cell(form, "全年预算数")
            if form.kind != "overall" or not first or not whole or not raised:
                continue
            self.fragments.flows.append(
                Flow(
                    label=f"{form.title}·全年预算数",
                    whole=whole,
                    uses=(first, *raised),
                    roles=("年初预算", *("追加" for _ in raised)),
                    direction="sources",
                    certain=False,
                )
            )

    def _left_over(self) -> None:
        """What the sentences say the unit had left at the end is the budget of its form less what was spent."""
        told = {
            self.numbers[f.number].amount: f.number
            for f in self.fragments.facts
            if f.measure == "结余结转" and is_left_of_all(f)
        }
        for form in self.fragments.forms if len(told) == 1 else ():
            whole, spent = total_cell(form, "全年预算数"), total_cell(form, "全年执行数")
            if form.kind != "overall" or not whole or not spent or total_cell(form, "结余结转"):
                continue
            self.fragments.flows.append(
                Flow(
                    label=f"{form.title}·全年预算数",
                    whole=whole,
                    uses=(spent, *told.values()),
                    roles=("spent", "carried"),
                    direction="uses",
                    certain=False,
                )
            )

    def _raised(self, moved: Sequence[Fact]) -> list[NumberId]:
        """What was added to the unit's budget: by the accounts of whole groups of funds, else by single sentences."""
        words = [w for w in load("case")["fund_origins"] if w not in load("case")["first_budgets"]]
        groups = [
            flow.whole for flow in self.fragments.flows if any(w in flow.label for w in words)
        ]
        single = [
            f.number
            for f in moved
            if f.section == "prose" and not f.entity and f.measure in load("ties")["raising"]
        ]
        told = {self.numbers[n].amount: n for n in reversed(list(dict.fromkeys(groups)) or single)}
        return sorted(told.values(), key=lambda n: (self.numbers[n].block, self.numbers[n].start))

    def _rates(self) -> None:
        """The rate of the whole budget and the control rate that the sentences tell are those of the forms."""
        words = load("ties")
        printed = {
            "execution_rates": [
                f.money.rate for f in self.fragments.forms if f.kind == "overall" and f.money
            ],
            "control_rates": [s.rate for s in self.fragments.staffing if s.section != "prose"],
        }
        for key, ids in printed.items():
            prose = [
                f
                for f in self.fragments.facts
                if f.section == "prose" and f.label in words[key] and not f.entity
            ]
            forms = [n for n in ids if n]
            if prose and forms:
                numbers = (prose[0].number, *forms)
                self.fragments.groups.append(
                    Group(
                        label=prose[0].label,
                        numbers=numbers,
                        same_scope=False,
                        basis="rate",
                        measure="比率",
                    )
                )

    def _grades(self) -> None:
        """The grades of one question make up 100 %."""
        words = load("ties")
        grades = tuple(words["grades"])
        run: list[Fact] = []
        for fact in self.fragments.facts:
            graded = fact.label.endswith(grades)
            if not graded or self.numbers[fact.number].kind is not Kind.PERCENT:
                continue
            if run and not self._near(run[-1], fact):
                run = []
            run.append(fact)
            if len(run) > 2 and any(fact.label.endswith(w) for w in words["worst_grades"]):
                self.fragments.breakdowns.append(
                    Breakdown(
                        label=run[0].label,
                        measure="占比",
                        total=None,
                        parts=tuple(f.number for f in run),
                        complete=True,
                        basis="shares",
                        section=fact.section,
                    )
                )
                run = []

    def _near(self, one: Fact, other: Fact) -> bool:
        a, b = self.numbers[one.number], self.numbers[other.number]
        return (a.source, a.block) == (b.source, b.block) and abs(a.start - b.start) < _SENTENCE


def total_cell(form: Form, measure: str) -> NumberId | None:
    """The amount of the total row of a form's money block in one measure, or None."""
    rows = form.money.rows if form.money else ()
    return next(
        (row.cells[measure] for row in rows if row.role == "total" and measure in row.cells), None
    )


def _distinct(facts: Iterable[Fact], numbers: dict[NumberId, Number]) -> list[Fact]:
    """One fact for each amount: a form tells the same movement in its value and in its reason."""
    seen: dict[object, Fact] = {}
    for fact in facts:
        seen.setdefault((fact.measure, numbers[fact.number].amount), fact)
    return list(seen.values())
