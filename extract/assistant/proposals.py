"""Proposals: accepted answers made into records; rules win where they spoke already, and the difference is noted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.assistance import Disagreement
from extract.assistant.answers import (
    Cells,
    DispositionSaid,
    Named,
    Names,
    Pairs,
    RatioSaid,
    Relations,
    SameSaid,
    SumSaid,
)
from extract.assistant.asking import Reply
from extract.assistant.examining import roles
from extract.assistant.masking import Masks
from extract.forms.heads import measure_of
from extract.numbers import NumberId
from extract.records import Breakdown, Denominator, Fact, Flow, Group, Ratio, Report
from extract.vocabulary.concepts import concept_of, fund_of, plain

ORIGIN = "assistant"
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Proposals:
    """Records that rest on the assistant, and where it disagrees with the rules."""

    report: Report
    facts: dict[NumberId, Fact] = field(default_factory=dict)
    breakdowns: list[Breakdown] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    _sections: dict[tuple[str, int], str] = field(default_factory=dict)
    _masks: Masks = field(default_factory=Masks)

    def take(self, replies: Sequence[Reply], masks: Mapping[str, Masks]) -> None:
        """Take every answer: first the names, then what rests on them."""
        for fact in self.report.facts:
            number = self.report.by_id.get(fact.number)
            if number is not None:
                self._sections.setdefault((number.source, number.block), fact.section)
        for reply in replies:
            self._masks = masks.get(reply.question.document, Masks())
            self._take_names(reply)
        for reply in replies:
            self._masks = masks.get(reply.question.document, Masks())
            self._take_relations(reply)
        self._tie()

    def more(self) -> Report:
        """The report with the names added, and the assistant's relations in place of those of the rules."""
        # built anew: a copy would carry along what the report has worked out of its own facts
        kept = {name: getattr(self.report, name) for name in Report.model_fields}
        return Report(
            **kept
            | {
                "facts": (*self.report.facts, *self.facts.values()),
                "breakdowns": tuple(self.breakdowns),
                "ratios": tuple(self.ratios),
                "flows": tuple(self.flows),
                "groups": tuple(self.groups),
                "calculations": (),
                "limits": (),
                "staffing": (),
            }
        )

    # names ------------------------------------------------------------------------------------------------------------

    def _take_names(self, reply: Reply) -> None:
        match reply.answer:
            case Names(names=names):
                for named in names:
                    self._name(named)
            case Cells(cells=cells):
                for cell in cells:
                    self._name(Named(number=cell.number, label=cell.row, measure=cell.column))

    def _name(self, said: Named) -> None:
        """A name for a number without one; where rules gave it one, that stays."""
        label = self._masks.undone(said.label).strip()
        measure = self._masks.undone(said.measure).strip()
        year = YEAR.search(said.period)
        fact = Fact(
            number=said.number,
            label=label,
            concept=concept_of(label),
            measure=measure_of(measure) or measure,
            fund=fund_of(said.fund) if said.fund else None,
            period=year.group() if year else None,
            entity=self._entity(self._masks.undone(said.project)),
            section=self._section(said.number),
            origin=ORIGIN,
        )
        known = self.report.fact_of.get(said.number) or self.facts.get(said.number)
        if known is None:
            self.facts[said.number] = fact
        elif known.origin != ORIGIN and _at_odds(known, fact):
            self._disagree("name", (said.number,), _called(known), _called(fact))

    def _entity(self, project: str) -> str | None:
        bare = plain(project)
        if not bare:
            return None
        named = ((each.id, (each.name, *each.aliases)) for each in self.report.entities)
        return next((name for name, known in named if bare in map(plain, known)), None)

    def _section(self, number: NumberId) -> str:
        known = self.report.by_id[number]
        return self._sections.get((known.source, known.block), "prose")

    # relations --------------------------------------------------------------------------------------------------------

    def _take_relations(self, reply: Reply) -> None:
        match reply.answer:
            case Relations(sums=sums, ratios=ratios, same=same, dispositions=dispositions):
                for each_sum in sums:
                    self._sum(each_sum)
                for ratio in ratios:
                    self._ratio(ratio)
                for disposition in dispositions:
                    self._flow(disposition)
                for group in same:
                    self._same(group)
            case Pairs(pairs=pairs):
                for pair in pairs:
                    self._pair(pair.first, pair.second)

    def _sum(self, said: SumSaid) -> None:
        known = [each.parts for each in self.report.breakdowns if each.total == said.whole]
        if self._said_before("sum", said.whole, said.parts, known):
            return
        section = self._section(said.whole)
        self.breakdowns.append(
            Breakdown(
                label=self._masks.undone(said.label),
                measure=self._measure(said.whole),
                total=said.whole,
                parts=tuple(said.parts),
                complete=said.complete,
                basis="prose" if section == "prose" else "column",
                section=section,
            )
        )

    def _ratio(self, said: RatioSaid) -> None:
        known = [
            (*each.numerators, *lower.numbers)
            for each in self.report.ratios
            if each.stated == said.stated
            for lower in each.denominators
        ]
        terms = (*said.upper, *said.lower)
        if self._said_before("ratio", said.stated, terms, known):
            return
        lower = "+".join(self._called(each) for each in said.lower)
        self.ratios.append(
            Ratio(
                kind=said.kind,
                label=self._masks.undone(said.label),
                stated=said.stated,
                numerators=tuple(said.upper),
                denominators=(Denominator(name=lower, numbers=tuple(said.lower)),),
                section=self._section(said.stated),
            )
        )

    def _flow(self, said: DispositionSaid) -> None:
        uses = tuple(use.number for use in said.uses)
        known = [each.uses for each in self.report.flows if each.whole == said.whole]
        if self._said_before("disposition", said.whole, uses, known):
            return
        self.flows.append(
            Flow(
                label=self._masks.undone(said.label),
                whole=said.whole,
                uses=uses,
                roles=tuple(use.role for use in said.uses),
                signs=tuple(roles()[use.role] for use in said.uses),
            )
        )

    def _same(self, said: SameSaid) -> None:
        if not any(set(said.numbers) <= set(each.numbers) for each in self.report.groups):
            self._group(
                self._masks.undone(said.label), said.numbers, self._measure(said.numbers[0])
            )

    def _said_before(
        self,
        kind: str,
        of: NumberId,
        terms: Iterable[NumberId],
        known: Sequence[Sequence[NumberId]],
    ) -> bool:
        """Whether rules have said this, or something else with some of these terms, which is then noted."""
        mine = set(terms)
        if any(mine == set(each) for each in known):
            return True
        other = next((each for each in known if mine & set(each)), None)
        if other is not None:
            self._disagree(kind, (of, *terms), self._listed(other), self._listed(tuple(terms)))
        return other is not None

    def _group(self, label: str, numbers: Sequence[NumberId], measure: str) -> None:
        self.groups.append(
            Group(
                label=label,
                numbers=tuple(numbers),
                same_scope=False,
                basis=ORIGIN,
                measure=measure,
            )
        )

    # what follows from names ------------------------------------------------------------------------------------------

    def _pair(self, first: str, second: str) -> None:
        """Two names of one project: what each says once under the same measure ought to be equal."""
        left, right = self._by_measure(first), self._by_measure(second)
        name = next(each.name for each in self.report.entities if each.id == first)
        for measure in left.keys() & right.keys():
            if len(left[measure]) == len(right[measure]) == 1:
                self._group(name, (left[measure][0], right[measure][0]), measure)

    def _by_measure(self, entity: str) -> dict[str, list[NumberId]]:
        found: dict[str, list[NumberId]] = {}
        for fact in (*self.report.facts, *self.facts.values()):
            number = self.report.by_id.get(fact.number)
            if fact.entity == entity and fact.measure and number and number.kind.value == "money":
                found.setdefault(fact.measure, []).append(fact.number)
        return found

    def _tie(self) -> None:
        """What the assistant named like something that rules named ought to be equal to it."""
        for fact in self.facts.values():
            twin = next((each for each in self.report.facts if self._alike(fact, each)), None)
            if twin is not None:
                self._group(twin.label, (twin.number, fact.number), fact.measure)

    def _alike(self, fact: Fact, other: Fact) -> bool:
        about = (fact.concept, fact.entity, fact.measure)
        if not fact.measure or not (fact.concept or fact.entity):
            return False
        one, two = self.report.by_id.get(fact.number), self.report.by_id.get(other.number)
        return (
            about == (other.concept, other.entity, other.measure)
            and fact.fund in {other.fund, None}
            and fact.period in {other.period, None}
            and one is not None
            and two is not None
            and one.base == two.base
        )

    # wording ----------------------------------------------------------------------------------------------------------

    def _fact(self, number: NumberId) -> Fact | None:
        return self.report.fact_of.get(number) or self.facts.get(number)

    def _measure(self, number: NumberId) -> str:
        fact = self._fact(number)
        return fact.measure if fact else ""

    def _called(self, number: NumberId) -> str:
        fact = self._fact(number)
        return fact.label if fact else self.report.by_id[number].raw

    def _listed(self, numbers: Sequence[NumberId]) -> str:
        return "、".join(self._called(each) for each in numbers)

    def _disagree(self, kind: str, numbers: Sequence[NumberId], rules: str, assistant: str) -> None:
        found = Disagreement(kind=kind, numbers=tuple(numbers), rules=rules, assistant=assistant)
        if found not in self.disagreements:
            self.disagreements.append(found)


def _at_odds(one: Fact, other: Fact) -> bool:
    """Whether two names of a number can't both be right: other concepts, or words that have nothing in common."""
    if one.concept and other.concept:
        return one.concept != other.concept
    left, right = plain(one.label), plain(other.label)
    whole = "".join((*map(plain, one.path), left))
    return bool(left and right) and right not in whole and left not in right


def _called(fact: Fact) -> str:
    return f"{fact.label}（{fact.measure}）" if fact.measure else fact.label
