"""No more people work in a unit than it has posts.

## Why it matters
Posts are approved; people beyond them are paid without approval, and the figure is public.

## How it is computed
People against posts, in total and for each category that states both. An excess in one category alone, with room in
the others, is not certain to be one.

## When it is skipped
1. people or posts are not stated in the same place.

## Example
57 people in 56 posts are one too many; 8 in 10 are within.

## Basis
在职人员控制率 ≤ 100 %.
"""

from collections.abc import Iterator

from audit.relations import Bound, Relation
from audit.rule import rule
from audit.wording import place
from extract.records import Report


@rule("STAFF-01", family="staffing", nature="compliance")
def people_within_posts(report: Report) -> Iterator[Relation]:
    """Yield the bound of posts on people for each place and category."""
    for found in report.staffing:
        if not found.people or not found.posts:  # (1)
            continue
        total = found.category == "total"
        yield Bound(
            statement=f"{found.label}：实际在职人数不超过编制数",
            failing=f"{found.label}：实际在职人数超过编制数",
            anchors=(place(report, found.section), found.label, found.category, "在职", "编制"),
            actual=found.people,
            limit=found.posts,
            certain=total and not found.early,  # some of them may hold no post any more
            conclusive=total and not found.early,
            form=found.section,
        )
