"""The marked-up PDF: a mark at every number where it is printed, a comment at every matter, the pages untouched."""

from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from gouji import glyphs
from gouji.pipeline import NamedBytes, audit_files
from gouji.review.exports.crops import crops_of
from gouji.review.exports.errors import NoPdf
from gouji.review.exports.marked_pdf import marked_pdf
from gouji.review.exports.papers import Papers
from tests.extract.readers.test_pdf_fonts import machine_without_fonts
from tests.review.exports.cases import audit_of, decided, sample, wrong_sum

PDF = "education-2024.pdf"
SHOWN = {"ok": "相符：", "mismatch": "不符：", "single": "无勾稽对象：", "context": "非数据："}
SLIP = "金额单位：万元。基本支出100万元，其中：人员经费60万元，公用经费39万元两部分。"


@cache
def marked(*log):
    """The sample with marks, and with decisions where a log is given."""
    data, audit = sample(PDF)
    return PdfReader(BytesIO(marked_pdf(Papers(audit, log, originals={"s1": data}), "s1")))


def annotations(reader):
    """Annotations with the number of their page."""
    return [
        (number, each.get_object())
        for number, page in enumerate(reader.pages, 1)
        for each in page.get("/Annots", ())
    ]


def stamps(reader):
    return [(page, note) for page, note in annotations(reader) if note["/Subtype"] == "/Stamp"]


def comments(reader):
    return [(page, note) for page, note in annotations(reader) if note["/Subtype"] == "/Text"]


def test_every_number_has_a_mark_that_says_what_it_is():
    _, audit = sample(PDF)
    said = {note["/NM"].partition("-")[0]: note["/Contents"] for _, note in stamps(marked())}
    assert said.keys() == {number.id for number in audit.numbers if number.where.boxes}
    for number in audit.numbers:
        assert said[number.id].startswith(SHOWN.get(number.mark.value, ""))


def test_marks_are_told_apart_without_colour():
    drawn = {}
    for _, note in stamps(marked()):
        mark = note["/Contents"].partition("：")[0]
        content = note["/AP"]["/N"].get_data().decode()
        drawn.setdefault(mark, content[content.rindex("cm") :])
    assert len(drawn) >= 4
    assert len(set(drawn.values())) == len(drawn)


def test_a_mark_lies_over_its_number():
    _, audit = sample(PDF)
    reader = marked()
    height = float(reader.pages[0].mediabox.height)
    places = {note["/NM"]: note["/Rect"] for _, note in stamps(reader)}
    for number in audit.numbers:
        left, top, right, bottom = number.where.boxes[0].box
        x0, y0, x1, y1 = (float(each) for each in places[f"{number.id}-0"])
        assert x0 <= left
        assert right <= x1
        assert y0 <= height - bottom + 0.01
        assert height - top <= y1


def test_every_matter_has_a_comment_that_says_all():
    _, audit = sample(PDF)
    said = "\n".join(note["/Contents"] for _, note in comments(marked()))
    for matter in Papers(audit).matters():
        assert f"疑点{matter.number}【" in said
        assert matter.headline in said
    assert "复核决定：待定" in said


def test_a_decision_stands_in_its_comment():
    _, audit = sample(PDF)
    head = Papers(audit).matters()[0].head
    reader = marked(decided(5, head.key, head.fingerprint))
    said = [n["/Contents"] for _, n in comments(reader) if "疑点1【" in n["/Contents"]]
    assert said
    assert all(text.endswith("复核决定：请单位说明") for text in said)


def test_the_first_page_says_what_the_signs_mean():
    (page, legend) = next((p, n) for p, n in comments(marked()) if n["/NM"] == "legend")
    assert page == 1
    assert "√　相符" in legend["/Contents"]
    assert "D　无勾稽对象" in legend["/Contents"]


def test_the_pages_say_what_they_said_and_keep_their_own_annotations():
    data, audit = sample(PDF)
    before = PdfReader(BytesIO(data))
    assert [p.extract_text() for p in marked().pages] == [p.extract_text() for p in before.pages]
    again = marked_pdf(
        Papers(audit, originals={"s1": marked_pdf(Papers(audit, originals={"s1": data}), "s1")}),
        "s1",
    )
    assert len(annotations(PdfReader(BytesIO(again)))) == 2 * len(annotations(marked()))


def page_with(text, rotation=0, crop=None):
    """A PDF of one page with a line of text, shown turned and cropped."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    packed = BytesIO()
    drawing = canvas.Canvas(packed, pagesize=(600, 800))
    drawing.setFont("STSong-Light", 12)
    drawing.saveState()
    turned = {0: (0, 60, 700), 90: (90, 100, 60), 180: (180, 540, 100), 270: (270, 500, 740)}
    angle, x, y = turned[rotation]
    drawing.translate(x, y)
    drawing.rotate(angle)
    drawing.drawString(0, 0, text)
    drawing.restoreState()
    drawing.save()
    writer = PdfWriter(clone_from=BytesIO(packed.getvalue()))
    writer.pages[0].rotate(rotation)
    if crop:
        writer.pages[0].cropbox = RectangleObject(crop)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


TURNED = [
    # how the page is shown       rotation  crop                    where the line lies on it: x and y
    ("upright", 0, None, (60, 560), (695, 715)),
    ("cropped", 0, (20, 30, 580, 790), (60, 560), (695, 715)),
    ("turned a quarter", 90, None, (85, 105), (60, 560)),
    ("turned half", 180, None, (40, 540), (85, 105)),
    ("turned three quarters", 270, None, (495, 515), (240, 740)),
    ("turned and cropped", 90, (20, 30, 580, 790), (85, 105), (60, 560)),
]


@pytest.mark.parametrize(
    ("case", "rotation", "crop", "x", "y"), TURNED, ids=[row[0] for row in TURNED]
)
def test_marks_follow_the_page_as_it_is_shown(case, rotation, crop, x, y):
    data = page_with(SLIP, rotation, crop)
    audit = audit_files([NamedBytes("t.pdf", data)]).audit
    reader = PdfReader(BytesIO(marked_pdf(Papers(audit, originals={"s1": data}), "s1")))
    found = [[float(each) for each in note["/Rect"]] for _, note in stamps(reader)]
    assert len(found) == 3
    for x0, y0, x1, y1 in found:
        assert x[0] - 8 <= x0 < x1 <= x[1] + 8
        assert y[0] - 8 <= y0 < y1 <= y[1] + 8


def test_a_crop_shows_the_stretch_of_the_page_with_its_places():
    data, audit = sample(PDF)
    papers = Papers(audit, originals={"s1": data})
    for matter in papers.matters():
        for crop in crops_of(papers, matter.head):
            assert crop.png.startswith(b"\x89PNG")
            assert crop.width == pytest.approx(595, abs=2)
            assert 40 < crop.height < 842


def test_a_crop_that_lacks_the_glyphs_of_its_place_says_so(monkeypatch):
    data = page_with(SLIP, 0, None)
    audit = audit_files([NamedBytes("t.pdf", data)]).audit
    papers = Papers(audit, originals={"s1": data})
    (matter,) = papers.matters()
    glyphs._draws.cache_clear()
    with machine_without_fonts(monkeypatch):
        (lacking,) = crops_of(papers, matter.head)
    glyphs._draws.cache_clear()
    assert "部分文字未能显示" in lacking.caption
    monkeypatch.setattr(glyphs, "draws_chinese", lambda: True)
    (whole,) = crops_of(papers, matter.head)
    assert whole.caption == "第1页原文截图"


ENCRYPTED = [
    ("with a password for the owner alone", "", True),
    ("with a password for the reader", "geheim", False),
]


@pytest.mark.parametrize(
    ("case", "password", "opens"), ENCRYPTED, ids=[row[0] for row in ENCRYPTED]
)
def test_a_locked_file(case, password, opens):
    data, audit = sample(PDF)
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    papers = Papers(audit, originals={"s1": locked.getvalue()})
    if opens:
        assert stamps(PdfReader(BytesIO(marked_pdf(papers, "s1"))))
    else:
        with pytest.raises(NoPdf, match="无法打开"):
            marked_pdf(papers, "s1")


BROKEN = [
    ("no file at hand", {}, "原件"),
    ("a file that is no PDF", {"s1": b"text"}, "原件"),
    ("a damaged PDF", {"s1": b"%PDF-1.7 and nothing else"}, "无法打开"),
]


@pytest.mark.parametrize(("case", "originals", "said"), BROKEN, ids=[row[0] for row in BROKEN])
def test_without_a_pdf_there_is_one_sentence(case, originals, said):
    with pytest.raises(NoPdf, match=said):
        marked_pdf(Papers(audit_of(wrong_sum()), originals=originals), "s1")
