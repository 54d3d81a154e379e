"""Counts that are told twice: quantities of output with like words in different places of a case."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from extract.numbers import Kind, Number, NumberId
from extract.records import Fact, Group

COUNTED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.PLAIN})
ALIKE, SURELY = 0.6, 0.85
_TELLING = 8  # characters that a name needs to be more than 满意度 or 合格率
_NOISE = re.compile(r"[\s　“”\"'《》:：;；,，。、（）()]|共计|累计|全年|年度|共|为|了|达到|达")


def told_twice(facts: Iterable[Fact], numbers: dict[NumberId, Number]) -> list[Group]:
    """Groups of counts in one unit whose words are alike; each later mention is tied to the first one like it.

    Words alone make the tie, so the group never claims that both sides count the same thing.
    """
    heads: list[tuple[Fact, Number, list[NumberId]]] = []
    for fact in facts:
        number = numbers[fact.number]
        if (
            fact.measure not in {"完成值", "目标值"}
            or number.kind not in COUNTED
            or not number.unit
        ):
            continue
        for first, other, members in heads:
            if _apart(fact, first) or _same_place(number, other) or number.unit != other.unit:
                continue
            if _alike(fact.label, first.label) >= _required(number, fact, first):
                members.append(fact.number)
                break
        else:
            heads.append((fact, number, [fact.number]))
    return [_group(fact, members) for fact, _, members in heads if len(members) > 1]


def _apart(one: Fact, other: Fact) -> bool:
    """Whether two facts are about different measures or different projects."""
    other_project = bool(one.entity and other.entity and one.entity != other.entity)
    return one.measure != other.measure or other_project


def _required(number: Number, one: Fact, other: Fact) -> float:
    """How alike the words must be: rates such as 满意度 are called alike in every form, counts seldom are."""
    if number.kind is not Kind.PERCENT or one.entity == other.entity is not None:
        return ALIKE
    return SURELY if min(len(one.label), len(other.label)) >= _TELLING else 2


def _same_place(one: Number, other: Number) -> bool:
    """Whether two numbers stand in one sentence or cell, where a list names different things in like words."""
    return (
        one.block == other.block
        and one.source == other.source
        and abs(one.start - other.start) < 60
    )


def _alike(one: str, other: str) -> float:
    a, b = _NOISE.sub("", one), _NOISE.sub("", other)
    if not a or not b:
        return 0
    if len(min(a, b, key=len)) >= 4 and (a in b or b in a):
        return 1
    return SequenceMatcher(None, a, b).ratio()


def _group(fact: Fact, members: Sequence[NumberId]) -> Group:
    return Group(
        label=fact.label,
        numbers=tuple(members),
        same_scope=False,
        basis="alike",
        entity=fact.entity,
        measure=fact.measure,
    )
