"""Paragraphs of a PDF: printed lines outside tables joined where a paragraph was wrapped."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extract.readers.pdf_text import content_of
from extract.readers.printed import Extent, Leaf, Line
from extract.readers.tables import Content
from extract.readers.wrapping import begins_item, glue, type_size

_SENTENCE_END: Final = "。！？!?；;：:"
_GOES_ON: Final = "：:；;"
_NARROWER: Final = (
    40.0  # points: how much nearer to the edge the right margin may be than the left one
)
_SAME: Final = 6.0  # points: lines that end together
_LEADING: Final = 1.6  # times the height of a line: a wider gap stands between paragraphs
_CLOSE: Final = (
    0.7  # times the height of a line: the most between two lines where nothing is known of others
)
_CLOSER: Final = 0.2  # times the height of a line: so much more is the space between two paragraphs
_INDENT: Final = 0.5  # times the height of a line
_SAME_TYPE: Final = 0.15  # share of the type size by which lines of one paragraph may differ

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of pages of one size: where lines begin, how far right they reach, and how far down text does."""

    left: float
    right: float
    floor: float


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A paragraph as printed: its lines and what stands between them."""

    lines: tuple[Line, ...]
    between: tuple[str, ...] = ()

    def is_close(self, line: Line) -> bool:
        """Whether a line of the same page follows as near as the lines of the paragraph follow each other.

        After one line that ends with a colon it must only be no further away than lines usually are.
        """
        last = self.lines[-1]
        if last.page != line.page:
            return False
        if len(self.lines) == 1 or self.lines[-2].page != last.page:
            return last.text[-1] in _GOES_ON and line.top - last.bottom < _CLOSE * line.height
        usual = last.bottom - self.lines[-2].bottom
        return line.bottom - last.bottom < usual + _CLOSER * line.height

    @property
    def content(self) -> Content:
        """The paragraph as one string."""
        return content_of(self.lines, self.between)


def frames_of(pages: Sequence[Leaf], beside: Collection[tuple[int, int]]) -> dict[Size, Frame]:
    """The text area for each size of page; ``beside`` are pages and indexes of lines that are furniture."""
    without: defaultdict[int, list[int]] = defaultdict(list)
    for number, index in beside:
        without[number].append(index)
    extents: defaultdict[Size, list[Extent]] = defaultdict(list)
    for page in pages:
        extents[size_of(page)].append(page.extent(without.get(page.number, ())))
    sizes = {size_of(page): page for page in reversed(pages)}
    return {size: _frame(extents[size], page.width, page.height) for size, page in sizes.items()}


def size_of(page: Leaf) -> Size:
    """The size of a page in whole points."""
    return round(page.width), round(page.height)


def _frame(extents: Sequence[Extent], width: float, height: float) -> Frame:
    lines = [line for extent in extents for line in extent.lines]
    tables = [span for extent in extents for span in extent.tables]
    tops = [*(top for _, top, *_ in lines), *(top for top, _ in tables)]
    bottoms = [*(line[3] for line in lines), *(bottom for _, bottom in tables)]
    # margins are taken as even unless the text itself reaches further
    top = min(tops, default=0.0)
    floor = max(bottoms, default=height)
    if floor < height - top - _NARROWER:
        floor = height - top
    return Frame(_left_margin(lines), _right_margin(lines, width), floor)


def _left_margin(lines: Sequence[Sequence[float]]) -> float:
    """Where lines begin that are not indented: the place furthest to the left that two of them share."""
    begins = sorted(line[0] for line in lines)
    shared = (first for first, second in pairwise(begins) if second - first <= 1.0)
    return next(shared, begins[0] if begins else 0.0)


def _right_margin(lines: Sequence[Sequence[float]], width: float) -> float:
    """Where lines end that are full: the furthest place that two of them share, if it is near an even margin."""
    even = width - min((line[0] for line in lines), default=0.0)
    ends = sorted((line[2] for line in lines if line[2] > even - _NARROWER), reverse=True)
    for first, second in pairwise(ends):
        if first - second <= _SAME:
            return first
    return even


def paragraphs_of(lines: Iterable[Line], frames: dict[int, Frame]) -> list[Wrapped]:
    """Consecutive lines as paragraphs; ``frames`` gives the text area of each page."""
    found: list[Wrapped] = []
    for line in lines:
        last = found[-1] if found else None
        between = _between(last, line, frames[last.lines[-1].page]) if last else "\n"
        if last and between != "\n":
            found[-1] = Wrapped((*last.lines, line), (*last.between, between))
        else:
            found.append(Wrapped((line,)))
    return found


def _between(paragraph: Wrapped, line: Line, frame: Frame) -> str:
    """What stands before a line that goes on with the paragraph, or a line feed where it begins another one."""
    last = paragraph.lines[-1]
    if not _same_setting(last, line) or not _in_order(paragraph, line, frame.left):
        return "\n"
    return glue(last, line, frame.right - last.right, frame.right - line.left)


def _same_setting(last: Line, line: Line) -> bool:
    """Whether two lines are set alike and follow each other closely, both as running text."""
    if len(last.columns) > 1 or len(line.columns) > 1:
        return False
    # a justified line looks larger by its gaps, one with Latin letters by its height; never both
    sizes, heights = (type_size(last), type_size(line)), (last.height, line.height)
    if all(max(pair) - min(pair) > _SAME_TYPE * max(pair) for pair in (sizes, heights)):
        return False
    if last.page != line.page:
        return line.page == last.page + 1
    return line.top - last.bottom <= _LEADING * last.height


def _in_order(paragraph: Wrapped, line: Line, margin: float) -> bool:
    """Whether a line starts where a wrapped line would.

    A number of a list or section begins a paragraph. After the end of a sentence a line must stand out to the left of
    the paragraph's first line; where that one is not indented, they must be as near as lines of a paragraph are.
    """
    if begins_item(line.text):
        return False
    first, last = paragraph.lines[0], paragraph.lines[-1]
    indent = _INDENT * line.height
    if last.text[-1] in _SENTENCE_END:
        plain = max(first.left, line.left) < margin + indent and paragraph.is_close(line)
        return plain or line.left < first.left - indent
    return line.left <= last.left + indent
