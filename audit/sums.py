"""Sums: the relation that a breakdown asserts, for every rule that says one."""

from collections.abc import Mapping
from decimal import Decimal

from audit.relations import BlankPart, Reading, Sum
from audit.terms import NO_SCALES, terms
from audit.wording import listing, measured, name, place
from extract.numbers import NumberId
from extract.records import Breakdown, Report

RETOLD, COST_TARGET, OPEN = "retold", "cost_target", "open"
"""Bases of lists that stand in another place than their total, of the budget behind a cost target, and of a gap that
may be that of a list or of its last part."""
GUESSED = {RETOLD: "alike", COST_TARGET: "alike"}
"""Codes of sums that words or positions alone propose, by their basis."""


def asserted(
    report: Report,
    found: Breakdown,
    *,
    total: NumberId,
    conclusive: bool = False,
    scales: Mapping[NumberId, Decimal] = NO_SCALES,
) -> Sum:
    """The sum that ``found`` asserts of ``total``, with its blanks and the readings its structure allows."""
    sign = "=" if found.complete else "≥"
    whole = measured(found.label, found.measure)
    return Sum(
        statement=f"{whole} {sign} {listing(report, found.parts, found.signs)}",
        anchors=(place(report, found.section), found.label, found.measure, found.basis),
        total=total,
        terms=terms(found.parts, found.signs, scales=scales, total=total),
        at_most=not found.complete,
        blanks=tuple(BlankPart(label=each.label, place=each.place) for each in found.blanks),
        readings=tuple(
            Reading(
                name=_difference(report, found.parts, parts),
                terms=terms(parts, scales=scales, total=total),
            )
            for parts in found.readings
        ),
        conclusive=conclusive,
        certain=found.basis != OPEN,
        code=GUESSED.get(found.basis, ""),
        form=found.section,
    )


def _difference(report: Report, usual: tuple[NumberId, ...], other: tuple[NumberId, ...]) -> str:
    """What another set of parts leaves out or takes in."""
    without = [name(report, each) for each in usual if each not in other]
    added = [name(report, each) for each in other if each not in usual]
    words = [f"不含{'、'.join(without)}"] * bool(without) + [f"另含{'、'.join(added)}"] * bool(
        added
    )
    return "，".join(words) or "同一组"
