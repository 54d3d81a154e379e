"""Fonts that a PDF does not hold: what is read is the same whatever fonts the machine has, and drawing keeps its own."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf_fonts, read
from extract.readers.pdf_engine import LOCK, opened, page_of
from extract.readers.pdf_fonts import stand_in
from gouji.ui.raster import page_image

SINGLE = "预 0 支 7 分 9"


def page() -> bytes:
    """Single characters, each drawn on its own in a font that the file does not hold."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("STSong-Light", 10)
    for i, character in enumerate(SINGLE.split()):
        canvas.drawString(60 + 30 * i, 700, character)
    canvas.save()
    return out.getvalue()


@contextmanager
def machine_without_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Meanwhile pdfium finds no font on the machine, as in a small container."""
    offer = pdf_fonts._OFFER
    with monkeypatch.context() as patch, LOCK:
        none = {name: type(offer._machine[name])() for name in ("MapFont", "GetFont")}
        patch.setattr(offer, "_machine", offer._machine | none)
        offer.change(stand_in=False)
        yield
    with LOCK:
        offer.change(stand_in=False)


def test_single_characters_are_read_on_a_machine_without_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = read(page(), "forms.pdf")
    with machine_without_fonts(monkeypatch):
        elsewhere = read(page(), "forms.pdf")
    assert here.blocks[0].text.split() == SINGLE.split()
    assert elsewhere == here


def test_the_machine_is_not_asked_for_fonts_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    offer = pdf_fonts._OFFER
    own = offer._machine["MapFont"]
    watched = type(own)(lambda *given: asked.append(given) or own(*given))
    monkeypatch.setattr(offer, "_machine", offer._machine | {"MapFont": watched})
    with LOCK:
        offer.change(stand_in=False)
    try:
        read(page(), "forms.pdf")
        assert not asked
        with opened(page()) as document, page_of(document, 0, to_draw=True):
            assert asked
    finally:
        monkeypatch.undo()
        with LOCK:
            offer.change(stand_in=False)


def test_a_page_is_drawn_alike_before_and_after_reading() -> None:
    data = page()
    page_image.cache_clear()
    before = page_image(data, 1)
    read(data, "forms.pdf")
    page_image.cache_clear()
    assert page_image(data, 1) == before


@pytest.mark.parametrize("character", ["预", "7", "%", "𠮷", "\u2f00"])
def test_the_stand_in_measures_every_character(character: str) -> None:
    font = ImageFont.truetype(io.BytesIO(stand_in()), 1000)
    left, top, right, bottom = font.getmask(character).getbbox()
    assert 0 < right - left < font.getlength(character) / 4
    assert 0 < bottom - top < 860
