"""The report page: upload or open a case, and clear its findings beside the marked document."""

import streamlit as st

from gouji.review.correction import standing
from gouji.ui import session, viewer
from gouji.ui.acts import carry_out, live, look, waiting
from gouji.ui.assistance import assistance
from gouji.ui.bench import Bench, bench
from gouji.ui.case import Work
from gouji.ui.downloads import downloads
from gouji.ui.gate import who
from gouji.ui.head import head_html
from gouji.ui.layers import confirmed_in
from gouji.ui.model import View
from gouji.ui.page import language
from gouji.ui.session import VIEWER
from gouji.ui.texts import Words
from gouji.ui.upload import upload
from gouji.ui.view import Beside, view


def draw() -> None:
    """Draw the page for whatever this session has opened."""
    texts, shared = language(), bench()
    work = session.opened(shared, texts)
    if work is None:
        _welcome(shared, texts)
    else:
        _report(shared, work, texts)


def _welcome(shared: Bench, texts: Words) -> None:
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        st.html(f'<div class="gj-title">{texts.of("page.title")}</div>')
        st.html(f'<div class="gj-line">{texts.of("page.tagline")}</div>')
        upload(shared, texts)
        known = shared.store.overview().cases
        if known:
            st.caption(texts.of("page.stored", n=known))


def _report(shared: Bench, work: Work, texts: Words) -> None:
    head, papers, model, change = st.columns([8.2, 1.1, 1.4, 1.5], vertical_alignment="center")
    with head:
        st.html(head_html(work.audit, work.heads, texts))
    with papers, st.popover(texts.of("page.export"), width="stretch"):
        downloads(shared, work, texts)
    with model, st.popover(texts.of("assist.title"), width="stretch"):
        assistance(shared, work, texts)
    with change, st.popover(texts.of("page.another"), width="stretch"):
        upload(shared, texts)
    _viewer(texts)


@st.fragment
def _viewer(texts: Words) -> None:
    """The list, the card and the document; deciding and asking for page images run this part alone."""
    shared, work = bench(), st.session_state["work"]
    before, state_before = work.audit, st.session_state.get("done", 0)
    work = _acted(shared, work, texts)
    if work.audit is not before or _outdated(state_before, st.session_state.get("done", 0)):
        st.rerun()
    pages = viewer.wanted(VIEWER) or work.first_pages()
    images = {page: image for page in pages if (image := work.image(page))}
    state = st.session_state
    now = live(work, state.get("done", 0), state.get("said"), texts, state.get("picked"))
    viewer.show(_view(work, texts), now, images, VIEWER)


def _outdated(before: int, after: int) -> bool:
    """Whether papers were made that do not know of the last acts; they are not offered any more."""
    return after != before and st.session_state.pop("papers", None) is not None


def _acted(shared: Bench, work: Work, texts: Words) -> Work:
    """The case after everything that the browser has asked for since it was last heard."""
    state = st.session_state
    for act in waiting(viewer.state(VIEWER, "acts"), state.get("done", 0)):
        state["done"], state["picked"] = act.order, None
        if act.do == "look":
            state["picked"], state["said"] = look(act, work, texts)
            continue
        work, state["said"] = carry_out(act, work, who(), shared, texts)
        session.keep(work)
    return work


def _beside(work: Work) -> Beside:
    """What the page shows of a case and its audit does not say."""
    titles = {form.id: form.title for form in work.report.forms} if work.report else {}
    return Beside(titles, work.basis.rules, confirmed_in(standing(work.opened.edits)))


def _view(work: Work, texts: Words) -> View:
    """What stays while the audit does, made once."""
    key = (work.case, len(work.opened.edits), texts.of("page.title"), id(work.audit), work.edition)
    held = st.session_state.get("view")
    if held is None or held[0] != key:
        made = view(
            work.audit,
            work.documents,
            work.heads,
            work.sizes,
            texts,
            _beside(work),
        )
        held = st.session_state["view"] = (key, made)
    made_view: View = held[1]
    return made_view
