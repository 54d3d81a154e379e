"""A form whose money was spent to a low rate says why.

## Why it matters
Money that was asked for and not spent is the first thing a reviewer asks about. A form that says nothing leaves the
question to the next budget.

## How it is computed
The execution rate that the money block prints, against the limit of the policy (90 % unless it says otherwise). The
reason may stand in the note of any row of the form, or in a sentence of the report that speaks of execution: one that
names the project, for the overall form any. A sentence may say it in words that are not known, so that the finding is
no more than a note.

## When it is skipped
1. the form prints no execution rate, or one at or above the limit;
2. the form has no column for reasons.

## Example
61.50 % and no word in 偏差原因分析: the reason is missing.

## Basis
The announcement of the year: deviations of execution are explained.
"""

from collections.abc import Iterator

from audit.conditions import below, no_reason, rows_of
from audit.relations import Conformity, Missing, Relation
from audit.rule import rule
from audit.settings import USUAL, Settings
from audit.terms import roles
from extract.records import Form, Report


@rule("MISS-08", family="missing", nature="omission", told=True)
def low_execution_has_reason(report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
    """Yield one claim for each form whose execution rate is low."""
    for form in report.forms:
        rate = form.money.rate if form.money else None
        rows = [row for row in rows_of(report, form) if row.reason_column]
        if not rate or not below(report, rate, settings.low_execution) or not rows:  # (1), (2)
            continue
        anchors = (form.title, "预算执行率", "原因")
        numbers = roles("other", rate)
        if all(no_reason(row.note) for row in rows) and not _told(report, form):
            yield Missing(
                statement=f"{form.title}：预算执行率偏低而未说明原因",
                anchors=anchors,
                numbers=numbers,
                code="missing.low_execution",
                form=form.id,
            )
        else:
            yield Conformity(
                statement=f"{form.title}：预算执行率偏低，已说明原因",
                anchors=anchors,
                holds=True,
                numbers=numbers,
                form=form.id,
            )


def _told(report: Report, form: Form) -> bool:
    """Whether a sentence gives a reason for what a form left unspent."""
    return any(
        form.kind == "overall" or (form.entity and reason.entity == form.entity)
        for reason in report.remarks.reasons
    )
