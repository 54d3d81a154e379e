"""Papers: what working papers are made of: the audit, what people decided, and what they corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from audit.findings import Finding, findings
from audit.result import Audit, Check, EvidenceItem, MarkedNumber, NamedFact, Severity, Verdict
from extract.places import Where
from gouji.review.correction import Edit
from gouji.review.decision import Decided, Ruling
from gouji.review.decisions import Standing, match
from gouji.review.exports.places import place_text

CLEARING = frozenset({Ruling.ROUNDING, Ruling.OTHER_SCOPE, Ruling.MISREAD, Ruling.REJECTED})
"""After these a finding is no longer held against the report."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding with its running number and the decision on it.

    ``decided`` holds over these values; ``earlier`` was said over other values, and the finding is open again.
    """

    number: int
    finding: Finding
    decided: Decided | None = None
    earlier: Decided | None = None

    @property
    def head(self) -> Check:
        """The check at the head of the finding."""
        return self.finding.head

    @property
    def headline(self) -> str:
        """The finding in figures."""
        return self.head.headline or self.head.statement

    @property
    def is_open(self) -> bool:
        """Whether it is still held against the report or waits for a decision."""
        return self.decided is None or self.decided.decision.ruling not in CLEARING


NO_BYTES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Papers:
    """Everything that the papers of one case are made of.

    ``decided`` and ``edits`` are the two logs as the store keeps them, ``originals`` bytes of files by source id.
    """

    audit: Audit
    decided: tuple[Decided, ...] = ()
    edits: tuple[Edit, ...] = ()
    originals: Mapping[str, bytes] = field(default_factory=lambda: NO_BYTES)

    @cached_property
    def numbers(self) -> Mapping[str, MarkedNumber]:
        """The numbers by id."""
        return {number.id: number for number in self.audit.numbers}

    @cached_property
    def facts(self) -> Mapping[str, NamedFact]:
        """The first fact that names each number."""
        return {fact.number: fact for fact in reversed(self.audit.facts)}

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """The checks by id."""
        return {check.id: check for check in self.audit.checks}

    @cached_property
    def unchecked(self) -> int:
        """How many relations apply and could not be checked."""
        return sum(check.verdict is Verdict.UNCHECKED for check in self.audit.checks)

    def matters(self, least: Severity = "low") -> tuple[Matter, ...]:
        """The findings from ``least`` upwards in their order, with the decisions on them."""
        found = enumerate(findings(self.audit, least=least), 1)
        return tuple(self._matter(number, each) for number, each in found)

    @cached_property
    def standing(self) -> Standing:
        """What was decided about the findings as they stand."""
        return match(self.audit, self.decided)

    def _matter(self, number: int, found: Finding) -> Matter:
        earlier = [e for e in self.standing.reopened.get(found.head.key, ()) if e.stands]
        decided = self.standing.of(found.head)
        return Matter(number, found, decided, earlier[-1] if earlier else None)

    def name(self, number: str | None) -> str:
        """What a number is called: label, measure, fund and period as far as they are known."""
        fact = self.facts.get(number or "")
        return fact.title if fact else ""

    def where(self, item: EvidenceItem) -> Where | None:
        """Where a piece of evidence stands."""
        number = self.numbers.get(item.number or "")
        return number.where if number else item.where

    def place(self, item: EvidenceItem) -> str:
        """Where a piece of evidence stands, in words; with the file where the case has several."""
        return self.placed(self.where(item))

    def placed(self, where: Where | None) -> str:
        """A place in words; with the file where the case has several."""
        text = place_text(where)
        if where is None or len(self.audit.sources) < 2:
            return text
        name = next((s.name for s in self.audit.sources if s.id == where.source), "")
        return f"{name} {text}".strip()

    def quote(self, item: EvidenceItem) -> str:
        """The words of the document around a piece of evidence."""
        where = self.where(item)
        return item.text or (where.quote if where else "") or item.raw
