"""The records page: what was read as tables that can be corrected, what an edit changed, and the log."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from gouji.review.correction import Correction, Edit, Kind, Whole, anchor_of
from gouji.review.desk import Outcome
from gouji.review.errors import ReviewError
from gouji.review.store import Seen
from gouji.ui import session
from gouji.ui.acts import said, told
from gouji.ui.bench import Bench, bench
from gouji.ui.case import Refused, Work, refusing, work_on
from gouji.ui.gate import who
from gouji.ui.grids import Grid, Unfillable, edits, grids, numbers_of
from gouji.ui.head import head_html, notice_html
from gouji.ui.page import language
from gouji.ui.texts import Words

SHOWN = 40
"""Entries of the log that can be taken back from the page."""
_SAID = "records-said"
_TURN = "records-turn"
MOVES = ("parent", "orphan", "complete", "open", "merge", "part")
"""What can be changed about the place of a number among others."""


def draw() -> None:
    """Draw the tables of the case that is open."""
    texts, shared = language(), bench()
    work = session.opened(shared, texts)
    if work is None or work.report is None:
        st.html(notice_html(texts.of("page.none_open"), "warn"))
        return
    st.html(head_html(work.audit, work.heads, texts))
    _message()
    found = grids(work.audit, work.report, texts)
    _tables(found, texts)
    _structure(shared, work, found[0], texts)
    _log(shared, work, texts)


def _message() -> None:
    message = st.session_state.get(_SAID)
    if message:
        lines = "".join(f"<div>{escape(line)}</div>" for line in message["lines"])
        tone = "error" if message["tone"] == "error" else "good"
        st.html(
            f'<div class="gj-notice gj-{tone}" role="status"><b>{escape(message["text"])}</b>{lines}</div>'
        )


def _tables(found: Sequence[Grid], texts: Words) -> None:
    st.text_input(texts.of("records.reason"), max_chars=200, key="reason")
    names = [f"{texts.of(f'records.{grid.name}')} {len(grid.rows)}" for grid in found]
    for tab, grid in zip(st.tabs(names), found, strict=True):
        with tab:
            _editor(grid, texts)


def _editor(grid: Grid, texts: Words) -> None:
    """A table whose rows are fixed; it gets a new key with every edit, so that no edit is applied twice."""
    if not grid.rows:
        st.html(notice_html(texts.of("records.empty"), "quiet"))
        return
    key = f"{grid.name}-{st.session_state.setdefault(_TURN, 0)}"
    st.data_editor(
        {column: [row.get(column, "") for row in grid.rows] for column in grid.columns},
        key=key,
        num_rows="fixed",
        hide_index=True,
        disabled=[column for column in grid.columns if column not in grid.editable],
        height=min(430, 36 * (len(grid.rows) + 1) + 3),
        on_change=_edited,
        args=(grid, key),
    )


def _edited(grid: Grid, key: str) -> None:
    """Carry out what was edited in a table."""
    texts, shared = language(), bench()
    work: Work = st.session_state["work"]
    changed = st.session_state[key]["edited_rows"]
    try:
        asked = edits(grid, changed, work.audit, st.session_state.get("reason", ""))
    except (Unfillable, ReviewError) as error:
        _say("error", texts.said(str(error)) or texts.of("records.unfillable"))
        return
    if asked:
        correct(shared, work, asked, texts)


def correct(shared: Bench, work: Work, asked: Sequence[Correction], texts: Words) -> None:
    """Make corrections as one act, and say what they changed."""

    def make() -> Outcome:
        seen = [(each, Seen(who(), work.opened.seen_of(each))) for each in asked]
        return shared.desk(work.case).correct_all(work.case, seen)

    _carried_out(shared, work, make, texts.of("records.edited", n=len(asked)), texts)


def _carried_out(
    shared: Bench, work: Work, make: Callable[[], Outcome], text: str, texts: Words
) -> None:
    """Do something that audits again; the tables are drawn anew whether it was done or refused."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    work.hold(shared)
    try:
        with refusing():
            outcome = make()
    except Refused as refused:
        _say("error", texts.said(str(refused)) or texts.of("error.act"))
    else:
        st.session_state[_SAID] = told(outcome.changes, texts, text)
    try:
        session.keep(work_on(shared, work.case))
    except Refused:
        session.leave()


def _say(tone: str, text: str) -> None:
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_SAID] = said(tone, text)


# structure ------------------------------------------------------------------------------------------------------------


def _structure(shared: Bench, work: Work, grid: Grid, texts: Words) -> None:
    """Which number is a part of which, and which project it belongs to, by the row numbers of the first table."""
    with st.expander(texts.of("records.structure")), st.form("structure", border=False):
        one, move, other, name, send = st.columns([1, 2, 1, 2, 1], vertical_alignment="bottom")
        most = max(1, len(grid.rows))
        row = one.number_input(texts.of("records.row"), 1, most, key="move-row")
        what = move.selectbox(
            texts.of("records.move"), MOVES, format_func=lambda m: texts.of(f"move.{m}"), key="move"
        )
        target = other.number_input(texts.of("records.other"), 1, most, key="move-target")
        new = name.text_input(texts.of("records.name"), max_chars=80, key="move-name")
        if send.form_submit_button(texts.of("records.apply")) and grid.rows:
            numbers = numbers_of(grid)
            pair = numbers[int(row) - 1], numbers[int(target) - 1]
            correct(shared, work, [moved(work, str(what), pair, new.strip())], texts)
            st.rerun()


def moved(work: Work, move: str, pair: tuple[str, str], name: str) -> Correction:
    """The correction that puts a number elsewhere; ``pair`` is the number and the one that it is put to."""
    anchor, target = (anchor_of(work.audit, number) for number in pair)
    match move:
        case "parent":
            return Correction(kind=Kind.PARENT, anchor=anchor, target=target, new=target.raw)
        case "orphan":
            return Correction(kind=Kind.PARENT, anchor=anchor)
        case "merge":
            return Correction(kind=Kind.MERGE, anchor=anchor, target=target, new=target.raw)
        case "part":
            return Correction(kind=Kind.PART, anchor=anchor, new=name)
        case _:
            return Correction(kind=Kind.WHOLE, anchor=anchor, new=Whole(move).value)


# log ------------------------------------------------------------------------------------------------------------------


def _log(shared: Bench, work: Work, texts: Words) -> None:
    """Every correction with who, when, old, new and reason, the latest first."""
    st.html(
        f'<div class="gj-sub">{escape(texts.of("records.log", n=len(work.opened.edits)))}</div>'
    )
    for edit in sorted(work.opened.edits, key=lambda e: -e.id)[:SHOWN]:
        line, button = st.columns([9, 1], vertical_alignment="center")
        line.html(log_line(edit, texts))
        if edit.stands and button.button(texts.of("viewer.undo"), key=f"undo-{edit.id}"):
            _undo(shared, work, edit, texts)
            st.rerun()


def _undo(shared: Bench, work: Work, edit: Edit, texts: Words) -> None:
    _carried_out(
        shared,
        work,
        lambda: shared.desk(work.case).undo_correction(work.case, edit.id, who()),
        texts.of("said.undone"),
        texts,
    )


def log_line(edit: Edit, texts: Words) -> str:
    """An entry of the log as escaped HTML; one that was taken back is struck through."""
    made = edit.correction
    field = texts.of(f"kind.{made.kind.value}")
    change = f"{field}「{made.anchor.raw}」 {made.old} → {made.new}"
    if edit.undoes is not None:
        change = f"{texts.of('records.undoes')} {change}"
    parts = [edit.at.astimezone().strftime("%Y-%m-%d %H:%M"), edit.who, change, made.reason]
    style = "gj-log" if edit.undone_by is None else "gj-log gj-struck"
    return f'<div class="{style}">{escape(" · ".join(part for part in parts if part))}</div>'
