"""Shelves: documents and cases, put into the store and taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gouji.review.errors import NotStored, ReviewError
from gouji.review.models import CaseFileRow, CaseRow, DocumentRow


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a case, with where and when it was fetched if it was."""

    name: str
    data: bytes
    source_url: str | None = None
    retrieved_at: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data).hexdigest()


def digest_of(files: Sequence[StoredFile]) -> str:
    """What names a case: the hashes of its files in their order."""
    return sha256(" ".join(file.sha256 for file in files).encode()).hexdigest()


def put_case(
    session: Session, files: Sequence[StoredFile], at: datetime, follows: int | None = None
) -> int:
    """The case of these files, which is made where it is new; ``follows`` is a case that it is a new version of."""
    return case_and_news(session, files, at, follows)[0]


def case_and_news(
    session: Session, files: Sequence[StoredFile], at: datetime, follows: int | None = None
) -> tuple[int, bool]:
    """The case of these files, and whether it is new."""
    if not files:
        raise ReviewError("案卷中至少要有一份文件。")
    lineage = _lineage(session, follows)
    known = session.scalar(select(CaseRow).where(CaseRow.digest == digest_of(files)))
    if known is not None:
        return _same(known, lineage), False
    for file in files:
        _put_document(session, file, at)
    case = CaseRow(digest=digest_of(files), lineage=lineage, log=0, created_at=at)
    session.add(case)
    session.flush()
    for position, file in enumerate(files):
        row = CaseFileRow(case_id=case.id, position=position, sha256=file.sha256, name=file.name)
        session.add(row)
    return case.id, True


def files_of(session: Session, case_id: int) -> list[StoredFile]:
    """The files of a case in their order."""
    rows = session.execute(
        select(CaseFileRow, DocumentRow)
        .join(DocumentRow, DocumentRow.sha256 == CaseFileRow.sha256)
        .where(CaseFileRow.case_id == case_id)
        .order_by(CaseFileRow.position)
    ).all()
    if not rows:
        raise NotStored("库中没有这个案卷。")
    return [
        StoredFile(row.name, document.data, document.source_url, document.retrieved_at)
        for row, document in rows
    ]


def cases_with(session: Session, named: str, shortest: int) -> list[int]:
    """The cases with a file of this name, or with a hash of at least so many characters that begins so."""
    by_name = CaseFileRow.name == named
    by_hash = CaseFileRow.sha256.startswith(named.lower(), autoescape=True)
    wanted = or_(by_name, by_hash) if len(named) >= shortest else by_name
    asked = select(CaseFileRow.case_id).where(wanted).distinct().order_by(CaseFileRow.case_id)
    return list(session.scalars(asked))


def _lineage(session: Session, follows: int | None) -> int | None:
    if follows is None:
        return None
    earlier = session.get(CaseRow, follows)
    if earlier is None:
        raise NotStored("库中没有这个案卷。")
    return earlier.lineage or earlier.id


def _same(known: CaseRow, lineage: int | None) -> int:
    """A case that is there already; it cannot change the report that it is a version of."""
    if lineage is not None and lineage not in {known.lineage, known.id}:
        raise ReviewError("这些文件已另立案卷，不能并入本案卷。")
    return known.id


def _put_document(session: Session, file: StoredFile, at: datetime) -> None:
    if session.get(DocumentRow, file.sha256) is not None:
        return
    row = DocumentRow(
        sha256=file.sha256,
        name=file.name,
        format="",
        size=len(file.data),
        source_url=file.source_url,
        retrieved_at=file.retrieved_at,
        added_at=at,
        data=file.data,
    )
    session.add(row)
    session.flush()
