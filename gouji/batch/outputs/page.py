"""Page: a summary of all reports in one file that needs no server and loads nothing.

It is built as a tree of elements, so that no text of a report can become markup.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import html
from lxml.builder import ElementMaker  # type: ignore[import-not-found]

from audit.findings import findings
from audit.result import AcrossNote, Audit, Verdict
from gouji.batch.outputs.charts import Bar, Part, bars
from gouji.batch.outputs.counts import LOUD, STATES, Counts, Tally, loud, years
from gouji.batch.outputs.overview_book import year_word
from gouji.batch.outputs.rows import MARKS, SEVERITIES
from gouji.batch.outputs.tables import Row
from gouji.batch.outputs.words import word
from gouji.review.exports.clean import one_line

H = ElementMaker()
Element = Any
SHOWN_RULES, SHOWN_UNITS, SHOWN_REPORTS, SHOWN_FINDINGS = 15, 40, 20, 60
LONGEST = 400


def write_page(path: Path, counts: Counts, across: Audit | None) -> None:
    """Write the page."""
    head = H.head(
        H.meta(charset="utf-8"),
        H.meta(name="viewport", content="width=device-width, initial-scale=1"),
        H.title(word("page.title")),
        H.style(files(__package__).joinpath("page.css").read_text("utf-8")),
    )
    body = H.body(*_lead(counts), *_charts(counts), *_grid(counts), *_worst(counts))
    if across is not None:
        body.extend(_across(across))
    body.extend(_unopened(counts))
    page = H.html(head, body, lang="zh")
    path.write_bytes(html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8"))


def said(text: str) -> str:
    """Text of a report as the page shows it."""
    return one_line(text, LONGEST)


def _lead(counts: Counts) -> list[Element]:
    total = counts.total
    values = {name: total.states[name] for name in STATES}
    numbers = sum(counts.marks.values())
    lead = word(
        "page.lead",
        reports=total.reports,
        numbers=numbers,
        unopened=len(counts.unopened),
        **values,
    )
    left = word("page.left_open", total=counts.not_checked, across=counts.put_off)
    return [
        H.h1(word("page.title")),
        H.p(lead, **{"class": "lead"}),
        H.p(left, **{"class": "lead"}),
        H.p(word("total.remark"), **{"class": "note"}),
    ]


def _charts(counts: Counts) -> list[Element]:
    drawn = [
        ("states", _states(counts)),
        ("marks", _marks(counts)),
        ("rules", _rules(counts)),
        ("natures", _natures(counts)),
    ]
    out: list[Element] = []
    for name, given in drawn:
        title = word(f"page.{name}")
        out.extend([H.h2(title), bars(title, given) if given else H.p(word("page.none"))])
        if name in {"rules", "natures"}:
            out.append(H.p(word("page.key"), **{"class": "note"}))
    return out


def _states(counts: Counts) -> list[Bar]:
    sizes = {
        **{name: counts.total.states[name] for name in STATES},
        "unopened": len(counts.unopened),
    }
    bars_ = []
    for name, size in sizes.items():
        style = "state-findings" if name == "findings" else name
        text, sign = word(f"state.{name}"), word(f"state_sign.{name}")
        bars_.append(Bar(text, (Part(size, style, sign, text),)))
    return bars_


def _marks(counts: Counts) -> list[Bar]:
    return [
        Bar(
            word(f"mark.{name}"),
            (Part(counts.marks[name], name, word(f"sign.{name}"), word(f"mark.{name}")),),
        )
        for name in MARKS
    ]


def _rules(counts: Counts) -> list[Bar]:
    ranked = [(name, tally) for name, tally in counts.ranked_rules() if loud(tally.severities)]
    return [Bar(name, _severities(tally.severities)) for name, tally in ranked[:SHOWN_RULES]]


def _natures(counts: Counts) -> list[Bar]:
    names = dict.fromkeys(nature for nature, _ in counts.natures)
    given = [
        Bar(word(f"nature.{name}"), _severities({s: counts.natures[name, s] for s in SEVERITIES}))
        for name in names
    ]
    return sorted((bar for bar in given if bar.size), key=lambda bar: -bar.size)


def _severities(counted: Any) -> tuple[Part, ...]:
    return tuple(
        Part(counted[name], name, word(f"severity_sign.{name}"), word(f"severity.{name}"))
        for name in LOUD
    )


def _grid(counts: Counts) -> list[Element]:
    """The agencies with most findings against the years."""
    columns: list[int | None] = list(years(counts.groups))
    columns += [None] if any(year is None for _, year in counts.groups) else []
    units = _units(counts)
    head = H.tr(H.th(word("column.agency")), *(H.th(year_word(year)) for year in columns))
    lines = [
        H.tr(
            H.td(said(unit) or word("name.agency")),
            *(_square(counts.groups.get((unit, year))) for year in columns),
        )
        for unit in units[:SHOWN_UNITS]
    ]
    table = H.table(H.thead(head), H.tbody(*lines), **{"class": "grid"})
    out = [H.h2(word("page.grid")), H.p(word("page.legend"), **{"class": "note"}), table]
    return [*out, *_more("grid_more", SHOWN_UNITS, len(units))]


def _units(counts: Counts) -> list[str]:
    found: dict[str, int] = {}
    for (unit, _), tally in counts.groups.items():
        found[unit] = found.get(unit, 0) + tally.loud
    return sorted(found, key=lambda unit: (-found[unit], unit))


def _square(tally: Tally | None) -> Element:
    """One agency in one year: its findings with a sign; empty where there is no report."""
    if tally is None:
        return H.td()
    if tally.loud:
        grave = "grave" if tally.severities["high"] else "findings"
        return H.td(f"{word('state_sign.findings')} {tally.loud}", **{"class": grave})
    name = "clear" if not tally.states["unverified"] else "unverified"
    return H.td(word(f"state_sign.{name}"), **{"class": name})


def _worst(counts: Counts) -> list[Element]:
    """The reports with most findings."""
    ranked = sorted(counts.rows, key=_gravity, reverse=True)
    lines = [row for row in ranked if any(_gravity(row))][:SHOWN_REPORTS]
    keys = ("report", "agency", "year", *(f"findings_{name}" for name in LOUD), "not_checked")
    heads = ("report", "agency", "year", *LOUD, "not_checked")
    cells = [[str(row[key] if row[key] is not None else "") for key in keys] for row in lines]
    table = _table(heads, cells, dict.fromkeys(range(3, 7), "figure"))
    return [H.h2(word("page.worst")), table if lines else H.p(word("page.none"))]


def _gravity(row: Row) -> tuple[int, ...]:
    return tuple(int(str(row[f"findings_{name}"])) for name in LOUD)


def _across(audit: Audit) -> list[Element]:
    """The findings over several reports, and the names that were left in doubt."""
    found = [each for each in findings(audit) if each.severity != "info"]
    cells = [
        [
            each.head.rule,
            word(f"severity.{each.severity}"),
            said(each.head.headline or each.head.statement),
            said(each.head.explanation),
        ]
        for each in found[:SHOWN_FINDINGS]
    ]
    heads = ("rule", "severity", "finding", "explanation")
    out = [
        H.h2(word("page.across")),
        _table(heads, cells, {0: "short", 1: "short"}) if cells else H.p(word("page.none")),
    ]
    out += _more("across_more", SHOWN_FINDINGS, len(found))
    return [*out, *_put_off(audit), *_doubtful(audit.across or AcrossNote())]


def _put_off(audit: Audit) -> list[Element]:
    """What could not be compared, each with its reason."""
    found = [check for check in audit.checks if check.verdict is Verdict.UNCHECKED]
    if not found:
        return []
    lines = [H.li(f"{said(c.statement)}：{said(c.explanation)}") for c in found[:SHOWN_FINDINGS]]
    more = _more("across_more", SHOWN_FINDINGS, len(found))
    return [H.h2(word("page.put_off")), H.ul(*lines), *more]


def _doubtful(note: AcrossNote) -> list[Element]:
    if not note.doubtful:
        return []
    shown = note.doubtful[:SHOWN_FINDINGS]
    lines = [H.li(f"{said(e.one)} / {said(e.other)}：{word(f'doubt.{e.reason}')}") for e in shown]
    more = _more("doubtful_more", SHOWN_FINDINGS, len(note.doubtful))
    return [H.h2(word("page.doubtful")), H.ul(*lines), *more]


def _unopened(counts: Counts) -> list[Element]:
    if not counts.unopened:
        return []
    lines = [H.li(f"{said(each.name)}：{said(each.reason)}") for each in counts.unopened]
    return [H.h2(word("page.unopened")), H.ul(*lines)]


def _more(name: str, shown: int, total: int) -> list[Element]:
    if total <= shown:
        return []
    return [H.p(word(f"page.{name}", shown=shown, total=total), **{"class": "note"})]


def _table(
    heads: Sequence[str], lines: Sequence[Sequence[str]], named: Mapping[int, str]
) -> Element:
    """A table; ``named`` gives columns a style."""
    styles = [{"class": named[place]} if place in named else {} for place in range(len(heads))]
    top = H.tr(*(H.th(word(f"column.{h}"), **s) for h, s in zip(heads, styles, strict=True)))
    rows = [
        H.tr(*(H.td(said(cell), **s) for cell, s in zip(line, styles, strict=True)))
        for line in lines
    ]
    return H.table(H.thead(top), H.tbody(*rows))
