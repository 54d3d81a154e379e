"""Definitions: sums that are complete by definition, whose parts the text tells sentences or sections apart.

Lists that no word opens and that full stops divide (三公经费10万元。因公出国费0万元。…) are found by what the
vocabulary knows of their concepts. Where the parts make the sum they are its parts; where they do not, only a paragraph
that tells each of them once, and all by one measure, is held to it.
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from extract.narrative.dimensions import dimension
from extract.narrative.names import Named
from extract.narrative.reading import Reading
from extract.narrative.splits import whole_of_parts
from extract.numbers import NumberId
from extract.records import Breakdown
from extract.vocabulary.concepts import complete_sets

_MOST = 4  # amounts of one concept that are tried


def defined_in(reading: Reading) -> Iterator[Breakdown]:
    """Sums of one text with the parts that later sentences of it tell, each once."""
    own = [n for n in reading.named if _counts(n)]
    told = {n.concept for n in own}
    for known in (known for known in complete_sets() if known.total in told):
        totals = [n for n in own if n.concept == known.total]
        parts = [[n for n in own if n.concept == concept] for concept in known.parts]
        once = len(totals) == 1 and all(len(found) == 1 for found in parts)
        if not once or not _is_finest(known.parts, told):
            continue
        items = [found[0] for found in parts]
        free = not any(reading.totals.get(n.id) for n in items)
        if free and all(_after(n, totals[0]) and _one_measure(n, totals[0]) for n in items):
            yield whole_of_parts(totals[0], items, reading.setting.section, "concept")


def defined_across(
    named: Sequence[Named], known: Collection[NumberId | None]
) -> Iterator[Breakdown]:
    """Sums of a document that are divided nowhere (not in ``known``), with parts of other sections that make them."""
    own = [n for n in named if _counts(n)]
    told = {n.concept for n in own}
    for found in (found for found in complete_sets() if found.total in told):
        parts = [_distinct(n for n in own if n.concept == concept) for concept in found.parts]
        for total in (n for n in own if n.concept == found.total and n.id not in known):
            fit = [[n for n in items if _fits(n, total)][:_MOST] for items in parts]
            items = next((c for c in product(*fit) if _make(total, c)), None)
            if items is not None:
                yield whole_of_parts(total, items, "prose", "concept")


def _counts(named: Named) -> bool:
    """Whether a figure is an amount of a concept of the whole unit, and no relation to another one."""
    money = dimension(named.mention.number) == "money"
    return money and not named.relation and named.concept is not None and not named.entity


def _is_finest(parts: Sequence[str], told: AbstractSet[str | None]) -> bool:
    """Whether no other set of the same parts holds one that the text tells, too (购置费 beside 运行维护费)."""
    rivals = [set(s.parts) - set(parts) for s in complete_sets() if set(s.parts) & set(parts)]
    return not any(rival & told for rival in rivals)


def _after(part: Named, total: Named) -> bool:
    return part.mention.start > total.mention.start and part.mention.depth <= total.mention.depth


def _one_measure(part: Named, total: Named) -> bool:
    both = part.explicit and total.explicit and part.measure == total.measure
    return both and part.fund == total.fund and part.year == total.year


def _fits(part: Named, total: Named) -> bool:
    same_fund = not part.fund or not total.fund or part.fund == total.fund
    measure = part.measure == total.measure or not part.explicit
    return same_fund and measure and part.year == total.year


def _distinct(named: Iterator[Named]) -> list[Named]:
    """One figure of each amount."""
    return list({n.mention.number.amount: n for n in reversed(list(named))}.values())


def _make(total: Named, parts: Sequence[Named]) -> bool:
    amounts = [n.mention.number.amount for n in parts]
    several = sum(1 for amount in amounts if amount) > 1
    return several and sum(amounts) == total.mention.number.amount
