"""Asking: what rules over words ask of printed numbers to know what the words claim."""

from collections.abc import Sequence
from decimal import Decimal

from audit.conditions import EXECUTION
from audit.goals import Goal
from audit.intervals import HUNDRED, ZERO, figures
from audit.precision import PROSE
from audit.settings import Scale
from extract.numbers import Kind, Number, NumberId
from extract.records import IndicatorRow, Report

HALF = Decimal("0.5")
CENTS = HUNDRED
TEN = Decimal(10)
LOWEST = "差"
"""The grade below the lowest line of a scale."""
RARE = 3
"""Significant digits that make an equal count more than chance."""
LONG = 10
"""Characters of an actual value that do so."""
NEAR = 30
"""Characters before an amount in which its year stands."""


def known_number(report: Report, number: NumberId | None) -> Decimal:
    """The printed value of a number, or zero where it is unknown."""
    known = report.by_id.get(number or "")
    return known.value if known else ZERO


def earned(scale: Scale, score: Decimal) -> str:
    """The grade that a score earns on a scale; below its lowest line the last grade of the usual scales.

    >>> earned((("优", Decimal(90)), ("良", Decimal(80)), ("差", Decimal(0))), Decimal("88.6"))
    '良'
    """
    reached = [(least, grade) for grade, least in scale if score >= least]
    return max(reached)[1] if reached else LOWEST


def overall_total(report: Report) -> NumberId | None:
    """The total score of the one overall form, where there is one."""
    totals = [form.total_score for form in report.forms if form.kind == "overall"]
    return totals[0] if len(totals) == 1 else None


def halves(report: Report, number: NumberId | None) -> bool:
    """Whether points are whole or halves, as people award them, and not worked out from a rate."""
    value = known_number(report, number)
    return value % HALF == 0


def same_sum(
    report: Report, one: Sequence[NumberId | None], other: Sequence[NumberId | None]
) -> bool:
    """Whether two lists of numbers make the same sum."""
    sums = [sum((known_number(report, each) for each in side), ZERO) for side in (one, other)]
    return sums[0] == sums[1]


def counts(report: Report, number: NumberId, least: int, most: int) -> bool:
    """Whether a printed count lies between two counts of names."""
    return least <= known_number(report, number) <= most


def telling(report: Report, row: IndicatorRow) -> bool:
    """Whether the actual value of a row is rare enough not to be met twice by chance."""
    known = report.by_id.get(row.actual_number or "")
    if not known or known.kind is not Kind.COUNT:
        return False
    text = "".join(row.actual.split())
    return figures(known.value) >= RARE or (figures(known.value) > 1 and len(text) >= LONG)


def years_before(report: Report, year: int) -> tuple[NumberId, ...]:
    """The years of the case that stand first in it and before what was spent, each as the reporting year."""
    dates = [each for each in report.numbers if each.kind is Kind.DATE and each.value == year]
    spent = {
        (number.source, number.block): number
        for fact in reversed(report.facts)
        if fact.section == PROSE
        and fact.measure == EXECUTION
        and (number := report.by_id.get(fact.number))
    }
    before = [each for each in dates if _stands_before(each, spent)]
    return tuple(each.id for each in (*dates[:1], *(e for e in before if e is not dates[0])))


def _stands_before(date: Number, spent: dict[tuple[str, int], Number]) -> bool:
    amount = spent.get((date.source, date.block))
    return amount is not None and 0 < amount.start - date.end < NEAR


def told_amounts(report: Report, concept: str) -> tuple[NumberId, ...]:
    """What the sentences say was spent under a concept, each amount once, without zeros."""
    found = {
        known.amount: fact.number
        for fact in reversed(report.facts)
        if fact.section == PROSE
        and fact.concept == concept
        and fact.measure == EXECUTION
        and (known := report.by_id.get(fact.number))
        and known.value
    }
    return tuple(found.values())


def printed(report: Report, numbers: Sequence[NumberId]) -> bool:
    """Whether the sum of amounts is printed anywhere in the case, to a cent of the greater unit."""
    amounts = [report.by_id[each].amount for each in numbers]
    slack = max(report.by_id[each].scale for each in numbers) / CENTS
    money = (each.amount for each in report.numbers if each.kind is Kind.MONEY)
    return any(abs(amount - sum(amounts)) <= slack for amount in money)


def may_be_items(report: Report) -> bool:
    """Whether the sentences hold an amount of money that is not known to be a line of the accounts."""
    lines = {fact.number for fact in report.facts if fact.concept}
    return any(
        each.kind is Kind.MONEY and each.value and each.id not in lines for each in report.numbers
    )


def far_beyond(report: Report, found: Goal, percent: Decimal) -> bool:
    """Whether a floor of ten or more was passed by more than a part of it."""
    target, actual = report.by_id[found.target], report.by_id[found.actual]
    if not found.lower or target.kind is Kind.PERCENT or target.value < TEN:
        return False
    return (actual.amount - target.amount) * HUNDRED > target.amount * percent
