"""Builders: a document of paragraphs and its numbers, read with few words."""

from extract.document import Document, LineAnchor, Paragraph
from extract.fragments import Fragments
from extract.narrative import recognise_phrase, recognise_prose
from extract.scan import scan
from extract.sources import Source

SOURCE = Source(id="s1", name="report.txt", sha256="0" * 64, format="text")


class Reading:
    """Fragments of some text, asked by the printed figures instead of by ids."""

    def __init__(self, numbers, fragments: Fragments) -> None:
        self.raw = {n.id: n.raw for n in numbers}
        self.fragments = fragments

    def figures(self, ids):
        """The printed figures of ``ids``."""
        return [self.raw[i] for i in ids]

    def fact(self, raw, nth=0):
        """The ``nth`` fact about a number printed ``raw``."""
        return [f for f in self.fragments.facts if self.raw[f.number] == raw][nth]

    def labels(self):
        """Printed figure and label of every fact."""
        return [(self.raw[f.number], f.label) for f in self.fragments.facts]

    def breakdowns(self):
        """Every breakdown as total, parts and whether it is complete."""
        return [
            (self.raw[b.total], self.figures(b.parts), b.complete)
            for b in self.fragments.breakdowns
        ]

    def flows(self):
        """Every flow as whole, uses with their roles, and direction."""
        return [
            (self.raw[f.whole], [*zip(self.figures(f.uses), f.roles, strict=True)], f.direction)
            for f in self.fragments.flows
        ]

    def ratios(self):
        """Every ratio as kind, stated figure, upper terms and candidates for the lower one."""
        return [
            (
                r.kind,
                self.raw[r.stated],
                self.figures(r.numerators),
                [self.figures(d.numbers) for d in r.denominators],
            )
            for r in self.fragments.ratios
        ]

    def calculations(self):
        """Every calculation as its terms (lists of factors) and the stated result."""
        return [
            ([self.figures(t.factors) for t in c.terms], self.raw[c.stated])
            for c in self.fragments.calculations
        ]

    def staffing(self):
        """Posts and people by category."""
        return {
            s.category: (self.raw.get(s.posts), self.raw.get(s.people))
            for s in self.fragments.staffing
        }


def document(*paragraphs):
    """A document of paragraphs, one a line."""
    blocks = [
        Paragraph(text, (LineAnchor(0, len(text), i + 1, 0),)) for i, text in enumerate(paragraphs)
    ]
    return Document(source=SOURCE, blocks=tuple(blocks))


def prose(*paragraphs):
    """Read ``paragraphs`` as a document."""
    read = document(*paragraphs)
    numbers = scan(read)
    return Reading(numbers, recognise_prose(read, numbers))


def phrase(text, measure="", path=("支出明细",)):
    """Read ``text`` as the words of a table cell."""
    numbers = scan(document(text))
    found = recognise_phrase(text, 0, numbers, section="f1", path=path, default_measure=measure)
    return Reading(numbers, found)
