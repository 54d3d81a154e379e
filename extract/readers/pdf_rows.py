"""Rows at a page break: whether a row was cut in two, and which merged cells go on."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import takewhile
from typing import Final

from extract.readers.pdf_text import Padding, padding_of
from extract.readers.printed import PrintedCell
from extract.readers.wrapping import HANGING, begins_item, glue
from extract.vocabulary.concepts import aliases
from extract.vocabulary.form_words import (
    is_goal,
    is_goal_block,
    is_key,
    is_label,
    level_of,
    names,
    squash,
)

_SENTENCE_END: Final = "。；;！!？?"
_COMMAS: Final = "，,、"
_PROSE: Final = 20
_VALUES: Final = 3  # cells that have ended: so many make the row above whole but for its texts
_LONGEST_WORD: Final = 8
_FIGURES: Final = 2  # so many are the points and the score of a row with several texts
_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER: Final = re.compile(r"\d[\d,，]*(?:\.\d*)?[%％]?")
_LAST_FIGURE: Final = re.compile(r"\d[\d,，.]*$")
_FIRST_FIGURE: Final = re.compile(r"[\d.%％][\d,，.]*[%％]?")
_SAME_EDGE: Final = 5.0  # points: edges of two cells that are one

_NEVER_FIRST: Final = HANGING | set(".%％)）")
_NAMES: Final = (is_key, is_label, is_goal, is_goal_block)

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
    full line. That may also come about by chance, so that the texts must show it too. ``around`` are cells of the table
    that show how near its text comes to the rules.
    """
    pairs = _pairs(above, below)
    if not len(pairs) == len(above) == len(below):
        return Torn.NO
    if _is_open(pairs):
        padding = padding_of(around)
        one = all(_runs_on(a, b, padding) for a, b in pairs if a.lines and b.lines)
        return Torn.CERTAIN if one else Torn.NO
    rests = [(a, b) for a, b in pairs if b.lines]
    ended = [a for a, b in pairs if a.lines and not b.lines and a.rowspan == b.rowspan == 1]
    if not rests or not all(a.lines for a, _ in rests):
        return Torn.NO
    if _certain(rests, len(ended), padding_of(around)):
        return Torn.CERTAIN
    doubtful = any(len(a.text) >= _PROSE or _cuts_number(a, b) for a, b in rests)
    return Torn.PERHAPS if doubtful and len(rests) * 2 <= len(ended) else Torn.NO


def _certain(rests: Sequence[Pair], ended: int, padding: Padding) -> bool:
    """Whether texts were broken off for certain, in a row with ``ended`` cells that have ended."""
    if not all(_may_go_on(a, b) for a, b in rests):
        return False
    full = [_is_full(a, b, padding) for a, b in rests]
    if all(full):
        return _is_cut(rests, ended) or _is_shown(rests, ended)
    return sum(full) * 2 > len(rests) and _is_cut(rests, ended)


def _is_cut(rests: Sequence[Pair], ended: int) -> bool:
    """Whether a word or a number is cut in two, or a cell begins with a mark that none begins with.

    Where no cell has ended, numbers below numbers are those of the next row, in columns just as wide as they are.
    """
    return any(
        _makes_name(a.text, b.text)
        or b.text[0] in _NEVER_FIRST
        or (ended and _cuts_number(a, b) and "." in a.text)
        for a, b in rests
    )


def _is_open(pairs: Sequence[Pair]) -> bool:
    """Whether no line is drawn at the page break, as browsers leave it where they cut a row, and between two rows."""
    return all(a.open_below and b.open_above for a, b in pairs)


def _runs_on(above: PrintedCell, below: PrintedCell, padding: Padding) -> bool:
    """Whether the text of a cell that is open at the page break goes on there: it is prose, or fills its last line.

    Browsers break no numbers: a figure above a figure is another one.
    """
    if above.text[-1].isdigit() and below.text[0].isdigit():
        return False
    if _is_prose(above.text) and _is_prose(below.text):
        return True
    ended = above.text[-1] in _SENTENCE_END or begins_item(below.text)
    return not ended and _is_full(above, below, padding)


def _is_shown(rests: Sequence[Pair], ended: int) -> bool:
    """Whether texts that go on from full lines do so for certain, above ``ended`` cells that have ended.

    They do where all are prose, and it is that of a sentence, or more than one of them, or some cell has ended; where
    several numbers are cut beside a cell that has ended; and where enough has ended for a row. A short text alone may
    be the label of the next row.
    """
    if ended and sum(_cuts_number(a, b) for a, b in rests) > 1:
        return True
    prose = [_is_prose(a.text + b.text) for a, b in rests]
    if all(prose):
        return ended > 0 or len(rests) > 1 or "，" in rests[0][0].text
    return ended >= (_FIGURES if any(prose) and len(rests) > 1 else _VALUES)


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
    if unparted and len(unparted) < width:
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


def _may_go_on(above: PrintedCell, below: PrintedCell) -> bool:
    """Whether the text of a cell may have been broken off at the page break: it reaches down to it and has no end."""
    line, rest = above.lines[-1], below.lines[0]
    spare = above.box.bottom - line.bottom, rest.top - below.box.top
    if max(spare) > line.height or line.text[-1] in _SENTENCE_END:
        return False
    if line.text[-1] not in _COMMAS and rest.text.startswith(tuple(names("part_openings"))):
        return False
    return _cuts_number(above, below) or not begins_item(rest.text)


def _is_full(above: PrintedCell, below: PrintedCell, padding: Padding) -> bool:
    """Whether what comes next would not have fitted behind the last line of a cell."""
    line, room = above.lines[-1], padding.room(above)
    return glue(line, below.lines[0], room - line.width, room) != "\n"


def _makes_name(above: str, below: str) -> bool:
    """Whether two texts are the halves of a name that forms have, or one character of a word is parted from it.

    >>> _makes_name("主管部", "门"), _makes_name("数量", "指标"), _makes_name("其他资金", "上年结转资金")
    (True, True, False)
    >>> _makes_name("完善政府采", "购管理")
    True
    """
    first, second = squash(above), squash(below)
    halves = _is_name(first) and _is_name(second)
    return (_is_name(first + second) and not halves) or _parts_word(first, second)


def _is_name(text: str) -> bool:
    return level_of(text) > 0 or any(known(text) for known in _NAMES)


def _parts_word(first: str, second: str) -> bool:
    """Whether a word that names an amount lies across two texts, all but one character of it in one of them."""
    known = aliases()
    return any(
        first[-n:] + second[:1] in known or first[-1:] + second[:n] in known
        for n in range(2, _LONGEST_WORD)
    )


def _is_prose(text: str) -> bool:
    """Whether a text is too long for a label, or has a comma as no label has."""
    return len(text) >= _PROSE or "，" in text


def _cuts_number(above: PrintedCell, below: PrintedCell) -> bool:
    """Whether the page break may stand inside a number."""
    first, second = _LAST_FIGURE.search(above.text), _FIRST_FIGURE.match(below.text)
    return bool(first and second and _NUMBER.fullmatch(first.group() + second.group()))


def _extended(cell: PrintedCell, rest: PrintedCell, lost: int) -> PrintedCell:
    rowspan = cell.rowspan + rest.rowspan - lost
    return cell._replace(rowspan=rowspan, lines=(*cell.lines, *rest.lines))
