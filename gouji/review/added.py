"""Added: numbers that a reviewer picked on the page because they were missed."""

import hashlib
from collections.abc import Iterable, Sequence

from extract.document import Document
from extract.numbers import Number, NumberId
from gouji.review.correction import Anchor, Correction
from gouji.review.placing import text_at
from gouji.review.reading import REVIEWED, numeral_in


def with_added(
    numbers: Sequence[Number], documents: Sequence[Document], additions: Iterable[Correction]
) -> Sequence[Number]:
    """The numbers of a case with those that were added, in reading order.

    Numbers that lie wholly inside an added one were pieces of it and give way to it; one that would be cut through
    stands, and the addition falls.
    """
    found = list(numbers)
    for correction in additions:
        for document in documents:
            number = _number(document, correction)
            if number is not None and not any(_cuts(number, each) for each in found):
                found = [each for each in found if not _holds(number, each)]
                found.append(number)
    order = {document.source.id: i for i, document in enumerate(documents)}
    return sorted(found, key=lambda n: (order[n.source], n.block, n.start, n.end))


def added_id(source: str, anchor: Anchor) -> NumberId:
    """The id of an added number, which its place gives it."""
    place = f"{source} {anchor.block} {anchor.start} {anchor.end}"
    return f"a{hashlib.sha256(place.encode()).hexdigest()[:10]}"


def _number(document: Document, correction: Correction) -> Number | None:
    anchor, read = correction.anchor, numeral_in(correction.new)
    here = document.source.sha256 == anchor.sha256 and text_at(document, anchor) == anchor.raw
    if not here or read is None:
        return None
    return Number(
        id=added_id(document.source.id, anchor),
        source=document.source.id,
        block=anchor.block,
        start=anchor.start,
        end=anchor.end,
        raw=anchor.raw,
        value=read.value,
        places=read.places,
        kind=read.kind,
        unit=read.unit,
        unit_from=REVIEWED if read.unit else "",
        base=read.base,
        scale=read.scale,
        qualifier=read.qualifier,
    )


def _holds(outer: Number, inner: Number) -> bool:
    same = (outer.source, outer.block) == (inner.source, inner.block)
    return same and outer.start <= inner.start and inner.end <= outer.end


def _cuts(one: Number, other: Number) -> bool:
    """Whether two numbers share characters and neither the first holds the second nor both stand apart."""
    if (one.source, one.block) != (other.source, other.block) or _holds(one, other):
        return False
    (_, end), (start, _) = sorted([(one.start, one.end), (other.start, other.end)])
    return start < end
