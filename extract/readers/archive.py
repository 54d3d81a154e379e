"""Archives: a zip file opened within limits, and the files that somebody packed into it to be read."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from extract.errors import BrokenFile, EmptyFile, LimitExceeded, LockedFile, MissingFile
from extract.readers.limits import LIMITS, Limits
from extract.readers.signatures import ZIP

SEPARATOR: Final = "!"
"""Stands between the name of an archive and the name of a file inside."""

DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
"""What reading a damaged zip file may raise."""

_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_STRONG: Final = 99  # the method that stands for AES, which the standard library cannot undo
_SMALL: Final = 2**20  # a file this small harms nobody, however well it was packed
_OFFICE: Final = ("[content_types].xml", "mimetype", "word/document.xml", "xl/workbook.xml")
_JUNK_FOLDERS: Final = ("__MACOSX",)
_JUNK_NAMES: Final = ("thumbs.db", "desktop.ini")
_JUNK_STARTS: Final = (".", "~$")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file in memory; one from an archive is called ``archive!path inside``."""

    name: str
    data: bytes = field(repr=False)


def opened_archive(data: bytes, what: str, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The zip file in ``data``, its declared sizes checked; ``what`` is the word for it in sentences."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGE as error:
        raise BrokenFile(f"{what}已损坏，无法打开。") from error
    entries = archive.infolist()
    # zipfile stops at the declared size, so a false declaration cannot unpack more
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        size = limits.unpacked // 2**20
        raise LimitExceeded(f"{what}解压后超过 {size} MB 的上限，可能是压缩炸弹。")
    if any(_is_bomb(entry, limits) for entry in entries):
        raise LimitExceeded(
            f"{what}里有压缩比超过 {limits.ratio} 倍的大文件，可能是压缩炸弹，不予读取。"
        )
    return archive


def opened_office(data: bytes, what: str, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The zip file of a new Office file; BrokenFile where somebody has locked what is inside."""
    archive = opened_archive(data, what, limits)
    if any(entry.flag_bits & _ENCRYPTED for entry in archive.infolist()):
        raise BrokenFile(f"{what}已加密，需要密码才能打开。")
    return archive


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip file of somebody's files, and not an Office file, which is a zip file too."""
    names = names_in(data) if data.startswith(ZIP) else None
    return names is not None and names.isdisjoint(_OFFICE)


def names_in(data: bytes) -> frozenset[str] | None:
    """The names in a zip file, in small letters; None where its directory is lost."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(name.replace("\\", "/").lower() for name in archive.namelist())
    except DAMAGE:
        return None


def read_many(
    source: str | Path | bytes,
    name: str | None = None,
    *,
    limits: Limits = LIMITS,
    password: str | None = None,
) -> list[NamedFile]:
    """The files in a zip file, in the order of their names; what is no archive is returned as the one file it is.

    An archive inside the archive is opened as well, one inside that is not. Directories and what operating
    systems leave behind are passed over.
    """
    title = name or ("" if isinstance(source, bytes) else Path(source).name)
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    return list(each_file(data, title, limits=limits, password=password))


def each_file(
    data: bytes, title: str, *, limits: Limits = LIMITS, password: str | None = None
) -> Iterator[NamedFile]:
    """The same files one after another, so that one of them is in memory at a time."""
    if not is_archive(data):
        yield NamedFile(title, data)
        return
    budget, empty = _Budget(limits, password), True
    for file in budget.files_of(title, data):
        for inner in budget.files_of(file.name, file.data) if is_archive(file.data) else (file,):
            empty = False
            yield inner
    if empty:
        raise EmptyFile("压缩包里没有任何文件。")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFile(f"找不到文件 {path}。") from None
    except OSError as error:
        raise MissingFile(f"无法打开文件 {path}：{error.strerror}。") from None


@dataclass
class _Budget:
    """How much is left of the limits while an archive and those inside it are unpacked."""

    limits: Limits
    password: str | None
    files: int = 0
    size: int = 0

    def files_of(self, title: str, data: bytes) -> Iterator[NamedFile]:
        """The files of one archive."""
        with opened_archive(data, "压缩包", self.limits) as archive:
            entries = [(_name_of(e), e) for e in archive.infolist() if not e.is_dir()]
            for name, entry in sorted(entries, key=lambda pair: pair[0]):
                if not is_junk(name):
                    self._spend(entry)
                    yield NamedFile(title + SEPARATOR + name, self._unpacked(archive, entry, name))

    def _spend(self, entry: zipfile.ZipInfo) -> None:
        """Count one file; LimitExceeded where it is one too many or too large."""
        self.files += 1
        self.size += entry.file_size
        if self.files > self.limits.files:
            raise LimitExceeded(f"压缩包里的文件超过 {self.limits.files} 个的上限，不予读取。")
        if entry.file_size > self.limits.size:
            size = self.limits.size // 2**20
            raise LimitExceeded(f"压缩包里有文件超过 {size} MB 的上限，不予读取。")
        if self.size > self.limits.unpacked:
            size = self.limits.unpacked // 2**20
            raise LimitExceeded(f"压缩包解压后超过 {size} MB 的上限，可能是压缩炸弹。")

    def _unpacked(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            return self._unlocked(archive, entry, name)
        try:
            return archive.read(entry)
        except DAMAGE as error:
            raise BrokenFile(f"压缩包已损坏，其中的 {name} 无法解开。") from error

    def _unlocked(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
        if entry.compress_type == _STRONG:
            raise BrokenFile(f"压缩包里的 {name} 用 AES 加密，不能解开；请解压后再核对。")
        if self.password is None:
            raise LockedFile("压缩包已加密，需要密码才能打开。")
        try:
            return archive.read(entry, self.password.encode())
        except (RuntimeError, *DAMAGE) as error:
            raise LockedFile(f"压缩包的密码不对，或其中的 {name} 已损坏。") from error


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    return entry.file_size > max(_SMALL, entry.compress_size * limits.ratio)


def is_junk(name: str) -> bool:
    """Whether a file was left by an operating system or an open Office program."""
    *folders, last = name.split("/")
    return (
        last.lower() in _JUNK_NAMES
        or last.startswith(_JUNK_STARTS)
        or any(folder in _JUNK_FOLDERS for folder in folders)
    )


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name of a file; programs in China write it in GBK without saying so, some in UTF-8."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").lstrip("/")
