"""Awards: the rule for its points that a form prints beside a row, where its words leave no doubt what it says."""

import re

from extract.forms.grid import Slot
from extract.numbers import NumberId
from extract.remarks import Award
from extract.vocabulary import derived, load
from extract.vocabulary.form_words import squash

KINDS = ("per_unit", "per_count", "nothing", "in_proportion")
EACH = frozenset({"per_unit", "per_count"})
NAMES = {"nothing": "all_or_nothing"}


def award_of(row: str, slot: Slot | None) -> Award | None:
    """The rule in a cell, or None where any of its words is not part of a known pattern."""
    if slot is None or slot.covered or not slot.text:
        return None
    text = squash(slot.printed)
    full = _patterns()["full"].search(text)
    found = [(kind, m) for kind in KINDS if (m := _patterns()[kind].search(text))]
    if len(found) != 1 or _left(text) or (full is None) != (found[0][0] == "in_proportion"):
        return None
    kind, match = found[0]
    numbers = _Numerals(slot, text)
    limit = full.start("full") if full and full.group("full") else -1
    return Award(
        row=row,
        kind=NAMES.get(kind, kind),
        text=text,
        full=numbers.at(limit),
        unit=numbers.at(match.start("unit")) if kind in EACH else None,
        points=numbers.at(match.start("points")) if kind in EACH else None,
        of_rate=bool(full and full.group("of")),
    )


def _left(text: str) -> str:
    """What no pattern covers."""
    for pattern in _patterns().values():
        text = pattern.sub("", text)
    return text


class _Numerals:
    """The numerals of a cell by where they stand in its text without white space."""

    def __init__(self, slot: Slot, text: str) -> None:
        self._by_start: dict[int, NumberId] = {}
        start = 0
        for number in slot.numbers:
            found = text.find(squash(number.raw), start)
            if found >= 0:
                self._by_start[found] = number.id
                start = found + len(squash(number.raw))

    def at(self, place: int) -> NumberId | None:
        return self._by_start.get(place)


@derived
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns by name, longest rule first and fillers last."""
    words = load("remarks")["awards"]
    return {
        name: re.compile(words[name])
        for name in ("per_unit", "per_count", "full", "nothing", "in_proportion", "fillers")
    }
