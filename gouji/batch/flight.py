"""Flight: a case on its way from its files to its outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gouji.batch.cases import Placed, Task
from gouji.batch.course import Course
from gouji.batch.job import Broken, Done, Fate, Job, State
from gouji.pipeline import NamedBytes
from gouji.review.runs import Finished, Known, Outcome
from gouji.review.shelves import StoredFile, digest_of


@dataclass(frozen=True, slots=True)
class Flight:
    """The files of a case that are tried together; ``dropped`` are those that failed before."""

    task: Task
    digest: str
    places: tuple[Placed, ...]
    files: tuple[StoredFile, ...] = field(repr=False)
    known: Known = field(default_factory=Known)
    dropped: tuple[tuple[Placed, Fate], ...] = ()
    second: bool = False

    @property
    def title(self) -> str:
        """What its result is called."""
        return self.places[0].input.title

    @property
    def short(self) -> str:
        """The hash that its result is told by."""
        return self.files[0].sha256 if len(self.files) == 1 else self.digest

    def job(self, course: Course) -> Job:
        """What a worker is given."""
        return Job(
            files=tuple(NamedBytes(file.name, file.data) for file in self.files),
            course=course,
            corrections=self.known.corrections,
            log=self.known.log,
            agency=self.task.agency,
            year=self.task.year,
        )

    def after(self, broken: Broken) -> "Flight | None":
        """What is to be tried again after a process did not live to its end; None where nothing is."""
        if broken.sudden and not self.second:
            return replace(self, second=True)
        if broken.at is None or len(self.files) == 1:
            return None
        i = broken.at
        fate = Fate(broken.state, broken.reason)
        return replace(
            self,
            places=self.places[:i] + self.places[i + 1 :],
            files=self.files[:i] + self.files[i + 1 :],
            dropped=(*self.dropped, (self.places[i], fate)),
            second=False,
        )

    def finished(self, done: Done) -> Finished:
        """What is stored of it: an outcome for every file, and the audit of those that could be read."""
        fates = [*zip(self.places, done.fates, strict=True), *self.dropped]
        verified = done.ready is None or done.ready.verified
        kept = zip(self.files, done.fates, strict=True)
        return Finished(
            outcomes=tuple(self.outcome(place, fate, verified=verified) for place, fate in fates),
            files=tuple(file for file, fate in kept if not fate.state.failed),
            ready=done.ready,
        )

    def broken(self, broken: Broken) -> Finished:
        """What is stored where every file of it failed."""
        return self.finished(Done((Fate(broken.state, broken.reason),) * len(self.files)))

    def outcome(self, placed: Placed, fate: Fate, *, verified: bool = True) -> Outcome:
        """The outcome of one file."""
        return Outcome(
            position=placed.position,
            name=placed.input.name,
            state=fate.state.value,
            reason=fate.reason,
            digest=self.digest,
            verified=verified or fate.state.failed,
            kept=not fate.state.failed,
        )

    def remembered(self) -> Finished | None:
        """The outcomes that the store knows already; None where it does not know all of them."""
        known = self.known
        earlier = known.earlier
        failed = [each for each in earlier if State(each.state).failed]
        if failed and len(earlier) != len(self.files):
            return None
        if known.audited is None and (not earlier or len(failed) < len(earlier)):
            return None
        fates = [_again(each) for each in earlier] if failed else [_CACHED] * len(self.files)
        outcomes = (
            self.outcome(place, fate, verified=known.verified)
            for place, fate in zip(self.places, fates, strict=True)
        )
        return Finished(tuple(outcomes), case=known.audited)


_CACHED = Fate(State.CACHED)


def _again(earlier: Outcome) -> Fate:
    state = State(earlier.state)
    return Fate(state, earlier.reason) if state.failed else _CACHED


def launched(task: Task, fetched: Sequence[tuple[Placed, StoredFile]]) -> Flight:
    """A flight of the files that could be fetched."""
    files = tuple(file for _, file in fetched)
    return Flight(task, digest_of(files), tuple(place for place, _ in fetched), files)
