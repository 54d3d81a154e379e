"""Neighbours: what one numeral takes from the next, and from the words around both.

The first of 5-10个 has the unit of the second, the first of 第1-3名 gives its rank to the second, and a bare 万 is
an amount of money where the words or the written sum around it speak of money.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.numbers import Kind
from extract.scan_numerals import Numeral
from extract.scan_words import words

_RANGE = re.compile(r"\s?(?:-{1,2}|—{1,2}|–|~|～|至|到|、|或)\s?")
_OPERATOR = re.compile(r"\s?[*×xX=+]\s?")
_CLAUSE = re.compile(r"[。；;\n]")
_NEAR = 14  # characters before a bare 万 that say what it is
_NEXT = 6  # characters after it
_ITEMS, _ITEM = 2, 24  # items of a list before a bare 万, and the characters of one
_BETWEEN = re.compile(r"[，,；;、。\n]")
_ENDS = re.compile(r"\s*(?:[；;、。）)]|$)")


def paired(text: str, found: Sequence[Numeral]) -> list[Numeral]:
    """``found`` with the units of ranges passed on and bare magnitudes decided."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        result[index] = _from_next(text, result[index], result[index + 1])
    for index in range(1, len(result)):
        result[index] = _ranked(text, result[index - 1], result[index])
    for index, numeral in enumerate(result):
        if numeral.kind is Kind.PLAIN and numeral.unit:
            result[index] = _money(text, result, index)
    return result


def _from_next(text: str, this: Numeral, following: Numeral) -> Numeral:
    """The first figure of a range with the unit that stands behind the second."""
    bare = this.kind is Kind.PLAIN and not this.unit and following.unit
    if not bare or not following.kind.is_quantity or following.chinese:
        return this
    if not _RANGE.fullmatch(text, this.end, following.start):
        return this
    return this._replace(
        kind=following.kind, unit=following.unit, base=following.base, scale=following.scale
    )


def _ranked(text: str, before: Numeral, this: Numeral) -> Numeral:
    """The second figure of a range of ranks."""
    if (
        before.kind is not Kind.ORDINAL
        or this.kind not in {Kind.PLAIN, Kind.COUNT}
        or before.reach != before.end
    ):
        return this
    return (
        this._replace(kind=Kind.ORDINAL) if _RANGE.fullmatch(text, before.end, this.start) else this
    )


def _money(text: str, found: Sequence[Numeral], index: int) -> Numeral:
    """A bare magnitude as money, where the nearest words or the written sum say so."""
    this = found[index]
    lists = words().lists
    if any(word in text[this.reach : this.reach + _NEXT] for word in lists.count_words):
        return this
    head = _CLAUSE.split(text[max(0, this.start - _NEAR) : this.start])[-1]
    money, count = _last(head, lists.money_words), _last(head, lists.count_words)
    if money > count or (
        count < 0 and (_in_sum_of_money(text, found, index) or _in_list(text, found, index))
    ):
        return this._replace(kind=Kind.MONEY, base=next(iter(lists.money.values())))
    return this


def _last(head: str, entries: tuple[str, ...]) -> int:
    return max(head.rfind(entry) for entry in entries)


def _in_list(text: str, found: Sequence[Numeral], index: int) -> bool:
    """Whether a bare magnitude ends an item of a list of amounts in its unit (甲50万元；乙30万元；丙20万。)."""
    this, before = found[index], found[max(0, index - _ITEMS) : index]
    money = [n for n in before if n.kind is Kind.MONEY and n.unit.startswith(this.unit)]
    if len(money) < _ITEMS or not _ENDS.match(text, this.reach):
        return False
    gaps = (text[a.reach : b.start] for a, b in pairwise([*before, this]))
    return all(len(gap) <= _ITEM and len(_BETWEEN.findall(gap)) == 1 for gap in gaps)


def _in_sum_of_money(text: str, found: Sequence[Numeral], index: int) -> bool:
    """Whether a written product or sum that the numeral belongs to names a unit of money."""
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(found):
            left, right = found[min(at, at + step)], found[max(at, at + step)]
            if not _OPERATOR.fullmatch(text, left.reach, right.start):
                break
            at += step
            if found[at].kind is Kind.MONEY:
                return True
    return False
