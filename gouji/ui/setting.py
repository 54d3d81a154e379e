"""Setting: forms in which users switch rules, rate them otherwise, and write their own; every state is kept."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any

import streamlit as st

from audit.result import SEVERITIES
from gouji.basis.kept import NOTHING, OFF, RATED, Kept, Step, steps
from gouji.basis.reading import Unusable
from gouji.review.bases import SavedBasis
from gouji.review.changes import changes
from gouji.review.store import Seen
from gouji.ui import session
from gouji.ui.acts import told
from gouji.ui.bench import bench
from gouji.ui.case import Refused, refusing
from gouji.ui.gate import who
from gouji.ui.page import language
from gouji.ui.texts import Words

USUAL = "usual"
SHOWN = 30
"""States of the past that are listed."""
EXAMPLE = """rules:
  - id: OWN-01
    relation: sum
    in: [base]
    total: {concept: three_public}
    parts:
      - {concept: vehicles}
      - {concept: reception}
      - {concept: abroad, optional: true}
"""
_SAID = "rules-said"


def message() -> None:
    """What came of the last setting, said once."""
    said = st.session_state.pop(_SAID, None)
    if said:
        tone, text, lines = said
        more = "".join(f"<div>{escape(line)}</div>" for line in lines)
        st.html(f'<div class="gj-notice gj-{tone}" role="status"><b>{escape(text)}</b>{more}</div>')


# one rule -------------------------------------------------------------------------------------------------------------


def switch(rule: str, kept: Kept, turn: int, texts: Words) -> None:
    """The form that switches one rule off or rates it otherwise, with a reason and days."""
    group, line = kept.of_rule(rule) or (USUAL, {})
    states = (USUAL, OFF, *SEVERITIES)
    now = str(line.get("severity")) if group == RATED else group
    key = f"{rule}-{turn}"
    with st.form(f"switch-{key}"):
        one, two, three = st.columns([2, 1.3, 1.3])
        one.selectbox(
            texts.of("rules.state"),
            states,
            index=states.index(now) if now in states else 0,
            format_func=lambda name: _state(name, texts),
            key=f"state-{key}",
        )
        two.date_input(texts.of("rules.from"), line.get("from") or None, key=f"from-{key}")
        three.date_input(texts.of("rules.until"), line.get("until") or None, key=f"until-{key}")
        reason, known = texts.of("rules.reason"), str(line.get("reason", ""))
        st.text_input(reason, known, max_chars=200, key=f"reason-{key}")
        # a callback knows the state that its reader saw, whatever others have set meanwhile
        st.form_submit_button(
            texts.of("rules.save"), type="primary", on_click=_switched, args=(rule, kept, turn)
        )


def _switched(rule: str, kept: Kept, turn: int) -> None:
    """Keep what the form of one rule says."""
    names = ("state", "from", "until", "reason")
    given = {name: str(st.session_state[f"{name}-{rule}-{turn}"] or "") for name in names}
    state, reason = given.pop("state"), given["reason"].strip()
    line = {**given, "reason": reason, "severity": state if state in SEVERITIES else ""}
    group = state if state in {USUAL, OFF} else RATED
    _keep(lambda: kept.switched(rule, group, line), kept, reason, turn)


def _state(name: str, texts: Words) -> str:
    if name in {USUAL, OFF}:
        return texts.of(f"rules.{'usual' if name == USUAL else 'is_off'}")
    return texts.of("rules.is_rated", severity=texts.of(f"severity.{name}"))


# own rules ------------------------------------------------------------------------------------------------------------


def own_rules(kept: Kept, turn: int, texts: Words) -> None:
    """The rules of one's own as text that is checked as ``gouji rules check`` does."""
    with (
        st.expander(texts.of("rules.own", n=len(kept.rules))),
        st.form(f"own-{turn}", border=False),
    ):
        st.text_area(
            texts.of("rules.text"), kept.text(), height=260, placeholder=EXAMPLE, key=f"text-{turn}"
        )
        st.text_input(texts.of("rules.why"), max_chars=200, key=f"why-{turn}")
        check, save, _ = st.columns([1, 1, 4])
        given = (kept, turn)
        check.form_submit_button(texts.of("rules.check"), on_click=_checked, args=given)
        save.form_submit_button(
            texts.of("rules.save"), type="primary", on_click=_written, args=given
        )


def _checked(kept: Kept, turn: int) -> None:
    try:
        found = kept.written(st.session_state[f"text-{turn}"])
        found.policy()
    except Unusable as error:
        _say("error", *error.sentences)
    else:
        _say("good", language().of("rules.fine", n=len(found.rules)))


def _written(kept: Kept, turn: int) -> None:
    text, reason = (str(st.session_state[f"{name}-{turn}"]) for name in ("text", "why"))
    _keep(lambda: kept.written(text), kept, reason, turn)


# keeping --------------------------------------------------------------------------------------------------------------


def _keep(make: Callable[[], Kept], old: Kept, reason: str, turn: int) -> None:
    """Keep a new state, or say why it cannot be kept; an open case is audited again at once."""
    texts = language()
    try:
        new = make()
        new.policy()
        if new == old:
            _say("quiet", texts.of("rules.same"))
            return
        with refusing():
            bench().store.set_basis(new.content(), reason.strip(), Seen(who(), turn))
            _say("good", texts.of("rules.kept"), *_consequences(texts))
    except Unusable as error:
        _say("error", *error.sentences)
    except Refused as refused:
        _say("error", texts.said(str(refused)) or texts.of("error.act"))


def _consequences(texts: Words) -> Sequence[str]:
    """What the new state changes in the case that is open."""
    held = st.session_state.get("work")
    work = session.current(bench()) if held is not None else None
    if held is None or work is None:
        return ()
    return told(changes(held.audit, work.audit), texts, "")["lines"]


def _say(tone: str, text: str, *lines: str) -> None:
    st.session_state[_SAID] = tone, text, lines


# history --------------------------------------------------------------------------------------------------------------


def history(states: Sequence[SavedBasis], texts: Words) -> None:
    """What was set when, by whom and why, the latest first."""
    with st.expander(texts.of("rules.history", n=len(states))):
        for line in lines(states[: SHOWN + 1], texts):
            st.html(f'<div class="gj-log">{escape(line)}</div>')


def lines(states: Sequence[SavedBasis], texts: Words) -> Iterator[str]:
    """Every state as one line that says what it changed."""
    kept = [Kept.of(state.content) for state in states] + [NOTHING]
    for state, (after, before) in zip(states, pairwise(kept), strict=True):
        changed = "；".join(_step(step, texts) for step in steps(before, after))
        at = state.at.astimezone().strftime("%Y-%m-%d %H:%M")
        yield " · ".join(filter(None, (at, state.who, changed, state.reason)))


def _step(step: Step, texts: Words) -> str:
    values: dict[str, Any] = {"rule": step.rule, "severity": ""}
    if step.kind == RATED:
        values["severity"] = texts.of(f"severity.{step.line.get('severity')}")
    days = [str(step.line.get(name, "")) for name in ("from", "until")]
    told_days = f"（{days[0]}～{days[1]}）" if any(days) else ""
    return texts.of(f"step.{step.kind}", **values) + told_days
