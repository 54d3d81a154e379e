"""The sheet of findings: what is doubted, where it stands, what explains it, and what was decided."""

from collections.abc import Mapping, Sequence

from audit.result import Check
from gouji.review.decision import WORDS
from gouji.review.exports.check_sheet import letter
from gouji.review.exports.matter_text import decided, moment, places_text, remarks
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.sheets import Column, Sheet
from gouji.review.exports.words import word

WIDTHS = {
    "number": 6.0,
    "severity": 6.0,
    "nature": 10.0,
    "headline": 34.0,
    "places": 40.0,
    "stated": 11.0,
    "computed": 11.0,
    "difference": 10.0,
    "allowed": 9.0,
    "unit": 7.0,
    "remarks": 34.0,
    "decision": 13.0,
    "note": 18.0,
    "check": 8.0,
    "who": 10.0,
    "when": 12.0,
    "family": 14.0,
    "rule": 10.0,
}
PRINTED = "check"
"""The last column on paper; what follows is for filters."""
AT = {name: place for place, name in enumerate(WIDTHS)}
FIGURES = ("stated", "computed", "difference", "allowed")


def finding_sheet(
    sheet: Sheet, papers: Papers, matters: Sequence[Matter], rows: Mapping[str, int]
) -> None:
    """Write the findings; their figures are those of the sheet of checks, and their number leads there."""
    sheet.head(0, [Column(word(f"finding.{name}"), width) for name, width in WIDTHS.items()])
    for row, matter in enumerate(matters, 1):
        texts = _texts(papers, matter)
        for name, text in texts.items():
            sheet.text(row, AT[name], text, _style(name))
        sheet.number(row, AT["number"], matter.number, "centre")
        _figures(sheet, matter.head, row, rows[matter.head.id])
        sheet.height(row, [(text, WIDTHS[name]) for name, text in texts.items()])
    sheet.filtered(0, len(matters), len(WIDTHS))
    sheet.raw.print_area(0, 0, max(1, len(matters)), AT[PRINTED])
    _conditions(sheet, max(1, len(matters)))


def _style(name: str) -> str:
    centred = {"severity", "nature", "unit", "when", "rule"}
    asked = {"decision", "note", "who"}
    return "centre" if name in centred else "input_text" if name in asked else "text"


def _texts(papers: Papers, matter: Matter) -> dict[str, str]:
    head, said = matter.head, matter.decided
    return {
        "severity": word(f"severity.{head.severity}"),
        "nature": word(f"nature.{head.nature}"),
        "family": word(f"family.{head.family}"),
        "headline": matter.headline,
        "places": places_text(papers, head),
        "unit": head.unit,
        "remarks": remarks(matter),
        "decision": decided(matter),
        "note": said.decision.note if said else "",
        "who": said.who if said else "",
        "when": moment(said.at) if said else "",
        "rule": head.rule,
    }


def _figures(sheet: Sheet, head: Check, row: int, target: int) -> None:
    name = word("sheet.checks")
    for figure in FIGURES:
        value = getattr(head, figure)
        if value is None:
            sheet.text(row, AT[figure], "")
        else:
            sheet.formula(row, AT[figure], f"='{name}'!{letter(figure)}{target}", value)
    sheet.link(row, AT["check"], f"'{name}'!A{target}", head.id)


def _conditions(sheet: Sheet, last: int) -> None:
    """Colours for severity, and a list to choose a decision from."""
    severities = {word(f"severity.{name}"): name for name in ("high", "medium")}
    sheet.highlight((1, AT["severity"], last, AT["severity"]), severities)
    rulings = [word("finding.pending"), *WORDS.values()]
    sheet.choices((1, AT["decision"], last, AT["decision"]), rulings)
