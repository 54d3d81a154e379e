"""Logs: what people did, appended and read; a later entry takes an earlier one back, and nothing is ever changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from gouji.review.correction import Anchor, Correction, Edit, Kind
from gouji.review.decision import Decided, Decision, Ruling
from gouji.review.entry import Entry
from gouji.review.errors import AlreadyUndone, BadDecision, Collision, NotStored
from gouji.review.models import CaseRow, CorrectionRow, DecisionRow

Logged = TypeVar("Logged", Edit, Decided)


class Signed(NamedTuple):
    """Who does something, and when."""

    who: str
    at: datetime


def signed(who: str, at: datetime) -> Signed:
    """A signature; nobody decides anything without a name."""
    if not who.strip():
        raise BadDecision("请先填写复核人姓名。")
    return Signed(who.strip(), at)


def first_case(session: Session, case_id: int, *, lock: bool = False) -> CaseRow:
    """The first case of a lineage, whose row is locked where somebody is about to append to its logs."""
    case = session.get(CaseRow, case_id)
    if case is None:
        raise NotStored("库中没有这个案卷。")
    first = case.lineage or case.id
    found = session.get(CaseRow, first, with_for_update=lock, populate_existing=lock)
    return found or case


def edits(session: Session, first: int) -> list[Edit]:
    """The log of corrections of a lineage."""
    rows = session.scalars(
        select(CorrectionRow).where(CorrectionRow.case_id == first).order_by(CorrectionRow.id)
    ).all()
    undone = _undone(rows)
    return [_edit(row, undone.get(row.id)) for row in rows]


def decided(session: Session, first: int) -> list[Decided]:
    """The log of decisions of a lineage."""
    rows = session.scalars(
        select(DecisionRow).where(DecisionRow.case_id == first).order_by(DecisionRow.id)
    ).all()
    undone = _undone(rows)
    return [_decided(row, undone.get(row.id)) for row in rows]


def append_correction(
    session: Session, first: CaseRow, correction: Correction, by: Signed, seen: int
) -> Edit:
    """Write a correction down, unless the place was edited since its author looked."""
    turn = _turn(session, first.id, correction.subject)
    if turn != seen:
        raise collision_of_edits(session, first.id, correction, seen)
    row = _correction_row(first.id, correction, by, turn + 1)
    session.add(row)
    first.log += 1
    session.flush()
    return _edit(row, None)


def append_decision(
    session: Session, first: CaseRow, decision: Decision, by: Signed, seen: int
) -> Decided:
    """Write a decision down, unless somebody decided the finding since its author looked."""
    turn = _turn_of_key(session, first.id, decision.key)
    if turn != seen:
        raise collision_of_decisions(session, first.id, decision, seen)
    row = _decision_row(first.id, decision, by, turn + 1)
    session.add(row)
    session.flush()
    return _decided(row, None)


def take_back_correction(session: Session, first: CaseRow, entry: int, by: Signed) -> Edit:
    """Append an entry that undoes a correction."""
    gone = _standing(edits(session, first.id), entry)
    turn = _turn(session, first.id, gone.correction.subject) + 1
    row = _correction_row(first.id, gone.correction, by, turn)
    row.old, row.new, row.undoes = gone.correction.new, gone.correction.old, gone.id
    session.add(row)
    first.log += 1
    session.flush()
    return _edit(row, None)


def take_back_decision(session: Session, first: CaseRow, entry: int, by: Signed) -> Decided:
    """Append an entry that undoes a decision."""
    gone = _standing(decided(session, first.id), entry)
    turn = _turn_of_key(session, first.id, gone.decision.key) + 1
    row = _decision_row(first.id, gone.decision, by, turn)
    row.undoes = gone.id
    session.add(row)
    session.flush()
    return _decided(row, None)


def collision_of_edits(
    session: Session, first: int, correction: Correction, seen: int
) -> Collision:
    """What to tell the author of a correction that came second."""
    known = [e for e in edits(session, first) if e.correction.subject == correction.subject]
    theirs = tuple(each for each in known if each.turn > seen)
    by = _by(theirs[-1]) if theirs else "有人"
    done = "撤销了这一处的更正" if theirs and theirs[-1].undoes else "改过这一处"
    message = f"{by}{done}，您的更正没有保存；请看过最新内容后再改。"
    return Collision(message, theirs=theirs, yours=correction)


def collision_among(
    session: Session, first: int, asked: Sequence[tuple[Correction, int]]
) -> Collision:
    """What to tell the author of several corrections of which one came second."""
    late = (each for each in asked if _turn(session, first, each[0].subject) != each[1])
    return collision_of_edits(session, first, *next(late, asked[0]))


def collision_of_decisions(
    session: Session, first: int, decision: Decision, seen: int
) -> Collision:
    """What to tell the author of a decision that came second."""
    known = [e for e in decided(session, first) if e.decision.key == decision.key]
    theirs = tuple(each for each in known if each.turn > seen)
    by = _by(theirs[-1]) if theirs else "有人"
    word = theirs[-1].decision.ruling.word if theirs else ""
    done = f"撤销了「{word}」" if theirs and theirs[-1].undoes else f"把这个疑点定为「{word}」"
    message = f"{by}{done}，您的「{decision.ruling.word}」没有保存；请看过后再定。"
    return Collision(message, theirs=theirs, yours=decision)


def _by(entry: Entry) -> str:
    return f"{entry.who} 已于 {entry.at.astimezone():%m-%d %H:%M} "


def _undone(rows: Sequence[CorrectionRow] | Sequence[DecisionRow]) -> dict[int, int]:
    """By which entry each entry was taken back."""
    return {row.undoes: row.id for row in rows if row.undoes is not None}


def _standing(log: Sequence[Logged], entry: int) -> Logged:
    """The entry of a log that somebody wants to take back."""
    found = next((each for each in log if each.id == entry and each.undoes is None), None)
    if found is None:
        raise NotStored("记录中没有这一条，或它本身是一次撤销。")
    if found.undone_by is not None:
        other = next(each for each in log if each.id == found.undone_by)
        raise AlreadyUndone(f"{_by(other)}撤销过这一条。")
    return found


def _turn(session: Session, first: int, subject: str) -> int:
    wanted = (CorrectionRow.case_id == first) & (CorrectionRow.subject == subject)
    return _last(session, CorrectionRow.turn, wanted)


def _turn_of_key(session: Session, first: int, key: str) -> int:
    wanted = (DecisionRow.case_id == first) & (DecisionRow.key == key)
    return _last(session, DecisionRow.turn, wanted)


def _last(session: Session, turn: InstrumentedAttribute[int], wanted: ColumnElement[bool]) -> int:
    """The greatest turn among some entries, nought where there is none."""
    return session.scalar(select(func.max(turn)).where(wanted)) or 0


def _correction_row(first: int, correction: Correction, by: Signed, turn: int) -> CorrectionRow:
    place = correction.anchor.model_dump()
    target = correction.target.model_dump() if correction.target else None
    return CorrectionRow(
        case_id=first,
        subject=correction.subject,
        turn=turn,
        kind=correction.kind.value,
        field=correction.kind.field,
        **place,
        target=target,
        old=correction.old,
        new=correction.new,
        reason=correction.reason,
        who=by.who,
        at=by.at,
    )


def _decision_row(first: int, decision: Decision, by: Signed, turn: int) -> DecisionRow:
    return DecisionRow(
        case_id=first,
        key=decision.key,
        turn=turn,
        fingerprint=decision.fingerprint,
        ruling=decision.ruling.value,
        note=decision.note,
        who=by.who,
        at=by.at,
    )


def _edit(row: CorrectionRow, undone_by: int | None) -> Edit:
    anchor = Anchor(
        sha256=row.sha256,
        block=row.block,
        start=row.start,
        end=row.end,
        raw=row.raw,
        quote=row.quote,
    )
    correction = Correction(
        kind=Kind(row.kind),
        anchor=anchor,
        target=Anchor.model_validate(row.target) if row.target else None,
        old=row.old,
        new=row.new,
        reason=row.reason,
    )
    return Edit(correction=correction, **_common(row, undone_by))


def _decided(row: DecisionRow, undone_by: int | None) -> Decided:
    decision = Decision(
        key=row.key,
        fingerprint=row.fingerprint,
        ruling=Ruling(row.ruling),
        note=row.note,
    )
    return Decided(decision=decision, **_common(row, undone_by))


def _common(row: CorrectionRow | DecisionRow, undone_by: int | None) -> dict[str, Any]:
    """What the entries of both logs have."""
    kept = {name: getattr(row, name) for name in ("id", "who", "at", "turn", "undoes")}
    return {**kept, "undone_by": undone_by}
