"""Scores of tables against what is known to stand in them: cells in their slots, numerals under their heads."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extract.document import Document, Table
from extract.vocabulary.form_words import bare, head_key, is_goal, is_goal_block, is_key

from .known_forms import Slot

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
Grid = Mapping[tuple[int, int], str]


def squeezed(text: str) -> str:
    """A text without white space, which printing moves."""
    return "".join(text.split())


def cells_of(table: Table) -> dict[Slot, str]:
    """The cells of a table that has been read."""
    return {(c.row, c.column, c.rowspan, c.colspan): table.content(c) for c in table.cells}


def cell_hits(truth: Mapping[Slot, str], found: Mapping[Slot, str]) -> tuple[int, int, int]:
    """Cells that stand where they belong with their spans, cells known, cells found; empty ones do not count."""
    known = {slot: squeezed(text) for slot, text in truth.items() if text.strip()}
    read = {slot: squeezed(text) for slot, text in found.items() if text.strip()}
    return sum(read.get(slot) == text for slot, text in known.items()), len(known), len(read)


def f1(hits: int, known: int, found: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (known + found) if known + found else 1.0


def numeral_recall(truth: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    """How many numerals of all cells are read as printed, and how many there are."""
    known = Counter(n for text in truth for n in NUMERAL.findall(squeezed(text)))
    read = Counter(n for text in found for n in NUMERAL.findall(squeezed(text)))
    return sum((known & read).values()), sum(known.values())


def numerals_in_place(
    truth: Mapping[Slot, str], tables: Sequence[Mapping[Slot, str]]
) -> tuple[int, int]:
    """How many numerals stand in their row and under their head, in whatever column, and how many there are."""
    known = _rows(truth)
    read = [row for table in tables for row in _rows(table)]
    best = [0] * (len(read) + 1)
    for row in known:
        fresh = [0]
        for j, other in enumerate(read):
            met = sum((row & other).values())
            fresh.append(max(best[j + 1], fresh[j], best[j] + met))
        best = fresh
    return best[-1], sum(sum(row.values()) for row in known)


def _rows(cells: Mapping[Slot, str]) -> list[Counter[tuple[str, str]]]:
    """For each row its numerals, each with the head above it."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column, *_), text in cells.items():
        rows.setdefault(row, {})[column] = text
    found, heads = [], {}
    for row in sorted(rows):
        named = {column: bare(text) for column, text in rows[row].items() if head_key(text)}
        if len(named) >= 3:
            heads = named
            continue
        if any(is_goal(t) or is_goal_block(t) or is_key(t) for t in rows[row].values()):
            heads = {}  # goals and names stand under no heads
        counted: Counter[tuple[str, str]] = Counter()
        for column, text in rows[row].items():
            for numeral in NUMERAL.findall(squeezed(text)):
                counted[heads.get(column, ""), numeral] += 1
        found.append(counted)
    return found


def tables_of(document: Document) -> list[Table]:
    """The tables of a document."""
    return [table for _, table in document.tables()]
