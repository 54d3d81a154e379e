"""Counts that are told twice: quantities of output with like words in different places of a case."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from extract.numbers import Kind, Number, NumberId
from extract.records import Fact, Group, IndicatorRow
from extract.vocabulary import derived, load, remembered

COUNTED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.PLAIN})
ALIKE, SURELY, HELD = 60, 85, 80
"""Likeness of names: enough for counts, enough for rates, and that of a name which the other holds whole."""
LONG = 4  # significant digits from which two figures with half of their words in common are worth a look
_TELLING = 4  # characters that are left of a name which says what it is
_MARKS = r"[\s　“”\"'《》:：;；,，。、（）()]|^\d+"


@dataclass(slots=True)
class Head:
    """The first mention of something counted, with the later ones that are called alike.

    ``name`` is what it is called without marks and idle words, ``digits`` how many significant ones it is printed with.
    """

    order: int
    fact: Fact
    number: Number
    name: str
    digits: int
    members: list[NumberId] = field(default_factory=list)


class Heads:
    """The heads of one side, by the unit that they are counted in."""

    def __init__(self, form_of: Mapping[NumberId, str]) -> None:
        self._form_of = form_of
        self.all: list[Head] = []
        self._by_unit: dict[str, list[Head]] = {}

    def take(self, fact: Fact, number: Number) -> None:
        """Put a mention under the head that is called most like it, the first of equals, or make it a head."""
        told = Head(len(self.all), fact, number, bare(fact.label), _digits(number))
        most, best = 0.0, told
        for head in self._counted_like(number):
            likeness = _tied(head, told)
            better = likeness > most or (likeness == most > 0 and head.order < best.order)
            if better and not self._beside(head, told):
                most, best = likeness, head
        if best is told:
            self.all.append(told)
            self._by_unit.setdefault(number.unit, []).append(told)
        best.members.append(number.id)

    def _beside(self, head: Head, other: Head) -> bool:
        """Whether two mentions stand in rows of one form that are called differently."""
        form = self._form_of.get(other.number.id)
        same = form is not None and form == self._form_of.get(head.number.id)
        return same and other.name != head.name

    def _counted_like(self, number: Number) -> Iterator[Head]:
        for unit, heads in self._by_unit.items():
            if _one_unit(number.unit, unit):
                yield from heads


def told_twice(
    facts: Iterable[Fact],
    numbers: dict[NumberId, Number],
    derived: frozenset[NumberId] = frozenset(),
    rows: Iterable[IndicatorRow] = (),
) -> list[Group]:
    """Groups of counts in one unit whose words are alike; each later mention is tied to the first one like it.

    Words alone make the tie, so the group never claims that both sides count the same thing. Numbers in ``derived``
    follow from others beside them and are told once. Of the ``rows`` of one form each has a name of its own.
    """
    form_of = {n: r.form for r in rows for n in (*r.target_numbers, *r.actual_numbers)}
    sides: defaultdict[str, Heads] = defaultdict(lambda: Heads(form_of))
    for fact in facts:
        number = numbers[fact.number]
        side = _side(fact.measure)
        if side is None or number.kind not in COUNTED or not number.unit or number.id in derived:
            continue
        sides[side].take(fact, number)
    return [_group(h) for heads in sides.values() for h in heads.all if len(h.members) > 1]


def without(groups: Iterable[Group], others: Iterable[Group]) -> list[Group]:
    """The groups less the pairs that ``others`` tie by more than like words."""
    tied = {frozenset(group.numbers) for group in others}
    kept = []
    for group in groups:
        first, *rest = group.numbers
        left = [n for n in rest if frozenset((first, n)) not in tied]
        if left:
            kept.append(group.model_copy(update={"numbers": (first, *left)}))
    return kept


@remembered
def _side(measure: str) -> str | None:
    words = load("ties")
    return next((key for key in ("outcomes", "targets") if measure in words[key]), None)


def _tied(head: Head, other: Head) -> float:
    """How alike two mentions are called, or 0 where they are not alike enough or cannot mean one thing."""
    likeness = alike(other.name, head.name)
    long = min(other.digits, head.digits) >= LONG and other.number.kind is not Kind.PERCENT
    if likeness < ALIKE and not long:
        return 0  # as for most pairs, whatever else they are
    fact, first = other.fact, head.fact
    if _apart(fact, first) or _same_place(other.number, head.number):
        return 0
    if _other_part(fact, first) or _rivals(fact.measure, first.measure):
        return 0
    if _opposed(fact.label, first.label):
        return 0
    if likeness >= _required(other.number, fact, first):
        return likeness
    return (likeness or 1) if long and _shared(other.name, head.name) >= ALIKE else 0


@remembered
def _one_unit(one: str, other: str) -> bool:
    """Whether two units are the same as far as both are written out (万 and 万人次, 个 and 所(个), 3金 and 3枚)."""
    short = load("ties")["short_units"]
    one, other = short.get(one, one), short.get(other, other)
    return one in other or other in one


def _digits(number: Number) -> int:
    """How many significant digits a number is printed with."""
    return len(str(number.value).replace(".", "").strip("0-"))


def _apart(one: Fact, other: Fact) -> bool:
    """Whether two facts are about different projects."""
    return bool(one.entity and other.entity and one.entity != other.entity)


def _other_part(one: Fact, other: Fact) -> bool:
    """Whether two shares, or two rates, are of things whose own names differ before what they have in common."""
    of_wholes = _of_wholes()
    if one.measure not in of_wholes or other.measure not in of_wholes:
        return False
    parts = [_own_part(fact.label) for fact in (one, other)]
    held = parts[0] in parts[1] or parts[1] in parts[0]
    return all(parts) and ratio(*parts) < SURELY and not held


@derived
def _of_wholes() -> frozenset[str]:
    return frozenset(load("ties")["of_wholes"])


def _opposed(one: str, other: str) -> bool:
    """Whether two names differ in words that stand against each other (收入, 支出), or in one for a level (市本级).

    >>> _opposed("全县公共预算收入完成预算", "全县公共预算支出完成预算"), _opposed("收入完成率", "完成率")
    (True, False)
    >>> _opposed("市本级支出完成预算", "支出完成预算")
    True
    """
    words = load("ties")
    if any((level in one) != (level in other) for level in words["own_levels"]):
        return True
    return any(
        (first in one) == (second in other) != (second in one) == (first in other)
        for first, second in words["opposites"]
    )


@remembered
def _own_part(label: str) -> str:
    """What a share or a rate is of: the words before those that say of which whole."""
    own = bare(label.partition("占")[0])
    for word in load("ties")["generic"]:
        own = own.removesuffix(word)
    return own if len(own) < len(bare(label)) else ""


def _rivals(one: str, other: str) -> bool:
    """Whether one is the share of a whole and the other a rate of a plan, which never mean one thing."""
    return one != other and {one, other} == set(load("ties")["rival_rates"])


def _required(number: Number, one: Fact, other: Fact) -> float:
    """How alike the words must be: rates such as 满意度 are called alike in every form, counts seldom are.

    What is called by nothing but a general word (项目) is like nothing else than that.
    """
    own = min(_told(one.label), _told(other.label))
    if number.kind is not Kind.PERCENT:
        return ALIKE if own else 100
    if one.entity == other.entity is not None:
        return ALIKE
    return HELD if own >= _TELLING else 101


@remembered
def _told(label: str) -> int:
    """How many characters of a name are its own."""
    for word in load("ties")["generic"]:
        label = label.replace(word, "")
    return len(label)


def _same_place(one: Number, other: Number) -> bool:
    """Whether two numbers stand in one sentence or cell, where a list names different things in like words."""
    near = abs(one.start - other.start) < 60
    return one.block == other.block and one.source == other.source and near


@remembered
def bare(label: str) -> str:
    """A name without marks and the words that say nothing about what is counted."""
    return _noise().sub("", label)


@derived
def _noise() -> re.Pattern[str]:
    """Marks and the words that say nothing about what is counted."""
    return re.compile("|".join((_MARKS, *map(re.escape, load("ties")["idle_words"]))))


def alike(one: str, other: str) -> float:
    """0 to 100: how alike two names are written; a name that the other holds whole is alike.

    >>> alike("接待游客", "接待游客"), alike("接待游客", "检查场所")
    (100.0, 0.0)
    """
    if not one or not other:
        return 0
    held = len(min(one, other, key=len)) >= 4 and (one in other or other in one)
    return max(float(HELD) if held else 0.0, ratio(one, other))


def _shared(one: str, other: str) -> float:
    """The part of the shorter name's characters that the other one has too, in per cent."""
    shorter, longer = sorted((one, other), key=len)
    return 100 * sum(c in longer for c in shorter) / len(shorter) if shorter else 0


def _group(head: Head) -> Group:
    members: Sequence[NumberId] = head.members
    return Group(
        label=head.fact.label,
        numbers=tuple(members),
        same_scope=False,
        basis="alike",
        entity=head.fact.entity,
        measure=head.fact.measure,
    )
