"""Page anchors of one block, kept as arrays: a report of many pages has hundreds of thousands of them.

An anchor is made when it is asked for. Places on pages are kept to a tenth of a point.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Final, overload

from extract.anchors import PageAnchor, Recognition
from extract.places import PageBox

_DIGITS: Final = 1
_HASHED: Final = 3
_HEIGHTS: Final = 256  # a page has fewer lines

Printed = tuple[int, int, float, float, Sequence[float], Recognition | None]
"""Where the text of an anchor begins, then its page, top, bottom, edges and recognition."""


@lru_cache(_HEIGHTS)
def _rounded(height: float) -> float:
    """A height to a tenth of a point; what stands on one line has one."""
    return round(height, _DIGITS)


class PageAnchors(Sequence[PageAnchor]):
    """Anchors as arrays: where texts begin, pages, tops, bottoms and all edges one behind the other."""

    __slots__ = ("_begins", "_bottoms", "_edges", "_pages", "_recognised", "_starts", "_tops")

    def __init__(self, anchors: Iterable[Printed] = ()) -> None:
        starts, pages, tops, bottoms, edges, recognised = (
            tuple(zip(*anchors, strict=True)) or ((),) * 6
        )
        self._fill(starts, pages, (tops, bottoms), edges, recognised)

    @classmethod
    def of(  # the columns of one table
        cls,
        starts: Iterable[int],
        pages: Iterable[int],
        tops: Iterable[float],
        bottoms: Iterable[float],
        edges: Sequence[Sequence[float]],
        recognised: Iterable[Recognition | None],
    ) -> "PageAnchors":
        """Anchors column by column."""
        made = cls.__new__(cls)
        made._fill(starts, pages, (tops, bottoms), edges, recognised)  # noqa: SLF001  # of the same class
        return made

    def _fill(
        self,
        starts: Iterable[int],
        pages: Iterable[int],
        sides: tuple[Iterable[float], Iterable[float]],
        edges: Sequence[Sequence[float]],
        recognised: Iterable[Recognition | None],
    ) -> None:
        self._starts, self._pages = array("I", starts), array("I", pages)
        self._tops, self._bottoms = (array("f", side) for side in sides)
        self._begins = array("I", accumulate(map(len, edges), initial=0))
        placed = array("d")
        for some in edges:
            placed.extend(some)
        self._edges = array("f", placed)
        self._recognised: dict[int, Recognition] = {
            index: reading for index, reading in enumerate(recognised) if reading is not None
        }

    def __len__(self) -> int:
        return len(self._starts)

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
            return self.__getstate__() == other.__getstate__()
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash((len(self._starts), self._edges[:_HASHED].tobytes()))

    def __repr__(self) -> str:
        return f"PageAnchors({list(self)!r})"

    def __getstate__(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(self.__slots__, state, strict=True):
            setattr(self, name, value)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the text of each anchor begins and ends, without making the anchors."""
        edges = map(sub, self._begins[1:], self._begins)
        return [
            (start, start + count - 1) for start, count in zip(self._starts, edges, strict=True)
        ]

    @property
    def recognised(self) -> list[PageAnchor]:
        """The anchors whose characters were read from an image."""
        return [self._made(index) for index in self._recognised]

    def box(self, index: int, start: int, end: int) -> PageBox:
        """The box around those of the characters ``start:end`` of the block that an anchor holds."""
        if index in self._recognised:
            anchor = self._made(index)
            return anchor.box(max(start, anchor.start), min(end, anchor.end))
        first, begin, stop = self._starts[index], self._begins[index], self._begins[index + 1]
        low, high = begin + max(0, start - first), min(stop, begin + end - first + 1)
        edges = self._edges[low:high].tolist()
        top, bottom = self._tops[index], self._bottoms[index]
        return PageBox.model_construct(
            page=self._pages[index],
            box=(
                round(min(edges), _DIGITS),
                _rounded(top),
                round(max(edges), _DIGITS),
                _rounded(bottom),
            ),
        )

    def _made(self, index: int) -> PageAnchor:
        start, begin, end = self._starts[index], self._begins[index], self._begins[index + 1]
        top, bottom = (round(side[index], _DIGITS) for side in (self._tops, self._bottoms))
        edges = tuple(round(edge, _DIGITS) for edge in self._edges[begin:end])
        stop = start + len(edges) - 1
        found = self._recognised.get(index)
        return PageAnchor(start, stop, self._pages[index], top, bottom, edges, found)
