"""Cases: the files of the command line, archives opened, parted into what is audited together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import MissingFile, ReadError
from extract.readers import Terms
from extract.readers.limits import LIMITS
from extract.readers.many import ready, unpacked
from extract.readers.terms import READERS
from gouji.pipeline import NamedBytes
from gouji.progress import progress_on

_HEAD = 8
_OLD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")


@dataclass(frozen=True)
class Case:
    """Files that are audited together, on what terms they are read, or why they could not be opened."""

    name: str
    files: tuple[NamedBytes, ...] = ()
    terms: Terms = field(default_factory=Terms)
    error: ReadError | None = None


def cases_of(
    paths: Sequence[Path], *, together: bool, password: str | None, reader: str = READERS[0]
) -> Iterator[Case]:
    """The cases that some files make: one each, also for those in an archive, or all together one."""
    terms = Terms(password=password, progress=progress_on(), reader=reader)
    if together:
        yield _case(paths, terms)
        return
    terms = ready(list(_old_files(paths)), terms)
    for path in paths:
        found = _case([path], terms)
        if len(found.files) < 2:
            yield found
        else:
            own = ready(found.files, terms)
            yield from (Case(file.name, (file,), own) for file in found.files)


def read_file(path: Path) -> NamedBytes:
    """A file with its name; raises MissingFile with one sentence where it cannot be opened."""
    try:
        if path.is_dir():
            raise MissingFile(f"{path} 是目录，不是文件。")
        with path.open("rb") as file:  # one byte too many is enough to say so
            return NamedBytes(path.name, file.read(LIMITS.size + 1))
    except FileNotFoundError:
        raise MissingFile(f"找不到文件 {path}。") from None
    except OSError as error:
        raise MissingFile(f"无法打开文件 {path}：{error.strerror}。") from None


def _case(paths: Sequence[Path], terms: Terms) -> Case:
    """One case of all files."""
    name = _names(paths)
    try:
        files = unpacked([read_file(path) for path in paths], terms)
    except ReadError as error:
        return Case(name, error=error)
    return Case(name, tuple(NamedBytes(file.name, file.data) for file in files), terms)


def _names(paths: Sequence[Path], most: int = 3) -> str:
    named = "、".join(path.name for path in paths[:most])
    return named if len(paths) <= most else f"{named} 等 {len(paths)} 份文件"


def _old_files(paths: Sequence[Path]) -> Iterator[NamedBytes]:
    """The files that LibreOffice converts together, where there are several."""
    old = [path for path in paths if len(paths) > 1 and _head(path).startswith(_OLD)]
    return (read_file(path) for path in old) if len(old) > 1 else iter(())


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""  # what a pipe holds can be read but once
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""  # said when its turn comes
