"""Places: where words stand that are no numbers, as well as the numbers around them tell."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from extract.numbers import Number
from extract.records import Report, Span, Where

Locate = Callable[[Span], Where]


def locator(report: Report) -> Locate:
    """A function from logical places to full ones, for callers that do not have the documents at hand.

    The physical place (line, row, page) is that of the nearest number in the same block, at the place or before it.
    """
    starts: defaultdict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for number in report.numbers:
        starts[number.source, number.block].append((number.start, number.id))
    for entries in starts.values():
        entries.sort()

    def locate(place: Span) -> Where:
        entries = starts.get((place.source, place.block), [])
        at = bisect_left(entries, (place.start, ""))
        inside = at < len(entries) and entries[at][0] < place.end
        near = entries[at if inside or at == 0 else at - 1 :][:1]
        known = report.wheres.get(near[0][1]) if near else None
        return (known or _bare(place)).model_copy(
            update={"start": place.start, "end": place.end, "quote": "", "char": None, "boxes": ()}
        )

    return locate


def where_of(report: Report, number: Number) -> Where:
    """The place of a number, the logical one at least."""
    return report.wheres.get(number.id) or _bare(number)


def _bare(place: Span | Number) -> Where:
    return Where(source=place.source, block=place.block, start=place.start, end=place.end)
