"""The weights of the rows under a heading add up to the points that the heading announces.

## Why it matters
产出指标（50分） fixes what outputs may count for. Rows that make more or less shift the balance of the whole form.

## How it is computed
The weights of the rows under each heading with points against those points; where the heading covers the money
block, the points for execution count among them.

## When it is skipped
1. no row under the heading prints a weight.

## Example
产出指标（30分） over five rows of 6 holds; over four it is off by 6.

## Basis
The form: points in brackets behind 一级指标 and 二级指标.
"""

from collections.abc import Iterator

from audit.relations import BlankPart, Relation, Sum
from audit.rule import rule
from audit.terms import roles
from audit.wording import row_name
from extract.records import Report


@rule("WEIGHT-01", family="weight")
def rows_make_bracket(report: Report) -> Iterator[Relation]:
    """Yield the sum of the rows behind each heading with points."""
    for form in report.forms:
        of_money = form.money.weight if form.money else None
        for bracket in form.brackets:
            rows = [report.row_of[each] for each in bracket.rows if each in report.row_of]
            own = of_money if bracket.covers_money else None
            weights = roles("weight", own, *(row.weight for row in rows))
            if not weights:  # (1)
                continue
            yield Sum(
                statement=f"{form.title}：{bracket.name}分值 = 其下各行分值之和（{len(weights)} 项）",
                anchors=(form.title, bracket.name, str(bracket.level), "分值"),
                total=bracket.number,
                terms=weights,
                blanks=tuple(
                    BlankPart(label=row_name(row), place=row.place)
                    for row in rows
                    if not row.weight
                ),
                conclusive=bracket.level == 1,
                form=form.id,
            )
