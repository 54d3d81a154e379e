"""Downloads: the working papers of a case as files for the reviewer's machine."""

from pathlib import PurePath

import streamlit as st

from gouji.review.exports.errors import ExportError
from gouji.review.exports.export import KINDS, Paper, file_name, made
from gouji.review.exports.papers import Papers
from gouji.ui.bench import Bench
from gouji.ui.case import Refused, Work, refusing
from gouji.ui.head import notice_html
from gouji.ui.texts import Words

_MADE = "papers"


def papers_of(bench: Bench, work: Work) -> Papers:
    """Everything that the papers of a case are made of, with the logs as they stand now."""
    return Papers(
        audit=work.audit,
        decided=tuple(bench.store.decisions(work.case)),
        edits=tuple(bench.store.corrections(work.case)),
        originals=work.data,
    )


def papers(bench: Bench, work: Work, kind: str) -> list[Paper]:
    """The files of one kind of paper; Refused where it cannot be made."""
    with refusing():
        try:
            return list(made(papers_of(bench, work), kind, stem(work)))
        except ExportError as error:
            raise Refused(str(error)) from error


def stem(work: Work) -> str:
    """What the papers of a case are named after: its first file."""
    names = [source.name for source in work.audit.sources]
    return PurePath(names[0].replace("\\", "/")).stem if names else str(work.case)


def downloads(bench: Bench, work: Work, texts: Words) -> None:
    """A button for every paper that the case can have; it is made when it is asked for."""
    printed = any(source.format == "pdf" for source in work.audit.sources)
    for kind in (kind for kind in KINDS if printed or kind != "pdf"):
        label = file_name(kind, "").removeprefix("gouji").strip()
        if st.button(f"{texts.of('page.make')} {label}", key=f"make-{kind}", width="stretch"):
            _make(bench, work, kind, texts)
        held = st.session_state.get(_MADE, {}).get(kind)
        for i, paper in enumerate(held or ()):
            st.download_button(
                f"{texts.of('page.download')} {label}",
                paper.data,
                file_name=paper.name,
                key=f"save-{kind}-{i}",
                on_click="ignore",
                type="primary",
                width="stretch",
            )


def _make(bench: Bench, work: Work, kind: str, texts: Words) -> None:
    """Make a paper anew; what was made before of this case is not offered any more."""
    try:
        st.session_state[_MADE] = {kind: papers(bench, work, kind)}
    except Refused as refused:
        st.session_state.pop(_MADE, None)
        st.html(notice_html(texts.said(str(refused)) or texts.of("error.act"), "error"))
