"""Noughts: an empty amount printed as 0 spoils every check that it stands in, whatever value each of them implies."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from audit.diagnosing.model import Case, Diagnosis, Saying
from audit.diagnosing.trials import Trials
from audit.intervals import plain
from audit.judged import Judged
from audit.relations import Sum
from extract.numbers import NumberId

APART = Decimal("0.1")
"""By so much of the first may the values differ that several checks imply for one number."""


def noughts(trials: Trials, found: Mapping[int, Diagnosis]) -> Iterator[tuple[int, Diagnosis]]:
    """A diagnosis for each failing check that a nought spoils which another check is told of first."""
    case = trials.case
    for number, checks in case.touching.items():
        failing = [each for each in checks if each.fails]
        if case.number(number).value or len(failing) == 1 or not failing:
            continue
        head = _head(number, failing, found)
        wanted = _implied(trials, number, head)
        for check in failing:
            own = _implied(trials, number, check)
            if check is not head and check.index not in found and _near(wanted, own):
                yield check.index, _following(case, number, head)


def _head(number: NumberId, failing: list[Judged], found: Mapping[int, Diagnosis]) -> Judged:
    """The check that is told of first: one that already suspects the number, else a sum, else the first."""
    told = [each for each in failing if _suspects(found.get(each.index), number)]
    sums = [each for each in failing if isinstance(each.relation, Sum)]
    return next(iter((*told, *sums, *failing)))


def _suspects(known: Diagnosis | None, number: NumberId) -> bool:
    return bool(known and known.cause is None and any(s.number == number for s in known.suspects))


def _implied(trials: Trials, number: NumberId, check: Judged) -> Decimal | None:
    return next(iter(trials.values(number, [check])), None)


def _near(wanted: Decimal | None, own: Decimal | None) -> bool:
    """Whether two checks ask about the same amount of a number."""
    if not wanted or own is None:
        return False
    return abs(wanted - own) <= abs(wanted) * APART


def _following(case: Case, number: NumberId, head: Judged) -> Diagnosis:
    values = {"label": case.quoted(number), "raw": plain(case.number(number).value)}
    return Diagnosis(because=Saying("explained.nought", values), cause=head.index)
