"""Inferred: what fails in a table whose rows and columns were guessed speaks against the guess before the report.

A table that lost its rows and columns on the way to text was put together again by its words. Where it was put
together rightly, most of its relations hold; where no more of them hold than fail, the cells have probably come under
wrong heads, and nothing that fails there is held against the report. The same goes where nothing holds at all,
for rates of one rule of which several fail there and none holds, and where a table could not be put together and its
words were read as running text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.judged import Judged
from audit.relations import Quotient
from extract.records import Report

LAYOUT_DOUBT = "layout-doubt"
_INFERRED, _LOST = "table-inferred", "table-not-recovered"

Place = tuple[str, int]
_SEVERAL = 2


def unblamed(report: Report, found: Sequence[Judged]) -> list[Judged]:
    """The judged relations; those that fail in a table that was probably put together wrongly are unchecked."""
    guessed, lost = _told(report, _INFERRED), _told(report, _LOST)
    if not guessed | lost:
        return list(found)
    near = [(each, (guessed | lost).intersection(_places(each))) for each in found]
    holding = Counter(place for each, places in near if _speaks(each) for place in places)
    failing = Counter(
        place for each, places in near if each.equality and each.fails for place in places
    )
    doubtful = lost | {place for place in guessed if failing[place] >= holding[place]}
    alike = _alike(near, guessed)
    return [
        replace(each, judgement=each.judgement.unchecked(LAYOUT_DOUBT))
        if each.fails and (places & doubtful or (each.rule.id, frozenset(places)) in alike)
        else each
        for each, places in near
    ]


def _alike(
    near: Sequence[tuple[Judged, set[Place]]], guessed: set[Place]
) -> set[tuple[str, frozenset[Place]]]:
    """The rules of rates with the places of which several fail there and none holds."""
    rates = [(e, p) for e, p in near if isinstance(e.relation, Quotient) and p & guessed]
    told = [((e.rule.id, frozenset(p)), e) for e, p in rates if e.equality]
    failing = Counter(key for key, each in told if each.fails)
    holding = {key for key, each in told if _speaks(each)}
    return {key for key, count in failing.items() if count >= _SEVERAL and key not in holding}


def _told(report: Report, code: str) -> set[Place]:
    """Where the document has problems of one kind."""
    return {(p.where.source, p.where.block) for p in report.problems if p.code == code and p.where}


def _places(judged: Judged) -> Iterator[Place]:
    """Where the numbers of a relation stand."""
    for piece in judged.judgement.pieces:
        yield piece.number.source, piece.number.block
    for words in judged.judgement.words:
        yield words.place.source, words.place.block


def _speaks(judged: Judged) -> bool:
    """Whether a relation that holds speaks for where its numbers stand: nought equals nought in any column."""
    return judged.equality and judged.holds and bool(judged.judgement.stated)
