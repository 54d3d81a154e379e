"""Contents: what a figure in a cell or a list is of, by the name of its row or by the book that holds it."""

import re
from collections.abc import Sequence

from extract.narrative.clauses import Mention
from extract.narrative.labels import noun, object_of
from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.names import Named
from extract.vocabulary.form_words import squash

_BARE, _FULL = 3, 12
_JOINTS = re.compile(r"[、，,；;（()）/／]|以及|[和及与]")


def are_books(mention: Mention) -> bool:
    """Whether what a figure counts are books."""
    return mention.number.unit in lexicon().book_units


def contained(books: Sequence[Named], mentions: Sequence[Mention], index: int) -> str:
    """The label of what a book holds (1本手册，20个项目，35页); empty where it is of no book.

    ``books`` are those told before figure ``index`` of ``mentions``. What stands between a book and its pages is in it.
    """
    here, lex = mentions[index], lexicon()
    book = books[-1] if books and books[-1].mention.sentence == here.sentence else None
    if book is None or are_books(here) or noun(squash(here.lead), lex):
        return ""
    if _counts_pages(here, lex):
        return book.label + lex.page_units[here.number.unit]
    thing = object_of(here, lex)
    return book.label + thing if 0 < len(thing) <= _BARE and _goes_on(mentions, index) else ""


def _goes_on(mentions: Sequence[Mention], index: int) -> bool:
    """Whether the pages of the book are told behind a figure, and no other book before them."""
    lex = lexicon()
    for mention in mentions[index + 1 :]:
        if mention.sentence != mentions[index].sentence or mention.number.unit in lex.book_units:
            return False
        if _counts_pages(mention, lex):
            return True
    return False


def _counts_pages(mention: Mention, lex: Lexicon) -> bool:
    bare = not noun(squash(mention.lead), lex) and not object_of(mention, lex)
    return bare and mention.number.unit in lex.page_units


def fuller(label: str, name: str) -> str:
    """A bare noun by the words of the name of its row that end in it, without a verb of making before them.

    >>> fuller("手册", "编制招商手册、制作电子书"), fuller("电子书", "编制招商手册、制作电子书")
    ('招商手册', '电子书')
    """
    if not 1 < len(label) <= _BARE:
        return label
    pieces = (lexicon()["headed.making"].sub("", p) for p in _JOINTS.split(name))
    found = {p for p in pieces if p.endswith(label) and len(label) < len(p) <= _FULL}
    return found.pop() if len(found) == 1 else label
