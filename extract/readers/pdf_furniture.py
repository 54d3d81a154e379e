"""Furniture of pages: page numbers and what repeats in the margins, told from text that stands once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Final

from extract.readers.printed import Line, Page
from extract.vocabulary import load

_MARGIN: Final = 64.0  # points: running heads and feet stand this near the edge of the page
_NUMBER_MARGIN: Final = 100.0  # official papers put the page number higher
_OTHER: Final = re.compile(r"\d[.．,，]\d|[^\d\s/／.·•—–－_~|-]")  # a decimal counts no pages
_SAME_PLACE: Final = 2.0
_LARGER: Final = 1.2  # times the usual height: a title, even where every page has the same


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    """The pages without their furniture, and the furniture."""
    beside = _page_numbers(pages) | _running(pages)
    kept = tuple(
        replace(page, lines=tuple(line for line in page.lines if id(line) not in beside))
        if any(id(line) in beside for line in page.lines)
        else page
        for page in pages
    )
    return kept, tuple(line for page in pages for line in page.lines if id(line) in beside)


def _page_numbers(pages: Sequence[Page]) -> set[int]:
    """Lines that count the pages; one alone must give the number of its page."""
    by_offset: defaultdict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in _in_margins(page, _NUMBER_MARGIN):
            for number in _numbers(line.text)[:1]:
                by_offset[number - page.number].append(line)
    return {
        id(line)
        for offset, lines in by_offset.items()
        if offset == 0 or len({line.page for line in lines}) > 1
        for line in lines
    }


def _in_margins(page: Page, margin: float) -> Iterable[Line]:
    """The lines that lie within the upper or lower margin, with no text between them and the edge."""
    lines = (*page.lines[:2], *page.lines[2:][-2:])
    return (line for line in lines if line.bottom <= margin or line.top >= page.height - margin)


def _numbers(text: str) -> list[int]:
    """The numbers of a line that holds nothing but one or two of them and words of page numbers."""
    rest = _page_words().sub("", text)
    found = re.findall(r"\d+", rest)
    if not 1 <= len(found) <= 2 or _OTHER.search(rest):
        return []
    return [int(number) for number in found if len(number) <= 4]


@cache
def _page_words() -> re.Pattern[str]:
    words = load("pages")["page_number"]
    return re.compile("|".join(re.escape(word) for word in words))


def _running(pages: Sequence[Page]) -> set[int]:
    """Lines that stand at the same place in the margin of several pages, no larger than the text."""
    heights = [line.height for page in pages for line in page.lines]
    heights += [line.height for p in pages for t in p.tables for c in t.cells for line in c.lines]
    usual = median(heights) if heights else 0.0
    places: defaultdict[tuple[str, bool], list[tuple[float, Line]]] = defaultdict(list)
    for page in pages:
        for line in _in_margins(page, _MARGIN):
            high = line.bottom <= _MARGIN
            distance = line.top if high else page.height - line.bottom
            if line.height <= _LARGER * usual:
                places[line.text, high].append((distance, line))
    return {id(line) for found in places.values() for line in _repeated(found)}


def _repeated(found: Sequence[tuple[float, Line]]) -> list[Line]:
    """Those of the lines with the same words that share their distance from the edge with one of another page."""
    steps = Counter(round(distance / _SAME_PLACE) for distance, _ in found)
    return [
        line
        for distance, line in found
        if sum(steps[round(distance / _SAME_PLACE) + i] for i in (-1, 0, 1)) > 1
    ]
