"""Wrapping: whether a printed line goes on in the next one, and what belongs between them.

A line was wrapped where what comes next would not have fitted behind it. What comes next is a whole word or
number, or one ideograph with the punctuation that may not begin a line. Narrow cells break numbers anywhere.
"""

import re
from typing import Final

from extract.readers.printed import Line

_WORD: Final = r"0-9A-Za-z０-９.,:%％"
_WORD_HERE: Final = re.compile(rf"[{_WORD}]+")
_FIGURE: Final = re.compile(
    r"\d[!-~]*"
)  # a number, with the signs and numbers that are written on to it
_TAIL: Final = re.compile(rf"[{_WORD}]+$")
_CLOSING: Final = "，。、；：？！）】》」』”’,.;:?!)]}%％·…"
_OPENING: Final = "（【《「『“‘([{"
_COMMAS: Final = "，,."
HANGING: Final = frozenset("，。、；：？！")
"""Marks that begin no line; programs may let them hang beyond the end of one."""
# programs keep quotation marks with the text on either side
_OPENING_QUOTES: Final = "“‘"
_CLOSING_QUOTES: Final = "”’"
_ITEM: Final = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\.\d))[)）、.．:：]|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部条]"
)
_SLACK: Final = 0.4  # of the type size: how far the measure of a line may be off


def glue(line: Line, following: Line, spare: float, room: float) -> str:
    """What stands between two lines: nothing, a space, or a line feed where the first line was ended on purpose.

    ``spare`` is the room left behind the first line, ``room`` the room of a whole line.
    """
    if begins_badly(following.text):
        return ""
    size = type_size(line)
    slack = _SLACK * size
    if spare >= slack and spare >= _next_width(following) + slack:
        return "\n"
    if _needs_space(line, following, spare, room, size):
        return " "
    return ""


def begins_badly(text: str) -> bool:
    """Whether a text begins with a mark that no line begins with, but in a cell too narrow for it elsewhere."""
    return text[:1] in HANGING


def begins_item(text: str) -> bool:
    """Whether a text begins with the number of a section or of a list item."""
    return _ITEM.match(text) is not None


def type_size(line: Line) -> float:
    """The size of the type: as wide as the last ideograph where there is one."""
    # the last one of all has no gap behind it, which justifying would have widened
    text, edges = line.text, line.edges
    for i in range(len(text) - 1, -1, -1):
        if text[i] >= "\u2e80":
            return edges[i + 1] - edges[i]
    return 0.8 * line.height


def _next_width(following: Line) -> float:
    """The width of what had to move to the next line together; programs may keep a number with the comma before it."""
    text = following.text
    end = _unit(text, 0)
    while end < len(text):
        if text[end] in _CLOSING or text[end] in _OPENING_QUOTES:
            end += 1
        elif text[end - 1] in _OPENING or text[end - 1] in _CLOSING_QUOTES:
            end = _unit(text, end)
        elif text[end - 1] in _COMMAS and (figure := _FIGURE.match(text, end)):
            end = figure.end()
        else:
            break
    return following.edges[end] - following.left


def _unit(text: str, start: int) -> int:
    """Where the word or the single character at ``start`` ends."""
    word = _WORD_HERE.match(text, start)
    return word.end() if word else start + 1


def _needs_space(line: Line, following: Line, spare: float, room: float, size: float) -> bool:
    """Whether two words meet at the break, which a space must have parted.

    A number goes on where the line is full to the last digit; a word is only broken where it is longer than a line.
    """
    head = _WORD_HERE.match(following.text)
    tail = _TAIL.search(line.text) if head and _WORD_HERE.match(line.text[-1]) else None
    if not tail or not head:
        return False
    joined = line.right - line.edges[tail.start()] + following.edges[head.end()] - following.left
    if joined > room - size:
        return False
    if tail.group()[-1].isdigit() or head.group()[0].isdigit():
        return spare >= (0.5 + _SLACK) * size
    return tail.group()[-1].isalpha() and head.group()[0].isalpha()
