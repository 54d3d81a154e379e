"""The weights of a form add up to its printed total, and to 100.

## Why it matters
Points are read as hundredths. With weights that make 95 or 110, no score of the form can be compared with another.

## How it is computed
The weight for execution and of every row against the printed total of weights, or those of the rows alone where
they make a total below 100. Where none is printed, or it is
printed as another figure than 100, against 100.

## When it is skipped
1. no row of the form prints a weight;
2. the form has neither a row of totals nor scores: weights of a plan may leave the points for execution out;
3. against 100, the form prints a money block without points: the ten points for execution may stand elsewhere,
   so the claim is not certain;
4. the form gives points for execution without saying out of how many;
5. against 100, a row with a score prints no weight;
6. the form prints no points for execution, and its rows lack the ten or twenty that these are given.

## Example
10 for execution and rows of 50, 30 and 10 make 100; with a row of 15 instead of 10 they make 105.

## Basis
The form: 总分 100.
"""

from collections.abc import Iterator

from audit.conditions import (
    EXECUTION_POINTS,
    differs,
    execution_elsewhere,
    rows_alone,
    rows_of,
)
from audit.intervals import HUNDRED
from audit.relations import Relation, Sum
from audit.rule import rule
from audit.terms import roles
from extract.records import Form, Report


@rule("SCORE-04", family="weight")
def weights_make_total(report: Report) -> Iterator[Relation]:
    """Yield the sum of the weights of each form, against its total or against 100."""
    for form in report.forms:
        rows = rows_of(report, form)
        of_money = form.money.weight if form.money else None
        weights = roles("weight", of_money, *(row.weight for row in rows))
        if len(weights) < 2:  # (1)
            continue
        if form.money and form.money.score and not of_money:  # (4)
            continue
        if execution_elsewhere(report, form, rows):  # (6)
            continue
        total = form.total_weight
        counted = weights[1:] if of_money and rows_alone(report, form, rows) else weights
        if total and len(counted) > 1:
            yield Sum(
                statement=f"{form.title}：分值合计 = 各项分值之和（{len(counted)} 项）",
                anchors=(form.title, "总分", "分值"),
                total=total,
                terms=counted,
                conclusive=True,
                form=form.id,
            )
        whole = all(row.weight for row in rows if row.score)  # (5)
        if whole and _to_hundred(form, scored=any(row.score for row in rows), report=report):
            yield Sum(
                statement=f"{form.title}：各项分值之和 = 100（{len(weights)} 项）",
                anchors=(form.title, "分值合计", "100"),
                constant=HUNDRED,
                terms=weights,
                certain=not total and bool(form.money and form.money.weight),  # (3)
                conclusive=True,
                form=form.id,
            )


def _to_hundred(form: Form, *, scored: bool, report: Report) -> bool:
    """Whether the weights have to make 100 by themselves."""
    if form.total_weight:
        total = report.by_id.get(form.total_weight)
        short = HUNDRED - total.value if total else None
        apart = short in EXECUTION_POINTS and not (form.money and form.money.weight)  # (6)
        return differs(report, form.total_weight, HUNDRED) and not apart
    return scored or form.total_expected  # (2)
