"""Rows of flattened tables: texts in reading order put under the heads they fit best, by dynamic programming.

Every text goes into the row at hand, to the right of the one before, or begins the next row. What it costs to leave
cells empty, to begin a row late and to put two texts into one cell is weighed against how well each text fits under
its head; the cheapest way through all texts of a table is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from extract.readers.flat_figures import best_split
from extract.readers.flat_kinds import FIGURES, OFTEN_EMPTY, POINTS, TEXTS, Kind, fit, traits_of

_SKIP: Final = 1  # an empty cell
_MOST_SKIPPED: Final = 3
_LATE: Final = 4  # a row that does not begin with a name
_JOIN: Final = 3  # two texts in one cell
_GAP: Final = 1  # cells stay empty at the end of a row rather than within
_FORCED: Final = 40  # two cells in one, where a row has more than its heads
_ROW: Final = 1
_NEVER: Final = -(10**6)


class Atom(NamedTuple):
    """A text that is never cut, or figures that were run together; ``first`` where it begins a printed row."""

    start: int
    end: int
    text: str
    first: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the source in a row and a column."""

    start: int
    end: int
    row: int
    column: int
    text: str
    doubtful: bool = False


class _Step(NamedTuple):
    """How a state was reached: the state before, and the columns of the texts of one atom."""

    score: int
    before: int = -1
    new: bool = False
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table and what its source tells: whether rows are printed apart, and cells for certain."""

    kinds: tuple[Kind, ...]
    rows: bool
    cells: bool = False
    gap: int = _GAP
    _filled: tuple[int, ...] = field(init=False)  # up to each column, those that are seldom empty

    def __post_init__(self) -> None:
        """Count once what every step asks for."""
        seldom = (kind not in OFTEN_EMPTY for kind in self.kinds)
        object.__setattr__(self, "_filled", tuple(accumulate(seldom, initial=0)))

    def move(self, before: int, column: int) -> int:
        """What it costs to go on in the same row."""
        if before == column:
            return -_FORCED if self.cells or self.kinds[column] not in TEXTS else -_JOIN
        if before > column:
            return _NEVER
        skipped = self._skipped(before + 1, column)
        return skipped - self.gap if skipped else 0

    def start(self, column: int) -> int:
        """What it costs to begin a row in a column."""
        early = OFTEN_EMPTY | {Kind.LABEL}
        named = all(kind in early for kind in self.kinds[:column])
        labelled = Kind.LABEL in self.kinds[:column]
        late = (
            2 * _LATE if self.kinds[column] in POINTS else _LATE
        )  # points are always of something
        return -_ROW - (0 if named and not labelled else late)

    def finish(self, column: int) -> int:
        """What it costs to end a row behind a column."""
        return self._skipped(column + 1, len(self.kinds))

    def _skipped(self, start: int, end: int) -> int:
        count = self._filled[max(end, start)] - self._filled[start]
        return -min(count * _SKIP, _MOST_SKIPPED)


def place(atoms: Sequence[Atom], layout: Layout) -> list[Placed]:
    """Each text of a table in its row and column."""
    columns = range(len(layout.kinds))
    table: list[list[_Step]] = []
    for index, atom in enumerate(atoms):
        above = table[-1] if table else []
        table.append([_best(index, atom, above, column, layout) for column in columns])
    if not table:
        return []
    return list(_doubted(_traced(table, atoms, layout), layout))


def _best(index: int, atom: Atom, above: Sequence[_Step], column: int, layout: Layout) -> _Step:
    """The best way to have an atom end in a column."""
    best = _Step(_NEVER * 10)
    for first, score, ends in _fits(atom, column, layout):
        for step in _ways(index, atom, above, first, layout):
            total = step.score + score
            if total > best.score:
                best = _Step(total, step.before, step.new, ends)
    return best


def _fits(atom: Atom, column: int, layout: Layout) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """First column, score and ends of the pieces where an atom fills cells up to a column."""
    yield column, fit(atom.text, layout.kinds[column]), (atom.end,)
    if atom.glued:
        for count in range(2, column + 2):
            first = column - count + 1
            split = best_split(atom.text, layout.kinds[first : column + 1])
            if split:
                yield first, split.score, tuple(atom.start + end for end in split.ends)


def _ways(
    index: int, atom: Atom, above: Sequence[_Step], first: int, layout: Layout
) -> Iterator[_Step]:
    """The ways to come to a column: in the same row, or by beginning the next one."""
    if index == 0:
        yield _Step(layout.start(first), new=True)
        return
    for before, step in enumerate(above):
        if step.score <= _NEVER:
            continue
        if not (layout.rows and atom.first):
            yield _Step(step.score + layout.move(before, first), before)
        if atom.first or not layout.rows:
            change = layout.finish(before) + layout.start(first)
            yield _Step(step.score + change, before, new=True)


def _traced(
    table: Sequence[Sequence[_Step]], atoms: Sequence[Atom], layout: Layout
) -> list[Placed]:
    """The cells on the best way, from the last atom back to the first."""
    column = max(
        range(len(layout.kinds)), key=lambda c: (table[-1][c].score + layout.finish(c), -c)
    )
    found: list[tuple[_Step, int, Atom]] = []
    for index in range(len(atoms) - 1, -1, -1):
        step = table[index][column]
        found.append((step, column, atoms[index]))
        column = step.before
    placed, row = [], -1
    for step, end, atom in reversed(found):
        row += step.new
        close = _is_close(atom, layout.kinds[end + 1 - len(step.ends) : end + 1])
        placed += [Placed(a, b, row, c, t, close) for a, b, c, t in _cells(atom, step.ends, end)]
    return placed


def _is_close(atom: Atom, kinds: tuple[Kind, ...]) -> bool:
    """Whether figures that were run together may as well be cut elsewhere."""
    split = best_split(atom.text, kinds) if len(kinds) > 1 else None
    return split is not None and split.close


def _cells(atom: Atom, ends: tuple[int, ...], column: int) -> list[tuple[int, int, int, str]]:
    """The pieces of an atom, each with its column and its text; the last one stands in ``column``."""
    if len(ends) == 1:
        return [(atom.start, atom.end, column, atom.text)]
    first = column - len(ends) + 1
    spans = zip((atom.start, *ends[:-1]), ends, strict=True)
    return [
        (a, b, first + i, atom.text[a - atom.start : b - atom.start])
        for i, (a, b) in enumerate(spans)
    ]


def _doubted(placed: Sequence[Placed], layout: Layout) -> Iterator[Placed]:
    """The cells, those marked that would fit as well under another head."""
    for _, group in groupby(placed, key=lambda cell: cell.row):
        cells = list(group)
        doubtful = _unsure(cells, layout)
        yield from (
            replace(cell, doubtful=True) if i in doubtful else cell for i, cell in enumerate(cells)
        )


def _unsure(cells: Sequence[Placed], layout: Layout) -> set[int]:
    """Which figures of a row could as well stand under another head of the same kind.

    That figures mostly come first and empty cells last is likely, but not known.
    """
    width = len(layout.kinds)
    if len(cells) >= width or len({cell.column for cell in cells}) < len(cells):
        return set()
    layout = replace(layout, gap=0)
    families = [kind if kind not in POINTS else Kind.SCORE for kind in layout.kinds]
    fits = [
        [
            fit(cell.text, kind) if family is families[cell.column] else _NEVER
            for kind, family in zip(layout.kinds, families, strict=True)
        ]
        for cell in cells
    ]
    ahead = [[fits[0][c] + layout.start(c) for c in range(width)]]
    for row in fits[1:]:
        ahead.append(
            [
                row[c] + max((ahead[-1][b] + layout.move(b, c) for b in range(c)), default=_NEVER)
                for c in range(width)
            ]
        )
    behind = [[layout.finish(c) for c in range(width)]]
    for row in reversed(fits[1:]):
        behind.append(
            [
                max(
                    (row[a] + behind[-1][a] + layout.move(c, a) for a in range(c + 1, width)),
                    default=_NEVER,
                )
                for c in range(width)
            ]
        )
    best = max(a + b for a, b in zip(ahead[-1], behind[0], strict=True))
    return {
        i
        for i, (front, back) in enumerate(zip(ahead, reversed(behind), strict=True))
        if layout.kinds[cells[i].column] in FIGURES
        and traits_of(cells[i].text).figure is not None
        and sum(a + b == best for a, b in zip(front, back, strict=True)) > 1
    }
