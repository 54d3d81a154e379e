"""Sources: folders, files, archives, manifests and URLs, as the single files in them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from posixpath import dirname

from extract.errors import LimitExceeded, MissingFile
from extract.readers.archive import is_archive, is_junk
from extract.readers.limits import LIMITS
from gouji.batch import archives, manifest
from gouji.batch.inputs import Fetched, Input, lost

_ZIP = b"PK"
SCHEME = "://"


@dataclass(frozen=True, slots=True)
class Finder:
    """What lists the files of sources; ``password`` opens archives."""

    password: str | None = None

    def inputs(self, sources: Iterable[str]) -> list[Input]:
        """The files of all sources in their order; what is named twice is listed once."""
        found: dict[str, Input] = {}
        for source in sources:
            for each in self._of(source):
                found.setdefault(each.name, each)
        return list(found.values())

    def _of(self, source: str) -> Iterator[Input]:
        if SCHEME in source:
            yield from self._remote(source)
        elif source.lower().endswith(manifest.SUFFIX) and Path(source).is_file():
            yield from self._listed(source)
        else:
            yield from self.local(Path(source))

    def local(self, path: Path) -> Iterator[Input]:
        """The files at a path: of a folder and all folders in it, of an archive, or the one file."""
        if path.is_dir():
            yield from self._folder(path)
            return
        name, fetch = path.as_posix(), partial(read_path, path)
        if _is_archive(path):
            yield from archives.inputs_of(name, path.name, fetch, self.password)
        else:
            yield Input(name, path.name, dirname(name), fetch)

    def _folder(self, top: Path) -> Iterator[Input]:
        closed: list[OSError] = []
        for path in self.paths(top, closed):
            yield from self.local(path)
        for error in closed:
            name = Path(error.filename).as_posix()
            yield lost(name, dirname(name), MissingFile(f"无法打开目录 {name}：{error.strerror}。"))

    @staticmethod
    def paths(top: Path, closed: list[OSError] | None = None) -> Iterator[Path]:
        """The files in a folder and all folders in it; ``closed`` is told of those that cannot be opened."""
        told = None if closed is None else closed.append
        for folder, below, files in os.walk(top, onerror=told):
            below[:] = sorted(name for name in below if not is_junk(name))
            yield from (Path(folder) / name for name in sorted(files) if not is_junk(name))

    def _listed(self, source: str) -> Iterator[Input]:
        """The files that a manifest lists, or the table itself where it is none."""
        try:
            listed = manifest.entries(Path(source).read_bytes(), source)
        except OSError as error:
            yield lost(source, dirname(source), _unopened(Path(source), error))
            return
        if listed is None:
            yield from self.local(Path(source))
            return
        for entry in listed:
            remote = SCHEME in entry.path
            place = entry.path if remote else str(Path(source).parent / entry.path)
            yield from self._told(entry, self._remote(place) if remote else self.local(Path(place)))

    def _remote(self, source: str) -> Iterator[Input]:
        from gouji.batch.remote import Remote  # noqa: PLC0415 - needs the extra dist

        remote = Remote(self.password)
        if not source.lower().endswith(manifest.SUFFIX):
            yield from remote.inputs(source)
            return
        listed = remote.entries(source)
        if listed is None:
            yield from remote.inputs(source)
            return
        for entry in listed:
            place = entry.path if SCHEME in entry.path else f"{dirname(source)}/{entry.path}"
            yield from self._told(entry, remote.inputs(place))

    @staticmethod
    def _told(entry: manifest.Entry, found: Iterable[Input]) -> Iterator[Input]:
        for each in found:
            yield replace(each, agency=entry.agency, year=entry.year, parent=entry.parent)


def read_path(path: Path) -> Fetched:
    """The bytes of a file; raises ReadError with one sentence where they cannot be had."""
    try:
        if not path.is_file():
            raise MissingFile(f"{path} 不是普通文件。" if path.exists() else f"找不到文件 {path}。")
        if path.stat().st_size > LIMITS.size:
            raise LimitExceeded(f"文件超过 {LIMITS.size // 2**20} MB 的上限，不予读取。")
        return Fetched(path.read_bytes())
    except OSError as error:
        raise _unopened(path, error) from None


def _unopened(path: Path, error: OSError) -> MissingFile:
    return MissingFile(f"无法打开文件 {path}：{error.strerror}。")


def _is_archive(path: Path) -> bool:
    """Whether a file is an archive by its contents; most are told by their first bytes."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP and is_archive(_ZIP + file.read())
    except OSError:
        return False  # said when its turn comes
