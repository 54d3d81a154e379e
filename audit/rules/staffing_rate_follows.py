"""The printed staffing rate is people over posts.

## Why it matters
控制率 is scored. A rate of 100 beside 57 people in 56 posts hides the excess.

## How it is computed
People over posts, times 100, from the same place. People who left early (提前离岗) may be counted with the others or
without them: the rate is right where it follows in one of the two ways.

## When it is skipped
1. the rate is not printed; the empty cell is another rule's;
2. people or posts are not stated in the same place.

## Example
4 people in 4 posts are 100 %; 57 in 56 printed as 100 % are off by 1.79.

## Basis
The form: 控制率 = 实际在职人数 / 编制数.
"""

from collections.abc import Iterator
from decimal import Decimal

from audit.relations import Quotient, RatioCandidate, Relation, Term
from audit.rule import rule
from audit.terms import roles
from audit.wording import place
from extract.numbers import NumberId
from extract.records import Report


@rule("STAFF-02", family="staffing")
def staffing_rate_follows(report: Report) -> Iterator[Relation]:
    """Yield the quotient behind each printed staffing rate."""
    for found in report.staffing:
        if not found.rate or not found.people or not found.posts:  # (1), (2)
            continue
        yield Quotient(
            statement=f"{found.label}控制率 = 实际在职人数 ÷ 编制数",
            anchors=(place(report, found.section), found.label, found.category, "控制率"),
            stated=found.rate,
            upper=roles("numerator", found.people),
            lowers=tuple(_ways(found.people, found.posts, found.early)),
            conclusive=found.category == "total",
            form=found.section,
        )


def _ways(people: NumberId, posts: NumberId, early: NumberId | None) -> Iterator[RatioCandidate]:
    """Posts below the people as they were counted, and below them with and without those who left early."""
    below = roles("denominator", posts)
    yield RatioCandidate(name="编制数", terms=below)
    for factor, name in ((-1, "不含"), (1, "含")) if early else ():
        left = Term(early or people, Decimal(factor), "numerator")
        upper = (*roles("numerator", people), left)
        yield RatioCandidate(name=f"编制数（{name}提前离岗）", terms=below, upper=upper)
