"""Supervisor: runs a job in a child process that is reused until it fails, and says how it failed.

Every thread that does jobs has a child of its own, on this machine as on a worker of a cluster.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from gouji.batch.child import AT, DONE, FAULT, MEGABYTE, MEMORY, REFUSED
from gouji.batch.job import Broken, Call, State

_START = 120.0
"""Seconds in which a child must have come up."""
_LOOK = 0.1
"""Seconds between two looks at the clock and at the memory of a child."""
_COMMAND = (sys.executable, "-m", "gouji.batch.child")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def supervised(call: Call) -> object:
    """What the work makes of the job, or Broken where its process had to be stopped or died."""
    return _child(call.job.course.key).ask(call)


@dataclass
class Child:
    """A process that does jobs under one course."""

    course: str
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    line: Connection | None = field(default=None, repr=False)
    at: int | None = None

    def ask(self, call: Call) -> object:
        """Have a job done."""
        self.at = None
        try:
            line = self._line()
            line.send(call)
            answer = self._answer(line, call)
        except (OSError, EOFError):
            answer = self._died()
        if isinstance(answer, Broken) or self._memory() > call.megabytes * MEGABYTE // 2:
            self.close()
        return answer

    def _answer(self, line: Connection, call: Call) -> object:
        """Wait for the answer, and stop the child where it takes more than it may."""
        end = time.monotonic() + call.seconds
        while time.monotonic() < end:
            if line.poll(_LOOK):
                kind, what = line.recv()
                if kind == AT:
                    self.at = what
                    continue
                return self._told(kind, what, call)
            if self._memory() > call.megabytes * MEGABYTE:
                return self._told(MEMORY, None, call)
        return Broken(State.TIMEOUT, f"处理超过 {call.seconds:g} 秒，已中止。", self.at)

    def _told(self, kind: str, what: object, call: Call) -> object:
        if kind == DONE:
            return what
        if kind == MEMORY:
            reason = f"处理占用内存超过 {call.megabytes} MB，已中止。"
            return Broken(State.MEMORY, reason, self.at)
        if kind == REFUSED:
            return Broken(State.CRASHED, str(what))
        assert kind == FAULT, kind
        return Broken(State.CRASHED, f"程序出错（{what}）。", self.at)

    def _died(self) -> Broken:
        """A child that is gone, and by what."""
        code = self.process.wait() if self.process else 0
        try:
            by = f"信号 {signal.Signals(-code).name}" if code < 0 else f"退出码 {code}"
        except ValueError:
            by = f"信号 {-code}"
        return Broken(State.CRASHED, f"处理它的进程意外终止（{by}）。", self.at, sudden=True)

    def _line(self) -> Connection:
        """The line to the child, which is started where there is none."""
        if self.line is None:
            self._start()
        assert self.line is not None
        return self.line

    def _start(self) -> None:
        ours, theirs = Pipe()
        self.line = ours
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                (*_COMMAND, str(theirs.fileno()), str(os.getpid())),
                env=os.environ | {"PYTHONPATH": os.pathsep.join(p or "." for p in sys.path)},
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        _children.add(self)
        if not ours.poll(_START):
            raise EOFError
        ours.recv()

    def _memory(self) -> int:
        """The bytes that the child holds, as far as the system says."""
        try:
            text = Path(f"/proc/{self.process.pid if self.process else 0}/statm").read_text("ascii")
        except OSError:
            return 0
        return int(text.split()[1]) * _PAGE

    def close(self) -> None:
        """End the child and whatever it has started."""
        _children.discard(self)
        process, self.process, line, self.line = self.process, None, self.line, None
        if process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if line is not None:
            line.close()

    def __hash__(self) -> int:
        return id(self)


_children: set[Child] = set()
_own = threading.local()


def _child(course: str) -> Child:
    """The child of this thread for a course."""
    child: Child | None = getattr(_own, "child", None)
    if child is not None and child.course != course:
        child.close()
        child = None
    if child is None:
        child = _own.child = Child(course)
    return child


def close_all() -> None:
    """End all children of this process."""
    for child in list(_children):
        child.close()
