"""Papers: what working papers are made of: the audit, what people decided, and the log.

The store hands these records over; nothing here knows how it keeps them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType

from audit.findings import Finding, findings
from audit.result import Audit, Check, EvidenceItem, MarkedNumber, NamedFact, Severity
from extract.places import Where
from gouji.review.exports.places import place_text


class Ruling(IntEnum):
    """What a person said of a finding; the number is the key that says it."""

    CONFIRMED = 1
    ROUNDING = 2
    SCOPE = 3
    MISREAD = 4
    ASK = 5
    DISMISSED = 6

    @property
    def clears(self) -> bool:
        """Whether the finding is no longer held against the report."""
        return self not in {Ruling.CONFIRMED, Ruling.ASK}


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on a finding, found by fingerprint, then by key."""

    fingerprint: str
    key: str
    ruling: Ruling
    note: str = ""
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log: who changed what, when, from what to what, and why."""

    when: str
    who: str
    what: str
    where: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding with its running number and the decision on it.

    ``decision`` counts for these values; ``earlier`` was made on other values of the same relation, and the finding is
    open again.
    """

    number: int
    finding: Finding
    decision: Decision | None = None
    earlier: Decision | None = None

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
        return self.decision is None or not self.decision.ruling.clears


NO_BYTES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Papers:
    """Everything that the papers of one case are made of; ``originals`` are bytes of its files by source id."""

    audit: Audit
    decisions: tuple[Decision, ...] = ()
    log: tuple[LogEntry, ...] = ()
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

    def matters(self, least: Severity = "low") -> tuple[Matter, ...]:
        """The findings from ``least`` upwards in their order, with the decisions on them."""
        exact = {each.fingerprint: each for each in self.decisions}
        kindred = {each.key: each for each in self.decisions}
        found = enumerate(findings(self.audit, least=least), 1)
        return tuple(_matter(number, each, exact, kindred) for number, each in found)

    def name(self, number: str | None) -> str:
        """What a number is called: label, measure, fund and period as far as they are known."""
        fact = self.facts.get(number or "")
        parts = (fact.label, fact.measure, fact.fund, fact.period) if fact else ()
        return " · ".join(dict.fromkeys(part for part in parts if part))

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


def _matter(
    number: int, found: Finding, exact: Mapping[str, Decision], kindred: Mapping[str, Decision]
) -> Matter:
    decision = exact.get(found.head.fingerprint)
    earlier = None if decision else kindred.get(found.head.key)
    return Matter(number, found, decision, earlier)
