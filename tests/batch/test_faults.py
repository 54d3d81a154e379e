"""A report that hangs, eats memory or takes its process along is named, and the others go on."""

import os
import signal
import sqlite3

import pytest

from gouji.batch import supervisor
from gouji.batch.cases import Gather
from gouji.batch.errors import CannotWrite
from gouji.batch.results import Results
from gouji.review import database
from gouji.review.errors import StoreBusy
from tests.batch.faults import CRASH, EAT, HANG, RAISE, SWALLOW, faulty
from tests.batch.reports import filled, states, text

ALL = {f"{i:03d}.txt": "audited" for i in range(4)}
FAULTS = [
    # what a report does                       mark     limits                  state      the reason says
    ("it hangs", HANG, {"seconds": 6}, "timeout", "处理超过 6 秒，已中止。"),
    ("it eats memory", EAT, {"megabytes": 400}, "memory", "处理占用内存超过 400 MB，已中止。"),
    (
        "it eats what it is refused",
        SWALLOW,
        {"megabytes": 400},
        "memory",
        "处理占用内存超过 400 MB",
    ),
    ("it ends its process", CRASH, {}, "crashed", "处理它的进程意外终止（信号 SIGSEGV）。"),
    ("it meets a fault of ours", RAISE, {}, "crashed", "程序出错（ZeroDivisionError，faults.py:"),
]


@pytest.mark.parametrize(
    ("case", "mark", "limits", "state", "reason"), FAULTS, ids=[row[0] for row in FAULTS]
)
def test_a_bad_report_is_named_and_the_others_go_on(
    batch_of, tmp_path, case, mark, limits, state, reason
):
    folder = filled(tmp_path / "in", 4)
    (folder / "001a.txt").write_text(text(7) + mark, "utf-8")
    found = batch_of(work=faulty, **limits).run(folder)
    assert states(found) == ALL | {"001a.txt": state}
    assert found["001a.txt"].reason.startswith(reason)
    assert "sentence of the report" not in found["001a.txt"].reason


def test_only_the_bad_file_of_a_case_is_lost(batch_of, tmp_path):
    folder = filled(tmp_path / "in", 3)
    (folder / "001a.txt").write_text(text(7) + CRASH, "utf-8")
    batch = batch_of(work=faulty)
    found = batch.run(folder, gather=Gather.FOLDER)
    wanted = {f"{i:03d}.txt": "audited" for i in range(3)} | {"001a.txt": "crashed"}
    assert states(found) == wanted
    again = batch_of(work=faulty).run(folder, gather=Gather.FOLDER)
    assert states(again) == wanted | {f"{i:03d}.txt": "cached" for i in range(3)}


def test_a_process_that_somebody_kills_costs_no_report(batch_of, tmp_path):
    batch = batch_of()
    killed = []

    def kill(_told):
        for child in list(supervisor._children) if not killed else ():
            os.kill(child.process.pid, signal.SIGKILL)
            killed.append(child.process.pid)

    batch.told = Hook(kill)
    assert set(states(batch.run(filled(tmp_path / "in", 16))).values()) == {"audited"}
    assert killed


class Hook(list):
    """A list of what was told that does something else besides."""

    def __init__(self, act):
        super().__init__()
        self.act = act

    def append(self, told):
        super().append(told)
        self.act(told)


class Locked:
    """A store that somebody else holds from the first outcome on."""

    def __init__(self, url):
        self.given_up = False
        self.line = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)

    def hold(self, _told):
        if not self.line.in_transaction:
            self.line.execute("BEGIN IMMEDIATE")

    def once(self, told):
        """Hold it with the first outcome alone."""
        if not self.given_up:
            self.hold(told)

    def __iter__(self):
        """Pauses between two tries; the lock is given up in the third."""
        yield from (0, 0)
        self.line.execute("ROLLBACK")
        self.given_up = True
        yield 0


@pytest.fixture
def impatient(monkeypatch):
    """A database that says at once that it is locked."""
    pragmas = [each for each in database.PRAGMAS if "busy" not in each]
    monkeypatch.setattr(database, "PRAGMAS", (*pragmas, "busy_timeout = 20"))


def test_a_locked_store_is_waited_for(url, batch_of, tmp_path, impatient):
    locked = Locked(url)
    batch = batch_of()
    batch.told = Hook(locked.once)
    assert states(batch.run(filled(tmp_path / "in", 4), patience=locked)) == ALL
    assert len(batch.told) == 4


def test_a_store_that_stays_locked_is_told_and_nothing_is_lost(url, batch_of, tmp_path, impatient):
    locked = Locked(url)
    folder, batch = filled(tmp_path / "in", 4), batch_of()
    batch.told = Hook(locked.hold)
    with pytest.raises(StoreBusy, match="占用"):
        batch.run(folder, patience=(0, 0))
    locked.line.execute("ROLLBACK")
    found = states(batch_of().run(folder))
    assert sorted(found.values()) == ["audited"] * 3 + ["cached"]
    assert found[batch.told[0].name.rpartition("/")[2]] == "cached"


def test_a_place_that_takes_no_files_ends_the_run_with_a_sentence(batch_of, tmp_path):
    (tmp_path / "out").write_text("no folder", "utf-8")
    folder = filled(tmp_path / "in", 4)
    with pytest.raises(CannotWrite, match="已完成的结果都在数据库里"):
        batch_of(results=Results(tmp_path / "out")).run(folder)
    assert sorted(states(batch_of().run(folder)).values()).count("cached") == 1
