"""A missed number is picked in the document, named, and counts in the next audit; one that was read is renamed."""

import pytest

from audit.result import Verdict
from extract.document import Document, PageAnchor, Paragraph
from extract.records import Source
from gouji.pipeline import NamedBytes
from gouji.review.correction import Kind
from gouji.review.errors import BadCorrection
from gouji.review.store import Store
from gouji.ui.acts import Act, carry_out, look
from gouji.ui.bench import Bench
from gouji.ui.case import put, work_on
from gouji.ui.picking import Entered, _on_page, corrections_of, looked_at
from gouji.ui.texts import words
from tests.review.reports import MISSED, PROJECTS

ZH = words("zh")


@pytest.fixture
def bench(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 'store.db'}")
    yield Bench(store)
    store.close()


@pytest.fixture
def work(bench):
    return work_on(bench, put(bench, [NamedBytes("报告.txt", MISSED.encode())]))


def at(work, text, offset=0):
    """How the browser names the place of a text."""
    (document,) = work.documents
    for index, block in enumerate(document.blocks):
        if text in block.text:
            return f"text:{document.source.id}:{index}:{block.text.index(text) + offset}"
    raise AssertionError(text)


def number(work, raw):
    return next(n.id for n in work.audit.numbers if n.raw == raw)


def test_pointing_at_a_misread_numeral_offers_all_its_characters(work):
    picked = looked_at(work, at(work, "4O.00", 1), 3)
    assert (picked["raw"], picked["known"], picked["order"]) == ("4O.00", False, 3)
    assert "财政拨款 4O.00 万元" in picked["text"]
    assert picked["parents"]


def test_pointing_at_a_number_shows_what_it_is_called(work):
    picked = looked_at(work, f"number:{number(work, '50')}", 1)
    assert (picked["raw"], picked["value"], picked["known"]) == ("50", "50", True)


def enter(bench, work, **fields):
    return carry_out(Act(order=1, do="enter", entered=fields), work, "甲", bench, ZH)


def test_a_missed_number_joins_its_total_at_once_and_goes_again_with_one_undo(bench, work):
    before = [c for c in work.audit.checks if c.verdict is Verdict.OK]
    total = number(work, "50")
    fields = {"place": at(work, "4O.00"), "raw": "4O.00", "value": "40.00", "unit": "万元"}
    after, said = enter(bench, work, **fields, label="财政拨款", parent=total, note="原件看得清")
    assert said["text"] == "已补录「4O.00」，并重新核对。"
    added = next(n for n in after.audit.numbers if n.raw == "4O.00")
    assert (str(added.value), added.unit) == ("40.00", "万元")
    fact = next(f for f in after.audit.facts if f.number == added.id)
    assert fact.label == "财政拨款"
    held = [c for c in after.audit.checks if c.verdict is Verdict.OK and c not in before]
    assert any(added.id in {e.number for e in c.evidence} for c in held)
    assert {e.correction.reason for e in after.opened.edits} == {"原件看得清"}
    back, _ = carry_out(Act(order=2, do="undo"), after, "甲", bench, ZH)
    assert [n.raw for n in back.audit.numbers] == [n.raw for n in work.audit.numbers]


def test_a_number_that_was_read_is_renamed_and_not_added_again(work):
    place = f"number:{number(work, '50')}"
    entered = Entered(place=place, raw="50", value="50", unit="万元", label="到位资金合计")
    assert [c.kind for c in corrections_of(work, entered)] == [Kind.LABEL]


def test_a_number_is_taken_from_its_total(bench):
    work = work_on(bench, put(bench, [NamedBytes("报告.txt", PROJECTS.encode())]))
    place = f"number:{number(work, '21.00')}"
    known = looked_at(work, place, 0)
    assert known["parent"] == number(work, "30.00")
    same = {name: known[name] for name in ("raw", "value", "unit", "label", "measure")}
    (moved,) = corrections_of(work, Entered(place=place, **same))
    assert (moved.kind, moved.target) == (Kind.PARENT, None)


REFUSED = [
    # what is entered                            fields                                            said
    ("characters that do not stand there", {"raw": "77", "value": "77"}, "没有「77」"),
    ("characters that stand there twice", {"raw": "金", "value": "1"}, "有几处「金」"),
    ("no characters", {"raw": "", "value": "1"}, "没有「」"),
    ("no value", {"raw": "4O.00", "value": " ", "label": "财政拨款"}, "请填写数值"),
    ("no quantity", {"raw": "4O.00", "value": "很多"}, "不是一个可以核对的数"),
    ("a part of a numeral that was read", {"raw": "5", "value": "5"}, "选中整个数字"),
]


@pytest.mark.parametrize(("what", "fields", "said"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_added_is_refused_with_a_sentence(bench, work, what, fields, said):
    where = at(work, "50") if fields["raw"] == "5" else at(work, "全年到位", 1)
    after, answer = enter(bench, work, place=where, **fields)
    assert after is work
    assert answer["tone"] == "error"
    assert said in answer["text"]
    assert bench.store.history(work.case) == []


def test_the_same_values_again_are_no_correction(work):
    place = f"number:{number(work, '50')}"
    known = looked_at(work, place, 0)
    fields = ("raw", "value", "unit", "label", "measure", "parent")
    with pytest.raises(BadCorrection, match="没有要更正的内容"):
        corrections_of(work, Entered(place=place, **{name: known[name] for name in fields}))


NOWHERE = [
    "", "number:x", "text:s1:99:0", "text:s1:0:9999", "text:s9:0:0", "text:s1:-1:0", "text:s1:a:b",
    "page:s1:1:5:5", "page:s1:1:x:nan", "page:s1:1", "text:s1:0:1:2", "page:s1:1:1e999:inf", "junk",
]  # fmt: skip


@pytest.mark.parametrize("place", NOWHERE)
def test_a_place_that_is_nowhere_is_refused_with_a_sentence(work, place):
    picked, said = look(Act(order=1, do="look", subject=place), work, ZH)
    assert picked is None
    assert said["tone"] == "error"
    assert said["text"].endswith("。")
    assert "没有完成" not in said["text"]


def test_a_point_of_a_page_is_the_character_under_it():
    line = PageAnchor(0, 4, 2, 100, 112, (10, 20, 30, 40, 50))
    source = Source(id="s1", name="a.pdf", sha256="", format="pdf", pages=2)
    document = Document(source, (Paragraph("另页"), Paragraph("共12元", anchors=(line,))))
    found = _on_page(document, 2, (34.0, 105.0))
    assert (found.block, found.offset) == (1, 2)
    for page, x, y in ((1, 34.0, 105.0), (2, 34.0, 99.0), (2, 51.0, 105.0)):
        with pytest.raises(BadCorrection, match="没有识别出文字"):
            _on_page(document, page, (x, y))
