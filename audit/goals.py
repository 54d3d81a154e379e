"""Goals: target and actual of an indicator row as one comparison, where they can be compared safely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.once import once
from extract.numbers import Kind, Number, NumberId, Qualifier
from extract.records import IndicatorRow, Report

COST, TIME = "cost", "time"
LOW, HIGH = "low", "high"
ANY = "个"
"""The counting word that stands for every other one."""
UPWARD = frozenset({Qualifier.AT_LEAST, Qualifier.ABOVE})
DOWNWARD = frozenset({Qualifier.AT_MOST, Qualifier.BELOW})


@dataclass(frozen=True, slots=True)
class Goal:
    """A target and an actual value that can be set side by side.

    ``lower`` is true where the actual ought not to fall short of the target. ``certain`` is false where one of
    the two is printed without a unit, or the actual stands among other quantities.
    """

    actual: NumberId
    target: NumberId
    lower: bool
    met: bool
    certain: bool


def goal(report: Report, row: IndicatorRow) -> Goal | None:
    """The one comparison that a row of a report allows, or None."""
    return _goals(report).get(row.id)


@once
def _goals(report: Report) -> Mapping[str, Goal | None]:
    return {row.id: _goal(report, row) for row in report.indicators}


def _goal(report: Report, row: IndicatorRow) -> Goal | None:
    targets = _quantities(report, row.target_number, row.target_numbers)
    actuals = _quantities(report, row.actual_number, row.actual_numbers)
    if len(targets) != 1:
        return None
    target, actual = targets[0], _actual(targets[0], actuals)
    if actual is None:
        return None
    lower = _direction(row, target, actual)
    if lower is None or not _exact(target, actual, lower=lower):
        return None
    met = actual.amount >= target.amount if lower else actual.amount <= target.amount
    if not met and not _alike(target, actual):
        return None
    certain = bool(target.unit and actual.unit) and len(actuals) == 1 and _alike(target, actual)
    return Goal(actual.id, target.id, lower, met, certain)


def _quantities(
    report: Report, number: NumberId | None, numbers: Sequence[NumberId]
) -> list[Number]:
    """The quantities of a cell, each once, in reading order."""
    ids = dict.fromkeys((*numbers, number or ""))
    known = [report.by_id[each] for each in ids if each in report.by_id]
    return [each for each in known if each.kind.is_quantity]


def _actual(target: Number, actuals: Sequence[Number]) -> Number | None:
    """The only quantity of a cell, or the only one among several that is counted like the target."""
    if len(actuals) == 1:
        return actuals[0] if _comparable(target, actuals[0]) else None
    alike = [each for each in actuals if each.unit == target.unit != ""]
    general = [each for each in actuals if each.unit == ANY and _comparable(target, each)]
    return next((found[0] for found in (alike, general) if len(found) == 1), None)


def _alike(target: Number, actual: Number) -> bool:
    """Whether two numbers have one counting word, as far as they have any."""
    return len({target.base or target.unit, actual.base or actual.unit} - {""}) <= 1


def _comparable(target: Number, actual: Number) -> bool:
    if (target.kind is Kind.PERCENT) != (actual.kind is Kind.PERCENT):
        return False
    if (target.kind is Kind.MONEY) != (actual.kind is Kind.MONEY):
        return False
    counted = target.kind is actual.kind is Kind.COUNT and ANY in {target.unit, actual.unit}
    return _alike(target, actual) or counted


def _direction(row: IndicatorRow, target: Number, actual: Number) -> bool | None:
    """Whether the target is a floor (true), a ceiling (false), or not known to be either."""
    if target.qualifier in DOWNWARD:
        return False
    if target.qualifier in UPWARD or target.qualifier is Qualifier.OVER:
        return True
    if row.aspect == COST:
        return False
    if target.amount == actual.amount:
        return True
    return None if target.qualifier is Qualifier.ABOUT else _bare_direction(row, target, actual)


def _bare_direction(row: IndicatorRow, target: Number, actual: Number) -> bool | None:
    """The direction of a target without a sign, by the name; more of what ought to be low may be work done."""
    if row.wanted == LOW:
        return False if actual.amount < target.amount else None
    if row.wanted == HIGH:
        return True
    # A bare time limit may mean either way, and nothing at all may be the best that could happen.
    late = row.aspect == TIME and target.kind is not Kind.PERCENT
    return None if late or actual.value == 0 else True


def _exact(target: Number, actual: Number, *, lower: bool) -> bool:
    """Whether the actual is a value, or a limit that settles the question anyway.

    A limit that repeats the target settles nothing: it was copied.
    """
    match actual.qualifier:
        case Qualifier.AT_LEAST:
            return lower and actual.amount > target.amount
        case Qualifier.ABOVE:
            return lower and actual.amount >= target.amount
        case Qualifier.AT_MOST:
            return not lower and actual.amount < target.amount
        case Qualifier.BELOW:
            return not lower and actual.amount <= target.amount
        case _:
            return True
