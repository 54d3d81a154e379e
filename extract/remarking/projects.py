"""Projects: names of one project that none of the usual shortenings makes alike."""

from collections.abc import Iterator, Sequence

from extract.alike import core
from extract.records import Entity
from extract.remarks import Variant


def variants_in(entities: Sequence[Entity]) -> Iterator[Variant]:
    """Every project with a name that neither holds the first one nor is held by it, generic words left out."""
    for entity in entities:
        first = core(entity.name)
        other = [name for name in entity.aliases if not _held(first, core(name))]
        if other:
            yield Variant(entity=entity.id, name=entity.name, others=tuple(dict.fromkeys(other)))


def _held(one: str, other: str) -> bool:
    return one in other or other in one
