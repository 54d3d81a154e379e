"""Completeness: whether a list of parts claims to be all of its total, and on what ground."""

from collections.abc import Sequence
from decimal import Decimal

from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.staffing import CATEGORIES, category_of
from extract.numbers import Number
from extract.vocabulary.concepts import complete_sets


def completeness(
    named: Sequence[Named], total: int, parts: Sequence[int], end: int, basis: str
) -> tuple[bool, str]:
    """Whether ``parts`` are all of ``total``, and the ground of the list.

    They are where the text says so, where the vocabulary knows the set, where they are categories of staff, where the
    amounts themselves are what the sentence goes through, or where their printed shares leave nothing over.
    """
    items = [named[i] for i in parts]
    if basis == "colon":
        return len(items) > 1 and lexicon().has("parts.totals", named[total].mention.lead), "prose"
    if basis == "prose" or _counted_out(items):
        return True, "prose"
    grand = lexicon().has("flow_silent", named[total].noun)  # holds what was left over, too
    if not grand and is_complete_set(named[total].concept, [n.concept for n in items]):
        return True, "concept"
    if _all_staff(named, total, items, end):
        return True, "concept"
    segments = {n.mention.segment for n in items}
    unnamed = all(not noun(n.mention.lead) for n in items)
    split = 2 <= len(items) == len(segments) and unnamed
    return split or shares_add_up(named, parts), basis


def _counted_out(items: Sequence[Named]) -> bool:
    """Whether the text says how many parts there are, and they are as many."""
    lex = lexicon()
    found = lex["parts.whole_count"].search(items[-1].mention.tail) if items else None
    if not found:
        return False
    word = found.group(1)
    return lex.counts.get(word, int(word) if word.isdecimal() else 0) == len(items)


def is_complete_set(total: str | None, concepts: Sequence[str | None]) -> bool:
    """Whether ``concepts`` are one of the sets that make up ``total`` by definition."""
    found = set(concepts)
    return any(
        s.total == total and found == set(s.parts) and len(concepts) == len(s.parts)
        for s in complete_sets()
    )


def _all_staff(named: Sequence[Named], total: int, items: Sequence[Named], end: int) -> bool:
    """Whether a list names categories of staff alone, and nothing but the retired comes after it."""
    if category_of(named[total]) != "total" or len(items) < 2:
        return False
    last = items[-1].mention
    more = [
        n
        for n in named[end : end + 1]
        if (n.mention.segment, n.mention.depth) == (last.segment, last.depth)
        and n.measure == named[total].measure
        and not lexicon().has("staffing.retired", n.noun)
    ]
    return not more and all(category_of(n) in CATEGORIES for n in items)


def shares_add_up(named: Sequence[Named], parts: Sequence[int]) -> bool:
    """Whether each part is followed by its share of the total, and the shares leave nothing over."""
    shares: list[Number] = []
    for part in parts:
        if part + 1 >= len(named) or named[part + 1].relation != "share":
            return False
        shares.append(named[part + 1].mention.number)
    slack = sum((n.step for n in shares), Decimal()) / 2
    return bool(shares) and abs(sum((n.value for n in shares), Decimal()) - 100) <= slack
