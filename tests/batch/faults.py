"""Work that goes wrong where a report says so, and is the usual work for all others."""

import os
import signal
import time
from pathlib import Path

from gouji.batch.work import audited

HANG, SWALLOW, EAT, CRASH, RAISE = "HANG", "SWALLOW", "EAT", "CRASH", "RAISE"
LOG = "GOUJI_TEST_LOG"
"""Where every try is noted, if anywhere."""
_STEP = 2**24


def faulty(job, at):
    """Audit a job, or fail as its files say."""
    for i, file in enumerate(job.files):
        at(i)
        _note(file.name)
        for mark, fault in FAULTS.items():
            if mark.encode() in file.data:
                fault()
    return audited(job, at)


def _note(name):
    if LOG in os.environ:
        with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
            log.write(f"{name}\t{os.getpid()}\n")


def _hang():
    time.sleep(3600)


def _eat():
    held = []
    while True:
        held.append(b"x" * _STEP)


def _swallow():
    held = []
    while True:
        try:
            held.append(b"x" * _STEP)
        except MemoryError:
            time.sleep(0.1)


def _crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def _raise():
    raise ZeroDivisionError("a sentence of the report")


FAULTS = {HANG: _hang, SWALLOW: _swallow, EAT: _eat, CRASH: _crash, RAISE: _raise}
