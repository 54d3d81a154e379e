"""An uploaded file is opened or refused with one sentence, and only pages that exist are drawn."""

import hashlib
import logging
from types import SimpleNamespace

import pytest

from extract.errors import EmptyFile
from gouji.ui import case
from gouji.ui.case import Opened, Refused, open_case
from tests.ui.cases import audited, check

SUM = check("c1", [("n1", "stated")], gathers=("c2",))
CHILD = check("c2", [("n1", "stated")], cause="c1")


def opened_with(monkeypatch, answer):
    """Open a file while the pipeline answers with ``answer`` or raises it."""

    def audit_files(files):
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(case, "audit_files", audit_files)
    return open_case("报告.txt", b"1")


def result(checks=()):
    audit, document = audited(["{n1:1:mismatch}"], checks)
    return SimpleNamespace(documents=(document,), report=None, audit=audit)


def test_a_file_that_cannot_be_read_is_refused_with_the_readers_sentence(monkeypatch):
    with pytest.raises(Refused, match="文件是空的"):
        opened_with(monkeypatch, EmptyFile("文件是空的。"))


def test_a_fault_of_the_program_is_logged_and_says_nothing_of_itself(monkeypatch, caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(Refused) as refused:
        opened_with(monkeypatch, ZeroDivisionError("inner words"))
    assert str(refused.value) == ""
    assert "inner words" in caplog.text


def test_a_text_file_has_no_pages(monkeypatch):
    opened = opened_with(monkeypatch, result())
    assert opened.sizes == {}
    assert opened.first_pages() == ()


def test_consequences_lie_under_their_cause(monkeypatch):
    opened = opened_with(monkeypatch, result((SUM, CHILD)))
    assert [(head.id, [c.id for c in below]) for head, below in opened.heads] == [("c1", ["c2"])]


ASKED = [
    # what the browser asks for        page      drawn
    ("a page of the file", "s1:2", True),
    ("a page after the last", "s1:3", False),
    ("page nought", "s1:0", False),
    ("a file that is not open", "s9:1", False),
    ("no page at all", "s1:../x", False),
    ("a figure of another script", "s1:²", False),
]


@pytest.mark.parametrize(("what", "page", "drawn"), ASKED, ids=[asked[0] for asked in ASKED])
def test_only_pages_that_exist_are_drawn(monkeypatch, what, page, drawn):
    monkeypatch.setattr(case, "page_image", lambda data, number: f"{data!r} {number}")
    opened = Opened(result(), (), {"s1": b"pdf"}, {"s1": ((1.0, 1.0),) * 2})
    assert opened.image(page) == ("b'pdf' 2" if drawn else "")


def test_pages_belong_to_the_source_with_the_same_bytes(monkeypatch):
    monkeypatch.setattr(case, "page_sizes", lambda data: ((3.0, 4.0),))
    answer = result()
    source = answer.audit.sources[0].model_copy(update={"sha256": hashlib.sha256(b"1").hexdigest()})
    answer.audit = answer.audit.model_copy(update={"sources": (source,)})
    opened = opened_with(monkeypatch, answer)
    assert opened.sizes == {"s1": ((3.0, 4.0),)}
    assert opened.first_pages() == ("s1:1",)
