"""The overview page: all reports of the store with what is left to decide, and what they have in common."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from audit.result import SEVERITIES
from gouji.review.queries import AgencyCount, FamilyCount, Filters, Line, Order, YearCount
from gouji.review.store import Store
from gouji.ui import session
from gouji.ui.bench import bench
from gouji.ui.case import Refused, refusing
from gouji.ui.head import notice_html
from gouji.ui.page import language, script
from gouji.ui.texts import Words

PAGE = 50
"""Reports on one page of the table."""
WORST = 12
ORDERS: dict[str, Order] = {
    "newest": "newest",
    "most": "outstanding",
    "gravest": "gravest",
    "by_agency": "agency",
}
STATES = {"any": None, "outstanding": True, "settled": False}
UNCHECKED = ("single", "unread", "context")
"""Marks of numbers that took part in no check."""
COLOURS = ["#c92a2a", "#e08e1b", "#5f7187"]


def draw() -> None:
    """Draw filters, the table of reports and three charts."""
    texts = language()
    try:
        with refusing():
            store = bench().store
            filters = _filters(texts)
            _table(store, filters, texts)
            _charts(store, filters, texts)
    except Refused as refused:
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))


def _filters(texts: Words) -> Filters:
    agency, year, severity, state, order, page = st.columns([3, 1.3, 2, 1.6, 1.6, 1])
    name = agency.text_input(texts.of("overview.agency"), max_chars=60, key="by-agency")
    when = year.number_input(texts.of("overview.year"), 1990, 2100, None, key="by-year")
    least = severity.selectbox(
        texts.of("overview.severity"),
        ("any", *SEVERITIES[:-1]),
        format_func=lambda s: texts.of("overview.any" if s == "any" else f"severity.{s}"),
        key="by-severity",
    )
    open_ = state.selectbox(
        texts.of("overview.state"),
        tuple(STATES),
        format_func=lambda s: texts.of(f"overview.{s}"),
        key="by-state",
    )
    sorted_by = order.selectbox(
        texts.of("overview.order"),
        tuple(ORDERS),
        format_func=lambda s: texts.of(f"overview.{s}"),
        key="by-order",
    )
    turned = page.number_input(texts.of("overview.page"), 1, 100_000, 1, key="by-page")
    return Filters(
        agency=name.strip(),
        year=int(when) if when is not None else None,
        severity=None if least == "any" else least,  # type: ignore[arg-type]
        outstanding=STATES[open_],
        order=ORDERS[sorted_by],
        limit=PAGE,
        offset=(int(turned) - 1) * PAGE,
    )


def _table(store: Store, filters: Filters, texts: Words) -> None:
    found = store.overview(filters)
    if not found.lines:
        st.html(notice_html(texts.of("overview.empty"), "quiet"))
        return
    first, last = filters.offset + 1, filters.offset + len(found.lines)
    counts = {"cases": found.cases, "outstanding": found.outstanding, "first": first, "last": last}
    st.html(f'<div class="gj-line">{escape(texts.of("overview.totals", **counts))}</div>')
    event = st.dataframe(
        table(found.lines, texts),
        key="cases",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(330, 36 * (len(found.lines) + 1) + 3),
    )
    chosen = event.selection.rows
    held = [found.lines[row].case for row in chosen if row < len(found.lines)]
    if st.button(texts.of("overview.open"), type="primary", disabled=not held):
        session.choose(held[0])
        st.switch_page(script("report"))


def table(lines: Sequence[Line], texts: Words) -> dict[str, list[Any]]:
    """The reports by columns."""
    columns: dict[str, list[Any]] = {
        "c_agency": [line.agency for line in lines],
        "year": ["" if line.year is None else str(line.year) for line in lines],
        "c_name": [line.name for line in lines],
        "c_numbers": [line.numbers for line in lines],
        "c_covered": [_covered(line) for line in lines],
        "c_high": [line.high for line in lines],
        "c_medium": [line.medium for line in lines],
        "c_low": [line.low for line in lines],
        "c_done": [line.decided for line in lines],
        "c_open": [line.outstanding for line in lines],
        "c_stale": ["✓" if line.stale else "" for line in lines],
        "c_at": [line.created_at.astimezone().strftime("%Y-%m-%d %H:%M") for line in lines],
    }
    return {texts.of(f"overview.{name}"): values for name, values in columns.items()}


def _covered(line: Line) -> str:
    """Which part of the numbers took part in a check.

    What is no quantity is not counted.
    """
    quantities = line.numbers - line.by_mark.get("context", 0)
    without = sum(line.by_mark.get(mark, 0) for mark in UNCHECKED[:2])
    return f"{100 * (quantities - without) // quantities}%" if quantities > 0 else ""


def _charts(store: Store, filters: Filters, texts: Words) -> None:
    """Three pictures over everything that passes the filters, whatever page of the table is shown."""
    families, agencies, years = st.columns(3)
    with families:
        _bars(
            "families", by_family(store.families(filters), texts), texts, COLOURS[2:], sideways=True
        )
    with agencies:
        found = store.agencies(filters, WORST)
        _bars("agencies", by_agency(found, texts), texts, COLOURS[:2], sideways=True)
    with years:
        _bars("years", by_year(store.years(filters), texts), texts, COLOURS)


def _bars(
    name: str,
    data: dict[str, list[Any]],
    texts: Words,
    colours: Sequence[str],
    *,
    sideways: bool = False,
) -> None:
    st.html(f'<div class="gj-heading">{escape(texts.of(f"overview.{name}"))}</div>')
    first, *rest = data
    if data[first]:
        st.bar_chart(
            data,
            x=first,
            y=rest,
            color=list(colours),
            horizontal=sideways,
            x_label="",
            y_label="",
            height=max(220, 60 + 24 * len(data[first])) if sideways else 260,
            sort=False,
        )


def by_family(found: Sequence[FamilyCount], texts: Words) -> dict[str, list[Any]]:
    """Families and how often they fail."""
    return {
        texts.of("rules.family"): [texts.of(f"family.{each.family}") for each in found],
        texts.of("overview.c_findings"): [each.findings for each in found],
    }


def by_agency(found: Sequence[AgencyCount], texts: Words) -> dict[str, list[Any]]:
    """Agencies and their graver findings."""
    return {
        texts.of("overview.c_agency"): [each.agency for each in found],
        texts.of("overview.c_high"): [each.high for each in found],
        texts.of("overview.c_medium"): [each.medium for each in found],
    }


def by_year(found: Sequence[YearCount], texts: Words) -> dict[str, list[Any]]:
    """Years and their findings by severity."""
    return {
        texts.of("overview.year"): [str(each.year) for each in found],
        texts.of("overview.c_high"): [each.high for each in found],
        texts.of("overview.c_medium"): [each.medium for each in found],
        texts.of("overview.c_low"): [each.low for each in found],
    }
