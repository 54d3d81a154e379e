"""The door: every file told by its contents, and one clear sentence for each that cannot be read."""

import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO

import docx
import openpyxl
import pytest

from extract.errors import BrokenFile, EmptyFile, LimitExceeded, MissingFile, UnknownFormat
from extract.readers import read
from extract.readers.limits import Limits
from tests.extract.readers import papers
from tests.extract.readers.sheets import Sheet, paragraphs

TEXT = "一、部门概况\n2024年度支出12.5万元。\n"


PAGE = "<html><head><title>公开</title></head><body><p>支出 12.5 万元</p></body></html>"
MAIL = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"

LETTER = b"From: a@example.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n12\n--x--"


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["支出 12.5 万元"])
    return papers.data(book)


def pdf():
    sheet = Sheet()
    sheet.text(80, 100, "支出 12.5 万元")
    return sheet.data()


def word():
    paper = docx.Document()
    paper.add_paragraph("支出 12.5 万元")
    return papers.data(paper)


def package(*names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


KNOWN = [
    # what the file is                             its name         its bytes                      the format
    ("a PDF", "a.pdf", pdf(), "pdf"),
    ("a PDF behind blank lines", "a.pdf", b"\r\n\r\n" + pdf(), "pdf"),
    ("a PDF called text", "a.txt", pdf(), "pdf"),
    ("a Word file", "a.docx", word(), "docx"),
    ("a Word file with the suffix of the old format", "a.doc", word(), "docx"),
    ("a workbook", "a.xlsx", workbook(), "xlsx"),
    ("a workbook called a Word file", "a.docx", workbook(), "xlsx"),
    ("a web page", "a.html", PAGE.encode(), "html"),
    ("a web page saved by a system as a workbook", "a.xls", PAGE.encode("gb18030"), "html"),
    ("a web page of two bytes a character", "a.htm", PAGE.encode("utf-16"), "html"),
    ("a web page saved as one file", "a.doc", MAIL.encode(), "mht"),
    ("a text", "a.txt", TEXT.encode(), "text"),
    ("a text in the national encoding", "a.txt", TEXT.encode("gb18030"), "text"),
    ("a text of two bytes a character", "a.txt", TEXT.encode("utf-16"), "text"),
    ("a text without a suffix", "report", TEXT.encode(), "text"),
    ("a text about a format", "a.txt", "格式说明：文件以%PDF-开头。".encode(), "text"),
]


@pytest.mark.parametrize(("case", "name", "data", "form"), KNOWN, ids=[c[0] for c in KNOWN])
def test_a_format_is_told_by_contents(case, name, data, form):
    document = read(data, name)
    assert document.source.format == form
    assert document.source.name == name
    assert paragraphs(document)


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    document = read(path, source_id="s3")
    assert (document.source.id, document.source.name) == ("s3", "报告.txt")
    assert document.source.sha256 == sha256(TEXT.encode()).hexdigest()
    assert read(str(path)).blocks == document.blocks


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")
UNREADABLE = [
    # what the file is               its bytes                                      error           words of the sentence
    ("nothing", b"", EmptyFile, "空"),
    ("nothing but blanks", b" \r\n\t\n ", EmptyFile, "空"),
    ("a byte order mark alone", b"\xff\xfe", EmptyFile, "空"),
    ("bytes that are no text", bytes(range(256)) * 20, UnknownFormat, "不是文本"),
    ("a broken picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, BrokenFile, "图片"),
    ("an archive", b"Rar!\x1a\x07\x00" + b"\x00" * 40, UnknownFormat, "压缩文件"),
    ("an e-mail", LETTER, UnknownFormat, "电子邮件"),
    ("a zip of other files", package("a.txt"), UnknownFormat, "压缩包"),
    ("a broken workbook", package("[Content_Types].xml", "xl/workbook.xml"), BrokenFile, "工作簿"),
    ("a show of slides", package("[Content_Types].xml", "ppt/x.xml"), UnknownFormat, "演示文稿"),
    ("a package cut off", package("a.txt")[:60], BrokenFile, "损坏"),
    ("a file of an old program", OLD, UnknownFormat, "旧版 Office"),
    ("a locked file of a new program", LOCKED, BrokenFile, "加密"),
    ("data in XML", b'<?xml version="1.0"?><report>1</report>', UnknownFormat, "XML"),
    ("a web page without text", b"<!DOCTYPE html><html><body> </body></html>", EmptyFile, "网页"),
]


@pytest.mark.parametrize(
    ("case", "data", "error", "words"), UNREADABLE, ids=[c[0] for c in UNREADABLE]
)
def test_what_cannot_be_read_is_one_sentence(case, data, error, words):
    with pytest.raises(error, match=words) as caught:
        read(data, "a.txt")
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert (error is UnknownFormat) == ("目前能读取" in sentence)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingFile, match=r"没有\.txt"):
        read(tmp_path / "没有.txt")


def test_a_directory_is_no_file(tmp_path):
    with pytest.raises(MissingFile, match="无法打开"):
        read(tmp_path)


@pytest.mark.parametrize("how", ["from a path", "from bytes"])
def test_a_file_that_is_too_large_is_refused(how, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"1" * (2**20 + 1))
    with pytest.raises(LimitExceeded, match="1 MB"):
        read(path if how == "from a path" else path.read_bytes(), limits=Limits(size=2**20))


def test_the_room_itself_is_the_door_and_opens_when_somebody_comes(root):
    code = (
        "import sys, extract\n"
        "before = set(sys.modules)\n"
        "assert 'extract.readers' not in before\n"
        "from extract import read\n"
        "print(read('支出 12.5 万元'.encode(), '甲.txt').source.name)\n"
        "assert 'extract.readers.door' in sys.modules\n"
        "assert not hasattr(extract, 'readings')\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "甲.txt"), done.stderr


IMPORTS = [
    # what is read     its bytes        modules that must not come with it
    ("a text", TEXT.encode(), {"pypdfium2", "numpy", "lxml", "subprocess"}),
    ("a Word file", word(), {"pypdfium2", "numpy"}),
    ("a PDF", pdf(), {"lxml"}),
]


@pytest.mark.parametrize(("case", "data", "unwanted"), IMPORTS, ids=[c[0] for c in IMPORTS])
def test_a_reader_is_imported_when_its_format_comes(case, data, unwanted, tmp_path, root):
    path = tmp_path / "file"
    path.write_bytes(data)
    code = "import sys; from extract.readers import read; read(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert unwanted & set(done.stdout.split()) == set()
