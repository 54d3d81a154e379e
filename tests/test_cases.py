"""Files of the command line as cases: archives file by file or together, passwords, and old files in one run."""

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from extract.errors import UnknownFormat
from extract.readers import office, read_all
from extract.readers.archive import NamedFile
from gouji.cases import cases_of
from gouji.cli import app

REPORT = "金额单位：万元\n基本支出 100 万元，其中：人员经费 60 万元，公用经费 39 万元。\n"


def gouji(*arguments, given=None):
    """Run the audit and return its exit code, its output lines and what it complains of."""
    done = CliRunner().invoke(app, ["audit", *map(str, arguments)], input=given)
    return done.exit_code, done.stdout.splitlines(), done.stderr


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def archive(tmp_path):
    """An archive of two reports, one of them in a folder."""
    path = tmp_path / "包.zip"
    path.write_bytes(packed(**{"甲.txt": REPORT, "附件/乙.txt": REPORT.replace("39", "40")}))
    return path


def test_every_file_of_an_archive_is_a_case(archive):
    code, lines, complaint = gouji("--json", archive)
    results = [json.loads(line) for line in lines]
    assert [r["sources"][0]["name"] for r in results] == ["包.zip!甲.txt", "包.zip!附件/乙.txt"]
    assert [r["sources"][0]["id"] for r in results] == ["s1", "s1"]
    assert (code, complaint) == (1, "")


def test_an_archive_is_one_case_on_demand(archive):
    code, (line,), _ = gouji("--json", "--together", archive)
    sources = json.loads(line)["sources"]
    assert [(s["id"], s["name"]) for s in sources] == [
        ("s1", "包.zip!甲.txt"),
        ("s2", "包.zip!附件/乙.txt"),
    ]
    assert code == 1


def test_results_of_an_archive_stay_in_their_folder(archive, tmp_path):
    gouji("--out", tmp_path / "果", archive)
    assert sorted(path.name for path in (tmp_path / "果").iterdir()) == [
        "包.zip!甲.txt.json",
        "包.zip!附件_乙.txt.json",
    ]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_of_its_archive(tmp_path):
    path = tmp_path / "包.zip"
    path.write_bytes(packed(**{"a.txt": REPORT, "b.rar": "Rar!\x1a\x07\x00"}))
    code, lines, complaint = gouji("--json", path)
    assert (code, len(lines)) == (3, 1)
    assert complaint.startswith("包.zip!b.rar：")


def test_a_case_says_which_of_its_files_cannot_be_read(tmp_path):
    path = tmp_path / "包.zip"
    path.write_bytes(packed(**{"a.txt": REPORT, "b.rar": "Rar!\x1a\x07\x00"}))
    code, lines, complaint = gouji("--json", "--together", path)
    assert (code, lines) == (3, [])
    assert complaint.startswith("包.zip：包.zip!b.rar：")
    assert complaint.count("。") == 1


def test_a_case_of_many_files_is_named_by_the_first():
    paths = [Path(f"{name}.txt") for name in "甲乙丙丁"]
    (case,) = cases_of(paths, together=True, password=None)
    assert case.name == "甲.txt、乙.txt、丙.txt 等 4 份文件"
    assert "甲.txt" in str(case.error)


def test_the_same_holds_without_a_command_line():
    files = [NamedFile("a.txt", REPORT.encode()), NamedFile("b", b"Rar!\x1a\x07\x00")]
    with pytest.raises(UnknownFormat, match=r"^b：文件是压缩文件"):
        read_all(files)
    with pytest.raises(UnknownFormat, match=r"^文件是压缩文件"):
        read_all(files[1:])


def locked_pdf(password):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, canPrint=1))
    canvas.setFont("STSong-Light", 12)
    for index, line in enumerate(REPORT.splitlines()):
        canvas.drawString(60, 700 - 20 * index, line)
    canvas.save()
    return out.getvalue()


PASSWORDS = [
    # how the password is given    arguments             typed        exit code   words
    ("not at all", (), None, 3, "已加密，需要密码"),
    ("with the option", ("--password", "2024"), None, 1, ""),
    ("when asked", ("--password", "-"), "2024\n", 1, "密码"),
    ("wrongly", ("--password", "2023"), None, 3, "密码不对"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "typed", "code", "words"),
    [c[1:] for c in PASSWORDS],
    ids=[c[0] for c in PASSWORDS],
)
def test_a_password_opens_a_locked_pdf(given, typed, code, words, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(locked_pdf("2024"))
    found, lines, complaint = gouji("--json", *given, path, given=typed)
    assert (found, words in complaint) == (code, True)
    assert "2024" not in "".join(lines).replace(path.name, "") + complaint


def test_a_finding_in_a_workbook_names_sheet_and_cell(tmp_path):
    book = Workbook()
    book.active.title = "自评表"
    for line in REPORT.splitlines():
        book.active.append([line])
    book.save(tmp_path / "a.xlsx")
    code, lines, _ = gouji(tmp_path / "a.xlsx")
    assert code == 1
    assert re.search(r"自评表!A2", "".join(lines))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_old_files_are_converted_in_one_run(tmp_path, monkeypatch):
    runs = []
    ended = office._ended
    monkeypatch.setattr(office, "_ended", lambda *given: runs.append(given) or ended(*given))
    for name in ("甲.rtf", "乙.rtf"):
        text = "".join(
            f"\\u{ord(c)}?" if ord(c) > 127 else c for c in REPORT.replace("\n", "\\par ")
        )
        (tmp_path / name).write_text(f"{{\\rtf1\\ansi {text}}}%{name[0].encode().hex()}", "ascii")
    code, lines, complaint = gouji("--json", tmp_path / "甲.rtf", tmp_path / "乙.rtf")
    assert [json.loads(line)["sources"][0]["format"] for line in lines] == ["rtf", "rtf"]
    assert (code, complaint, len(runs)) == (1, "", 1)
