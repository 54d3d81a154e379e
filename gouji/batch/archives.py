"""Archives: the files in a zip file as inputs of their own, unpacked one after another as they are asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from posixpath import dirname

from extract.errors import MissingFile, ReadError
from extract.readers.archive import NamedFile, each_file
from extract.readers.limits import LIMITS
from gouji.batch.inputs import Fetched, Input, lost

WIDE = replace(LIMITS, files=200_000, unpacked=50 * 2**30)
"""One file is in memory at a time, so an archive of a whole bureau may be larger than what one report may take."""


@dataclass
class Archive:
    """A zip file that is read on while its files are asked for in their order, and begun again otherwise."""

    title: str
    fetch: Callable[[], Fetched]
    password: str | None = None
    _files: Iterator[NamedFile] | None = field(default=None, repr=False)

    def names(self) -> list[str]:
        """The names of all files; raises ReadError where the archive cannot be opened."""
        return [file.name for file in self._opened()]

    def file(self, name: str) -> Fetched:
        """One file; raises ReadError where it is not there."""
        for turn in (self._files or iter(()), self._opened()):
            self._files = turn
            for found in turn:
                if found.name == name:
                    return Fetched(found.data)
        self._files = None
        raise MissingFile(f"压缩包里没有文件 {name}。")

    def _opened(self) -> Iterator[NamedFile]:
        return each_file(self.fetch().data, self.title, limits=WIDE, password=self.password)


def inputs_of(
    name: str, title: str, fetch: Callable[[], Fetched], password: str | None
) -> list[Input]:
    """The files of an archive as inputs; an archive that cannot be opened is one input."""
    archive = Archive(title, fetch, password)
    try:
        inner = archive.names()
    except ReadError as error:
        return [lost(name, dirname(name), error)]
    before = name.removesuffix(title)
    return [_input(archive, before, each) for each in inner]


def _input(archive: Archive, before: str, name: str) -> Input:
    folder = before + name.rpartition("/")[0] if "/" in name else before + name.rpartition("!")[0]
    return Input(before + name, name, folder, lambda: archive.file(name))
