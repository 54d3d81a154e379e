"""Dimensions: what may be added to, or compared with, what."""

from extract.narrative.lexicon import lexicon
from extract.numbers import Kind, Number


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
    base = number.unit.lstrip("万亿千百") or number.unit
    return "people" if base in lexicon().people_units else base
