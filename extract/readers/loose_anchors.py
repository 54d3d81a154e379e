"""Anchors: the rows of a table without rules by what is never wrapped, its figures and its heads.

Where rows stand as close as the lines of a wrapped text, white space does not tell which lines are one. A figure and a
head stand on one line, in the middle of their row or at its top, and so does the text beside them: its lines are shared
out among the rows so that each stands best with its figures.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.printed import Line
from extract.vocabulary.form_words import head_key, is_blank, is_block, is_label, level_of, squash

_SAME: Final = 0.4  # heights of a line: middles of one row
_NEAR: Final = 0.75  # heights of a line: anchors nearer than that are no rows
_OFF: Final = 0.35  # heights of a line: how far a text may be off its row
_REACH: Final = 0.6
_WITHIN: Final = 0.3  # heights of a line: a text that reaches so near to another row is not of one
_EMPTY: Final = 0.3  # heights of a line: what a row without a text costs
_FEWEST: Final = 2
_NEVER: Final = float("inf")
_MOST: Final = 200  # lines in one stack

Way = tuple[float, tuple[int, ...]]
"""What a way to share lines out costs, and where the text of each row ends."""


def anchors_of(chunks: Sequence[Line]) -> list[float]:
    """How far down the middles of the rows stand that hold figures or heads; none where they are at odds."""
    told = sorted((middle_of(c), c.height) for c in chunks if _is_anchor(c.text))
    rows: list[list[tuple[float, float]]] = []
    for middle, height in told:
        if rows and middle - rows[-1][0][0] <= _SAME * height:
            rows[-1].append((middle, height))
        else:
            rows.append([(middle, height)])
    height = told[len(told) // 2][1] if told else 0.0
    middles = [sum(m for m, _ in row) / len(row) for row in rows]
    kept = [
        middle
        for middle, row in zip(middles, rows, strict=True)
        if len(row) > 1 or all(abs(middle - m) >= height for m in middles if m != middle)
    ]  # one alone, beside a row, is a part of a wrapped head
    close = any(b - a < _NEAR * height for a, b in pairwise(kept))
    return [] if close else kept


def _is_anchor(text: str) -> bool:
    plain = squash(text)
    return traits_of(plain).figure is not None or is_blank(plain) or head_key(plain) is not None


def parted(lines: Sequence[Line], anchors: Sequence[float]) -> list[list[Line]] | None:
    """The lines of a stack as the texts of their rows; None where that does not come out."""
    height = sorted(line.height for line in lines)[len(lines) // 2]
    reach = _REACH * height
    first, last = middle_of(lines[0]) - reach, middle_of(lines[-1]) + reach
    rows = [y for y in anchors if first <= y <= last]
    if len(rows) < _FEWEST or len(lines) > _MOST or _is_word(lines):
        return None
    middles = tuple(middle_of(line) for line in lines)
    ways = [_shared(middles, tuple(rows), height, at_top=top) for top in (False, True)]
    cost, cuts = min(ways, key=lambda way: way[0])
    if cost == _NEVER:
        return None
    return [list(lines[a:b]) for a, b in pairwise([0, *cuts])]


def _is_word(lines: Sequence[Line]) -> bool:
    """Whether all lines make up one word of forms, as a label does that is set from top to bottom."""
    texts = [squash(line.text) for line in lines]
    whole = "".join(texts)
    if level_of(whole) or is_block(whole) or head_key(whole):
        return True
    halves = (("".join(texts[:i]), "".join(texts[i:])) for i in range(1, len(texts)))
    return is_label(whole) and not any(is_label(a) and is_label(b) for a, b in halves)


def _shared(middles: Sequence[float], rows: Sequence[float], height: float, *, at_top: bool) -> Way:
    """The least that it costs to share lines out among rows, and where the text of each row ends."""
    texts = [list(_texts(middles, rows, height, start, at_top)) for start in range(len(middles))]

    @cache
    def best(start: int, row: int) -> Way:
        if start == len(middles):
            return _EMPTY * height * (len(rows) - row), ()
        ways: list[Way] = []
        for end, own, cost in texts[start]:
            if own is None or own >= row:
                behind = best(end, row if own is None else own + 1)
                skipped = 0 if own is None else own - row
                ways.append((cost + skipped * _EMPTY * height + behind[0], (end, *behind[1])))
        return min(ways, key=lambda way: way[0], default=(_NEVER, ()))

    return best(0, 0)


def _texts(
    middles: Sequence[float], rows: Sequence[float], height: float, start: int, at_top: bool
) -> Iterator[tuple[int, int | None, float]]:
    """Where a text that begins at a line may end, the row it would stand in, if any, and how far off it is."""
    slack = _WITHIN * height
    for end in range(start + 1, len(middles) + 1):
        first = bisect_left(rows, middles[start] - slack)
        behind = bisect_right(rows, middles[end - 1] + slack)
        if behind - first > 1:
            return
        if first == behind:  # far from every row: one without figures
            yield end, None, _EMPTY * height
            continue
        place = middles[start] if at_top else sum(middles[start:end]) / (end - start)
        off = abs(place - rows[first])
        if off <= _OFF * height:
            yield end, first, off


def middle_of(line: Line) -> float:
    """Half way down a line."""
    return (line.top + line.bottom) / 2
