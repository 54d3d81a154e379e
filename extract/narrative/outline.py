"""Outline: the numbered headings of a text, and under which of them each paragraph stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.narrative.lexicon import Lexicon, lexicon
from extract.vocabulary.form_words import squash

_HAN = "一二三四五六七八九十"
_STYLES = (
    ("part", rf"第([{_HAN}]{{1,3}})(?:部分|章|节)[、:：\s]*"),
    ("han", rf"([{_HAN}]{{1,3}})\s*[、.．]\s*"),
    ("han_paren", rf"[（(]\s*([{_HAN}]{{1,3}})\s*[)）][、.．]?\s*"),
    ("arabic", r"(\d{1,2})\s*(?:[、．.](?!\d)|[、．.](?=(?:19|20)\d\d\s*年))\s*"),
    ("arabic_paren", r"[（(]?\s*(\d{1,2})\s*[)）][、.．]?\s*"),
    ("circle", r"([①-⑳])\s*"),
)
_RANK = {name: rank for rank, (name, _) in enumerate(_STYLES)}
_BEGUN = re.compile(rf"\s*[第（({_HAN}\d①-⑳]")
_NUMBERED = [(name, re.compile(r"\s*" + pattern)) for name, pattern in _STYLES]
_TITLE = 40  # no heading of a report is longer than two lines of it
_RUN_IN = 30
_LONG_NAME = 80  # a line of the accounts is named by its class, its section and its item
_CUT = re.compile(r"[，,。；;：:]")
_RUN_IN_END = re.compile(r"[。：:]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading, or an item that others are listed under: its number, its words and what it stands under."""

    style: str
    value: int
    title: str
    name: str
    parents: "tuple[Section, ...]"
    block: int

    @property
    def path(self) -> tuple[str, ...]:
        """The titles of everything above, and its own."""
        return (*(parent.title for parent in self.parents), self.title)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with the sections above it; its own text starts at ``body``.

    ``opens`` is the section that the paragraph itself begins; its own words belong to it where it is a heading, and
    stand beside it where it is an item with words of its own.
    """

    block: int
    text: str
    body: int
    above: tuple[Section, ...]
    opens: Section | None = None

    @property
    def subject(self) -> str:
        """What the words behind a colon, or a line of the accounts, are about: the name in front of them."""
        line = lexicon()["outline.account_line"]
        about = self.opens or next(iter(self.above[-1:]), None)
        if about is not None and line.search(about.name):
            return next((part for part in reversed(line.split(about.name)) if part.strip()), "")
        named = self.opens is not None and self.text[: self.body].rstrip().endswith(("：", ":"))
        return self.opens.name if self.opens and named else ""

    @property
    def path(self) -> tuple[str, ...]:
        """The titles of the sections above."""
        return tuple(section.title for section in self.above)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph starts: style and value of its number, its title, and where its own text goes on."""

    style: str
    value: int
    title: str
    name: str
    body: int
    heading: bool


def outline(paragraphs: Sequence[tuple[int, str, Sequence[int]]]) -> Iterator[Placed]:
    """Place paragraphs, given as block, text and the offsets of its quantities, in the outline of the text."""
    words = lexicon()
    stack: tuple[Section, ...] = ()
    for block, text, quantities in paragraphs:
        opening = opening_of(text, quantities)
        if _is_title(text, words):
            stack, opening = (), None
        if opening is None:
            yield Placed(block, text, 0, stack)
            continue
        above = _above(stack, opening)
        section = Section(opening.style, opening.value, opening.title, opening.name, above, block)
        stack = (*above, section)
        yield Placed(block, text, opening.body, stack if opening.heading else above, section)


def opening_of(text: str, quantities: Sequence[int]) -> Opening | None:
    """The number and title that ``text`` starts with, or None where it is not numbered.

    >>> opening_of("（一）基本支出情况", ())
    Opening(style='han_paren', value=1, title='（一）基本支出情况', name='基本支出情况', body=9, heading=True)
    >>> opening_of("1.2023年预算资金65.80万元。", (11,)).heading
    False
    """
    for style, pattern in _NUMBERED if _BEGUN.match(text) else ():
        if match := pattern.match(text):
            if any(q < match.end() for q in quantities):
                return None  # the numeral was read as a figure
            value = _value(match.group(1))
            return _opening(text, quantities, style, value, match.end()) if value else None
    return None


def _opening(
    text: str, quantities: Sequence[int], style: str, value: int, start: int
) -> Opening | None:
    first = next((q for q in quantities if q >= start), len(text))
    number = _SPACE.sub("", text[:start])
    end = len(text.rstrip())
    if first >= end and end - start <= _TITLE and not text.rstrip().endswith(("。", "；", ";")):
        name = _name(text[start:end].rstrip("：:"))
        return Opening(style, value, number + name, name, end, heading=True)
    found = _RUN_IN_END.search(text, start)
    if found and found.start() <= min(first, start + _reach(text, start)):
        name = _name(text[start : found.start()])
        return Opening(style, value, number + name, name, found.end(), heading=True)
    cut = _CUT.search(text, start)
    stop = min(first, cut.start() if cut else len(text), start + _RUN_IN)
    name = _name(text[start:stop])
    return Opening(style, value, number + name, name, start, heading=False)


def _reach(text: str, start: int) -> int:
    """How long a heading may be that its own text follows.

    A name without any comma may be long before a colon, and so may a line of the accounts before a full stop.
    """
    cut = _CUT.search(text, start)
    accounted = cut is not None and lexicon().has("outline.account_line", text[start : cut.end()])
    return _LONG_NAME if cut and (cut.group() in "：:" or accounted) else _RUN_IN


def _name(text: str) -> str:
    """The words of a title without a remark in brackets at its end."""
    bare = _SPACE.sub("", text).rstrip("（(")
    return lexicon()["outline.remark"].sub("", bare) or bare


def _above(stack: tuple[Section, ...], opening: Opening) -> tuple[Section, ...]:
    """The sections that a new one stands under.

    It goes on with the innermost series that it is the next of; a style that no number goes with may go on with
    another one, since authors mix 二、 and 3、. A number that starts again opens a level below where sections of
    another style are open.
    """
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == opening.style and stack[depth].value + 1 == opening.value:
            return stack[:depth]
    same = [i for i, section in enumerate(stack) if section.style == opening.style]
    if opening.value > 1 and not same:
        for depth, section in enumerate(stack):
            if section.value + 1 == opening.value:
                return stack[:depth]
    if same:
        nested = opening.value == 1 and same[-1] < len(stack) - 1 and opening.style == "han"
        return stack if nested and stack[same[-1]].value > 1 else stack[: same[-1]]
    ranks = [i for i, section in enumerate(stack) if _RANK[section.style] > _RANK[opening.style]]
    return stack[: ranks[0]] if ranks else stack


def _is_title(text: str, words: Lexicon) -> bool:
    """Whether a line names a report, a form or an annex, with which every outline starts anew."""
    bare = squash(text)
    if len(bare) > _TITLE:
        return False
    return words.has("outline.titles", bare) or words.has("outline.annex", bare)


def _value(numeral: str) -> int:
    """The value of a list number: 十二, 12 or ⑫; 0 where it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _HAN.find(ones) + 1 if len(ones) == 1 else 0
    return (_HAN.find(tens) + 1 if tens else 1) * 10 + (_HAN.find(ones) + 1 if ones else 0)
