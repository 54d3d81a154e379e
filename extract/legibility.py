"""Legibility: how surely a stretch of a block was read, and how else it may read."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from extract.document import Block, PageAnchor, Table
from extract.page_anchors import PageAnchors

_MOST: Final = 8  # other readings of one numeral that are worth telling
_HALF: Final = Decimal("0.5")  # what is not certain is whose figure it is


class Legibility:
    """What is known of how surely the characters of one block were read."""

    def __init__(self, block: Block) -> None:
        self._text = block.text
        self._unsure = block.unsure if isinstance(block, Table) else ()
        anchors = block.anchors
        placed = anchors.recognised if isinstance(anchors, PageAnchors) else anchors
        self._read = [
            (anchor, anchor.recognition)
            for anchor in placed
            if isinstance(anchor, PageAnchor) and anchor.recognition
        ]

    @property
    def told(self) -> bool:
        """Whether anything is known of any character."""
        return bool(self._unsure or self._read)

    def confidence(self, start: int, end: int) -> Decimal | None:
        """How surely the least legible character of a stretch was read, or None where nothing was recognised.

        A figure that may belong to another column is half certain.
        """
        if any(low < end and start < high for low, high in self._unsure):
            return _HALF
        percents = [
            percent
            for anchor, read in self._read
            if anchor.start < end and start < anchor.end
            for percent in read.percent[max(start - anchor.start, 0) : end - anchor.start]
        ]
        return Decimal(min(percents)) / 100 if percents else None

    def alternatives(self, start: int, end: int) -> tuple[str, ...]:
        """The other readings of a stretch, each with one place read differently."""
        found = dict.fromkeys(self._readings(start, end))
        return tuple(found)[:_MOST]

    def _readings(self, start: int, end: int) -> Iterator[str]:
        for anchor, read in self._read:
            for low, high, text in read.rivals:
                first, last = anchor.start + low, anchor.start + high
                if start <= first and last <= end:
                    yield self._text[start:first] + text + self._text[last:end]
