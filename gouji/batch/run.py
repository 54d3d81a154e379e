"""Run: every input of many reports to its one outcome; what is finished is stored before anything else is done."""

import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.errors import ReadError, UnknownFormat
from gouji.batch.cases import Placed, Task
from gouji.batch.course import Course
from gouji.batch.errors import BatchError
from gouji.batch.executors import Crew, gone, result_of
from gouji.batch.flight import Flight, launched
from gouji.batch.job import Broken, Call, Done, State, Work
from gouji.batch.ledger import Ledger
from gouji.batch.results import Results
from gouji.batch.supervisor import supervised
from gouji.batch.tally import Tally, Tell, Told
from gouji.batch.work import audited
from gouji.review.runs import Finished, Outcome
from gouji.review.shelves import StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a run is done: its course, what one case may take, and what is done again.

    ``force`` audits anew what is in the store, ``retry`` what failed before. ``work`` is what a worker does with a job.
    """

    course: Course = field(default_factory=Course)
    seconds: float = 600.0
    megabytes: int = 2048
    force: bool = False
    retry: bool = False
    results: Results | None = None
    work: Work = audited


@dataclass
class Run:
    """A run over the inputs of a bureau."""

    ledger: Ledger
    crew: Crew
    order: Order
    tell: Tell
    tally: Tally = field(default_factory=Tally)
    written: list[tuple[Path, Task]] = field(default_factory=list)
    _pending: dict[Future[object], Flight] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def over(self, sources: Sequence[str], tasks: Sequence[Task]) -> Tally:
        """Bring every input to its outcome."""
        self.ledger.begin(sources, sum(len(task.inputs) for task in tasks))
        try:
            self._all(tasks)
        except KeyboardInterrupt:
            self._drain()
            raise
        self.ledger.end()
        return self.tally

    def _all(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            flight = self._prepared(task)
            if flight is not None:
                self._start(flight)
            while len(self._pending) >= self.crew.width():
                self._collect()
        while self._pending:
            self._collect()

    def _prepared(self, task: Task) -> Flight | None:
        """A case with its files at hand; None where all its inputs have their outcome already."""
        fetched = self._fetched(task)
        if not fetched:
            return None
        flight = launched(task, fetched)
        if flight.digest in self._seen:
            self._repeat(flight.places, self._seen[flight.digest])
            return None
        self._seen[flight.digest] = flight.places[0].input.name
        flight = replace(flight, known=self.ledger.known(flight.digest))
        remembered = flight.remembered()
        if remembered is None or not self._stands(remembered):
            return flight
        self._keep(flight, remembered, fresh=False)
        return None

    def _fetched(self, task: Task) -> list[tuple[Placed, StoredFile]]:
        """The files of a case, each content once; what cannot be fetched has its outcome at once."""
        found: dict[str, tuple[Placed, StoredFile]] = {}
        for place in task.inputs:
            try:
                got = place.input.fetch()
            except ReadError as error:
                state = State.UNSUPPORTED if isinstance(error, UnknownFormat) else State.UNREADABLE
                self._alone(place, state, str(error))
                continue
            file = StoredFile(place.input.title, got.data, got.source_url, got.retrieved_at)
            first = found.setdefault(file.sha256, (place, file))
            if first[0] is not place:
                self._repeat([place], first[0].input.name)
        return list(found.values())

    def _stands(self, remembered: Finished) -> bool:
        """Whether what the store remembers is taken as it is."""
        failed = {State(each.state) for each in remembered.outcomes if not each.kept}
        locked = self.order.course.password is not None and State.UNREADABLE in failed
        return not (self.order.force or (failed and (self.order.retry or locked)))

    def _start(self, flight: Flight) -> None:
        order = self.order
        call = Call(order.work, flight.job(order.course), order.seconds, order.megabytes)
        try:
            self._pending[self.crew.executor.submit(supervised, call)] = flight
        except Exception as error:
            raise gone() from error

    def _collect(self) -> None:
        """Settle at least one of the cases that are under way."""
        for future in wait(self._pending, return_when=FIRST_COMPLETED).done:
            self._settle(self._pending.pop(future), _answer(future))

    def _settle(self, flight: Flight, answer: Done | Broken) -> None:
        if isinstance(answer, Broken):
            again = flight.after(answer)
            if again is not None:
                self._start(again)
            else:
                self._keep(flight, flight.broken(answer))
            return
        if answer.ready is not None and answer.ready.edition != self.ledger.edition:
            raise BatchError("集群上的程序或规则与本机版本不同，请先升级。")
        self._keep(flight, flight.finished(answer))

    def _keep(self, flight: Flight, finished: Finished, *, fresh: bool = True) -> None:
        """Store first, then write, then tell."""
        case = self.ledger.finish(finished)
        self._write(flight, finished, case)
        severity = flight.known.severity
        if finished.ready is not None:
            summary = finished.ready.summary
            grades = ("high", "medium", "low", "info")
            severity = next((each for each in grades if getattr(summary, each)), "")
        for outcome in finished.outcomes:
            self._tell(outcome, severity=severity if outcome.kept else "", fresh=fresh)

    def _write(self, flight: Flight, finished: Finished, case: int | None) -> None:
        if self.order.results is None or case is None:
            return
        if finished.ready is not None:
            data: bytes | None = zlib.decompress(finished.ready.data)
        else:
            data = self.ledger.result(case)
        if data is not None:
            path = self.order.results.write(flight.title, flight.short, data)
            self.written.append((path, flight.task))

    def _alone(self, place: Placed, state: State, reason: str) -> None:
        """The outcome of an input that no worker has seen."""
        outcome = Outcome(place.position, place.input.name, state.value, reason, kept=False)
        self.ledger.finish(Finished((outcome,)))
        self._tell(outcome)

    def _repeat(self, places: Sequence[Placed], first: str) -> None:
        for place in places:
            self._alone(place, State.DUPLICATE, f"与 {first} 内容相同。")

    def _tell(self, outcome: Outcome, severity: str = "", *, fresh: bool = True) -> None:
        told = Told(
            outcome.name, State(outcome.state), outcome.reason, severity, outcome.verified, fresh
        )
        self.tally.add(told)
        self.tell(told)

    def _drain(self) -> None:
        """Keep what is finished already, and let the rest go."""
        for future, flight in list(self._pending.items()):
            if future.done() and not future.cancelled():
                answer = _answer(future)
                if isinstance(answer, Done):
                    self._keep(flight, flight.finished(answer))
            else:
                future.cancel()


def _answer(future: Future[object]) -> Done | Broken:
    """What came of a job."""
    answer = result_of(future)
    assert isinstance(answer, Done | Broken), answer
    return answer
