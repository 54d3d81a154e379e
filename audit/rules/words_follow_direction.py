"""A figure is said to rise over an earlier one where it is greater, and to fall where it is less.

## Why it matters
The sentence was taken over from last year and its figures were filled in anew. What the reader remembers is the word.

## How it is computed
Two amounts of one thing beside each other, the earlier one followed by a word for the change without a figure of it:
the later one is not below the earlier where the word says that it rose, and not above where it says that it fell.

## When it is skipped
1. a figure or a rate of the change follows: these have rules of their own (SUM-01, RATE-03);
2. the earlier amount is not called last year's, or the two are not of one thing.

## Example
「三公经费 3.97 万元，比上年的 4.24 万元有所增加」: it fell by 0.27.

## Basis
The plain meaning of the words.
"""

from collections.abc import Iterator

from audit.relations import Bound, Relation
from audit.rule import rule
from audit.wording import place
from extract.records import Report


@rule("WORD-06", family="wording")
def words_follow_direction(report: Report) -> Iterator[Relation]:
    """Yield the bound that the word sets; (1) and (2) are in the record."""
    for found in report.remarks.changes:
        yield Bound(
            statement=f"{found.label}：较上年“{found.word}”与数字方向一致",
            failing=f"{found.label}：文中写较上年“{found.word}”，与数字不符",
            anchors=(place(report, found.section), found.label, "增减方向"),
            actual=found.later,
            limit=found.earlier,
            lower=found.up,
            code="bound.direction",
            form=found.section,
        )
