"""Heads: which words over a column say what its values are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extract.forms.grid import Slot
from extract.vocabulary import derived, load, remembered
from extract.vocabulary.form_words import YEAR, bare, names, squash, words

JOIN = "·"
LEVELS = frozenset({"level1", "level2", "level3"})
POINTS = frozenset({"分值", "得分"})
_TWO = 2  # so many columns of names at most, the first of them of a level
_UNIT = re.compile(r"[（(:：\s]((?:[万亿千百]?元)|人|㎡|平方米|%)[)）\s]*$")
_FORM_UNIT = re.compile(
    r"(?:金额)?单位[:：]?\s*(?:人民币)?((?:[万亿千百]?元))|金额[:：]\s*([万亿千百]?元)"
)


@dataclass(frozen=True)
class Head:
    """A column of a table: its key (a measure or part of an indicator), its unit and its year."""

    key: str
    column: int
    text: str
    unit: str = ""
    year: int | None = None

    @cached_property
    def measure(self) -> str:
        """The key without the kind of money that a second head adds to it."""
        return self.key.partition(JOIN)[0]


@derived
def keyed(section: str, key: str) -> frozenset[str]:
    """The words of one key of a section of the form vocabulary."""
    return frozenset(squash(word) for word in load("forms")[section][key])


@remembered
def is_key(text: str, key: str) -> bool:
    """Whether a label cell asks for ``key`` (project, agency …)."""
    return squash(text).strip(":：") in keyed("keys", key)


@remembered
def measure_of(text: str) -> str | None:
    """The measure that a column head names, or None.

    >>> measure_of("全年预算数（A）"), measure_of("预算执行率(B/A)"), measure_of("二级指标")
    ('全年预算数', '执行率', None)
    >>> measure_of("预算执行（万元）"), measure_of("预算执行")
    ('全年执行数', None)
    """
    word = bare(text)
    known = words("measures").get(word)
    return known or (words("unit_measures").get(word) if "元" in unit_in(text) else None)


@remembered
def indicator_key(text: str) -> str | None:
    """The part of an indicator row that a column head names, or None.

    >>> indicator_key("三级 指标"), indicator_key("实际完成值"), indicator_key("分值")
    ('level3', 'actual', None)
    """
    return words("indicator_heads").get(bare(text))


@remembered
def unit_in(text: str) -> str:
    """The unit that a head or label states in brackets, or nothing.

    >>> unit_in("年初预算数（万元）"), unit_in("三公经费")
    ('万元', '')
    """
    match = _UNIT.search(squash(text)) or re.search(
        r"[（(]((?:[万亿千百]?元)|人)[)）]", squash(text)
    )
    return match.group(1) if match else ""


@remembered
def form_unit(text: str) -> str:
    """The unit of money that a form announces (金额单位：万元), or nothing."""
    match = _FORM_UNIT.search(squash(text))
    return next((g for g in match.groups() if g), "") if match else ""


def year_in(text: str) -> int | None:
    """The year that a head begins with, or None."""
    match = YEAR.match(squash(text))
    return int(match.group(1)) if match else None


def head_of(slot: Slot, key: str) -> Head:
    """The head that ``slot`` is, as a column of kind ``key``."""
    return Head(key, slot.column, slot.text, unit_in(slot.text), year_in(slot.text))


def money_heads(row: Sequence[Slot]) -> list[Head]:
    """The measures that the slots of a row name; several of them make the row a head of money columns.

    Beside others under one unit of money a short word is a measure too (资金（万元） | 到位数 | 支出).
    """
    known = {slot.column: measure_of(slot.text) for slot in row if slot.text}
    amounts = sum(key in names("money_measures") for key in known.values())
    if amounts and any("元" in unit_in(slot.text) for slot in row):
        short = words("unit_measures")
        known = {s.column: known.get(s.column) or short.get(bare(s.text)) for s in row if s.text}
    return [head_of(s, key) for s in row if (key := known.get(s.column))]


def indicator_heads(row: Sequence[Slot]) -> list[Head]:
    """The parts of an indicator row that the slots name, empty unless the row is such a head."""
    told = [(slot, indicator_key(slot.text) or measure_of(slot.text)) for slot in row if slot.text]
    heads = _by_level(_deepest([head_of(slot, key) for slot, key in told if key]))
    if not _of_indicators({head.key for head in heads}) or not _keys(heads) & {"target", "value"}:
        heads = _with_plain(told, heads)
    if not _of_indicators(_keys(heads)):
        return []
    return [head for block in blocks_of(heads) for head in _settle(_latest(block))]


def blocks_of(heads: Sequence[Head]) -> list[Sequence[Head]]:
    """The heads by the blocks of indicators side by side under them, each with names and targets of its own."""
    thirds = [i for i, head in enumerate(heads) if head.key == "level3"]
    starts = [0, *(_start(heads, low, high) for low, high in pairwise(thirds))]
    blocks = [heads[a:b] for a, b in pairwise([*starts, len(heads)])]
    whole = all(_keys(block) & {"target", "value", "first_target"} for block in blocks)
    return [*map(_own_target, blocks)] if whole and len(blocks) > 1 else [heads]


def _own_target(block: Sequence[Head]) -> Sequence[Head]:
    """The heads of a block where the target of a whole period is the only one."""
    if _keys(block) & {"target", "value"}:
        return block
    return [replace(head, key="target") if head.key == "first_target" else head for head in block]


def _start(heads: Sequence[Head], before: int, third: int) -> int:
    """Where a block begins: with the levels that stand right before its names."""
    while third - 1 > before and heads[third - 1].key in LEVELS:
        third -= 1
    return third


def _keys(heads: Sequence[Head]) -> set[str]:
    return {head.key for head in heads}


def _with_plain(told: Sequence[tuple[Slot, str | None]], heads: Sequence[Head]) -> list[Head]:
    """The heads with those that are plain words (指标 | 目标 | 完成), for parts of a row that have no other head."""
    known, words_of = _keys(heads), words("plain_heads")
    levels = known & LEVELS
    named = [slot for slot, key in told if not key and words_of.get(bare(slot.text)) == "level3"]
    more = dict(zip([s.column for s in named], ("level1", "level3")[-len(named) :], strict=False))
    if levels or len(named) > _TWO:
        more = {}
    plain = {
        slot.column: key
        for slot, other in told
        if not other and (key := words_of.get(bare(slot.text), "level3")) not in {"level3", *known}
    }
    keys = {**plain, **more}
    found = [head_of(slot, keys[slot.column]) for slot, _ in told if slot.column in keys]
    return sorted([*heads, *found], key=lambda head: head.column)


def _latest(heads: Sequence[Head]) -> list[Head]:
    """The heads where one part of a row is told for several years: the last of them is meant, the others are apart."""
    latest: dict[str, int] = {}
    for head in heads:
        latest[head.key] = max(latest.get(head.key, 0), head.year or 0)
    return [
        replace(head, key="other") if head.year and head.year < latest[head.key] else head
        for head in heads
    ]


def heads_indicators(slots: Sequence[Slot]) -> bool:
    """Whether a slot of a row may be the head of indicators."""
    return any(_heads_level(slot.text) for slot in slots)


@remembered
def _heads_level(text: str) -> bool:
    """Whether a text may be the head of a level of indicators."""
    key = indicator_key(text) or words("plain_heads").get(bare(text))
    return key in LEVELS


def _deepest(heads: Sequence[Head]) -> list[Head]:
    """The heads where a fourth level stands behind the third: it names the rows, the third and its points are apart."""
    third = next((i for i, head in enumerate(heads) if head.key == "level3"), len(heads))
    behind = next((i for i, h in enumerate(heads) if i > third and h.key == "level3"), None)
    if behind is None or bare(heads[behind].text) not in names("deepest_heads"):
        return list(heads)
    apart = {third, third + 1} if heads[third + 1].key in POINTS else {third}
    return [replace(h, key="other") if i in apart else h for i, h in enumerate(heads)]


def _by_level(heads: Sequence[Head]) -> list[Head]:
    """The heads where every level has points beside it: those of the upper ones are no points of the row.

    Some forms call the points to be had 得分 as well, and give those reached in one more column at the end.
    """
    beside = {i: heads[i - 1].key for i, h in enumerate(heads) if i and h.key in POINTS}
    of_levels = {i: key for i, key in beside.items() if key in LEVELS}
    if len(of_levels) < 2 or "level3" not in of_levels.values():
        return list(heads)
    keys = {
        i: "分值" if key == "level3" else key.replace("level", "points")
        for i, key in of_levels.items()
    }
    later = any(h.key == "得分" for h in heads[max(of_levels) + 1 :])
    if any(heads[i].key == "得分" for i in of_levels) and not later:
        return list(heads)
    return [replace(head, key=keys.get(i, head.key)) for i, head in enumerate(heads)]


def _of_indicators(keys: set[str]) -> bool:
    """Whether columns belong to indicators: two levels and a value, or the lowest one with target, value and points."""
    values = keys & {"target", "value", "actual", "得分"}
    if len(keys & LEVELS) >= 2:
        return bool(values)
    return "level3" in keys and len(values) >= 2 and bool(keys & {"分值", "得分"})


def _settle(heads: Sequence[Head]) -> list[Head]:
    """Tell 指标值 as a whole target from 指标值 as the number between a sign and a unit."""
    keys = [head.key for head in heads]
    split = "sign" in keys
    out: list[Head] = []
    last = max((i for i, k in enumerate(keys) if k in {"value", "target"}), default=-1)
    for i, head in enumerate(heads):
        key = head.key
        if key in {"value", "target"} and i < last and split:
            key = "first_target"  # the one set first; the one that was adjusted holds
        elif key in {"value", "target"} and split:
            key = "value"
        elif key == "value":
            key = "target"
        elif key == "unit" and not split:
            key = "other"
        out.append(Head(key, head.column, head.text, head.unit, head.year))
    return out


def by_key(heads: Sequence[Head]) -> Mapping[str, Head]:
    """The heads by key; of two with one key the first counts."""
    table: dict[str, Head] = {}
    for head in heads:
        table.setdefault(head.key, head)
    return table


def same_heads(heads: Sequence[Head], before: Sequence[Head]) -> bool:
    """Whether a head is the very one that the rows above stand under."""
    return [(h.key, h.column, h.text) for h in heads] == [(h.key, h.column, h.text) for h in before]


def yearly(heads: Sequence[Head]) -> list[Head]:
    """Tell the columns of two years apart; the plain budget is this year's first."""
    latest = max((head.year or 0 for head in heads), default=0)
    finals = [head for head in heads if head.key == "决算数"]
    out = []
    for head in heads:
        key = head.key
        earlier = 0 < (head.year or latest) < latest
        if key == "决算数" and (
            earlier or (not head.year and len(finals) > 1 and head is finals[0])
        ):
            key = "上年决算数"
        elif key == "预算数" and earlier:
            key = "上年预算数"
        elif key == "预算数":
            key = "年初预算数"
        out.append(Head(key, head.column, head.text, head.unit, head.year))
    return out
