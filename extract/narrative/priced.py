"""Priced: amounts that are so many times what one of something costs, told without a sign between the figures.

按每户3万元标准补助50户，共150万元 multiplies as 50户×3万元 does; 发放50万元，惠及100户，户均5000元 divides. An average
is rounded to whatever digit its author liked, so that only what its last digit cannot explain is held against it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.numbers import Kind, Number
from extract.vocabulary.form_words import squash

_EACH = re.compile(r"每(?:个)?(.{1,2})(?:补助|补贴|奖补|发放|投资|标准|按|为|的)*$")
_TEN = Decimal(10)
_TWO = 2
Product = tuple[tuple[int, ...], int]
"""The places of the factors and of the result."""


def bracketed_in(named: Sequence[Named], times: Sequence[bool]) -> Iterator[Product]:
    """Products in a bracket right behind their result (150万元（50户×3万元）); ``times`` are those behind a sign."""
    for index, result in enumerate(named):
        inside = [i for i in range(index + 1, len(named)) if _hosted(named[i], result, index)]
        several = len(inside) > 1 and inside == [*range(inside[0], inside[-1] + 1)]
        if not several or inside[0] != index + 1:
            continue
        pair = _pair([named[i] for i in inside]) if len(inside) == _TWO else None
        if pair is not None or all(times[i] for i in inside[1:]):
            yield tuple(inside), index


def priced_in(named: Sequence[Named]) -> Iterator[Product]:
    """What a number of things costs at so much for each, where a sentence tells these two and what they come to."""
    for index in range(2, len(named)):
        result, *factors = named[index], named[index - 1], named[index - 2]
        one = {n.mention.sentence for n in (result, *factors)} == {result.mention.sentence}
        first = index == 2 or named[index - 3].mention.sentence != result.mention.sentence
        if not one or not first or result.relation or not _is_sum(result):
            continue
        if _pair(factors) is not None:
            yield (index - 2, index - 1), index


def averages_in(named: Sequence[Named]) -> Iterator[Product]:
    """Averages of an amount and a count told right before, where the last digit of the average excuses no gap."""
    lex = lexicon()
    for index in range(2, len(named)):
        item, beside = named[index], (named[index - 1], named[index - 2])
        found = lex["average"].search(squash(item.mention.lead))
        if found is None or not _money(item) or item.relation:
            continue
        units = lex.averages[found.group(1)]
        amount = next((n for n in beside if _money(n) and not n.relation), None)
        count = next((n for n in beside if n.mention.number.unit.lstrip("万亿") in units), None)
        words = "".join(n.mention.gap for n in (item, beside[0]))
        one = {n.mention.sentence for n in (item, *beside)} == {item.mention.sentence}
        if amount is None or count is None or not one or lex.has("earned", squash(words)):
            continue
        made = count.mention.number.amount * item.mention.number.amount
        exact = made == amount.mention.number.amount
        if exact or _apart(amount, count.mention.number, item.mention.number):
            yield (named.index(count), index), named.index(amount)


def _pair(factors: Sequence[Named]) -> tuple[Named, Named] | None:
    """What one of something costs, and how many there are, in either order."""
    price = next((n for n in factors if _money(n) and price_of(n)), None)
    count = next((n for n in factors if price is not None and _counted(n, price_of(price))), None)
    return (price, count) if price is not None and count is not None else None


def _apart(amount: Named, count: Number, average: Number) -> bool:
    """Whether an average is off by more than half of its last digit that is not nought."""
    stripped = average.value.normalize().as_tuple().exponent
    place = _TEN**stripped if isinstance(stripped, int) else Decimal()
    slack = max(place, average.step) * average.scale * count.amount / 2
    gap = abs(count.amount * average.amount - amount.mention.number.amount)
    return gap > slack + amount.mention.number.step * amount.mention.number.scale / 2


def _hosted(named: Named, result: Named, index: int) -> bool:
    return named.mention.host == index and named.mention.depth == result.mention.depth + 1


def _is_sum(named: Named) -> bool:
    told = lexicon()["arithmetic.stated"].search(squash(named.mention.lead))
    return _money(named) and told is not None


def _money(named: Named) -> bool:
    return dimension(named.mention.number) == "money" and named.mention.number.kind is Kind.MONEY


def price_of(named: Named) -> str:
    """What an amount is for one of (每户3万元: 户), or nothing."""
    found = _EACH.search(squash(named.mention.lead))
    return found.group(1) if found else ""


def _counted(named: Named, unit: str) -> bool:
    number = named.mention.number
    return number.kind is Kind.COUNT and bool(unit) and number.unit.lstrip("万亿") == unit[:1]
