"""The commands: what they print, what they write, and with which code they end."""

import json

import pytest
from typer.testing import CliRunner

from gouji.cli import app
from tests.batch.reports import filled, text


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture
def folder(tmp_path):
    """Two reports, one that is none, and one that cannot be read."""
    made = filled(tmp_path / "in", 2)
    (made / "bad.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return made


def test_a_batch_from_its_sources_to_its_exit_code(folder, url, tmp_path):
    done = call("batch", folder, "--store", url, "--out", tmp_path / "out", "--jobs", "1")
    assert done.exit_code == 3, done.output
    assert "完成：3/3 份" in done.stdout
    assert f"　{folder.as_posix()}/bad.pdf：" in done.stdout
    assert "读不了" in done.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"summary.html", "overview.xlsx", "findings.csv"} <= written
    results = [json.loads(path.read_bytes()) for path in (tmp_path / "out").glob("0*.json")]
    assert {each["schema"] for each in results} == {"gouji.audit/1"}
    runs = call("runs", "--store", url).stdout.split("\t")
    assert (runs[0], runs[2], runs[3]) == ("1", "完成", "3/3")
    listed = call("runs", "1", "--store", url).stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == ["已核对", "已核对", "读不了"]


REFUSED = [
    # what is wrong                       words                                              said
    ("no such run", ["runs", "7"], "没有编号为 7 的运行"),
    ("an address of no known kind", ["batch", "nowhere://a"], "不认识 nowhere://"),
    ("a store of no known kind", ["runs", "--store", "nowhere"], "数据库地址不正确"),
    ("a model without a server", ["batch", "{in}", "--assist", "all"], "没有给出服务器地址和模型"),
    ("words of a folder that is none", ["batch", "{in}", "--vocabulary", "{in}/000.txt"], "目录"),
]


@pytest.mark.parametrize(("case", "words", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_done_is_one_sentence(folder, url, monkeypatch, case, words, said):
    monkeypatch.setenv("GOUJI_STORE", url)
    done = call(*(word.replace("{in}", str(folder)) for word in words))
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_certificates_that_are_not_there_end_the_run(folder, url, tmp_path):
    where = ("--scheduler", "tls://127.0.0.1:1", "--tls", tmp_path)
    done = call("batch", folder, "--store", url, *where)
    assert done.exit_code == 5
    assert "里没有 ca.pem、cert.pem、key.pem。" in done.stderr


def test_watching_once_audits_what_is_there(folder, url):
    done = call("watch", folder, "--store", url, "--once", "--jobs", "1", "--fail-on", "never")
    assert done.exit_code == 3, done.output
    assert "完成：3/3 份" in done.stdout


def test_an_own_policy_travels_to_the_workers(folder, url, tmp_path):
    (folder / "bad.pdf").unlink()
    (folder / "a.txt").write_text(text(5, whole=200), "utf-8")
    (tmp_path / "policy.yaml").write_text("off:\n  - {rule: SUM-01, reason: 试行}\n", "utf-8")
    options = ("--jobs", "1", "--policy", tmp_path / "policy.yaml", "--fail-on", "low")
    assert call("batch", folder, "--store", url, "--jobs", "1", "--fail-on", "low").exit_code == 1
    done = call("batch", folder, "--store", url, *options)
    assert "无可核对 3" in done.stdout, done.stdout
    assert done.exit_code == 4
