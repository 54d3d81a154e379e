"""An amount that is printed twice carries the same unit both times.

## Why it matters
元 for 万元 is a factor of ten thousand. The digits look right, so the eye passes over it.

## How it is computed
Two amounts with the same digits, one in a unit ten thousand times the other's, set equal. Doubted is the one whose unit
is the rarer in its file.

## When it is skipped
1. the digits are few enough to meet by chance: fewer than four significant ones in one paragraph, fewer than three
   where a record (a disposition, a group of equal things) links the two;
2. the two stand in different paragraphs and nothing links them.

## Example
「年中追加 316.25 元 … 实际支出 316.25 万元」: 316.25 元 should read 316.25 万元.

## Basis
One amount has one size.
"""

from collections.abc import Iterator

from audit.relations import Equal, Relation
from audit.rule import rule
from audit.slips import unit_slips
from audit.wording import anchor, full_name, place, section_of
from extract.records import Report


@rule("UNIT-01", family="arithmetic")
def same_digits_same_unit(report: Report) -> Iterator[Relation]:
    """Yield each slip of the unit as two amounts that ought to be equal; (1) and (2) are in the search."""
    for slip in unit_slips(report):
        name, twin = full_name(report, slip.number), full_name(report, slip.twin)
        section = section_of(report, slip.number)
        yield Equal(
            statement=f"{name}与{twin}数字相同，单位应一致",
            failing=f"{name}与{twin}数字相同而单位不同",
            anchors=(
                place(report, section),
                anchor(report, slip.number),
                anchor(report, slip.twin),
                "单位",
            ),
            stated=slip.number,
            other=slip.twin,
            code="unit-slip",
            form=section,
        )
