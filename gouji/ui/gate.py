"""Gate: who works at the page, asked once a session, and the password where one is set."""

import hmac
import os
from time import sleep

import streamlit as st

from gouji.serve import PASSWORD
from gouji.ui.head import notice_html
from gouji.ui.texts import Words

PAUSE = 1.0
"""Seconds that a wrong password costs."""
LONGEST = 40
_WHO = "who"


def who() -> str:
    """The name of the reviewer of this session; empty before he gave it."""
    return str(st.session_state.get(_WHO, ""))


def passed(given: str, wanted: str) -> bool:
    """Whether a password is the one that is wanted, told in a time that says nothing of how near it came.

    >>> passed("a", "a"), passed("a", "b"), passed("", "")
    (True, False, True)
    """
    return hmac.compare_digest(given.encode(), wanted.encode())


def gate(texts: Words) -> bool:
    """Let a reviewer in who gave a name and the password; draw the form and say False before."""
    if who():
        return True
    wanted = os.environ.get(PASSWORD, "")
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        st.html(f'<div class="gj-title">{texts.of("page.title")}</div>')
        st.html(f'<div class="gj-line">{texts.of("page.tagline")}</div>')
        with st.form("gate"):
            name = st.text_input(texts.of("page.who"), max_chars=LONGEST, key="gate-name")
            given = (
                st.text_input(texts.of("page.password"), type="password", key="gate-password")
                if wanted
                else ""
            )
            sent = st.form_submit_button(texts.of("page.enter"), type="primary")
        if sent:
            _try(name, given, wanted, texts)
        st.caption(texts.of("page.local"))
    return False


def _try(name: str, given: str, wanted: str, texts: Words) -> None:
    if not passed(given, wanted):
        sleep(PAUSE)
        st.html(notice_html(texts.of("page.wrong"), "error"))
    elif not name.strip():
        st.html(notice_html(texts.of("page.need_who"), "error"))
    else:
        st.session_state[_WHO] = name.strip()
        st.rerun()
