"""Assembled: a sum that a sentence puts together by saying what is added (收入…，加上…、…，收入合计…)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from extract.narrative.changes import OPEN
from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.records import Breakdown
from extract.vocabulary.form_words import squash

_BACK = 2  # sentences before one that begins with what is added
_READINGS = 3
NONE: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assembly:
    """The place of such a sum, of what is added, and of the amounts that it may be added to, most likely first."""

    total: int
    added: tuple[int, ...]
    bases: tuple[int, ...]
    complete: bool


def assemblies(named: Sequence[Named]) -> Iterator[Assembly]:
    """Every sum among the quantities of one text that is told with what is added to make it.

    Where no word says that anything is added, all the amounts of the sentence must make it to the last digit.
    """
    for first, item in enumerate(named):
        if first and _is_own(item) and _adds(item):
            yield from _told(named, first)
        elif _is_own(item) and _is_sum(item):
            yield from _closing(named, first)


def _told(named: Sequence[Named], first: int) -> Iterator[Assembly]:
    """The sum behind an amount that is added to those before it."""
    inside = [i for i in range(first, len(named)) if _beside(named[i], named[first])]
    total = next((i for i in inside[1:] if _is_sum(named[i])), None)
    bases = _bases(named, first)
    if total is not None and bases:
        added = tuple(i for i in inside if i < total)
        yield Assembly(total, added, bases, complete=not _open(named[added[-1]]))


def _closing(named: Sequence[Named], total: int) -> Iterator[Assembly]:
    """The sum that all the amounts before it in its sentence make, one of which is called like it."""
    inside = [i for i in range(total) if _beside(named[i], named[total])]
    concept = lexicon().bare_sums.get(named[total].noun)
    alike = concept is not None and any(named[i].concept == concept for i in inside)
    amount = sum((named[i].mention.number.amount for i in inside), Decimal())
    plain = not any(_adds(named[i]) for i in inside)
    if alike and plain and len(inside) > 1 and amount == named[total].mention.number.amount:
        yield Assembly(total, tuple(inside[1:]), (inside[0],), complete=True)


def renamed(named: Sequence[Named]) -> tuple[Named, ...]:
    """The quantities; a sum that was put together is called so, and is not all that the unit spent or took in."""
    items = list(named)
    for found in assemblies(named):
        own, fund = items[found.total], items[found.added[0]].fund or ""
        word = lexicon()["parts.assembled"].search(squash(own.mention.lead))
        if word is not None:
            label = own.label if own.label.endswith(word.group(1)) else word.group(1)
            label = label if fund and fund in label else fund + word.group(1)
            items[found.total] = own._replace(label=label, concept=None, role="", bare=False)
    return tuple(items)


def assembled(
    named: Sequence[Named], section: str, divided: Mapping[int, int] = NONE
) -> Iterator[Breakdown]:
    """The sums of one text that it puts together itself, as records.

    ``divided`` gives for each part of a list the place of its total: where that is added, its parts are not.
    """
    for found in assemblies(named):
        total = named[found.total]
        whole = [(base, *found.added) for base in found.bases]
        outer = [tuple(i for i in own if divided.get(i) not in own) for own in whole]
        nested = outer != whole
        sets = [tuple(named[i].id for i in own) for own in ([*outer, *whole] if nested else whole)]
        yield Breakdown(
            label=total.label,
            measure=total.measure,
            total=total.id,
            parts=sets[0],
            complete=found.complete,
            basis=OPEN if nested else "prose",
            section=section,
            readings=tuple(sets[1 : _READINGS + 1]),
        )


def _is_own(item: Named) -> bool:
    money = dimension(item.mention.number) == "money"
    return money and not item.relation and not item.mention.depth


def _beside(item: Named, first: Named) -> bool:
    return _is_own(item) and item.mention.sentence == first.mention.sentence


def _adds(item: Named) -> bool:
    """Whether the words before an amount say that it is added to what stands before."""
    lex, mention = lexicon(), item.mention
    head = squash(mention.gap.removesuffix(mention.lead))
    return lex.has("parts.adding", squash(mention.lead)) or lex.has("parts.adding_list", head)


def _is_sum(item: Named) -> bool:
    return lexicon().has("parts.assembled", squash(item.mention.lead))


def _open(last: Named) -> bool:
    """Whether the last that is added stands for others, too (…等)."""
    return squash(last.mention.tail).startswith("等")


def _bases(named: Sequence[Named], first: int) -> tuple[int, ...]:
    """The amounts that something may be added to: of its sentence the nearest first, else those of the ones before."""
    own = named[first].mention.sentence
    before = [
        i for i in range(first) if _is_own(named[i]) and own - named[i].mention.sentence <= _BACK
    ]
    inside = [i for i in reversed(before) if named[i].mention.sentence == own]
    return tuple(inside or before)
