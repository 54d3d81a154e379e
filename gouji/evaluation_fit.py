"""Fit: whether a check of a result and an annotation are about the same relation."""

import difflib
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

Json = Mapping[str, Any]
Places = frozenset[tuple[Decimal | None, int | None]]

NUMBER = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")
NEARLY = Decimal("0.011")
OVERLAP = Decimal("0.6")


def squash(text: object) -> str:
    """Text without white space and with half-width brackets.

    >>> squash(" 基本 支出（万元）")
    '基本支出(万元)'
    """
    bare = re.sub(r"\s+", "", str(text or ""))
    return bare.replace("，", ",").replace("（", "(").replace("）", ")")


def number(text: object) -> Decimal | None:
    """The first number in a text, or None.

    >>> number("≥1,250.50 万元")
    Decimal('1250.5')
    """
    found = NUMBER.search(str(text or "").replace(" ", ""))
    if not found:
        return None
    try:
        return Decimal(found.group().replace(",", "").replace("，", "")).normalize()
    except InvalidOperation:
        return None


def prepared(result: Json) -> list[dict[str, Any]]:
    """The checks of a result with their places and how many different numbers they rest on."""
    line_of = {n["id"]: (n.get("where") or {}).get("line") for n in result.get("numbers", [])}
    return [
        {
            "verdict": "",
            **check,
            "_places": frozenset(_place(item, line_of) for item in check.get("evidence", [])),
            "_distinct": len(
                {
                    item.get("number") or item.get("fact") or (i, str(item.get("raw")))
                    for i, item in enumerate(check.get("evidence", []))
                }
            ),
        }
        for check in result.get("checks", [])
    ]


def _place(item: Json, line_of: Mapping[str, int | None]) -> tuple[Decimal | None, int | None]:
    known = line_of.get(item.get("number") or "")
    line = known or (item.get("where") or {}).get("line") or item.get("line")
    return number(item.get("value") or item.get("raw")), line


def places_of(gold: Json) -> Places:
    """The values of an annotation with the lines they stand on."""
    items = gold.get("evidence", [])
    return frozenset((number(item.get("raw")), item.get("line")) for item in items)


def values(places: Places) -> set[Decimal]:
    """The values of some places."""
    return {value for value, _ in places if value is not None}


def fits(mine: Json, gold: Json) -> bool:
    """Whether a check is about the relation that was annotated."""
    here, there = mine["_places"], places_of(gold)
    if not _same_place(here, there):
        return False
    stated, computed = number(gold.get("stated")), number(gold.get("computed"))
    if stated is not None and computed is not None and stated != computed:
        own = number(mine.get("stated")), number(mine.get("computed"))
        if _both(own, (stated, computed)) or _both(own, (computed, stated)):
            return True
    if gold.get("family") == "missing" and _fits_missing(mine, gold):
        return True
    return _same_numbers(mine, values(here), values(there), stated)


def _same_numbers(
    mine: Json, own: set[Decimal], wanted: set[Decimal], stated: Decimal | None
) -> bool:
    if not own or not wanted:
        return False
    overlap = Decimal(len(own & wanted)) / len(own | wanted)
    there = stated is None or stated == number(mine.get("stated"))
    return overlap >= OVERLAP and (there or any(_close(stated, each) for each in own))


def _same_place(one: Places, other: Places) -> bool:
    """Where both know lines, at least half of the fewer ones are near one of the others."""
    few, many = sorted((_lines(one), _lines(other)), key=len)
    near = sum(any(abs(x - y) <= 1 for y in many) for x in few)
    return not few or near * 2 >= len(few)


def _lines(places: Iterable[tuple[Decimal | None, int | None]]) -> set[int]:
    return {line for _, line in places if line}


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= NEARLY


def _both(own: tuple[Decimal | None, Decimal | None], wanted: tuple[Decimal, Decimal]) -> bool:
    return _close(own[0], wanted[0]) and _close(own[1], wanted[1])


def _fits_missing(mine: Json, gold: Json) -> bool:
    """Whether a check reports the empty place: same amount, or same numbers on the same lines."""
    if mine.get("family") not in {"missing", "score"}:
        return False
    same = _close(number(mine.get("computed")), number(gold.get("computed")))
    if same and number(gold.get("stated")) is None:
        return True
    here, there = mine["_places"], places_of(gold)
    near = {line + d for line in _lines(there) for d in (-1, 0, 1)}
    own, wanted = values(here), values(there)
    return bool(_lines(here) & near) and (not own or own <= wanted or len(own & wanted) >= 2)


def label_fits(wanted: str, label: str) -> bool:
    """Whether a name is the annotated one: one holds the other, or half of their letters agree."""
    if len(label) < 2:
        return False
    if wanted in label or (len(label) >= 4 and label in wanted):
        return True
    return difflib.SequenceMatcher(None, wanted, label).ratio() >= 0.5
