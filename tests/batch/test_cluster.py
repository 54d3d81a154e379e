"""A cluster does what one machine does: the same results, and nothing is lost when parts of it die."""

import subprocess

import pytest

from gouji.batch import executors
from gouji.batch.errors import ClusterLost
from gouji.batch.executors import cluster
from gouji.batch.results import Results
from tests.batch.clusters import running
from tests.batch.faults import CRASH, faulty
from tests.batch.reports import Batch, filled, states, text
from tests.batch.test_faults import Hook

pytest.importorskip("distributed", reason="Dask is not installed")


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    """A scheduler and two workers, and a crew of them."""
    with running(tmp_path_factory.mktemp("dask")) as made, cluster(made.address) as crew:
        yield made, crew


def test_results_are_those_of_one_machine_though_a_worker_is_killed(dask, batch_of, tmp_path):
    made, crew = dask
    folder = filled(tmp_path / "in", 16)
    (folder / "005a.txt").write_text(text(50) + CRASH, "utf-8")
    here = batch_of(work=faulty, results=Results(tmp_path / "here"))
    local = states(here.run(folder))
    url = f"sqlite:///{tmp_path / 'cluster.db'}"
    there = Batch(url, crew, work=faulty, results=Results(tmp_path / "there"))
    there.told = Hook(lambda _: made.kill(made.workers[0]) if len(there.told) == 4 else None)
    assert states(there.run(folder)) == local
    assert local["005a.txt"] == "crashed"
    assert len(there.told) == 17
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("here", "there")
    ]
    assert written[0] == written[1]
    assert len(written[0]) == 16


def test_a_scheduler_that_dies_ends_the_run_and_the_next_one_goes_on(dask, batch_of, tmp_path):
    made, crew = dask
    folder = filled(tmp_path / "in", 8, whole=99)
    batch = batch_of()
    there = Batch(batch.url, crew)
    there.told = Hook(lambda _: made.kill(made.scheduler) if len(there.told) == 3 else None)
    with pytest.raises(ClusterLost, match="重新运行同一命令"):
        there.run(folder)
    found = states(batch.run(folder))
    assert sorted(set(found.values())) == ["audited", "cached"]
    cached = {name for name, state in found.items() if state == "cached"}
    assert cached == {told.name.rpartition("/")[2] for told in there.told}


def test_no_scheduler_is_one_sentence(monkeypatch):
    monkeypatch.setattr(executors, "CONNECT", "1s")
    with (
        pytest.raises(ClusterLost, match=r"无法连接集群调度程序 tcp://127\.0\.0\.1:1"),
        cluster("tcp://127.0.0.1:1"),
    ):
        pass


def certificates(room):
    """An authority and a certificate by it, as the guide says."""
    folder = room / "tls"
    folder.mkdir()
    for line in GUIDE.splitlines():
        subprocess.run(line, shell=True, cwd=folder, check=True, capture_output=True)
    return folder


GUIDE = """\
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=gouji-ca -keyout ca.key -out ca.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=gouji -keyout key.pem -out cert.csr
openssl x509 -req -in cert.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -out cert.pem
"""


def test_a_cluster_behind_certificates_lets_in_who_has_them(root, batch_of, tmp_path):
    try:
        tls = certificates(tmp_path)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is not installed")
    assert GUIDE in (root / "docs" / "batch.md").read_text("utf-8")
    options = ("--protocol", "tls", "--tls-ca-file", tls / "ca.pem")
    options += ("--tls-cert", tls / "cert.pem", "--tls-key", tls / "key.pem")
    with running(tmp_path, options) as made:
        assert made.address.startswith("tls://")
        with cluster(made.address, tls) as crew:
            found = Batch(batch_of().url, crew).run(filled(tmp_path / "in", 3))
        assert set(states(found).values()) == {"audited"}
        with pytest.raises(ClusterLost, match="需要证书"), cluster(made.address):
            pass
