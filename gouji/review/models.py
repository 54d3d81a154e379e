"""Models: the tables of the store.

Logs (corrections and decisions) are only ever appended to. The turn of an entry is unique for what it is about, so two
people who saw the same state cannot both write the next one. Everything under ``audits`` is derived: it can be made
again from the documents and the log. No amount of money is a column: amounts live in the stored result as decimal
strings, which no database rounds.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
UNWRITABLE = str.maketrans({"\x00": "\ufffd"} | {chr(c): "\ufffd" for c in range(0xD800, 0xE000)})


class Words(TypeDecorator[str]):
    """Text of documents and people; what no database can hold becomes a replacement character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text without NUL and half characters."""
        return None if value is None else value.translate(UNWRITABLE)


class Moment(TypeDecorator[datetime]):
    """A point in time, always with its zone; SQLite knows none and stores UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, without a zone where the database knows none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """UTC with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Words, datetime: Moment, dict[str, Any]: JSON}


class DocumentRow(Row):
    """The bytes of a file, once for all cases that hold it."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    format: Mapped[str]
    size: Mapped[int]
    source_url: Mapped[str | None]
    retrieved_at: Mapped[str | None]
    added_at: Mapped[datetime]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class CaseRow(Row):
    """A case: files in their order.

    ``lineage`` is the first of the cases that are versions of one report; corrections and decisions hang on it.
    ``log`` counts the corrections of the lineage and stands on its first case; ``version`` guards the row.
    """

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("digest"), Index(None, "lineage"))

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    lineage: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    log: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class CaseFileRow(Row):
    """One file of a case, under the name it had there."""

    __tablename__ = "case_files"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), ForeignKey("documents.sha256"), index=True)
    name: Mapped[str]


class AuditRow(Row):
    """What an audit of a case by one version of the rules under one set of settings says in short.

    ``log`` is how many corrections it knew; ``current`` marks the last one of its case; ``outstanding`` are findings
    above info that nobody has decided.
    """

    __tablename__ = "audits"
    __table_args__ = (
        UniqueConstraint("case_id", "rules", "settings"),
        Index(None, "current", "agency"),
        Index(None, "current", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    rules: Mapped[str] = mapped_column(String(64))
    settings: Mapped[str] = mapped_column(String(64))
    log: Mapped[int]
    current: Mapped[bool]
    title: Mapped[str]
    agency: Mapped[str]
    year: Mapped[int | None]
    numbers: Mapped[int]
    high: Mapped[int]
    medium: Mapped[int]
    low: Mapped[int]
    info: Mapped[int]
    outstanding: Mapped[int]
    by_nature: Mapped[dict[str, Any]]
    by_mark: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class ResultRow(Row):
    """The whole result of an audit, as compressed JSON; apart from its summary, so that lists stay light."""

    __tablename__ = "results"

    audit_id: Mapped[int] = mapped_column(
        ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True
    )
    data: Mapped[bytes] = mapped_column(LargeBinary)


class FindingRow(Row):
    """A finding above info in short, for counting over many reports; ``ruling`` is the decision that holds."""

    __tablename__ = "findings"

    audit_id: Mapped[int] = mapped_column(
        ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(64))
    family: Mapped[str] = mapped_column(String(32))
    nature: Mapped[str] = mapped_column(String(32))
    severity: Mapped[str] = mapped_column(String(16))
    ruling: Mapped[int | None]


class CorrectionRow(Row):
    """One entry of the log of corrections; an entry with ``undoes`` takes another one back."""

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("case_id", "subject", "turn"), UniqueConstraint("undoes"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    subject: Mapped[str] = mapped_column(String(64))
    turn: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    field: Mapped[str] = mapped_column(String(16))
    sha256: Mapped[str] = mapped_column(String(64))
    block: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    raw: Mapped[str]
    quote: Mapped[str]
    target: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    old: Mapped[str]
    new: Mapped[str]
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("corrections.id"))


class DecisionRow(Row):
    """One entry of the log of decisions; an entry with ``undoes`` takes another one back."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("case_id", "key", "turn"), UniqueConstraint("undoes"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    key: Mapped[str] = mapped_column(String(64))
    turn: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64))
    ruling: Mapped[int]
    note: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))


class RunRow(Row):
    """A run over many reports: what was named, by which edition, and how many inputs that made."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    sources: Mapped[dict[str, Any]]
    rules: Mapped[str] = mapped_column(String(64))
    settings: Mapped[str] = mapped_column(String(64))
    inputs: Mapped[int]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class OutcomeRow(Row):
    """What became of one input of a run, once and for all; ``digest`` names the case that it was part of."""

    __tablename__ = "outcomes"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str]
    digest: Mapped[str | None] = mapped_column(String(64), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    verified: Mapped[bool]
    at: Mapped[datetime]


class BasisRow(Row):
    """One state of what users set about rules; the last one holds, and two people cannot both write the next."""

    __tablename__ = "bases"

    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]]
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]
