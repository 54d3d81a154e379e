"""Hierarchy: which row of a table is a part of which, from numbering, 其中, totals and the vocabulary."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.vocabulary import load, remembered
from extract.vocabulary.concepts import CompleteSet, complete_sets, concept_of, part_of, plain
from extract.vocabulary.form_words import names, squash

_CHINESE = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]?(?=\D|$)")
_ARABIC = re.compile(r"^[（(]?\d{1,2}[)）、.．](?!\d)")
_RANKS = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^[（(]?\d{1,2}[)）]"),
)


@dataclass(frozen=True)
class Line:
    """A row of a table as the hierarchy sees it: its label, an own numbering cell if there is one, and its depth.

    ``depth`` 0 stands free, 1 is numbered under it, 2 is an item of an open list; ``total`` marks 合计 rows.
    """

    label: str
    ordinal: str = ""

    @cached_property
    def concept(self) -> str | None:
        """The concept that the label names."""
        return concept_of(self.label)

    @cached_property
    def total(self) -> bool:
        """Whether the row sums up the others."""
        label = plain(self.label)
        ended = label.endswith(tuple(names("total_endings")))
        return ended or self.part_sum or label in names("totals") | names("subtotals")

    @property
    def part_sum(self) -> bool:
        """Whether the row sums up a stretch of the others (小计)."""
        return plain(self.label).endswith(tuple(names("part_sums")))

    @cached_property
    def opens_list(self) -> bool:
        """Whether the form asks for one row an item below this one."""
        return any(word in squash(self.label) for word in load("forms")["open_lists"])

    @cached_property
    def holds_projects(self) -> bool:
        """Whether plain lines right below the row are projects."""
        return self.concept == "project_spending"

    @cached_property
    def numbered(self) -> bool:
        """Whether the label carries a number of a list."""
        return bool(_ARABIC.match(squash(self.label)) or _CHINESE.match(squash(self.label)))

    @cached_property
    def rank(self) -> int:
        """How deep the number before the label stands: 一、 before （一） before 1. before （1）; 0 without one."""
        label = squash(self.label)
        return next((i for i, p in enumerate(_RANKS, 1) if p.match(label)), 0)

    @cached_property
    def of_which(self) -> bool:
        """Whether the label begins with 其中."""
        return squash(self.label).startswith(tuple(names("of_which")))

    @cached_property
    def filler(self) -> bool:
        """Whether the row is a placeholder of the template."""
        return squash(self.label) in names("fillers") or not plain(self.label)


def counts(text: str) -> bool:
    """Whether a text is a number that rows are counted by (1, 二, （三）) and no name.

    >>> counts("（一）"), counts("12"), counts("产业发展")
    (True, True, False)
    """
    return bool(
        re.fullmatch(
            r"[（(]?(?:\d{1,3}(?:[.．-]\d{1,2})*|[一二三四五六七八九十]{1,3})[)）、.．]?",
            squash(text),
        )
    )


@remembered
def line_of(label: str, ordinal: str = "") -> Line:
    """The line of a label; tables have the same few labels, and what a line says of itself is found once."""
    return Line(label, ordinal)


def parents(lines: Sequence[Line]) -> list[int | None]:
    """For each line the index of the line it is a part of, or None.

    The vocabulary decides first (因公出国费 is a part of 三公经费 wherever it stands below it), then 其中, then
    numbering, then an open list; a line without any of these stands free.
    """
    if any(line.ordinal for line in lines):
        return _by_ordinals(lines)
    found: list[int | None] = []
    for i, line in enumerate(lines):
        found.append(None if line.filler or line.total else _parent(lines, found, i))
    return found


def parent_of_last(lines: Sequence[Line]) -> int | None:
    """The index of the line that the last one is a part of, or None; only numbers ask what the others are parts of."""
    last = lines[-1]
    if last.numbered or any(line.ordinal for line in lines):
        return parents(lines)[-1]
    return None if last.filler or last.total else _parent(lines, (), len(lines) - 1)


def _parent(lines: Sequence[Line], found: Sequence[int | None], i: int) -> int | None:
    line = lines[i]
    known = _whole(lines, i, line.concept)
    if known is not None:
        return known
    if line.of_which:
        return next(
            (j for j in range(i - 1, -1, -1) if not lines[j].of_which and not lines[j].filler), None
        )
    if line.concept and not line.numbered:
        return None  # it stands for the whole unit, not for an item of a list
    if line.numbered:
        return next((j for j in range(i - 1, -1, -1) if _over(lines, found, j, line.rank)), None)
    return _list_head(lines, i)


def _whole(lines: Sequence[Line], i: int, concept: str | None) -> int | None:
    """The nearest line whose concept the line is a part of, or a part of a part where the one between is left out."""
    while concept is not None and (concept := part_of(concept)) is not None:
        found = _last(lines, i, concept)
        found = _next(lines, i, concept) if found is None else found
        if found is not None:
            return found
    return None


def _over(lines: Sequence[Line], found: Sequence[int | None], j: int, rank: int) -> bool:
    """Whether the line ``j`` is one that an item of ``rank`` may stand under."""
    above = lines[j]
    if above.numbered:
        return 0 < above.rank < rank
    return found[j] is None and not above.filler


def _next(lines: Sequence[Line], i: int, concept: str) -> int | None:
    """A total that stands below its parts."""
    return next((j for j in range(i + 1, len(lines)) if lines[j].concept == concept), None)


def _last(lines: Sequence[Line], i: int, concept: str) -> int | None:
    return next((j for j in range(i - 1, -1, -1) if lines[j].concept == concept), None)


def _list_head(lines: Sequence[Line], i: int) -> int | None:
    """The line that opened the list which a plain item belongs to, unless something else has begun since."""
    for j in range(i - 1, -1, -1):
        if lines[j].opens_list or lines[j].holds_projects:
            return j
        if lines[j].filler:
            continue
        if lines[j].concept or lines[j].numbered or lines[j].total:
            return None
    return None


def _by_ordinals(lines: Sequence[Line]) -> list[int | None]:
    """Rows that carry 一 and 1 in a column of their own: 1 is a part of the 一 above it, 一 of the total."""
    found: list[int | None] = []
    top: int | None = None
    total = next((i for i, line in enumerate(lines) if line.total), None)
    nested = any(_CHINESE.match(line.ordinal) for line in lines)
    if not nested and _parted(lines):
        return [None for _ in lines]
    for i, line in enumerate(lines):
        if line.total or not line.ordinal:
            found.append(None)
        elif _CHINESE.match(line.ordinal) or not nested:
            found.append(total)
            top = i
        else:
            found.append(top)
    return found


def summed(lines: Sequence[Line]) -> list[tuple[int, list[int]]]:
    """Each row for a sum that no numbering gives parts to, with the rows that it sums up.

    A 小计, or a 合计 of which there are several, sums its own stretch: the rows down to the next one where one stands
    first, else those since the last one. A sum of which there is one alone sums all of them, above or below it.
    """
    above = parents(lines)
    held = {parent for parent in above if parent is not None}
    sums = [i for i, line in enumerate(lines) if line.total and i not in held]
    free = [
        i for i, p in enumerate(above) if p is None and not lines[i].total and not lines[i].filler
    ]
    parted = _parted(lines) & set(sums)
    leads = bool(parted) and not any(j < min(parted) for j in free)
    found = []
    for i in sums:
        if i not in parted:
            members = [j for j in free if j < i] or [j for j in free if j > i]
        elif leads:
            members = [
                j for j in free if i < j < min((k for k in sums if k > i), default=len(lines))
            ]
        else:
            members = [j for j in free if max((k for k in sums if k < i), default=-1) < j < i]
        if members:
            found.append((i, members))
    return found


def _parted(lines: Sequence[Line]) -> set[int]:
    """The rows for sums that sum up a stretch each."""
    called = {i: plain(line.label) for i, line in enumerate(lines) if line.total}
    often = Counter(called.values())
    return {i for i, label in called.items() if often[label] > 1 or lines[i].part_sum}


def complete(lines: Sequence[Line], parent: int, children: Sequence[int]) -> bool:
    """Whether the children claim to be all of their parent.

    They do in an open list, under a 合计 row, with ordinals of their own, and in a set that is complete by definition.
    """
    line = lines[parent]
    if line.total or line.opens_list or lines[children[0]].ordinal:
        return True
    known = next((s for s in complete_sets() if s.total == line.concept), None)
    return known is not None and _covers(known, [lines[c] for c in children])


def _covers(known: CompleteSet, children: Sequence[Line]) -> bool:
    """Whether the children are the whole set, or, where the set is closed, more than half of it."""
    have = {child.concept for child in children if child.concept}
    held = [part for part in known.parts if _held(part, have)]
    return len(held) == len(known.parts) or (known.closed and 2 * len(held) > len(known.parts))


def _held(part: str, have: set[str]) -> bool:
    """Whether a part is there, by itself or by all that it is made of."""
    own = next((s for s in complete_sets() if s.total == part), None)
    return part in have or (own is not None and all(_held(p, have) for p in own.parts))
