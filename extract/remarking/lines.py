"""Lines: the texts of a document, paragraph by paragraph and cell by cell, with the numerals that stand in them."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.document import Document, Paragraph
from extract.numbers import Number
from extract.places import Span


class Line(NamedTuple):
    """A paragraph or the text of a cell, where it starts in its block, and its numerals in reading order."""

    source: str
    block: int
    start: int
    text: str
    numbers: tuple[Number, ...]
    cell: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place of characters ``start:end`` of the line."""
        return Span(
            source=self.source, block=self.block, start=self.start + start, end=self.start + end
        )

    def number_at(self, start: int) -> Number | None:
        """The numeral that begins at a character of the line."""
        return next((n for n in self.numbers if n.start == self.start + start), None)

    def before(self, number: Number) -> str:
        """The words of the line before a numeral."""
        return self.text[: number.start - self.start]

    def after(self, number: Number) -> str:
        """The words of the line behind the digits of a numeral."""
        return self.text[number.end - self.start :]


@dataclass(slots=True)
class Text:
    """A document as lines."""

    document: Document
    numbers: Sequence[Number]
    _lines: list[Line] = field(default_factory=list)
    _by_block: dict[int, list[Number]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number in self.numbers:
            self._by_block.setdefault(number.block, []).append(number)

    def numbers_of(self, block: int) -> Sequence[Number]:
        """The numerals of a block, in reading order."""
        return self._by_block.get(block, ())

    def lines(self) -> list[Line]:
        """Every paragraph and every cell that holds something, in reading order."""
        if not self._lines:
            for index in range(len(self.document.blocks)):
                self._lines.extend(self._of_block(index, self.numbers_of(index)))
        return self._lines

    def lines_with(self, words: Collection[str]) -> Iterator[Line]:
        """The lines of the blocks that hold one of ``words``, which spares looking at each cell of most tables."""
        blocks = self.document.blocks
        held = {i for i, block in enumerate(blocks) if any(word in block.text for word in words)}
        return (line for line in self.lines() if line.block in held)

    def _of_block(self, index: int, numbers: Sequence[Number]) -> Iterator[Line]:
        source, block = self.document.source.id, self.document.blocks[index]
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield Line(source, index, 0, block.text, tuple(numbers))
            return
        starts = [number.start for number in numbers]
        for cell in block.cells:
            text = block.content(cell)
            if text and not text.isspace():
                low = bisect_left(starts, cell.start)
                high = bisect_left(starts, cell.end, low)
                inside = tuple(numbers[low:high])
                yield Line(source, index, cell.start, text, inside, cell=True)
