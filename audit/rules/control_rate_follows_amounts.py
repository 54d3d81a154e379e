"""A printed control rate follows from the two amounts that it compares.

## Why it matters
Control rates (三公经费控制率, 公用经费控制率) say whether a ceiling was kept. A rate under 100 beside amounts that
give more hides an excess.

## How it is computed
What was used over what was allowed, times 100; where several ceilings are named, each is tried in its order.

## When it is skipped
1. the rate is not printed; the empty cell is another rule's;
2. one of its amounts is not printed;
3. it is the rate of people to posts, which has a rule of its own.

## Example
36 spent under a ceiling of 40 is 90 %; printed 80 % it is off by 10.

## Basis
Definition of the rate in the indicator table of the form.
"""

from collections.abc import Iterator

from audit.quotients import asserted, runs
from audit.relations import Relation
from audit.rule import rule
from extract.records import Report


@rule("RATE-02", family="rate")
def control_rate_follows(report: Report) -> Iterator[Relation]:
    """Yield the quotient behind each printed control rate."""
    of_staff = {each.rate for each in report.staffing if each.posts and each.people}
    for found in report.ratios:
        if found.stated and runs(found, "control") and found.stated not in of_staff:  # (1)-(3)
            yield asserted(report, found, found.stated)
