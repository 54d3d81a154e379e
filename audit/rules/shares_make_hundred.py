"""The shares of all the parts of a whole add up to 100 per cent.

## Why it matters
Shares that do not reach 100 leave out a part, and shares that pass it count one twice, even where each share
looks right alone.

## How it is computed
The printed shares of the parts of one complete list, added up, against 100. Where a sentence gives only shares of
something it does not count (满意 95 %, 基本满意 5 %), the list is one of shares itself.

## When it is skipped
1. the list does not claim to be complete;
2. a part has no printed share of this whole;
3. there is one part only.

## Example
70.71 % and 29.29 % make 100; 70.71 % and 30.29 % make 101.

## Basis
Parts that are all of a whole are all of its hundredths.
"""

from collections.abc import Iterator

from audit.intervals import HUNDRED
from audit.relations import Relation, Sum
from audit.rule import rule
from audit.terms import terms
from audit.wording import place
from extract.numbers import NumberId
from extract.records import Report

SHARES = "shares"
"""The basis of a list whose parts are shares and whose whole is not printed."""


@rule("SHARE-02", family="share")
def shares_make_hundred(report: Report) -> Iterator[Relation]:
    """Yield the sum of the shares of each complete list whose parts all have one."""
    shares = _shares(report)
    seen: set[tuple[NumberId, ...]] = set()
    for found in report.breakdowns:
        if not found.complete:  # (1)
            continue
        own = found.basis == SHARES
        stated = (
            found.parts if own else tuple(shares.get((p, found.total), "") for p in found.parts)
        )
        if len(stated) < 2 or not all(stated) or stated in seen:  # (3), (2)
            continue
        seen.add(stated)
        yield Sum(
            statement=f"{found.label}各项占比合计 = 100%",
            anchors=(place(report, found.section), found.label, found.measure, "占比合计"),
            constant=HUNDRED,
            terms=terms(stated),
            form=found.section,
        )


def _shares(report: Report) -> dict[tuple[NumberId, NumberId | None], NumberId]:
    """The printed share of each part in each whole."""
    return {
        (found.numerators[0], lower.numbers[0]): found.stated
        for found in report.ratios
        if found.kind == "share" and found.stated and len(found.numerators) == 1
        for lower in found.denominators
        if len(lower.numbers) == 1
    }
