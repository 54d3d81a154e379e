"""A Dask cluster on this machine: a scheduler and its workers, each a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


class Cluster:
    """The processes of a cluster; ``options`` go to each of them."""

    def __init__(self, room, options=()):
        self.room, self.options = room, options
        self.file = room / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", self.file)
        self.workers = [self._worker(i) for i in range(2)]

    @property
    def address(self):
        """Where the scheduler is reached, once it has said so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.file.exists() and self.file.stat().st_size:
                return json.loads(self.file.read_text("utf-8"))["address"]
            time.sleep(0.1)
        raise TimeoutError((self.room / "scheduler.log").read_text("utf-8"))

    def kill(self, process):
        """End a process and those that it has started."""
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        process.wait()

    def _worker(self, i):
        own = ("--nthreads", "1", "--local-directory", self.room / f"w{i}")
        return self._start("worker", "--scheduler-file", self.file, *own)

    def _start(self, role, *options):
        command = (sys.executable, "-m", "dask", role, *options, *self.options)
        common = ("--host", "127.0.0.1", "--no-dashboard")
        with (self.room / f"{role}.log").open("a", encoding="utf-8") as log:
            return subprocess.Popen(
                [str(each) for each in (*command, *common)],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


@contextmanager
def running(room, options=()):
    """A cluster that ends with the block."""
    made = Cluster(room, options)
    try:
        yield made
    finally:
        for process in (*made.workers, made.scheduler):
            made.kill(process)
