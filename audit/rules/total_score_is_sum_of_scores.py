"""The total score of a form is the sum of its scores.

## Why it matters
The total decides the grade. It is the figure that is copied into the report, and the one that no one adds up.

## How it is computed
The points for execution and the score of every row against the printed total; those of the rows alone where the
weights of the rows make the weight beside the total.

## When it is skipped
1. the form prints no total; that it is absent is another rule's;
2. no row of the form prints a score;
3. the weights of its rows stay below the total, which then counts points that are printed elsewhere, or lack the ten
   or twenty that execution is given, and the form prints none for it.

## Example
9.40 for execution and rows that make 88 give 97.40; printed 97.00 the total is off by 0.40.

## Basis
The form: 总分 is the last row under 得分.
"""

from collections.abc import Iterator

from audit.conditions import points_elsewhere, rows_alone, rows_of
from audit.relations import BlankPart, Relation, Sum
from audit.rule import rule
from audit.terms import roles
from audit.wording import row_name
from extract.records import Report


@rule("SCORE-03", family="score")
def total_is_sum_of_scores(report: Report) -> Iterator[Relation]:
    """Yield the sum behind the total score of each form."""
    for form in report.forms:
        rows = rows_of(report, form)
        alone = rows_alone(report, form, rows)
        of_money = form.money.score if form.money and not alone else None
        scores = roles("score", of_money, *(row.score for row in rows))
        if not form.total_score or not any(row.score for row in rows):  # (1), (2)
            continue
        if points_elsewhere(report, form, rows):  # (3)
            continue
        yield Sum(
            statement=f"{form.title}：总分 = 各项得分之和（{len(scores)} 项）",
            anchors=(form.title, "总分", "得分"),
            total=form.total_score,
            terms=scores,
            blanks=tuple(
                BlankPart(label=row_name(row), place=row.place)
                for row in rows
                if row.weight and not row.score
            ),
            conclusive=True,
            form=form.id,
        )
