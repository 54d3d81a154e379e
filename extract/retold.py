"""Retold: figures that one place of a case prints and another says again in other company.

A run of counts that two cells list alike, a share of a movement that several cells repeat, the items of a table that
the sentences list again, a total of counts with its list. Words or positions make these ties; none is certain.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.alike import core
from extract.fragments import Fragments
from extract.numbers import Kind, Number, NumberId
from extract.places import Span
from extract.records import Breakdown, Fact, Flow, Form, Group, IndicatorRow
from extract.remarks import Untold
from extract.ties import measure_class
from extract.vocabulary import load

Name = tuple[str, str]
"""What a count is called, and the word it is counted with."""
MANY = 3  # items from which a list of a table that stands again in the sentences is no chance
_NEAR = 60  # characters within which the account of one project stands
_TOTAL = "自评总分"
_WORDS = 10  # characters before a count in which the word for all of them stands


@dataclass(slots=True)
class RetoldFinder:
    """Finds what is told again once the facts, forms, projects and ties of a case are known."""

    fragments: Fragments
    numbers: dict[NumberId, Number]
    fact: dict[NumberId, Fact] = field(default_factory=dict)
    facts: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    scores: Sequence[Fact] = ()
    divided: Mapping[str, Sequence[Breakdown]] = field(default_factory=dict)

    def find(self) -> None:
        """Add every group, list and account."""
        self.fact = {fact.number: fact for fact in reversed(self.fragments.facts)}
        self.facts = self.fragments.facts_by_section()
        self.divided = self._divided()
        self.scores = [f for f in self.facts.get("prose", ()) if self._is_score(f)]
        rows: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
        for row in self.fragments.indicators:
            rows[row.form].append(row)
        for form in self.fragments.forms:
            self._runs(form, rows[form.id])
            self._shares(form)
            self._carried(form)
            self._total_score(form)
        self.fragments.breakdowns.extend([*self._counted(), *self._twins()])
        self.fragments.flows.extend(list(self._accounts()))

    # cells of one form ------------------------------------------------------------------------------------------------

    def _runs(self, form: Form, rows: Sequence[IndicatorRow]) -> None:
        """Counts that two cells of a form list one behind the other in the same words."""
        first: dict[tuple[Name, Name], tuple[str, NumberId, NumberId]] = {}
        for row in rows:
            for cell in (row.target_numbers, row.actual_numbers):
                for one, other in pairwise(cell):
                    names = self._named(one), self._named(other)
                    if not names[0][0] or not names[1][0] or names[0] == names[1]:
                        continue
                    known = first.setdefault(names, (row.id, one, other))
                    if known[0] != row.id:
                        self._group(form, (known[1], one))
                        self._group(form, (known[2], other))

    def _named(self, number: NumberId) -> Name:
        fact = self.fact.get(number)
        known = self.numbers[number]
        counted = known.kind in {Kind.COUNT, Kind.PLAIN}
        return (fact.label, known.unit) if fact and counted else ("", "")

    def _shares(self, form: Form) -> None:
        """The share of a movement that several cells of one form give is one share."""
        told: defaultdict[str, list[NumberId]] = defaultdict(list)
        for fact in self.facts.get(form.id, ()):
            if self.numbers[fact.number].kind is not Kind.PERCENT:
                continue
            named = [word for word in load("ties")["movements"] if word in fact.label]
            if len(named) == 1:
                told[named[0]].append(fact.number)
        for numbers in told.values():
            self._group(form, tuple(numbers))

    def _carried(self, form: Form) -> None:
        """What the sentences say was carried over for a project is that row of its form, and the rest the other row."""
        rows = {row.concept: row for row in form.money.rows} if form.money else {}
        over, current = rows.get("carried_over"), rows.get("current_fiscal")
        spent, also = (row.cells.get("全年执行数") if row else None for row in (over, current))
        for found in self.divided.get(form.entity or "", ()):
            before = [n for n in found.parts if self._of_last_year(n)]
            if len(before) != 1 or not spent:
                continue
            self._group(form, (before[0], spent))
            rest = [n for n in found.parts if n not in before]
            if len(rest) == 1 and also:
                self._group(form, (rest[0], also))

    def _divided(self) -> Mapping[str, Sequence[Breakdown]]:
        """The sums of the sentences by the project that they are of."""
        found: defaultdict[str, list[Breakdown]] = defaultdict(list)
        for breakdown in self.fragments.breakdowns:
            total = self.fact.get(breakdown.total or "")
            if total is not None and total.entity and total.section == "prose":
                found[total.entity].append(breakdown)
        return found

    def _total_score(self, form: Form) -> None:
        """The score that the sentences give the unit, or a project, is the total of its form."""
        if form.total_score is None or (form.kind != "overall" and not form.entity):
            return
        told = [fact.number for fact in self.scores if fact.entity == form.entity]
        if told:
            self.fragments.groups.append(
                Group(
                    label=_TOTAL,
                    numbers=(form.total_score, *told),
                    same_scope=True,
                    basis="score",
                    entity=form.entity,
                    measure="得分",
                )
            )

    def _is_score(self, fact: Fact) -> bool:
        """Whether a fact is a score of the whole."""
        score = self.numbers[fact.number].kind is Kind.SCORE
        return score and _is_total_score(fact.label)

    def _of_last_year(self, number: NumberId) -> bool:
        fact = self.fact.get(number)
        return fact is not None and any(w in fact.label for w in load("ties")["carried_words"])

    def _group(self, form: Form, numbers: tuple[NumberId, ...]) -> None:
        if len(dict.fromkeys(numbers)) < 2 or numbers[0] not in self.fact:
            return
        fact = self.fact[numbers[0]]
        self.fragments.groups.append(
            Group(
                label=fact.label,
                numbers=numbers,
                same_scope=False,
                basis="alike",
                entity=form.entity,
                measure=fact.measure,
            )
        )

    # lists ------------------------------------------------------------------------------------------------------------

    def _counted(self) -> Iterator[Breakdown]:
        """Counts that a cell lists behind the word for all of them (共完成95件：40套、23套 …)."""
        words = load("ties")["counted_totals"]
        for row in self.fragments.indicators:
            counts = [n for n in row.actual_numbers if self.numbers[n].kind is Kind.COUNT]
            if len(counts) <= MANY or counts != list(row.actual_numbers):
                continue
            before = row.actual.partition(self.numbers[counts[0]].raw)[0][-_WORDS:]
            units = {self.numbers[n].unit for n in counts[1:]}
            if len(units) == 1 and any(word in before for word in words):
                yield self._breakdown(row.level3, "完成值", counts[0], counts[1:], row.form)

    def _twins(self) -> Iterator[Breakdown]:
        """The items of a table make its total by the amounts that the sentences give for them, too."""
        told = self._told_of_projects()
        for found in list(self.fragments.breakdowns):
            parts = [n for n in found.parts if self.numbers[n].value]
            if found.section == "prose" or not found.total or len(parts) < MANY:
                continue
            measure = measure_class(self._measure(found.total))
            twins = [
                told.get((self.fact[n].entity, measure)) if n in self.fact else None for n in parts
            ]
            known = [twin for twin in twins if twin]
            if measure == "spent" and len(set(known)) == len(parts):
                yield self._breakdown(found.label, found.measure, found.total, known, found.section)

    def _measure(self, number: NumberId) -> str:
        fact = self.fact.get(number)
        return fact.measure if fact else ""

    def _told_of_projects(self) -> dict[tuple[str | None, str], NumberId]:
        """The first amount that a list of the sentences gives for each project."""
        listed = {
            part
            for found in self.fragments.breakdowns
            if found.section == "prose" and len(found.parts) >= MANY
            for part in found.parts
        }
        told: dict[tuple[str | None, str], NumberId] = {}
        for fact in self.fragments.facts:
            if fact.entity and fact.number in listed:
                told.setdefault((fact.entity, measure_class(fact.measure)), fact.number)
        return told

    def _breakdown(
        self, label: str, measure: str, total: NumberId, parts: Sequence[NumberId], section: str
    ) -> Breakdown:
        return Breakdown(
            label=label,
            measure=measure,
            total=total,
            parts=tuple(parts),
            complete=True,
            basis="retold",
            section=section,
        )

    # accounts ---------------------------------------------------------------------------------------------------------

    def _accounts(self) -> Iterator[Flow]:
        """What was added to a project in the sentences, with the first budget that a table gives, is what was spent."""
        words = load("ties")
        for fact in self.fragments.facts:
            if fact.section != "prose" or fact.measure not in words["raising"] or fact.entity:
                continue
            entity = self._project_in(fact.label)
            first = self._first_budget(entity) if entity else None
            if first is None:
                continue
            near = [f for f in self.fragments.facts if self._beside(fact, f)]
            spent = [f.number for f in near if measure_class(f.measure) == "spent"]
            left = [f.number for f in near if f.measure == "结余结转"]
            if len(spent) != 1 or len(left) > 1:
                continue
            self._untold(fact, first, (*spent, *left))
            yield Flow(
                label=fact.label,
                whole=spent[0],
                uses=(first, fact.number, *left),
                roles=("first_budget", "added", *("carried" for _ in left)),
                signs=(1, 1, *(-1 for _ in left)),
                direction="sources",
                certain=False,
            )

    def _untold(self, raised: Fact, first: NumberId, others: Sequence[NumberId]) -> None:
        """An account that speaks of a first budget and does not say how much it was."""
        number = self.numbers[raised.number]
        if any(word in raised.label for word in load("case")["first_budgets"]):
            self.fragments.untold.append(
                Untold(
                    label=raised.label,
                    implied=first,
                    numbers=(raised.number, *others),
                    place=Span(
                        source=number.source,
                        block=number.block,
                        start=number.start,
                        end=number.end,
                    ),
                )
            )

    def _project_in(self, label: str) -> str | None:
        """The one project whose name stands in a label."""
        found = {
            fact.entity
            for fact in self.fragments.facts
            if fact.entity and len(core(fact.label)) >= MANY and core(fact.label) in core(label)
        }
        return found.pop() if len(found) == 1 else None

    def _beside(self, one: Fact, other: Fact) -> bool:
        a, b = self.numbers[one.number], self.numbers[other.number]
        near = 0 < b.start - a.start < _NEAR
        return other.section == "prose" and (a.source, a.block) == (b.source, b.block) and near

    def _first_budget(self, entity: str) -> NumberId | None:
        """The first budget of a project, where the tables print one amount for it."""
        found = {
            self.numbers[f.number].amount: f.number
            for f in self.fragments.facts
            if f.entity == entity
            and f.section != "prose"
            and measure_class(f.measure) == "planned_first"
            and (f.concept in {None, "total_funds"})
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _is_total_score(label: str) -> bool:
    """Whether a name ends in a word for the score of the whole and holds none for a part of it."""
    words = load("remarks")
    return any(
        label.endswith(word)
        and not any(part in label[: -len(word)] for part in words["partial_scores"])
        for word in words["total_scores"]
    )
