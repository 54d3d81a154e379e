"""The summary sheet: the case, its files, the findings counted three ways, and the marks of all numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from gouji.review.decision import Ruling
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.sheets import Sheet
from gouji.review.exports.words import group, word

WIDTHS = (28.0, 12.0, 12.0, 14.0, 54.0)
HASH_WIDTH = WIDTHS[3] + WIDTHS[4]
LAST = len(WIDTHS) - 1


def summary_sheet(sheet: Sheet, papers: Papers, matters: Sequence[Matter]) -> None:
    """Write the summary."""
    sheet.widths(WIDTHS)
    sheet.text(0, 0, word("summary.title"), "title")
    row = _case(sheet, papers, 2)
    row = _sources(sheet, papers, row + 1)
    for title, counted in _counts(matters):
        row = _count_table(sheet, row + 1, title, counted)
    row = _coverage(sheet, papers, row + 1)
    _problems(sheet, papers, row + 1)


def _case(sheet: Sheet, papers: Papers, row: int) -> int:
    case = papers.audit.case
    said = {"agency": case.agency, "title": case.title, "year": case.year, "unit": case.unit}
    lines = [(word(f"case.{name}"), str(v or word("case.unknown"))) for name, v in said.items()]
    lines.append((word("summary.checks"), str(len(papers.audit.checks))))
    lines.append((word("summary.unchecked"), str(papers.unchecked)))
    for place, (name, text) in enumerate(lines, row):
        sheet.text(place, 0, name, "strong")
        sheet.merged((place, 1, place, LAST), text, "text")
        sheet.height(place, [(text, sum(WIDTHS[1:]))])
    return row + len(lines)


def _sources(sheet: Sheet, papers: Papers, row: int) -> int:
    sheet.text(row, 0, word("summary.sources"), "section")
    for place, name in enumerate(("file", "format", "pages")):
        sheet.text(row + 1, place, word(f"summary.{name}"), "head")
    sheet.merged((row + 1, 3, row + 1, LAST), word("summary.hash"), "head")
    for place, source in enumerate(papers.audit.sources, row + 2):
        sheet.text(place, 0, source.name)
        sheet.text(place, 1, source.format, "centre")
        sheet.number(place, 2, source.pages)
        sheet.merged((place, 3, place, LAST), source.sha256, "text")
        sheet.height(place, [(source.name, WIDTHS[0]), (source.sha256, HASH_WIDTH)])
    return row + 2 + len(papers.audit.sources)


Counted = list[tuple[str, int]]


def _counts(matters: Sequence[Matter]) -> Iterable[tuple[str, Counted]]:
    """Titles of tables with what they count."""
    severities: Counter[str] = Counter(matter.head.severity for matter in matters)
    natures: Counter[str] = Counter(matter.head.nature for matter in matters)
    rulings = Counter(m.decided.decision.ruling for m in matters if m.decided)
    undecided = (word("summary.open"), len(matters) - sum(rulings.values()))
    decided = [(ruling.word, rulings[ruling]) for ruling in Ruling]
    yield word("summary.by_severity"), _counted("severity", severities)
    yield word("summary.by_nature"), _counted("nature", natures)
    yield word("summary.by_decision"), [undecided, *decided]


def _counted(name: str, counts: Counter[str]) -> Counted:
    return [(text, counts[each]) for each, text in group(name).items()]


def _count_table(sheet: Sheet, row: int, title: str, counted: Counted) -> int:
    sheet.text(row, 0, title, "section")
    for place, (name, count) in enumerate(counted, row + 1):
        sheet.text(place, 0, name)
        sheet.number(place, 1, count)
    return _total(sheet, row + 1, row + 1 + len(counted), 1, sum(n for _, n in counted))


def _total(sheet: Sheet, first: int, row: int, column: int, total: int) -> int:
    letter = "ABCDE"[column]
    sheet.text(row, 0, word("summary.total"), "strong")
    formula = f"=SUM({letter}{first + 1}:{letter}{row})"
    sheet.formula(row, column, formula, Decimal(total), "strong_number")
    return row + 1


def _coverage(sheet: Sheet, papers: Papers, row: int) -> int:
    """Marks with their signs, their counts and shares."""
    sheet.text(row, 0, word("summary.coverage"), "section")
    for place, name in enumerate(("mark", "sign", "count", "share")):
        sheet.text(row + 1, place, word(f"summary.{name}"), "head")
    marks = group("mark")
    counts = papers.audit.coverage.by_mark
    total = sum(counts.get(name, 0) for name in marks)
    first = row + 2
    end = first + len(marks)
    for place, (name, text) in enumerate(marks.items(), first):
        count = counts.get(name, 0)
        sheet.text(place, 0, text)
        sheet.text(place, 1, word(f"sign.{name}"), "centre")
        sheet.number(place, 2, count)
        share = Decimal(count) / total if total else Decimal(0)
        sheet.share(place, 3, f"=IF(C{end + 1}=0,0,C{place + 1}/C{end + 1})", share)
    _total(sheet, first, end, 2, total)
    sheet.text(end, 1, "", "centre")
    sheet.text(end + 1, 0, word("summary.remark"), "note")
    return end + 2


def _problems(sheet: Sheet, papers: Papers, row: int) -> None:
    sheet.text(row, 0, word("summary.problems"), "section")
    problems = papers.audit.problems
    if not problems:
        sheet.text(row + 1, 0, word("summary.none"), "note")
    for place, problem in enumerate(problems, row + 1):
        sheet.text(place, 0, papers.placed(problem.where))
        sheet.merged((place, 1, place, LAST), problem.what, "text")
        sheet.height(place, [(problem.what, sum(WIDTHS[1:]))])
