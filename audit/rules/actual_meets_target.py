"""What was reached meets the target that was set for it.

## Why it matters
The indicator table is there to say which targets were missed. Where points were taken off and a reason is given, the
document accounts for it itself.

## How it is computed
Actual against target of each indicator row that holds one number for either: a ceiling in rows of cost and behind ≤,
else a floor. Exceeding a target is never a fault, and neither is a cost below its limit. Ceilings that the case names
outside indicator tables are bounds too.

## When it is skipped
1. target or actual hold no number, a date, or numbers of different units; the target holds several numbers, or
   the actual several of its unit;
2. the actual only repeats a sign of the target, so the value reached is unknown;
3. a bare target in a row of timeliness, or an actual of zero beside one: less may be better;
4. the target is missed and all points were given, which is another rule's;
5. the same pair was already found elsewhere.

## Example
Cost of 58.31 against a target of 52.6 is 5.71 over; 34 entries against 30 are enough.

## Basis
The form: 实际完成值 against 年度指标值.
"""

from collections.abc import Iterator

from audit.conditions import cut, full, no_reason
from audit.goals import goal
from audit.relations import Bound, Relation
from audit.rule import rule
from audit.wording import place, row_anchors, row_name
from extract.records import Report


@rule("BOUND-03", family="bound", nature="compliance")
def actual_meets_target(report: Report) -> Iterator[Relation]:
    """Yield the bound of each target on the actual beside it."""
    seen: set[tuple[str, str]] = set()
    for row in report.indicators:
        found = goal(report, row)  # (1), (2), (3)
        if not found or (full(report, row) and not found.met):  # (4)
            continue
        seen.add((found.actual, found.target))
        reasoned = cut(report, row) and not no_reason(row.note)
        name = f"{place(report, row.form)}：{row_name(row)}"
        yield Bound(
            statement=f"{name}实际达到目标",
            failing=f"{name}未达到目标" if found.lower else f"{name}超过目标",
            anchors=(*row_anchors(report, row), "实际达到目标"),
            actual=found.actual,
            limit=found.target,
            lower=found.lower,
            certain=found.certain,
            accounted=(row.score,) if reasoned and row.score else (),
            code="bound.target",
            form=row.form,
        )
    for limit in report.limits:
        if limit.basis == "target" and (limit.actual, limit.limit) not in seen:  # (5)
            yield Bound(
                statement=f"{limit.label}：不超过目标",
                anchors=(place(report, limit.section), limit.label, limit.basis),
                actual=limit.actual,
                limit=limit.limit,
                accounted=limit.accounted,
                failing=f"{limit.label}超过目标",
                code="bound.target",
                form=limit.section,
            )
