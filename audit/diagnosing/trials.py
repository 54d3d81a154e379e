"""Trials: what failing checks imply for a number, and which of them would hold with it; each is found out once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from audit.diagnosing.model import Case
from audit.judge import holds
from audit.judged import Judged
from audit.judging.solving import Solution, solution
from audit.relations import Sum
from extract.numbers import Kind, NumberId

VALUES = 4
"""So many values are tried for a number."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of changing a number: how many values were tried, and the first that mends most where one mends any."""

    tried: int
    value: Decimal | None = None
    mends: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Trials:
    """What was found out about the failing checks of a case."""

    case: Case
    _solutions: dict[tuple[NumberId, int], Solution | None] = field(default_factory=dict)
    _held: dict[tuple[NumberId, str, int], bool] = field(default_factory=dict)
    _made: dict[tuple[NumberId, tuple[int, ...]], Trial] = field(default_factory=dict)

    def of(self, number: NumberId, failing: Sequence[Judged]) -> Trial:
        """The trial of a number over its failing checks; those of two scopes need not hold with it."""
        key = number, tuple([each.index for each in failing])
        if key not in self._made:
            self._made[key] = self._trial(number, failing)
        return self._made[key]

    def _trial(self, number: NumberId, failing: Sequence[Judged]) -> Trial:
        firm = [each for each in failing if each.relation.same_scope] or failing
        held = {each.index for each in firm}
        tried, best = 0, Trial(0)
        for value in self.values(number, [*firm, *(e for e in failing if e.index not in held)]):
            tried += 1
            if self.all_hold(number, value, firm):
                mends = [e for e in failing if e.index in held or self._holds(number, value, e)]
                if len(mends) > len(best.mends):
                    best = Trial(tried, value, tuple(mends))
                if len(mends) == len(failing):
                    break
        return Trial(tried, best.value, best.mends)

    def values(self, number: NumberId, failing: Iterable[Judged]) -> list[Decimal]:
        """The values that failing checks imply, each once."""
        printed = self.case.number(number).value
        found = [self._solution(number, each) for each in failing]
        real = dict.fromkeys([each.value for each in found if each and each.value != printed])
        return [each for each in real if each >= 0 or printed < 0][:VALUES]

    def all_hold(self, number: NumberId, value: Decimal, checks: Sequence[Judged]) -> bool:
        """Whether every one of some checks would hold with another value for a number."""
        return all(self._holds(number, value, each) for each in checks)

    def _holds(self, number: NumberId, value: Decimal, check: Judged) -> bool:
        known = self._solution(number, check)
        if known and known.closes:
            gap = abs((value - known.value) * known.factor)
            slack = _slack(check) if gap else None
            if not gap or (slack is not None and gap > slack):
                return not gap
        key = number, str(value), check.index
        if key not in self._held:
            self._held[key] = holds(check.relation, self.case.ledger.changed(number, value))
        return self._held[key]

    def _solution(self, number: NumberId, check: Judged) -> Solution | None:
        key = number, check.index
        if key not in self._solutions:
            self._solutions[key] = solution(check.relation, check.judgement, number)
        return self._solutions[key]


def _slack(check: Judged) -> Decimal | None:
    """What rounding allows a sum or a tie whatever one of its numbers is; None where that may change with it.

    It may where a number is an estimate, or bare and read as finely as its partners, and where there is more than one
    way to hold.
    """
    relation, found = check.relation, check.judgement
    open_ended = isinstance(relation, Sum) and (relation.readings or relation.at_most)
    bare = Kind.PLAIN in [piece.number.kind for piece in found.pieces]
    return None if open_ended or bare or found.estimate else found.allowed
