"""Heads: what stands between a quantity and the words that name the next one, and the words that end it."""

import re

from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.vocabulary import derived


def head_of(named: Named) -> str:
    """What stands between the quantity before and the words that name this one."""
    return named.mention.gap.removesuffix(named.mention.lead)


@derived
def ending(words: str) -> re.Pattern[str]:
    """One of the words of a list at the end of a text."""
    return re.compile(rf"(?:{lexicon()[words].pattern})[:：，,]?$")
