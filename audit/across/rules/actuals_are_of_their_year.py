"""The actual values of a year are not those of the year before.

## Why it matters
Last year's form is the easiest way to fill in this year's. Indicators may stay; what was reached does not
repeat itself to the last figure.

## How it is computed
For two reports of one unit in years that follow each other: the indicator rows whose name, target and actual
value are the same to the letter. The claim fails where these are at least six and four fifths of the rows in
both, and at least five of them have an actual value that is not simply the target.

## When it is skipped
1. one of the reports has fewer than six rows with figures to compare;
2. rows without figures, with nothing but 100 % or 1, or with a name that stands twice are not counted.

## Example
Nine of ten rows of 2024 with 63.4 万页, 3587 卷, 5461 人次 … exactly as in 2023 were copied.

## Basis
绩效自评: actual values are those of the year that is evaluated.
"""

from collections.abc import Iterator

from audit.across.copies import claim, copies
from audit.across.papers import Bundle
from audit.across.rule import across
from audit.relations import Relation


@across("CROSS-07", "unit")
def actuals_are_of_their_year(bundle: Bundle) -> Iterator[Relation]:
    """Yield each two papers of following years as having actual values of their own."""
    for older, newer in bundle.years():
        found = copies(newer, older)  # (2)
        if found is not None:  # (1)
            told = f"{newer.called}与{older.called}的指标完成值"
            yield claim(found, (newer, older), told, "across.copied_year")
