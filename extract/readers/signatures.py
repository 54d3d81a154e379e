"""Signatures: the first bytes that containers begin with, whatever is inside."""

from typing import Final

_HEAD: Final = 1024
_PDF: Final = b"%PDF-"

BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
"""Bytes that may stand before the contents, or instead of any."""

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""A zip file, and one that is empty."""

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A compound file, as old Office programs write it."""

_IMAGES: Final = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"GIF8", "gif"),
)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF: they begin as one, or one begins behind what a server has put before it.

    >>> is_pdf(b"%PDF-1.7"), is_pdf("文件应以 %PDF-1.7 开头".encode())
    (True, False)
    """
    head = data[:_HEAD]
    behind = _PDF in head and b"\x00" in head + data[-_HEAD:]
    return head.lstrip(BLANK).startswith(_PDF) or behind


def image_form(data: bytes) -> str:
    r"""The format of an image by its first bytes; nothing for other bytes.

    >>> image_form(b"\x89PNG"), image_form(b"RIFF\x00\x01\x00\x00WEBPVP8 "), image_form(b"BMW")
    ('png', 'webp', '')
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return "bmp"
    return next((form for mark, form in _IMAGES if data.startswith(mark)), "")
