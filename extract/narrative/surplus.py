"""Surplus: what was left of a year's income after its spending, and what that comes to with what was left before.

A fund or a budget tells its income, its spending and the surplus in sentences of their own, with shares and changes
between. The three are one relation by what they are called; only where other movements stand among them, or where
more than one income may be meant, they have to come out to be taken.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extract.narrative.afar import left_of
from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.narrative.reading import Reading
from extract.narrative.splits import whole_of_parts
from extract.records import Breakdown, Flow
from extract.vocabulary.form_words import squash

_NEAR = 3  # figures of one sort that are tried, the nearest first
_LEFT = frozenset({"carried", "carried_in"})


def surplus_in(reading: Reading) -> Iterator[Flow]:
    """What the income of a year was used for: its spending and what was left of it."""
    for index, rest in enumerate(reading.named):
        if not _own(rest) or not _is_surplus(rest):
            continue
        told = [n for n in reversed(reading.named[:index]) if _own(n)]
        spent = [n for n in told if _called(n, "surplus.spending")]
        income = [n for n in told if _called(n, "surplus.income")]
        pairs = list(product(income[:_NEAR], spent[:_NEAR]))
        closing = next((p for p in pairs if _amount(p[0]) - _amount(p[1]) == _amount(rest)), None)
        found = closing or _only(reading, told, income, spent)
        if found is not None:
            certain = _settled(rest) or lexicon().has("surplus.yearly", rest.noun)
            yield left_of(*found, rest, certain=certain)


def _only(
    reading: Reading, told: Sequence[Named], income: Sequence[Named], spent: Sequence[Named]
) -> tuple[Named, Named] | None:
    """The income and the spending right before a surplus, where that income is a total or nothing else is told."""
    outer = [n for n in told if n.id not in reading.totals]
    if not income or not spent or outer[:2] != [spent[0], income[0]]:
        return None
    alone = len(outer) == len(income) + len(spent) == 2
    return (income[0], spent[0]) if alone or _called(income[0], "surplus.total") else None


def accumulated_in(reading: Reading) -> Iterator[Breakdown]:
    """What is left of all years: what was left before, and the surplus of the year."""
    own = [n for n in reading.named if _own(n)]
    before = [n for n in own if n.role == "carried_in"]
    year = [n for n in own if _is_surplus(n)]
    whole = [n for n in own if n not in before and _called(n, "surplus.accumulated")]
    if len(before) == len(year) == len(whole) == 1 and whole[0] is not year[0]:
        yield whole_of_parts(whole[0], [before[0], year[0]], reading.setting.section)


def _is_surplus(named: Named) -> bool:
    lex = lexicon()
    yearly = lex.has("surplus.yearly", named.noun) and not lex.has(
        "surplus.accumulated", named.noun
    )
    return yearly or _settled(named)


def _settled(named: Named) -> bool:
    """Whether the words before say that income and spending were set against each other (收支相抵)."""
    before = squash(named.mention.gap)
    return named.role == "carried" and lexicon().has("surplus.settled", before)


def _own(named: Named) -> bool:
    money = dimension(named.mention.number) == "money"
    return money and not named.relation and not named.mention.depth


def _called(named: Named, words: str) -> bool:
    return named.role not in _LEFT - {"carried"} and lexicon().has(words, named.noun)


def _amount(named: Named) -> Decimal:
    return named.mention.number.amount
