"""Scan: every numeral of a document becomes a Number with its exact value, unit, qualifier and kind.

Each digit of the text falls into exactly one number. Numerals in a table are read cell by cell: no word of one
cell says anything about a numeral in another.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extract.document import Block, Document, Paragraph
from extract.numbers import Kind, Number, Qualifier
from extract.scan_chinese import FIGURES, Reading, chinese_at, figures_end
from extract.scan_kinds import (
    Site,
    is_negative,
    kind_despite_unit,
    kind_without_unit,
    opens_item,
    sequence,
    settled_kind,
    site,
)
from extract.scan_letters import Spans, addresses, term_letters, worded
from extract.scan_numerals import Numeral
from extract.scan_pairs import paired
from extract.scan_shapes import WHOLE, printed_value, shape_at
from extract.scan_units import Unit, qualifier_after, qualifier_before, unit_at, unit_before
from extract.scan_words import plain, words

_START = re.compile(rf"[0-9{FIGURES}]")
_ANY = re.compile(rf"[0-9０-９{FIGURES}]")


class _Text(NamedTuple):
    """A text made ready: as printed, narrow, with its counted items and its addresses."""

    printed: str
    text: str
    items: frozenset[int]
    addresses: Spans


class _Piece(NamedTuple):
    """A stretch of a block that is read by itself, and the kind of its numerals where that is settled."""

    start: int
    end: int
    kind: Kind | None = None


def scan(document: Document, first: int = 1) -> tuple[Number, ...]:
    """Every number of ``document`` in reading order, with ids from n``first`` on."""
    numbers: list[Number] = []
    for index, block in enumerate(document.blocks):
        for piece in _pieces(block):
            for numeral in scan_text(block.text[piece.start : piece.end]):
                name = f"n{first + len(numbers)}"
                numbers.append(_number(name, document.source.id, index, piece, numeral))
    return tuple(numbers)


def scan_text(text: str) -> list[Numeral]:
    """Every numeral of one text that stands by itself, in reading order."""
    if not _ANY.search(text):
        return []
    narrow = plain(text)
    whole = WHOLE.fullmatch(narrow)
    if whole:
        return [_whole(text, narrow, whole)]
    ready = _Text(text, narrow, sequence(narrow), addresses(narrow))
    return paired(narrow, list(_numerals(ready)))


def _pieces(block: Block) -> Iterator[_Piece]:
    """The stretches of a block that are read by themselves; together they cover it."""
    if isinstance(block, Paragraph):
        parts = [_Piece(start, end, Kind.LIST_NUMBER) for start, end in block.generated]
    else:
        parts = [_Piece(cell.start, cell.end) for cell in block.cells]
    done = 0
    for part in sorted(parts):
        if part.start > done:
            yield _Piece(done, part.start)
        if part.end > max(done, part.start):
            yield part._replace(start=max(done, part.start))
            done = part.end
    if done < len(block.text):
        yield _Piece(done, len(block.text))


def _number(name: str, source: str, block: int, piece: _Piece, numeral: Numeral) -> Number:
    return Number(
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


def _whole(text: str, narrow: str, match: re.Match[str]) -> Numeral:
    """The one numeral of a cell that holds nothing else but its unit."""
    start, end = match.span("raw")
    unit = unit_at(narrow, end)
    kind = unit.kind if unit else Kind.MONEY if match["loss"] else Kind.PLAIN
    value, places = printed_value(text[start:end], kind)
    return _with_unit(Numeral(start, end, text[start:end], value, places, kind, reach=end), unit)


def _numerals(ready: _Text) -> Iterator[Numeral]:
    """The numerals of a text, one after the other."""
    at = 0
    while begun := _START.search(ready.text, at):
        start = begun.start()
        if begun.group().isdigit() and begun.group().isascii():
            numeral = _figures(ready, start, at)
            yield numeral
            at = max(numeral.end, numeral.reach)
        else:
            reading = chinese_at(ready.text, start)
            if reading:
                yield _counted(ready, reading)
            at = reading.unit.end if reading else figures_end(ready.text, start)


def _figures(ready: _Text, start: int, floor: int) -> Numeral:
    """The numeral whose first digit stands at ``start``; what lies before ``floor`` is taken."""
    for first, last in ready.addresses:
        if first <= start < last:
            return _context(ready, max(first, floor), last, Kind.IDENTIFIER)
    shape, end = shape_at(ready.text, start)
    place = site(ready.text, start, end, ready.items)
    settled = settled_kind(shape, place)
    if settled:
        bracket = shape == "papers" and start > floor
        return _context(ready, start - bracket, end, settled)
    word = worded(ready.text, start, end, floor)
    if word:
        return _context(ready, *word)
    firm = kind_despite_unit(place)
    if firm:
        return _context(ready, start, end, firm)
    unit = _lettered_unit(ready.text, start, end) or unit_at(ready.text, end)
    if shape == "decimal" and unit and opens_item(place, unit):
        return _context(ready, start, ready.text.index(".", start), Kind.LIST_NUMBER)
    return _quantity(ready, place, unit, floor)


def _lettered_unit(text: str, start: int, end: int) -> Unit | None:
    """The letters of a term as its unit, with what they are counted by behind the last term."""
    letters = term_letters(text, start, end)
    return Unit(letters, Kind.COUNT, letters, Decimal(1), end + len(letters)) if letters else None


def _context(ready: _Text, start: int, end: int, kind: Kind) -> Numeral:
    """A numeral whose kind its surroundings settle; an ordinal keeps the word for what is counted off."""
    raw = ready.printed[start:end]
    value, places = printed_value(raw, kind)
    unit, reach = "", end
    if kind is Kind.ORDINAL:
        gap = len(ready.text[end : end + 2]) - len(ready.text[end : end + 2].lstrip(" "))
        unit = words().ordered_lexicon.at(ready.text, end + gap)
        reach = end + gap + len(unit) if unit else end
    return Numeral(start, end, raw, value, places, kind, unit, unit, reach=reach)


def _quantity(ready: _Text, place: Site, unit: Unit | None, floor: int) -> Numeral:
    """A numeral that measures something, or that nothing tells the kind of."""
    unit = unit_before(ready.text, place.start, place.end, unit)
    kind = unit.kind if unit else kind_without_unit(place)
    end = unit.end if unit and any(map(str.isdigit, unit.text)) else place.end  # the 2 of m2
    minus = kind.is_quantity and is_negative(place, floor, united=bool(unit))
    raw = ready.printed[place.start - minus : end]
    value, places = printed_value(ready.printed[place.start - minus : place.end], kind)
    numeral = Numeral(place.start - minus, end, raw, value, places, kind, reach=max(end, place.end))
    if not kind.is_quantity:
        return numeral
    return _qualified(ready.text, _with_unit(numeral, unit), unit)


def _with_unit(numeral: Numeral, unit: Unit | None) -> Numeral:
    if unit is None:
        return numeral
    return numeral._replace(
        unit=unit.text, base=unit.base, scale=unit.scale, reach=max(numeral.end, unit.end)
    )


def _qualified(text: str, numeral: Numeral, unit: Unit | None) -> Numeral:
    """``numeral`` with the qualifier before it, else the one after it, else "and more"."""
    time = unit is not None and unit.word.time
    after, reach = qualifier_after(text, numeral.reach, time=time)
    more = Qualifier.OVER if unit and unit.more else Qualifier.NONE
    found = qualifier_before(text, numeral.start, time=time) or after or more
    return numeral._replace(qualifier=found, reach=reach)


def _counted(ready: _Text, reading: Reading) -> Numeral:
    """The numeral of Chinese figures."""
    unit = reading.unit
    numeral = _with_unit(
        Numeral(
            reading.start,
            reading.end,
            ready.printed[reading.start : reading.end],
            reading.value,
            reading.places,
            unit.kind,
            chinese=True,
        ),
        unit,
    )
    return numeral if unit.kind is Kind.ORDINAL else _qualified(ready.text, numeral, unit)
