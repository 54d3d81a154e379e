"""Sources become inputs: each file once, under a name of its own, in a fixed order."""

import os
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import fsspec
import pytest

from extract.errors import ReadError
from gouji.batch.errors import BadSource
from gouji.batch.sources import Finder
from tests.batch.reports import text


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A room to work in, from which paths are as short as they are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(room, names):
    for name in names:
        path = room / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents(name))


def contents(name):
    """What a file holds, by the ending of its name."""
    if name.endswith(".zip"):
        return archive({"乙/b.txt": b"b", "a.txt": b"a", "inner.zip": archive({"c.txt": b"c"})})
    if name.endswith(".broken"):
        return b"PK\x03\x04 and nothing more"
    return name.encode()


def archive(files):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


INSIDE = [f"a.zip!{name}" for name in ("a.txt", "inner.zip!c.txt", "乙/b.txt")]
PLACES = [
    # what is there                     files                                  named        inputs
    ("a file", ["a.txt"], ["a.txt"], ["a.txt"]),
    (
        "a folder, all the way down",
        ["in/b/2", "in/a", "in/b/1"],
        ["in"],
        ["in/a", "in/b/1", "in/b/2"],
    ),
    ("junk is passed over", ["in/~$a.docx", "in/.b", "in/.git/c", "in/Thumbs.db"], ["in"], []),
    ("one file named twice", ["a", "b"], ["b", "a", "b"], ["b", "a"]),
    ("an archive", ["a.zip"], ["a.zip"], INSIDE),
    ("an archive in a folder", ["in/a.zip"], ["in"], [f"in/{name}" for name in INSIDE]),
    ("what is no archive", ["in/a.broken"], ["in"], ["in/a.broken"]),
    ("nothing at all", [], ["none"], ["none"]),
    ("a table that is no manifest", ["a.csv"], ["a.csv"], ["a.csv"]),
]


@pytest.mark.parametrize(
    ("case", "files", "named", "inputs"), PLACES, ids=[row[0] for row in PLACES]
)
def test_what_is_found(room, case, files, named, inputs):
    put(room, files)
    assert [each.name for each in Finder().inputs(named)] == inputs


def test_the_files_of_an_archive_are_unpacked_in_any_order(room):
    put(room, ["a.zip"])
    found = Finder().inputs(["a.zip"])
    assert [each.fetch().data for each in found] == [b"a", b"c", b"b"]
    assert [each.fetch().data for each in reversed(found)] == [b"b", b"c", b"a"]
    assert [each.title for each in found] == INSIDE
    assert [each.folder for each in found] == ["a.zip", "a.zip!inner.zip", "a.zip!乙"]


UNREAD = [
    # what is wrong          file             what is said
    ("it is not there", "none.txt", "找不到文件 none.txt。"),
    ("it is no file", "pipe", "pipe 不是普通文件。"),
]


@pytest.mark.parametrize(("case", "name", "said"), UNREAD, ids=[row[0] for row in UNREAD])
def test_what_cannot_be_fetched_is_said(room, case, name, said):
    os.mkfifo(room / "pipe")
    (found,) = Finder().inputs([name])
    with pytest.raises(ReadError) as error:
        found.fetch()
    assert str(error.value) == said


def test_an_archive_with_a_password_is_one_input_that_says_so(room):
    locked = bytearray(archive({"a.txt": b"a"}))
    locked[6] |= 1  # the sign of a password, in the file's own head and in the directory
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (room / "a.zip").write_bytes(locked)
    (found,) = Finder().inputs(["a.zip"])
    with pytest.raises(ReadError, match="需要密码"):
        found.fetch()


MANIFESTS = [
    # what the table is like          text                                               entries
    ("English heads", "path,agency,year\na,甲局,2023\n", [("in/a", "甲局", 2023, "")]),
    ("Chinese heads, other order", "年度,路径,单位\n2023年,a,甲局\n", [("in/a", "甲局", 2023, "")]),
    ("only paths", "文件\na\n\nb\n", [("in/a", "", None, ""), ("in/b", "", None, "")]),
    ("a parent", "路径,单位,主管部门\na,甲所,甲局\n", [("in/a", "甲所", None, "甲局")]),
    ("a folder in it", "路径,年度\nsub,2022年度\n", [("in/sub/c", "", 2022, "")]),
    ("cells that are quoted", '路径,单位\n"a","甲局,乙室"\n', [("in/a", "甲局,乙室", None, "")]),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("case", "table", "entries"), MANIFESTS, ids=[row[0] for row in MANIFESTS])
def test_a_manifest_lists_files(room, case, table, entries, encoding):
    put(room, ["in/a", "in/b", "in/sub/c"])
    (room / "in" / "list.csv").write_text(table, encoding)
    found = Finder().inputs(["in/list.csv"])
    assert [(each.name, each.agency, each.year, each.parent) for each in found] == entries


FAULTY = [
    # what is wrong        table                       what is said
    ("no path", "路径,年度\n,2023\n", "第 2 行没有写路径"),
    ("no year", "路径,年度\na,去年\n", "第 2 行的年度「去年」不是年份"),
]


@pytest.mark.parametrize(("case", "table", "said"), FAULTY, ids=[row[0] for row in FAULTY])
def test_a_faulty_manifest_is_refused(room, case, table, said):
    (room / "list.csv").write_text(table, "utf-8")
    with pytest.raises(BadSource, match=said):
        Finder().inputs(["list.csv"])


@pytest.fixture
def memory():
    """An object store in memory."""
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()


def test_an_object_store_is_listed_and_fetched(memory):
    for name, data in {
        "a.txt": b"a",
        "b/c.txt": b"c",
        ".hidden": b"",
        "b/d.zip": contents("d.zip"),
    }.items():
        memory.pipe(f"/bucket/{name}", data)
    found = Finder().inputs(["memory://bucket"])
    inside = [f"memory:///bucket/b/{name.replace('a.zip', 'd.zip')}" for name in INSIDE]
    assert [each.name for each in found] == [
        "memory:///bucket/a.txt",
        "memory:///bucket/b/c.txt",
        *inside,
    ]
    assert [each.fetch().data for each in found] == [b"a", b"c", b"a", b"c", b"b"]
    assert found[0].fetch().source_url == "memory:///bucket/a.txt"
    assert found[0].title == "a.txt"


def test_a_manifest_in_an_object_store_names_its_neighbours_and_the_web(memory):
    memory.pipe("/bucket/list.csv", "路径,单位\nx/a.txt,甲局\nmemory://other/b.txt,乙局\n".encode())
    memory.pipe("/bucket/x/a.txt", b"a")
    memory.pipe("/other/b.txt", b"b")
    found = Finder().inputs(["memory://bucket/list.csv"])
    assert [(each.fetch().data, each.agency) for each in found] == [(b"a", "甲局"), (b"b", "乙局")]


def test_a_url_of_this_machine_is_a_path(room):
    (room / "a.txt").write_text(text(), "utf-8")
    (found,) = Finder().inputs([(room / "a.txt").as_uri()])
    assert found.fetch().data == text().encode()


class Web(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_):
        pass


@pytest.fixture
def web(room):
    """The address of a web server over the room."""
    pytest.importorskip("aiohttp", reason="the driver of the web is not installed")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Web, directory=room)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_list_on_the_web_and_a_page_of_links(room, web):
    put(room, ["in/a.txt", "in/b.html"])
    (room / "list.csv").write_text("路径,年度\nin/a.txt,2023\nin/none.txt,2022\n", "utf-8")
    listed, lost = Finder().inputs([f"{web}/list.csv"])
    assert (listed.name, listed.year) == (f"{web}/in/a.txt", 2023)
    got = listed.fetch()
    assert (got.data, got.source_url) == (b"in/a.txt", f"{web}/in/a.txt")
    assert got.retrieved_at
    with pytest.raises(ReadError, match="找不到文件"):
        lost.fetch()
    linked = Finder().inputs([f"{web}/in/"])
    assert [each.title for each in linked] == ["a.txt", "b.html"]
    (page,) = Finder().inputs([f"{web}/in/b.html".replace("//", "//somebody:secret@")])
    assert page.name == f"{web}/in/b.html"


REFUSED = [
    # what is wrong               address                        what is said
    ("a driver is missing", "gs://bucket/a", r"读取 gs:// 需要另装驱动：Please install gcsfs"),
    ("nobody knows the kind", "nowhere://a/b", r"不认识 nowhere:// 这种地址"),
]


@pytest.mark.parametrize(("case", "address", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_an_address_that_cannot_be_opened_is_refused(case, address, said):
    with pytest.raises(BadSource, match=said):
        Finder().inputs([address])


def test_nothing_under_an_address_is_an_input_that_is_not_there(memory):
    (found,) = Finder().inputs(["memory://bucket/none.txt"])
    with pytest.raises(ReadError, match=r"找不到文件 memory:///bucket/none\.txt"):
        found.fetch()
