"""A calculation that is written out gives the result that is printed behind it.

## Why it matters
Cost lines (标准 × 数量 = 金额) are how a project's budget is argued. They are edited until the result fits, and then
the factors do not.

## How it is computed
The products of the written factors, added up, against the printed result. Factors with units count in those units.

## When it is skipped
1. a term has no factor that could be read.

## Example
2000 份 × 0.02 万元 = 40 万元 holds; 9 + 8 + 4 「共计 18 万元」 is off by 3.

## Basis
Arithmetic.
"""

from collections.abc import Iterator

from audit.relations import Multiple, Relation
from audit.rule import rule
from audit.terms import terms
from audit.wording import place, section_of
from extract.records import Report


@rule("ARITH-01", family="arithmetic")
def calculation_gives_result(report: Report) -> Iterator[Relation]:
    """Yield the sum of products behind each written calculation."""
    for found in report.calculations:
        products = tuple(terms(term.factors) for term in found.terms)
        if not products or not all(products):  # (1)
            continue
        section = section_of(report, found.stated)
        yield Multiple(
            statement=f"{found.label}：所列结果 = 算式之值",
            anchors=(place(report, section), found.label, "算式"),
            stated=found.stated,
            products=products,
            certain=found.certain,
            form=section,
        )
