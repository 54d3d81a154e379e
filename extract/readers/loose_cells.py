"""Cells of tables without rules: stretches of printed lines that white space sets apart, put together where wrapped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.loose_anchors import anchors_of, middle_of, parted
from extract.readers.loose_apart import (
    Breaks,
    below_each_other,
    breaks_of,
    had_room,
    overlap,
    stand_apart,
)
from extract.readers.printed import Box, Line
from extract.vocabulary.form_words import head_key, head_word, squash

_GAP: Final = 0.55  # heights of a line: wider than the blank between two words
_LEADING: Final = (
    1.7  # heights of a line from one to the next: what is further down stands in another row
)
_LOOSER: Final = (
    1.25  # times the closest lines of all: how much further apart lines of one cell may be
)
_ROUNDING: Final = 0.5
_CLOSEST: Final = 0.9  # heights of a line
_OFTEN: Final = 2  # other lines that have the same distance
_HEADS: Final = 3
_SEVERAL: Final = 2


@dataclass(frozen=True)
class LooseCell:
    """Lines printed below each other in one column."""

    lines: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        """The rectangle around the lines."""
        return Box(
            min(line.left for line in self.lines),
            min(line.top for line in self.lines),
            max(line.right for line in self.lines),
            max(line.bottom for line in self.lines),
        )

    @cached_property
    def text(self) -> str:
        """The characters without white space."""
        return "".join(squash(line.text) for line in self.lines)

    @property
    def middle(self) -> float:
        """How far down the middle of the cell is."""
        return (self.box.top + self.box.bottom) / 2


def chunks_of(line: Line) -> list[Line]:
    """The stretches of a line that white space sets apart, and heads that stand so close that no space is wide."""
    gap = _GAP * line.height
    found, start = [], 0
    for i, character in enumerate(line.text):
        if character == " " and line.edges[i + 1] - line.edges[i] >= gap and i > start:
            found.append(_cut(line, start, i))
            start = i + 1
    rest = _cut(line, start, len(line.text))
    stretches = [*found, rest] if rest.text.strip() else found
    return [part for stretch in stretches for part in _heads_of(stretch)]


def _cut(line: Line, start: int, end: int) -> Line:
    return line._replace(text=line.text[start:end], edges=line.edges[start : end + 1])


def _heads_of(line: Line) -> list[Line]:
    """The heads of a stretch that is made of several; else the stretch."""
    spans = [match.span() for match in head_word().finditer(line.text)]
    between = [line.text[a:b] for (_, a), (b, _) in pairwise([(0, 0), *spans, (len(line.text), 0)])]
    if len(spans) < _SEVERAL or any(text.strip() for text in between):
        return [line]
    if len(spans) == _SEVERAL and head_key(line.text):
        return [line]
    return [_cut(line, *span) for span in spans]


def cells_of(lines: Iterable[Line]) -> list[LooseCell]:
    """The cells of lines: stretches that stand closely below each other are one."""
    chunks = sorted((c for line in lines for c in chunks_of(line)), key=lambda c: (c.top, c.left))
    one, two = _figures(chunks)
    wide = _pitch(chunks)
    narrow = min([wide, *(drop - _ROUNDING for drop in two)])
    wrapped = any(drop <= wide for drop in one)  # figures that are wrapped tell no rows
    anchors = [] if wrapped else anchors_of(chunks)
    stacks = _stacks(chunks, wide if anchors else narrow, breaks_of(chunks))
    return [
        LooseCell(tuple(part))
        for stack in stacks
        for part in parted(stack, anchors) or _near(stack, narrow)
    ]


def _stacks(chunks: Sequence[Line], pitch: float, breaks: Breaks) -> list[list[Line]]:
    """Stretches that stand closely below each other, where no row ends between them for certain."""
    open_cells: list[list[Line]] = []
    closed: list[list[Line]] = []
    for chunk in chunks:
        above = [cell for cell in open_cells if _goes_on(cell[-1], chunk, pitch)]
        above = [cell for cell in above if not breaks.between(cell, chunk)]
        closed += (c for c in open_cells if c[-1].bottom + chunk.height < chunk.top)
        open_cells = [c for c in open_cells if c[-1].bottom + chunk.height >= chunk.top]
        if len(above) == 1:
            above[0].append(chunk)
        else:
            open_cells.append([chunk])
    return [*closed, *open_cells]


def _near(stack: Sequence[Line], pitch: float) -> list[list[Line]]:
    """The lines of a stack, parted where they are further apart."""
    parts = [[stack[0]]]
    for line in stack[1:]:
        if _goes_on(parts[-1][-1], line, pitch):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _pitch(chunks: Sequence[Line]) -> float:
    """How far below a line of a cell the next may stand.

    Distances are taken between the middles of lines, since a line with a tall character is higher than others.
    """
    heights = sorted(chunk.height for chunk in chunks)
    usual = heights[len(heights) // 2] if heights else 0.0
    every = sorted(drop for drop in _drops(chunks) if drop >= _CLOSEST * usual)
    common = (
        d
        for i, d in enumerate(every)
        if i + _OFTEN < len(every) and every[i + _OFTEN] <= d + _ROUNDING
    )
    closest = next((d for d in common), usual)
    return min(_LEADING * usual, _LOOSER * closest)


def _figures(chunks: Sequence[Line]) -> tuple[list[float], list[float]]:
    """How far figures below each other are apart that may be one which was wrapped, and that are two."""
    figures = [c for c in chunks if c.text[-1:] == "." or traits_of(c.text).figure is not None]
    heads = [c for c in chunks if head_key(squash(c.text))]
    found: tuple[list[float], list[float]] = [], []
    for above, below in below_each_other(figures):
        two = _are_two(above.text, below.text) or had_room(above, below, heads)
        found[two].append(middle_of(below) - middle_of(above))
    return found


def _are_two(above: str, below: str) -> bool:
    """Whether two figures below each other are two; one that was wrapped has its point above, or its unit below."""
    joined = "." in above or not traits_of(below).bare
    return stand_apart(above, below) or not joined


def _drops(chunks: Sequence[Line]) -> Iterator[float]:
    """How far apart from top to bottom stretches are that stand below each other."""
    return (middle_of(below) - middle_of(above) for above, below in below_each_other(chunks))


def _goes_on(above: Line, below: Line, pitch: float) -> bool:
    """Whether a stretch stands so closely below another that both are one text."""
    drop = middle_of(below) - middle_of(above)
    return 0.5 * min(above.height, below.height) < drop <= pitch and overlap(above, below)


def side_by_side(cells: Sequence[LooseCell]) -> list[list[LooseCell]]:
    """Cells in groups that overlap from top to bottom, each from left to right."""
    groups: list[tuple[float, list[LooseCell]]] = []
    for cell in sorted(cells, key=lambda c: c.box.top):
        if groups and cell.box.top < groups[-1][0] - 1.0:
            bottom, group = groups[-1]
            group.append(cell)
            groups[-1] = (max(bottom, cell.box.bottom), group)
        else:
            groups.append((cell.box.bottom, [cell]))
    return [sorted(group, key=lambda c: c.box.left) for _, group in groups]


def head_rows(cells: Sequence[LooseCell]) -> list[list[LooseCell]]:
    """Groups of heads that stand side by side, each from left to right."""
    named = [cell for cell in cells if head_key(cell.text)]
    return [group for group in side_by_side(named) if len(group) >= _HEADS]
