"""Job: what travels to a worker, and what comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from gouji.batch.course import Course
from gouji.pipeline import NamedBytes
from gouji.review.correction import Correction
from gouji.review.ready import Ready


class State(StrEnum):
    """What became of an input; every input of a run has exactly one."""

    AUDITED = "audited"
    CACHED = "cached"
    UNVERIFIED = "unverified"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"

    @property
    def failed(self) -> bool:
        """Whether no audit stands behind it."""
        return self in FAILED


FAILED = frozenset(
    {State.UNREADABLE, State.UNSUPPORTED, State.TIMEOUT, State.MEMORY, State.CRASHED}
)


@dataclass(frozen=True, slots=True)
class Job:
    """The files of one case, with what people corrected in it and what a manifest says of it."""

    files: tuple[NamedBytes, ...]
    course: Course
    corrections: tuple[Correction, ...] = ()
    log: int = 0
    agency: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file of a job, and why."""

    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker made of a job: a fate for each of its files, and an audit where one could be made."""

    fates: tuple[Fate, ...]
    ready: Ready | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A job whose process did not live to its end, and which file it was at if it was reading one.

    ``sudden`` where nobody knows why: somebody may have ended an innocent process.
    """

    state: State
    reason: str
    at: int | None = None
    sudden: bool = False


At = Callable[[int | None], None]
"""Is told which file is read next, or None where all are read."""
Work = Callable[[Job, At], object]


@dataclass(frozen=True, slots=True)
class Call:
    """A job with what does it and what it may take."""

    work: Work
    job: Job
    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose report a file is, and of which year, as far as it says."""

    agency: str = field(default="")
    year: int | None = None
