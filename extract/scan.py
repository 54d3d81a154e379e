"""Scan: every numeral of a document becomes a Number with its exact value, unit, qualifier and kind.

Each digit of the text falls into exactly one number. Numerals in a table are read cell by cell: no word of one
cell says anything about a numeral in another.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.document import Block, Document, Paragraph
from extract.legibility import Legibility
from extract.numbers import Kind, Number
from extract.scan_chinese import FIGURES
from extract.scan_figures import numerals
from extract.scan_numerals import Numeral
from extract.scan_pairs import paired
from extract.scan_shapes import BARE, WHOLE, printed_value
from extract.scan_units import unit_at
from extract.scan_words import plain
from extract.vocabulary import remembered

_ANY = re.compile(rf"[0-9０-９{FIGURES}]")
_SHORT = 16  # characters of a cell that holds little more than a figure


class _Piece(NamedTuple):
    """A stretch of a block that is read by itself, and the kind of its numerals where that is settled."""

    start: int
    end: int
    kind: Kind | None = None


def scan(document: Document, first: int = 1) -> tuple[Number, ...]:
    """Every number of ``document`` in reading order, with ids from n``first`` on."""
    numbers: list[Number] = []
    for index, block in enumerate(document.blocks):
        legible = Legibility(block)
        for piece in _pieces(block):
            if not _ANY.search(block.text, piece.start, piece.end):
                continue
            for numeral in _read(block.text[piece.start : piece.end]):
                name = f"n{first + len(numbers)}"
                number = _number(name, document.source.id, index, piece, numeral)
                numbers.append(_doubted(number, legible) if legible.told else number)
    return tuple(numbers)


def _read(text: str) -> Sequence[Numeral]:
    """The numerals of a piece; a figure in a cell is one of few that fill a table, and long texts come once."""
    return _known(text) if len(text) <= _SHORT else scan_text(text)


@remembered
def _known(text: str) -> tuple[Numeral, ...]:
    return tuple(scan_text(text))


def scan_text(text: str) -> list[Numeral]:
    """Every numeral of one text that stands by itself, in reading order."""
    narrow = plain(text)
    bare = BARE.fullmatch(narrow)
    if bare:
        return [_whole(text, narrow, *bare.span("raw"), Kind.PLAIN)]
    whole = WHOLE.fullmatch(narrow)
    if whole:
        return [
            _whole(text, narrow, *whole.span("raw"), Kind.MONEY if whole["loss"] else Kind.PLAIN)
        ]
    return paired(narrow, list(numerals(text, narrow)))


def _pieces(block: Block) -> Iterator[_Piece]:
    """The stretches of a block that are read by themselves; together they cover all of it that is not white space."""
    parts: list[tuple[int, int, Kind | None]]
    if isinstance(block, Paragraph):
        parts = [(start, end, Kind.LIST_NUMBER) for start, end in block.generated]
    else:
        parts = [(cell.start, cell.end, None) for cell in block.cells]
    done = 0
    for start, end, kind in sorted(parts):
        if start > done and not block.text[done:start].isspace():
            yield _Piece(done, start)
        if end > max(done, start):
            yield _Piece(max(done, start), end, kind)
            done = end
    if done < len(block.text):
        yield _Piece(done, len(block.text))


def _number(name: str, source: str, block: int, piece: _Piece, numeral: Numeral) -> Number:
    return Number.model_construct(
        id=name,
        source=source,
        block=block,
        start=piece.start + numeral.start,
        end=piece.start + numeral.end,
        raw=numeral.raw,
        value=numeral.value,
        places=numeral.places,
        kind=piece.kind or numeral.kind,
        unit=numeral.unit,
        unit_from="numeral" if numeral.unit else "",
        base=numeral.base,
        scale=numeral.scale,
        qualifier=numeral.qualifier,
        chinese=numeral.chinese,
    )


def _doubted(number: Number, legible: Legibility) -> Number:
    """The number with what is known of how surely it was read; without a change where it was not recognised."""
    confidence = legible.confidence(number.start, number.end)
    if confidence is None:
        return number
    other = legible.alternatives(number.start, number.end)
    return number.model_copy(update={"confidence": confidence, "alternatives": other})


def _whole(text: str, narrow: str, start: int, end: int, kind: Kind) -> Numeral:
    """The one numeral of a cell that holds nothing else but its unit."""
    value, places = printed_value(text[start:end], kind)
    unit = unit_at(narrow, end) if narrow[end:].strip() else None
    if unit is None:
        return Numeral(start, end, text[start:end], value, places, kind, reach=end)
    return Numeral(
        start,
        end,
        text[start:end],
        value,
        places,
        unit.kind,
        unit.text,
        unit.base,
        unit.scale,
        reach=unit.end,
    )
