"""Store: documents, cases, audits, and what people corrected and decided.

    store = Store.open()                              SQLite in the user's data directory, or what GOUJI_STORE says
    store = Store.open("postgresql://server/gouji")   for a team

Every method is one transaction. Whoever appends to a log says how much of it he has seen; where somebody else was
faster, Collision tells what happened, and nothing of either is lost.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from gouji.review import audits, bases, logs, queries, runs, shelves
from gouji.review.audits import Made, SavedAudit
from gouji.review.bases import SavedBasis
from gouji.review.correction import Correction, Edit
from gouji.review.database import default_url, fault, open_engine, writing
from gouji.review.decision import Decided, Decision
from gouji.review.errors import Behind, Collision
from gouji.review.queries import AgencyCount, FamilyCount, Filters, Overview, YearCount
from gouji.review.shelves import StoredFile
from gouji.review.summary import Edition

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who acts, and how many entries about the same finding or place he has seen."""

    who: str
    turns: int = 0


class Store:
    """The one door to the database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock
        self._reads = sessionmaker(engine)
        self._writes = sessionmaker(writing(engine))

    @classmethod
    def open(cls, url: str | None = None, clock: Clock = now) -> Self:
        """The store at a URL, its schema brought up to date; StoreUnavailable where that is impossible."""
        return cls(open_engine(url or default_url()), clock)

    def close(self) -> None:
        """Let all connections go."""
        self._engine.dispose()

    # documents and cases ----------------------------------------------------------------------------------------------

    def open_case(self, files: Sequence[StoredFile], follows: int | None = None) -> int:
        """The case of these files in this order; the same files are the same case.

        ``follows`` is the case that these files are a new version of: decisions and corrections go with it.
        """
        try:
            with self._writing() as session:
                return shelves.put_case(session, files, self._clock(), follows)
        except IntegrityError:  # somebody else has just put the same files there
            with self._writing() as session:
                return shelves.put_case(session, files, self._clock(), follows)

    def files(self, case: int) -> list[StoredFile]:
        """The files of a case in their order."""
        with self._reading() as session:
            return shelves.files_of(session, case)

    def cases_with(self, named: str, shortest: int) -> list[int]:
        """The cases with a file of this name, or with a hash that begins so."""
        with self._reading() as session:
            return shelves.cases_with(session, named, shortest)

    # audits -----------------------------------------------------------------------------------------------------------

    def save_audit(self, case: int, made: Made) -> bool:
        """Keep an audit as the current one of its case; False where a newer one is there."""
        ready = made.ready  # the work is done before the lock is taken
        with self._writing() as session:
            return audits.save(session, case, ready, self._clock())

    def audit(self, case: int) -> SavedAudit | None:
        """The current audit of a case, None where it was never audited."""
        with self._reading() as session:
            return audits.current(session, case)

    # corrections ------------------------------------------------------------------------------------------------------

    def corrections(self, case: int) -> list[Edit]:
        """The log of corrections of a case, those taken back included."""
        with self._reading() as session:
            return logs.edits(session, logs.first_case(session, case).id)

    def correct(self, case: int, correction: Correction, seen: Seen, made: Made) -> Edit:
        """Append a correction together with the audit that it leads to: both are kept or neither.

        Behind says that the audit does not know all corrections that came before.
        """
        return self.correct_all(case, [(correction, seen)], made)[0]

    def correct_all(
        self, case: int, asked: Sequence[tuple[Correction, Seen]], made: Made
    ) -> tuple[Edit, ...]:
        """Append corrections of one person at one moment with the audit they lead to: all are kept or nothing."""
        by = logs.signed(asked[0][1].who, self._clock())
        turns = [(correction, seen.turns) for correction, seen in asked]
        try:
            with self._writing() as session:
                first = logs.first_case(session, case, lock=True)
                entries = [logs.append_correction(session, first, c, by, n) for c, n in turns]
                self._keep(session, case, first.log, made)
                return tuple(entries)
        except (IntegrityError, StaleDataError):
            with self._reading() as session:
                first = logs.first_case(session, case)
                raise logs.collision_among(session, first.id, turns) from None

    def undo_correction(self, case: int, entry: int, who: str, made: Made) -> Edit:
        """Take a correction back, together with the audit that this leads to."""
        return self.undo_corrections(case, [entry], who, made)[0]

    def undo_corrections(
        self, case: int, entries: Sequence[int], who: str, made: Made
    ) -> tuple[Edit, ...]:
        """Take corrections back in this order, together with the audit that this leads to."""
        by = logs.signed(who, self._clock())
        with self._writing() as session:
            first = logs.first_case(session, case, lock=True)
            undone = [logs.take_back_correction(session, first, each, by) for each in entries]
            self._keep(session, case, first.log, made)
            return tuple(undone)

    def _keep(self, session: Session, case: int, log: int, made: Made) -> None:
        if made.log != log:
            raise Behind("核对期间又有新的更正，请重试。")
        audits.save(session, case, made.ready, self._clock())

    # decisions --------------------------------------------------------------------------------------------------------

    def decisions(self, case: int) -> list[Decided]:
        """The log of decisions of a case, those taken back included."""
        with self._reading() as session:
            return logs.decided(session, logs.first_case(session, case).id)

    def decide(self, case: int, decision: Decision, seen: Seen) -> Decided:
        """Append a decision on a finding."""
        by = logs.signed(seen.who, self._clock())
        try:
            with self._writing() as session:
                first = logs.first_case(session, case, lock=True)
                entry = logs.append_decision(session, first, decision, by, seen.turns)
                audits.settle(session, first)
                return entry
        except (IntegrityError, StaleDataError):
            with self._reading() as session:
                first = logs.first_case(session, case)
                raise logs.collision_of_decisions(session, first.id, decision, seen.turns) from None

    def undo_decision(self, case: int, entry: int, who: str) -> Decided:
        """Take a decision back; the one before it holds again."""
        by = logs.signed(who, self._clock())
        with self._writing() as session:
            first = logs.first_case(session, case, lock=True)
            undone = logs.take_back_decision(session, first, entry, by)
            audits.settle(session, first)
            return undone

    def history(self, case: int) -> list[Edit | Decided]:
        """Everything that people did in a case, latest first."""
        with self._reading() as session:
            first = logs.first_case(session, case).id
            every: list[Edit | Decided] = [*logs.edits(session, first)]
            every.extend(logs.decided(session, first))
            return sorted(every, key=lambda entry: (entry.at, entry.id), reverse=True)

    # what people set about rules --------------------------------------------------------------------------------------

    def basis(self) -> SavedBasis | None:
        """What holds about rules; None where nobody ever set anything."""
        with self._reading() as session:
            return bases.current(session)

    def bases(self) -> list[SavedBasis]:
        """Every state of what was set about rules, the latest first."""
        with self._reading() as session:
            return bases.history(session)

    def set_basis(self, content: Mapping[str, Any], reason: str, seen: Seen) -> SavedBasis:
        """Set what holds about rules from now on; ``seen`` says over which state."""
        by = logs.signed(seen.who, self._clock())
        try:
            with self._writing() as session:
                return bases.append(session, content, reason, by, seen.turns)
        except IntegrityError:  # somebody else wrote the same turn at this moment
            last = self.basis()
            text = bases.collision(last) if last else ""
            raise Collision(text, yours=content) from None

    # many reports -----------------------------------------------------------------------------------------------------

    def overview(self, filters: Filters = queries.EVERYTHING) -> Overview:
        """A page of the list of audited cases, and how many there are in all."""
        with self._reading() as session:
            return queries.overview(session, filters)

    def families(self, filters: Filters = queries.EVERYTHING) -> list[FamilyCount]:
        """Findings by family over all cases that pass the filters."""
        with self._reading() as session:
            return queries.families(session, filters)

    def agencies(self, filters: Filters = queries.EVERYTHING, most: int = 20) -> list[AgencyCount]:
        """The agencies with the gravest findings."""
        with self._reading() as session:
            return queries.agencies(session, filters, most)

    def years(self, filters: Filters = queries.EVERYTHING) -> list[YearCount]:
        """Reports and findings by year."""
        with self._reading() as session:
            return queries.years(session, filters)

    # runs -------------------------------------------------------------------------------------------------------------

    def begin_run(self, sources: Sequence[str], edition: Edition, inputs: int) -> int:
        """A new run over so many inputs."""
        with self._writing() as session:
            return runs.begin(session, sources, edition, inputs, self._clock())

    def end_run(self, run: int) -> None:
        """Every input of the run has its outcome."""
        with self._writing() as session:
            runs.end(session, run, self._clock())

    def known(self, digest: str, edition: Edition) -> runs.Known:
        """What is known of the case with this digest under an edition."""
        with self._reading() as session:
            return runs.known(session, digest, edition)

    def finish(self, run: int, finished: runs.Finished) -> int | None:
        """Keep the outcomes of one case together with its files and its audit: all of it or nothing."""
        try:
            with self._writing() as session:
                return runs.finish(session, run, finished, self._clock())
        except IntegrityError:  # another run has just put the same files there
            with self._writing() as session:
                return runs.finish(session, run, finished, self._clock())

    def result(self, case: int, edition: Edition) -> bytes | None:
        """The result of a case by an edition as JSON, None where it was not audited by it."""
        with self._reading() as session:
            packed = runs.result(session, case, edition)
            return None if packed is None else zlib.decompress(packed)

    def outcomes(self, run: int) -> list[runs.Outcome]:
        """What became of each input of a run."""
        with self._reading() as session:
            return runs.outcomes(session, run)

    def last_runs(self, most: int = 20) -> list[runs.Run]:
        """The last runs, the latest first."""
        with self._reading() as session:
            return runs.last(session, most)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with _reachable("数据库暂时无法访问，请稍后再试。"), self._reads() as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A transaction that is kept as a whole or not at all."""
        with (
            _reachable("数据库暂时无法访问，这次修改没有保存，请稍后再试。"),
            self._writes.begin() as session,
        ):
            yield session


@contextmanager
def _reachable(otherwise: str) -> Iterator[None]:
    """Faults of the database as one sentence; what it refuses on purpose goes on to the caller."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise fault(error, otherwise) from error
