"""Glyphs: characters that neither a file nor the machine can draw, where they stand, and what becomes of them."""

import base64
import io
from math import ceil
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf_engine import LOCK
from gouji import glyphs
from gouji.ui.raster import SCALE, SVG, page_image
from tests.extract.readers.test_pdf_fonts import SINGLE, machine_without_fonts, page

WEBP, DRAWN = "data:image/webp;base64,", "data:image/svg+xml;base64,"


@pytest.fixture
def bare(monkeypatch):
    """A machine without a font, forgotten as soon as the test is over."""
    glyphs._draws.cache_clear()
    page_image.cache_clear()
    with machine_without_fonts(monkeypatch):
        yield
    glyphs._draws.cache_clear()
    page_image.cache_clear()


def turned(degrees):
    """Return a page that is shown turned, with one character that its file holds no font for."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), invariant=1)
    canvas.setPageRotation(degrees)
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(50, 100, "预")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(80, 100, "12")
    canvas.save()
    return out.getvalue()


def missing(data):
    with LOCK:
        return [(g.text, round(g.x), round(g.y), g.size, g.slope) for g in glyphs.undrawn(data, 1)]


def test_without_fonts_every_character_of_a_chinese_font_is_told_with_its_place(bare):
    told = zip(SINGLE.split(), range(60, 240, 30), strict=True)
    assert missing(page()) == [(character, x, 142, 10, 0) for character, x in told]


TURNED = [(0, 50, 300, 0), (90, 100, 50, 90), (180, 250, 100, 180), (270, 200, 350, -90)]


@pytest.mark.parametrize(("degrees", "x", "y", "slope"), TURNED)
def test_a_page_that_is_turned_turns_its_characters(bare, degrees, x, y, slope):
    page()  # knows the font
    ((text, *place, size, found),) = missing(turned(degrees))
    assert (text, place, size, abs(found - slope) % 360) == ("预", [x, y], 12, 0)


def test_with_a_font_for_chinese_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(glyphs, "draws_chinese", lambda: True)
    assert missing(page()) == []
    page_image.cache_clear()
    assert page_image(page(), 1).startswith(WEBP)
    page_image.cache_clear()


def test_a_page_that_holds_no_chinese_is_a_picture_and_nothing_else(bare):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 200, "34.50")
    canvas.save()
    assert page_image(out.getvalue(), 1).startswith(WEBP)


def test_the_browser_is_given_the_characters_over_the_picture(bare):
    address = page_image(page(), 1)
    root = ET.fromstring(base64.b64decode(address.removeprefix(DRAWN)))
    image, *texts = root
    assert [each.text for each in texts] == SINGLE.split()
    assert texts[0].attrib["x"] == "60"
    assert {each.tag for each in texts} == {f"{{{SVG}}}text"}
    inner = image.attrib["href"]
    size = Image.open(io.BytesIO(base64.b64decode(inner.removeprefix(WEBP)))).size
    assert size == (ceil(595.2756 * SCALE), ceil(841.8898 * SCALE))
