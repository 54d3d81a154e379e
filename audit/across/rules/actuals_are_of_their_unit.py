"""The actual values of a unit are not those of another unit.

## Why it matters
A form that was passed on to be filled in comes back as it was. What two units reached is not the same to the
last figure.

## How it is computed
For reports of two units in one year: the indicator rows whose name, target and actual value are the same to the
letter. The claim fails where these are at least six and four fifths of the rows in both, and at least five of
them have an actual value that is not simply the target.

## When it is skipped
1. one of the reports has fewer than six rows with figures to compare;
2. rows without figures, with nothing but 100 % or 1, or with a name that stands twice are not counted: the
   indicators of a template never tell by themselves;
3. one unit stands under the other and may report for it;
4. rows of a project that both report by one name are not counted: units carry projects out together.

## Example
Eight of nine rows with 63.4 万页, 3587 卷, 5461 人次 … in the reports of two archives were copied by one of them.

## Basis
绩效自评: each unit evaluates what it did.
"""

from collections.abc import Iterator

from audit.across.copies import claim, copies
from audit.across.papers import Bundle
from audit.across.rule import across
from audit.relations import Relation


@across("CROSS-08", "pair")
def actuals_are_of_their_unit(bundle: Bundle) -> Iterator[Relation]:
    """Yield each two papers of two units and one year as having actual values of their own."""
    for one, other in bundle.same_year():
        related = one.parent == other.unit or other.parent == one.unit
        found = copies(one, other, shared=False)  # (2) (4)
        if one.unit != other.unit and not related and found is not None:  # (1) (3)
            told = f"{one.called}与{other.called}的指标完成值"
            yield claim(found, (one, other), told, "across.copied_unit")
