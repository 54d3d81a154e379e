"""The rules page: the catalogue, and what one rule claims and why."""

import re
from html import escape

import streamlit as st

from audit.catalogue import Entry, entries
from gouji.ui.page import language
from gouji.ui.texts import Words

COLUMNS = ("id", "family", "nature", "claim")


def draw() -> None:
    """Draw the table of all rules beside the text of the chosen one."""
    texts, known = language(), entries()
    st.html(f'<div class="gj-sub">{escape(texts.of("rules.title", n=len(known)))}</div>')
    left, right = st.columns([5, 4])
    with left:
        event = st.dataframe(
            table(known, texts),
            key="rules",
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            height=620,
        )
    with right:
        chosen = event.selection.rows
        st.html(told(known[chosen[0]], texts) if chosen else escape(texts.of("rules.choose")))


def table(known: tuple[Entry, ...], texts: Words) -> dict[str, list[str]]:
    """The catalogue by columns."""
    return {
        texts.of(f"rules.{column}"): [_cell(entry, column, texts) for entry in known]
        for column in COLUMNS
    }


def _cell(entry: Entry, column: str, texts: Words) -> str:
    text = str(getattr(entry, column))
    return texts.of(f"{column}.{text}") if column in {"family", "nature"} else text


def _flowing(body: str) -> str:
    r"""Text without the line breaks of the source, those before numbered points and paragraphs kept.

    >>> _flowing("a\nb\n1. c\n\nd")
    'a b\n1. c\n\nd'
    """
    return re.sub(r"(?<!\n)\n(?!\n|\d+\.|[-*] )", " ", body)


def told(entry: Entry, texts: Words) -> str:
    """A rule as escaped HTML: its claim and the text under each heading."""
    groups = f"{texts.of(f'family.{entry.family}')} · {texts.of(f'nature.{entry.nature}')}"
    parts = [
        f'<div class="gj-sub">{escape(entry.id)} <span class="gj-quiet">{escape(groups)}</span></div>',
        f"<p><b>{escape(entry.claim)}</b></p>",
    ]
    for heading, body in entry.sections:
        parts.append(f'<div class="gj-heading">{escape(heading)}</div>')
        parts.append(f'<div class="gj-body">{escape(_flowing(body))}</div>')
    return "".join(parts)
