"""The execution rates of one case are worked out from the same kind of budget.

## Why it matters
A rate over 年初预算 and one over 全年预算 cannot be compared. Whoever changes the denominator between two forms chooses
the better looking rate.

## How it is computed
Of each printed rate that could rest on several budgets, the one that gives the printed figure. Where the rates that
offer the same choice rest on different ones, all of them are one finding.

## When it is skipped
1. a rate fits none of its budgets, or several of them: nothing is known of what was used;
2. fewer than two rates of the case offer the same choice and make it.

## Example
94.34 % is 50 of 53 (全年预算数) in one form, 83.33 % is 50 of 60 (年初预算数) in another.

## Basis
The form: 执行率 = B/A, with one meaning of A.
"""

from collections.abc import Iterator

from audit.conditions import fitting_denominators
from audit.quotients import runs
from audit.relations import Conformity, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Ratio, Report

Choice = frozenset[str]


@rule("RATE-04", family="rate", nature="scope")
def rates_share_denominator(report: Report) -> Iterator[Relation]:
    """Yield one claim for each choice of budgets that several rates make."""
    made: dict[Choice, list[tuple[Ratio, str]]] = {}
    for found in report.ratios:
        fits = fitting_denominators(report, found) if runs(found, "rate") else ()
        if len(fits) == 1:  # (1)
            choice = frozenset(each.name for each in found.denominators)
            made.setdefault(choice, []).append((found, fits[0]))
    for choice, rates in made.items():
        if len(rates) > 1:  # (2)
            yield _claim(choice, rates)


def _claim(choice: Choice, rates: list[tuple[Ratio, str]]) -> Conformity:
    used = list(dict.fromkeys(name for _, name in rates))
    alike = len(used) == 1
    counted = "、".join(f"{name} {sum(name == each for _, each in rates)} 处" for name in used)
    words = f"执行率均以{used[0]}为分母" if alike else f"执行率的分母不一：{counted}"
    return Conformity(
        statement=f"{words}（{len(rates)} 处）",
        anchors=("执行率", "分母", *sorted(choice)),
        holds=alike,
        numbers=tuple(term for found, _ in rates for term in roles("stated", found.stated)),
        code="rate.denominators",
    )
