"""Overview: one workbook over all reports, counted by report, by rule, and by agency and year."""

from collections.abc import Sequence
from pathlib import Path

from audit.catalogue import entries
from audit.result import Audit
from gouji.batch.opening import Opened
from gouji.batch.outputs.counts import STATES, Counts, Tally
from gouji.batch.outputs.rows import MARKS, SEVERITIES, TOLD, Sheetful
from gouji.batch.outputs.tables import Cell
from gouji.batch.outputs.words import group, word
from gouji.review.exports.sheets import Column, Sheet, Workbook

HEAD = 0
GRAVE = ("high", "medium")
REPORT_COLUMNS = (
    ("report", 30),
    ("agency", 26),
    ("year", 8),
    ("state", 10),
    *((name, 7) for name in SEVERITIES),
    ("not_checked", 10),
    ("checks", 10),
    ("numbers", 9),
    *((f"numbers_{name}", 10) for name in MARKS if name != "context"),
    ("problems", 10),
    ("title", 50),
)
RULE_COLUMNS = (
    ("rule", 11),
    ("claim", 60),
    *((name, 7) for name in SEVERITIES),
    ("reports_with", 12),
    ("hold", 10),
    ("rounding", 8),
    ("fail", 8),
    ("explained", 10),
    ("not_checked", 10),
)
GROUP_COLUMNS = (
    ("agency", 30),
    ("year", 10),
    ("reports", 8),
    *((name, 10) for name in STATES),
    *((name, 7) for name in SEVERITIES),
    ("not_checked", 10),
)
ACROSS_COLUMNS = (
    ("rule", 11),
    ("severity", 8),
    ("nature", 12),
    ("finding", 70),
    ("explanation", 40),
    ("places", 60),
)
Line = Sequence[Cell]


def write_overview(path: Path, counts: Counts, across: Audit | None) -> None:
    """Write the workbook."""
    with Workbook(word("total.title")) as book:
        _total(book.sheet(word("sheet.total"), landscape=False), counts)
        _listed(book, "reports", REPORT_COLUMNS, [_report(row) for row in counts.rows])
        _listed(book, "rules", RULE_COLUMNS, _rules(counts))
        _listed(book, "groups", GROUP_COLUMNS, _groups(counts))
        if across is not None:
            _listed(book, "across", ACROSS_COLUMNS, _across(across))
        if counts.unopened:
            columns = (("report", 40), ("reason", 60))
            _listed(book, "unopened", columns, [(u.name, u.reason) for u in counts.unopened])
    path.write_bytes(book.data)


def _total(sheet: Sheet, counts: Counts) -> None:
    """The totals, with what was not checked among them."""
    sheet.widths((34, 12, 12))
    sheet.text(0, 0, word("total.title"), "title")
    total = counts.total
    row = _pairs(
        sheet,
        2,
        [
            (word("total.reports"), total.reports),
            (word("total.findings"), total.loud),
            (word("total.not_checked"), total.not_checked),
            (word("total.put_off"), counts.put_off),
            (word("total.numbers"), sum(counts.marks.values())),
        ],
    )
    states = [(word(f"state.{name}"), total.states[name]) for name in STATES]
    states.append((word("state.unopened"), len(counts.unopened)))
    row = _section(sheet, row + 1, word("total.state"), states)
    severities = [(word(f"severity.{name}"), total.severities[name]) for name in SEVERITIES]
    row = _section(sheet, row + 1, word("total.severity"), severities)
    marks = [(text, counts.marks[name]) for name, text in group("mark").items()]
    row = _section(sheet, row + 1, word("total.mark"), marks)
    sheet.merged((row + 1, 0, row + 3, 2), word("total.remark"), "quiet")


def _section(sheet: Sheet, row: int, title: str, pairs: Sequence[tuple[str, int]]) -> int:
    sheet.text(row, 0, title, "head")
    sheet.text(row, 1, word("total.count"), "head")
    return _pairs(sheet, row + 1, pairs)


def _pairs(sheet: Sheet, row: int, pairs: Sequence[tuple[str, int]]) -> int:
    for place, (name, count) in enumerate(pairs, row):
        sheet.text(place, 0, name)
        sheet.number(place, 1, count)
    return row + len(pairs)


def _listed(
    book: Workbook, name: str, columns: Sequence[tuple[str, float]], lines: Sequence[Line]
) -> None:
    """A sheet of lines under a frozen head with filters."""
    sheet = book.sheet(word(f"sheet.{name}"))
    sheet.head(HEAD, [Column(word(f"column.{key}"), width) for key, width in columns])
    for row, line in enumerate(lines, HEAD + 1):
        for place, cell in enumerate(line):
            _cell(sheet, row, place, cell)
        sheet.height(
            row, [(cell, columns[n][1]) for n, cell in enumerate(line) if isinstance(cell, str)]
        )
    sheet.filtered(HEAD, HEAD + len(lines), len(columns))
    words = {word(f"severity.{each}"): each for each in GRAVE}
    states = {word("state.unverified"): "grey", word("state.clear"): "ok"}
    sheet.highlight((HEAD + 1, 0, HEAD + max(1, len(lines)), len(columns) - 1), {**words, **states})


def _cell(sheet: Sheet, row: int, place: int, cell: Cell) -> None:
    if cell is None or isinstance(cell, str):
        sheet.text(row, place, cell or "")
    else:
        sheet.number(row, place, cell)


def _report(row: dict[str, Cell] | object) -> Line:
    """A report's row, its words spelled out."""
    assert isinstance(row, dict)
    named = {**row, **{name: row[f"findings_{name}"] for name in SEVERITIES}}
    named["state"] = word(f"state.{row['state']}")
    named["year"] = year_word(row["year"])
    return [named[key] for key, _ in REPORT_COLUMNS]


def year_word(year: object) -> str:
    """A year as text, so that nobody adds years up."""
    return word("name.year") if year is None else str(year)


def _rules(counts: Counts) -> list[Line]:
    claims = {each.id: each.claim for each in entries()}
    lines: list[Line] = []
    for name, tally in counts.ranked_rules():
        severities = [tally.severities[each] for each in SEVERITIES]
        said = [tally.verdicts[each] for each in ("ok", "rounding", "mismatch", "explained")]
        not_checked = tally.verdicts["unchecked"]
        lines.append((name, claims.get(name, ""), *severities, tally.reports, *said, not_checked))
    return lines


def _groups(counts: Counts) -> list[Line]:
    ordered = sorted(counts.groups.items(), key=lambda each: (each[0][0], each[0][1] or 0))
    return [_group(agency, year, tally) for (agency, year), tally in ordered]


def _group(agency: str, year: int | None, tally: Tally) -> Line:
    states = [tally.states[name] for name in STATES]
    severities = [tally.severities[name] for name in SEVERITIES]
    named = agency or word("name.agency")
    return (named, year_word(year), tally.reports, *states, *severities, tally.not_checked)


def _across(audit: Audit) -> list[Line]:
    """The findings over several reports, and what could not be compared."""
    rows = Sheetful(Opened("", audit)).findings()
    lines: list[Line] = []
    for row in rows:
        assert row["verdict"] in TOLD
        unchecked = row["verdict"] == "unchecked"
        severity = word("verdict.unchecked" if unchecked else f"severity.{row['severity']}")
        remarks = "；".join(str(row[key]) for key in ("explanation", "suggestion") if row[key])
        nature = word(f"nature.{row['nature']}")
        lines.append((row["rule"], severity, nature, row["finding"], remarks, row["places"]))
    return lines
