"""Balances: figures of the books that must agree whatever a text says (资产 = 负债 + 净资产)."""

import re
from collections.abc import Iterator, Sequence

from extract.narrative.dimensions import dimension
from extract.narrative.names import Named
from extract.narrative.splits import whole_of_parts
from extract.records import Breakdown
from extract.vocabulary import derived, load
from extract.vocabulary.concepts import plain


def balances_in(named: Sequence[Named], section: str) -> Iterator[Breakdown]:
    """The balances of one text that tells each of their figures once."""
    own = [n for n in named if dimension(n.mention.number) == "money" and not n.relation]
    for pattern, *patterns in _balances():
        found = [[n for n in own if p.search(plain(n.label))] for p in (pattern, *patterns)]
        if all(len(one) == 1 for one in found):
            (whole,), *parts = found
            yield whole_of_parts(whole, [part for (part,) in parts], section)


@derived
def _balances() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Each balance: the pattern of the whole, then those of what it is made up of."""
    return tuple(tuple(map(re.compile, entry)) for entry in load("narrative")["balances"])
