"""Rates: the figure that was reached and those it may be counted from, by the name of the rate."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.narrative.afar import rate_afar, rate_of_namesake
from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import RateWords, lexicon
from extract.narrative.names import AVAILABLE, PLANNED, Named
from extract.narrative.points import points_rate_of
from extract.narrative.reading import Reading, alike, same_named
from extract.numbers import Number
from extract.records import Denominator
from extract.vocabulary.form_words import squash

_MOVES = {"carried_in": 1, "added": 1, "cut": -1, "frozen": -1, "recalled": -1, "passed_down": -1}
"""What may have been added to a plan, or taken from it, before it was carried out."""
_MOST = 3
_DEGREES = 2  # fewer are no list of degrees
_HUNDRED = Decimal(100)


def rate_of(
    reading: Reading, index: int, earlier: Sequence[Named] = ()
) -> tuple[Named, list[Named]] | None:
    """The upper term of a rate and the candidates for its lower one, or None where the words leave them open."""
    item = reading.named[index]
    if lexicon().has("criterion", squash(item.mention.tail)):
        return None  # 执行率达100%的项目12个
    if (points := points_rate_of(reading, index)) is not None:
        return points or None
    for words in lexicon().rates:
        if _names_rate(item, words) and (found := _of_family(reading, index, words)):
            return found
    found = _of_what_was_done(reading, index) or _of_plan(reading, index)
    return found or _afar(reading, index, earlier)


def _afar(
    reading: Reading, index: int, earlier: Sequence[Named]
) -> tuple[Named, list[Named]] | None:
    """The terms of a rate that stand in other sentences, where a list does not tell the rates of its parts."""
    item = reading.named[index]
    if item.mention.depth or item.relation:
        return None
    before = reading.before(index)
    for words in lexicon().rates:
        if not _names_rate(reading.named[index], words):
            continue
        if words.spent and before and (own := rate_of_namesake(before[0], item, earlier)):
            return own
        if not before or before[0].id not in reading.totals:
            return rate_afar(reading, index, words, earlier)
    return None


def _of_plan(reading: Reading, index: int) -> tuple[Named, list[Named]] | None:
    """The two figures before a rate of a plan, where one of them is called the plan and the other is not."""
    item, lex = reading.named[index], lexicon()
    if item.measure != "比率" or not lex.has("rate_of_plan", item.noun):
        return None
    near = [n for n in reading.before(index) if n.id not in reading.totals][:2]
    if len(near) < 2 or not alike(*near):
        return None
    planned = (n for n in near if n.role != "spent")
    plans = [n for n in planned if n.measure == "目标值" or lex.has("plan_words", n.noun)]
    done = [n for n in near if n not in plans]
    return (done[0], plans) if len(plans) == len(done) == 1 else None


def base_of(reading: Reading, index: int) -> tuple[Named, list[Named]] | None:
    """What was reached, and the plan that stands between it and its share of that."""
    base = reading.named[index - 1]
    before = [n for n in reading.before(index) if alike(n, base)]
    return (before[0], [base]) if before and base.relation == "base" else None


def _names_rate(item: Named, words: RateWords) -> bool:
    if lexicon().has("of_plan", squash(item.mention.lead)):
        return words.stem.search("执行") is not None
    return item.measure == "比率" and words.stem.search(item.noun) is not None


def _of_family(reading: Reading, index: int, words: RateWords) -> tuple[Named, list[Named]] | None:
    """A rate whose terms have words of their own: paid of planned, solved of found."""
    if (own := _of_part(reading, index)) is not None:
        return own or None
    before = [n for n in reading.before(index) if n.id not in reading.totals]
    if not any(n.role in AVAILABLE for n in before):
        before += _planned_before(reading, index)
    reached = [n for n in before if words.upper.search(n.noun) and n.role not in PLANNED]
    reached = [n for n in reached if not lexicon().has("undone", n.noun)] or reached
    upper = reached[0] if reached else _after_plan(before)
    if upper is None:
        return None
    lowers = [
        n for n in same_named(before, upper) if n.role not in _MOVES and words.lower.search(n.noun)
    ]
    planned = [n for n in lowers if n.role in AVAILABLE]
    money = dimension(upper.mention.number) == "money"
    if not lowers or (money and len(lowers) > 1 and not planned):
        return None
    lowers.sort(key=lambda n: (n.role != "adjusted", n.role not in AVAILABLE))
    return upper, lowers[:_MOST]


def _of_part(reading: Reading, index: int) -> tuple[Named, list[Named]] | tuple[()] | None:
    """The terms of a rate that is told of one part of a list, behind its own plan, or of a part alone.

    Behind a plan and what was spent of it the rate is theirs. Right behind a part it is that part's, of whose plan
    nothing is printed, so nothing is taken, unless the list ends there and the rate may be that of the whole.
    """
    before = reading.before(index)
    if len(before) > 1 and before[1].role in PLANNED and before[0].role in {"", "spent"}:
        pair = before[:2]
        one = len({n.mention.segment for n in (*pair, reading.named[index])}) == 1
        listed = any(n.id in reading.totals for n in pair)
        if one and listed and alike(*pair):
            return pair[0], [pair[1]]
    plan = before[0] if len(before) > 1 and before[1].id in reading.totals else None
    behind = plan is not None and plan.role in PLANNED and alike(*before[:2])
    if plan is not None and behind and plan.mention.segment == before[1].mention.segment:
        return before[1], [plan]  # 甲项目8万元，年初预算10万元，执行率80%
    nearest = before[0] if before else None
    if nearest is None or nearest.id not in reading.totals or nearest.role in PLANNED:
        return None
    beside = lexicon().has("of_plan", squash(reading.named[index].mention.lead))
    later = any(n.id in reading.totals for n in reading.named[index + 1 :][:1])
    return () if beside or later else None


def _planned_before(reading: Reading, index: int) -> list[Named]:
    """The plans of the sentence before, where that one holds nothing else of its own."""
    sentence = reading.named[index].mention.sentence - 1
    found = [n for n in reading.named[:index] if n.mention.sentence == sentence and not n.relation]
    return (
        list(reversed(found)) if all(n.role in PLANNED or n.role in _MOVES for n in found) else []
    )


def _after_plan(before: Sequence[Named]) -> Named | None:
    """The one amount behind a plan, whatever it is called."""
    money = [n for n in before if dimension(n.mention.number) == "money"]
    if len(money) == 2 and money[1].role in PLANNED and money[0].role in {"", "spent"}:
        return money[0]
    return None


def degrees_of(
    reading: Reading, index: int, upper: Named, lowers: Sequence[Named]
) -> list[Named] | None:
    """What a rate counts where its upper term is one of several degrees: all of them, or the highest.

    None where there are no degrees; an empty list where neither reading gives the rate.
    """
    degrees = lexicon()["degrees"]
    whole = reading.totals.get(upper.id)
    listed = [
        n
        for n in reading.named[:index]
        if whole is not None and reading.totals.get(n.id) is whole and degrees.search(n.noun)
    ]
    if len(listed) < _DEGREES or not degrees.search(upper.noun):
        return None
    rate = reading.named[index].mention.number
    return next((found for found in (listed, listed[:1]) if _gives(found, lowers, rate)), [])


def _gives(uppers: Sequence[Named], lowers: Sequence[Named], rate: Number) -> bool:
    reached = sum((n.mention.number.amount for n in uppers), Decimal())
    counted = [n.mention.number.amount for n in lowers if n.mention.number.amount]
    return any(abs(reached / lower * _HUNDRED - rate.value) <= rate.step for lower in counted)


def _of_what_was_done(reading: Reading, index: int) -> tuple[Named, list[Named]] | None:
    """A rate of a count that is named by what was done (回访率): those done, of those before."""
    item, lex = reading.named[index], lexicon()
    name = lex["rate_of"].match(item.noun)
    if name is None or lex.has("no_rate", item.noun):
        return None
    before = [n for n in reading.before(index) if dimension(n.mention.number) != "money"]
    upper = _done(before, name.group(1)) or _part_before(reading, before, name.group(1))
    if upper is None:
        return None
    behind = same_named(before[before.index(upper) :], upper)
    beside = [n for n in behind if n.mention.segment == upper.mention.segment]
    if beside and len(_items(reading, upper)) > 1:
        return upper, beside[:1]  # both are told of one item of a list
    total = reading.totals.get(upper.id)
    lowers = [n for n in behind if n.id not in reading.totals and n is not total]
    if total is not None and alike(total, upper):
        lowers.insert(0, total)
    return (upper, lowers[:_MOST]) if lowers else None


def _items(reading: Reading, part: Named) -> set[int]:
    """The parts of the sentence that hold the list in which a figure stands."""
    total = reading.totals.get(part.id)
    named = (n for n in reading.named if total and reading.totals.get(n.id) is total)
    return {n.mention.segment for n in named}


def _done(before: Sequence[Named], stem: str) -> Named | None:
    """The nearest count whose words say that this was done; a 不 or 未 before them says the contrary."""
    short = stem[-2:]
    return next((n for n in before if re.search(f"(?<![不未]){re.escape(short)}", n.noun)), None)


def _part_before(reading: Reading, before: Sequence[Named], stem: str) -> Named | None:
    """The part of a count that stands right before, where its words share one with the name of the rate."""
    nearest = before[0] if before else None
    if nearest is None or nearest.id not in reading.totals:
        return None
    return nearest if set(stem) & set(nearest.noun) else None


def moved(reading: Reading, index: int, lowers: Sequence[Named]) -> Denominator | None:
    """The plan with everything that the sentence says was added to it or taken away."""
    moves = [n for n in reading.before(index) if n.role in _MOVES and n.id not in reading.totals]
    plan = next((n for n in lowers if n.role == "budget"), None)
    if plan is None or not moves or any(n.role == "adjusted" for n in lowers):
        return None
    return Denominator(
        name=plan.label + lexicon().labels["adjusted"],
        numbers=(plan.id, *(n.id for n in moves)),
        signs=(1, *(_MOVES[n.role] for n in moves)),
    )
