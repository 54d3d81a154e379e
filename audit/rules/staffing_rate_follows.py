"""The printed staffing rate is people over posts.

## Why it matters
控制率 is scored. A rate of 100 beside 57 people in 56 posts hides the excess.

## How it is computed
People over posts, times 100, from the same place.

## When it is skipped
1. the rate is not printed; the empty cell is another rule's;
2. people or posts are not stated in the same place.

## Example
4 people in 4 posts are 100 %; 57 in 56 printed as 100 % are off by 1.79.

## Basis
The form: 控制率 = 实际在职人数 / 编制数.
"""

from collections.abc import Iterator

from audit.relations import Quotient, RatioCandidate, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import place
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
            lowers=(RatioCandidate(name="编制数", terms=roles("denominator", found.posts)),),
            conclusive=found.category == "total",
            form=found.section,
        )
