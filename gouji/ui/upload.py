"""Upload: files from the reviewer's machine into the store, one case of all or one each, told stage by stage."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gouji.pipeline import NamedBytes
from gouji.ui import session
from gouji.ui.bench import Bench, How
from gouji.ui.case import Refused, put
from gouji.ui.head import notice_html
from gouji.ui.session import password_form
from gouji.ui.texts import Words

TYPES = [
    *("pdf", "docx", "doc", "wps", "rtf", "odt", "xlsx", "xlsm", "xlsb", "xls", "et", "ods"),
    *("html", "htm", "mht", "mhtml", "xml", "txt", "csv", "tsv", "zip"),
    *("png", "jpg", "jpeg", "tif", "tiff", "gif", "bmp", "webp"),
]
MOST = 60
"""Files at once."""
Tell = Callable[[str], None]


def upload(bench: Bench, texts: Words) -> None:
    """The uploader; it gets a new key with every case so that it is empty again when it is next seen."""
    turn = st.session_state.setdefault("turn", 0)
    files = st.file_uploader(
        texts.of("page.upload"), type=TYPES, accept_multiple_files=True, key=f"upload-{turn}"
    )
    if not files:
        st.html(f'<div class="gj-quiet">{escape(texts.of("page.formats"))}</div>')
    together = len(files) > 1 and st.checkbox(texts.of("page.together"), value=True, key="together")
    seen = [file.file_id for file in files]
    several = len(files) > 1
    if several and not st.button(texts.of("page.start"), type="primary", key="start"):
        return
    if files and st.session_state.get("seen") != seen:
        st.session_state["seen"] = seen
        _open(bench, files, texts, together=bool(together))
    if files and st.session_state.get("locked"):
        given = password_form(texts.of("page.locked"), texts)
        if given:
            _open(bench, files, texts, together=bool(together), password=given)
    for sentence in st.session_state.get("refused", []) if files else []:
        st.html(notice_html(sentence, "error"))


def _open(
    bench: Bench,
    files: Sequence[UploadedFile],
    texts: Words,
    *,
    together: bool,
    password: str | None = None,
) -> None:
    st.session_state["refused"], st.session_state["locked"] = [], False
    if len(files) > MOST:
        st.session_state["refused"] = [texts.of("page.too_many", most=MOST)]
        return
    named = [NamedBytes(file.name, file.getvalue()) for file in files]
    groups = [named] if together else [[file] for file in named]
    cases = _put_all(bench, groups, texts, password)
    if not cases or st.session_state["locked"]:
        return
    st.session_state["turn"] += 1
    session.choose(cases[0])
    st.rerun()


def _put_all(
    bench: Bench, groups: Sequence[Sequence[NamedBytes]], texts: Words, password: str | None
) -> list[int]:
    """Every case that could be stored; what could not is said under the uploader."""
    cases: list[int] = []
    bar, line = st.progress(0.0), st.empty()
    for n, group in enumerate(groups):
        head = texts.of("page.file_of", n=n + 1, all=len(groups)) + "、".join(f.name for f in group)

        def tell(stage: str, head: str = head) -> None:
            line.html(f'<div class="gj-stage">{escape(head)} · {escape(stage)}</div>')

        tell(texts.of("page.stage_read"))
        try:
            cases.append(put(bench, group, replace(_watched(tell, texts), password=password)))
        except Refused as refused:
            st.session_state["locked"] |= refused.locked
            sentence = texts.said(str(refused)) or texts.of("error.internal")
            many = len(groups) > 1
            st.session_state["refused"].append(f"{head}：{sentence}" if many else sentence)
        tell(texts.of("page.stage_kept"))
        bar.progress((n + 1) / len(groups))
    bar.empty()
    line.empty()
    return cases


def _watched(tell: Tell, texts: Words) -> How:
    """How files are read while somebody watches: every stage is told, and every page that is recognised."""

    def scanning(done: int, every: int) -> None:
        tell(texts.of("page.stage_scan", done=done, all=every))

    return How(tell=lambda stage: tell(texts.of(f"page.stage_{stage}")), progress=scanning)
