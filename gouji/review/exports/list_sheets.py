"""Sheets that are plain lists: every number with its name and mark, the indicator rows, and the log."""

from collections.abc import Mapping

from audit.result import Indicator, MarkedNumber
from gouji.review.correction import Edit
from gouji.review.decision import Decided
from gouji.review.exports.clean import one_line
from gouji.review.exports.matter_text import moment
from gouji.review.exports.papers import Papers
from gouji.review.exports.sheets import Column, Sheet
from gouji.review.exports.words import word

DATA = {
    "id": 8.0,
    "sign": 6.0,
    "mark": 14.0,
    "label": 30.0,
    "measure": 14.0,
    "fund": 14.0,
    "period": 8.0,
    "path": 34.0,
    "raw": 16.0,
    "value": 14.0,
    "unit": 8.0,
    "kind": 8.0,
    "place": 25.0,
    "quote": 46.0,
    "checks": 18.0,
}
INDICATORS = {
    "table": 30.0,
    "level1": 14.0,
    "level2": 14.0,
    "level3": 24.0,
    "target": 20.0,
    "actual": 24.0,
    "weight": 8.0,
    "score": 8.0,
    "note": 30.0,
    "place": 25.0,
}
LOG = {
    "when": 18.0,
    "who": 12.0,
    "what": 20.0,
    "where": 34.0,
    "old": 20.0,
    "new": 20.0,
    "reason": 34.0,
}
COLOURS = {"mismatch": "high", "explained": "medium", "ok": "ok"}


def data_sheet(sheet: Sheet, papers: Papers) -> None:
    """Write every number of the case with its mark, its name, its printed text and its value."""
    numbers = papers.audit.numbers
    _head(sheet, "data", DATA)
    at = {name: place for place, name in enumerate(DATA)}
    for row, number in enumerate(numbers, 1):
        texts = _number(papers, number)
        for name, text in texts.items():
            sheet.text(row, at[name], text)
        sheet.number(row, at["value"], number.value)
        sheet.height(row, [(text, DATA[name]) for name, text in texts.items()])
    sheet.filtered(0, len(numbers), len(DATA))
    said = {word(f"mark.{name}"): colour for name, colour in COLOURS.items()}
    sheet.highlight((1, at["mark"], max(1, len(numbers)), at["mark"]), said)


def _number(papers: Papers, number: MarkedNumber) -> dict[str, str]:
    fact = papers.facts.get(number.id)
    return {
        "id": number.id,
        "sign": word(f"sign.{number.mark.value}"),
        "mark": word(f"mark.{number.mark.value}"),
        "label": one_line(fact.label) if fact else "",
        "measure": fact.measure if fact else "",
        "fund": (fact.fund or "") if fact else "",
        "period": (fact.period or "") if fact else "",
        "path": one_line(" › ".join(papers.audit.heads_of(fact))) if fact else "",
        "raw": one_line(number.raw),
        "unit": number.unit,
        "kind": word(f"kind.{number.kind}"),
        "place": papers.placed(number.where),
        "quote": one_line(number.where.quote),
        "checks": "、".join(number.checks),
    }


def indicator_sheet(sheet: Sheet, papers: Papers) -> None:
    """Write every indicator row as printed."""
    rows = papers.audit.indicators
    _head(sheet, "indicator", INDICATORS)
    for row, indicator in enumerate(rows, 1):
        texts = {name: _printed(indicator, name) for name in INDICATORS if name != "place"}
        texts["place"] = papers.placed(indicator.where)
        for column, name in enumerate(INDICATORS):
            sheet.text(row, column, texts[name])
        sheet.height(row, [(text, INDICATORS[name]) for name, text in texts.items()])
    sheet.filtered(0, len(rows), len(INDICATORS))


def _printed(indicator: Indicator, name: str) -> str:
    return one_line(str(getattr(indicator, name)))


def log_sheet(sheet: Sheet, papers: Papers) -> None:
    """Write the logs of corrections and of decisions as one, oldest first; what was taken back stays in it."""
    entries: list[Edit | Decided] = [*papers.edits, *papers.decided]
    entries.sort(key=lambda entry: entry.at)
    _head(sheet, "log", LOG)
    if not entries:
        sheet.text(1, 0, word("log.none"), "note")
    headlines = {check.key: check.headline or check.statement for check in papers.audit.checks}
    for row, entry in enumerate(entries, 1):
        told = _edit(papers, entry) if isinstance(entry, Edit) else _decision(entry, headlines)
        line = {"when": moment(entry.at), "who": entry.who, **told}
        if entry.undoes is not None:
            line["what"] = word("log.undone", what=line["what"])
        for column, name in enumerate(LOG):
            sheet.text(row, column, line.get(name, ""))
        sheet.height(row, [(line.get(name, ""), width) for name, width in LOG.items()])
    sheet.filtered(0, len(entries), len(LOG))


def _edit(papers: Papers, entry: Edit) -> dict[str, str]:
    said = entry.correction
    anchor = said.anchor
    file = next((s.name for s in papers.audit.sources if s.sha256 == anchor.sha256), "")
    return {
        "what": word(f"edit.{said.kind.value}"),
        "where": f"{file} {word('log.quote', quote=one_line(anchor.quote or anchor.raw))}".strip(),
        "old": said.old,
        "new": said.new,
        "reason": said.reason,
    }


def _decision(entry: Decided, headlines: Mapping[str, str]) -> dict[str, str]:
    said = entry.decision
    return {
        "what": word("log.decided", ruling=said.ruling.word),
        "where": headlines.get(said.key, word("log.gone")),
        "reason": said.note,
    }


def _head(sheet: Sheet, name: str, widths: Mapping[str, float]) -> None:
    sheet.head(0, [Column(word(f"{name}.{each}"), width) for each, width in widths.items()])
