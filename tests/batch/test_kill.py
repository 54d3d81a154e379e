"""A run that is killed, again and again, or finds the disk full, loses nothing and does nothing twice."""

import random
import signal
import time
from collections import Counter

import psutil

from gouji.review.queries import Filters
from gouji.review.store import Store
from tests.batch.faults import LOG, faulty
from tests.batch.reports import filled, states, text
from tests.batch.victims import AFTER, INSIDE, ended, full, interrupted, killed

STANDING = {"audited", "cached", "unverified"}
REPORTS = 30
MOMENTS = 10


def stored(url):
    """What the store holds: the names of the audited reports, and the outcomes of each run."""
    store = Store.open(url)
    lines = store.overview(Filters(limit=1000)).lines
    runs = {run.id: store.outcomes(run.id) for run in store.last_runs(100)}
    for line in lines:
        assert store.audit(line.case) is not None
    audited = {line.case for line in lines}
    for outcome in (each for outcomes in runs.values() for each in outcomes):
        assert (outcome.state in STANDING) == (outcome.case in audited)
    store.close()
    names = Counter(line.name for line in lines)
    assert set(names.values()) <= {1}
    return set(names), runs


def test_killed_at_ten_moments(url, batch_of, tmp_path, monkeypatch):
    monkeypatch.setenv(LOG, str(tmp_path / "log"))
    folder, dice = filled(tmp_path / "in", REPORTS), random.Random(8)
    (folder / "010copy.txt").write_text(text(10), "utf-8")
    (folder / "020bad.txt").write_bytes(b"")
    names = set()
    for i in range(MOMENTS):
        moment, count = dice.choice((AFTER, INSIDE)), len(names) + dice.randint(1, 4)
        before, tried = names, tries(tmp_path)
        assert ended(killed, url, folder, moment, count) == -signal.SIGKILL, i
        names, runs = stored(url)
        assert names >= before, "nothing finished is lost"
        again = tries(tmp_path) - tried
        assert not before & set(again), "nothing finished is done again"
        assert len(runs) == i + 1
    while workers(tmp_path):  # they end by themselves when those who gave them work are dead
        time.sleep(0.2)
    found = states(batch_of(work=faulty).run(folder))
    final, _ = stored(url)
    assert final == {f"{i:03d}.txt" for i in range(REPORTS)}
    assert {name for name, state in found.items() if state == "cached"} == names
    assert found.pop("010copy.txt") == "duplicate"
    assert found.pop("020bad.txt") == "unreadable"
    assert set(found.values()) <= {"audited", "cached"}


def tries(tmp_path):
    """How often each report was given to a worker."""
    log = tmp_path / "log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return Counter(line.split("\t")[0] for line in lines)


def workers(tmp_path):
    """The processes that were given reports, and are still there."""
    lines = (tmp_path / "log").read_text("utf-8").splitlines()
    return {pid for line in lines if psutil.pid_exists(pid := int(line.split("\t")[1]))}


def test_ctrl_c_ends_the_run_and_says_how_to_go_on(url, batch_of, tmp_path):
    folder = filled(tmp_path / "in", 12)
    assert ended(interrupted, url, folder, tmp_path / "said") == 5
    said = (tmp_path / "said").read_text("utf-8")
    assert "已停止：" in said
    assert "重新运行同一命令" in said
    assert "Traceback" not in said
    names, _ = stored(url)
    assert 3 <= len(names) < 12
    found = Counter(states(batch_of().run(folder)).values())
    assert found == {"cached": len(names), "audited": 12 - len(names)}


def test_a_full_disk_ends_the_run_with_one_sentence(url, batch_of, tmp_path):
    folder = filled(tmp_path / "in", 12)
    (tmp_path / "first.txt").write_text(text(99), "utf-8")
    batch_of().run(tmp_path / "first.txt")
    before, _ = stored(url)
    assert ended(full, url, folder, 150_000, tmp_path / "said") == 5
    said = (tmp_path / "said").read_text("utf-8")
    assert said.splitlines()[-1] == "磁盘已满，数据库无法写入；已存入的结果都在。"
    assert "Traceback" not in said
    names, _ = stored(url)
    assert before < names
    assert len(names) < 13
    found = states(batch_of().run(folder))
    assert Counter(found.values()) == {"cached": len(names) - 1, "audited": 13 - len(names)}
