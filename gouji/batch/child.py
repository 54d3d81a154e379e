"""Child: the process in which jobs are done one after another; it may be killed at any moment.

    python -m gouji.batch.child DESCRIPTOR PARENT

It answers over a socket that it inherits. It ends when its parent is gone, even in the middle of a job.
"""

import importlib
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.batch.errors import BatchError

if TYPE_CHECKING:
    from gouji.batch.job import Call

READY, AT, DONE, MEMORY, FAULT, REFUSED = "ready", "at", "done", "memory", "fault", "refused"
MEGABYTE = 2**20
_WORK = "gouji.batch.work"
_ORPHANED = 1.0
"""Seconds between two looks at whether the parent still lives."""
_GRACE = 60
"""Seconds after which a job that nobody stopped in time stops itself."""


def main() -> None:
    """Do what is asked for, until nobody asks any more."""
    connection = Connection(int(sys.argv[1]))
    _silence()
    threading.Thread(target=_die_with, args=(int(sys.argv[2]),), daemon=True).start()
    importlib.import_module(_WORK)  # before the clock of the first job starts
    connection.send((READY, None))
    while True:
        try:
            call = connection.recv()
        except EOFError:
            return
        _limit(call)
        connection.send(_answer(call, connection))


def _answer(call: "Call", connection: Connection) -> tuple[str, object]:
    """What comes of a call; a fault of ours is told by its kind and place, never by what it says."""
    try:
        return DONE, call.work(call.job, lambda index: connection.send((AT, index)))
    except MemoryError:
        return MEMORY, None
    except BatchError as error:
        return REFUSED, str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other jobs go on
        return FAULT, _told(error)


def _told(error: Exception) -> str:
    """The kind of an exception and the line that raised it."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
    return f"{type(error).__name__}，{place}"


def _limit(call: "Call") -> None:
    """Let the system stop what the parent can no longer stop: time after time, and address space at once."""
    if not hasattr(signal, "setitimer"):
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, call.seconds + _GRACE)
    used = _address_space()
    if used is None:
        return
    import resource  # noqa: PLC0415 - not on every system

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (used + call.megabytes * MEGABYTE, hard))


def _address_space() -> int | None:
    """The bytes of address space in use; None where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    except OSError:
        return None


def _die_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHANED)
    os._exit(0)


def _silence() -> None:
    """What libraries print goes nowhere; it may hold text of the reports."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


if __name__ == "__main__":
    main()
