"""A printed total is the sum of its printed parts.

## Why it matters
A reader relies on the total and rarely adds the parts up. Where the two disagree, one of the printed numbers is
wrong, and nothing on the page says which.

## How it is computed
The parts, each with its sign, against the total, in one unit. What belongs under what comes from the words and
the shape of the table, never from numbers that happen to add up. Where that structure is open, the readings it
allows are tried in their order. Empty cells of the set are handed on, so that a gap can be offered as their value.

## When it is skipped
1. the total is not printed, or nothing stands under it;
2. the list does not claim to be complete and its parts stay below the total;
3. the same total with the same parts was already found in another way, and the parts claim no more there;
4. the set belongs to a rule of its own: rows of a money block, items of a section, income against spending;
5. the list tells a part twice, with two values: then it is left unchecked, and the two values are compared elsewhere.

## Example
Total 100.00 with parts 60.00 and 39.00 is off by 1.00; with 60.00 and 39.99 it may be rounding.

## Basis
Definition of a total; of 其中, whose parts need not be all of it.
"""

from collections.abc import Iterator

from audit.conditions import relied_on
from audit.relations import Relation, Term, Unchecked
from audit.rule import rule
from audit.slips import meant_scales
from audit.sums import OPEN, RETOLD, asserted
from extract.numbers import NumberId
from extract.records import Breakdown, Report

DOUBLED, CONFLICT = "doubled", "conflicting-duplicates"
BASES = {DOUBLED, OPEN, "prose", "qizhong", "column", "concept", "grand", RETOLD}


@rule("SUM-01", family="sum")
def total_of_parts(report: Report) -> Iterator[Relation]:
    """Yield the sum that each breakdown of the report asserts; (2) is the judge's."""
    scales, relied = meant_scales(report), relied_on(report)
    for found in _distinct(report):
        if found.total is not None:  # (1)
            if found.basis == DOUBLED:  # (5)
                yield _open(report, found, found.total)
                continue
            rests = found.total in relied or found.basis == "grand"
            yield asserted(report, found, total=found.total, conclusive=rests, scales=scales)


def _open(report: Report, found: Breakdown, total: NumberId) -> Relation:
    """A sum that cannot be worked out, with its total and everything that is listed under it."""
    claim = asserted(report, found, total=total)
    numbers = (Term(total, role="stated"), *claim.terms)
    return Unchecked(
        statement=claim.statement,
        anchors=claim.anchors,
        numbers=numbers,
        reason=CONFLICT,
        form=claim.form,
    )


def _distinct(report: Report) -> list[Breakdown]:
    """Each total with each set of parts once, the complete one before the open one."""
    known: dict[tuple[NumberId | None, frozenset[NumberId]], Breakdown] = {}
    for found in report.breakdowns:
        if found.basis not in BASES or not found.parts:  # (4), (1)
            continue
        key = (found.total, frozenset(found.parts))
        if key not in known or (found.complete and not known[key].complete):  # (3)
            known[key] = found
    return list(known.values())
