"""No row of a form scores more points than it can give.

## Why it matters
A score above its weight lifts the total, and nobody looks at single rows of a form that ends at 97.

## How it is computed
In the money block and every indicator row, the score against the weight. Rows that keep to it are one finding a
form; each row that does not is one of its own.

## When it is skipped
1. the weight or the score of a row is not printed.

## Example
A row of 5 points that scores 5.00 holds; with 6 it is over by 1.

## Basis
The form: 分值 is the most that 得分 can be.
"""

from collections.abc import Iterator

from audit.conditions import exceeds, rows_of
from audit.relations import Bound, Conformity, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import row_name
from extract.numbers import NumberId
from extract.records import Form, Report


@rule("SCORE-02", family="score")
def score_within_weight(report: Report) -> Iterator[Relation]:
    """Yield one claim a form for the rows that keep to their weight, and one for each row that does not."""
    for form in report.forms:
        rows = list(_rows(report, form))
        over = [row for row in rows if exceeds(report, row[2], row[1])]
        for name, weight, score in over:
            yield Bound(
                statement=f"{form.title}：{name}得分不超过分值",
                failing=f"{form.title}：{name}得分超过分值",
                anchors=(form.title, name, "得分不超过分值"),
                actual=score,
                limit=weight,
                conclusive=True,
                form=form.id,
            )
        kept = [row for row in rows if row not in over]
        if kept:
            yield Conformity(
                statement=f"{form.title}：各行得分不超过分值（{len(kept)} 行）",
                anchors=(form.title, "各行得分不超过分值"),
                holds=True,
                count=0,
                numbers=tuple(
                    term
                    for _, weight, score in kept
                    for term in (*roles("weight", weight), *roles("score", score))
                ),
                form=form.id,
            )


def _rows(report: Report, form: Form) -> Iterator[tuple[str, NumberId, NumberId]]:
    """Name, weight and score of every row of a form that prints both."""
    block = form.money
    if block and block.weight and block.score:
        yield "预算执行", block.weight, block.score
    for row in rows_of(report, form):
        if row.weight and row.score:  # (1)
            yield row_name(row), row.weight, row.score
