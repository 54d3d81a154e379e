"""Audits: results put into the store, and their counts kept in step with what people decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from audit.result import Audit
from gouji.review.decision import Decided
from gouji.review.logs import decided, first_case
from gouji.review.models import AuditRow, CaseRow, DocumentRow, FindingRow, ResultRow
from gouji.review.ready import Ready, Short, ready
from gouji.review.summary import Edition, unpacked


@dataclass(frozen=True, slots=True)
class Made:
    """An audit with the edition that made it and the number of corrections that it knew."""

    audit: Audit
    edition: Edition
    log: int

    @property
    def ready(self) -> Ready:
        """The same, ready to be stored."""
        return ready(self.audit, self.edition, self.log)


@dataclass(frozen=True, slots=True)
class SavedAudit:
    """The current audit of a case; ``stale`` where corrections were made that it does not know."""

    made: Made
    created_at: datetime
    stale: bool

    @property
    def audit(self) -> Audit:
        """The result."""
        return self.made.audit


def save(session: Session, case_id: int, made: Ready, at: datetime) -> bool:
    """Store an audit; False where one that knows more corrections is there already."""
    first = first_case(session, case_id, lock=True)
    current = _current_row(session, case_id)
    if current is not None and current.log > made.log:
        return False
    session.execute(update(AuditRow).where(AuditRow.case_id == case_id).values(current=False))
    row = _row(session, case_id, made, at)
    session.merge(ResultRow(audit_id=row.id, data=made.data))
    _put_findings(session, row.id, made.findings)
    _name_formats(session, made.formats)
    settle(session, first)
    return True


def current(session: Session, case_id: int) -> SavedAudit | None:
    """The last audit of a case, if it was ever audited."""
    row = _current_row(session, case_id)
    if row is None:
        return None
    data = session.scalars(select(ResultRow.data).where(ResultRow.audit_id == row.id)).one()
    made = Made(unpacked(data), Edition(row.rules, row.settings), row.log)
    return SavedAudit(made, row.created_at, first_case(session, case_id).log > row.log)


def settle(session: Session, first: CaseRow) -> None:
    """Write the rulings that hold beside the findings of a lineage, and count what is left to decide."""
    ruled = _rulings(decided(session, first.id))
    cases = select(CaseRow.id).where(or_(CaseRow.id == first.id, CaseRow.lineage == first.id))
    wanted = select(AuditRow).where(AuditRow.current, AuditRow.case_id.in_(cases))
    for audit in session.scalars(wanted):
        found = session.scalars(select(FindingRow).where(FindingRow.audit_id == audit.id)).all()
        for finding in found:
            finding.ruling = ruled.get((finding.key, finding.fingerprint))
        audit.outstanding = sum(finding.ruling is None for finding in found)
    session.flush()


def _rulings(log: Iterable[Decided]) -> dict[tuple[str, str], int]:
    """The last ruling that stands, by key and fingerprint."""
    standing = sorted((e for e in log if e.stands), key=lambda e: e.id)
    return {(e.decision.key, e.decision.fingerprint): e.decision.ruling.value for e in standing}


def _current_row(session: Session, case_id: int) -> AuditRow | None:
    return session.scalar(select(AuditRow).where(AuditRow.case_id == case_id, AuditRow.current))


def _row(session: Session, case_id: int, made: Ready, at: datetime) -> AuditRow:
    """The row of this case under this edition, new or written anew."""
    rules, settings = made.edition.rules, made.edition.settings
    wanted = (AuditRow.case_id == case_id, AuditRow.rules == rules, AuditRow.settings == settings)
    row = session.scalar(select(AuditRow).where(*wanted))
    if row is None:
        row = AuditRow(case_id=case_id, rules=rules, settings=settings, outstanding=0)
        session.add(row)
    row.log, row.current, row.created_at = made.log, True, at
    for name, value in made.summary.columns().items():
        setattr(row, name, value)
    session.flush()
    return row


def _put_findings(session: Session, audit_id: int, found: Sequence[Short]) -> None:
    session.execute(delete(FindingRow).where(FindingRow.audit_id == audit_id))
    session.add_all(
        FindingRow(
            audit_id=audit_id,
            position=position,
            key=each.key,
            fingerprint=each.fingerprint,
            rule=each.rule,
            family=each.family,
            nature=each.nature,
            severity=each.severity,
        )
        for position, each in enumerate(found)
    )
    session.flush()


def _name_formats(session: Session, formats: Sequence[tuple[str, str]]) -> None:
    """What the readers took the files for is known only now."""
    for sha256, form in formats:
        session.execute(
            update(DocumentRow)
            .where(DocumentRow.sha256 == sha256, DocumentRow.format == "")
            .values(format=form)
        )
