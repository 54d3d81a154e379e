"""The door: any file in, told by its contents and not by its name, one Document out.

The reader of a format is imported when a file of that format comes, so that a text file costs no PDF engine.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from extract.document import Document
from extract.errors import BrokenFile, EmptyFile, LimitExceeded, MissingFile, UnknownFormat
from extract.readers.limits import LIMITS, Limits
from extract.sources import Source

Reader = Callable[[bytes, Source, Limits], Document]

_HEAD: Final = 1024
_BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_PDF: Final = b"%PDF-"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_READABLE: Final = "目前能读取 PDF（带文字层）、Word（.docx）和纯文本。"
# what the first bytes say, in the words of the user; these are never text
_FOREIGN: Final = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), "图片"),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "压缩文件"),
    ((b"{\\rtf",), "RTF 文档"),
)
_WEB: Final = (b"<!doctype html", b"<html", b"<?xml")


def read(
    source: str | Path | bytes,
    name: str | None = None,
    *,
    source_id: str = "s1",
    limits: Limits = LIMITS,
) -> Document:
    """Read one file from a path or from its bytes; raises ReadError with one sentence where that cannot be done."""
    data = source if isinstance(source, bytes) else _bytes_of(Path(source), limits)
    title = name or ("" if isinstance(source, bytes) else Path(source).name)
    if len(data) > limits.size:
        raise LimitExceeded(_too_large(limits))
    if not data.strip(_BLANK):
        raise EmptyFile("文件是空的，没有可读的内容。")
    form, reader = _reader_of(data)
    digest = hashlib.sha256(data).hexdigest()
    return reader(data, Source(id=source_id, name=title, sha256=digest, format=form), limits)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, but for one that is larger than the limits."""
    try:
        if path.stat().st_size > limits.size:
            raise LimitExceeded(_too_large(limits))
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFile(f"找不到文件 {path}。") from None
    except OSError as error:
        raise MissingFile(f"无法打开文件 {path}：{error.strerror}。") from None


def _too_large(limits: Limits) -> str:
    return f"文件超过 {limits.size // 2**20} MB 的上限，不予读取。"


def _reader_of(data: bytes) -> tuple[str, Reader]:
    """The name of the format and its reader; UnknownFormat where no reader knows the bytes."""
    head = data[:_HEAD]
    if head.lstrip(_BLANK).startswith(_PDF) or (_PDF in head and b"\x00" in head + data[-_HEAD:]):
        return "pdf", _read_pdf
    if head.startswith(_ZIP):
        return "docx", _known_package(data)
    if head.startswith(_OLE):
        raise _compound_error(data)
    for marks, kind in _FOREIGN:
        if head.startswith(marks):
            raise UnknownFormat(f"文件是{kind}，暂时不能读取；{_READABLE}")
    if head.lstrip(_BLANK).lower().startswith(_WEB):
        raise UnknownFormat(f"文件是网页，暂时不能读取；{_READABLE}")
    return "text", _read_text


def _compound_error(data: bytes) -> Exception:
    """Why a compound file of old Office programs cannot be read; encrypted new files are stored as one too."""
    if _LOCKED in data:
        return BrokenFile("文件已加密，需要密码才能打开。")
    return UnknownFormat(
        f"文件是旧版 Office 格式（.doc、.xls、.wps 等），暂时不能读取；{_READABLE}"
    )


def _known_package(data: bytes) -> Reader:
    """The reader of a zip file; only Word files have one so far."""
    # the directory of a damaged file may be lost, but the names stand beside the contents as well
    if b"word/document" in data or b"word/_rels" in data:
        return _read_word
    if b"xl/workbook" in data:
        raise UnknownFormat(f"文件是 Excel 工作簿，暂时不能读取；{_READABLE}")
    raise UnknownFormat(f"文件是压缩包或其他格式，暂时不能读取；{_READABLE}")


def _read_pdf(data: bytes, source: Source, limits: Limits) -> Document:
    from extract.readers.pdf import read_pdf  # noqa: PLC0415  # the engine loads when a PDF comes

    return read_pdf(data, source, limits)


def _read_word(data: bytes, source: Source, limits: Limits) -> Document:
    from extract.readers.word import read_word  # noqa: PLC0415  # lxml loads when a Word file comes

    return read_word(data, source, limits)


def _read_text(data: bytes, source: Source, _limits: Limits) -> Document:
    from extract.readers.text import read_text  # noqa: PLC0415  # imported like its neighbours

    try:
        return read_text(data, source)
    except UnknownFormat:
        raise UnknownFormat(f"文件不是文本，也不是认识的格式；{_READABLE}") from None
