"""Spots: every place that the page can show, under a short key; a number's key is its id."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from audit.result import Audit, Check, EvidenceItem
from extract.records import Where
from gouji.ui.texts import Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its key; ``number`` tells a numeral from other words or a blank cell."""

    key: str
    where: Where
    number: bool


class Spots:
    """The places of an audit: its numbers, and the words and blanks that checks and problems point at."""

    def __init__(self, audit: Audit) -> None:
        self._keys: dict[tuple[str, int, int, int], str] = {}
        self._spots: list[Spot] = [Spot(n.id, n.where, number=True) for n in audit.numbers]
        self._ids = frozenset(n.id for n in audit.numbers)
        for where in _other_places(audit):
            self._add(where)

    def _add(self, where: Where) -> None:
        place = _logical(where)
        if place not in self._keys:
            self._keys[place] = f"p{len(self._keys)}"
            self._spots.append(Spot(self._keys[place], where, number=False))

    def key(self, item: EvidenceItem) -> str:
        """The key of the place of a piece of evidence, empty where it has none."""
        if item.number in self._ids:
            return item.number or ""
        return self.key_at(item.where)

    def key_at(self, where: Where | None) -> str:
        """The key of a place that is no number, empty where it is unknown."""
        return self._keys.get(_logical(where), "") if where else ""

    def keys(self, check: Check) -> list[str]:
        """The keys of all places of a check, each once, in the order of its evidence."""
        found = (self.key(item) for item in check.evidence)
        return list(dict.fromkeys(key for key in found if key))

    def by_block(self, source: str) -> dict[int, list[Spot]]:
        """The places within one file by the block they lie in."""
        found: dict[int, list[Spot]] = defaultdict(list)
        for spot in self._spots:
            if spot.where.source == source:
                found[spot.where.block].append(spot)
        return found


def _logical(where: Where) -> tuple[str, int, int, int]:
    return where.source, where.block, where.start, where.end


def _other_places(audit: Audit) -> Iterable[Where]:
    for check in audit.checks:
        yield from (e.where for e in check.evidence if e.number is None and e.where is not None)
    yield from (problem.where for problem in audit.problems if problem.where is not None)


def place_text(where: Where | None, words: Words) -> str:
    """A place in words, as finely as its format knows it: page and table cell, sheet cell, line or paragraph."""
    if where is None:
        return ""
    parts = [words.of("place.page", page=where.boxes[0].page)] if where.boxes else []
    if where.sheet is not None:
        parts.append(
            words.of("place.sheet", sheet=where.sheet, cell=where.cell or "").removeprefix("!")
        )
    elif where.line is not None:
        parts.append(words.of("place.line", line=where.line))
    elif where.table is not None and where.row is not None and where.column is not None:
        slot = {"table": where.table + 1, "row": where.row + 1, "column": where.column + 1}
        parts.append(words.of("place.table", **slot))
    elif not parts:
        parts.append(words.of("place.block", block=where.block + 1))
    return " · ".join(parts)
