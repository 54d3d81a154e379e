"""The points announced for the headings of one level add up to what stands above them.

## Why it matters
Headings are changed when a form is adapted to a unit, and the total of 100 is left as it was.

## How it is computed
The points of first-level headings, with those for execution where no heading covers them, against the printed total of
weights, or 100; the points of second-level headings against the first-level heading over the same rows.

## When it is skipped
1. there are not at least two terms;
2. the headings do not cover all the rows, so one of them carries no points;
3. no heading covers the money block and it prints no points: they may stand elsewhere, and the claim is not certain;
4. no heading covers the money block, and it gives points without saying out of how many;
5. against 100, neither the money block nor any row of the form prints points: it may be a part of a form;
6. a heading with points stands twice, so that several forms were read as one.

## Example
45 + 25 + 10 + 10 with 10 for execution make 100.

## Basis
The form: 总分 100, and the points in brackets behind its headings.
"""

from collections.abc import Iterator, Sequence

from audit.conditions import rows_of
from audit.intervals import HUNDRED
from audit.relations import Relation, Sum
from audit.rule import rule
from audit.terms import roles
from extract.records import Bracket, Form, Report


@rule("WEIGHT-02", family="weight")
def brackets_make_total(report: Report) -> Iterator[Relation]:
    """Yield the sum of first-level headings of each form, and of the second-level ones under each of them."""
    for form in report.forms:
        first = [bracket for bracket in form.brackets if bracket.level == 1]
        second = [bracket for bracket in form.brackets if bracket.level == 2]
        rows = rows_of(report, form)
        once = len({bracket.name for bracket in first}) == len(first)
        pointed = form.total_weight or form.money or any(row.weight or row.score for row in rows)
        if once and pointed and _cover(first, [row.id for row in rows]):  # (2), (5), (6)
            yield from _to_total(form, first)
        for bracket in first:
            under = [each for each in second if set(each.rows) <= set(bracket.rows)]
            if len(under) > 1 and _cover(under, bracket.rows):  # (1), (2)
                yield _to_heading(form, bracket, under)


def _cover(brackets: Sequence[Bracket], rows: Sequence[str]) -> bool:
    """Whether every row stands under one of the headings."""
    return bool(rows) and set(rows) <= {row for bracket in brackets for row in bracket.rows}


def _to_total(form: Form, first: Sequence[Bracket]) -> Iterator[Relation]:
    covered = any(bracket.covers_money for bracket in first)
    of_money = form.money.weight if form.money and not covered else None
    weights = roles("weight", of_money, *(bracket.number for bracket in first))
    given = not covered and form.money and form.money.score and not of_money
    if len(weights) < 2 or given:  # (1), (4)
        return
    yield Sum(
        statement=f"{form.title}：{'总分 = 各一级指标分值之和' if form.total_weight else '各一级指标分值之和 = 100'}",
        anchors=(form.title, "一级指标", "分值合计"),
        total=form.total_weight,
        constant=None if form.total_weight else HUNDRED,
        terms=weights,
        certain=covered or bool(of_money),  # (3)
        conclusive=True,
        form=form.id,
    )


def _to_heading(form: Form, bracket: Bracket, under: Sequence[Bracket]) -> Sum:
    return Sum(
        statement=f"{form.title}：{bracket.name}分值 = 其下二级指标分值之和",
        anchors=(form.title, bracket.name, "二级指标", "分值合计"),
        total=bracket.number,
        terms=roles("weight", *(each.number for each in under)),
        form=form.id,
    )
