"""Tally: what a run has come to so far, by outcome."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from gouji.batch.job import State

_SHOWN = 1000
"""So many failures are kept by name for the summary; all of them are in the store."""


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome as it is shown: ``severity`` is that of the gravest finding, ``fresh`` whether it was found now."""

    name: str
    state: State
    reason: str = ""
    severity: str = ""
    verified: bool = True
    fresh: bool = True


Tell = Callable[[Told], None]


@dataclass
class Tally:
    """Counts of outcomes, and the inputs that failed."""

    states: Counter[State] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    unverified: int = 0
    repeated: int = 0
    failures: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """Count one outcome."""
        self.states[told.state] += 1
        if told.state.failed:
            self.repeated += not told.fresh
            self.failures += [told] if len(self.failures) < _SHOWN else []
        elif told.state is not State.DUPLICATE:
            self.severities[told.severity] += 1
            self.unverified += not told.verified

    def include(self, other: "Tally") -> None:
        """Count the outcomes of another run as well."""
        self.states += other.states
        self.severities += other.severities
        self.unverified += other.unverified
        self.repeated += other.repeated
        self.failures = [*self.failures, *other.failures][:_SHOWN]

    @property
    def done(self) -> int:
        """How many inputs have their outcome."""
        return self.states.total()

    @property
    def failed(self) -> int:
        """How many inputs no audit stands behind."""
        return sum(count for state, count in self.states.items() if state.failed)
