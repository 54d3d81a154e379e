"""Flat: a document as one text in which every quantity can carry its id."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extract.assistant.masking import Masks, masks_of
from extract.document import Document, Table
from extract.numbers import Number, NumberId

OPEN, CLOSE = "⟦", "⟧"
"""Around an id; where a document prints these itself they are shown as other brackets."""
HARMLESS = str.maketrans({OPEN: "〔", CLOSE: "〕"})
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Flat:
    """The text of a document with the spans of its numbers and of what is hidden; ``tables`` are spans too."""

    source: str
    text: str
    numbers: tuple[tuple[int, int, Number], ...]
    tables: tuple[tuple[int, int], ...]
    masks: Masks = field(default_factory=Masks)

    @classmethod
    def of(cls, document: Document, numbers: Iterable[Number], *, mask: bool = False) -> "Flat":
        """The flat text of one document."""
        starts, at = [], 0
        for block in document.blocks:
            starts.append(at)
            at += len(block.text) + 1
        text = "\n".join(block.text for block in document.blocks)
        own = (n for n in numbers if n.source == document.source.id and n.kind.is_quantity)
        spans = sorted((starts[n.block] + n.start, starts[n.block] + n.end, n.id) for n in own)
        by_id = {n.id: n for n in numbers}
        tables = [
            (start, start + len(block.text))
            for start, block in zip(starts, document.blocks, strict=True)
            if isinstance(block, Table)
        ]
        return cls(
            document.source.id,
            text,
            tuple((start, end, by_id[name]) for start, end, name in spans),
            tuple(tables),
            masks_of(text) if mask else Masks(),
        )

    def inside(self, start: int, end: int) -> tuple[Number, ...]:
        """The quantities that lie in a stretch and are not hidden."""
        hidden = [(low, high) for low, high, _ in self.masks.spans]
        return tuple(
            number
            for low, high, number in self.numbers
            if start <= low and high <= end and not any(low < h and lo < high for lo, h in hidden)
        )

    def plain(self, start: int, end: int) -> str:
        """A stretch as printed, with what is hidden replaced."""
        return self._shown(start, end, {})

    def shown(self, start: int, end: int) -> str:
        """A stretch in which each quantity carries its id."""
        return self._shown(start, end, {n.id: n for n in self.inside(start, end)})

    def safe_cut(self, at: int) -> int:
        """The nearest place before ``at`` that lies inside no number and nothing hidden."""
        for spans in (self.masks.spans, self.numbers):
            index = bisect_right(spans, at, key=lambda span: span[0]) - 1
            if index >= 0 and spans[index][0] < at < spans[index][1]:
                at = spans[index][0]
        return at

    def _shown(self, start: int, end: int, offered: Mapping[NumberId, Number]) -> str:
        edits: list[tuple[int, int, str]] = [
            (low, high, stand_in) for low, high, stand_in in self.masks.spans
        ]
        edits += [
            (high, high, f"{OPEN}{number.id}{CLOSE}")
            for low, high, number in self.numbers
            if number.id in offered
        ]
        parts, at = [], start
        for low, high, put in sorted(edits):
            if start <= low and high <= end:
                parts += [clean(self.text[at:low]), put]
                at = high
        return "".join([*parts, clean(self.text[at:end])])


def clean(text: str) -> str:
    """``text`` without control characters and without brackets that could pass for an id."""
    return CONTROL.sub("", text.translate(HARMLESS)).replace("\t", " | ")
