"""Order: what a reviewer sees first: what was read with doubt, then data errors by amount, then the rest."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from audit.result import Audit, Check, MarkedNumber, Verdict
from extract.scan import scan_text

Heads = Sequence[tuple[Check, Sequence[Check]]]
"""Findings in the order of reading, each with the checks gathered under it."""


def ordered(heads: Heads, audit: Audit) -> Heads:
    """Findings in the order in which a reviewer clears them; within the rest their own order stands."""
    numbers = {number.id: number for number in audit.numbers}
    return tuple(sorted(heads, key=lambda head: _rank(head[0], numbers)))


def doubted(check: Check, numbers: Mapping[str, MarkedNumber]) -> bool:
    """Whether a finding rests on a number that was read with doubt."""
    if check.verdict is Verdict.UNCHECKED:
        return True
    read = (numbers.get(item.number or "") for item in check.evidence)
    return any(number.alternatives for number in read if number is not None)


def _rank(check: Check, numbers: Mapping[str, MarkedNumber]) -> tuple[int, int, Decimal]:
    if check.severity == "info":
        return 3, 0, Decimal(0)
    if doubted(check, numbers):
        return 0, 0, Decimal(0)
    if check.nature != "data":
        return 2, 0, Decimal(0)
    return 1, *_amount(check)


def _amount(check: Check) -> tuple[int, Decimal]:
    """Money before other quantities, the widest gap first, whatever unit it is told in."""
    gap = abs(check.difference or Decimal(0))
    read = scan_text(f"1{check.unit}")
    if len(read) == 1 and read[0].kind.value == "money":
        return 0, -gap * read[0].scale
    return 1, -gap
