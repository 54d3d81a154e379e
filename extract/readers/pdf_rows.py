"""Rows at a page break: whether a row was cut in two, and which merged cells go on."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import takewhile
from typing import Final

from extract.readers.pdf_text import Padding, padding_of
from extract.readers.printed import PrintedCell
from extract.readers.wrapping import begins_item, glue

_SENTENCE_END: Final = "。；;！!？?"
_PROSE: Final = 20
_VALUES: Final = 3  # cells that have ended: so many make the row above whole but for one text
_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]")
_SAME_EDGE: Final = 3.0  # points: edges of two cells that are one

Pair = tuple[PrintedCell, PrintedCell]


class Torn(Enum):
    """Whether a page break has cut a row."""

    NO = "no"
    PERHAPS = "perhaps"
    CERTAIN = "certain"


def torn_row(
    above: Sequence[PrintedCell], below: Sequence[PrintedCell], around: Sequence[PrintedCell]
) -> Torn:
    """Whether the first row of a page is the rest of the last row of the page before.

    The rest of a row has text only where the row had some and lacks it elsewhere; each of its texts goes on from a
    full line. A short text may as well be the label of a row that is otherwise empty, so that it must be the only one
    below a row of several values. ``around`` are cells of the table that show how near its text comes to the rules.
    """
    pairs = _pairs(above, below)
    if not len(pairs) == len(above) == len(below):
        return Torn.NO
    rests = [(a, b) for a, b in pairs if b.lines]
    ended = [a for a, b in pairs if a.lines and not b.lines and a.rowspan == b.rowspan == 1]
    if not rests or not ended or not all(a.lines for a, _ in rests):
        return Torn.NO
    padding = padding_of(around)
    goes_on = all(_goes_on(a, b, padding) for a, b in rests)
    prose = all(_is_prose(a.text + b.text) for a, b in rests)
    if goes_on and (prose or (len(rests) == 1 and len(ended) >= _VALUES)):
        return Torn.CERTAIN
    doubtful = any(len(a.text) >= _PROSE or _cuts_number(a, b) for a, b in rests)
    return Torn.PERHAPS if doubtful and len(rests) * 2 <= len(ended) else Torn.NO


def continued(
    above: Sequence[PrintedCell],
    below: Sequence[PrintedCell],
    labels: Sequence[PrintedCell],
    *,
    joined: bool,
) -> tuple[list[PrintedCell], list[PrintedCell]]:
    """The cells above and below with those put together that go on across the page break.

    Where the row was cut these are all its cells; else the labels at the left that stay empty below, in columns
    where ``labels`` show that cells are merged.
    """
    pairs = _pairs(above, below)
    if not joined:
        pairs = _labels(pairs, labels, len(below))
    rest = {id(a): b for a, b in pairs}
    grown = [
        _extended(cell, rest[id(cell)], lost=int(joined)) if id(cell) in rest else cell
        for cell in above
    ]
    gone = {id(b) for _, b in pairs}
    return grown, [cell for cell in below if id(cell) not in gone]


def _pairs(above: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> list[Pair]:
    """Cells that meet at the page break, from the left as long as their columns agree."""
    upper, lower = (sorted(cells, key=lambda c: c.box.left) for cells in (above, below))
    return list(takewhile(_same_columns, zip(upper, lower, strict=False)))


def _same_columns(pair: Pair) -> bool:
    first, second = (cell.box for cell in pair)
    apart = abs(first.left - second.left), abs(first.right - second.right)
    return max(apart) <= _SAME_EDGE


def _labels(pairs: list[Pair], labels: Sequence[PrintedCell], width: int) -> list[Pair]:
    """Merged cells that go on: where no line parts them, else labels at the left of a row that has other cells."""
    unparted = [(a, b) for a, b in pairs if a.open_below and b.open_above]
    if unparted:
        return unparted
    found = list(takewhile(lambda pair: _is_label(pair, labels), pairs))
    return found if len(found) < width else []


def _is_label(pair: Pair, labels: Sequence[PrintedCell]) -> bool:
    """Whether a merged cell goes on: it has no text below, or just a remark in brackets."""
    first, second = pair
    if not first.lines or (second.lines and not _REMARK.fullmatch(second.text)):
        return False
    merged = (first, second, *labels)
    return any(c.rowspan > 1 and _same_columns((first, c)) for c in merged)


def _goes_on(above: PrintedCell, below: PrintedCell, padding: Padding) -> bool:
    """Whether the text of a cell was broken off at the page break: it fills the cell and has not ended."""
    line, rest, room = above.lines[-1], below.lines[0], padding.room(above)
    spare = above.box.bottom - line.bottom, rest.top - below.box.top
    if max(spare) > line.height:
        return False
    if line.text[-1] in _SENTENCE_END or begins_item(rest.text):
        return False
    return glue(line, rest, room - line.width, room) != "\n"


def _is_prose(text: str) -> bool:
    """Whether a text is too long for a label, or has a comma as no label has."""
    return len(text) >= _PROSE or "，" in text


def _cuts_number(above: PrintedCell, below: PrintedCell) -> bool:
    """Whether the page break may stand inside a number."""
    return above.text[-1].isdigit() and (below.text[0].isdigit() or below.text[0] in ".%％")


def _extended(cell: PrintedCell, rest: PrintedCell, lost: int) -> PrintedCell:
    rowspan = cell.rowspan + rest.rowspan - lost
    return cell._replace(rowspan=rowspan, lines=(*cell.lines, *rest.lines))
