"""Scores: the rows of each form that carry points, as they are reviewed one by one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.result import Indicator, MarkedNumber, NamedFact
from extract.places import Where
from gouji.review.exports.papers import Papers
from gouji.review.exports.words import word

Slot = tuple[str, int, int]
"""A row of a table: source, block, row."""
Named = tuple[NamedFact, MarkedNumber]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row with points; the numbers are those printed, None where a cell is empty."""

    item: str
    weight: MarkedNumber | None
    score: MarkedNumber | None
    indicator: Indicator | None
    where: Where


@dataclass(frozen=True, slots=True)
class ScoreForm:
    """The rows of one form with points, and the total that it prints."""

    title: str
    rows: tuple[ScoreRow, ...]
    total: ScoreRow | None


def score_forms(papers: Papers) -> tuple[ScoreForm, ...]:
    """The forms that give points, in the order of the document."""
    indicators = {_slot(each.where): each for each in papers.audit.indicators}
    sections: defaultdict[str, defaultdict[Slot, list[Named]]]
    sections = defaultdict(lambda: defaultdict(list))
    for fact in papers.audit.facts:
        number = papers.numbers.get(fact.number)
        if number is not None and fact.measure in {_WEIGHT, _SCORE}:
            sections[fact.section][_slot(number.where)].append((fact, number))
    titles = {form.id: form.title for form in papers.audit.forms}
    made = (_form(slots, indicators, titles.get(key, "")) for key, slots in sections.items())
    return tuple(form for form in made if any(row.score for row in form.rows))


_WEIGHT = word("measure.weight")
_SCORE = word("measure.score")
_TOTAL = word("measure.total")


def _slot(where: Where) -> Slot:
    return where.source, where.block, where.row if where.row is not None else -1 - where.start


def _form(
    slots: Mapping[Slot, Sequence[Named]], indicators: Mapping[Slot, Indicator], title: str
) -> ScoreForm:
    """A form from its rows; points that only head a group of rows are left out."""
    rows = [_row(named, indicators.get(slot)) for slot, named in slots.items()]
    total = next((row for row in rows if row.item == _TOTAL), None)
    scored = [row for row in rows if row.item != _TOTAL and (row.score or row.indicator)]
    return ScoreForm(_title(title, scored), tuple(scored), total)


def _row(named: Sequence[Named], indicator: Indicator | None) -> ScoreRow:
    """A row of points; of several weights the one that bears the name of the points."""
    score = next((each for each in named if each[0].measure == _SCORE), None)
    weights = [each for each in named if each[0].measure == _WEIGHT]
    label = score[0].label if score else weights[-1][0].label
    own = next((each for each in weights if each[0].label == label), None)
    where = (score or weights[-1])[1].where
    return ScoreRow(label, own[1] if own else None, score[1] if score else None, indicator, where)


def _title(title: str, rows: Sequence[ScoreRow]) -> str:
    """The title of the table that the indicators name, else that of the form."""
    return next((row.indicator.table for row in rows if row.indicator), "") or title
