"""Marks: every number of a case gets exactly one.

Only relations that say *equal* confirm or spoil. A number is wrong where a diagnosis suspects it, or where it is
one of the two sides of a comparison that fails; involved where it takes part in a failing relation and nothing else
confirms it. What no relation confirms stands alone, what has no name is unread, and what is no quantity is context.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from audit.outcome import Outcome
from audit.relations import Bound, Conformity, Missing
from audit.result import Coverage, Mark, Verdict
from extract.numbers import Number, NumberId
from extract.records import Report

ORDER = (Mark.MISMATCH, Mark.EXPLAINED, Mark.OK, Mark.ROUNDING, Mark.INVOLVED)
"""What wins where a number has earned more than one mark."""
FLAGGING = (Bound, Missing, Conformity)


def marks(report: Report, outcomes: Sequence[Outcome]) -> dict[NumberId, Mark]:
    """The mark of every number of the report."""
    earned, nothing = _earned(outcomes), set[Mark]()
    return {
        number.id: _mark(report, number, earned.get(number.id, nothing))
        for number in report.numbers
    }


def flags(outcomes: Iterable[Outcome]) -> Mapping[NumberId, tuple[str, ...]]:
    """The rules of bounds, omissions and wording that fail over a number; these change no mark."""
    found: defaultdict[NumberId, list[str]] = defaultdict(list)
    for each in outcomes:
        if each.fails and isinstance(each.judged.relation, FLAGGING):
            for number in each.judged.taking_part:
                found[number].append(each.judged.rule.id)
    return {number: tuple(dict.fromkeys(rules)) for number, rules in found.items()}


def coverage(found: Mapping[NumberId, Mark]) -> Coverage:
    """How many numbers carry each mark; every mark is listed."""
    counts = Counter(found.values())
    return Coverage(
        numbers=len(found),
        by_mark={mark.value: counts[mark] for mark in Mark},
    )


def _mark(report: Report, number: Number, earned: set[Mark]) -> Mark:
    if not number.kind.is_quantity:
        return Mark.CONTEXT
    if earned:
        return next(mark for mark in ORDER if mark in earned)
    return Mark.SINGLE if number.id in report.fact_of else Mark.UNREAD


def _earned(outcomes: Iterable[Outcome]) -> Mapping[NumberId, set[Mark]]:
    earned: defaultdict[NumberId, set[Mark]] = defaultdict(set)
    for each in outcomes:
        if each.judged.equality:
            for number, mark in _given(each):
                earned[number].add(mark)
    return earned


def _given(each: Outcome) -> Iterable[tuple[NumberId, Mark]]:
    """The marks that one relation gives to its numbers."""
    numbers = each.judged.numbers
    if each.judged.holds and len(numbers) > 1:
        mark = Mark.OK if each.verdict is Verdict.OK else Mark.ROUNDING
        return [(number, mark) for number in numbers]
    if not each.fails:
        return []
    blamed = each.suspects or (numbers if len(numbers) == 2 else frozenset())
    mark = Mark.EXPLAINED if each.verdict is Verdict.EXPLAINED else Mark.MISMATCH
    return [(number, mark if number in blamed else Mark.INVOLVED) for number in numbers]
