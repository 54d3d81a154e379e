"""A text with what its forms say, for the tests of every part that reads forms."""

from extract.document import Document
from extract.forms import NumberIndex, recognise_forms
from extract.fragments import Fragments
from extract.numbers import Number
from extract.readers.text import read_text
from extract.scan import scan
from extract.sources import Source

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")


class Read:
    """A text with what its forms say; numbers are shown as printed."""

    def __init__(self, text: str, year: int = 2023) -> None:
        self.document: Document = read_text(text.encode(), SOURCE)
        numbers = scan(self.document)
        self.found: Fragments = recognise_forms(self.document, NumberIndex(numbers), year, "万元")
        self.numbers: dict[str, Number] = {n.id: n for n in (*numbers, *self.found.renewed)}

    def raw(self, ids: object) -> list[str]:
        return [self.numbers[i].raw for i in ids]  # type: ignore[attr-defined]

    def sums(self, basis: str) -> list[tuple[str, str | None, list[str], bool]]:
        return [
            (
                b.measure,
                self.numbers[b.total].raw if b.total else None,
                self.raw(b.parts),
                b.complete,
            )
            for b in self.found.breakdowns
            if b.basis == basis
        ]

    def fact(self, raw: str) -> list[tuple[str, str, str]]:
        return [
            (f.label, f.measure, self.numbers[f.number].unit)
            for f in self.found.facts
            if self.numbers[f.number].raw == raw
        ]
