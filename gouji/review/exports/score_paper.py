"""The review of scores: printed points beside points to fill in, with totals and grades by formula."""

from dataclasses import dataclass
from decimal import Decimal

from gouji.review.exports.clean import one_line
from gouji.review.exports.papers import Papers
from gouji.review.exports.scoring import ScoreForm, ScoreRow, score_forms
from gouji.review.exports.sheets import Column, Sheet, Workbook
from gouji.review.exports.words import group, word

WIDTHS = {
    "number": 6.0,
    "item": 30.0,
    "target": 20.0,
    "actual": 22.0,
    "weight": 8.0,
    "score": 10.0,
    "review": 10.0,
    "change": 8.0,
    "basis": 36.0,
    "place": 25.0,
}
AT = {name: place for place, name in enumerate(WIDTHS)}
HEAD = 7
"""The row of the head, below title, case and limits of the grades."""
GRADES = 2
"""The row on which the limits of the grades begin."""
SUMMED = ("weight", "score", "review", "change")


def letter(name: str) -> str:
    """The letter of a column."""
    return "ABCDEFGHIJ"[AT[name]]


def score_paper(papers: Papers) -> bytes:
    """The bytes of the workbook in which points are reviewed."""
    with Workbook(word("scores.title")) as book:
        sheet = book.sheet(word("sheet.scores"))
        _opening(sheet, papers)
        sheet.head(HEAD, [Column(word(f"scores.{name}"), w) for name, w in WIDTHS.items()])
        row = HEAD + 1
        forms = score_forms(papers)
        for form in forms:
            row = _form(sheet, papers, form, row) + 1
        if not forms:
            sheet.text(row, 0, word("scores.none"), "note")
    return book.data


def _opening(sheet: Sheet, papers: Papers) -> None:
    """Title, case, and the limits of the grades, which may be changed."""
    case = papers.audit.case
    sheet.text(0, 0, word("scores.title"), "title")
    for row, name in enumerate(("agency", "year", "title"), GRADES):
        sheet.text(row, 0, word(f"case.{name}"), "note")
        value = getattr(case, name) or word("case.unknown")
        sheet.text(row, AT["target"], one_line(str(value), 100), "bare")
    sheet.text(HEAD - 2, 0, word("scores.hint"), "note")
    floors = list(group("floor").items())
    for row, (name, floor) in enumerate(floors[:-1], GRADES):
        sheet.text(row, AT["basis"], f"{word(f'grade.{name}')}，{word('scores.floor')}", "right")
        sheet.number(row, AT["place"], Decimal(floor), "input")


@dataclass(frozen=True, slots=True)
class _Span:
    """The rows of a form, from 1."""

    first: int
    last: int

    def total(self, column: str) -> str:
        return f"SUM({column}{self.first}:{column}{self.last})"


def _form(sheet: Sheet, papers: Papers, form: ScoreForm, row: int) -> int:
    """One form with its totals; returns the next free row."""
    sheet.merged((row, 0, row, len(WIDTHS) - 1), one_line(form.title), "section_row")
    for number, each in enumerate(form.rows, 1):
        _row(sheet, papers, each, (row + number, number))
    span = _Span(row + 2, row + 1 + len(form.rows))
    end = _totals(sheet, form, span)
    return _printed(sheet, form, end, span)


def _row(sheet: Sheet, papers: Papers, each: ScoreRow, at: tuple[int, int]) -> None:
    row, number = at
    found = each.indicator
    texts = {
        "item": one_line(each.item),
        "target": one_line(found.target) if found else "",
        "actual": one_line(found.actual) if found else "",
        "place": papers.placed(each.where),
    }
    for name, text in texts.items():
        sheet.text(row, AT[name], text)
    sheet.text(row, AT["basis"], one_line(found.note) if found else "", "input_text")
    sheet.number(row, AT["number"], number, "centre")
    sheet.number(row, AT["weight"], each.weight.value if each.weight else None)
    sheet.number(row, AT["score"], each.score.value if each.score else None)
    sheet.number(row, AT["review"], each.score.value if each.score else None, "input")
    here = row + 1
    change = f"=ROUND({letter('review')}{here}-{letter('score')}{here},6)"
    sheet.formula(row, AT["change"], change, Decimal(0))
    sheet.height(row, [(text, WIDTHS[name]) for name, text in texts.items()])
    sheet.between(row, AT["review"], f"={letter('weight')}{here}", word("scores.invalid"))


def _totals(sheet: Sheet, form: ScoreForm, span: _Span) -> int:
    """The row of sums and the row of grades."""
    row = span.last
    given = [each.score.value if each.score else Decimal(0) for each in form.rows]
    weights = [each.weight.value if each.weight else Decimal(0) for each in form.rows]
    score = sum(given, Decimal(0))
    sums = {"weight": sum(weights, Decimal(0)), "score": score, "review": score}
    for name in WIDTHS:
        sheet.text(row, AT[name], word("scores.sum") if name == "item" else "", "strong")
    for name in SUMMED:
        total = f"=ROUND({span.total(letter(name))},6)"
        sheet.formula(row, AT[name], total, sums.get(name, Decimal(0)), "strong_number")
    for name in WIDTHS:
        sheet.text(row + 1, AT[name], word("scores.grade") if name == "item" else "", "strong")
    for name in ("score", "review"):
        cell, full = (f"{letter(each)}{row + 1}" for each in (name, "weight"))
        formula = f"={_grade(cell, full)}"
        sheet.formula(row + 1, AT[name], formula, grade(score, sums["weight"]), "strong_centre")
    return row + 2


def _grade(cell: str, full: str) -> str:
    """The grade of points as a formula, in per cent of all points, against the limits at the top."""
    limit = letter("place")
    names = [f'"{text}"' for text in group("grade").values()]
    made = names[-1]
    for place in reversed(range(len(names) - 1)):
        floor = f"${limit}${GRADES + place + 1}"
        made = f"IF({cell}/{full}*100>={floor},{names[place]},{made})"
    return f'IF({full}=0,"",{made})'


def grade(score: Decimal, full: Decimal) -> str:
    """The grade of points out of ``full``.

    >>> grade(Decimal("89.99"), Decimal(100)), grade(Decimal(18), Decimal(20)), grade(Decimal(1), Decimal(0))
    ('良', '优', '')
    """
    if not full:
        return ""
    floors = {name: Decimal(floor) for name, floor in group("floor").items()}
    reached = (name for name, floor in floors.items() if score / full * 100 >= floor)
    return word(f"grade.{next(reached, 'poor')}")


def _printed(sheet: Sheet, form: ScoreForm, row: int, span: _Span) -> int:
    """The total that the form prints, with its distance from the sum."""
    printed = form.total.score if form.total else None
    if printed is None:
        return row
    for name in WIDTHS:
        sheet.text(row, AT[name], "")
    sheet.text(row, AT["item"], word("scores.printed"))
    sheet.number(row, AT["score"], printed.value)
    given = sum((each.score.value for each in form.rows if each.score), Decimal(0))
    sheet.text(row, AT["review"], word("scores.gap"))
    cell = letter("score")
    formula = f"=ROUND({cell}{row + 1}-{span.total(cell)},6)"
    sheet.formula(row, AT["change"], formula, printed.value - given)
    return row + 1
