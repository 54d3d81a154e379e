"""The sheet of checks: each relation with its numbers in cells of their own and formulas that recompute it.

A check is a row in bold with the rows of its evidence below, folded away in an outline. The rows of the evidence repeat
number, rule and verdict of the check, so that a filter keeps them together.
"""

from collections import defaultdict
from collections.abc import Mapping

from audit.result import Check, EvidenceItem, Verdict
from gouji.review.exports.clean import one_line
from gouji.review.exports.formulas import Cells, live
from gouji.review.exports.papers import Papers
from gouji.review.exports.sheets import Column, Sheet
from gouji.review.exports.words import word

WIDTHS = {
    "check": 8.0,
    "rule": 10.0,
    "family": 12.0,
    "role": 7.0,
    "name": 46.0,
    "place": 25.0,
    "raw": 14.0,
    "value": 12.0,
    "factor": 7.0,
    "amount": 12.0,
    "stated": 12.0,
    "computed": 12.0,
    "difference": 10.0,
    "allowed": 9.0,
    "live": 11.0,
    "verdict": 14.0,
}
COLUMNS = tuple(WIDTHS)
AT = {name: place for place, name in enumerate(COLUMNS)}
COLOURS = {"mismatch": "high", "explained": "medium"}
_LETTERS = "ABCDEFGHIJKLMNOP"


def letter(name: str) -> str:
    """The letter of a column."""
    return _LETTERS[AT[name]]


def check_sheet(sheet: Sheet, papers: Papers) -> Mapping[str, int]:
    """Write every check and return the row (from 1) on which each one stands."""
    sheet.head(0, [Column(word(f"check.{name}"), width) for name, width in WIDTHS.items()])
    rows: dict[str, int] = {}
    row = 1
    for check in papers.audit.checks:
        rows[check.id] = row + 1
        row = _check(sheet, papers, check, row)
    sheet.filtered(0, row - 1, len(COLUMNS))
    sheet.folded()
    last = AT["verdict"]
    said = {word(f"verdict.{name}"): colour for name, colour in COLOURS.items()}
    sheet.highlight((1, AT["live"], max(1, row - 1), last), said)
    return rows


def _check(sheet: Sheet, papers: Papers, check: Check, row: int) -> int:
    """One check with its evidence; returns the next free row."""
    amounts: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(check.evidence, row + 1):
        if item.number is not None and item.value is not None:
            amounts[item.number].append(place + 1)
    _head(sheet, check, row, amounts)
    for place, item in enumerate(check.evidence, row + 1):
        _repeated(sheet, check, place, "quiet")
        _item(sheet, papers, item, place)
    return row + 1 + len(check.evidence)


def _repeated(sheet: Sheet, check: Check, row: int, style: str) -> None:
    sheet.text(row, AT["check"], check.id, style)
    sheet.text(row, AT["rule"], check.rule, style)
    sheet.text(row, AT["family"], word(f"family.{check.family}"), style)
    sheet.text(row, AT["verdict"], word(f"verdict.{check.verdict.value}"), style)


def _head(sheet: Sheet, check: Check, row: int, amounts: Mapping[str, list[int]]) -> None:
    _repeated(sheet, check, row, "strong")
    sheet.text(row, AT["role"], word("check.relation"), "strong")
    sheet.text(row, AT["name"], one_line(check.statement), "strong")
    for name in ("place", "raw", "value", "factor", "amount"):
        sheet.text(row, AT[name], "", "strong")
    columns = {each: letter(each) for each in ("stated", "computed", "difference", "allowed")}
    made = live(check, Cells(amounts, letter("amount"), row + 1, **columns))
    figures = {
        "stated": (made.stated, check.stated),
        "computed": (made.computed, check.computed),
        "difference": (made.difference, check.difference),
    }
    for name, (formula, value) in figures.items():
        if formula:
            sheet.formula(row, AT[name], formula, value, "strong_number")
        else:
            sheet.number(row, AT[name], value, "strong_number")
    sheet.number(row, AT["allowed"], check.allowed, "strong_number")
    sheet.height(row, [(check.statement, WIDTHS["name"] - 4), (_said(check), WIDTHS["live"])])
    _verdict(sheet, check, row, made.verdict)


def _verdict(sheet: Sheet, check: Check, row: int, formula: str) -> None:
    """What the formulas say; where nothing is recomputed a dash, or why it could not be checked."""
    if formula:
        plain = "mismatch" if check.verdict is Verdict.EXPLAINED else check.verdict.value
        sheet.formula(row, AT["live"], formula, word(f"live.{plain}"), "strong")
    else:
        sheet.text(row, AT["live"], _said(check), "strong")


def _said(check: Check) -> str:
    return word(f"reason.{check.reason}") if check.reason else word("live.none")


def _item(sheet: Sheet, papers: Papers, item: EvidenceItem, row: int) -> None:
    """A piece of evidence: its role, its name, its place, its printed text, and its amount by formula."""
    sheet.text(row, AT["role"], word(f"role.{item.role}"))
    texts = {
        "name": one_line(papers.name(item.number) or papers.quote(item), 200),
        "place": papers.place(item),
        "raw": one_line(f"{item.raw}{_unit(item)}", 200),
    }
    for name, text in texts.items():
        sheet.text(row, AT[name], text)
    sheet.height(row, [(text, WIDTHS[name]) for name, text in texts.items()], folded=True)
    sheet.number(row, AT["value"], item.value)
    sheet.number(row, AT["factor"], item.factor if item.value is not None else None)
    if item.value is not None:
        formula = f"={letter('value')}{row + 1}*{letter('factor')}{row + 1}"
        sheet.formula(row, AT["amount"], formula, (item.value * item.factor).normalize())
    for name in COLUMNS[AT["amount"] + (item.value is not None) : AT["verdict"]]:
        sheet.text(row, AT[name], "")


def _unit(item: EvidenceItem) -> str:
    return "" if not item.unit or item.raw.endswith(item.unit) else f" {item.unit}"
