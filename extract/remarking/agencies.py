"""Agencies: the name of the unit, form by form."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from extract.document import Table
from extract.forms.heads import keyed
from extract.fragments import Fragments
from extract.places import Span
from extract.remarking.lines import Text
from extract.remarks import Agency
from extract.vocabulary import remembered
from extract.vocabulary.form_words import squash

ALIKE = 75  # per cent of the characters of two names that stand in both, in one order
LONG = 6  # characters from which two names are told apart by one word


def agencies_in(text: Text, fragments: Fragments) -> Iterator[Agency]:
    """What stands in the forms beside the labels that ask for the unit or for its department."""
    document = text.document
    for index, table in document.tables():
        for name, start, end in _named(table):
            place = Span(source=document.source.id, block=index, start=start, end=end)
            section = _form_at(fragments, document.source.id, index, start)
            if section:
                yield Agency(name=name, section=section, place=place)


def _named(table: Table) -> Iterator[tuple[str, int, int]]:
    for here in table.cells:
        if not _asks(table.content(here)):
            continue
        beside = [c for c in table.cells if c.row == here.row and c.column > here.column]
        filled = next((c for c in beside if squash(table.content(c))), None)
        name = squash(table.content(filled)) if filled else ""
        if filled and name and not _asks(name) and not any(c.isdigit() for c in name):
            yield name, filled.start, filled.end


@remembered
def _asks(text: str) -> bool:
    """Whether a cell asks for the unit or for its department."""
    label = squash(text).strip(":：")
    return label in keyed("keys", "agency") or label in keyed("keys", "department")


def _form_at(fragments: Fragments, source: str, block: int, start: int) -> str:
    """The form that a character of a table lies in: the last one that began before it."""
    begun = [
        form
        for form in fragments.forms
        if form.place.source == source and form.place.block == block and form.place.start <= start
    ]
    return max(begun, key=lambda form: form.place.start).id if begun else ""


def compared(agencies: Sequence[Agency]) -> Iterator[Agency]:
    """The names, each that is written nearly as the usual one with that one beside it."""
    counted = Counter(agency.name for agency in agencies)
    usual = max(counted, key=lambda name: (counted[name], -len(name)), default="")
    for agency in agencies:
        like = usual if _nearly(agency.name, usual) else ""
        yield agency.model_copy(update={"like": like})


def _nearly(one: str, other: str) -> bool:
    """Whether two names differ by a word inside and not by one at an end."""
    if one in other or other in one or min(len(one), len(other)) < LONG:
        return False
    shared = LCSseq.similarity(one, other)
    inside = shared == min(len(one), len(other))
    return inside and 100 * shared >= ALIKE * max(len(one), len(other))
