"""Runs in processes of their own that are killed at a chosen moment, or find the disk full."""

import os
import resource
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import Engine, event

from gouji.batch.executors import local
from gouji.batch.show import Show
from gouji.cli import main
from tests.batch.faults import faulty
from tests.batch.reports import Batch

AFTER, INSIDE = "after", "inside"
START = get_context("forkserver")
START.set_forkserver_preload(["tests.batch.victims"])


def ended(target, *arguments):
    """The exit code of a process that runs a function."""
    process = START.Process(target=target, args=arguments)
    process.start()
    process.join()
    return process.exitcode


def killed(url, folder, moment, count):
    """Run over a folder and die with the given outcome of this run: after it is stored, or while it is being stored."""
    with local(1) as crew:
        batch = Batch(url, crew, work=faulty)
        if moment == AFTER:
            batch.told = _Dying(count)
        else:
            _die_inside(count)
        batch.run(folder)


def interrupted(url, folder, said):
    """Call the command line and press Ctrl-C when the third outcome is told of."""
    shown = Show.__call__

    def press(show, told):
        shown(show, told)
        if show.tally.done == 3:
            os.kill(os.getpid(), signal.SIGINT)

    Show.__call__ = press
    # a shell that starts its commands in the background has them ignore Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _command(url, folder, said)


def _command(url, folder, said):
    with Path(said).open("w", encoding="utf-8") as words:
        os.dup2(words.fileno(), 1)
        os.dup2(words.fileno(), 2)
    sys.argv = ["gouji", "batch", str(folder), "--store", url, "--jobs", "1"]
    main()


def full(url, folder, room, said):
    """Call the command line where files may grow by so many bytes and no more."""
    store = Path(url.removeprefix("sqlite:///"))
    size = store.stat().st_size if store.exists() else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, resource.RLIM_INFINITY))
    _command(url, folder, said)


class _Dying(list):
    def __init__(self, count):
        super().__init__()
        self.count = count

    def append(self, told):
        super().append(told)
        if len(self) == self.count:
            os.kill(os.getpid(), signal.SIGKILL)


def _die_inside(count):
    seen = []

    @event.listens_for(Engine, "after_cursor_execute")
    def die(_connection, _cursor, statement, *_):
        if statement.startswith("INSERT INTO outcomes"):
            seen.append(statement)
            if len(seen) == count:  # in the transaction, and not kept yet
                os.kill(os.getpid(), signal.SIGKILL)
