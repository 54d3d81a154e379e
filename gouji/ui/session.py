"""Session: the case that this session works on, named in the address so that a reload finds it again."""

import streamlit as st

from gouji.ui.bench import Bench, How
from gouji.ui.case import Refused, Work, work_on
from gouji.ui.head import notice_html
from gouji.ui.texts import Words

_WORK = "work"
_CASE = "case"
VIEWER = "viewer"
FORGOTTEN = ("done", "said", "picked", "view", "papers", "records-said", VIEWER)
"""What of a case is forgotten when another one is opened."""


def choose(case: int) -> None:
    """Work on another case from now on."""
    for name in (_WORK, *FORGOTTEN):
        st.session_state.pop(name, None)
    st.session_state[_CASE] = case


def keep(work: Work) -> None:
    """Go on with the case as it is now."""
    st.session_state[_WORK] = work


def opened(bench: Bench, texts: Words) -> Work | None:
    """The case that is open; None, and the reason on the page, where it cannot be opened."""
    try:
        return current(bench)
    except Refused as refused:
        if refused.locked:
            return _unlocked(bench, texts.said(str(refused)), texts)
        leave()
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))
        return None


def _unlocked(bench: Bench, sentence: str, texts: Words) -> Work | None:
    """Ask for the password of a case that was read long ago; it is kept nowhere."""
    given = password_form(sentence, texts)
    case = _asked()
    if not given or case is None:
        return None
    try:
        keep(work_on(bench, case, How(password=given)))
    except Refused as refused:
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))
        return None
    st.rerun()


def password_form(sentence: str, texts: Words) -> str:
    """The password that was just given for a locked file; empty as long as none was."""
    with st.form("unlocking", clear_on_submit=True):
        st.html(notice_html(sentence, "warn"))
        given = st.text_input(texts.of("page.file_password"), type="password", key="file-password")
        sent = st.form_submit_button(texts.of("page.unlock"), type="primary")
    return given if sent else ""


def current(bench: Bench) -> Work | None:
    """The case that is open, as others left it meanwhile; Refused where it cannot be opened."""
    case = _asked()
    if case is None:
        return None
    st.query_params[_CASE] = str(case)
    held: Work | None = st.session_state.get(_WORK)
    if held is None or held.case != case or _behind(held, bench):
        held = work_on(bench, case)
    else:
        held = held.decided_again(bench)
    keep(held)
    return held


def leave() -> None:
    """Close the case."""
    for name in (_WORK, _CASE, *FORGOTTEN):
        st.session_state.pop(name, None)
    st.query_params.pop(_CASE, None)


def _asked() -> int | None:
    """The case that the session chose, else the one that the address names."""
    chosen = st.session_state.get(_CASE)
    if isinstance(chosen, int):
        return chosen
    named = st.query_params.get(_CASE, "")
    if not named.isdecimal() or len(named) > 9:
        return None
    st.session_state[_CASE] = int(named)
    return int(named)


def _behind(held: Work, bench: Bench) -> bool:
    """Whether others corrected the case or set other rules since it was opened."""
    if bench.edition() != held.edition:
        return True
    return len(bench.store.corrections(held.case)) != len(held.opened.edits)
