"""Runs: what became of each input of a run over many reports, stored together with the audit behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from gouji.review import audits
from gouji.review.correction import Correction, standing
from gouji.review.logs import edits, first_case
from gouji.review.models import AuditRow, CaseRow, OutcomeRow, ResultRow, RunRow
from gouji.review.ready import Ready, verified
from gouji.review.shelves import StoredFile, case_and_news
from gouji.review.summary import Edition, unpacked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the input at a position; ``digest`` names the files that it was tried with.

    ``kept`` says whether the store holds an audit of it, ``case`` which one once it is there.
    """

    position: int
    name: str
    state: str
    reason: str = ""
    digest: str | None = None
    verified: bool = True
    kept: bool = True
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The outcomes of the inputs of one case; with the files and the audit where one was made now."""

    outcomes: tuple[Outcome, ...]
    files: tuple[StoredFile, ...] = field(default=(), repr=False)
    ready: Ready | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a case: its corrections, and its audit by an edition where there is one.

    ``severity`` is that of the gravest finding. ``earlier`` are the outcomes of the last try of these files.
    """

    corrections: tuple[Correction, ...] = ()
    log: int = 0
    audited: int | None = None
    verified: bool = True
    severity: str = ""
    earlier: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it is listed; ``ended_at`` is None where it was stopped, or still goes on."""

    id: int
    sources: tuple[str, ...]
    inputs: int
    outcomes: int
    started_at: datetime
    ended_at: datetime | None


def begin(
    session: Session, sources: Sequence[str], edition: Edition, inputs: int, at: datetime
) -> int:
    """A new run over so many inputs."""
    row = RunRow(
        sources={"named": list(sources)},
        rules=edition.rules,
        settings=edition.settings,
        inputs=inputs,
        started_at=at,
    )
    session.add(row)
    session.flush()
    return row.id


def end(session: Session, run: int, at: datetime) -> None:
    """Every input of the run has its outcome."""
    session.execute(update(RunRow).where(RunRow.id == run).values(ended_at=at))


def finish(session: Session, run: int, finished: Finished, at: datetime) -> int | None:
    """Keep the outcomes of one case, and with them its files and audit where there is one."""
    case = finished.case
    if finished.ready is not None:
        case, new = case_and_news(session, finished.files, at)
        (audits.save_first if new else audits.save)(session, case, finished.ready, at)
    rows = [
        {
            "run_id": run,
            "position": each.position,
            "name": each.name,
            "state": each.state,
            "reason": each.reason,
            "digest": each.digest,
            "case_id": case if each.kept else None,
            "verified": each.verified,
            "at": at,
        }
        for each in finished.outcomes
    ]
    session.execute(insert(OutcomeRow), rows)
    return case


def known(session: Session, digest: str, edition: Edition) -> Known:
    """What is known of the case with this digest under an edition."""
    earlier = _earlier(session, digest, edition)
    case = session.scalar(select(CaseRow).where(CaseRow.digest == digest))
    tried = next((each for each in earlier if each.case is not None), None)
    found = Known(earlier=earlier)
    if case is not None:
        log = edits(session, first_case(session, case.id).id)
        found = replace(found, corrections=tuple(standing(log)), log=len(log))
    number = case.id if case is not None else tried.case if tried is not None else None
    row = _audit(session, number, edition) if number is not None else None
    if row is None or row.log < found.log:
        return found
    grave = next((each for each in ("high", "medium", "low", "info") if getattr(row, each)), "")
    sure = tried.verified if tried is not None else _verified(session, row)
    return replace(found, audited=number, verified=sure, severity=grave)


def result(session: Session, case: int, edition: Edition) -> bytes | None:
    """The packed result of a case by an edition."""
    wanted = (AuditRow.rules == edition.rules, AuditRow.settings == edition.settings)
    asked = select(ResultRow.data).join(AuditRow, AuditRow.id == ResultRow.audit_id)
    return session.scalar(asked.where(AuditRow.case_id == case, *wanted))


def outcomes(session: Session, run: int) -> list[Outcome]:
    """The outcomes of a run in the order of its inputs."""
    asked = select(OutcomeRow).where(OutcomeRow.run_id == run).order_by(OutcomeRow.position)
    return [_outcome(row) for row in session.scalars(asked)]


def last(session: Session, most: int) -> list[Run]:
    """The last runs, the latest first."""
    found = session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(most)).all()
    return [_run(session, row) for row in found]


def _audit(session: Session, case: int, edition: Edition) -> AuditRow | None:
    wanted = (AuditRow.rules == edition.rules, AuditRow.settings == edition.settings)
    return session.scalar(select(AuditRow).where(AuditRow.case_id == case, *wanted))


def _earlier(session: Session, digest: str, edition: Edition) -> tuple[Outcome, ...]:
    """The outcomes of the last try of the files with this digest under an edition."""
    tries = (
        select(OutcomeRow)
        .join(RunRow, RunRow.id == OutcomeRow.run_id)
        .where(OutcomeRow.digest == digest)
        .where(RunRow.rules == edition.rules, RunRow.settings == edition.settings)
        .order_by(OutcomeRow.run_id.desc(), OutcomeRow.position)
    )
    rows = session.scalars(tries).all()
    return tuple(_outcome(row) for row in rows if row.run_id == rows[0].run_id)


def _verified(session: Session, row: AuditRow) -> bool:
    """Whether anything in an audit that no run made could be verified."""
    data = session.scalars(select(ResultRow.data).where(ResultRow.audit_id == row.id)).one()
    return verified(unpacked(data))


def _outcome(row: OutcomeRow) -> Outcome:
    return Outcome(
        position=row.position,
        name=row.name,
        state=row.state,
        reason=row.reason,
        digest=row.digest,
        verified=row.verified,
        kept=row.case_id is not None,
        case=row.case_id,
    )


def _run(session: Session, row: RunRow) -> Run:
    done = len(
        session.scalars(select(OutcomeRow.position).where(OutcomeRow.run_id == row.id)).all()
    )
    named = tuple(row.sources.get("named", ()))
    return Run(row.id, named, row.inputs, done, row.started_at, row.ended_at)
