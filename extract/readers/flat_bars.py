"""Bars behind cells: rows that were broken over lines, each of which closes its last cell with a bar, counted together.

Programs that turn a web page into text end a line where a cell ended one, so that a row stands on several. Each cell
is closed all the same: lines whose cells together are as many as those of a whole row are that row.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.flat_text import BARS, bars_in
from extract.vocabulary.form_words import head_key

_WIDE: Final = 4  # no row of fewer cells is told by their number
_PLENTY: Final = 3  # rows that have to come out, heads that make a row of heads
_LINES: Final = 20  # that one row may be broken over
_CELLS: Final = re.compile(r"[|｜]")


def closes(text: str) -> bool:
    """Whether a line ends in the bar that closes its last cell."""
    return text.rstrip().endswith(tuple(BARS))


def broken_rows(texts: Sequence[str]) -> dict[int, list[int]]:
    """The lines that go on a row, by the line that begins it, wherever the number of cells comes out."""
    found: dict[int, list[int]] = {}
    for closed, group in groupby(_filled(texts), lambda index: closes(texts[index])):
        if closed:
            run = list(group)
            found |= {first: rest for first, *rest in _rows(run, texts) if rest}
    return found


def _filled(texts: Sequence[str]) -> Iterator[int]:
    return (index for index, text in enumerate(texts) if text.strip())


def _rows(run: Sequence[int], texts: Sequence[str]) -> list[list[int]]:
    """The lines of each row; nothing where they do not come out, or where bars stand around cells on both sides."""
    counts = [bars_in(texts[index]) for index in run]
    framed = sum(
        texts[i].lstrip().startswith(tuple(BARS)) for i in run if texts[i].strip(BARS + " ")
    )
    whole = max(counts)
    if whole == 1 or framed * 2 > len(run) or (whole >= _WIDE and min(counts) == whole):
        return []
    rows = _shared(run, counts, whole)
    if rows and whole >= _WIDE:
        return rows
    widths = (sum(counts[:end]) for end in range(2, min(len(counts), _LINES)))
    for width in (width for width in widths if width > whole and width >= _WIDE):
        rows = _shared(run, counts, width)
        if rows and _is_headed([" ".join(texts[i] for i in row) for row in rows]):
            return rows
    return []


def _shared(run: Sequence[int], counts: Sequence[int], width: int) -> list[list[int]]:
    """The lines shared out among rows of so many cells; nothing where that does not come out."""
    rows: list[list[int]] = [[]]
    held = 0
    for index, count in zip(run, counts, strict=True):
        held += count
        if held > width:
            return []
        rows[-1].append(index)
        if held == width:
            rows.append([])
            held = 0
    whole = rows[:-1]  # the last row may go on behind what was cut off
    return whole if len(whole) >= _PLENTY else []


def _is_headed(rows: Sequence[str]) -> bool:
    """Whether heads stand in rows of their own: without figures, and no row behind them begins with another one."""
    cells = [_CELLS.split(row) for row in rows]
    heads = [[head_key(cell) is not None for cell in row] for row in cells]
    headed = [i for i, row in enumerate(heads) if sum(row) >= _PLENTY]
    figures = (traits_of(cell).figure is not None for i in headed for cell in cells[i])
    return (
        bool(headed)
        and not any(figures)
        and not any(row[0] for i in headed for row in heads[i + 1 : i + 2])
    )
