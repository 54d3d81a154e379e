"""Placing: which numbers of a case an anchor means."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.numbers import Number, NumberId
from gouji.review.correction import Anchor

Slot = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The numbers of a case by their places."""

    documents: Sequence[Document]
    at: dict[Slot, Number]
    printed: dict[tuple[str, str], list[Number]]

    @classmethod
    def of(cls, documents: Sequence[Document], numbers: Iterable[Number]) -> "Places":
        """Every number under its source, block and span, and under its source and printed characters."""
        at: dict[Slot, Number] = {}
        printed: defaultdict[tuple[str, str], list[Number]] = defaultdict(list)
        for number in numbers:
            at[number.source, number.block, number.start, number.end] = number
            printed[number.source, number.raw].append(number)
        return cls(documents, at, dict(printed))

    def find(self, anchor: Anchor) -> tuple[NumberId, ...]:
        """The number that an anchor means, once for every copy of the file in the case."""
        found = (self._in(document, anchor) for document in self.documents_of(anchor))
        return tuple(number.id for number in found if number is not None)

    def documents_of(self, anchor: Anchor) -> tuple[Document, ...]:
        """The files of the case that the anchor is about."""
        return tuple(d for d in self.documents if d.source.sha256 == anchor.sha256)

    def _in(self, document: Document, anchor: Anchor) -> Number | None:
        source = document.source.id
        exact = self.at.get((source, anchor.block, anchor.start, anchor.end))
        if exact is not None and exact.raw == anchor.raw:
            return exact
        return self._by_words(document, anchor)

    def _by_words(self, document: Document, anchor: Anchor) -> Number | None:
        """The only number that is printed alike amid the same words, where blocks are cut otherwise than before.

        Anchors of older versions end within a figure where theirs are cut.
        """
        alike = [
            number
            for number in self.printed.get((document.source.id, anchor.raw), ())
            if anchor.quote and anchor.quote in _quoted(document, number)
        ]
        return alike[0] if len(alike) == 1 else None


def text_at(document: Document, anchor: Anchor) -> str | None:
    """The characters at the place of an anchor, or None where the file has no such place."""
    if not 0 <= anchor.block < len(document.blocks):
        return None
    text = document.blocks[anchor.block].text
    return text[anchor.start : anchor.end] if anchor.end <= len(text) else None


def _quoted(document: Document, number: Number) -> str:
    return document.where(number.block, number.start, number.end).quote
