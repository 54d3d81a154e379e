"""Units and qualifiers: what stands right before and right after a numeral."""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.numbers import Kind, Qualifier
from extract.scan_words import UnitWord, words

_GAP = re.compile(r"[ \t]{0,4}(?:\r?\n[ \t]{0,4})?")
_PER = re.compile(r"\s?[/·]\s?")
_AT_END = re.compile(r"\s*(?:[,，。；;、)）]|$)")
_EQUALITY = re.compile(r"(?:^|[\s,，。；;:、(|])=+$")  # elsewhere it is the sign of an equation
_OF = "的"
_FAR = re.compile(rf"([^\s,，。；;:、\d]{{2,8}}){_OF}$")
_BARE = UnitWord(Kind.PLAIN)
_WHOLE = UnitWord(Kind.COUNT, whole=True)


class Unit(NamedTuple):
    """A unit as printed, what it is worth, and where it ends; ``more`` is set by 余 and its like."""

    text: str
    kind: Kind
    base: str
    scale: Decimal
    end: int
    more: bool = False
    word: UnitWord = _BARE


def unit_at(text: str, end: int) -> Unit | None:
    """The unit of a numeral that ends at ``end``, or None."""
    start = _skip(text, end)
    more = _more_at(text, start)
    found = _measured(text, _skip(text, start + more)) if more else None
    if found:
        return _whole(text, found._replace(more=True))
    if more and _AT_END.match(text, start + more):
        return Unit("", Kind.PLAIN, "", Decimal(1), start + more, more=True)
    found = _measured(text, start)
    if found is None:
        return _bracketed(text, start) or _unknown(text, end, start)
    if "\n" in text[end:start] and not _AT_END.match(text, found.end):
        return None  # the next paragraph of a cell begins with what only looks like a unit
    return _whole(text, found)


def big_at(text: str, end: int) -> Unit | None:
    """The 大 that makes a figure a count of what follows (五大行动), unless it begins a word of its own."""
    lists = words().lists
    if not text.startswith(lists.big, end) or text.startswith(lists.big_unless, end + 1):
        return None
    counted = "\u4e00" <= text[end + 1 : end + 2] <= "\u9fff"
    return (
        (unit_at(text, end) or Unit("", Kind.COUNT, "", Decimal(1), end + 1)) if counted else None
    )


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _more_at(text: str, start: int) -> int:
    """How long the sign for "and more" at ``start`` is."""
    sign = text[start : start + 1]
    known = words().lists
    if sign == "+":
        return int(
            not text[start + 1 : start + 2].isalnum()
            or words().unit_lexicon.at(text, start + 1) != ""
        )
    return int(sign in known.over and not text.startswith(known.over_unless, start))


def _measured(text: str, start: int) -> Unit | None:
    """A unit word, or a magnitude with or without one."""
    found = _word(text, start)
    if found:
        return found
    known = words()
    size = known.magnitude_lexicon.at(text, start)
    if not size or not known.magnitudes[size].fits(text, start + len(size)):
        return None
    end = start + len(size)
    more = _more_at(text, end) if text[end : end + 1] != "+" else 0
    scale = known.magnitudes[size].scale
    inner = _word(text, _skip(text, end + more)) if "\n" not in text[end : end + 3] else None
    if inner is None:
        more = more if _AT_END.match(text, end + more) else 0
        return Unit(size, Kind.PLAIN, "", scale, end + more, more=bool(more))
    return inner._replace(text=size + inner.text, scale=scale * inner.scale, more=bool(more))


def _word(text: str, start: int) -> Unit | None:
    """The longest unit word that stands at ``start`` and begins no other word."""
    known = words()
    name = known.unit_lexicon.at(text, start)
    while name:
        word = known.units[name]
        if word.fits(text, start + len(name)):
            return Unit(name, word.kind, word.base, word.scale, start + len(name), word=word)
        name = known.unit_lexicon.at(text[: start + len(name) - 1], start)
    return None


def _whole(text: str, unit: Unit) -> Unit:
    """``unit`` with what it is counted by (人/期) and with its other name in brackets (所(个))."""
    per = _PER.match(text, unit.end)
    if per and text[unit.end : per.end()].strip() == "/" and unit.kind is not Kind.PERCENT:
        by = _word(text, per.end()) or _calendar(text, per.end())
        if by:
            return unit._replace(
                text=f"{unit.text}/{by.text}", base=f"{unit.base}/{by.base}", end=by.end
            )
    other = _inside(text, unit.end)
    if other and other.kind is unit.kind and other.text != unit.text:
        return unit._replace(text=f"{unit.text}({other.text})", end=other.end + 1)
    return unit


def _calendar(text: str, start: int) -> Unit | None:
    """A unit of the calendar that counts only behind a stroke (人/月)."""
    name = text[start : start + 1]
    return (
        Unit(name, Kind.COUNT, name, Decimal(1), start + 1) if name in words().lists.per else None
    )


def _inside(text: str, start: int) -> Unit | None:
    """The unit that fills a pair of brackets."""
    found = _measured(text, start + 1) if text.startswith("(", start) else None
    return found if found and text.startswith(")", found.end) else None


def _bracketed(text: str, start: int) -> Unit | None:
    """The unit of a numeral that has it in brackets (14(个))."""
    found = _inside(text, start)
    return found._replace(end=found.end + 1) if found else None


def unit_before(text: str, start: int, end: int, after: Unit | None) -> Unit | None:
    """The unit of the numeral ``start:end`` by the sign before it and what stands after it (￥12万, 百分之95)."""
    head = text[max(0, start - 4) : start].rstrip()
    if not head.endswith(words().signs):
        return after
    lists = words().lists
    name = next(
        unit
        for sign, unit in (lists.currency | lists.percent_before).items()
        if head.endswith(sign)
    )
    word = words().units[name]
    if after and after.kind is Kind.PLAIN and after.text:
        return after._replace(kind=word.kind, base=word.base)
    if after and after.kind is word.kind:
        return after
    return Unit(name, word.kind, word.base, word.scale, end, word=word)


def _unknown(text: str, end: int, start: int) -> Unit | None:
    """A counter that the vocabulary does not know: one sign that touches the figure and a mark or the end."""
    sign = text[start : start + 1]
    if start != end or not ("\u4e00" <= sign <= "\u9fff") or sign in words().lists.no_counters:
        return None
    if not _AT_END.match(text, end + 1):
        return None
    return Unit(sign, Kind.COUNT, sign, Decimal(1), end + 1, word=_WHOLE)


def qualifier_before(text: str, start: int, *, time: bool = False) -> Qualifier:
    """The qualifier that stands before a numeral; 近 before a length of time says nothing about the figure."""
    head = text[max(0, start - 16) : start].rstrip()
    word = words().before_lexicon.ends(head)
    if word:
        found = words().before[word]
    else:
        far = _FAR.search(head) if head.endswith(_OF) else None
        found = _at_head_of(far[1]) if far else Qualifier.NONE
    if found is Qualifier.EQUAL and not _EQUALITY.search(head):
        return Qualifier.NONE
    return (
        Qualifier.NONE
        if time and found is Qualifier.ABOUT and word in words().lists.recent
        else found
    )


def _at_head_of(phrase: str) -> Qualifier:
    """The qualifier that a phrase before 的 holds (不高于市场价的 60%)."""
    for at in range(len(phrase) - 1):
        word = words().before_lexicon.at(phrase, at)
        if len(word) > 1:
            return words().before[word]
    return Qualifier.NONE


def qualifier_after(text: str, end: int, *, time: bool = False) -> tuple[Qualifier, int]:
    """The qualifier that follows a numeral with its unit, and where it ends."""
    start = _skip(text, end)
    known = words()
    word = known.after_lexicon.at(text, start)
    if word:
        return known.after[word], start + len(word)
    if (
        time
        and text.startswith(known.lists.within, start)
        and not text.startswith(known.lists.within_unless, start)
    ):
        return Qualifier.AT_MOST, start + 1
    return Qualifier.NONE, end
