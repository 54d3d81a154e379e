"""The points for execution follow from their weight and the execution rate.

## Why it matters
These are the only points of a form that follow from money alone. Points that do not follow were rounded up, or
kept when the rate was corrected.

## How it is computed
By the user's scoring scheme for the place and year of the case (in proportion, by bands, nothing below a limit, points
per unit missed, whole points, capped). Without one, weight times rate, the rate in hundredths: firm where the other
forms of the case give points in proportion too. Where neither is known, bands or a lower limit may apply: the finding
says what the points would be in proportion and asks for the scoring rules. Whole points may come from bands, so they
are a note only; points with decimals were worked out from a rate.

## When it is skipped
1. the weight, the rate or the points are not printed, or the weight is zero.

## Example
10 points at 94.00 % are 9.40; printed 9.80 they are off by 0.40. By a scheme that gives 80 % of the points from a rate
of 90 % on they are 8.

## Basis
The announcement of the province and year; else the form: 得分 = 分值 × 执行率.
"""

from collections.abc import Iterator
from typing import Any

from audit.conditions import nothing, proportional, proportions
from audit.relations import Multiple, Relation, Term
from audit.rule import rule
from audit.schemes import Scheme, scheme_for
from audit.settings import USUAL, Settings
from audit.terms import roles
from extract.numbers import NumberId
from extract.records import Form, Report

BY_RATE = "预算执行得分 = 分值 × 执行率"
Points = tuple[NumberId, NumberId, NumberId]


@rule("SCORE-01", family="score", told=True)
def points_follow_execution(report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
    """Yield what makes the points of each money block."""
    scheme = scheme_for(report.case, settings.schemes)
    seen = proportions(report)
    for form in report.forms:
        block = form.money
        if not block or not block.weight or not block.rate or not block.score:  # (1)
            continue
        points = (block.weight, block.rate, block.score)
        known = not any(each not in report.by_id for each in points)
        if known and nothing(report, block.weight):  # (1)
            continue
        if scheme and known:
            yield _by_scheme(report, form, points, scheme)
        else:
            yield _in_proportion(report, form, points, firm=proportional(seen, form))


def _by_scheme(report: Report, form: Form, points: Points, scheme: Scheme) -> Multiple:
    """The points as the part of their weight that the scheme gives for the printed rate."""
    weight, rate, score = points
    if scheme.plain and report.by_id[rate].value <= scheme.at_most:
        return _product(form, points, f"{BY_RATE}（{scheme.name}）")
    most = report.by_id[weight].value
    part = scheme.points(report.by_id[rate].value, most) / most
    return _multiple(
        form,
        statement=f"{form.title}：预算执行得分按{scheme.name}",
        stated=score,
        products=((Term(weight, part, "weight"),),),
        beside=roles("other", rate),
    )


def _in_proportion(report: Report, form: Form, points: Points, *, firm: bool) -> Multiple:
    """Weight times rate: a firm claim where the other forms show that it is the rule, else a note."""
    if firm:
        return _product(form, points, BY_RATE)
    score = report.by_id.get(points[2])
    whole = score is not None and score.value == score.value.to_integral_value()
    code = "score.proportion.whole" if whole else "score.proportion"
    return _product(form, points, BY_RATE, certain=False, code=code)


def _product(form: Form, points: Points, words: str, **fields: Any) -> Multiple:
    weight, rate, score = points
    return _multiple(
        form,
        statement=f"{form.title}：{words}",
        stated=score,
        products=((*roles("weight", weight), *roles("term", rate)),),
        **fields,
    )


def _multiple(form: Form, **fields: Any) -> Multiple:
    anchors = (form.title, "预算执行", "得分")
    return Multiple(anchors=anchors, conclusive=True, form=form.id, **fields)
