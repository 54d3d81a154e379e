"""Stretches: what a stretch of a sentence says of its figures: all of a sum, sorts of items, a sum once more."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.narrative.dimensions import dimension
from extract.narrative.heads import head_of
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.vocabulary.form_words import squash

_SHORT = 16


def composing(named: Sequence[Named], first: int) -> list[int]:
    """All the amounts between 由 and 构成, which are the parts whatever they are called."""
    opening = named[first].mention
    if not lexicon()["parts.whole_opening"].match(squash(opening.lead)):
        return []
    inside: list[int] = []
    for at in range(first, len(named)):
        own = named[at].mention
        if own.sentence != opening.sentence:
            break
        beside = own.depth == opening.depth and not named[at].relation
        if beside and dimension(own.number) == dimension(opening.number):
            inside.append(at)
        if lexicon()["parts.whole_closing"].search(own.tail):
            return inside
    return []


def sorted_alike(named: Sequence[Named], rows: Sequence[Sequence[int]], total: int) -> bool:
    """Whether the figures of every item are of the same sorts in the same order, and not all of one sort."""
    parts = [named[i] for row in rows for i in row]
    if _sum(parts) == named[total].mention.number.amount:
        return False
    sorts = [{(named[i].role, named[i].measure) for i in row} for row in rows]
    told = all(len(sort) == 1 for sort in sorts) and len({*map(frozenset, sorts)}) > 1
    return told or len({n.noun for n in parts}) < len(parts)


def divided_anew(named: Sequence[Named], parts: Sequence[int], total: int) -> list[tuple[int, ...]]:
    """The parts by the stretches of the sentence that hold them, where each stretch divides the total anew."""
    items: dict[int, list[int]] = {}
    for part in parts:
        items.setdefault(named[part].mention.segment, []).append(part)
    whole = named[total].mention.number.amount
    sums = [_sum([named[i] for i in group]) for group in items.values()]
    anew = whole in sums and all(whole < 2 * amount < 3 * whole for amount in sums)
    return [tuple(group) for group in items.values()] if anew else []


def of_several(
    named: Sequence[Named], total: int, parts: Sequence[int], near: Sequence[int]
) -> bool:
    """Whether counts pass one of several in one sentence, and so may divide them all (5个部门、10个项目)."""
    whole = named[total].mention
    passed = _sum([named[i] for i in parts]) > whole.number.amount
    if not passed or dimension(whole.number) in {"money", "score"}:
        return False
    return any(i != total and named[i].mention.sentence == whole.sentence for i in near)


def divided_in_bracket(named: Sequence[Named], index: int, host: Named) -> bool:
    """Whether a bracket holds nothing but named amounts of its own, two or more."""
    own = named[index].mention
    inside = [n for n in named if (n.mention.depth, n.mention.host) == (own.depth, own.host)]
    told = [n for n in inside if noun(n.mention.lead) and not (n.relation or n.bare or n.role)]
    money = all(dimension(n.mention.number) == "money" for n in (host, *inside))
    return money and 1 < len(told) == len(inside)


def same_name(named: Sequence[Named], part: int, total: int) -> bool:
    """Whether a count is called just like the total, and so tells the same of one of the things (审结81件)."""
    own, whole = named[part], named[total]
    return dimension(own.mention.number) != "money" and own.noun == whole.noun != ""


def simply_named(named: Sequence[Named], at: int, first: int) -> bool:
    """Whether a count is listed without more words than its name."""
    clauses = len(re.findall(r"[，,；;]", head_of(named[at])))
    return len(noun(named[at].mention.lead)) <= _SHORT and (at == first or clauses <= 1)


def _sum(named: Sequence[Named]) -> Decimal:
    return sum((n.mention.number.amount for n in named), Decimal())
