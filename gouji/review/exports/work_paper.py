"""The work paper: who checked what, what was found, how it was checked, and room for the reviewer."""

from collections.abc import Sequence

from gouji.review.exports.matter_text import decided, figures_text, places_text, remarks
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.sheets import Column, Sheet, Workbook
from gouji.review.exports.words import group, word

WIDTHS = {
    "number": 6.0,
    "headline": 36.0,
    "source": 46.0,
    "process": 34.0,
    "result": 34.0,
    "decision": 14.0,
    "opinion": 20.0,
    "review_opinion": 20.0,
}
AT = {name: place for place, name in enumerate(WIDTHS)}
HEAD = 8
LEFT, RIGHT = (0, 2), (3, 7)
"""The columns of the left and the right half of the opening."""
SPLIT = 1
"""Columns that the name of a field takes, in either half."""


def work_paper(papers: Papers) -> bytes:
    """The bytes of the work paper."""
    matters = papers.matters()
    with Workbook(word("paper.title")) as book:
        sheet = book.sheet(word("sheet.paper"))
        sheet.merged((0, 0, 0, len(WIDTHS) - 1), word("paper.title"), "title_centre")
        sheet.raw.set_row(0, 30)
        sheet.head(HEAD, [Column(word(f"paper.{name}"), width) for name, width in WIDTHS.items()])
        _opening(sheet, papers)
        _matters(sheet, papers, matters)
    return book.data


def _opening(sheet: Sheet, papers: Papers) -> None:
    """The case on the left, those who sign on the right, the extent of the work below."""
    case = papers.audit.case
    unknown = word("case.unknown")
    left = {
        "unit": case.agency or unknown,
        "matter": word("paper.subject"),
        "year": str(case.year or unknown),
        "index": "",
    }
    for row, (name, text) in enumerate(left.items(), 2):
        sheet.merged((row, 0, row, 1), word(f"paper.{name}"), "strong")
        style = "text" if text else "input_text"
        sheet.text(row, LEFT[1], text, style)
    for row, name in enumerate(("author", "author_date", "reviewer", "reviewer_date"), 2):
        sheet.text(row, RIGHT[0], word(f"paper.{name}"), "strong")
        sheet.merged((row, RIGHT[0] + SPLIT, row, RIGHT[1]), "", "input_text")
    _scope(sheet, papers)


def _scope(sheet: Sheet, papers: Papers) -> None:
    marks = papers.audit.coverage.by_mark
    counts = {name: marks.get(name, 0) for name in group("mark")}
    counts["mismatch"] += counts["explained"]
    total = {"numbers": papers.audit.coverage.numbers, "checks": len(papers.audit.checks)}
    left = {"unchecked": papers.unchecked, "problems": len(papers.audit.problems)}
    text = word("paper.scope", **counts, **total, **left)
    sheet.merged((6, 0, 6, 1), word("paper.scope_title"), "strong")
    sheet.merged((6, 2, 6, len(WIDTHS) - 1), text, "text")
    sheet.height(6, [(text, sum(list(WIDTHS.values())[2:]))])


def _matters(sheet: Sheet, papers: Papers, matters: Sequence[Matter]) -> None:
    for row, matter in enumerate(matters, HEAD + 1):
        texts = {
            "headline": matter.headline,
            "source": places_text(papers, matter.head),
            "process": figures_text(matter.head) or matter.head.statement,
            "result": remarks(matter),
            "decision": decided(matter),
            "opinion": matter.decided.decision.note if matter.decided else "",
        }
        sheet.number(row, AT["number"], matter.number, "centre")
        for name, text in texts.items():
            sheet.text(row, AT[name], text, "input_text" if name == "opinion" else "text")
        sheet.text(row, AT["review_opinion"], "", "input_text")
        sheet.height(row, [(text, WIDTHS[name]) for name, text in texts.items()])
    if not matters:
        sheet.text(HEAD + 1, AT["headline"], word("letter.nothing"))
