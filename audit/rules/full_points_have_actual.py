"""A row that gives all its points says what was reached.

## Why it matters
Full points beside an empty actual value rest on nothing.

## How it is computed
In each form, the rows that have a target and all their points, and an empty actual value, gathered as one finding.

## When it is skipped
1. the row has no target, or takes points off;
2. the cell holds words: words can say that a target was reached;
3. no row of the form has an actual value: its columns were misread, or the form has none.

## Example
A row of 10 points with target 20 and score 10, and nothing under 实际完成值.

## Basis
The form: 实际完成值 is to be filled in every row.
"""

from collections.abc import Iterator

from audit.conditions import blank, full, rows_of
from audit.relations import Evidence, Missing, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import named_rows, row_name
from extract.records import IndicatorRow, Report


@rule("MISS-06", family="missing", nature="omission")
def full_points_have_actual(report: Report) -> Iterator[Relation]:
    """Yield one claim for each form in which rows with full points say nothing of what was reached."""
    for form in report.forms:
        rows = rows_of(report, form)
        bare = [row for row in rows if _unfounded(report, row)]
        if not bare or all(blank(row.actual) for row in rows):  # (3)
            continue
        yield Missing(
            statement=f"{form.title}：{len(bare)} 行得满分而未填实际完成值（{named_rows(bare)}）",
            anchors=(form.title, "实际完成值"),
            places=tuple(Evidence(text=row_name(row), place=row.place) for row in bare),
            numbers=tuple(
                term
                for row in bare
                for term in (*roles("weight", row.weight), *roles("score", row.score))
            ),
            count=len(bare),
            form=form.id,
        )


def _unfounded(report: Report, row: IndicatorRow) -> bool:
    """Whether a row claims all its points and does not say what was reached."""
    return full(report, row) and not blank(row.target) and blank(row.actual)  # (1), (2)
