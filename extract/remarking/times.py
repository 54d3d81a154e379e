"""Times: figures of a part of the year where the year is asked for, and words for a change that no figure follows."""

import itertools
import re
from collections.abc import Iterator

from extract.fragments import Fragments
from extract.numbers import Kind, NumberId
from extract.records import Fact, IndicatorRow
from extract.remarking.lines import Line, Text
from extract.remarks import Change, PartYear
from extract.vocabulary import derived, load

LAST_YEAR = "上年决算数"


def part_years_in(fragments: Fragments) -> Iterator[PartYear]:
    """Actual values of indicator rows that speak of a part of the year alone, and whose target does not."""
    words = load("remarks")
    for row in fragments.indicators:
        told = next((w for w in words["part_years"] if w in row.actual), None)
        whole = any(w in row.actual for w in words["whole_years"])
        if told and row.actual_numbers and not whole and not _asked_for(row, told):
            yield PartYear(
                words=told, numbers=row.actual_numbers, section=row.form, place=row.place
            )


def _asked_for(row: IndicatorRow, told: str) -> bool:
    """Whether the row itself is about a part of the year."""
    asked = row.target + row.level3
    return told in asked or any(w in asked for w in load("remarks")["part_years"])


def changes_in(text: Text, fragments: Fragments) -> Iterator[Change]:
    """Two figures of one thing, the earlier one followed by a word for the change and by no figure of it."""
    facts = {fact.number: fact for fact in fragments.facts}
    for line in text.lines():
        known = [n for n in line.numbers if n.id in facts] if len(line.numbers) > 1 else []
        for one, other in itertools.pairwise(known):
            later, earlier = facts[one.id], facts[other.id]
            if one.kind is not Kind.MONEY or not _of_one_thing(later, earlier):
                continue
            word = _word_behind(line, other.end - line.start, other.unit)
            between = line.text[one.end - line.start : other.start - line.start]
            if word and "。" not in between:
                yield _change(later, earlier, word)


def _of_one_thing(later: Fact, earlier: Fact) -> bool:
    return (
        earlier.measure == LAST_YEAR
        and later.measure != LAST_YEAR
        and earlier.label.startswith(later.label)
    )


def _change(later: Fact, earlier: Fact, word: str) -> Change:
    number: NumberId = later.number
    return Change(
        label=later.label,
        later=number,
        earlier=earlier.number,
        up=word in load("remarks")["rises"],
        word=word,
        section=later.section,
    )


def _word_behind(line: Line, end: int, unit: str) -> str:
    """The word for a change right behind a figure and its unit, where no figure follows it in the clause."""
    rest = line.text[end:].lstrip().removeprefix(unit).lstrip()
    match = _pattern().match(rest)
    return match.group("word") if match else ""


@derived
def _pattern() -> re.Pattern[str]:
    words = load("remarks")
    degrees, changes = "|".join(words["degrees"]), "|".join([*words["rises"], *words["falls"]])
    return re.compile(rf"[，,]?(?:{degrees})?(?P<word>{changes})(?:了)?(?=[，,。；;）)]|$)")
