"""A cell that the form asks for is filled where the cells beside it are.

## Why it matters
An empty budget beside spending hides an excess, and an empty rate hides what it would say.

## How it is computed
Empty cells for a rate, with the rate that the filled cells give; empty budgets in lines that were spent on, with what
was spent.

## When it is skipped
1. the whole line is empty: there was nothing to report;
2. the rate cannot be told from the cells that are filled;
3. the cell is empty for spending or for another year: nothing may have been spent;
4. what was spent in the line is zero;
5. the line is no fixed line of the form but an item of its own: one that was added over the year has no first budget;
6. the same cell was already found in another way;
7. the line is what was carried over: it may have come in after the first budget.

## Example
控制率 is empty beside 57 people in 56 posts: it should read 101.79 %.

## Basis
The form: every cell of a line that applies is to be filled.
"""

from collections.abc import Iterator

from audit.conditions import BUDGETS, SPENT, nothing
from audit.relations import Evidence, Implied, Missing, Relation
from audit.rule import rule
from audit.terms import roles, terms
from audit.wording import measured, place
from extract.numbers import NumberId
from extract.records import Blank, Report, Span

CARRIED_OVER = "carried_over"


@rule("MISS-03", family="missing", nature="omission")
def required_cells_filled(report: Report) -> Iterator[Relation]:
    """Yield each empty cell that the filled cells beside it call for."""
    seen: set[Span] = set()
    for cell, relation in (*_rates(report), *_budgets(report)):
        if cell.place not in seen:  # (6)
            seen.add(cell.place)
            yield relation


def _rates(report: Report) -> Iterator[tuple[Blank, Relation]]:
    """Empty rates whose upper and lower terms are printed."""
    for staff in report.staffing:
        if staff.rate_blank and staff.people and staff.posts:  # (2)
            implied = Implied(
                upper=roles("numerator", staff.people), lower=roles("denominator", staff.posts)
            )
            yield staff.rate_blank, _missing(report, staff.rate_blank, implied, staff.section)
    for found in report.ratios:
        if found.blank and not found.stated and found.numerators and found.denominators:  # (2)
            lower = found.denominators[0]
            implied = Implied(
                upper=terms(found.numerators, role="numerator"),
                lower=terms(lower.numbers, lower.signs, role="denominator"),
            )
            yield found.blank, _missing(report, found.blank, implied, found.section)


def _budgets(report: Report) -> Iterator[tuple[Blank, Relation]]:
    """Empty budgets of lines on which money was spent."""
    of_sets = (cell for found in report.breakdowns for cell in found.blanks if cell.concept)  # (5)
    for cell in (*report.blanks, *of_sets):
        if cell.measure not in BUDGETS or cell.concept == CARRIED_OVER:  # (3), (7)
            continue
        spent = _spent(report, cell)
        if spent and not nothing(report, spent):  # (1), (4)
            yield cell, _missing(report, cell, None, report.fact_of[spent].section, spent)


def _spent(report: Report, cell: Blank) -> NumberId | None:
    """What was spent in the line of an empty cell."""
    return next(
        (
            fact.number
            for fact in report.facts
            if fact.label == cell.label
            and fact.measure in SPENT
            and _beside(report, fact.number, cell)
        ),
        None,
    )


def _beside(report: Report, number: NumberId, cell: Blank) -> bool:
    """Whether a number stands in the same table as an empty cell."""
    known = report.by_id.get(number)
    return bool(known and (known.source, known.block) == (cell.place.source, cell.place.block))


def _missing(
    report: Report,
    cell: Blank,
    implied: Implied | None,
    section: str,
    spent: NumberId | None = None,
) -> Missing:
    numbers = (*implied.upper, *implied.lower) if implied else roles("actual", spent)
    return Missing(
        statement=f"{measured(cell.label, cell.measure)}未填",
        anchors=(place(report, section), cell.label, cell.measure, "未填"),
        places=(Evidence(text=cell.label, place=cell.place),),
        numbers=numbers,
        implied=implied,
        certain=implied is not None,
        form=section,
    )
