"""A target is set where it takes an effort to reach it.

## Why it matters
A target that is passed by half was set to be passed. To exceed it is no fault; whoever approves the next one should
know.

## How it is computed
Rows whose floor was passed by more than the limit of the policy (30 % of the target), gathered for each form.

## When it is skipped
1. target and actual cannot be set side by side, or the target is a ceiling;
2. the target is a percentage, which ends at a hundred, or a count below ten, of which one more is much.

## Example
Target ≥100亩, actual 190亩: passed by 90 %.

## Basis
指标值应具有挑战性: the rules for setting targets.
"""

from collections.abc import Iterator

from audit.asking import far_beyond
from audit.conditions import rows_of
from audit.goals import goal
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.settings import USUAL, Settings
from audit.terms import roles
from audit.wording import named_rows, row_name
from extract.records import Report


@rule("BOUND-04", family="bound", nature="wording", told=True)
def target_is_not_set_low(report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
    """Yield one claim for each form with targets that were passed by far."""
    for form in report.forms:
        pairs = [(row, found) for row in rows_of(report, form) if (found := goal(report, row))]
        far = [
            (row, found)
            for row, found in pairs
            if far_beyond(report, found, settings.exceeded)  # (1), (2)
        ]
        if far:
            named = named_rows([row for row, _ in far])
            yield Conformity(
                statement=f"{form.title}：{len(far)} 行实际值远超指标值，指标值可能偏低（{named}）",
                anchors=(form.title, "指标值偏低"),
                holds=False,
                count=len(far),
                numbers=tuple(
                    term
                    for _, found in far
                    for term in (*roles("target", found.target), *roles("actual", found.actual))
                ),
                places=tuple(Evidence(text=row_name(row), place=row.place) for row, _ in far),
                code="wording.low_target",
                form=form.id,
            )
