"""Concepts: which line of a form or sentence is about what, by its words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.vocabulary import REMEMBERED, derived, load, remembered

_NUMBERING = re.compile(
    r"^(?:其中|含|包括)?[:：]?\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．:：]|[①-⑳])?\s*(?:其中|含|包括)?[:：]?"
)
_BRACKET_UNIT = re.compile(r"[（(][^（）()]*?(?:元|人|一行|%|％|㎡|平方米)[^（）()]*[)）]")
_NARROW = str.maketrans("（）", "()")
_NOISE = re.compile(r"[\s　“”\"'‘’「」《》:：;；,，。—…*]")


@dataclass(frozen=True, slots=True)
class CompleteSet:
    """A total concept and the concepts that make it up by definition."""

    total: str
    parts: tuple[str, ...]
    closed: bool = False


@lru_cache(REMEMBERED)
def plain(label: str) -> str:
    """``label`` without numbering, 其中, white space, quotation marks and bracketed units, for comparing names.

    >>> plain(" 1、 “三公”经费（万元）：")
    '三公经费'
    >>> plain("   其中：公车购置")
    '公车购置'
    """
    bare = _BRACKET_UNIT.sub("", label.strip())
    bare = _NUMBERING.sub("", bare.strip(), count=1)
    return _NOISE.sub("", bare)


@derived
def _aliases() -> dict[str, str]:
    concepts = load("concepts")["concepts"]
    known = {plain(alias): name for name, entry in concepts.items() for alias in entry["aliases"]}
    return known | {alias.translate(_NARROW): name for alias, name in known.items()}


def aliases() -> frozenset[str]:
    """Every plain name that some concept goes by."""
    return frozenset(_aliases())


@remembered
def concept_of(label: str) -> str | None:
    """The id of the concept that ``label`` names, or None.

    >>> concept_of("2、出国经费"), concept_of("总支出"), concept_of("会展中心")
    ('abroad', 'total_spending', None)
    """
    bare = plain(label)
    undated = re.sub(r"^(?:本年|当年|年度|全年|\d{4}年度?)", "", bare)
    return _aliases().get(bare) or _aliases().get(undated) or _aliases().get(_without_fund(undated))


@derived
def line_in(text: str) -> str | None:
    """The line of the accounts for running a unit that a text names anywhere, or None.

    >>> line_in("三公经费控制"), line_in("项目总成本")
    ('three_public', None)
    """
    bare = plain(text)
    named = [alias for alias, name in _aliases().items() if _of_running(name) and alias in bare]
    return _aliases()[max(named, key=len)] if named else None


def _of_running(concept: str | None) -> bool:
    """Whether a concept is basic spending, the 三公 spending, or a part of one of them."""
    while concept not in {None, "basic_spending", "three_public"}:
        concept = part_of(concept or "")
    return concept is not None


def _without_fund(bare: str) -> str:
    """``bare`` without the fund that it begins with."""
    found = [
        w for words in load("concepts")["fund_words"].values() for w in words if bare.startswith(w)
    ]
    return bare.removeprefix(max(found, key=len)) if found else ""


@derived
def part_of(concept: str) -> str | None:
    """The concept that ``concept`` is a part of, if the vocabulary knows one."""
    entry = load("concepts")["concepts"].get(concept, {})
    parent = entry.get("part_of")
    return str(parent) if parent else None


@derived
def complete_sets() -> tuple[CompleteSet, ...]:
    """Every set that is complete by definition."""
    return tuple(
        CompleteSet(s["total"], tuple(s["parts"]), bool(s.get("closed")))
        for s in load("concepts")["complete_sets"]
    )


def fund_of(text: str) -> str | None:
    """The fund that ``text`` names first, as its canonical word, or None.

    >>> fund_of("2023年度政府性基金财政拨款支出")
    '政府性基金'
    """
    found = [
        (text.find(word), -len(word), fund)
        for fund, words in load("concepts")["fund_words"].items()
        for word in words
        if word in text
    ]
    return min(found)[2] if found else None
