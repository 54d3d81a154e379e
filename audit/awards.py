"""Awards: the part of its points that a row earns by the rule that is printed beside it."""

from decimal import Decimal

from audit.asking import halves, known_number
from audit.goals import Goal
from audit.intervals import HUNDRED, ONE, ZERO
from extract.numbers import Kind
from extract.records import Award, IndicatorRow, Report


def part_earned(report: Report, row: IndicatorRow, award: Award, found: Goal) -> Decimal | None:
    """The part of the weight that the rule gives, or None where the words leave it open."""
    if found.met:
        return ONE if award.full is None or _reaches(report, award, found) else None
    if award.kind == "all_or_nothing":
        return ZERO if award.full is None else None
    reached = part_reached(report, found)
    if award.kind == "in_proportion":
        bare = reached is None or halves(report, row.score)
        return None if bare else reached
    return _less(report, row, award, found)


def _reaches(report: Report, award: Award, found: Goal) -> bool:
    """Whether the part of the target that was reached comes up to the limit of the rule."""
    reached, full = part_reached(report, found), known_number(report, award.full)
    return award.of_rate and reached is not None and reached * HUNDRED >= full


def part_reached(report: Report, found: Goal) -> Decimal | None:
    """The part of a floor that was reached, as far as the floor goes."""
    target, actual = report.by_id[found.target], report.by_id[found.actual]
    if not found.lower or not target.amount:
        return None
    return min(actual.amount / target.amount, ONE)


def _less(report: Report, row: IndicatorRow, award: Award, found: Goal) -> Decimal | None:
    """The weight less what is taken off for each unit that is missing."""
    actual, full = report.by_id[found.actual], report.by_id[found.target].value
    if award.kind == "per_count":
        missing = _counted(report, award, found)
        return None if missing is None else _part_left(report, row, award, missing)
    if award.of_rate:
        reached = part_reached(report, found)
        value = None if reached is None else reached * HUNDRED
        full = known_number(report, award.full) or HUNDRED
    else:
        percent = actual.kind is Kind.PERCENT and found.lower and award.full is None
        value = actual.value if percent else None
    return None if value is None else _part_left(report, row, award, max(full - value, ZERO))


def _counted(report: Report, award: Award, found: Goal) -> Decimal | None:
    """How many units of its own a row is off its target, where the rule speaks of these; None where that is open."""
    target, actual = report.by_id[found.target], report.by_id[found.actual]
    each = report.by_id.get(award.unit or "")
    if award.full is not None or not each or {each.unit, actual.unit} != {target.unit}:
        return None
    return abs(target.value - actual.value)


def _part_left(report: Report, row: IndicatorRow, award: Award, missing: Decimal) -> Decimal | None:
    """The part of the points that is left where so much is missing; None where that is no whole number of units."""
    unit, points = known_number(report, award.unit), known_number(report, award.points)
    if not unit or not points:
        return None
    units = missing / unit
    if units != units.to_integral_value():
        return None
    most = known_number(report, row.weight)
    return max(most - units * points, ZERO) / most
