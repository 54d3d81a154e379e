"""Page anchors of one block, kept as two arrays: a report of many pages has hundreds of thousands of them.

An anchor is made when it is asked for. Places on pages are kept to a tenth of a point.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, overload

from extract.anchors import PageAnchor, Recognition
from extract.places import PageBox

_MARKS: Final = 3  # numbers of an anchor: where its text begins, its page, where its edges begin
_PLACED: Final = 2  # numbers before the edges: top and bottom
_DIGITS: Final = 1

Printed = tuple[int, int, float, float, Sequence[float], Recognition | None]
"""Where the text of an anchor begins, then its page, top, bottom, edges and recognition."""

_State = tuple["array[int]", "array[float]", dict[int, Recognition]]


class PageAnchors(Sequence[PageAnchor]):
    """Anchors as whole numbers in one array, and top, bottom and edges of each in another."""

    __slots__ = ("_edges", "_marks", "_recognised")

    def __init__(self, anchors: Iterable[Printed] = ()) -> None:
        marks: list[int] = []
        placed = array("d")
        self._recognised: dict[int, Recognition] = {}
        for start, page, top, bottom, edges, recognition in anchors:
            if recognition is not None:
                self._recognised[len(marks) // _MARKS] = recognition
            marks += (start, page, len(placed))
            placed.append(top)
            placed.append(bottom)
            placed.extend(edges)
        self._marks, self._edges = array("I", marks), array("f", placed)

    def __len__(self) -> int:
        return len(self._marks) // _MARKS

    @overload
    def __getitem__(self, index: int) -> PageAnchor: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[PageAnchor, ...]: ...

    def __getitem__(self, index: int | slice) -> PageAnchor | tuple[PageAnchor, ...]:
        if isinstance(index, slice):
            return tuple(self._made(i) for i in range(*index.indices(len(self))))
        count = len(self)
        if not -count <= index < count:
            raise IndexError(index)
        return self._made(index % count)

    def __iter__(self) -> Iterator[PageAnchor]:
        return map(self._made, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PageAnchors):
            mine, theirs = (
                (a._marks, a._edges, a._recognised)  # noqa: SLF001  # of the same class
                for a in (self, other)
            )
            return mine == theirs
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash((len(self._marks), self._edges[:_MARKS].tobytes()))

    def __repr__(self) -> str:
        return f"PageAnchors({list(self)!r})"

    def __getstate__(self) -> _State:
        return self._marks, self._edges, self._recognised

    def __setstate__(self, state: _State) -> None:
        self._marks, self._edges, self._recognised = state

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the text of each anchor begins and ends, without making the anchors."""
        starts, begins = self._marks[::_MARKS], self._marks[2::_MARKS]
        begins.append(len(self._edges))
        lengths = (end - begin - 3 for begin, end in pairwise(begins))
        return [(start, start + length) for start, length in zip(starts, lengths, strict=True)]

    @property
    def recognised(self) -> list[PageAnchor]:
        """The anchors whose characters were read from an image."""
        return [self._made(index) for index in self._recognised]

    def box(self, index: int, start: int, end: int) -> PageBox:
        """The box around those of the characters ``start:end`` of the block that an anchor holds."""
        if index in self._recognised:
            anchor = self._made(index)
            return anchor.box(max(start, anchor.start), min(end, anchor.end))
        first, page, begin, stop = self._marked(index)
        left = begin + _PLACED + max(0, start - first)
        edges = self._edges[left : min(stop, begin + _PLACED + end - first + 1)]
        sides = min(edges), self._edges[begin], max(edges), self._edges[begin + 1]
        x0, y0, x1, y1 = (round(side, _DIGITS) for side in sides)
        return PageBox(page=page, box=(x0, y0, x1, y1))

    def _marked(self, index: int) -> tuple[int, int, int, int]:
        """Where the text of an anchor begins, its page, and where its numbers begin and end."""
        at = index * _MARKS
        start, page, begin = self._marks[at : at + _MARKS]
        end = self._marks[at + 5] if at + 5 < len(self._marks) else len(self._edges)
        return start, page, begin, end

    def _made(self, index: int) -> PageAnchor:
        start, page, begin, end = self._marked(index)
        top, bottom, *edges = [round(edge, _DIGITS) for edge in self._edges[begin:end]]
        stop = start + len(edges) - 1
        place = page, top, bottom, tuple(edges)
        return PageAnchor(start, stop, *place, self._recognised.get(index))
