"""Old Office files (.doc, .wps, .xls, .rtf, .odt …): rewritten as .docx or .xlsx by LibreOffice, then read as such.

LibreOffice runs in a profile of its own that is thrown away, with macros and links to the outside off, under a time
limit, and dies with everything it has started. Many files go through one run; a file that the run did not get through
is tried once more by itself.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from extract.errors import BrokenFile, LimitExceeded, MissingTool, ReadError
from extract.readers.limits import LIMITS, Limits
from extract.readers.office_forms import TARGETS, old_form

_PROGRAMS: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_QUIET: Final = (
    "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
)  # fmt: skip
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "TEMP", "TMP")
_START: Final = 60.0  # seconds that starting and one file may take
_EACH: Final = 20.0
_NEVER: Final = "1"  # recalculate: the results that the file holds are those that were printed
_SETTINGS: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Calc/Content/Update", "Link", "2"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Formula/Load", "OOXMLRecalcMode", _NEVER),
    ("Calc/Formula/Load", "ODFRecalcMode", _NEVER),
)
"""No macros, no links followed, no formula calculated anew."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file for LibreOffice: its bytes and the format that its contents show."""

    data: bytes = field(repr=False)
    form: str

    @property
    def key(self) -> str:
        """What the result is found under: the hash of the bytes."""
        return sha256(self.data).hexdigest()


def convert(data: bytes, form: str, limits: Limits = LIMITS) -> bytes:
    """One old file as a new one; raises ReadError with one sentence where that cannot be done."""
    file = OfficeFile(data, form)
    result = convert_many([file], limits)[file.key]
    if isinstance(result, ReadError):
        raise result
    return result


def convert_many(
    files: Iterable[OfficeFile], limits: Limits = LIMITS
) -> dict[str, bytes | ReadError]:
    """Old files as new ones, all in as few runs of LibreOffice as there are formats to write.

    Raises MissingTool where LibreOffice is not installed.
    """
    waiting = {file.key: file for file in files}
    office = _Office(installed() if waiting else "", limits, time.monotonic() + limits.seconds)
    found: dict[str, bytes | ReadError] = {}
    for target in sorted({TARGETS[file.form] for file in waiting.values()}):
        batch = [file for file in waiting.values() if TARGETS[file.form] == target]
        found |= office.run(batch, target)
        for file in batch:
            if file.key not in found and len(batch) > 1:
                found |= office.run([file], target)
            found.setdefault(file.key, BrokenFile(_BROKEN))
    return found


def convert_all(files: Iterable[bytes], limits: Limits = LIMITS) -> dict[str, bytes | ReadError]:
    """What LibreOffice makes of those files that need it, for reading many files; nothing where it is missing."""
    old = [(data, old_form(data)) for data in files]
    try:
        return convert_many([OfficeFile(d, form) for d, form in old if form in TARGETS], limits)
    except MissingTool:
        return {}  # the reader of each file says so


def installed() -> str:
    """The path of LibreOffice; MissingTool where there is none."""
    for name in _PROGRAMS:
        path = shutil.which(name)
        if path:
            return path
    for place in _USUAL_PLACES:
        if Path(place).exists():
            return place
    raise MissingTool(
        "读取 .doc、.wps、.xls 等旧版文件需要安装 LibreOffice（Debian、Ubuntu：apt install libreoffice；"
        "Windows、macOS：libreoffice.org），或者先另存为 .docx、.xlsx。"
    )


_BROKEN: Final = "文件已损坏，或不是它看起来的格式，LibreOffice 不能打开。"
_LATE: Final = "LibreOffice 没有在时限内转换完这个文件，已停止。"


@dataclass(frozen=True, slots=True)
class _Office:
    """LibreOffice, and how long it may run in all."""

    program: str
    limits: Limits
    deadline: float

    def run(self, batch: Sequence[OfficeFile], target: str) -> dict[str, bytes | ReadError]:
        """What one run makes of some files; a single file that takes too long is refused."""
        seconds = min(_START + _EACH * len(batch), self.deadline - time.monotonic())
        if seconds <= 0:
            return {file.key: LimitExceeded(_LATE) for file in batch}
        # what it has not let go of yet must not fail the whole
        with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            in_time = _converted(self.program, home, batch, target, seconds)
            found: dict[str, bytes | ReadError] = {}
            for index, file in enumerate(batch):
                written = home / "out" / f"{index}.{target}"
                if written.exists() and written.stat().st_size:
                    found[file.key] = self._checked(written)
        if not in_time and len(batch) == 1:
            found.setdefault(batch[0].key, LimitExceeded(_LATE))
        return found

    def _checked(self, written: Path) -> bytes | ReadError:
        if written.stat().st_size > self.limits.size:
            size = self.limits.size // 2**20
            return LimitExceeded(f"文件转换后超过 {size} MB 的上限，不予读取。")
        return written.read_bytes()


def _converted(
    program: str, home: Path, batch: Sequence[OfficeFile], target: str, seconds: float
) -> bool:
    """Convert files inside a folder; whether that came to its end in time."""
    profile = home / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    names = []
    for index, file in enumerate(batch):
        path = home / f"{index}.{file.form}"
        path.write_bytes(file.data)
        names.append(str(path))
    order = [program, f"-env:UserInstallation={profile.as_uri()}", *_QUIET]
    order += ["--convert-to", target, "--outdir", str(home / "out"), *names]
    return _ended(order, home, seconds)


def _settings() -> str:
    """The settings in the form that the profile keeps them."""
    items = (
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return head + "".join(items) + "</oor:items>"


def _ended(order: Sequence[str], home: Path, seconds: float) -> bool:
    """Run a program; one that does not end in time is killed together with all that it has started."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(  # noqa: S603  # our own command, the names of the files are ours as well
        order,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                _kill(process)
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
