"""Closing: where a list of parts ends, and what stands inside it, told by what the amounts make.

Words propose the list; where they leave its end or its levels open, the reading that closes to the last digit is taken.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

_FEWEST = 2  # parts of a list that no word opens
_SEVERAL = 3  # parts that make another one by no chance


def closed(whole: Decimal, parts: Sequence[int], amounts: Sequence[Decimal]) -> list[int]:
    """The parts up to where they make the total to the last digit, where more of them would pass it.

    >>> closed(Decimal(9), [1, 2, 3], [Decimal(4), Decimal(5), Decimal(6)])
    [1, 2]
    """
    sums = list(accumulate(amounts))
    if not sums or sums[-1] <= whole or whole not in sums[1:]:
        return list(parts)
    return list(parts[: sums.index(whole, 1) + 1])


def unnested(
    whole: Decimal, parts: Sequence[int], amounts: Sequence[Decimal]
) -> tuple[list[int], list[int]]:
    """The parts without those that divide one of them, and that one with its own parts.

    Only parts that pass their total are parted so, and only where the others make it, to the end or up to a place, or
    where three or more make one of them and the others no longer pass the total.

    >>> nine = [Decimal(n) for n in (9, 4, 5)]
    >>> unnested(Decimal(9), [1, 2, 3], nine), unnested(Decimal(18), [1, 2, 3], nine)
    (([1], [1, 2, 3]), ([1, 2, 3], []))
    >>> unnested(Decimal(10), [1, 2, 3, 4], [Decimal(n) for n in (9, 1, 3, 5)])
    ([1], [1, 2, 3, 4])
    """
    if sum(amounts, Decimal()) <= whole:
        return list(parts), []
    for at, amount in enumerate(amounts):
        sums = list(accumulate(amounts[at + 1 :]))
        if not amount or amount not in sums[_FEWEST - 1 :]:
            continue
        end = at + 2 + sums.index(amount, _FEWEST - 1)
        rest = list(accumulate([*amounts[: at + 1], *amounts[end:]]))
        kept = [*parts[: at + 1], *parts[end:]]
        if sum(1 for n in amounts[at + 1 : end] if n) >= _SEVERAL and rest[-1] < whole:
            return kept, list(parts[at:end])
        if whole in rest[at:]:
            return kept[: rest.index(whole, at) + 1], list(parts[at:end])
    return list(parts), []


def columns(parts: Sequence[int], segments: Sequence[int]) -> list[list[int]]:
    """The parts by their place in each item, where every item of a list tells the same number of figures, two or more.

    >>> columns([1, 2, 3, 4], [7, 7, 8, 8]), columns([1, 2, 3], [7, 7, 8])
    ([[1, 3], [2, 4]], [])
    """
    items: dict[int, list[int]] = {}
    for part, segment in zip(parts, segments, strict=True):
        items.setdefault(segment, []).append(part)
    lengths = {len(item) for item in items.values()}
    told = len(items) > 1 and len(lengths) == 1 and min(lengths) > 1
    return [list(column) for column in zip(*items.values(), strict=True)] if told else []
