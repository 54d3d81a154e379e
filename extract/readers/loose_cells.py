"""Cells of tables without rules: stretches of printed lines that white space sets apart, put together where wrapped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from extract.readers.flat_kinds import traits_of
from extract.readers.loose_apart import below_each_other, breaks_of, overlap, stand_apart
from extract.readers.printed import Box, Line
from extract.vocabulary.form_words import head_key, squash

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
    """The stretches of a line that white space sets apart."""
    gap = _GAP * line.height
    found, start = [], 0
    for i, character in enumerate(line.text):
        if character == " " and line.edges[i + 1] - line.edges[i] >= gap and i > start:
            edges = (*line.edges[start:i], line.edges[i])
            found.append(line._replace(text=line.text[start:i], edges=edges))
            start = i + 1
    rest = line._replace(text=line.text[start:], edges=line.edges[start:])
    return [*found, rest] if rest.text.strip() else found


def cells_of(lines: Iterable[Line]) -> list[LooseCell]:
    """The cells of lines: stretches that stand closely below each other are one."""
    chunks = sorted((c for line in lines for c in chunks_of(line)), key=lambda c: (c.top, c.left))
    pitch, breaks = _pitch(chunks), breaks_of(chunks)
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
    return [LooseCell(tuple(lines)) for lines in (*closed, *open_cells)]


def _pitch(chunks: Sequence[Line]) -> float:
    """How far below a line of a cell the next may stand: nearer than two figures ever do.

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
    figures = [c for c in chunks if c.text[-1:] == "." or traits_of(c.text).figure is not None]
    pairs = ((a, b) for a, b in below_each_other(figures) if _are_two(a.text, b.text))
    rows = [_middle(below) - _middle(above) for above, below in pairs]
    return min([_LEADING * usual, _LOOSER * closest, *(d - _ROUNDING for d in rows)])


def _are_two(above: str, below: str) -> bool:
    """Whether two figures below each other are two; one that was wrapped has its point above, or its unit below."""
    joined = "." in above or not traits_of(below).bare
    return stand_apart(above, below) or not joined


def _drops(chunks: Sequence[Line]) -> Iterator[float]:
    """How far apart from top to bottom stretches are that stand below each other."""
    return (_middle(below) - _middle(above) for above, below in below_each_other(chunks))


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _goes_on(above: Line, below: Line, pitch: float) -> bool:
    """Whether a stretch stands so closely below another that both are one text."""
    drop = _middle(below) - _middle(above)
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
