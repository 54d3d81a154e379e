"""Audits: results put into the store, and their counts kept in step with what people decide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
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


def save_first(session: Session, case_id: int, made: Ready, at: datetime) -> None:
    """Store the first audit of a case that is new and nobody's later version: there is nothing to keep in step."""
    columns = made.summary.columns()
    edition = {"rules": made.edition.rules, "settings": made.edition.settings}
    left = {"log": made.log, "current": True, "outstanding": len(made.findings), "created_at": at}
    row = AuditRow(case_id=case_id, **edition, **left, **columns)
    session.add(row)
    session.flush()
    session.execute(insert(ResultRow), [{"audit_id": row.id, "data": made.data}])
    if made.findings:
        session.execute(insert(FindingRow), [*_finding_rows(row.id, made.findings)])
    _name_formats(session, made.formats)


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
    session.add_all(FindingRow(**fields) for fields in _finding_rows(audit_id, found))
    session.flush()


def _finding_rows(audit_id: int, found: Sequence[Short]) -> Iterator[dict[str, Any]]:
    """The columns of findings; nobody has decided them yet."""
    for position, each in enumerate(found):
        yield {"audit_id": audit_id, "position": position, "ruling": None, **asdict(each)}


def _name_formats(session: Session, formats: Sequence[tuple[str, str]]) -> None:
    """What the readers took the files for is known only now."""
    for sha256, form in formats:
        session.execute(
            update(DocumentRow)
            .where(DocumentRow.sha256 == sha256, DocumentRow.format == "")
            .values(format=form)
        )
