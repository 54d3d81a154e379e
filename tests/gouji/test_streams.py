"""What a terminal, a disk or a pipe may do to the command: no traceback, one sentence, and nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gouji import report
from gouji.cli import app

RUN = "from gouji.cli import main; main()"
TEXT = "2023年总支出100万元，其中：基本支出60万元，项目支出30万元，占总支出的50%。−5，𝟓，♥。"


@pytest.fixture
def here(tmp_path, monkeypatch, root):
    """A directory with a report, in which the command runs with the rooms of the checkout."""
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告♥.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def gouji(*arguments, **more):
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", RUN, "audit", *map(str, arguments)]
    return subprocess.run(command, capture_output="stdout" not in more, check=False, **more)


@pytest.mark.parametrize("encoding", ["gbk", "latin-1"])
def test_a_result_is_whole_in_any_encoding(encoding, here):
    name = "报告♥.txt"
    usual = json.loads(gouji("--json", name).stdout.decode())
    done = gouji("--json", name, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout.decode(encoding)) == usual


def test_findings_are_printed_where_a_terminal_lacks_a_character(here):
    done = gouji("报告♥.txt", env={**os.environ, "PYTHONIOENCODING": "gbk"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert "不符" in done.stdout.decode("gbk")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_a_full_disk_is_told_in_one_sentence(here):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = gouji("--json", "报告♥.txt", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("无法读写：")
    assert len(done.stderr.decode().splitlines()) == 1


def test_results_that_cannot_be_written_are_told_in_one_sentence(here):
    (here / "占用").touch()
    done = gouji("--out", "占用", "报告♥.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("无法读写 占用：")


def test_a_report_comes_through_a_pipe_that_is_read_once(here):
    done = gouji("--json", "/dev/stdin", input=TEXT.encode())
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["numbers"]) == 7


def test_a_name_that_is_no_text_and_one_that_is_too_long_are_told(here):
    odd = b"\xff\xfe.txt"
    try:
        Path(os.fsdecode(odd)).write_text(TEXT, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    done = gouji("--json", os.fsdecode(odd), "长" * 200 + ".txt")
    assert done.returncode == 3
    assert json.loads(done.stdout)["sources"][0]["name"] == r"\udcff\udcfe.txt"
    assert len(done.stderr.decode().splitlines()) == 1


def test_results_of_one_name_do_not_replace_each_other(here):
    for folder, amount in (("甲", "30"), ("乙", "40")):
        (here / folder).mkdir()
        text = f"支出总计100万元，其中：基本支出60万元，项目支出{amount}万元。"
        (here / folder / "报告.txt").write_text(text, encoding="utf-8")
    CliRunner().invoke(app, ["audit", "甲/报告.txt", "乙/报告.txt", "--out", "结果"])
    found = sorted((here / "结果").iterdir())
    assert [path.name for path in found] == ["报告.txt (2).json", "报告.txt.json"]
    raws = [[n["raw"] for n in json.loads(path.read_text("utf-8"))["numbers"]] for path in found]
    assert [raw[-1] for raw in raws] == ["40", "30"]


FAILURES = [
    ("a mistake of ours", IndexError("x"), "程序出错（IndexError）"),
    ("too little memory", MemoryError(), "内存不足"),
]


@pytest.mark.parametrize(("case", "error", "said"), FAILURES, ids=[f[0] for f in FAILURES])
def test_one_file_that_the_program_fails_on_keeps_no_other_waiting(
    case, error, said, here, monkeypatch
):
    audit_files = report.audit_files

    def failing(files, **more):
        if files[0].name == "坏.txt":
            raise error
        return audit_files(files, **more)

    monkeypatch.setattr(report, "audit_files", failing)
    (here / "坏.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(app, ["audit", "--json", "坏.txt", "报告♥.txt"])
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.startswith(f"坏.txt：{said}")
    monkeypatch.setenv(report.TRACEBACK, "1")
    again = CliRunner().invoke(app, ["audit", "--json", "坏.txt"])
    assert (again.exception is error) == isinstance(error, IndexError)
