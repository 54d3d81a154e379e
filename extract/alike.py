"""Alike: how likely two project names mean the same project."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from extract.vocabulary import REMEMBERED, derived, load, remembered

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?度?")
_NOISE = re.compile(r"[\s　“”\"'‘’「」《》:：;；,，。、（）()\-—·…]")


def number_of(word: str) -> int | None:
    """The value of a short Chinese or Arabic ordinal.

    >>> number_of("十四"), number_of("二"), number_of("15")
    (14, 2, 15)
    """
    if word.isdigit():
        return int(word)
    if word == "首":
        return 1
    tens, _, ones = word.rpartition("十") if "十" in word else ("", "", word)
    if any(c not in _DIGITS for c in tens + ones):
        return None
    base = (10 * (_DIGITS[tens] if tens else 1)) if "十" in word else 0
    return base + (_DIGITS[ones] if ones else 0)


@derived
def _ordinal_pattern() -> re.Pattern[str]:
    marks = "".join(load("entities")["ordinal_marks"])
    return re.compile(rf"(?:第)?(首|[一二三四五六七八九十]{{1,3}}|\d{{1,2}})([{marks}])")


@remembered
def ordinals(name: str) -> frozenset[tuple[int | None, str]]:
    """The ordinals in a name, such as (14, 届)."""
    return frozenset((number_of(m.group(1)), m.group(2)) for m in _ordinal_pattern().finditer(name))


@remembered
def years(name: str) -> frozenset[str]:
    """The years in a name."""
    return frozenset(re.findall(r"(?:19|20)\d{2}", name))


@remembered
def region(name: str) -> str:
    """The place that a name begins with, or nothing; a bare 市 or 省 names no place.

    >>> region("清川市第三届艺术节"), region("市文化专项"), region("社区服务")
    ('清川市', '', '')
    """
    ends = "|".join(load("entities")["regions"])
    bare = _YEAR.sub("", _NOISE.sub("", name))
    match = re.match(rf"([一-鿿]{{2,5}}?)(?:{ends})", bare)
    if not match or not _is_place(match.group(1), match.group()):
        return ""
    return (
        ""
        if any(bare.startswith(word) for word in load("entities")["not_regions"])
        else match.group()
    )


def _is_place(stem: str, name: str) -> bool:
    words = load("entities")
    if any(name.endswith(word) for word in words["not_regions"]) or any(
        w in stem for w in words["not_places"]
    ):
        return False
    return stem in words["provinces"] if name.endswith("省") else True


@remembered
def core(name: str) -> str:
    """A name without places, years, punctuation and generic words."""
    bare = _YEAR.sub("", _NOISE.sub("", name)).removeprefix(region(name))
    for group in load("entities")["synonyms"]:
        for word in group[1:]:
            bare = bare.replace(word, group[0])
    for word in load("entities")["generic"]:
        if len(bare) - len(word) >= 2:
            bare = bare.replace(word, "")
    return bare


@lru_cache(REMEMBERED)
def _grams(text: str) -> frozenset[str]:
    """The pairs of characters that stand beside each other in a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores pairs of names out of one list of names, so that rare words weigh more than common ones."""

    weights: dict[str, float]
    default: float
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def over(cls, names: Iterable[str]) -> "Scorer":
        """A scorer for the names of one case."""
        cores = {core(name) for name in names}
        counts = Counter(gram for text in cores for gram in _grams(text))
        total = max(2, len(cores))
        return cls({gram: log(1 + total / count) for gram, count in counts.items()}, log(1 + total))

    def score(self, one: str, other: str) -> float:
        """0 to 100; 0 where the names are kept apart by place, year or ordinal."""
        pair = one, other
        if pair not in self.known:  # every list of a case has much the same names
            self.known[pair] = self._score(one, other)
        return self.known[pair]

    def _score(self, one: str, other: str) -> float:
        if _vetoed(one, other):
            return 0
        a, b = core(one), core(other)
        if not a or not b:
            return 0
        if a == b:
            return 100
        shorter, longer = sorted((_grams(a), _grams(b)), key=len)
        weight = sum(self.weights.get(g, self.default) for g in shorter)
        shared = (
            sum(self.weights.get(g, self.default) for g in shorter & longer) / weight
            if weight
            else 0
        )
        sequence = LCSseq.similarity(a, b) / min(len(a), len(b))
        total = 40 * shared + 30 * sequence + 0.3 * ratio(a, b)
        damp = 0.8 if min(len(a), len(b)) <= 2 else 1
        one_sided = 0.75 if bool(ordinals(one)) != bool(ordinals(other)) else 1
        return total * damp * one_sided


def _vetoed(one: str, other: str) -> bool:
    places = region(one), region(other)
    if all(places) and places[0] != places[1]:
        return True
    if years(one) and years(other) and not years(one) & years(other):
        return True
    first, second = ordinals(one), ordinals(other)
    return bool(first and second and not first & second)
