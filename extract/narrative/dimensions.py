"""Dimensions: what may be added to, or compared with, what."""

from extract.narrative.lexicon import lexicon
from extract.numbers import Kind, Number
from extract.vocabulary import remembered


def dimension(number: Number) -> str:
    """What may be added to what: money, people, or the counted unit.

    Percentages and plain figures are of no dimension.
    """
    if number.kind is Kind.MONEY:
        return "money"
    if number.kind is Kind.SCORE:
        return "score"
    if number.kind is not Kind.COUNT:
        return ""
    return _counted_in(number.unit)


@remembered
def _counted_in(unit: str) -> str:
    """``people``, or what a count in this unit is a count of."""
    base = unit.lstrip("万亿千百") or unit
    return "people" if base in lexicon().people_units else base
