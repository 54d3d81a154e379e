"""Figures: one numeral after the other, each with its span, value, unit, qualifier and kind."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extract.numbers import Kind, Qualifier
from extract.scan_chinese import FIGURES, Reading, chinese_at, figures_end
from extract.scan_kinds import (
    Site,
    is_negative,
    kind_despite_unit,
    kind_without_unit,
    opens_item,
    sequence,
    site,
)
from extract.scan_letters import Spans, addresses, term_letters, worded
from extract.scan_numerals import Numeral
from extract.scan_shapes import ALOOF, SETTLED, printed_value, shape_at
from extract.scan_units import Unit, big_at, qualifier_after, qualifier_before, unit_at, unit_before
from extract.scan_words import words

_START = re.compile(rf"[0-9{FIGURES}]")
_SQUARED = re.compile(r"\d")  # the figure of a unit such as m2 belongs to the numeral before it
_NOTHING = Unit("", Kind.PLAIN, "", Decimal(1), 0)


class _Text(NamedTuple):
    """A text made ready: as printed, narrow, with its counted items and its addresses."""

    printed: str
    text: str
    items: frozenset[int]
    addresses: Spans


def numerals(printed: str, narrow: str) -> Iterator[Numeral]:
    """The numerals of a text in reading order; ``narrow`` is the text as ``scan_words.plain`` gives it."""
    ready = _Text(printed, narrow, sequence(narrow), addresses(narrow))
    at = 0
    while begun := _START.search(narrow, at):
        start = begun.start()
        if begun.group() not in FIGURES:
            numeral = _figures(ready, start, at)
            yield numeral
            at = numeral.reach
        else:
            reading = chinese_at(narrow, start)
            if reading:
                yield _chinese(ready, reading)
            at = reading.unit.end if reading else figures_end(narrow, start)


def _figures(ready: _Text, start: int, floor: int) -> Numeral:
    """The numeral whose first digit stands at ``start``; what lies before ``floor`` is taken."""
    for first, last in ready.addresses:
        if first <= start < last:
            return _context(ready, max(first, floor), last, Kind.IDENTIFIER)
    shape, end = shape_at(ready.text, start)
    place = site(ready.text, start, end, ready.items)
    word = worded(ready.text, start, end, floor) if shape not in ALOOF else None
    if word:
        return _context(ready, *word)
    settled = SETTLED.get(shape)
    if settled:
        bracket = shape == "papers" and start > floor
        return _context(ready, start - bracket, end, settled)
    firm = kind_despite_unit(place)
    if firm:
        return _context(ready, start, end, firm)
    unit = (
        unit_at(ready.text, end)
        or big_at(ready.text, end)
        or _lettered_unit(ready.text, start, end)
    )
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


def _quantity(ready: _Text, place: Site, after: Unit | None, floor: int) -> Numeral:
    """A numeral that measures something, or whose kind nothing tells."""
    unit = unit_before(ready.text, place.start, place.end, after)
    kind = unit.kind if unit else kind_without_unit(place)
    if not kind.is_quantity:
        return _context(ready, place.start, place.end, kind)
    end = unit.end if unit and _SQUARED.search(unit.text) else place.end
    start = place.start - is_negative(place, floor, united=bool(unit))
    value, places = printed_value(ready.printed[start : place.end], kind)
    return _measured(ready, start, end, value, places, unit)


def _chinese(ready: _Text, reading: Reading) -> Numeral:
    """The numeral of Chinese figures."""
    start, end, value, places, unit = reading
    if unit.kind is Kind.ORDINAL:
        raw = ready.printed[start:end]
        return Numeral(
            start, end, raw, value, 0, unit.kind, unit.text, unit.base, chinese=True, reach=unit.end
        )
    return _measured(ready, start, end, value, places, unit)._replace(chinese=True)


def _measured(
    ready: _Text, start: int, end: int, value: Decimal, places: int, unit: Unit | None
) -> Numeral:
    """A quantity with its qualifier: the one before it, else the one after it, else "and more"."""
    time = unit is not None and unit.word.time
    known = unit or _NOTHING
    after, reach = qualifier_after(ready.text, max(end, known.end), time=time)
    qualifier = qualifier_before(ready.text, start, time=time) or after
    if known.more and not qualifier:
        qualifier = Qualifier.OVER
    raw = ready.printed[start:end]
    return Numeral(
        start,
        end,
        raw,
        value,
        places,
        known.kind,
        known.text,
        known.base,
        known.scale,
        qualifier,
        reach=reach,
    )
