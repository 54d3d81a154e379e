"""Clauses: running text cut at its punctuation, each quantity with the words before and after it in its own clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from extract.narrative.lexicon import lexicon
from extract.numbers import Kind, Number
from extract.scan_words import words as unit_words
from extract.vocabulary import REMEMBERED

_SENTENCE = frozenset("。！？!?")
_SEGMENT = frozenset("；;")
_CLAUSE = frozenset("，,：:")
_STRONG = _SENTENCE | _SEGMENT | _CLAUSE
_OPENING, _CLOSING = "（([【〔", "）)]】〕"
_QUOTES = {"“": "”", "「": "」", "《": "》", "‘": "’"}
_LONGEST_QUOTE = 60
_HAN = "\u2e80"  # where Chinese characters and their marks begin
_BARE = 4  # no more than a noun and no verb
_MORE = r"\s*[余多几来]?\s*"
_EITHER = {"(": "[（(]", ")": "[）)]"}  # units are kept with brackets of one width
_BOUND = re.compile(r"\s*(?:余|多)?(?:左右|以上|以下|以内|上下)")
_STOP = re.compile(r"[。！？!?；;，,：:.、]")  # what may end a clause
_QUOTE = re.compile(f"[{''.join(_QUOTES)}]")
_ROUND = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_EMPTY = re.compile(r"[\s，,。；;：:、]*")


class Mention(NamedTuple):
    """A quantity in running text.

    ``lead`` and ``tail`` are the words before and after it in its own clause, up to the next quantity; ``context`` is
    the last clause before it that holds no quantity; ``host`` is the place in the sequence of the quantity whose
    bracket it stands in, or -1. ``gap`` is everything between the quantity before and this one.
    """

    number: Number
    start: int
    end: int
    lead: str
    tail: str = ""
    context: str = ""
    gap: str = ""
    sentence: int = 0
    segment: int = 0
    clause: int = 0
    depth: int = 0
    host: int = -1


@dataclass(slots=True)
class _Frame:
    """The clause that is being read at one depth of brackets."""

    depth: int = 0
    host: int = -1
    end: int = -1
    buffer: list[str] = field(default_factory=list)
    context: str = ""
    last: int = -1

    def words(self) -> str:
        text = "".join(self.buffer)
        self.buffer.clear()
        return text


_RUN_ON = re.compile(
    r"(?<=[\u4e00-\u9fff%％）)])(?<!第)(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])"
    r"(?=[\u4e00-\u9fff]{4})"
)
"""The number of a heading that follows a word without a stop, where a text has lost its lines."""


class _Reader:
    """One pass over a text; collects its mentions."""

    def __init__(self, text: str, offset: int, numbers: Sequence[Number]) -> None:
        self.text = text
        self.mentions: list[Mention] = []
        self.frames = [_Frame()]
        self.sentence = self.segment = self.clause = 0
        self.spans = {n.start - offset: (n, n.end - offset) for n in numbers}
        self.quantities = sorted(at for at, (n, _) in self.spans.items() if n.kind.is_quantity)
        self.still = _quoted(text)
        self.headings = {m.start() for m in _RUN_ON.finditer(text)}
        self.brackets = _brackets(text, self.still)

    def read(self) -> tuple[Mention, ...]:
        """Walk over the text once, from one place where something begins or ends to the next."""
        at = 0
        for stop in self._stops():
            if stop >= at:
                self.frames[-1].buffer.append(self.text[at:stop])
                at = self._step(stop)
        self.frames[-1].buffer.append(self.text[at:])
        self._close_clause()
        return tuple(self.mentions)

    def _stops(self) -> list[int]:
        """Where more may stand than one more character of the words."""
        marks = {match.start() for match in _STOP.finditer(self.text)} - self.still
        return sorted(
            {*marks, *self.spans, *self.headings, *self.brackets, *self.brackets.values()}
        )

    def _step(self, at: int) -> int:
        """Take in what stands at ``at`` and say where to go on."""
        if at in self.headings:
            self._boundary("。")
        if at in self.spans:
            return self._numeral(at)
        char = self.text[at]
        if at in self.brackets:
            return self._bracket(at)
        if at == self.frames[-1].end:
            self._leave()
        elif at not in self.still and self._is_boundary(at, char):
            self._boundary(char)
        else:
            self.frames[-1].buffer.append(char)
        return at + 1

    def _numeral(self, at: int) -> int:
        number, end = self.spans[at]
        if not number.kind.is_quantity:
            listed = number.kind is Kind.LIST_NUMBER and self.text[end : end + 1].isspace()
            self.frames[-1].buffer.append("" if listed else self.text[at:end])
            return max(end, at + 1)
        end = max(_unit_end(self.text, end, number), at + 1)
        frame = self.frames[-1]
        lead = frame.words()
        if not lead.strip() and self._colon_before(at):
            lead = frame.context
        if frame.last >= 0:
            self._give_tail(frame, lead)
            money = number.kind is Kind.MONEY
            behind = "" if money else self.text[end : end + 1]
            lead = self._reached(frame.last, lead, behind) or self._after(
                self.mentions[frame.last], lead, money=money
            )
        before = self.mentions[-1].end if self.mentions else 0
        self.mentions.append(
            Mention(
                number=number,
                start=at,
                end=end,
                lead=lead,
                context=frame.context,
                gap=self.text[before:at],
                sentence=self.sentence,
                segment=self.segment,
                clause=self.clause,
                depth=frame.depth,
                host=frame.host,
            )
        )
        frame.last = len(self.mentions) - 1
        return end

    def _reached(self, last: int, words: str, behind: str) -> str:
        """The verb that reaches places of several levels, where each stands behind its count (涉及2个镇4个村)."""
        first, bare = self.mentions[last], words.strip()
        counted = first.number.kind is Kind.COUNT and 0 < len(bare) <= _BARE
        found = lexicon()["told.reach"].match(first.lead) if counted else None
        return found.group() if found and bare > _HAN and _IDEOGRAPH.match(behind) else ""

    def _after(self, previous: Mention, words: str, *, money: bool) -> str:
        """The words that name a quantity when another one stands before it in the same clause."""
        lex = lexicon()
        if lex.has("joints", words.strip()):
            return ""
        bare = words.strip()
        if money and previous.number.kind is Kind.MONEY and (whole := lex["within"].match(bare)):
            return bare[whole.end() :]
        counted = previous.number.kind is Kind.COUNT and 0 < len(bare) <= _BARE
        if previous.number.unit in lex.time_units and bare[:1] > _HAN:
            return previous.lead + self.text[previous.start : previous.end] + words
        return previous.lead + words if counted and money else words

    def _colon_before(self, at: int) -> bool:
        while at and self.text[at - 1].isspace():
            at -= 1
        return self.text.endswith(("：", ":"), 0, at)

    def _give_tail(self, frame: _Frame, words: str) -> None:
        if frame.last >= 0:
            self.mentions[frame.last] = self.mentions[frame.last]._replace(tail=words)

    def _bracket(self, at: int) -> int:
        """Enter a bracket that holds a quantity; one without is part of the words."""
        end = self.brackets[at]
        if bisect_right(self.quantities, at) == bisect_left(self.quantities, end):
            self.frames[-1].buffer.append(self.text[at : end + 1])
            return end + 1
        outer = self.frames[-1]
        host = outer.last if not "".join(outer.buffer).strip() else -1
        if host < 0 and self.mentions and _EMPTY.fullmatch(self.text[self.mentions[-1].end : at]):
            host = len(self.mentions) - 1
        self.frames.append(_Frame(depth=outer.depth + 1, host=host, end=end))
        self.clause += 1
        return at + 1

    def _leave(self) -> None:
        frame = self.frames.pop()
        self._give_tail(frame, frame.words())
        self.clause += 1

    def _is_boundary(self, at: int, char: str) -> bool:
        if char == ".":
            return at > 0 and self.text[at - 1] > _HAN
        if char == "、":
            return self.frames[-1].last >= 0 and self._quantity_comes_first(at)
        return char in _STRONG

    def _quantity_comes_first(self, at: int) -> bool:
        """Whether a quantity follows before the clause ends, so that the mark lists quantities and not words."""
        next_one = bisect_right(self.quantities, at)
        if next_one == len(self.quantities):
            return False
        return not any(c in _STRONG for c in self.text[at : self.quantities[next_one]])

    def _boundary(self, char: str) -> None:
        self._close_clause()
        if len(self.frames) == 1 and (char in _SENTENCE or char == "."):
            self.sentence += 1
            self.frames[-1].context = ""
        if char in _SENTENCE | _SEGMENT:
            self.segment += 1

    def _close_clause(self) -> None:
        frame = self.frames[-1]
        words = frame.words()
        if frame.last >= 0:
            self._give_tail(frame, words)
        elif words.strip():
            frame.context = words
        frame.last = -1
        self.clause += 1


def mentions_of(text: str, offset: int, numbers: Sequence[Number]) -> tuple[Mention, ...]:
    """The quantities among ``numbers`` in ``text``, which starts at ``offset`` of its block, with their words."""
    told = any(number.kind.is_quantity for number in numbers)
    return _Reader(text, offset, numbers).read() if told else ()


def _unit_end(text: str, end: int, number: Number) -> int:
    """Where the unit behind a numeral ends; a unit may be printed in part (万 for 万元) and with 余 inside."""
    unit = number.unit
    if number.chinese and not unit:
        return end + text.startswith(unit_words().lists.big, end)  # the 大 of 五大行动
    if unit and (found := _printed(unit).match(text, end)):
        end = found.end()
    bound = _BOUND.match(text, end)
    return bound.end() if bound else end


@lru_cache(REMEMBERED)
def _printed(unit: str) -> re.Pattern[str]:
    """A unit in full, or as much of its beginning as is printed."""
    signs = [_EITHER.get(char, re.escape(char)) for char in unit]
    parts = (signs[:length] for length in range(len(unit), 0, -1))
    return re.compile("|".join(_MORE + _MORE.join(part) for part in parts))


def _quoted(text: str) -> frozenset[int]:
    """The characters inside short closed quotation marks, where punctuation separates nothing."""
    inside: set[int] = set()
    for at, char in ((match.start(), match.group()) for match in _QUOTE.finditer(text)):
        if at not in inside:
            end = text.find(_QUOTES[char], at)
            again = text.find(char, at + 1)
            if 0 <= end - at <= _LONGEST_QUOTE and not at < again < end:
                inside.update(range(at, end + 1))
    return frozenset(inside)


def _brackets(text: str, still: frozenset[int]) -> dict[int, int]:
    """Where each bracket that is closed again opens, and where it closes."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for at, char in ((match.start(), match.group()) for match in _ROUND.finditer(text)):
        if at in still:
            continue
        if char in _OPENING:
            opened.append(at)
        elif opened:
            pairs[opened.pop()] = at
    return pairs
