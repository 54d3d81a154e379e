"""Old Office files told by their contents, and what each is rewritten as before it is read."""

from typing import Final

from extract.readers.office_compound import kind_of
from extract.readers.signatures import COMPOUND

TARGETS: Final = {
    "doc": "docx",
    "rtf": "docx",
    "odt": "docx",
    "xls": "xlsx",
    "ods": "xlsx",
    "xlsb": "xlsx",
    "slk": "xlsx",
    "xlsx": "xlsx",  # whose formulas hold no results
}
"""What each format is rewritten as."""

LOCKED: Final = "locked"
"""Stands for a file under a password, old or new."""

_HEAD: Final = 4096
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_STARTS: Final = ((b"{\\rtf", "rtf"), (b"ID;P", "slk"))
_MARKS: Final = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"schemas.microsoft.com/office/word/2003/wordml", "doc"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xls"),
)


def old_form(data: bytes) -> str:
    """The format of an old Office file by its contents: a key of TARGETS, LOCKED, or nothing."""
    if data.startswith(COMPOUND):
        return kind_of(data)
    for mark, form in _STARTS:
        if data.startswith(mark):
            return form
    head = data[:_HEAD].lstrip(_BLANK)
    if head.startswith((b"<?xml", b"PK\x03\x04")):
        return next((form for mark, form in _MARKS if mark in head), "")
    return ""
