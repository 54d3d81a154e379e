"""Merging: the results of many bundles laid together as one, each check under a number of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.result import (
    AcrossNote,
    Audit,
    Check,
    Coverage,
    Mark,
    MarkedNumber,
    NamedFact,
    Verdict,
)
from audit.sentences import say
from extract.records import Case, Source

HOLDING = frozenset({Verdict.OK, Verdict.ROUNDING})
GRAVEST = (
    Mark.MISMATCH,
    Mark.EXPLAINED,
    Mark.INVOLVED,
    Mark.ROUNDING,
    Mark.OK,
    Mark.SINGLE,
    Mark.UNREAD,
    Mark.CONTEXT,
)


@dataclass(slots=True)
class Merging:
    """What the bundles have given so far; ``all_held`` lists the checks that hold as well."""

    all_held: bool = False
    held: Counter[str] = field(default_factory=Counter)
    checks: list[Check] = field(default_factory=list)
    numbers: dict[str, MarkedNumber] = field(default_factory=dict)
    facts: dict[str, NamedFact] = field(default_factory=dict)

    def add(self, of: Audit) -> None:
        """Take the result of one bundle."""
        kept = [check for check in of.checks if self.all_held or check.verdict not in HOLDING]
        self.held.update(check.rule for check in of.checks if check.verdict in HOLDING)
        ids = {check.id: f"c{len(self.checks) + place}" for place, check in enumerate(kept, 1)}
        self.checks.extend(_renamed(check, ids) for check in kept)
        shown = {item.number for check in kept for item in check.evidence}
        for number in of.numbers:
            if number.id in shown:
                self._number(number, ids)
        self.facts.update((fact.number, fact) for fact in of.facts if fact.number in shown)

    def merged(self, sources: Iterable[Source], note: AcrossNote) -> Audit:
        """Everything as one result."""
        marks = Counter(number.mark.value for number in self.numbers.values())
        return Audit(
            case=Case(title=say("across.title")),
            sources=tuple(sources),
            numbers=tuple(self.numbers.values()),
            facts=tuple(self.facts.values()),
            checks=tuple(self.checks),
            coverage=Coverage(numbers=len(self.numbers), by_mark=dict(sorted(marks.items()))),
            across=note,
        )

    def _number(self, number: MarkedNumber, ids: dict[str, str]) -> None:
        checks = tuple(ids[name] for name in number.checks if name in ids)
        before = self.numbers.get(number.id)
        marks = [number.mark, *([before.mark] if before else [])]
        update = {
            "checks": (*(before.checks if before else ()), *checks),
            "mark": min(marks, key=GRAVEST.index),
        }
        self.numbers[number.id] = number.model_copy(update=update)


def _renamed(check: Check, ids: dict[str, str]) -> Check:
    return check.model_copy(
        update={
            "id": ids[check.id],
            "cause": ids.get(check.cause or ""),
            "gathers": tuple(ids[name] for name in check.gathers if name in ids),
            "suspects": tuple(
                each.model_copy(
                    update={"holds": tuple(ids[name] for name in each.holds if name in ids)}
                )
                for each in check.suspects
            ),
        }
    )
