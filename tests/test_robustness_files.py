"""Bad input from end to end: one clear sentence each, the right exit code, never a traceback."""

import json
import subprocess
import sys

import pytest

SAMPLE = "veterans-centre-2024.txt"
RUN = "from gouji.cli import main; main()"


def gouji(*arguments, cwd):
    """Run the command in a process of its own and return it when it is done."""
    command = [sys.executable, "-c", RUN, "audit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, encoding="utf-8")


@pytest.fixture
def report(root):
    """The text of a small report."""
    return (root / "samples" / SAMPLE).read_text(encoding="utf-8")


@pytest.fixture
def here(tmp_path, monkeypatch, root):
    """An empty directory in which the command runs with the rooms of the checkout."""
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    return tmp_path


def one_sentence(text):
    """Whether the text is one line of Chinese that ends as a sentence does."""
    lines = text.strip().splitlines()
    return (
        len(lines) == 1
        and lines[0].endswith("。")
        and any("\u4e00" <= c <= "\u9fff" for c in lines[0])
    )


UNREADABLE = [
    # what is given                              name          bytes (None: nothing there)             words
    ("an empty file", "空.txt", b"", "空.txt"),
    ("a file of blanks and line ends", "空白.txt", b" \n\t\n", "空白.txt"),
    ("a binary named .txt", "程序.txt", bytes(range(256)) * 40, "程序.txt"),
    ("a PDF that breaks off", "断.pdf", b"%PDF-1.7\n1 0 obj\n<<", "断.pdf"),
    ("an archive that is no Word file", "包.docx", b"PK\x03\x04" + b"\x00" * 60, "包.docx"),
    ("a missing file", "没有.txt", None, "没有.txt"),
]


@pytest.mark.parametrize(
    ("case", "name", "data", "said"), UNREADABLE, ids=[r[0] for r in UNREADABLE]
)
def test_what_cannot_be_read_is_said_in_one_sentence(case, name, data, said, here):
    if data is not None:
        (here / name).write_bytes(data)
    done = gouji(name, cwd=here)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr), done.stderr
    assert said in done.stderr


def test_a_directory_is_no_report(here):
    (here / "目录").mkdir()
    done = gouji("目录", cwd=here)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr)
    assert "目录" in done.stderr


def test_a_text_without_a_single_number_cannot_be_verified(here):
    (here / "说明.txt").write_text("本单位无相关支出，详见另行报送的材料。\n", encoding="utf-8")
    done = gouji("说明.txt", cwd=here)
    assert done.returncode == 4
    assert one_sentence(done.stderr), done.stderr
    assert "Traceback" not in done.stdout


def test_an_option_nobody_knows_is_a_matter_of_usage(here):
    assert gouji("--no-such-option", cwd=here).returncode == 2


ENCODINGS = ["utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.fixture(scope="module")
def plain(root, tmp_path_factory):
    """The result for the report as it is shipped, in UTF-8."""
    directory = tmp_path_factory.mktemp("plain")
    (directory / "报告.txt").write_bytes((root / "samples" / SAMPLE).read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(root))
        return json.loads(gouji("--json", "报告.txt", cwd=directory).stdout)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_report_says_the_same_in_every_encoding(encoding, here, report, plain):
    (here / "报告.txt").write_bytes(report.encode(encoding))
    result = json.loads(gouji("--json", "报告.txt", cwd=here).stdout)
    assert result["numbers"]
    assert {**result, "sources": []} == {**plain, "sources": []}


def test_windows_line_ends_change_no_mark(here, report, plain):
    (here / "报告.txt").write_bytes(report.replace("\n", "\r\n").encode())
    result = json.loads(gouji("--json", "报告.txt", cwd=here).stdout)
    marks = [[(n["raw"], n["mark"]) for n in each["numbers"]] for each in (plain, result)]
    assert marks[0]
    assert marks[0] == marks[1]


def test_one_unreadable_file_does_not_keep_the_other_from_being_audited(here, report):
    (here / "报告.txt").write_text(report, encoding="utf-8")
    done = gouji("--json", "没有.txt", "报告.txt", cwd=here)
    assert done.returncode == 3
    assert one_sentence(done.stderr)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["sources"][0]["name"] == "报告.txt"


def test_a_file_that_cannot_be_verified_comes_before_findings(here, report):
    (here / "报告.txt").write_text(report, encoding="utf-8")
    (here / "说明.txt").write_text("无。\n", encoding="utf-8")
    assert gouji("报告.txt", "说明.txt", cwd=here).returncode == 4


LIMITS = [("high", 1), ("medium", 1), ("low", 1), ("never", 0)]


@pytest.mark.parametrize(("limit", "code"), LIMITS)
def test_the_limit_decides_whether_findings_fail(limit, code, here, report):
    (here / "报告.txt").write_text(report, encoding="utf-8")
    assert gouji("--fail-on", limit, "报告.txt", cwd=here).returncode == code


def test_json_prints_one_object_a_line_and_nothing_else(here, report):
    for name in ("甲.txt", "乙.txt"):
        (here / name).write_text(report, encoding="utf-8")
    done = gouji("--json", "甲.txt", "乙.txt", cwd=here)
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [o["sources"][0]["name"] for o in objects] == ["甲.txt", "乙.txt"]
    assert {o["schema"] for o in objects} == {"gouji.audit/1"}


def test_out_writes_a_file_a_report(here, report):
    for name in ("甲.txt", "乙.txt"):
        (here / name).write_text(report, encoding="utf-8")
    gouji("--out", "结果", "甲.txt", "乙.txt", cwd=here)
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (here / "结果").iterdir()}
    assert sorted(written) == ["乙.txt.json", "甲.txt.json"]
    assert written["甲.txt.json"]["sources"][0]["name"] == "甲.txt"


def test_together_makes_one_case_of_two_files(here, report):
    for name in ("甲.txt", "乙.txt"):
        (here / name).write_text(report, encoding="utf-8")
    done = gouji("--together", "--json", "甲.txt", "乙.txt", cwd=here)
    (line,) = done.stdout.splitlines()
    result = json.loads(line)
    assert [source["id"] for source in result["sources"]] == ["s1", "s2"]
    assert {number["where"]["source"] for number in result["numbers"]} == {"s1", "s2"}


def test_a_case_with_an_unreadable_file_is_not_audited_by_halves(here, report):
    (here / "甲.txt").write_text(report, encoding="utf-8")
    done = gouji("--together", "--json", "甲.txt", "没有.txt", cwd=here)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr)


def test_the_table_for_people_names_the_gap_and_the_coverage(here, report):
    (here / "报告.txt").write_text(report, encoding="utf-8")
    done = gouji("报告.txt", cwd=here)
    assert done.returncode == 1
    assert "84.37" in done.stdout
    assert "Traceback" not in done.stderr
