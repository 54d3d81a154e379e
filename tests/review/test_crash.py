"""A server that is killed in the middle of an edit leaves the store as it was before, and others go on."""

import os
import signal
import subprocess
import sys
import time

import pytest

from gouji.review.store import Seen, Store
from tests.review.findings import check, file, made, says

A, B = check("a"), check("b")
VICTIM = """
import sys, time
from sqlalchemy import event
from sqlalchemy.orm import Session
from gouji.review.correction import Anchor, Correction, Kind
from gouji.review.store import Seen, Store
from tests.review.findings import check, made, says

url, case, act = sys.argv[1], int(sys.argv[2]), sys.argv[3]
store = Store.open(url)

@event.listens_for(Session, "before_commit")
def hang(session):
    session.flush()
    print("written", flush=True)  # everything is in the transaction, nothing is kept yet
    time.sleep(60)

if act == "decide":
    store.decide(case, says(check("a")), Seen("甲"))
else:
    place = Anchor(sha256="f" * 64, block=0, start=0, end=1, raw="7")
    edit = Correction(kind=Kind.VALUE, anchor=place, old="7", new="8")
    store.correct(case, edit, Seen("甲"), made(check("b"), log=1))
"""


@pytest.mark.parametrize("act", ["decide", "correct"])
def test_a_killed_server_leaves_nothing_half_done(root, url, act):
    store = Store.open(url)
    case = store.open_case([file()])
    store.save_audit(case, made(A, B))
    before = (store.audit(case), store.history(case), store.overview())
    kill_while_writing(root, url, case, act)
    assert (store.audit(case), store.history(case), store.overview()) == before
    decide_in_time(store, case)
    assert len(store.decisions(case)) == 1
    assert store.overview().outstanding == 1
    store.close()


def kill_while_writing(root, url, case, act):
    """Start a process that writes and stops before it commits, and kill it there."""
    command = (sys.executable, "-c", VICTIM, url, str(case), act)
    victim = subprocess.Popen(command, cwd=root, env=os.environ, stdout=subprocess.PIPE, text=True)
    with victim:
        assert victim.stdout.readline() == "written\n"
        victim.send_signal(signal.SIGKILL)
    assert victim.returncode == -signal.SIGKILL


def decide_in_time(store, case):
    """The lock of the dead is given up at once, not after somebody's patience."""
    start = time.monotonic()
    store.decide(case, says(A), Seen("乙"))
    assert time.monotonic() - start < 5
