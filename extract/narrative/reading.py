"""Reading: one text with its named quantities and the lists among them, as the recognisers of relations see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.narrative.dimensions import dimension
from extract.narrative.lists import Listing
from extract.narrative.names import Named, Setting


@dataclass(frozen=True)
class Reading:
    """The named quantities of one text, the lists among them, and where the text stands."""

    named: tuple[Named, ...]
    lists: tuple[Listing, ...]
    setting: Setting

    @cached_property
    def totals(self) -> dict[str, Named]:
        """The total of the innermost list that a quantity is a part of, by the id of the part."""
        return {
            self.named[part].id: self.named[listing.total]
            for listing in self.lists
            for part in listing.parts
        }

    def before(self, index: int) -> list[Named]:
        """The quantities of the same sentence before one, nearest first, that stand on their own and have a unit."""
        sentence = self.named[index].mention.sentence
        return [
            n
            for n in reversed(self.named[:index])
            if n.mention.sentence == sentence and not n.relation and dimension(n.mention.number)
        ]


def alike(one: Named, other: Named) -> bool:
    """Whether two quantities are of one dimension, so that they can be compared."""
    own = dimension(one.mention.number)
    return own != "" and own == dimension(other.mention.number)


def same_named(candidates: Sequence[Named], item: Named) -> list[Named]:
    """Those of ``candidates`` that can be compared with ``item`` and are not it."""
    return [n for n in candidates if n is not item and alike(n, item)]
