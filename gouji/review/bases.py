"""Bases: what users set about rules, one state after another; the last one holds, and none is ever changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gouji.review.errors import Collision
from gouji.review.logs import Signed
from gouji.review.models import BasisRow


@dataclass(frozen=True, slots=True)
class SavedBasis:
    """One state with who made it, when and why; ``turn`` counts from 1."""

    turn: int
    content: Mapping[str, Any]
    reason: str
    who: str
    at: datetime


def history(session: Session) -> list[SavedBasis]:
    """All states, the latest first."""
    rows = session.scalars(select(BasisRow).order_by(BasisRow.turn.desc())).all()
    return [_saved(row) for row in rows]


def current(session: Session) -> SavedBasis | None:
    """The state that holds; None where nobody ever set anything."""
    row = session.scalars(select(BasisRow).order_by(BasisRow.turn.desc()).limit(1)).first()
    return None if row is None else _saved(row)


def append(
    session: Session, content: Mapping[str, Any], reason: str, by: Signed, seen: int
) -> SavedBasis:
    """Write a state down, unless somebody wrote one since its author looked."""
    last = current(session)
    if last is not None and last.turn != seen:
        raise Collision(collision(last), theirs=(last,), yours=content)
    row = BasisRow(turn=seen + 1, content=dict(content), reason=reason, who=by.who, at=by.at)
    session.add(row)
    session.flush()
    return _saved(row)


def collision(last: SavedBasis) -> str:
    """What to tell somebody who set something over a state that he had not seen."""
    at = last.at.astimezone()
    return (
        f"{last.who} 已于 {at:%m-%d %H:%M} 改过规则设置，您的设置没有保存；请看过最新内容后再改。"
    )


def _saved(row: BasisRow) -> SavedBasis:
    return SavedBasis(row.turn, row.content, row.reason, row.who, row.at)
