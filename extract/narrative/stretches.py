"""Stretches: what a stretch of a sentence says of its figures: all of a sum, sorts of items, a sum once more."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.narrative.dimensions import dimension
from extract.narrative.heads import head_of
from extract.narrative.labels import noun
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.seconds import is_paid
from extract.numbers import Kind
from extract.vocabulary.form_words import squash

ITEM_NUMBER = r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])"
ITEM = re.compile(rf"^{ITEM_NUMBER}")
END = re.compile(r"[。！？!?]")
DOUBLED = "doubled"
"""The basis of a list that tells a part twice, with two values, so that nobody can say what it makes."""
_SHORT = 16
_FEWEST = 2


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


def closes_whole(named: Sequence[Named], index: int) -> bool:
    """Whether the sentence goes on to say that this is what the amount is made up of."""
    sentence = named[index].mention.sentence
    inside = [n for n in named[index:] if n.mention.sentence == sentence]
    return any(lexicon()["parts.whole_closing"].search(n.mention.tail) for n in inside)


def nearby(named: Sequence[Named], index: int) -> Iterator[int]:
    """The figures before a list in its sentence, and in the one before where the list opens its own; nearest first."""
    first = index - is_paid(named, index)
    opening, before = named[first].mention, named[first - 1].mention
    opens_sentence = END.search(opening.gap) or before.sentence != opening.sentence
    back = before.sentence if opens_sentence else opening.sentence
    for i in reversed(range(index)):
        mention = named[i].mention
        if mention.sentence < back:
            return
        if mention.depth <= opening.depth:
            yield i


def behind_colon(named: Sequence[Named], index: int) -> bool:
    """Whether nothing but a colon and a number stands between an amount and the name of this one."""
    item, before = named[index], named[index - 1]
    if not dimension(item.mention.number) == dimension(before.mention.number) == "money":
        return False
    gap, lead = squash(item.mention.gap), squash(item.mention.lead)
    bare = lexicon()["parts.colon"].sub("", gap, count=1)
    return gap != bare and bare in {lead, ITEM.sub("", lead, count=1)}


def first_in_bracket(named: Sequence[Named], index: int) -> bool:
    """Whether a bracket that follows another quantity opens before this one."""
    mention, before = named[index].mention, named[index - 1].mention
    return mention.host >= 0 and (before.depth < mention.depth or before.host != mention.host)


def sorted_alike(named: Sequence[Named], rows: Sequence[Sequence[int]], total: int) -> bool:
    """Whether the figures of every item are of the same sorts in the same order, and not all of one sort."""
    parts = [named[i] for row in rows for i in row]
    if _sum(parts) == named[total].mention.number.amount:
        return False
    sorts = [{(named[i].role, named[i].measure) for i in row} for row in rows]
    told = all(len(sort) == 1 for sort in sorts) and len({*map(frozenset, sorts)}) > 1
    return told or len({n.noun for n in parts}) < len(parts)


def told_twice(named: Sequence[Named], parts: Sequence[int], total: int) -> bool:
    """Whether a list that does not make its total tells one of its parts twice, with two values."""
    items = [named[i] for i in parts]
    if _sum(items) == named[total].mention.number.amount:
        return False
    values: dict[tuple[str, int | None], set[Decimal]] = {}
    for item in items:
        bare = item.bare or dimension(item.mention.number) != "money" or len(item.noun) < _FEWEST
        if not bare and not lexicon().has("parts.rest", item.noun):
            values.setdefault((item.noun, item.year), set()).add(item.mention.number.amount)
    return any(len(told) > 1 for told in values.values())


def divided_anew(named: Sequence[Named], parts: Sequence[int], total: int) -> list[tuple[int, ...]]:
    """The parts by the stretches of the sentence that hold them, where several of them divide the total anew.

    One of them makes it to the last digit; any other that holds more than one part comes near it.
    """
    items: dict[int, list[int]] = {}
    for part in parts:
        items.setdefault(named[part].mention.segment, []).append(part)
    whole = named[total].mention.number.amount
    several = [tuple(group) for group in items.values() if len(group) > 1]
    sums = [_sum([named[i] for i in group]) for group in several]
    anew = len(items) > 1 and _sum([named[i] for i in parts]) > whole in sums
    return several if anew and all(whole < 2 * amount < 3 * whole for amount in sums) else []


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


def among(named: Sequence[Named], index: int) -> bool:
    """Whether the amount right before a list is told inside the words that open it (在全市80亿元采购金额中，…)."""
    if not 0 < index < len(named):
        return False
    item, whole = named[index].mention, named[index - 1].mention
    one = item.sentence == whole.sentence and not item.depth and not whole.depth
    if one and lexicon()["within"].match(squash(item.gap)) and item.gap != item.lead:
        return True
    return one and lexicon()["parts.among"].search(squash(whole.tail)) is not None


def alike_opened(named: Sequence[Named], at: int) -> bool:
    """Whether a figure begins with the same opening word as the one before (用于养老3万元、用于体育6万元)."""
    opening = lexicon()["parts.each_opening"]
    found = [opening.match(squash(n.mention.lead)) for n in (named[at - 1], named[at])]
    return all(found) and len({m.group() for m in found if m}) == 1


def nearly(whole: Named, parts: Sequence[Named]) -> bool:
    """Whether parts make a sum but for what the rounding of each may come to."""
    step = max(n.mention.number.step * n.mention.number.scale for n in (whole, *parts))
    return abs(_sum(parts) - whole.mention.number.amount) <= step * (len(parts) + 1) / 2


def again(named: Sequence[Named], total: int | None, parts: Sequence[int]) -> bool:
    """Whether parts may be those of a sum that a list before has divided already, by how much they come to."""
    if total is None or len(parts) < _FEWEST:
        return False
    whole, made = named[total].mention.number.amount, _sum([named[i] for i in parts])
    return whole < 2 * made < 3 * whole


def skips(named: Sequence[Named], item: Named, whole: Named) -> bool | None:
    """A figure of another dimension is passed over among amounts of money, and ends a list of counts."""
    money = dimension(whole.mention.number) == "money" or is_paid(named, named.index(item))
    share = item.mention.number.kind is Kind.PERCENT
    return False if money or share else None


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
