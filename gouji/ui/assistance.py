"""Assistance: a model is asked about the open case, off by default, with the host named and agreed to beforehand."""

from html import escape

import streamlit as st

from extract.assistance import AssistantReport
from gouji.assistant_words import told as told_of
from gouji.assisted import AssistantUnavailable, Plan
from gouji.cli_assist import Assist
from gouji.review.changes import changes
from gouji.ui import session
from gouji.ui.acts import told
from gouji.ui.bench import Bench, How
from gouji.ui.case import Refused, Work, refusing, work_on
from gouji.ui.head import notice_html
from gouji.ui.layers import Lay, Layer, without
from gouji.ui.texts import Words

_SAID = "assist-said"


def assistance(bench: Bench, work: Work, texts: Words) -> None:
    """What the assistant did, and the choice to ask it; drawn in a popover."""
    account = work.audit.assistant
    said = st.session_state.pop(_SAID, None)
    if said:
        st.html(notice_html("；".join([said["text"], *said["lines"]]), "good"))
    st.html(account_html(account, texts))
    now = account.when if account else Assist.OFF.value
    options = [each.value for each in Assist]
    when = st.radio(
        texts.of("assist.when"),
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda name: texts.of(f"assist.{name}"),
        key=f"assist-{work.case}",
    )
    if when != Assist.OFF.value:
        _ask(bench, work, Assist(when), texts)
    elif account and st.button(texts.of("assist.drop"), width="stretch"):
        _audited(bench, work, without, texts)


def _ask(bench: Bench, work: Work, when: Assist, texts: Words) -> None:
    """Nothing goes before the reviewer has read where it would go, and has said yes to that."""
    plan = Plan(when=when)
    try:
        target = plan.target()
    except AssistantUnavailable as error:
        st.html(notice_html(texts.said(str(error)), "warn"))
        return
    st.html(notice_html(texts.said(target), "warn"))
    agreed = st.checkbox(texts.of("assist.agree"), key=f"agree-{work.case}-{when.value}-{target}")
    if st.button(texts.of("assist.start"), type="primary", disabled=not agreed, width="stretch"):
        with st.spinner(texts.of("assist.running")):
            _audited(bench, work, Layer(plan), texts)


def _audited(bench: Bench, work: Work, layer: Lay, texts: Words) -> None:
    """Audit the case again under a layer, and say what that changed."""
    how = How(layer=layer)
    work.hold(bench)
    try:
        with refusing():
            bench.desk(work.case, how).audit_again(work.case)
            fresh = work_on(bench, work.case)
    except Refused as refused:
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))
        return
    session.keep(fresh)
    text = texts.of("assist.done" if fresh.audit.assistant else "assist.dropped")
    st.session_state[_SAID] = told(changes(work.audit, fresh.audit), texts, text)
    st.rerun()


def account_html(account: AssistantReport | None, texts: Words) -> str:
    """What was asked, what it cost, what could not be done, as escaped HTML."""
    if account is None:
        return f'<div class="gj-log">{escape(texts.of("assist.never"))}</div>'
    lines = (f'<div class="gj-log">{escape(line)}</div>' for line in told_of(account))
    return f'<div class="gj-account">{"".join(lines)}</div>'
