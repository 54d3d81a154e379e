"""A form with scores prints its total score.

## Why it matters
Without a total nobody can tell the grade, or whether the figure in the text is the right one.

## How it is computed
Whether the row of totals is there and has a score; what it should be is the sum of the scores.

## When it is skipped
1. a form of this kind has no row of totals;
2. no score is printed at all: such a form is a plan, or empty.

## Example
Scores that add up to 97.40 and no 总分 row: it should read 97.40.

## Basis
The form: 总分 is its last row.
"""

from collections.abc import Iterator

from audit.conditions import rows_of
from audit.relations import Evidence, Implied, Missing, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("MISS-01", family="missing", nature="omission")
def form_has_total_score(report: Report) -> Iterator[Relation]:
    """Yield the total score that each form with scores lacks."""
    for form in report.forms:
        of_money = form.money.score if form.money else None
        scores = roles("score", of_money, *(row.score for row in rows_of(report, form)))
        if form.total_score or not form.total_expected or not scores:  # (1), (2)
            continue
        yield Missing(
            statement=f"{form.title}缺总分",
            anchors=(form.title, "总分", "得分"),
            places=(Evidence(text=form.title, place=form.place),),
            numbers=scores,
            implied=Implied(upper=scores),
            conclusive=True,
            form=form.id,
        )
