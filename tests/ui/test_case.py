"""A case is stored and opened or refused with one sentence, and only pages that exist are drawn."""

import hashlib
import io
import logging
from types import SimpleNamespace

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.errors import EmptyFile
from gouji.pipeline import NamedBytes
from gouji.review.store import Store
from gouji.ui import bench as benches
from gouji.ui import case
from gouji.ui.bench import Bench, How
from gouji.ui.case import Refused, Work, put, work_on
from tests.ui.cases import audited, check

SUM = check("c1", [("n1", "stated")], gathers=("c2",))
CHILD = check("c2", [("n1", "stated")], cause="c1")


@pytest.fixture
def bench(tmp_path):
    """A bench over an empty store."""
    store = Store.open(f"sqlite:///{tmp_path / 'store.db'}")
    yield Bench(store)
    store.close()


@pytest.fixture
def opened_with(monkeypatch, bench):
    """Store and open a file while the pipeline answers with something or raises it."""

    def opened(answer):
        def audit_documents(documents, corrections, basis, tell):
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(benches, "audit_documents", audit_documents)
        return work_on(bench, put(bench, [NamedBytes("报告.txt", b"1")]))

    return opened


def result(checks=()):
    audit, document = audited(["{n1:1:mismatch}"], checks)
    return SimpleNamespace(documents=(document,), report=None, audit=audit, unapplied=())


def test_a_file_that_cannot_be_read_is_refused_with_its_sentence_and_not_stored(bench, opened_with):
    with pytest.raises(Refused, match="文件是空的"):
        opened_with(EmptyFile("文件是空的。"))
    assert bench.store.overview().cases == 0


def test_a_fault_of_the_program_is_logged_and_says_nothing_of_itself(opened_with, caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(Refused) as refused:
        opened_with(ZeroDivisionError("inner words"))
    assert str(refused.value) == ""
    assert "inner words" in caplog.text


def test_a_case_that_is_not_in_the_store_is_refused(bench):
    with pytest.raises(Refused, match="库中没有"):
        work_on(bench, 99)


def test_the_same_file_is_the_same_case(bench, opened_with):
    assert opened_with(result()).case == opened_with(result()).case


def test_a_stored_case_stands_in_the_overview_at_once(bench, monkeypatch):
    monkeypatch.setattr(
        benches, "audit_documents", lambda documents, corrections, basis, tell: result((SUM, CHILD))
    )
    case = put(bench, [NamedBytes("报告.txt", b"1")])
    assert [(line.case, line.high) for line in bench.store.overview().lines] == [(case, 1)]


def test_a_text_file_has_no_pages(opened_with):
    work = opened_with(result())
    assert work.sizes == {}
    assert work.first_pages() == ()


def test_consequences_lie_under_their_cause(opened_with):
    work = opened_with(result((SUM, CHILD)))
    assert [(head.id, [c.id for c in below]) for head, below in work.heads] == [("c1", ["c2"])]


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
    work = Work(None, (), None, (), (), {"s1": b"pdf"}, {"s1": ((1.0, 1.0),) * 2})
    assert work.image(page) == ("b'pdf' 2" if drawn else "")


def test_pages_belong_to_the_source_with_the_same_bytes(monkeypatch, opened_with):
    monkeypatch.setattr(case, "page_sizes", lambda data: ((3.0, 4.0),))
    answer = result()
    source = answer.audit.sources[0].model_copy(update={"sha256": hashlib.sha256(b"1").hexdigest()})
    answer.audit = answer.audit.model_copy(update={"sources": (source,)})
    work = opened_with(answer)
    assert work.sizes == {"s1": ((3.0, 4.0),)}
    assert work.first_pages() == ("s1:1",)


@pytest.fixture
def locked():
    """A PDF that opens with a password."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(50, 200, "34.50")
    canvas.save()
    return NamedBytes("报告.pdf", out.getvalue())


def test_a_locked_file_is_refused_until_its_password_is_given(bench, locked):
    for how in (How(), How(password="falsch")):
        with pytest.raises(Refused, match="密码") as refused:
            put(bench, [locked], how)
        assert refused.value.locked
    assert bench.store.overview().cases == 0
    work = work_on(bench, put(bench, [locked], How(password="geheim")))
    assert work.first_pages() == ("s1:1",)
    assert work.image("s1:1").startswith("data:image/webp")


def test_a_password_is_kept_nowhere_but_the_file_stays_open_for_whoever_works_on_it(bench, locked):
    case = put(bench, [locked], How(password="geheim"))
    work = work_on(bench, case)
    (stored,) = bench.store.files(case)
    assert stored.data == locked.data
    later = Bench(bench.store)
    with pytest.raises(Refused) as refused:
        work_on(later, case)
    assert refused.value.locked
    work.hold(later)
    assert work_on(later, case).sizes == work.sizes


def test_a_file_that_is_broken_asks_for_no_password(bench):
    with pytest.raises(Refused) as refused:
        put(bench, [NamedBytes("坏.pdf", b"%PDF-1.7 broken")])
    assert not refused.value.locked
