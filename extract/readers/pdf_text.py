"""Text from printed lines: the lines of a cell or of a paragraph as one string that knows its places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extract.readers.printed import Line, PrintedCell
from extract.readers.tables import Content, run_together
from extract.readers.wrapping import HANGING, begins_badly, glue

_STRAY: Final = 20  # one of so many recognised lines may look longer than it is
_WIDEST_PADDING: Final = 6.0  # points: further from the rule, a line is set in or centred


@dataclass(frozen=True, slots=True)
class Padding:
    """The room between the rules of a cell and its text."""

    left: float = 0.0
    right: float = 0.0

    def room(self, cell: PrintedCell) -> float:
        """How long a line of the cell can be."""
        return cell.box.right - cell.box.left - self.left - self.right


def padding_of(cells: Iterable[PrintedCell]) -> Padding:
    """The padding that all cells of a table leave; of recognised lines a few may seem to reach further.

    Programs may hang the mark at the end of a line beyond it, and a character alone may be wider than its cell, so that
    neither is measured.
    """
    left, right = [_WIDEST_PADDING], [_WIDEST_PADDING]
    recognised = False
    for _, _, _, _, box, lines, _, _ in cells:
        first, _, last, _ = box
        for _, text, _, _, edges, recognition in lines:
            if len(text) == 1:
                continue
            left.append(edges[0] - first)
            right.append(last - edges[-2 if text[-1] in HANGING else -1])
            recognised = recognised or recognition is not None
    rank = len(left) // _STRAY if recognised else 0
    return Padding(*(max(sorted(side)[rank] if rank else min(side), 0.0) for side in (left, right)))


def separators(cell: PrintedCell, padding: Padding) -> list[str]:
    """What stands between each two lines of a cell.

    A character alone above a mark that no line begins with was moved down with it, for which the cell is too narrow.
    """
    room, lines = padding.room(cell), cell.lines
    between = [glue(a, b, room - a.width, room) for a, b in pairwise(lines)]
    for i, (line, following) in enumerate(pairwise(lines[1:])):
        if len(line.text) == 1 and begins_badly(following.text):
            between[i] = ""
    return between


def content_of(lines: Sequence[Line], between: Sequence[str]) -> Content:
    """Lines as one string, with what stands between each two of them."""
    text, starts = run_together(lines, between)
    return Content(text, tuple(zip(starts, lines, strict=True)))
