"""Long runs of one thing: what no report prints and a damaged or hostile file may hold is read as fast as any text."""

import json
import subprocess
import sys

RUNS = [
    # one of these alone once took minutes at this length
    "7" * 60_000,
    " " * 60_000,
    "." * 60_000,
    "1," * 4_000,
    "1 " * 4_000,
    "1/" * 4_000,
    "1+" * 4_000,
    "1、" * 4_000,
    "其中：支出100万元，" * 800,
    "支" * 60_000 + "100万元",
    "|1|2|\n" * 4_000 + "|1",
    "[bookmark:" * 4_000,
]


def test_a_long_run_of_one_thing_is_read_in_time(root, tmp_path):
    path = tmp_path / "长.txt"
    path.write_text("\n\n".join(("支出总计100万元。", *RUNS)), encoding="utf-8")
    command = [sys.executable, "-c", "from gouji.cli import main; main()", "audit", "--json", path]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=root, encoding="utf-8", timeout=240
    )
    assert done.returncode in {0, 1, 4}, done.stderr
    result = json.loads(done.stdout)
    assert len(result["numbers"]) > 25_000
    assert max(len(number["where"]["quote"]) for number in result["numbers"]) > 59_000


def test_a_table_in_which_nothing_is_printed_is_no_form(root, tmp_path):
    path = tmp_path / "空表.txt"
    path.write_text("支出总计100万元。\n" + "\t" * 40 + "\n", encoding="utf-8")
    command = [sys.executable, "-c", "from gouji.cli import main; main()", "audit", path]
    done = subprocess.run(command, capture_output=True, check=False, cwd=root, encoding="utf-8")
    assert (done.returncode, "Traceback" in done.stderr) == (4, False)
