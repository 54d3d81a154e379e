"""Decoding: the characters of a text file, whatever encoding an editor has saved it in."""

import re
from collections.abc import Iterator
from typing import Final

from extract.errors import EmptyFile, UnknownFormat
from extract.readers.folding import without_unseen
from extract.readers.signatures import BLANK

LOST: Final = "\ufffd"
"""Stands for bytes that are no character."""
_RARE: Final = (
    200  # characters for one that is lost: below that it was no text, or of another encoding
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes) -> str:
    """The characters of a text file, by byte order mark, then UTF-8, UTF-16 without a mark, GB 18030.

    A few damaged bytes become characters that stand for what is lost.
    Raises EmptyFile where there is nothing and UnknownFormat where the bytes are no text.
    """
    if not data.strip(BLANK):
        raise EmptyFile("文件是空的，没有可读的内容。")
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return without_unseen(text)
    damaged = (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030"))
    text = min(damaged, key=lambda found: found.count(LOST))
    if text.count(LOST) * _RARE > len(text) or not _plausible(text):
        raise UnknownFormat("文件不是文本：内容无法按 UTF-8、UTF-16 或 GB18030 解码。")
    return without_unseen(text)


def _candidates(data: bytes) -> Iterator[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
        return
    if data.count(0) * 10 > len(data) and len(data) % 2 == 0:
        # ASCII characters leave a zero in every second byte, and on which side tells the byte order
        yield "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
        return
    yield "utf-8-sig"
    yield "gb18030"
    if len(data) % 2 == 0:
        yield "utf-16-le"
        yield "utf-16-be"


def _plausible(text: str) -> bool:
    """Whether decoded text reads like a document: hardly any control characters, mostly known scripts."""
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) * 200 > len(sample):
        return False
    visible = [c for c in sample if not c.isspace()]
    known = sum(
        "\u4e00" <= c <= "\u9fff"
        or c < "\u0250"
        or "\u2000" <= c <= "\u33ff"
        or c >= "\uff00"
        or c.isdecimal()
        for c in visible
    )
    return known * 10 >= len(visible) * 9
