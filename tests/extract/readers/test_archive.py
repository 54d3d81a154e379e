"""Archives: which files come out, under which names, and which archives are refused."""

import io
import struct
import zipfile
import zlib

import docx
import pytest
from openpyxl import Workbook

from extract.errors import BrokenFile, EmptyFile, LimitExceeded, MissingFile
from extract.readers.archive import NamedFile, is_archive, opened_archive, read_many
from extract.readers.limits import Limits
from tests.extract.readers.rewritten import saved


def packed(*files, method=zipfile.ZIP_DEFLATED):
    """A zip file of names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def packed_raw(name, data):
    """A zip file whose one name is written as the bytes given, with no word about their encoding."""
    mark = b"?" * len(name)
    made = packed((mark.decode(), data), method=zipfile.ZIP_STORED)
    return made.replace(mark, name)


def locked(data):
    """The same zip file with the flag that says its files are encrypted."""
    raw = bytearray(data)
    raw[6] |= 1
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


def names(files):
    return [file.name for file in files]


NAMES = [
    # how the name is written                    its bytes                         the name that is read
    ("in GBK without a word about it", "附件1 自评表.txt".encode("gbk"), "包.zip!附件1 自评表.txt"),
    ("in UTF-8 without a word about it", "自评表.txt".encode(), "包.zip!自评表.txt"),
    ("in plain letters", b"report.txt", "包.zip!report.txt"),
    ("with backslashes", b"a\\b.txt", "包.zip!a/b.txt"),
]


@pytest.mark.parametrize(("raw", "name"), [c[1:] for c in NAMES], ids=[c[0] for c in NAMES])
def test_a_name_is_read_in_the_encoding_it_was_written_in(raw, name):
    assert read_many(packed_raw(raw, b"1"), "包.zip") == [NamedFile(name, b"1")]


def test_a_name_that_says_it_is_utf8_is_read_as_such():
    assert names(read_many(packed(("自评表.txt", b"1")), "包.zip")) == ["包.zip!自评表.txt"]


def test_files_come_in_the_order_of_their_names():
    made = packed(("b/2.txt", b"2"), ("a.txt", b"1"), ("b/1.txt", b"3"))
    found = read_many(made, "x.zip")
    assert [(f.name, f.data) for f in found] == [
        ("x.zip!a.txt", b"1"),
        ("x.zip!b/1.txt", b"3"),
        ("x.zip!b/2.txt", b"2"),
    ]


JUNK = [
    "__MACOSX/._a.txt",
    "a/.DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "~$报告.docx",
    "._a.txt",
    "b/",
]


@pytest.mark.parametrize("junk", JUNK)
def test_what_programs_leave_behind_is_passed_over(junk):
    assert names(read_many(packed((junk, b""), ("a.txt", b"1")), "x.zip")) == ["x.zip!a.txt"]


def test_an_archive_in_an_archive_is_opened_and_one_inside_that_is_not():
    deepest = packed(("c.txt", b"3"))
    inner = packed(("b.txt", b"2"), ("c.zip", deepest))
    found = read_many(packed(("a.txt", b"1"), ("b.zip", inner)), "x.zip")
    assert [(f.name, f.data) for f in found] == [
        ("x.zip!a.txt", b"1"),
        ("x.zip!b.zip!b.txt", b"2"),
        ("x.zip!b.zip!c.zip", deepest),
    ]


def word():
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def workbook():
    return saved(Workbook())


NO_ARCHIVES = [
    # what the file is        its bytes
    ("a text", b"1"),
    ("a Word file", word()),
    ("a workbook", workbook()),
    ("a document of another office", packed(("mimetype", b"application/vnd.oasis.opendocument.text"))),
    ("a zip file cut off", packed(("a.txt", b"1"))[:40]),
]  # fmt: skip


@pytest.mark.parametrize("data", [c[1] for c in NO_ARCHIVES], ids=[c[0] for c in NO_ARCHIVES])
def test_what_is_no_archive_comes_back_as_it_is(data):
    assert not is_archive(data)
    assert read_many(data, "a") == [NamedFile("a", data)]


def test_office_files_in_an_archive_stay_whole():
    made = packed(("a.docx", word()), ("b.xlsx", workbook()), method=zipfile.ZIP_STORED)
    assert is_archive(made)
    assert names(read_many(made, "x.zip")) == ["x.zip!a.docx", "x.zip!b.xlsx"]


def test_an_archive_is_read_from_its_path(tmp_path):
    path = tmp_path / "包.zip"
    path.write_bytes(packed(("a.txt", b"1")))
    assert names(read_many(path)) == ["包.zip!a.txt"]
    with pytest.raises(MissingFile, match="找不到"):
        read_many(tmp_path / "没有.zip")
    with pytest.raises(MissingFile, match="无法打开"):
        read_many(tmp_path)


def zeros(count):
    return b"\x00" * count


MEGA = 2**20
REFUSED = [
    # what is wrong                       the archive                                     limits              words
    ("too many files", packed(*((f"{i}.txt", b"1") for i in range(6))), Limits(files=5), "5 个"),
    ("a file that is too large", packed(("a", bytes(range(256)) * 8192), method=zipfile.ZIP_STORED), Limits(size=MEGA), "1 MB"),
    ("too much in all", packed(("a", zeros(MEGA)), ("b", zeros(MEGA))), Limits(unpacked=MEGA), "炸弹"),
    ("a file packed too well", packed(("a", zeros(2 * MEGA))), Limits(), "200 倍"),
    ("too much in an archive inside",
     packed(("a", zeros(MEGA)), ("b.zip", packed(("c", zeros(MEGA))))), Limits(unpacked=3 * MEGA // 2), "炸弹"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "limits", "words"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_an_archive_beyond_the_limits_is_refused_in_one_sentence(data, limits, words):
    with pytest.raises(LimitExceeded, match=words) as caught:
        read_many(data, "x.zip", limits=limits)
    assert str(caught.value).count("。") == 1


def test_a_small_file_may_be_packed_very_well():
    assert len(read_many(packed(("a", zeros(MEGA))), "x.zip")) == 1


def test_a_false_size_unpacks_no_more_than_it_says():
    data = zeros(5000)
    made = bytearray(packed(("a", data)))
    at = made.index(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(BrokenFile, match="a 无法解开"):
        read_many(bytes(made), "x.zip")


def test_a_damaged_file_is_named():
    made = bytearray(packed(("表.txt", b"12345" * 99), method=zipfile.ZIP_STORED))
    made[made.index(b"12345")] ^= 1
    with pytest.raises(BrokenFile, match=r"表\.txt 无法解开"):
        read_many(bytes(made), "x.zip")


def test_an_archive_without_files_is_empty():
    with pytest.raises(EmptyFile):
        read_many(packed(), "x.zip")
    with pytest.raises(EmptyFile):
        read_many(packed(("a/", b"")), "x.zip")


def encrypted(password, data):
    """A zip file of one file under the old cipher of zip files, written out by hand."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def step(byte):
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    def crc(start, byte):
        return zlib.crc32(bytes([byte]), start ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def cipher(byte):
        mask = (keys[2] | 2) & 0xFFFF
        key = (mask * (mask ^ 1)) >> 8 & 0xFF
        step(byte)
        return byte ^ key

    for byte in password:
        step(byte)
    check = zlib.crc32(data) >> 24
    body = bytes(map(cipher, [*range(11), check, *data]))
    made = packed(("a.txt", body), method=zipfile.ZIP_STORED)
    sums = struct.pack("<III", zlib.crc32(data), len(body), len(data))
    return locked(made.replace(struct.pack("<III", zlib.crc32(body), len(body), len(body)), sums))


def test_a_password_opens_an_archive():
    made = encrypted(b"2024", b"12.5")
    assert read_many(made, "x.zip", password="2024") == [NamedFile("x.zip!a.txt", b"12.5")]
    with pytest.raises(BrokenFile, match="需要密码"):
        read_many(made, "x.zip")
    with pytest.raises(BrokenFile, match="密码不对"):
        read_many(made, "x.zip", password="2023")


def test_a_cipher_that_cannot_be_undone_is_named():
    made = bytearray(encrypted(b"2024", b"12.5"))
    made[8] = 99
    made[made.index(b"PK\x01\x02") + 10] = 99
    with pytest.raises(BrokenFile, match="AES"):
        read_many(bytes(made), "x.zip", password="2024")


def test_the_word_for_the_archive_stands_in_its_sentences():
    with pytest.raises(BrokenFile, match="工作簿已损坏"):
        opened_archive(b"PK\x03\x04", "工作簿")
