"""Page: upload one report and see its findings beside the marked document."""

from importlib.resources import files

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gouji.ui import viewer
from gouji.ui.case import Opened, Refused, open_case
from gouji.ui.head import caution_html, head_html, notice_html
from gouji.ui.model import View
from gouji.ui.texts import LANGUAGES, Words, words
from gouji.ui.view import (
    NATURES,
    SEVERITIES,
    SHOWN_FIRST,
    Choice,
    count_by_nature,
    view,
)

_TYPES = ["txt", "docx", "pdf"]
_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_VIEWER = "viewer"


def show() -> None:
    """Draw the page for whatever this session has opened."""
    st.set_page_config(page_title="勾稽 gouji", layout="wide", initial_sidebar_state="collapsed")
    texts = _sidebar()
    _style(texts)
    opened: Opened | None = st.session_state.get("opened")
    if opened is None:
        _welcome(texts)
    else:
        _report(opened, texts)


def _style(texts: Words) -> None:
    """Our style sheet, with the one word of Streamlit's own that it lets nobody translate."""
    own = files(__package__).joinpath("page.css").read_text("utf-8")
    st.html(f'<style>{own}:root {{ --gj-choose:"{texts.of("page.choose")}"; }}</style>')


def _sidebar() -> Words:
    with st.sidebar:
        language = st.radio(
            words(LANGUAGES[0]).of("page.language"),
            LANGUAGES,
            format_func=_LANGUAGE_NAMES.__getitem__,
            key="language",
        )
        texts = words(language)
        st.caption(texts.of("page.local"))
    return texts


def _welcome(texts: Words) -> None:
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        st.html(f'<div class="gj-title">{texts.of("page.title")}</div>')
        st.html(f'<div class="gj-line">{texts.of("page.tagline")}</div>')
        _upload(texts)
        st.caption(texts.of("page.local"))


def _upload(texts: Words) -> None:
    """The uploader; it gets a new key with every report so that it is empty again when it is next seen."""
    turn = st.session_state.setdefault("turn", 0)
    file = st.file_uploader(texts.of("page.upload"), type=_TYPES, key=f"upload-{turn}")
    if file is not None and st.session_state.get("seen") != file.file_id:
        _open(file, texts)
    if file is not None and "error" in st.session_state:
        error = st.session_state["error"] or texts.of("error.internal")
        st.html(notice_html(error, "error"))


def _open(file: UploadedFile, texts: Words) -> None:
    state = st.session_state
    state["seen"] = file.file_id
    state.pop("error", None)
    try:
        with st.spinner(texts.of("page.working")):
            state["opened"] = open_case(file.name, file.getvalue())
    except Refused as refused:
        state["error"] = str(refused)
        return
    state["turn"] += 1
    state.pop(_VIEWER, None)
    st.rerun()


def _report(opened: Opened, texts: Words) -> None:
    audit = opened.result.audit
    head, change = st.columns([9, 1.4], vertical_alignment="center")
    with head:
        st.html(head_html(audit, opened.heads, texts))
    with change, st.popover(texts.of("page.another"), width="stretch"):
        _upload(texts)
    choice = _filters(opened, texts)
    _viewer(opened, texts, choice)


def _filters(opened: Opened, texts: Words) -> Choice:
    """What the reader lets through; the row wraps where the words are long or the window is narrow."""
    by_nature = count_by_nature(opened.heads)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        severities = st.pills(
            texts.of("page.severity"),
            SEVERITIES,
            selection_mode="multi",
            default=SHOWN_FIRST,
            format_func=lambda name: texts.of(f"severity.{name}"),
            key="severities",
            label_visibility="collapsed",
            width="content",
        )
        natures = st.pills(
            texts.of("page.nature"),
            NATURES,
            selection_mode="multi",
            default=NATURES,
            format_func=lambda name: f"{texts.of(f'nature.{name}')} {by_nature[name]}",
            key="natures",
            label_visibility="collapsed",
            width="content",
        )
        st.html(caution_html(opened.result.audit, texts) or "<span></span>", width="stretch")
    return Choice(tuple(severities), tuple(natures))


@st.fragment
def _viewer(opened: Opened, texts: Words, choice: Choice) -> None:
    """The list and the document; asking for page images runs this part alone."""
    pages = viewer.wanted(_VIEWER) or opened.first_pages()
    images = {page: image for page in pages if (image := opened.image(page))}
    viewer.show(_view(opened, texts, choice), images, _VIEWER)


def _view(opened: Opened, texts: Words, choice: Choice) -> View:
    result = opened.result
    return view(result.audit, result.documents, opened.heads, opened.sizes, texts, choice)
