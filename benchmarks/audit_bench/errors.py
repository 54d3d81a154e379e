"""Errors: where each kind of error can be put, and what it makes of a printed number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from .figures import PROSE, TABLE, Sheet, Slot

KINDS = (
    "wrong total",
    "wrong share",
    "wrong rate",
    "points",
    "weights",
    "prose/table",
    "disposition",
    "unit slip",
    "transposition",
    "lost point",
    "dropped row",
    "stale copy",
)
RATES = frozenset({"rate", "growth", "completion"})
TEN_THOUSAND = Decimal(10000)


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed number of a report, and the luck that decides what becomes of it."""

    sheet: Sheet
    slot: Slot
    rng: Random


def _stated(*kinds: str) -> Callable[[Spot], bool]:
    def where(spot: Spot) -> bool:
        return any(
            each.kind in kinds and each.stated == spot.slot.id for each in spot.sheet.relations
        )

    return where


def _total(spot: Spot) -> bool:
    return any(
        each.kind in {"sum", "score"} and each.stated == spot.slot.id and len(each.terms) > 1
        for each in spot.sheet.relations
    )


def _weight(spot: Spot) -> bool:
    return any(
        each.kind == "weights" and spot.slot.id in {name for _, name in each.terms}
        for each in spot.sheet.relations
    )


def _money(spot: Spot) -> bool:
    bare = spot.slot.style.scale != 1 or "元" in spot.slot.style.suffix
    table = (
        spot.slot.where == TABLE and spot.slot.style.suffix == "" and spot.slot.style.places == 2
    )
    points = spot.slot.key.endswith((".points", ".score", ".weight", ".hundred"))
    return (bare or table) and not points and spot.slot.value != 0


def _twice(spot: Spot) -> bool:
    return (
        spot.slot.where == PROSE
        and _money(spot)
        and any(
            each.key == spot.slot.key and each.where == TABLE for each in spot.sheet.slots.values()
        )
    )


def _moved(spot: Spot) -> bool:
    return any(
        each.kind == "disposition" and spot.slot.id in each.slots for each in spot.sheet.relations
    )


def _spoken(spot: Spot) -> bool:
    return spot.slot.where == PROSE and spot.slot.style.suffix.endswith("万元")


def _fraction(spot: Spot) -> bool:
    return _money(spot) and "." in spot.slot.text and spot.slot.style.places == 2


def _earlier(spot: Spot) -> bool:
    return spot.slot.key in spot.sheet.stale


WHERE: Mapping[str, Callable[[Spot], bool]] = {
    "wrong total": _total,
    "wrong share": _stated("share"),
    "wrong rate": _stated(*RATES),
    "points": _stated("points"),
    "weights": _weight,
    "prose/table": _twice,
    "disposition": _moved,
    "unit slip": _spoken,
    "transposition": _money,
    "lost point": _fraction,
    "stale copy": _earlier,
}


def _other_digit(spot: Spot) -> Slot | None:
    """Change one digit; a first digit is not made a zero."""
    places = [i for i, character in enumerate(spot.slot.text) if character.isdigit()]
    place = spot.rng.choice(places[:-1] or places)
    digits = set("0123456789") - {spot.slot.text[place]} - ({"0"} if place == 0 else set())
    return _reading(
        spot.slot,
        spot.slot.text[:place] + spot.rng.choice(sorted(digits)) + spot.slot.text[place + 1 :],
    )


def _other_weight(spot: Spot) -> Slot | None:
    """A weight somewhat greater, so that no score passes it."""
    return _reading(spot.slot, str(int(spot.slot.value) + spot.rng.randint(1, 5)))


def _other_unit(spot: Spot) -> Slot | None:
    """元 for 万元, the digits left alone."""
    style = replace(
        spot.slot.style, suffix=spot.slot.style.suffix.replace("万元", "元"), scale=1 / TEN_THOUSAND
    )
    return replace(spot.slot, style=style)


def _swapped(spot: Spot) -> Slot | None:
    """Two digits beside each other in the wrong order."""
    text = spot.slot.text
    pairs = [
        i
        for i in range(len(text) - 1)
        if text[i : i + 2].isdigit() and text[i] != text[i + 1] and (i or text[1] != "0")
    ]
    if not pairs:
        return None
    i = spot.rng.choice(pairs)
    return _reading(spot.slot, text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def _pointless(spot: Spot) -> Slot | None:
    """The decimal point left out."""
    text = spot.slot.text.replace(".", "").replace(",", "")
    return None if text.startswith("0") else _reading(spot.slot, text)


def _older(spot: Spot) -> Slot | None:
    """Last year's figure left standing."""
    key = spot.sheet.stale[spot.slot.key]
    found = next((each for each in spot.sheet.slots.values() if each.key == key), None)
    if found is None:
        return None
    value, text = spot.slot.style.printed(found.amount)
    return None if value == spot.slot.value else replace(spot.slot, value=value, text=text)


def _reading(slot: Slot, text: str) -> Slot:
    return replace(slot, value=Decimal(text.replace(",", "")), text=text)


HOW: Mapping[str, Callable[[Spot], Slot | None]] = {
    **dict.fromkeys(KINDS, _other_digit),
    "weights": _other_weight,
    "unit slip": _other_unit,
    "transposition": _swapped,
    "lost point": _pointless,
    "stale copy": _older,
}
