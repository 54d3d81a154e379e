"""Queries: what the overview of many reports asks, a fixed number of questions whatever their number.

Of several versions of a report only the last one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from audit.policy import LADDER
from audit.result import Severity
from gouji.review.models import AuditRow, CaseFileRow, CaseRow, FindingRow

Order = Literal["newest", "outstanding", "gravest", "agency"]
Asked = TypeVar("Asked", bound="Select[*tuple[Any, ...]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which cases to show, in which order, and which page of them.

    ``agency`` is a part of the name; ``severity`` asks for a finding at least that grave.
    """

    agency: str = ""
    year: int | None = None
    severity: Severity | None = None
    outstanding: bool | None = None
    order: Order = "newest"
    limit: int = 100
    offset: int = 0


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Line:
    """One case in the list."""

    case: int
    name: str
    title: str
    agency: str
    year: int | None
    numbers: int
    high: int
    medium: int
    low: int
    outstanding: int
    stale: bool
    by_nature: dict[str, int]
    by_mark: dict[str, int]
    created_at: datetime

    @property
    def decided(self) -> int:
        """How many of the findings above info were decided."""
        return self.high + self.medium + self.low - self.outstanding


@dataclass(frozen=True, slots=True)
class Overview:
    """A page of the list, with how many cases and open findings there are in all."""

    lines: tuple[Line, ...]
    cases: int
    outstanding: int


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """How many findings of one family there are, and how many of them nobody has decided."""

    family: str
    findings: int
    outstanding: int


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """The reports of one agency and their findings."""

    agency: str
    cases: int
    high: int
    medium: int
    outstanding: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """The reports of one year and their findings."""

    year: int
    cases: int
    high: int
    medium: int
    low: int


def overview(session: Session, filters: Filters) -> Overview:
    """A page of the list and its totals, in two queries."""
    totals = select(func.count(), func.coalesce(func.sum(AuditRow.outstanding), 0))
    cases, outstanding = session.execute(_filtered(totals, filters)).one()
    first = aliased(CaseRow)
    page = (
        _filtered(select(AuditRow, CaseFileRow.name, first.log > AuditRow.log), filters)
        .join(first, first.id == func.coalesce(CaseRow.lineage, CaseRow.id))
        .join(CaseFileRow, and_(CaseFileRow.case_id == CaseRow.id, CaseFileRow.position == 0))
        .order_by(*_order(filters.order), AuditRow.id.desc())
        .limit(filters.limit)
        .offset(filters.offset)
    )
    lines = tuple(_line(row, name, stale=stale) for row, name, stale in session.execute(page))
    return Overview(lines, cases, outstanding)


def families(session: Session, filters: Filters) -> list[FamilyCount]:
    """Findings by family, the most frequent first."""
    count = func.count()
    open_ = func.count().filter(FindingRow.ruling.is_(None))
    asked = (
        _filtered(select(FindingRow.family, count, open_), filters)
        .join(FindingRow, FindingRow.audit_id == AuditRow.id)
        .group_by(FindingRow.family)
        .order_by(count.desc(), FindingRow.family)
    )
    return [FamilyCount(*row) for row in session.execute(asked)]


def agencies(session: Session, filters: Filters, most: int) -> list[AgencyCount]:
    """Agencies, those with most findings of high severity first."""
    high, medium = func.sum(AuditRow.high), func.sum(AuditRow.medium)
    counts = (AuditRow.agency, func.count(), high, medium, func.sum(AuditRow.outstanding))
    asked = (
        _filtered(select(*counts), filters)
        .where(AuditRow.agency != "")
        .group_by(AuditRow.agency)
        .order_by(high.desc(), medium.desc(), AuditRow.agency)
        .limit(most)
    )
    return [AgencyCount(*row) for row in session.execute(asked)]


def years(session: Session, filters: Filters) -> list[YearCount]:
    """Years in order, those that no report names left out."""
    sums = (func.sum(AuditRow.high), func.sum(AuditRow.medium), func.sum(AuditRow.low))
    asked = (
        _filtered(select(AuditRow.year, func.count(), *sums), filters)
        .where(AuditRow.year.is_not(None))
        .group_by(AuditRow.year)
        .order_by(AuditRow.year)
    )
    found = session.execute(asked)
    return [YearCount(year, *counts) for year, *counts in found if year is not None]


def _filtered(asked: Asked, filters: Filters) -> Asked:
    """A question about current audits of the last version of each report, narrowed by the filters."""
    later = aliased(CaseRow)
    replaced = exists().where(
        later.lineage == func.coalesce(CaseRow.lineage, CaseRow.id), later.id > CaseRow.id
    )
    return (
        asked.select_from(AuditRow)
        .join(CaseRow, CaseRow.id == AuditRow.case_id)
        .where(AuditRow.current, ~replaced, *_conditions(filters))
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.agency:
        wanted.append(AuditRow.agency.contains(filters.agency, autoescape=True))
    if filters.year is not None:
        wanted.append(AuditRow.year == filters.year)
    if filters.severity is not None:
        wanted.append(or_(*(column > 0 for column in _at_least(filters.severity))))
    if filters.outstanding is not None:
        wanted.append(
            AuditRow.outstanding > 0 if filters.outstanding else AuditRow.outstanding == 0
        )
    return wanted


def _at_least(severity: Severity) -> Sequence[ColumnElement[int]]:
    return [getattr(AuditRow, name) for name in LADDER[LADDER.index(severity) :]]


def _order(order: Order) -> tuple[ColumnElement[Any], ...]:
    if order == "outstanding":
        return (AuditRow.outstanding.desc(),)
    if order == "gravest":
        return AuditRow.high.desc(), AuditRow.medium.desc(), AuditRow.low.desc()
    if order == "agency":
        return AuditRow.agency.asc(), AuditRow.year.desc()
    return (AuditRow.created_at.desc(),)


def _line(row: AuditRow, name: str, *, stale: bool) -> Line:
    return Line(
        case=row.case_id,
        name=name,
        title=row.title,
        agency=row.agency,
        year=row.year,
        numbers=row.numbers,
        high=row.high,
        medium=row.medium,
        low=row.low,
        outstanding=row.outstanding,
        stale=bool(stale),
        by_nature=row.by_nature,
        by_mark=row.by_mark,
        created_at=row.created_at,
    )
