"""Decisions: what was decided, brought to the findings of a later audit.

A finding over the same values keeps its decision. One over other values comes back open, with its history. A decision
whose finding is gone is archived: it is kept, and counts again should the finding return.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.result import Audit, Check
from gouji.review.changes import failing, heads
from gouji.review.decision import Decided


@dataclass(frozen=True, slots=True)
class Standing:
    """The findings of an audit and what was decided about them, by key.

    ``decided`` holds over the very same values; ``reopened`` are findings that were decided over other values;
    ``archived`` are decisions whose finding is no more.
    """

    decided: Mapping[str, Decided]
    reopened: Mapping[str, tuple[Decided, ...]]
    archived: tuple[Decided, ...]
    history: Mapping[str, tuple[Decided, ...]]
    turns: Mapping[str, int]

    def of(self, check: Check) -> Decided | None:
        """The decision that holds for a finding; None where it is open."""
        return self.decided.get(check.key)

    def turn(self, check: Check) -> int:
        """How often something was said of a finding, which is what the next reviewer has to have seen."""
        return self.turns.get(check.key, 0)

    def outstanding(self, audit: Audit) -> list[Check]:
        """The findings above info that nobody has decided, gravest first."""
        return [check for check in heads(audit) if check.key not in self.decided]


def match(audit: Audit, log: Iterable[Decided]) -> Standing:
    """Bring a log of decisions to the findings of an audit."""
    found = failing(audit)
    said: defaultdict[str, list[Decided]] = defaultdict(list)
    for entry in sorted(log, key=lambda e: e.id):
        said[entry.decision.key].append(entry)
    last = {key: latest(said[key], check) for key, check in found.items()}
    decided = {key: entry for key, entry in last.items() if entry is not None}
    return Standing(
        decided=decided,
        reopened={
            key: tuple(said[key])
            for key in found
            if key not in decided and any(entry.stands for entry in said[key])
        },
        archived=tuple(
            entry for key in said if key not in found for entry in said[key] if entry.stands
        ),
        history={key: tuple(entries) for key, entries in said.items() if entries},
        turns={
            key: max(entry.turn for entry in entries) for key, entries in said.items() if entries
        },
    )


def latest(said: Iterable[Decided], check: Check) -> Decided | None:
    """The last decision over the values that a check shows, of those that stand."""
    same = [e for e in said if e.stands and e.decision.fingerprint == check.fingerprint]
    return same[-1] if same else None
