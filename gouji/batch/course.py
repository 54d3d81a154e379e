"""Course: everything that a result depends on beside the reports, as bytes that travel to any machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.vocabulary import extend
from gouji.assisted import Assistant, AssistantUnavailable, Plan
from gouji.basis.basis import USUAL, Basis
from gouji.basis.files import Named, basis_of
from gouji.batch.errors import Untaken
from gouji.cli_assist import Assist
from gouji.pipeline import CaseResult
from gouji.review.summary import LENGTH, Edition, edition

File = tuple[str, bytes]
OFF = Assist.OFF


@dataclass(frozen=True)
class Course:
    """The user's own words, policy, rules and schemes, and whether a model is asked.

    ``host`` is the one server that text may go to: it was shown to the user, and no worker may use another. ``workers``
    are as many as share the limits of the run on requests and money.
    """

    vocabulary: tuple[tuple[File, ...], ...] = ()
    policy: File | None = None
    rules: tuple[File, ...] = ()
    schemes: tuple[File, ...] = ()
    day: date | None = None
    assist: Assist = OFF
    assist_settings: File | None = None
    host: str = ""
    model: str = ""
    workers: int = 1
    password: str | None = field(default=None, repr=False)

    @cached_property
    def key(self) -> str:
        """What tells this course from others."""
        known = (self.vocabulary, self.policy, self.rules, self.schemes, self.day)
        asked = (self.assist.value, self.assist_settings, self.host, self.model)
        return sha256(repr((known, asked)).encode()).hexdigest()

    def edition(self, basis: Basis) -> Edition:
        """The edition that audits of this course have; without own words and model it is that of the page."""
        plain = edition(basis.policy, basis.rules)
        if not self.vocabulary and self.assist is OFF:
            return plain
        more = (plain.settings, self.vocabulary, self.assist.value, self.model)
        return replace(plain, settings=sha256(repr(more).encode()).hexdigest()[:LENGTH])


@dataclass(frozen=True, slots=True)
class Files:
    """The files on this machine that a course is made of."""

    vocabulary: Sequence[Path] = ()
    policy: Path | None = None
    rules: Sequence[Path] = ()
    schemes: Sequence[Path] = ()
    assist_settings: Path | None = None


def course_of(files: Files, assist: Assist = OFF, password: str | None = None) -> Course:
    """The course of some files; they were found to be in order before."""
    named = files.policy or files.rules or files.schemes
    plan = Plan(when=assist, file=files.assist_settings)
    settings = plan.settings() if assist is not OFF else None
    return Course(
        vocabulary=tuple(_folder(folder) for folder in files.vocabulary),
        policy=_file(files.policy),
        rules=tuple(_read(path) for path in files.rules),
        schemes=tuple(_read(path) for path in files.schemes),
        day=datetime.now(UTC).astimezone().date() if named else None,
        assist=assist,
        assist_settings=_file(files.assist_settings),
        host=settings.host if settings else "",
        model=settings.model if settings else "",
        password=password,
    )


def _folder(folder: Path) -> tuple[File, ...]:
    return tuple(_read(path) for path in sorted(folder.glob("*.yaml")))


def _file(path: Path | None) -> File | None:
    return _read(path) if path else None


def _read(path: Path) -> File:
    return path.name, path.read_bytes()


class Taken:
    """A course that is taken in this process: words added, basis made, assistant at hand."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.basis = USUAL
        self.added: Callable[[CaseResult], CaseResult] = lambda result: result
        with TemporaryDirectory(prefix="gouji") as room:
            self._take(Path(room))
        self.edition = course.edition(self.basis)

    def _take(self, room: Path) -> None:
        """Write the files down where the readers of such files find them, and let them be read."""
        course, put = self.course, _Room(room)
        if course.vocabulary:
            folders = [put.folder(files) for files in course.vocabulary]
            _extend_for_good(folders)
        if course.policy or course.rules or course.schemes:
            named = Named(
                policy=put.file(course.policy) if course.policy else None,
                rules=[put.file(each) for each in course.rules],
                schemes=[put.file(each) for each in course.schemes],
            )
            self.basis = basis_of(named, course.day or date.min)
        if course.assist is not OFF:
            file = put.file(course.assist_settings) if course.assist_settings else None
            try:
                self._ask(Plan(when=course.assist, file=file, workers=course.workers))
            except AssistantUnavailable as error:
                raise Untaken(str(error)) from error

    def _ask(self, plan: Plan) -> None:
        if plan.settings().host != self.course.host:
            raise Untaken("处理它的机器所设的模型服务器与所示的不同，没有发送任何内容。")
        self.added = Assistant(plan).added_to


def _extend_for_good(folders: Sequence[Path]) -> None:
    """Add the words of some folders that are about to be removed."""
    extend(folders)
    from extract.vocabulary import load, names  # noqa: PLC0415 - after the words are there

    for name in names():
        load(name)


@dataclass
class _Room:
    """A directory in which every file gets a place of its own."""

    path: Path
    made: int = 0

    def folder(self, files: Sequence[File]) -> Path:
        """A new folder with some files."""
        place = self.path / str(self.made)
        place.mkdir()
        self.made += 1
        for name, data in files:
            (place / name).write_bytes(data)
        return place

    def file(self, file: File) -> Path:
        """One file in a folder of its own."""
        return self.folder([file]) / file[0]
