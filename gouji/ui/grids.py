"""Grids: the records of a case as tables in which every cell knows the number and the field that it shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit.result import Audit, MarkedNumber
from extract.records import MoneyBlock, Report
from gouji.review.correction import Correction, Kind, anchor_of
from gouji.ui.items import Index, plain
from gouji.ui.spots import place_text
from gouji.ui.texts import Words

Row = Mapping[str, str]
Target = tuple[Kind, str]
"""The field that a cell shows, and the number it belongs to."""


@dataclass(frozen=True)
class Grid:
    """A table of texts; ``targets`` says by row and column what an edit of a cell corrects."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    targets: Mapping[tuple[int, str], Target]

    @property
    def editable(self) -> frozenset[str]:
        """The columns in which anything can be edited."""
        return frozenset(column for _, column in self.targets)


class Unfillable(Exception):
    """A cell was edited that shows no number of the document."""


def grids(audit: Audit, report: Report, words: Words) -> list[Grid]:
    """All tables of a case: facts, money, indicator rows, staffing."""
    index = Index.of(audit, words)
    return [
        facts(index),
        _drawn("money", _money(report, words), index),
        _drawn("indicators", _indicators(report), index),
        _drawn("staffing", _staffing(report, words), index),
    ]


def edits(
    grid: Grid, changed: Mapping[int, Mapping[str, object]], audit: Audit, reason: str = ""
) -> list[Correction]:
    """The corrections that edited cells ask for; Unfillable where a cell has no number behind it."""
    found: list[Correction] = []
    for row, cells in sorted(changed.items()):
        for column, new in cells.items():
            old, text = grid.rows[row].get(column, ""), str(new if new is not None else "").strip()
            if text == old:
                continue
            target = grid.targets.get((row, column))
            if target is None:
                raise Unfillable
            kind, number = target
            anchor = anchor_of(audit, number)
            found.append(Correction(kind=kind, anchor=anchor, old=old, new=text, reason=reason))
    return found


def facts(index: Index) -> Grid:
    """Every named number with its value, unit, label and measure, each of which can be corrected."""
    rows: list[Row] = []
    targets: dict[tuple[int, str], Target] = {}
    fields = {"value": Kind.VALUE, "unit": Kind.UNIT, "label": Kind.LABEL, "measure": Kind.MEASURE}
    listed = [n for n in index.numbers.values() if n.id in index.facts or n.mark == "unread"]
    for i, number in enumerate(listed):
        rows.append(_fact(i, number, index))
        named = number.id in index.facts
        for name, kind in fields.items():
            if named or kind in {Kind.VALUE, Kind.UNIT}:
                targets[i, index.words.of(f"column.{name}")] = kind, number.id
    names = ("row", "printed", "value", "unit", "label", "measure", "period", "section", "place")
    columns = tuple(index.words.of(f"column.{name}") for name in names)
    return Grid("facts", columns, tuple(rows), targets)


def numbers_of(grid: Grid) -> list[str]:
    """The number behind each row of the table of facts."""
    found = {row: number for (row, _), (_, number) in grid.targets.items()}
    return [found[row] for row in range(len(grid.rows))]


def _fact(i: int, number: MarkedNumber, index: Index) -> Row:
    fact = index.facts.get(number.id)
    known = {
        "row": str(i + 1),
        "printed": number.raw,
        "value": plain(number.value),
        "unit": number.unit,
        "label": fact.label if fact else "",
        "measure": fact.measure if fact else "",
        "period": (fact.period or "") if fact else "",
        "section": " / ".join(index.heads.get(number.id, ())),
        "place": place_text(number.where, index.words),
    }
    return {index.words.of(f"column.{name}"): text for name, text in known.items()}


Cells = Sequence[tuple[str, str, bool]]
"""Column, content, and whether the content is the id of a number rather than text."""


def _drawn(name: str, lines: Iterable[Cells], index: Index) -> Grid:
    rows: list[Row] = []
    targets: dict[tuple[int, str], Target] = {}
    columns: dict[str, None] = {}
    for i, cells in enumerate(lines):
        row: dict[str, str] = {}
        for key, content, is_number in cells:
            column = index.words.of(f"column.{key}")
            columns[column] = None
            number = index.numbers.get(content) if is_number else None
            row[column] = plain(number.value) if number else "" if is_number else content
            if number:
                targets[i, column] = Kind.VALUE, number.id
        rows.append(row)
    return Grid(name, tuple(columns), tuple(rows), targets)


def _money(report: Report, words: Words) -> Iterable[Cells]:
    for form in report.forms:
        if form.money is not None:
            yield from _money_rows(form.title, form.money, words.of("records.execution"))


def _money_rows(title: str, block: MoneyBlock, execution: str) -> Iterable[Cells]:
    for row in block.rows:
        cells = [("form", title, False), ("label", row.label, False)]
        yield [*cells, *((measure, number, True) for measure, number in row.cells.items())]
    points = (("weight", block.weight), ("rate", block.rate), ("score", block.score))
    known = [(name, number, True) for name, number in points if number]
    if known:
        yield [("form", title, False), ("label", execution, False), *known]


def _indicators(report: Report) -> Iterable[Cells]:
    titles = {form.id: form.title for form in report.forms}
    for row in report.indicators:
        yield [
            ("form", titles.get(row.form, ""), False),
            ("level1", row.level1, False),
            ("level2", row.level2, False),
            ("level3", row.level3, False),
            ("target", row.target, False),
            ("target_number", row.target_number or "", True),
            ("actual", row.actual, False),
            ("actual_number", row.actual_number or "", True),
            ("weight", row.weight or "", True),
            ("score", row.score or "", True),
            ("note", row.note, False),
        ]


def _staffing(report: Report, words: Words) -> Iterable[Cells]:
    for each in report.staffing:
        yield [
            ("label", each.label, False),
            ("category", words.of(f"post.{each.category}"), False),
            ("posts", each.posts or "", True),
            ("people", each.people or "", True),
            ("rate", each.rate or "", True),
        ]
