"""Completeness: whether a list of parts claims to be all of its total, and on what ground."""

from collections.abc import Sequence
from decimal import Decimal

from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.measures import BALANCE
from extract.narrative.names import Named
from extract.narrative.staffing import CATEGORIES, category_of
from extract.numbers import Number
from extract.vocabulary import derived
from extract.vocabulary.concepts import complete_sets, plain

_FEWEST = 2


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
    told = goes_through(named[total], items) and not _shares_less(named, parts)
    if basis == "prose" or _counted_out(items) or _balances(named[total], items) or told:
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
    """Whether ``concepts`` are one of the sets that make up ``total`` by definition, or one with a part divided.

    A total that is of no concept itself may be any of those that the sets make up.

    >>> is_complete_set("basic_spending", ["personnel", "public_use"])
    True
    >>> is_complete_set(None, ["personnel", "public_use", "project_spending"])
    True
    """
    found = frozenset(concepts)
    several = total is not None or len(found) > 1
    return several and any(
        found == parts and len(concepts) == len(parts)
        for whole, parts in _whole_sets()
        if total in {whole, None}
    )


@derived
def _whole_sets() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each set that is complete by definition, and each in which a part gives way to its own set."""
    known = [(s.total, frozenset(s.parts)) for s in complete_sets()]
    divided = [
        (total, parts - {inner} | own)
        for total, parts in known
        for inner, own in known
        if inner in parts
    ]
    return (*known, *divided)


def _balances(total: Named, items: Sequence[Named]) -> bool:
    """Whether a sum of the accounts is told with the year's own and what was left (本年收入 + 年初结转)."""
    lex = lexicon()
    left = any(n.role in {"carried", "carried_in"} for n in items)
    whole = total.concept == BALANCE or lex.has("holding_totals", total.noun)
    return whole and left and any(lex.has("parts.own_year", n.noun) for n in items)


def goes_through(total: Named, items: Sequence[Named]) -> bool:
    """Whether the names of the parts say that there are no others: the rest is named last, or kinds leave no other."""
    lex = lexicon()
    if len(items) < _FEWEST or total.concept == BALANCE:
        return False
    nouns = [plain(n.noun) for n in items]
    if lex.has("parts.rest", nouns[-1]) and not any(lex.has("parts.rest", n) for n in nouns[:-1]):
        return True
    if all(n.measure == "得分" for n in items):
        labels = [plain(n.label) for n in items]
        return all(any(head in label for label in labels) for head in lex.whole_points)
    if any(_are_kinds(nouns, kinds) for kinds in lex.whole_kinds):
        return True
    return any(_are_kinds_of(plain(total.noun), nouns, kinds) for kinds in lex.kinds_of)


def _shares_less(named: Sequence[Named], parts: Sequence[int]) -> bool:
    """Whether each part is followed by its share, and the shares do not make a hundred."""
    behind = [named[part + 1] for part in parts if part + 1 < len(named)]
    told = len(behind) == len(parts) and all(n.relation == "share" for n in behind)
    return told and not shares_add_up(named, parts)


def _are_kinds(nouns: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether names differ by one of these kinds each, and by nothing else."""
    if len(nouns) != len(kinds):
        return False
    rests = {noun.replace(kind, "", 1) for noun in nouns for kind in kinds if noun.startswith(kind)}
    return len(rests) == 1 and all(any(n.startswith(k) for n in nouns) for k in kinds)


def _are_kinds_of(total: str, nouns: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether names differ by one of these kinds each, and what is left of them is what the total is of."""
    pairs = [[n.replace(k, "", 1) for k in kinds if k in n] for n in nouns]
    if len(nouns) != len(kinds) or any(len(rest) != 1 for rest in pairs):
        return False
    kept = {rest for (rest,) in pairs}
    told = {k for n in nouns for k in kinds if k in n}
    rest = lexicon()["kinds_tail"].sub("", min(kept))
    return len(kept) == 1 and told == set(kinds) and len(rest) >= _FEWEST and rest[-2:] in total


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
