"""Every row that takes points off says why.

## Why it matters
The column for reasons and improvements is what a self-evaluation is for. Points that are cut without a reason were cut
for looks.

## How it is computed
In each form with a column for reasons, the rows whose score is below their weight and whose reason is empty, gathered
as one finding with their points. A form whose cut rows all have a reason is one that holds.

## When it is skipped
1. the form has no column for reasons;
2. no row takes points off;
3. points for execution: they follow from the rate.

## Example
Two rows at 9 of 10 with an empty 偏差原因分析 are one finding of two rows.

## Basis
The form: 偏差原因分析及改进措施 is to be filled where points were taken off.
"""

from collections.abc import Iterator

from audit.conditions import cut, no_reason, rows_of
from audit.relations import Conformity, Evidence, Missing, Relation, Term
from audit.rule import rule
from audit.terms import roles
from audit.wording import named_rows, row_name
from extract.records import Form, IndicatorRow, Report


@rule("MISS-02", family="missing", nature="omission")
def cut_points_have_reason(report: Report) -> Iterator[Relation]:
    """Yield one claim for each form in which rows take points off."""
    for form in report.forms:
        rows = [row for row in rows_of(report, form) if row.reason_column]  # (1)
        lower = [row for row in rows if cut(report, row)]  # (3)
        bare = [row for row in lower if no_reason(row.note)]
        if bare:
            yield Missing(
                statement=f"{form.title}：{len(bare)} 行扣分未说明原因（{named_rows(bare)}）",
                anchors=(form.title, "偏差原因"),
                places=tuple(Evidence(text=row_name(row), place=row.place) for row in bare),
                numbers=_points(bare),
                count=len(bare),
                form=form.id,
            )
        elif lower:  # (2)
            yield _held(form, lower)


def _held(form: Form, rows: list[IndicatorRow]) -> Conformity:
    return Conformity(
        statement=f"{form.title}：扣分各行均说明原因（{len(rows)} 行）",
        anchors=(form.title, "偏差原因"),
        holds=True,
        numbers=_points(rows),
        form=form.id,
    )


def _points(rows: list[IndicatorRow]) -> tuple[Term, ...]:
    return tuple(
        term for row in rows for term in (*roles("weight", row.weight), *roles("score", row.score))
    )
