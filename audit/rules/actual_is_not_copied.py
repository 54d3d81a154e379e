"""What was reached is a value of its own, and not the limit that the target sets.

## Why it matters
An actual value of ≥98 % says that the target stands, not what was reached. Whoever copies the target has not measured.

## How it is computed
In each form, the rows whose actual is printed with the same sign and figures as a target that is a limit, gathered as
one finding. A form whose actuals all differ from such targets is one that holds.

## When it is skipped
1. the target is a bare figure: what was reached may be just that;
2. the row has no actual value, or holds several figures.

## Example
Target ≥98 % and actual ≥98 %: not filled in. Target ≥98 % and actual 98 %: a value.

## Basis
The form: 实际完成值 is what was reached (未填实际值).
"""

from collections.abc import Iterator

from audit.conditions import copied, limited, rows_of
from audit.relations import Conformity, Evidence, Missing, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import named_rows, row_name
from extract.records import Report


@rule("MISS-07", family="missing", nature="omission")
def actual_is_not_copied(report: Report) -> Iterator[Relation]:
    """Yield one claim for each form with targets that are limits."""
    for form in report.forms:
        rows = [row for row in rows_of(report, form) if limited(report, row)]  # (1), (2)
        bare = [row for row in rows if copied(report, row)]
        numbers = tuple(
            term
            for row in bare or rows
            for term in (*roles("target", row.target_number), *roles("actual", row.actual_number))
        )
        if bare:
            yield Missing(
                statement=f"{form.title}：{len(bare)} 行实际完成值照抄指标值，未填实际值（{named_rows(bare)}）",
                anchors=(form.title, "实际完成值", "照抄指标值"),
                places=tuple(Evidence(text=row_name(row), place=row.place) for row in bare),
                numbers=numbers,
                count=len(bare),
                code="missing.copied",
                form=form.id,
            )
        elif rows:
            yield Conformity(
                statement=f"{form.title}：实际完成值均为实际数（{len(rows)} 行）",
                anchors=(form.title, "实际完成值", "照抄指标值"),
                holds=True,
                numbers=numbers,
                form=form.id,
            )
