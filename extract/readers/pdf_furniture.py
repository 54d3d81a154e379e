"""Furniture of pages: page numbers and what repeats in the margins, told from text that stands once."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Final

from extract.readers.printed import Leaf, Line
from extract.vocabulary import derived, load

MARGIN: Final = 64.0  # points: running heads and feet stand this near the edge of the page
NUMBER_MARGIN: Final = 100.0  # official papers put the page number higher
_OTHER: Final = re.compile(r"\d[.．,，]\d|[^\d\s/／.·•—–－_~|-]")  # a decimal counts no pages
_AT_END: Final = re.compile(
    r"(?P<before>.*?\D)(?P<page>\d{1,4})(?P<behind>\s*(?:[/／]\s*\d{1,4})?)"
)
_AT_BEGINNING: Final = re.compile(r"(?P<before>)(?P<page>\d{1,4})(?P<behind>\D.*)")
_MARKS: Final = re.compile(r"[^\w{}-]+")
_CLOCK: Final = re.compile(r"\d[:：]\d\d(?!\d)")
_SAME_PLACE: Final = 2.0
_LARGER: Final = 1.2  # times the usual height: a title, even where every page has the same

Place = tuple[int, int]
"""The number of a page and the index of a line among those outside its tables."""
Outer = tuple[Leaf, int, Line]
"""One of the first two or the last two lines of a page."""


def furniture_of(pages: Sequence[Leaf]) -> list[tuple[Place, Line]]:
    """The furniture of pages, each line with its place, in the order of the pages."""
    outer = [(page, i, line) for page in pages for i, line in page.outer_lines]
    beside = _page_numbers(outer) | _running(outer, pages)
    found = (((page.number, i), line) for page, i, line in outer)
    return [(place, line) for place, line in found if place in beside]


def _page_numbers(outer: Sequence[Outer]) -> set[Place]:
    """Lines that count the pages; one alone must give the number of its page."""
    by_offset: defaultdict[int, list[Place]] = defaultdict(list)
    for page, i, line in outer:
        if _in_margin(page, line, NUMBER_MARGIN):
            for number in _numbers(line.text)[:1]:
                by_offset[number - page.number].append((page.number, i))
    return {
        place
        for offset, places in by_offset.items()
        if offset == 0 or len({number for number, _ in places}) > 1
        for place in places
    }


def _in_margin(page: Leaf, line: Line, margin: float) -> bool:
    """Whether one of the outer lines of a page lies within its upper or lower margin."""
    return line.bottom <= margin or line.top >= page.height - margin


def _numbers(text: str) -> list[int]:
    """The numbers of a line that holds nothing but one or two of them and words of page numbers."""
    rest = _page_words().sub("", text)
    found = re.findall(r"\d+", rest)
    if not 1 <= len(found) <= 2 or _OTHER.search(rest):
        return []
    return [int(number) for number in found if len(number) <= 4]


@derived
def _page_words() -> re.Pattern[str]:
    words = load("pages")["page_number"]
    return re.compile("|".join(re.escape(word) for word in words))


def _running(outer: Sequence[Outer], pages: Sequence[Leaf]) -> set[Place]:
    """Lines that stand at the same place in the margin of several pages and that are no titles.

    They are no larger than the text, tell the time of printing, or count the pages.
    """
    heights = array("d")
    for page in pages:
        heights.extend(page.heights)
    usual = median(heights) if heights else 0.0
    places: defaultdict[tuple[str, bool], list[tuple[float, Place]]] = defaultdict(list)
    for page, i, line in outer:
        if _in_margin(page, line, MARGIN):
            high = line.bottom <= MARGIN
            distance = line.top if high else page.height - line.bottom
            small = line.height <= _LARGER * usual or _CLOCK.search(line.text)
            for words in (*_counting(line.text, page.number), *([line.text] if small else ())):
                # recognition is not sure of marks, which are many in an address
                places[_MARKS.sub("", words), high].append((distance, (page.number, i)))
    return {place for found in places.values() for place in _repeated(found)}


def _counting(text: str, page: int) -> list[str]:
    """What is alike on every page in a line that has the number of the page at its end or its beginning.

    >>> _counting("www.example.cn/art/12.html 3/6", 3)
    ['www.example.cn/art/12.html {0}/6']
    """
    found = [m for m in (_AT_END.fullmatch(text), _AT_BEGINNING.fullmatch(text)) if m]
    return [f"{m['before']}{{{int(m['page']) - page}}}{m['behind']}" for m in found]


def _repeated(found: Sequence[tuple[float, Place]]) -> list[Place]:
    """Those of the lines with the same words that share their distance from the edge with one of another page."""
    steps = Counter(round(distance / _SAME_PLACE) for distance, _ in found)
    return [
        place
        for distance, place in found
        if sum(steps[round(distance / _SAME_PLACE) + i] for i in (-1, 0, 1)) > 1
    ]
