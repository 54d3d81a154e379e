"""Conditions: what a rule may ask of printed numbers to know whether its claim applies.

A rule compares nothing. Where a claim holds only under a condition (points were cut, a target was reached), the
condition is asked here of the printed values; the claim itself still goes to the judge.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from audit.once import once
from extract.numbers import NumberId, Qualifier
from extract.records import Form, IndicatorRow, MoneyRow, Ratio, Report

FIRST_BUDGET = "年初预算数"
FULL_BUDGET = "全年预算数"
EXECUTION = "全年执行数"
BUDGETS = (FIRST_BUDGET, FULL_BUDGET, "预算数")
SPENT = (EXECUTION, "决算数")
OTHER_SCOPE = Decimal(5)
"""Spending so many times its budget counts something else; that is asked, not accused."""
LIMITING = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOVE, Qualifier.BELOW})
"""Signs and words that make a target a limit."""
NEAR = Decimal("0.01")
"""By so much of it may a sum be off the column that it was filled from."""
FULL_POINTS = Decimal(100)
EXECUTION_POINTS = frozenset({Decimal(10), Decimal(20)})
EMPTY = " \t\n\r\u3000—–-－/／…."
NONE = "无"


def blank(text: str) -> bool:
    """Whether a cell holds nothing but strokes and space.

    >>> blank(" — "), blank("0"), blank("无")
    (True, False, False)
    """
    return not text.strip(EMPTY)


def no_reason(text: str) -> bool:
    """Whether a cell for a reason gives none.

    >>> no_reason("无。"), no_reason("天气原因")
    (True, False)
    """
    return blank(text.strip(EMPTY + "。").removesuffix(NONE))


def exceeds(report: Report, one: NumberId | None, other: NumberId | None) -> bool:
    """Whether the amount of one number is greater than that of another; no where either is unknown."""
    left, right = report.by_id.get(one or ""), report.by_id.get(other or "")
    return bool(left and right and left.amount > right.amount)


def alike(report: Report, one: NumberId | None, other: NumberId | None) -> bool:
    """Whether two known numbers are the same amount."""
    left, right = report.by_id.get(one or ""), report.by_id.get(other or "")
    return bool(left and right and left.amount == right.amount)


def another_scope(report: Report, actual: NumberId, limit: NumberId) -> bool:
    """Whether an amount is so far beyond its limit that the two cannot count the same things."""
    left, right = report.by_id.get(actual), report.by_id.get(limit)
    return bool(left and right and left.amount > right.amount * OTHER_SCOPE)


def nothing(report: Report, number: NumberId | None) -> bool:
    """Whether a number is a zero or unknown."""
    known = report.by_id.get(number or "")
    return not known or known.value == 0


def differs(report: Report, number: NumberId | None, value: Decimal) -> bool:
    """Whether a known number is printed with another value."""
    known = report.by_id.get(number or "")
    return bool(known and known.value != value)


def below(report: Report, number: NumberId, limit: Decimal) -> bool:
    """Whether a known number is printed with a value under a limit."""
    known = report.by_id.get(number)
    return bool(known and known.value < limit)


def points_elsewhere(report: Report, form: Form, rows: Sequence[IndicatorRow]) -> bool:
    """Whether a total needs more points than the rows of a form can give, so that some are printed elsewhere."""
    weights = _weights(report, rows)
    total = report.by_id.get(form.total_score or "")
    if execution_elsewhere(report, form, rows):
        return True
    whole, given = report.by_id.get(form.total_weight or ""), sum(weights, Decimal())
    held = (whole and whole.value != given) or (form.money and form.money.weight)
    if held or not total or not weights or any(row.score and not row.weight for row in rows):
        return False
    return given < total.value <= FULL_POINTS


def _weights(report: Report, rows: Sequence[IndicatorRow]) -> list[Decimal]:
    """The points that the rows of a form can give, as far as they are known."""
    known = [report.by_id.get(row.weight or "") for row in rows]
    return [number.value for number in known if number]


def execution_elsewhere(report: Report, form: Form, rows: Sequence[IndicatorRow]) -> bool:
    """Whether the rows of a form without points for execution lack just as many as these are given everywhere."""
    given = sum(_weights(report, rows), Decimal())
    total = report.by_id.get(form.total_weight or "")
    if total is None or (form.money and (form.money.weight or form.money.score)):
        return False
    return FULL_POINTS - given in EXECUTION_POINTS and total.value == FULL_POINTS


def rows_alone(report: Report, form: Form, rows: Sequence[IndicatorRow]) -> bool:
    """Whether a total is one of the rows without the points for execution: their weights make its own."""
    total = report.by_id.get(form.total_weight or "")
    weights = _weights(report, rows)
    if form.money and total is None and _levels_full(report, form):
        return True
    if form.money is None or total is None or sum(weights, Decimal()) != total.value:
        return False
    return not form.money.weight or total.value < FULL_POINTS


def _levels_full(report: Report, form: Form) -> bool:
    """Whether the points announced for the first level make all there are, none of them for execution."""
    first = [each for each in form.brackets if each.level == 1]
    known = (report.by_id[each.number].value for each in first if each.number in report.by_id)
    points = sum(known, Decimal())
    return points == FULL_POINTS and not any(each.covers_money for each in first)


def same_unit(report: Report, one: NumberId, other: NumberId) -> bool:
    """Whether two known numbers are printed in one unit."""
    left, right = report.by_id.get(one), report.by_id.get(other)
    return bool(left and right and (left.unit, left.scale) == (right.unit, right.scale))


def changed_beyond(report: Report, first: NumberId, then: NumberId, percent: Decimal) -> bool:
    """Whether the second of two known amounts is off the first by more than a part of it."""
    left, right = report.by_id.get(first), report.by_id.get(then)
    if not left or not right:
        return False
    return abs(right.amount - left.amount) * 100 > abs(left.amount) * percent


def limited(report: Report, row: IndicatorRow) -> bool:
    """Whether the one figure of a target is a limit (≥98 %), and an actual value stands beside it."""
    alone = len(row.target_numbers) == len(row.actual_numbers) == 1
    target, actual = (
        report.by_id.get(each or "") for each in (row.target_number, row.actual_number)
    )
    return bool(alone and target and actual and target.qualifier in LIMITING)


def copied(report: Report, row: IndicatorRow) -> bool:
    """Whether the actual value of a row is its target with sign and figures."""
    target, actual = (
        report.by_id.get(each or "") for each in (row.target_number, row.actual_number)
    )
    if not target or not actual or target.qualifier is not actual.qualifier:
        return False
    return (target.amount, target.unit) == (actual.amount, actual.unit)


def cut(report: Report, row: IndicatorRow) -> bool:
    """Whether a row gives fewer points than it could."""
    return exceeds(report, row.weight, row.score)


def full(report: Report, row: IndicatorRow) -> bool:
    """Whether a row gives all its points, and there are any."""
    return alike(report, row.weight, row.score) and not nothing(report, row.weight)


def rows_of(report: Report, form: Form) -> tuple[IndicatorRow, ...]:
    """The indicator rows of a form, in reading order."""
    known = report.row_of
    return tuple(known[each] for each in form.rows if each in known)


def total_row(form: Form) -> MoneyRow | None:
    """The row of a money block that holds the sum of the others."""
    rows = form.money.rows if form.money else ()
    return next((row for row in rows if row.role == "total"), None)


def nearest(
    report: Report, parts: Sequence[NumberId], columns: Sequence[NumberId]
) -> NumberId | None:
    """The column that the sum of ``parts`` comes nearest to, the first of several equally near.

    Where it comes near none, an empty column that is printed as 0 may be the one that it was filled from.
    """
    known = [report.by_id[each] for each in columns if each in report.by_id]
    total = sum((report.by_id[each].amount for each in parts if each in report.by_id), Decimal(0))
    near = min(known, key=lambda column: abs(column.amount - total), default=None)
    if near and abs(near.amount - total) > abs(total) * NEAR:
        near = next((column for column in known if not column.amount), near)
    return near.id if near else None


@once
def executions(report: Report) -> tuple[tuple[Form, NumberId, NumberId], ...]:
    """Every form whose total row prints spending and full budget, with the two."""
    rows = ((form, total_row(form)) for form in report.forms)
    return tuple(
        (form, row.cells[EXECUTION], row.cells[FULL_BUDGET])
        for form, row in rows
        if row and EXECUTION in row.cells and FULL_BUDGET in row.cells
    )


@once
def relied_on(report: Report) -> frozenset[NumberId]:
    """Numbers that a conclusion rests on: totals, rates and points of forms."""
    numbers: set[NumberId | None] = set()
    for form in report.forms:
        numbers |= {form.total_score, form.total_weight}
        if form.money:
            numbers |= {form.money.rate, form.money.score}
        total = total_row(form)
        numbers |= set(total.cells.values()) if total else set()
    return frozenset(number for number in numbers if number)


def proportions(report: Report) -> dict[str, bool]:
    """For each form with a rate below the full one whether it gives points in proportion to it."""
    blocks = ((form.id, form.money) for form in report.forms if form.money)
    seen = {
        name: _in_proportion(report, (block.weight, block.rate, block.score))
        for name, block in blocks
        if differs(report, block.rate, Decimal(100))
    }
    return {name: held for name, held in seen.items() if held is not None}


def proportional(seen: Mapping[str, bool], apart_from: Form) -> bool:
    """Whether most of the other forms of the case give points in proportion."""
    others = [held for name, held in seen.items() if name != apart_from.id]
    return sum(others) * 2 > len(others)


def _in_proportion(report: Report, numbers: Sequence[NumberId | None]) -> bool | None:
    weight, rate, score = (report.by_id.get(number or "") for number in numbers)
    if not weight or not rate or not score:
        return None
    return abs(weight.value * rate.value / 100 - score.value) < score.step


def fitting_denominators(report: Report, found: Ratio) -> tuple[str, ...]:
    """The names of the denominators that give a printed rate to its last digit."""
    stated = report.by_id.get(found.stated or "")
    upper = _amount(report, found.numerators)
    if not stated or upper is None:
        return ()
    lowers = ((each.name, _amount(report, each.numbers, each.signs)) for each in found.denominators)
    return tuple(
        name
        for name, lower in lowers
        if lower and abs(upper / lower * 100 - stated.value) < stated.step
    )


def _amount(
    report: Report, numbers: Sequence[NumberId], signs: Sequence[int] = ()
) -> Decimal | None:
    """The sum of known numbers with their signs; None where one is unknown or there is none."""
    known = [report.by_id[each].amount for each in numbers if each in report.by_id]
    if len(known) < len(numbers) or not known:
        return None
    padded = [*signs, *([1] * (len(known) - len(signs)))]
    return sum((sign * value for sign, value in zip(padded, known, strict=False)), Decimal(0))
