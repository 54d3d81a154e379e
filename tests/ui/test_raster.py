"""Pages of a PDF become images; anything else has no pages."""

import base64
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji.ui.raster import SCALE, page_image, page_sizes, unlocked

HEAD = "data:image/webp;base64,"


@pytest.fixture(scope="module")
def pdf():
    """Two pages of different size."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    canvas.drawString(50, 200, "34.50")
    canvas.showPage()
    canvas.setPageSize((400, 300))
    canvas.drawString(50, 200, "12")
    canvas.save()
    return out.getvalue()


def pixels(address):
    return Image.open(io.BytesIO(base64.b64decode(address.removeprefix(HEAD)))).size


def test_every_page_has_its_own_size(pdf):
    assert page_sizes(pdf) == ((300, 400), (400, 300))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"plain text"])
def test_what_is_no_readable_pdf_has_no_pages(data):
    assert page_sizes(data) == ()


def test_a_page_is_drawn_at_the_scale_of_the_screen(pdf):
    address = page_image(pdf, 2)
    assert address.startswith(HEAD)
    assert pixels(address) == (round(400 * SCALE), round(300 * SCALE))


def test_sessions_in_parallel_draw_the_same_pages(pdf):
    with ThreadPoolExecutor(8) as pool:
        drawn = set(pool.map(lambda i: page_image(pdf, 1 + i % 2), range(40)))
    assert len(drawn) == 2


def image(size, frames=1, **saved):
    out = io.BytesIO()
    first, *rest = (Image.new("RGB", size, "white") for _ in range(frames))
    more = {"save_all": True, "append_images": rest} if rest else {}
    first.save(out, **saved, **more)
    return out.getvalue()


def test_image_files_are_pages_of_the_size_that_they_print():
    tiff = image((1654, 2339), 2, format="TIFF", dpi=(200, 200))
    (width, height), second = page_sizes(tiff)
    assert (round(width), round(height)) == (595, 842)
    assert second == (width, height)
    assert pixels(page_image(tiff, 2)) == (round(width * SCALE), round(height * SCALE))
    assert page_sizes(image((800, 600), format="PNG"))[0][1] == pytest.approx(595.3, abs=1)
    assert page_sizes(b"\x89PNG broken") == ()


def test_a_locked_pdf_is_drawn_once_its_password_is_known():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(50, 200, "34.50")
    canvas.save()
    locked = out.getvalue()
    assert page_sizes(locked) == ()
    assert page_sizes(unlocked(locked, "falsch")) == ()
    bare = unlocked(locked, "geheim")
    assert page_sizes(bare) == ((300, 400),)
    assert pixels(page_image(bare, 1)) == (500, 667)
