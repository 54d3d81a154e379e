"""Texts below each other that belong to two rows for certain, whatever their distance: two heads, two figures, a dash.

Where one column shows it, texts of the other columns on the same two lines belong to two rows as well, but for the
lines of a known label, which may stand beside several rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.printed import Line
from extract.vocabulary.form_words import (
    head_key,
    is_blank,
    is_block,
    is_goal,
    is_goal_block,
    is_key,
    is_label,
    level_of,
    squash,
)

_SAME_LINE: Final = 0.4  # of the height: how far middles of one printed line may differ
_STOPS: Final = "。；"
_NEAR: Final = 40
_WHOLE: Final = 4  # characters: a shorter label may be the beginning of another one

Pair = tuple[Line, Line]


@dataclass(frozen=True)
class Breaks:
    """Pairs of texts that stand in two rows, ordered from top to bottom."""

    pairs: tuple[Pair, ...]

    def between(self, cell: Sequence[Line], below: Line) -> bool:
        """Whether a row ends between the lines of a cell and a text in the same column."""
        above, text = cell[-1], "".join(line.text for line in cell)
        if stand_apart(text, below.text):
            return True
        shown = any(_level(a, above) and _level(b, below) for a, b in self.pairs)
        return shown and not _is_name(text + below.text)


def breaks_of(chunks: Sequence[Line]) -> Breaks:
    """The breaks that texts sorted from top to bottom show."""
    heads = [chunk for chunk in chunks if head_key(squash(chunk.text))]
    pairs = below_each_other(chunks)
    return Breaks(tuple(p for p in pairs if stand_apart(*_texts(p)) or had_room(*p, heads)))


def had_room(above: Line, below: Line, heads: Sequence[Line]) -> bool:
    """Whether a figure had room behind it for what stands below: the head over both is wider by a digit.

    A figure with a single decimal may want another one.
    """
    first, second = (traits_of(squash(line.text)) for line in (above, below))
    if (
        first.figure is None
        or second.figure is None
        or first.decimals == 1
        or above.text.endswith(".")
    ):
        return False
    digit = above.width / len(above.text)
    return any(
        head.width >= above.width + digit
        and min(head.right, above.right) - max(head.left, above.left) > 0
        for head in heads
    )


def _texts(pair: Pair) -> tuple[str, str]:
    return pair[0].text, pair[1].text


def below_each_other(chunks: Sequence[Line]) -> Iterator[Pair]:
    """Each text with the first one below it."""
    for i, above in enumerate(chunks):
        middle = (above.top + above.bottom) / 2
        below = (c for c in chunks[i + 1 : i + _NEAR] if c.top > middle and overlap(above, c))
        first = next(below, None)
        if first:
            yield above, first


def overlap(above: Line, below: Line) -> bool:
    """Whether two texts share more than half of the narrower one's width."""
    shared = min(above.right, below.right) - max(above.left, below.left)
    return shared > 0.5 * min(above.width, below.width)


def stand_apart(above: str, below: str) -> bool:
    """Whether a text cannot be what goes on with the one above it.

    >>> stand_apart("80", "2022年决算数"), stand_apart("12.50", "9.86"), stand_apart("95506.", "56")
    (True, True, False)
    >>> stand_apart("≥1563", "户"), stand_apart("年初预算数", "全年预算数"), stand_apart("年初预算", "数")
    (False, True, False)
    """
    first, second = squash(above), squash(below)
    if is_blank(first) or is_blank(second):
        return True
    figure, joined = traits_of(first).figure, traits_of(first + second).figure
    if figure is not None:
        return joined is None
    if head_key(first + second) or is_label(first + second) or level_of(first + second):
        return False
    return _ends(first, second) or (
        head_key(first) is not None
        and (head_key(second) is not None or traits_of(second).figure is not None)
    )


def _ends(first: str, second: str) -> bool:
    """Whether words of forms tell that one text ends and another begins."""
    if is_key(second) or (is_key(first) and len(first) >= _WHOLE):
        return True
    if level_of(first) and level_of(second):
        return True
    if first[-1:] in _STOPS and head_key(second):
        return True
    return is_goal(first) or is_goal(second) or (is_label(first) and len(first) >= _WHOLE)


def _is_name(text: str) -> bool:
    """Whether a text is a known label, which may stand beside several rows."""
    tests = (level_of, is_label, is_goal_block, is_block, head_key)
    return any(test(squash(text)) for test in tests)


def _level(first: Line, second: Line) -> bool:
    """Whether two texts stand on the same printed line."""
    apart = abs(first.top + first.bottom - second.top - second.bottom) / 2
    return apart <= _SAME_LINE * min(first.height, second.height)
