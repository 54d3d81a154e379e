"""The rules page: the catalogue, what one rule claims and why, its switch, own rules, and what was set when."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from audit.catalogue import CATALOGUE, Entry, entries
from audit.rule import Rule
from audit.rules import RULES
from gouji.basis.kept import NOTHING, OFF, RATED, Kept
from gouji.basis.reading import Unusable
from gouji.review.bases import SavedBasis
from gouji.ui.bench import bench
from gouji.ui.case import Refused, refusing
from gouji.ui.head import notice_html
from gouji.ui.page import language
from gouji.ui.setting import history, message, own_rules, switch
from gouji.ui.texts import Words, flowing

COLUMNS = ("id", "state", "family", "nature", "claim")


def draw() -> None:
    """Draw the table of all rules beside the text of the chosen one, and what users set below."""
    texts, shared = language(), bench()
    message()
    try:
        with refusing():
            states = shared.store.bases()
            _page(shared.basis().rules, states, texts)
    except Refused as refused:
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))


def _page(rules: Sequence[Rule], states: Sequence[SavedBasis], texts: Words) -> None:
    kept = Kept.of(states[0].content) if states else NOTHING
    turn = states[0].turn if states else 0
    known = entries((*CATALOGUE, *rules[len(RULES) :]))
    _fault(kept)
    st.html(f'<div class="gj-sub">{escape(texts.of("rules.title", n=len(known)))}</div>')
    left, right = st.columns([5, 4])
    with left:
        event = st.dataframe(
            table(known, kept, texts),
            key="rules",
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            height=540,
        )
    chosen = [known[row] for row in event.selection.rows if row < len(known)]
    with right:
        if chosen:
            switch(chosen[0].id, kept, turn, texts)
        with st.container(height=318 if chosen else "content", border=False):
            st.html(told(chosen[0], texts) if chosen else escape(texts.of("rules.choose")))
    own_rules(kept, turn, texts)
    history(states, texts)


def _fault(kept: Kept) -> None:
    """What was set and can be used no longer, said where it is set."""
    try:
        kept.policy()
    except Unusable as error:
        for sentence in error.sentences:
            st.html(notice_html(sentence, "error"))


def table(known: Sequence[Entry], kept: Kept, texts: Words) -> dict[str, list[str]]:
    """The catalogue by columns."""
    return {
        texts.of(f"rules.{column}"): [_cell(entry, column, kept, texts) for entry in known]
        for column in COLUMNS
    }


def _cell(entry: Entry, column: str, kept: Kept, texts: Words) -> str:
    if column == "state":
        return state_of(entry.id, kept, texts)
    if column == "claim":
        return texts.claim(entry.id, entry.claim)
    text = str(getattr(entry, column))
    return texts.of(f"{column}.{text}") if column in {"family", "nature"} else text


def state_of(rule: str, kept: Kept, texts: Words) -> str:
    """Whether a rule is off or re-rated, and on which days; empty where it is as the catalogue has it."""
    group, line = kept.of_rule(rule) or ("", {})
    words = {
        OFF: texts.of("rules.is_off"),
        RATED: texts.of("rules.is_rated", severity=texts.of(f"severity.{line.get('severity')}")),
    }.get(group, "")
    days = [str(line.get(name, "")) for name in ("from", "until")]
    return f"{words} {days[0]}～{days[1]}" if any(days) else words


def told(entry: Entry, texts: Words) -> str:
    """A rule as escaped HTML: its claim and the text under each heading."""
    groups = f"{texts.of(f'family.{entry.family}')} · {texts.of(f'nature.{entry.nature}')}"
    parts = [
        f'<div class="gj-sub">{escape(entry.id)} <span class="gj-quiet">{escape(groups)}</span></div>',
        f"<p><b>{escape(texts.claim(entry.id, entry.claim))}</b></p>",
    ]
    for heading, body in texts.sections(entry.id, entry.sections):
        parts.append(f'<div class="gj-heading">{escape(heading)}</div>')
        parts.append(f'<div class="gj-body">{escape(flowing(body))}</div>')
    return "".join(parts)
