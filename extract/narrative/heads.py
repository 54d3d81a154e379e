"""Heads: what stands between a quantity and the words that name the next one, and the words that end it."""

import re

from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.vocabulary import derived, remembered
from extract.vocabulary.form_words import squash


def head_of(named: Named) -> str:
    """What stands between the quantity before and the words that name this one."""
    return named.mention.gap.removesuffix(named.mention.lead)


def named_whole(first: Named) -> str:
    """The sum that stands before the first of its parts, by its words (基本支出中，…), or nothing."""
    return _whole_in(squash(head_of(first)), squash(first.mention.lead))


@remembered
def _whole_in(head: str, lead: str) -> str:
    lex = lexicon()
    found = lex["parts.within"].search(head) or lex["parts.inside"].match(lead)
    return noun(found.group(1)) if found else ""


@derived
def ending(words: str) -> re.Pattern[str]:
    """One of the words of a list at the end of a text."""
    return re.compile(rf"(?:{lexicon()[words].pattern})[:：，,]?$")
