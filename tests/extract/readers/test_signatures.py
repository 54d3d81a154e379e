"""Signatures: images are told by their first bytes, those of the formats that telephones send as well."""

from io import BytesIO

import pytest
from PIL import Image

from extract.readers.signatures import image_form

FORMS = {"PNG": "png", "JPEG": "jpg", "TIFF": "tif", "GIF": "gif", "BMP": "bmp", "WEBP": "webp"}


@pytest.mark.parametrize("program", FORMS)
def test_an_image_is_told_by_its_first_bytes(program):
    out = BytesIO()
    Image.new("L", (8, 8)).save(out, program)
    assert image_form(out.getvalue()) == FORMS[program]


@pytest.mark.parametrize("data", [b"BM", b"BM 2023", b"RIFF....WAVE", b"", "预算".encode()])
def test_other_bytes_are_none(data):
    assert image_form(data) == ""
