"""Page: the frame around all pages: style, language, gate and navigation."""

import logging
from importlib.resources import files
from pathlib import Path

import streamlit as st

from gouji.ui.gate import gate, who
from gouji.ui.texts import LANGUAGES, Words, words

_LOG = logging.getLogger(__name__)
_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
PAGES = ("report", "records", "overview", "rules")
"""The pages in the order of the navigation; each is a script in the folder ``pages``."""


def show() -> None:
    """Draw the frame and the page that was asked for."""
    st.set_page_config(page_title="勾稽 gouji", layout="wide", initial_sidebar_state="collapsed")
    texts = _sidebar()
    _style(texts)
    pages = [_page(name, texts) for name in PAGES]
    asked = st.navigation(pages, position="top" if who() else "hidden")  # keeps the address
    if gate(texts):
        asked.run()


def script(name: str) -> Path:
    """The script of a page."""
    return Path(__file__).parent / "pages" / f"{name}.py"


def language() -> Words:
    """The words of the language that this session reads."""
    return words(str(st.session_state.get("language", LANGUAGES[0])))


def _page(name: str, texts: Words) -> st.Page:
    return st.Page(
        script(name), title=texts.of(f"nav.{name}"), url_path=name, default=name == PAGES[0]
    )


def _style(texts: Words) -> None:
    """Our style sheet, with the one word of Streamlit's own that it lets nobody translate."""
    own = files(__package__).joinpath("page.css").read_text("utf-8")
    st.html(f'<style>{own}:root {{ --gj-choose:"{texts.of("page.choose")}"; }}</style>')


def _sidebar() -> Words:
    with st.sidebar:
        chosen = st.radio(
            words(LANGUAGES[0]).of("page.language"),
            LANGUAGES,
            format_func=_LANGUAGE_NAMES.__getitem__,
            key="language",
        )
        texts = words(chosen)
        if who():
            st.text(texts.of("page.reviewer") + who())
        st.caption(texts.of("page.local"))
    return texts
