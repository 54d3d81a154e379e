"""Scans and images end to end: forms printed, scanned well and badly, and read; mixed files; what cannot be read."""

import importlib
import io
from collections import Counter
from decimal import Decimal

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader

from benchmarks import scanned_forms
from benchmarks.known_forms import Form
from benchmarks.scanned_forms import FONTS, GOOD, HARD, as_pdf, pages, printed
from benchmarks.scanned_marks import folded, numerals
from extract.document import Table
from extract.errors import BrokenFile, LimitExceeded, MissingTool
from extract.readers import ocr_extra, read
from extract.readers.limits import Limits
from extract.scan import scan
from tests.extract.readers.sheets import Sheet

FORMS = list(pages(4))
SMALL = Form("", (2, 2), (("名称", "金额"), ("会议费", "34.50")))
HAS_OCR = all(importlib.util.find_spec(name) for name in ("cv2", "rapidocr", "onnxruntime"))
HAS_FONTS = all(font.exists() for font in FONTS)
recognises = pytest.mark.skipif(
    not (HAS_OCR and HAS_FONTS), reason="the extra ocr or the fonts of fonts-noto-cjk are missing"
)


def scanned(contents, scanner, font=0):
    """Pages of forms as a PDF of pictures, with what was printed on each."""
    sheets = [
        printed(content, FONTS[font], scanner.dpi, number=i + 1)
        for i, content in enumerate(contents)
    ]
    return as_pdf([scanner.scan(sheet.image, i) for i, sheet in enumerate(sheets)]), sheets


def small_image(form="PNG", **options):
    """A picture of a small table."""
    image = printed((SMALL,), dpi=200).image.crop((100, 150, 1554, 420))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def well():
    """Two pages at 200 dpi with some noise, turned by half a degree."""
    data, sheets = scanned(FORMS[:2], GOOD)
    told = []
    document = read(data, "scan.pdf", limits=Limits(), progress=lambda *at: told.append(at))
    return document, sheets, told


@pytest.fixture(scope="module")
def badly():
    """Pages at 150 dpi, blurred and noisy, turned by more than a degree; rows so low that characters touch rules."""
    data, sheets = scanned([FORMS[2], FORMS[1]], HARD, font=1)
    return read(data, "hard.pdf"), sheets


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table):
    return {(c.row, c.column, c.rowspan, c.colspan): folded(table.content(c)) for c in table.cells}


def marks(document, sheets):
    """F1 of cells and recall of numerals in cells."""
    read_cells = [grid(table) for table in tables(document)]
    true = [{slot: folded(text) for slot, text in t.items()} for s in sheets for t in s.tables]
    right = sum(
        bool(text) and cells.get(slot) == text
        for cells, truth in zip(read_cells, true, strict=True)
        for slot, text in truth.items()
    )
    filled = [sum(map(bool, cells.values())) for cells in (*read_cells, *true)]
    wanted, found = (
        Counter(n for cells in group for text in cells.values() for n in numerals(text))
        for group in (true, read_cells)
    )
    return 2 * right / sum(filled), (wanted & found).total() / wanted.total()


@recognises
@pytest.mark.parametrize(
    ("name", "cells", "figures"), [("well", 0.96, 0.99), ("badly", 0.96, 0.98)]
)
def test_every_grid_is_found_and_its_cells_are_read(name, cells, figures, request):
    document, sheets, *_ = request.getfixturevalue(name)
    assert [set(grid(t)) for t in tables(document)] == [set(t) for s in sheets for t in s.tables]
    f1, recall = marks(document, sheets)
    assert f1 >= cells
    assert recall >= figures


@recognises
def test_text_beside_tables_is_in_reading_order_and_page_numbers_are_apart(well):
    document, sheets, _ = well
    texts = [folded(b.text) for b in document.blocks if not isinstance(b, Table)]
    assert texts == [folded(text) for sheet in sheets for text in sheet.paragraphs]
    assert [folded(aside.text) for aside in document.furniture] == ["-1-", "-2-"]


@recognises
def test_figures_that_were_read_well_are_not_in_doubt(well):
    numbers = scan(well[0])
    assert all(number.confidence is not None for number in numbers)
    doubtful = [n.raw for n in numbers if n.confidence < Decimal("0.9") or n.alternatives]
    assert len(doubtful) <= 0.02 * len(numbers)


@recognises
def test_figures_that_were_misread_are_in_doubt(badly):
    document, sheets = badly
    for table, truth in zip(tables(document), [t for s in sheets for t in s.tables], strict=True):
        block = document.blocks.index(table)
        for cell in table.cells:
            text = truth[cell.row, cell.column, cell.rowspan, cell.colspan]
            read_as = numerals(folded(table.content(cell)))
            if read_as != numerals(folded(text)):
                inside = [
                    n
                    for n in scan(document)
                    if n.block == block and cell.start <= n.start < cell.end
                ]
                assert any(n.confidence < Decimal("0.9") or n.alternatives for n in inside), text


@recognises
def test_a_user_is_told_that_print_was_recognised(well):
    document, _, told = well
    (problem,) = document.problems
    assert problem.code == "recognised"
    assert "第 1—2 页" in problem.what
    assert document.source.ocr_suspect
    assert told == [(0, 2), (1, 2), (2, 2)]


@recognises
def test_a_figure_is_found_on_the_page_as_it_was_scanned(badly):
    document, _ = badly
    number = next(n for n in scan(document) if n.raw == "2,345.60")
    (place,) = document.where(number.block, number.start, number.end).boxes
    image = Image.open(io.BytesIO(pages_of(scanned([FORMS[2]], HARD, font=1)[0])[0]))
    left, top, right, bottom = (round(v * HARD.dpi / 72) for v in place.box)
    ink = image.convert("L").point(lambda v: 255 if v < 130 else 0)
    assert ink.crop((left, top, right, bottom)).getbbox() is not None
    # half a character up or down there is the rule, and beside it the paper of the cell
    assert ink.crop((left - 12, top + 4, left - 6, bottom - 4)).getbbox() is None


def pages_of(data):
    """The pages of a PDF as PNG files."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        out = io.BytesIO()
        page.render(scale=HARD.dpi / 72).to_pil().save(out, "PNG")
        found.append(out.getvalue())
    return found


@recognises
@pytest.mark.parametrize(
    ("form", "options"),
    [("PNG", {}), ("JPEG", {"dpi": (200, 200), "quality": 80}), ("TIFF", {"dpi": (200, 200)})],
)
def test_images_are_read(form, options):
    document = read(small_image(form, **options), "picture")
    assert [grid(table)[1, 1, 1, 1] for table in tables(document)] == ["34.50"]
    assert document.source.pages == 1


@recognises
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_turned(quarters):
    image = Image.open(io.BytesIO(small_image())).convert("L").rotate(90 * quarters, expand=True)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(200, 200))
    document = read(out.getvalue(), "side.png")
    (table,) = tables(document)
    assert grid(table)[1, 1, 1, 1] == "34.50"
    cell = table.cells[-1]
    (place,) = document.where(document.blocks.index(table), cell.start, cell.end).boxes
    left, top, right, bottom = (round(v * 200 / 72) for v in place.box)
    ink = image.point(lambda v: 255 if v < 130 else 0)
    assert ink.crop((left, top, right, bottom)).getbbox() is not None
    assert (right - left > bottom - top) == (quarters == 2)


@recognises
def test_a_figure_under_a_seal_is_read_and_in_doubt():
    image = Image.open(io.BytesIO(small_image())).convert("RGB")
    seal = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(seal)
    middle, radius = (1020, 150), 100
    box = [v + d for d in (-radius, radius) for v in middle]
    draw.ellipse(box, outline=(205, 40, 45), width=9)
    draw.ellipse([v + d for d in (-30, 30) for v in middle], fill=(205, 40, 45))
    out = io.BytesIO()
    ImageChops.multiply(image, seal).save(out, "PNG", dpi=(200, 200))
    document = read(out.getvalue(), "sealed.png")
    (table,) = tables(document)
    assert grid(table)[1, 1, 1, 1] == "34.50"
    (number,) = scan(document)
    assert number.confidence < Decimal("0.9")
    assert "seal" in {problem.code for problem in document.problems}


LIST = (
    ("项目名称", "年初预算数", "全年预算数", "全年执行数"),
    ("会议费", "30.10", "32.40", "31.25"),
    ("培训费", "12.50", "12.60", "12.05"),
    ("印刷费", "8.20", "8.35", "7.90"),
)


@recognises
def test_a_table_without_rules_is_put_together_and_said_so(monkeypatch):
    monkeypatch.setattr(scanned_forms.Sheet, "rule", lambda *_: None)
    image = printed((Form("", (3, 2, 2, 2), LIST),), dpi=200).image.crop((100, 150, 1554, 520))
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(200, 200))
    document = read(out.getvalue(), "bare.png")
    (table,) = tables(document)
    assert [folded(table.content(cell)) for cell in table.cells] == [t for row in LIST for t in row]
    assert "recognised" in {problem.code for problem in document.problems}
    assert any(problem.code.startswith("table-") for problem in document.problems)


@recognises
def test_an_image_of_several_pages_is_one_document():
    image = Image.open(io.BytesIO(small_image()))
    out = io.BytesIO()
    image.save(out, "TIFF", save_all=True, append_images=[image], dpi=(200, 200))
    document = read(out.getvalue(), "two.tif")
    assert document.source.pages == 2
    assert {a.page for b in document.blocks for a in b.anchors} == {1, 2}


@recognises
def test_reading_twice_gives_the_same():
    data = small_image()
    assert read(data, "a.png") == read(data, "a.png")


def mixed():
    """A printed page, a scanned one and a printed one."""
    picture = Image.open(io.BytesIO(small_image()))
    sheet = Sheet()
    sheet.text(80, 100, "第一部分")
    sheet.turn_page()
    width, height = 475, 475 * picture.height / picture.width
    sheet.canvas.drawImage(ImageReader(picture), 60, 742 - height, width, height)
    sheet.turn_page()
    sheet.text(80, 100, "第三部分")
    sheet.canvas.save()
    return sheet.buffer.getvalue()


@recognises
def test_scanned_pages_stand_between_printed_ones():
    document = read(mixed(), "mixed.pdf")
    assert document.blocks[0].text == "第一部分"
    assert [grid(t)[1, 1, 1, 1] for t in tables(document)] == ["34.50"]
    assert document.blocks[-1].text == "第三部分"
    assert ["第 2 页" in p.what for p in document.problems if p.code == "recognised"] == [True]
    numbers = scan(document)
    assert {n.raw: n.confidence is not None for n in numbers}["34.50"]


@pytest.fixture
def without_ocr(monkeypatch):
    """A machine where the extra is not installed."""

    def nothing(name):
        raise ImportError(name)

    ocr_extra.opencv.cache_clear()
    ocr_extra.rapidocr.cache_clear()
    monkeypatch.setattr(ocr_extra.importlib, "import_module", nothing)
    yield
    ocr_extra.opencv.cache_clear()
    ocr_extra.rapidocr.cache_clear()


def blank_scan():
    return as_pdf([GOOD.scan(Image.new("L", (400, 600), 255))])


def blank_image():
    out = io.BytesIO()
    Image.new("L", (400, 600), 255).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("data", [blank_scan(), blank_image()], ids=["pdf", "png"])
def test_without_the_extra_one_sentence_says_what_to_install(without_ocr, data):
    with pytest.raises(MissingTool, match=r"gouji\[ocr\]"):
        read(data, "scan")


@pytest.mark.skipif(not HAS_FONTS, reason="the fonts of fonts-noto-cjk are missing")
def test_without_the_extra_printed_pages_are_read_all_the_same(without_ocr):
    document = read(mixed(), "mixed.pdf")
    assert [b.text for b in document.blocks] == ["第一部分", "第三部分"]
    (problem,) = document.problems
    assert problem.code == "scan"
    assert "第 2 页" in problem.what
    assert "gouji[ocr]" in problem.what


@recognises
def test_a_page_without_print_is_a_problem():
    document = read(blank_image(), "blank.png")
    assert document.blocks == ()
    assert [p.code for p in document.problems] == ["scan"]


@recognises
@pytest.mark.parametrize(
    ("case", "data", "limits"),
    [
        (
            "too many scanned pages",
            as_pdf([GOOD.scan(Image.new("L", (40, 60)))] * 3),
            Limits(scans=2),
        ),
        ("too slow", blank_image(), Limits(seconds=-100.0)),
    ],
)
def test_limits_hold(case, data, limits):
    with pytest.raises(LimitExceeded):
        read(data, "scan", limits=limits)


def test_an_image_of_too_many_pixels_is_not_opened():
    out = io.BytesIO()
    Image.new("1", (12_000, 11_000)).save(out, "PNG")
    with pytest.raises(LimitExceeded, match="像素"):
        read(out.getvalue(), "large.png")


@pytest.mark.parametrize("size", [30, 400])
def test_a_damaged_image_is_one_sentence(size):
    with pytest.raises(BrokenFile, match="图片已损坏"):
        read(small_image()[:size] if HAS_FONTS else blank_image()[:size], "cut.png")
