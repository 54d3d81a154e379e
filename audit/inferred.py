"""Inferred: what fails in a table whose rows and columns were guessed speaks against the guess before the report.

A table that lost its rows and columns on the way to text was put together again by its words. Where it was put
together rightly, most of its relations hold; where no more of them hold than fail, the cells have probably come under
wrong heads, and nothing that fails there is held against the report. The same goes where nothing holds at all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.judged import Judged
from audit.result import Verdict
from extract.records import Report

LAYOUT_DOUBT = "layout-doubt"
_INFERRED = "table-inferred"

Place = tuple[str, int]


def unblamed(report: Report, found: Sequence[Judged]) -> list[Judged]:
    """The judged relations; those that fail in a table that was probably put together wrongly are unchecked."""
    guessed = {
        (problem.where.source, problem.where.block)
        for problem in report.problems
        if problem.code == _INFERRED and problem.where
    }
    if not guessed:
        return list(found)
    places = [{place for place in _places(each) if place in guessed} for each in found]
    holding = Counter(
        place for each, near in zip(found, places, strict=True) if _speaks(each) for place in near
    )
    failing = Counter(
        place
        for each, near in zip(found, places, strict=True)
        if each.equality and each.fails
        for place in near
    )
    doubtful = {place for place in guessed if failing[place] >= holding[place]}
    return [
        _excused(each) if each.fails and near & doubtful else each
        for each, near in zip(found, places, strict=True)
    ]


def _places(judged: Judged) -> Iterator[Place]:
    """Where the numbers of a relation stand."""
    for piece in judged.judgement.pieces:
        yield piece.number.source, piece.number.block
    for words in judged.judgement.words:
        yield words.place.source, words.place.block


def _speaks(judged: Judged) -> bool:
    """Whether a relation that holds speaks for where its numbers stand: nought equals nought in any column."""
    return judged.equality and judged.holds and bool(judged.judgement.stated)


def _excused(judged: Judged) -> Judged:
    found = replace(
        judged.judgement,
        verdict=Verdict.UNCHECKED,
        reason=LAYOUT_DOUBT,
        code="unchecked.layout-doubt",
        values={},
    )
    return replace(judged, judgement=found)
