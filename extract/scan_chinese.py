"""Chinese figures: 三家, 五大行动, 百分之九十五, and ordinals such as 第十四届.

Chinese figures are also ordinary words, so only what is certainly a quantity is taken: figures before a counter
from the vocabulary, before a unit of money, or before 大 and a noun.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.numbers import Kind
from extract.scan_ranks import ranked
from extract.scan_units import Unit, big_at, unit_at
from extract.scan_words import words

FIGURES = "一二两三四五六七八九十百千"
_DIGIT = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_ROUND = {"百": 100, "千": 1000}  # figures only where 余 or its like follows
_RUN = re.compile(r"[一二两三四五六七八九十百千零〇]+(?:[万亿][一二两三四五六七八九十百千零〇]+)*")
_SECTION = re.compile(
    r"(?:([一二两三四五六七八九])千)?(?:零?([一二两三四五六七八九])百)?"
    r"(?:[零〇]?([一二三四五六七八九])?(十))?(?:[零〇]?([一二两三四五六七八九]))?"
)
_PERCENT = re.compile(r"百分之(百|[一二三四五六七八九十零〇]+)(?:点([一二三四五六七八九零〇]+))?")
_CLAUSE_START = re.compile(r"(?:^|[，,、；;。\n])\s*$")
_SHORT = 40  # in longer texts 一个 and 一场 are turns of speech
_BIGGEST = 10  # 十二大 and 二十大 are congresses


def chinese_value(figures: str) -> int | None:
    """The value of well-formed Chinese figures, or None.

    >>> chinese_value("一百二十三"), chinese_value("一万二千"), chinese_value("十四五")
    (123, 12000, None)
    """
    total = 0
    for sign, size in (("亿", 100_000_000), ("万", 10_000)):
        high, found, rest = figures.partition(sign)
        if found:
            value = _section(high)
            if value is None or not rest:
                return None
            total, figures = total + value * size, rest
    low = _section(figures)
    return None if low is None else total + low


def _section(figures: str) -> int | None:
    """The value of figures below 10,000."""
    match = _SECTION.fullmatch(figures)
    if not match or not figures.strip("零〇"):
        return None
    thousand, hundred, tens, ten, ones = match.groups()
    if ones == "两" and (thousand or hundred or ten):
        return None
    value = sum(_DIGIT[d] * size for d, size in ((thousand, 1000), (hundred, 100), (ones, 1)) if d)
    return value + (_DIGIT[tens] if tens else 1) * 10 if ten else value


class Reading(NamedTuple):
    """Chinese figures that count: their span, value and decimals, and the unit with its kind."""

    start: int
    end: int
    value: Decimal
    places: int
    unit: Unit


def figures_end(text: str, start: int) -> int:
    """Where the Chinese figures that begin at ``start`` end."""
    run = _RUN.match(text, start)
    return run.end() if run else start + 1


def chinese_at(text: str, start: int) -> Reading | None:
    """What the Chinese figures at ``start`` count, or None where they are no certain quantity."""
    percent = _PERCENT.match(text, start)
    if percent:
        return _percentage(percent)
    end = figures_end(text, start)
    figures, before = text[start:end], text[start - 1 : start]
    value = chinese_value(figures)
    if before in words().lists.ordinal_sign:
        return _ordinal(text, start, end, value) or _rank(text, start, end, value)
    if before in words().lists.chinese_skip_before or before in set("0123456789.,"):
        return None
    unit = _classed(text, end, value) or _counted(text, start, end, value)
    if unit is None:
        return None
    return Reading(start, end, Decimal(_ROUND.get(figures, value or 0)), 0, unit)


def _percentage(match: re.Match[str]) -> Reading | None:
    """百分之九十五点五 as 95.5 per cent."""
    whole = 100 if match[1] in _ROUND else chinese_value(match[1])
    if whole is None:
        return None
    decimals = "".join(str(_DIGIT[figure]) for figure in match[2] or "")
    unit = Unit("%", Kind.PERCENT, "%", Decimal(1), match.end())
    return Reading(*match.span(), Decimal(f"{whole}.{decimals}".rstrip(".")), len(decimals), unit)


def _ordinal(text: str, start: int, end: int, value: int | None) -> Reading | None:
    if value is None or ranked(text, start, end):
        return None
    name = words().ordered_lexicon.at(text, end)
    unit = Unit(name, Kind.ORDINAL, name, Decimal(1), end + len(name))
    return Reading(start, end, Decimal(value), 0, unit)


def _rank(text: str, start: int, end: int, value: int | None) -> Reading | None:
    if value is None:
        return None
    found = unit_at(text, end)
    unit = found or Unit("", Kind.COUNT, "", Decimal(1), end)
    return Reading(start, end, Decimal(value), 0, unit)


def _classed(text: str, end: int, value: int | None) -> Unit | None:
    """The 大 of 五大行动; 一大 and 二十大 are words."""
    return big_at(text, end) if value and 1 < value <= _BIGGEST else None


def _counted(text: str, start: int, end: int, value: int | None) -> Unit | None:
    """The unit after Chinese figures, if it is one of those that certainly count."""
    unit = unit_at(text, end)
    if unit is None or text.startswith(words().lists.chinese_unless, end):
        return None
    if _is_phase(text, start, end):
        return None
    if value is None and not (unit.more and text[start:end] in _ROUND):
        return None
    if value == 1 and not (
        len(text) <= _SHORT and _CLAUSE_START.search(text[max(0, start - 4) : start])
    ):
        return None
    if text[unit.end : unit.end + 1] in tuple(FIGURES) or not _certain(unit, end - start):
        return None
    return unit


def _is_phase(text: str, start: int, end: int) -> bool:
    """Whether the figures number a phase of a project (某某工程(二期)), and count none."""
    bracket = text[end + 1 : end + 2] == ")"
    phase = text.startswith(words().lists.chinese_phases, end)
    return phase and (not bracket or text[start - 1 : start] == "(")


def _certain(unit: Unit, length: int) -> bool:
    """Whether a unit behind that many figures leaves no doubt: 三元 and 十分 are words."""
    if unit.kind is Kind.MONEY:
        return length > 1 or len(unit.text) > 1
    if unit.kind is Kind.PERCENT:
        return True
    return unit.text.endswith(words().lists.chinese_units)
