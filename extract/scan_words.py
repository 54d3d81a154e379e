"""The words that the number scanner knows, read from the vocabulary and made ready for looking up."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from extract.numbers import Kind, Qualifier
from extract.places import Record
from extract.vocabulary import derived, load

_WIDE = "（）％：＞＜﹥﹤＝═＋－−﹣．＊／　\xa0０１２３４５６７８９"
_NARROW = "()%:><><==+---.*/  0123456789"
_PLAIN = tuple(zip(_WIDE, _NARROW, strict=True))


def plain(text: str) -> str:
    """``text`` with full-width digits and signs as ASCII ones, character for character.

    >>> plain("≥１２．５％（约）")
    '≥12.5%(约)'
    """
    if text.isascii():
        return text
    for wide, narrow in _PLAIN:
        if wide in text:
            text = text.replace(wide, narrow)
    return text


def _split(value: Any) -> Any:
    return tuple(plain(value).split()) if isinstance(value, str) else value


def _pairs(value: Any) -> Any:
    """``a=b c`` as {a: b, c: c}."""
    if not isinstance(value, str):
        return value
    parted = [word.partition("=") for word in plain(value).split()]
    return {word: other or word for word, _, other in parted}


Strings = Annotated[tuple[str, ...], BeforeValidator(_split)]
Pairs = Annotated[dict[str, str], BeforeValidator(_pairs)]
Scales = Annotated[dict[str, Decimal], BeforeValidator(_pairs)]


class Units(Record):
    """The vocabulary file as it is written; a name that nobody declared is refused."""

    magnitudes: Scales
    money: Pairs
    percent: Pairs
    score: Pairs
    scales: Scales
    counters: Pairs
    no_counters: Strings
    measures: Pairs
    durations: Pairs
    closed: Pairs
    closed_before: Strings
    per: Strings
    ordinal_sign: Strings
    ordered: Strings
    unless: dict[str, Strings]
    before: dict[str, Strings]
    recent: Strings
    percent_before: Pairs
    after: dict[str, Strings]
    over: Strings
    over_unless: Strings
    within: Strings
    within_unless: Strings
    money_words: Strings
    count_words: Strings
    references: Strings
    references_unless: Strings
    labels: Strings
    identifier_words: Strings
    code_heads: Strings
    rank_words: Strings
    rank_units: Strings
    rank_fields: Strings
    rank_follows: Strings
    name_suffixes: Strings
    name_endings: Strings
    plus_suffixes: Strings
    quantity_endings: Strings
    table_words: Strings
    year_suffixes: Strings
    currency: Pairs
    ratio_words: Strings
    weight_words: Strings
    chinese_units: Strings
    chinese_unless: Strings
    chinese_phases: Strings
    chinese_skip_before: Strings
    big: Strings
    big_unless: Strings


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit: its kind, base and worth, whether it counts whole things or time, and what must not follow."""

    kind: Kind
    base: str = ""
    scale: Decimal = Decimal(1)
    whole: bool = False
    time: bool = False
    closed: bool = False
    before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    though: tuple[str, ...] = ()

    def fits(self, text: str, end: int) -> bool:
        """Whether the word that ends at ``end`` is this unit and no beginning of another word."""
        if self.unless and text.startswith(self.unless, end):
            return bool(self.though) and text.startswith(self.though, end)
        following = text[end : end + 1]
        if self.closed:
            return not ("\u4e00" <= following <= "\u9fff") or following in self.before
        return not (text[end - 1].isascii() and text[end - 1].isalnum() and _is_latin(following))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their first and by their last character, so that the longest that fits is found by looking up.

    Either character tells how long a word may be, longest first.
    """

    words: frozenset[str]
    after: dict[str, tuple[int, ...]]
    before: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "Lexicon":
        """The lexicon of ``words``."""
        return cls(frozenset(words), _lengths(words, 0), _lengths(words, -1))

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at ``start``, or nothing."""
        for length in self.after.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self.words:
                return word
        return ""

    def ends(self, text: str) -> str:
        """The longest word that ``text`` ends with, or nothing."""
        for length in self.before.get(text[-1:], ()):
            word = text[-length:]
            if word in self.words:
                return word
        return ""


def _lengths(words: tuple[str, ...], place: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that have a character at their first or last ``place``, the longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word in words:
        found[word[place]].add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """All that the scanner knows: units and magnitudes, qualifiers, and the written lists."""

    lists: Units
    units: dict[str, UnitWord]
    magnitudes: dict[str, UnitWord]
    before: dict[str, Qualifier]
    after: dict[str, Qualifier]
    unit_lexicon: Lexicon
    magnitude_lexicon: Lexicon
    before_lexicon: Lexicon
    after_lexicon: Lexicon
    ordered_lexicon: Lexicon
    ending_lexicon: Lexicon
    signs: tuple[str, ...]


@derived
def words() -> Words:
    """The vocabulary file ``units``, checked and indexed."""
    lists = Units.model_validate(load("units"))
    units = _units(lists)
    magnitudes = {
        word: replace(_unit(lists, word, "", UnitWord(Kind.PLAIN)), scale=scale)
        for word, scale in lists.magnitudes.items()
    }
    before, after = _qualifiers(lists.before), _qualifiers(lists.after)
    return Words(
        lists,
        units,
        magnitudes,
        before,
        after,
        Lexicon.of(tuple(units)),
        Lexicon.of(tuple(magnitudes)),
        Lexicon.of(tuple(before)),
        Lexicon.of(tuple(after)),
        Lexicon.of(lists.ordered),
        Lexicon.of(lists.name_endings),
        (*lists.currency, *lists.percent_before),
    )


def _units(lists: Units) -> dict[str, UnitWord]:
    """Every unit with what the file says about it."""
    groups = (
        (lists.money, UnitWord(Kind.MONEY)),
        (lists.percent, UnitWord(Kind.PERCENT)),
        (lists.score, UnitWord(Kind.SCORE)),
        (lists.counters, UnitWord(Kind.COUNT, whole=True)),
        (lists.measures, UnitWord(Kind.COUNT)),
        (lists.durations, UnitWord(Kind.COUNT, time=True)),
        (
            lists.closed,
            UnitWord(Kind.COUNT, whole=True, closed=True, before=lists.closed_before),
        ),
    )
    return {
        word: _unit(lists, word, base, like)
        for group, like in groups
        for word, base in group.items()
    }


def _unit(lists: Units, word: str, base: str, like: UnitWord) -> UnitWord:
    """``word`` as a unit like ``like``, with its worth and with what must not follow it."""
    marked = lists.unless.get(word, ())
    return replace(
        like,
        base=base,
        scale=lists.scales.get(word, Decimal(1)),
        unless=tuple(entry for entry in marked if not entry.startswith("!")),
        though=tuple(entry[1:] for entry in marked if entry.startswith("!")),
    )


def _qualifiers(groups: dict[str, tuple[str, ...]]) -> dict[str, Qualifier]:
    return {word: Qualifier[name.upper()] for name, group in groups.items() for word in group}
