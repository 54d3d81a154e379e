"""Lines from what was recognised: characters with their edges in points, and how surely each was read.

The network tells the middle of a character to about a fifth of its height. Edges are laid between two middles by the
widths that ideographs and figures have; the ends of a line are where its ink ends.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from extract.document import Recognition, Turn
from extract.readers.ocr_decode import Mark
from extract.readers.ocr_engine import Patch, Snippet
from extract.readers.printed import Line

_FIGURES: Final = frozenset("0123456789.,%-")
_IDEOGRAPH: Final = "\u2e80"
_TALL: Final = 0.9  # of the type size: the height of ideographs
_LOW: Final = 0.74  # of figures
_FLAT: Final = frozenset("一二三—-－.,，。、·…~～:：;；=＝“”\"'‘’")
_SAME_ROW: Final = 0.5  # of the type size
_APART: Final = 0.8  # of the type size: a gap that parts words
_FIGURES_APART: Final = 0.3
_OPENING: Final = "（【《「『"
_CLOSING: Final = "）】》」』，。、；：！？"
_HALF: Final = 0.45  # of the type size
_BEARING: Final = 0.05
_ROUGH: Final = 0.2
_SURE: Final = 100


@dataclass(frozen=True)
class Run:
    """A snippet with the rectangle of its ink and the size of its type in pixels."""

    snippet: Snippet
    box: Patch
    size: float

    @property
    def middle(self) -> float:
        """How far down the run stands."""
        return (self.box.top + self.box.bottom) / 2


def run_of(snippet: Snippet, box: Patch) -> Run:
    """A snippet with its size, told from the height of its ink and what stands in it."""
    text = "".join(snippet.text.split())
    tall = [c for c in text if c not in _FLAT]
    wide = any(c >= _IDEOGRAPH for c in tall)
    if not tall:
        return Run(snippet, box, max(box.height, box.width / max(len(text), 1)))
    size = box.height / (_TALL if wide else _LOW)
    return Run(snippet, _with_bearings(box, text, size), size)


def _with_bearings(box: Patch, text: str, size: float) -> Patch:
    """The rectangle with the room that type has beside its ink, half a width beside wide brackets and stops."""
    before = _HALF if text[0] in _OPENING else _BEARING
    behind = _HALF if text[-1] in _CLOSING else _BEARING
    return Patch(box.left - before * size, box.top, box.right + behind * size, box.bottom)


def even_sizes(runs: Sequence[Run]) -> list[Run]:
    """Runs of about the usual size of a page brought to that size: ink alone tells it only roughly."""
    if not runs:
        return []
    usual = median([run.size for run in runs for _ in run.snippet.text])
    return [
        replace(run, size=usual) if abs(run.size - usual) <= _ROUGH * usual else run for run in runs
    ]


@dataclass(frozen=True, slots=True)
class Scale:
    """How pixels of a straightened page become points of a page of the document."""

    page: int
    point: float  # points a pixel has
    turn: Turn | None = None


def lines_of_runs(runs: Sequence[Run], scale: Scale) -> list[Line]:
    """The printed lines of one region from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.box.left)):
        last = rows[-1][-1] if rows else None
        if last and run.middle - last.middle <= _SAME_ROW * min(run.size, last.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.box.left), scale) for row in rows]


@dataclass
class _Text:
    """A line while it is put together; ``edges`` has one for every character so far."""

    text: str
    edges: list[float]
    percent: bytearray
    rivals: list[tuple[int, int, str]]

    def add(self, mark: Mark, left: float) -> None:
        """Add a character that begins at a place, or a figure that may have been overlooked."""
        at = len(self.text)
        if _tells(mark):
            self.rivals.append((at, at + len(mark.text), mark.rival or ""))
        if mark.text:
            self.text += mark.text
            self.edges.append(left)
            self.percent.append(min(math.floor(mark.probability * 100), _SURE))

    def space(self, left: float) -> None:
        """Add a gap that begins at a place."""
        self.text += " "
        self.edges.append(left)
        self.percent.append(_SURE)


def _tells(mark: Mark) -> bool:
    """Whether a rival matters: it makes another number."""
    if mark.rival is None:
        return False
    return all(c in _FIGURES for c in (mark.text, mark.rival) if c)


def _line(row: Sequence[Run], scale: Scale) -> Line:
    """Runs side by side as one line."""
    made = _Text("", [], bytearray(), [])
    for index, run in enumerate(row):
        if index and _parted(row[index - 1], run):
            made.space(row[index - 1].box.right)
        _add_run(made, run)
    size = max(run.size for run in row)
    middle = sum(run.middle for run in row) / len(row)
    edges = [*made.edges, row[-1].box.right]
    for i in range(1, len(edges)):
        edges[i] = max(edges[i], edges[i - 1])
    return Line(
        scale.page,
        made.text,
        round((middle - size / 2) * scale.point, 1),
        round((middle + size / 2) * scale.point, 1),
        tuple(round(edge * scale.point, 1) for edge in edges),
        Recognition(bytes(made.percent), tuple(made.rivals), scale.turn),
    )


def _parted(before: Run, run: Run) -> bool:
    """Whether a space stands between two runs."""
    figures = _is_narrow(before.snippet.text[-1]) and _is_narrow(run.snippet.text[0])
    share = _FIGURES_APART if figures else _APART
    return run.box.left - before.box.right > share * min(before.size, run.size)


def _is_narrow(character: str) -> bool:
    return character < _IDEOGRAPH


def _add_run(made: _Text, run: Run) -> None:
    """Add the characters of a run, with a space where they stand apart."""
    last: Mark | None = None
    for mark in _kept(run.snippet.marks):
        if not mark.text:
            made.add(mark, run.box.left)
            continue
        left = run.box.left
        if last is not None:
            before, behind = _half(last, run.size), _half(mark, run.size)
            gap = mark.column - last.column
            left = last.column + gap * before / (before + behind)
            if gap - before - behind > _APART * run.size:
                made.space(last.column + before)
                left = mark.column - behind
        made.add(mark, left)
        last = mark


def _half(mark: Mark, size: float) -> float:
    """Half the width that a character has in type of a size."""
    return size / 4 if _is_narrow(mark.text) else size / 2


def _kept(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks without spaces beside ideographs, where the network only saw the gap of the setting."""
    texts = [mark for mark in marks if mark.text]
    narrow = {
        id(mark)
        for i, mark in enumerate(texts)
        if mark.text.isspace()
        and 0 < i < len(texts) - 1
        and _is_narrow(texts[i - 1].text)
        and _is_narrow(texts[i + 1].text)
    }
    for mark in marks:
        if not mark.text.isspace() or id(mark) in narrow:
            yield mark
