"""Kinds: what a numeral is, judged by the characters around it.

Each rule looks at one numeral and names its kind or passes; the first that names one is right. The tuples at the
end give the order: rules that hold whatever unit follows, then those for a numeral without a unit.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from extract.numbers import Kind
from extract.scan_ranks import ranked
from extract.scan_units import Unit
from extract.scan_words import words

_SENTENCE_START = re.compile(r"(?:^|[\n。；;:：！!？?])[\s“”\"*]*$")
_CLAUSE_START = re.compile(r"(?:^|[\n。；;:：！!？?,，)”」\s])[\s“”\"*]*$")
_HAN = re.compile(r"\s?[\u4e00-\u9fff]")
_AFTER_HAN = re.compile(r"[\u4e00-\u9fff]\s?$")
_ITEM = re.compile(r"[1-9]\d?\.[1-9]\d{0,3}")
_POINT = re.compile(r"[.、:]\s*")
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_PAIR = re.compile(
    r"、\d{1,2}\s?[^\d.]"
)  # 1、5个 may be two of a row, and begins an item only at the start of a line
_SEQUENCE = re.compile(
    r"(?:^|(?<=[\n。；;.，,、\s]))\s{0,4}(\d{1,2})[ \t]+(?=[\u4e00-\u9fff“《]|(?:19|20)\d{2}\s?年)"
)
_FLOORS = re.compile(r"(?:\s?[、,，和及]\s?\d{1,2})+\s?(?:楼|号楼|号线|栋)")
_BETWEEN = re.compile(r"[\s:：()（）]*$")
_YEAR = re.compile(r"(?:199\d|20\d\d)")
_LABEL = 24  # a cell as short as that is a name
_OLD_YEAR = re.compile(r"18\d\d|19[0-8]\d")
_CALLED = 5  # digits that something has to be called or written to by
_INSIDE = 5  # signs of a name between its figures and its ending
_OPEN_QUOTES = "“\"‘'「『"
_CLOSE_QUOTES = "”\"’'」』"


class Site(NamedTuple):
    """A numeral where it stands: narrow text, the span of its figures, a stretch of what is around, and the figures."""

    text: str
    start: int
    end: int
    head: str
    tail: str
    items: frozenset[int]
    figures: str

    @property
    def is_integer(self) -> bool:
        """Whether the figures are digits alone."""
        return self.figures.isdigit()

    @property
    def alone(self) -> bool:
        """Whether nothing else stands in the text."""
        return not self.text[: self.start].strip() and not self.text[self.end :].strip()


Rule = Callable[[Site], Kind | None]


def site(text: str, start: int, end: int, items: frozenset[int]) -> Site:
    """The numeral at ``start:end`` with its surroundings; ``items`` is what ``sequence`` found."""
    head, tail = text[max(0, start - 24) : start], text[end : end + 16]
    return Site(text, start, end, head, tail, items, text[start:end])


def opens_item(place: Site, unit: Unit) -> bool:
    """Whether 1.5个 at the start of a line is list number 1 and a count of 5."""
    begun = _LINE_START.search(place.head) and _ITEM.fullmatch(place.figures)
    follows = _HAN.match(place.text, unit.end)
    return bool(begun and follows and unit.word.whole and unit.scale == 1)


def is_negative(place: Site, floor: int, *, united: bool) -> bool:
    """Whether the stroke before the figures is a minus sign and neither a range nor a hyphen.

    ``floor`` is where the numeral before with its unit ends.
    """
    before = place.start - 1
    if before < floor or before < 0 or place.text[before] != "-":
        return False
    head = place.text[floor:before]
    decimal = "." in place.figures
    if floor and not head.strip():
        return bool(head) and decimal  # 5-10 is a range, 12.5 -3.2 are two cells of a row
    last = head[-1:]
    if _HAN.match(last):
        return decimal or united
    return not last or not (last.isalnum() or last in "-)%/")


def kind_despite_unit(place: Site) -> Kind | None:
    """The kind of a numeral that is no quantity whatever follows it, or None."""
    return next((kind for rule in _FIRM if (kind := rule(place))), None)


def kind_without_unit(place: Site) -> Kind:
    """The kind of a numeral that no unit follows."""
    return next((kind for rule in _LOOSE if (kind := rule(place))), Kind.PLAIN)


def _listed(place: Site) -> Kind | None:
    """A list number: 1、 1. 1) (1) at the start of a line or sentence."""
    if len(place.figures) > 2 or not place.is_integer:
        return None
    before, after = place.head[-1:], place.tail[:1]
    if after == ")":
        return _in_brackets(place) if before == "(" else _at(place, _SENTENCE_START)
    if after and after in ".、:":
        return _pointed(place)
    return Kind.LIST_NUMBER if after in {" ", "\t"} and place.start in place.items else None


def _at(place: Site, where: re.Pattern[str]) -> Kind | None:
    return Kind.LIST_NUMBER if where.search(place.head) else None


def _pointed(place: Site) -> Kind | None:
    """A list number before a point or a stop."""
    sign = _POINT.match(place.tail)
    rest = place.tail[sign.end() :] if sign else ""
    if not sign or not rest:
        return None
    if rest[0].isdigit():
        if sign.group() == "." or sign.group()[0] == ":":
            return None
        return _at(place, _LINE_START if _PAIR.match(place.tail) else _SENTENCE_START)
    loose = sign.group()[0] != ":" and not _promised(place)
    return _at(place, _CLAUSE_START if loose else _SENTENCE_START)


def _in_brackets(place: Site) -> Kind | None:
    """(1) opens an item; (6) behind the name of an indicator is its weight."""
    outside, rest = place.head[:-1], place.tail[1:]
    if _SENTENCE_START.search(outside):
        return Kind.LIST_NUMBER if rest.strip() else None
    if outside.rstrip().endswith(words().lists.weight_words):
        return Kind.SCORE
    if _HAN.match(rest):
        return Kind.LIST_NUMBER
    label = len(place.text) <= _LABEL and "\n" not in outside
    return Kind.SCORE if label and not rest.strip() else None


def sequence(text: str) -> frozenset[int]:
    """Where the figures 1, 2, 3 … of a text stand that opens with "1 " and counts its items so."""
    if not text.lstrip().startswith(("1 ", "1\t")):
        return frozenset()
    found: list[int] = []
    for match in _SEQUENCE.finditer(text):
        if int(match[1]) == len(found) + 1:
            found.append(match.start(1))
    return frozenset(found if len(found) > 1 else ())


def _ordinal(place: Site) -> Kind | None:
    """The third of a row, by 第 or by a place in a ranking."""
    lists = words().lists
    before = place.head.rstrip()
    if before.endswith(lists.ordinal_sign):
        return None if ranked(place.text, place.start, place.end) else Kind.ORDINAL
    among = before.endswith(lists.rank_words) and len(place.figures) <= 3
    return Kind.ORDINAL if among and place.tail.lstrip().startswith(lists.rank_units) else None


def _announced(place: Site) -> Kind | None:
    """A telephone number, a post code or the like behind the word that announces it."""
    if len(place.figures) < _CALLED or not place.is_integer:
        return None
    named = place.head[: _between(place.head)].endswith(words().lists.identifier_words)
    return Kind.IDENTIFIER if named else None


def _between(head: str) -> int:
    found = _BETWEEN.search(head)
    return found.start() if found else len(head)


def _quoted(place: Site) -> Kind | None:
    """Figures that fill a pair of quotation marks are a name."""
    before, after = place.head[-1:], place.tail[:1]
    inside = before and after and before in _OPEN_QUOTES and after in _CLOSE_QUOTES
    return Kind.NAME if inside and place.is_integer and len(place.figures) > 1 else None


def _suffixed(place: Site) -> Kind | None:
    """Figures that a name goes on with: 106国道, 5号楼, 500强."""
    tail = place.tail.lstrip()
    if not place.is_integer or not tail.startswith(words().lists.name_suffixes):
        return None
    return Kind.NAME


def _floors(place: Site) -> Kind | None:
    """A row of floors or house numbers: 5、6、7楼."""
    return Kind.NAME if _FLOORS.match(place.tail) else None


def _coded(place: Site) -> Kind | None:
    """The code of a budget item before its name."""
    named = place.tail.lstrip().startswith(words().lists.code_heads)
    return (
        Kind.IDENTIFIER if named and place.is_integer and len(place.figures) in {3, 5, 7} else None
    )


def _referred(place: Site) -> Kind | None:
    """A pointer: 附件 1, 见表 2, 指标 1：."""
    if not place.is_integer or len(place.figures) > 2:
        return None
    lists = words().lists
    before = place.head.rstrip(" (")
    if before.endswith(lists.references) and not before.endswith(lists.references_unless):
        return Kind.REFERENCE
    return (
        Kind.REFERENCE
        if before.endswith(lists.labels) and place.tail.lstrip()[:1] in {":", "："}
        else None
    )


def _outlined(place: Site) -> Kind | None:
    """The number of a heading: 1.1 before words, at the start of a line."""
    begun = _LINE_START.search(place.head) and _ITEM.fullmatch(place.figures)
    return Kind.LIST_NUMBER if begun and _HAN.match(place.tail) else None


def _year(place: Site) -> Kind | None:
    """A bare year before a name or behind a word of time."""
    if not _YEAR.fullmatch(place.figures) or _promised(place):
        return None
    if place.head.endswith("(") and place.tail.startswith(")"):
        return Kind.DATE
    tail = place.tail.lstrip()
    named = bool(_HAN.match(tail)) or tail[:1] in set("“《「")
    return Kind.DATE if named and not tail.startswith(words().lists.table_words) else None


def _promised(place: Site) -> bool:
    """Whether the words before say that a quantity follows."""
    return place.head.rstrip().endswith(words().lists.quantity_endings)


def _glued(place: Site) -> Kind | None:
    """Three or more digits amid a proper name: an old year, or figures before the ending of a place's name."""
    if not place.is_integer or len(place.figures) < 3 or _promised(place):
        return None
    tail = place.tail.lstrip(" ")
    if not _HAN.match(tail) or tail.startswith(words().lists.table_words):
        return None
    if _OLD_YEAR.fullmatch(place.figures) and _AFTER_HAN.search(place.head):
        return Kind.NAME
    ended = any(words().ending_lexicon.at(tail, at) for at in range(_INSIDE))
    return Kind.NAME if ended else None


def _long(place: Site) -> Kind | None:
    """Seven digits and more in running text that speaks of no amount."""
    if not place.is_integer or not 7 <= len(place.figures) <= 12 or place.alone or _promised(place):
        return None
    return (
        None if any(word in place.head for word in words().lists.money_words) else Kind.IDENTIFIER
    )


_FIRM: tuple[Rule, ...] = (_floors, _listed, _ordinal, _announced, _quoted)
_LOOSE: tuple[Rule, ...] = (_outlined, _coded, _referred, _suffixed, _year, _glued, _long)
