"""Old Office files: told by their contents, rewritten by LibreOffice, and what happens where it hangs or is missing."""

import os
import shutil
import stat
import struct
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from extract.document import SheetAnchor
from extract.errors import BrokenFile, LimitExceeded, MissingTool
from extract.readers import office, read
from extract.readers.limits import Limits
from extract.readers.office import OfficeFile, convert, convert_all, convert_many
from extract.readers.office_compound import Compound, kind_of
from extract.readers.office_forms import old_form
from extract.readers.signatures import COMPOUND
from tests.extract.readers import papers
from tests.extract.readers.rewritten import put, saved

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="LibreOffice is not installed, so no old file can be made or read",
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="process groups are those of POSIX")


def word():
    paper = docx.Document()
    paper.add_paragraph("2023年度支出 12.5 万元")
    table = paper.add_table(2, 2, style="Table Grid")
    for cell, text in zip((c for row in table.rows for c in row.cells), "项数甲5", strict=True):
        cell.text = text
    paper.add_paragraph("完")  # a text never ends with a table
    return papers.data(paper)


def workbook():
    book = Workbook()
    sheet = book.active
    sheet.title = "自评表"
    texts = {"A1": "项目", "B1": "执行率", "C1": "得分", "A2": "甲", "B2": "97.80%", "A3": "合计"}
    for address, text in texts.items():
        put(sheet[address], text)
    sheet.merge_cells("A3:B3")
    return saved(book)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A Word file and a workbook in the formats of old programs."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "w.docx").write_bytes(word())
    (folder / "s.xlsx").write_bytes(workbook())
    made = {}
    for name, forms in (("w.docx", ("doc", "rtf", "odt")), ("s.xlsx", ("xls", "ods"))):
        for form in forms:
            profile = (folder / "profile").as_uri()
            order = [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                form,
            ]
            subprocess.run(
                [*order, "--outdir", folder, folder / name], check=True, capture_output=True
            )
            made[form] = (folder / f"{name[0]}.{form}").read_bytes()
    return made


SHEET_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell>
<Cell><Data ss:Type="Number">12.5</Data></Cell></Row></Table></Worksheet></Workbook>"""
WORD_XML = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r>
<w:t>支出 12.5 万元</w:t></w:r></w:p></w:body></w:wordDocument>"""


@needs_office
@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_an_old_text_is_read_like_a_new_one(form, old):
    document = read(old[form], f"a.{form}")
    assert document.source.format == form
    assert document.source.sha256 == sha256(old[form]).hexdigest()
    assert [block.text for block in document.blocks] == [
        "2023年度支出 12.5 万元",
        "项\t数\n甲\t5",
        "完",
    ]


@needs_office
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_an_old_workbook_is_read_like_a_new_one(form, old):
    document = read(old[form], f"a.{form}")
    (table,) = document.blocks
    assert (document.source.format, table.text) == (
        form,
        "项目\t执行率\t得分\n甲\t97.80%\t\n合计\t",
    )
    anchor = table.anchors[4]
    assert isinstance(anchor, SheetAnchor)
    assert (anchor.sheet, anchor.cell, anchor.stored) == ("自评表", "B2", "0.978")
    assert [c.colspan for c in table.cells if c.row == 2] == [2, 1]


@needs_office
def test_a_text_of_the_other_program_is_told_by_its_contents(old):
    assert read(old["doc"], "报告.wps").source.format == "doc"
    assert read(old["xls"], "报告.doc").source.format == "xls"


@needs_office
@pytest.mark.parametrize(("data", "form"), [(SHEET_XML, "xls"), (WORD_XML, "doc")])
def test_files_of_2003_are_read(data, form):
    document = read(data.encode(), "a")
    assert document.source.format == form
    assert "12.5" in document.blocks[0].text


@needs_office
def test_many_files_are_converted_in_one_go(old, monkeypatch):
    runs = []
    monkeypatch.setattr(office, "_ended", counted(office._ended, runs))
    broken = OfficeFile(COMPOUND + b"\x00" * 3000, "doc")
    files = [
        OfficeFile(old["doc"], "doc"),
        OfficeFile(old["rtf"], "rtf"),
        OfficeFile(old["xls"], "xls"),
    ]
    found = convert_many(files)
    assert len(runs) == 2  # one that writes .docx, one that writes .xlsx
    assert all(found[file.key].startswith(b"PK") for file in files)
    assert isinstance(convert_many([files[0], broken])[broken.key], BrokenFile)


def counted(function, runs):
    def wrapper(*arguments):
        runs.append(arguments)
        return function(*arguments)

    return wrapper


@needs_office
def test_what_was_converted_before_is_not_converted_again(old, monkeypatch):
    converted = convert_all([old["doc"], b"text", old["doc"]])
    assert list(converted) == [sha256(old["doc"]).hexdigest()]
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    document = read(old["doc"], "a.doc", converted=converted)
    assert document.blocks[0].text.startswith("2023年度")


@needs_office
def test_a_file_that_only_begins_like_an_old_one_is_broken(old):
    with pytest.raises(BrokenFile, match="LibreOffice 不能打开"):
        convert(COMPOUND + b"\x00" * 3000, "doc")


def test_without_the_program_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    with pytest.raises(MissingTool, match="安装 LibreOffice") as caught:
        read(b"{\\rtf1 12}", "a.rtf")
    assert str(caught.value).count("。") == 1
    assert convert_all([b"{\\rtf1 12}"]) == {}


def test_the_program_is_found_where_it_usually_is(monkeypatch, tmp_path):
    place = tmp_path / "soffice"
    place.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL_PLACES", (str(tmp_path / "no"), str(place)))
    assert office.installed() == str(place)


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """Put a shell script in the place of LibreOffice."""

    def put_in_place(script):
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put_in_place


def alive(pid):
    """Whether a process runs; one that is dead and not yet buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@posix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look into")
def test_a_program_that_hangs_is_killed_with_its_children(stand_in, tmp_path):
    stand_in(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    with pytest.raises(LimitExceeded, match="时限") as caught:
        convert(b"{\\rtf1 12}", "rtf", Limits(seconds=1.0))
    assert time.monotonic() - start < 20
    assert str(caught.value).count("。") == 1
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


@posix
def test_a_file_that_stops_the_run_does_not_take_the_others_along(stand_in):
    # the program dies on the second file of a run, and again when that is alone
    stand_in(
        'for out; do [ "$last" = --outdir ] && folder=$out; last=$out; done; mkdir -p "$folder"\n'
        'for file; do case "$file" in *.rtf)\n'
        'grep -q bad "$file" && exit 1; cp "$file" "$folder/$(basename "$file" .rtf).docx";; esac; done'
    )
    files = [OfficeFile(b"{\\rtf1 " + text, "rtf") for text in (b"1}", b"bad}", b"2}")]
    found = convert_many(files)
    assert found[files[0].key] == files[0].data
    assert found[files[2].key] == files[2].data
    assert isinstance(found[files[1].key], BrokenFile)


@posix
def test_the_program_runs_closed(stand_in, tmp_path):
    stand_in(
        f'printf "%s\\n" "$@" > {tmp_path}/order; env > {tmp_path}/env\n'
        f'cp "${{1#-env:UserInstallation=file://}}/user/registrymodifications.xcu" {tmp_path}/settings'
    )
    os.environ["GOUJI_TEST_SECRET"] = "1"
    try:
        with pytest.raises(BrokenFile):
            convert(b"{\\rtf1 12}", "rtf")
    finally:
        del os.environ["GOUJI_TEST_SECRET"]
    order = (tmp_path / "order").read_text().splitlines()
    assert order[0].startswith("-env:UserInstallation=file://")
    assert {"--headless", "--norestore"} <= set(order)
    assert not Path(order[-1]).exists()  # the folder is gone with everything in it
    assert "GOUJI_TEST_SECRET" not in (tmp_path / "env").read_text()
    settings = (tmp_path / "settings").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings


@posix
def test_a_result_that_is_too_large_is_refused(stand_in):
    stand_in(
        'for out; do [ "$last" = --outdir ] && folder=$out; last=$out; done; mkdir -p "$folder"\n'
        'head -c 2000000 /dev/zero > "$folder/0.docx"'
    )
    with pytest.raises(LimitExceeded, match="转换后超过 1 MB"):
        convert(b"{\\rtf1 12}", "rtf", Limits(size=2**20))


SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(entries, streams=b"", *, child=1):
    """A compound file of a few sectors: its table, its directory, then the sectors of its streams."""
    listed = [("Root Entry", 5, FREE, FREE, child, END, 0), *entries]
    directory = b"".join(map(_entry, listed))
    directory += bytes(-len(directory) % SECTOR)
    streams += bytes(-len(streams) % SECTOR)
    count, body = len(directory) // SECTOR, len(streams) // SECTOR
    chain = [FAT, *range(2, count + 1), END, *range(count + 2, count + body + 1)]
    chain += [END] if body else []
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    head = COMPOUND + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    return head + table + directory + streams


def _entry(entry):
    name, kind, left, right, child, start, size = entry
    text = name.encode("utf-16-le")
    line = text.ljust(64, b"\x00") + struct.pack(
        "<HBBIII", len(text) + 2, kind, 1, left, right, child
    )
    return line + bytes(36) + struct.pack("<IQ", start, size)


def stream(name, *, left=FREE, right=FREE, start=2, size=4096):
    return (name, 2, left, right, FREE, start, size)


def storage(name, child, *, left=FREE, right=FREE):
    return (name, 1, left, right, child, END, 0)


LOCKED_WORD = bytes(10) + struct.pack("<H", 0x0100) + bytes(4084)
OPEN_BOOK = struct.pack("<HH4xHH", 0x809, 4, 0x0A, 0) + bytes(4084)
LOCKED_BOOK = struct.pack("<HH4xHH", 0x809, 4, 0x2F, 6) + bytes(4084)
COMPOUNDS = [
    # what the file is                            its directory                             stream       kind
    ("a text", [stream("WordDocument")], bytes(4096), "doc"),
    ("a workbook", [stream("Workbook")], OPEN_BOOK, "xls"),
    ("an older workbook", [stream("Book")], OPEN_BOOK, "xls"),
    ("a text that holds a workbook",
     [stream("WordDocument", right=2), storage("ObjectPool", 3), stream("Workbook")], bytes(4096), "doc"),
    ("a workbook that holds a text",
     [storage("MBD01", 3, right=2), stream("Workbook"), stream("WordDocument")], OPEN_BOOK, "xls"),
    ("a text under a password", [stream("WordDocument")], LOCKED_WORD, "locked"),
    ("a workbook under a password", [stream("Workbook")], LOCKED_BOOK, "locked"),
    ("a new file under a password", [stream("EncryptedPackage")], bytes(4096), "locked"),
    ("slides", [stream("PowerPoint Document")], bytes(4096), ""),
    ("a directory that turns in a circle", [stream("Other", left=1, right=1)], b"", ""),
    ("a directory that leads nowhere", [stream("Other", left=77)], b"", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "body", "kind"), [c[1:] for c in COMPOUNDS], ids=[c[0] for c in COMPOUNDS]
)
def test_the_directory_tells_what_an_old_file_is(entries, body, kind):
    data = compound(entries, body)
    assert kind_of(data) == kind
    assert old_form(data) == kind


def test_a_locked_file_is_one_sentence():
    with pytest.raises(BrokenFile, match="已加密") as caught:
        read(compound([stream("EncryptedPackage")], bytes(4096)), "a.docx", password="1")
    assert str(caught.value).count("。") == 1


def test_small_streams_are_found_in_their_own_store():
    data = bytearray(compound([stream("WordDocument", start=0, size=64)], bytes(64)))
    root = SECTOR * 2
    assert data[root : root + 4] == "Ro".encode("utf-16-le")
    data[root + 116 : root + 124] = struct.pack("<II", 2, 64)  # the store of small streams
    data[60:64] = struct.pack("<I", 3)  # the table of small streams
    data[SECTOR + 8 : SECTOR + 16] = struct.pack("<II", END, END)
    data += struct.pack("<I", END).ljust(SECTOR, b"\xff")
    data[SECTOR * 3 + 10] = 7
    assert Compound(bytes(data)).beginning("WordDocument", 12)[10] == 7


@needs_office
@pytest.mark.parametrize("length", [8, 30, 511, 512, 1000, 5000])
def test_a_file_cut_off_anywhere_ends_in_an_answer(length, old):
    for form in ("doc", "xls"):
        assert kind_of(old[form][:length]) in {"", "doc", "xls", "locked"}


def test_damaged_numbers_end_in_an_answer():
    data = compound([stream("WordDocument")], bytes(4096))
    for at in range(24, 2048, 4):
        for value in (0, 1, 5, 0x7FFFFFFF, END):
            broken = data[:at] + struct.pack("<I", value) + data[at + 4 :]
            assert kind_of(broken) in {"", "doc", "locked"}


@needs_office
def test_a_sheet_as_symbols_is_a_workbook():
    symbols = b'ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\nC;Y1;X2;K12.5\r\nC;Y2;X1;K"b"\r\nC;Y2;X2;K7\r\nE\r\n'
    document = read(symbols, "a.slk")
    assert (document.source.format, document.blocks[0].text) == ("slk", "a\t12.5\nb\t7")
