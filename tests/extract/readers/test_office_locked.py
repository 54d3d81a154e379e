"""Office files under a password: read with it, one sentence without it."""

import shutil
from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from benchmarks.form_files import as_docx, as_xlsx
from benchmarks.ten_forms import ten_forms
from extract.errors import BrokenFile, LimitExceeded, LockedFile, ReadError
from extract.readers import read
from extract.readers.office_forms import LOCKED as LOCK
from extract.readers.office_forms import old_form
from extract.readers.office_locked import unlocked

FORM = ten_forms()[9]
PLAIN = {"docx": as_docx([FORM]), "xlsx": as_xlsx([FORM])}


def locked(data: bytes, password: str) -> bytes:
    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, out)
    return out.getvalue()


LOCKED = {form: locked(data, "预算2024") for form, data in PLAIN.items()}


@pytest.mark.parametrize("form", LOCKED)
def test_a_password_opens_a_file(form):
    found = read(LOCKED[form], f"a.{form}", password="预算2024")
    assert found.blocks == read(PLAIN[form], f"a.{form}").blocks
    assert found.source.format == form
    assert found.source.sha256 != read(PLAIN[form], f"a.{form}").source.sha256


WRONG = [
    ("no password", None, "文件已加密，需要密码才能打开。"),
    ("a wrong one", "1234", "文件的密码不对。"),
    ("an empty one", "", "文件的密码不对。"),
]


@pytest.mark.parametrize(
    ("password", "sentence"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_one_sentence_without_the_password(password, sentence):
    with pytest.raises(BrokenFile) as caught:
        read(LOCKED["docx"], "a.docx", password=password)
    assert str(caught.value) == sentence


def test_a_file_that_is_only_protected_from_changes_needs_no_password():
    made = locked(PLAIN["xlsx"], "VelvetSweatshop")
    assert read(made, "a.xlsx").blocks == read(PLAIN["xlsx"], "a.xlsx").blocks


@pytest.mark.parametrize("length", [600, 4096, 9000, len(LOCKED["docx"]) - 700])
def test_a_damaged_file_is_one_sentence(length):
    with pytest.raises(ReadError):
        read(LOCKED["docx"][:length], "a.docx", password="预算2024")


def test_a_file_that_asks_for_too_much_work_is_one_sentence(monkeypatch):
    class Costly:
        format = "ooxml"
        info = {"spinValue": 2**31}

    monkeypatch.setattr(msoffcrypto, "OfficeFile", lambda _: Costly())
    with pytest.raises(LimitExceeded, match="计算量"):
        unlocked(LOCKED["docx"], "预算2024")


OLD = Path(__file__).parent / "locked"
"""What LibreOffice saved in the formats of Office 97, under the password abc123."""


@pytest.mark.parametrize("form", ["doc", "xls"])
def test_an_old_file_is_opened_by_its_password(form):
    data = (OLD / f"spending.{form}").read_bytes()
    assert old_form(data) == LOCK
    assert old_form(unlocked(data, "abc123")) == form


@pytest.mark.parametrize("form", ["doc", "xls"])
@pytest.mark.parametrize(
    ("password", "sentence"), [w[1:] for w in WRONG[:2]], ids=[w[0] for w in WRONG[:2]]
)
def test_an_old_file_without_its_password_is_one_sentence(form, password, sentence):
    with pytest.raises(LockedFile) as caught:
        read(OLD / f"spending.{form}", password=password)
    assert str(caught.value) == sentence


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["doc", "xls"])
def test_an_old_file_under_a_password_is_read(form):
    document = read(OLD / f"spending.{form}", password="abc123")
    assert document.source.format == form
    assert "12.5" in "".join(block.text for block in document.blocks)
