"""The door: any file in, told by its contents and not by its name, one Document out.

The reader of a format is imported when a file of that format comes, so that a text file costs no PDF engine.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from extract.document import Document
from extract.errors import (
    BrokenFile,
    EmptyFile,
    LimitExceeded,
    MissingFile,
    ReadError,
    UnknownFormat,
)
from extract.readers.conservation import conserved
from extract.readers.folding import folded
from extract.readers.limits import LIMITS, Limits, Progress
from extract.readers.signatures import BLANK, COMPOUND, ZIP, image_form, is_pdf
from extract.readers.terms import READERS, Converted, Terms
from extract.sources import Source

Reader = Callable[[bytes, Source, Terms], Document]

_HEAD: Final = 1024
_READABLE: Final = (
    "目前能读取 PDF、扫描图片、Word、Excel、网页、纯文本和装有这些文件的 .zip 压缩包。"
)
# what the first bytes say, in the words of the user; these are never text
_FOREIGN: Final = (((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "压缩文件"),)
_OLD: Final = "旧版 Office 文件"
_MARKUP: Final = b"<?xml"
_FLAT: Final = b"schemas.microsoft.com/office/2006/xmlPackage"


def read(  # noqa: PLR0913  # each term by its name
    source: str | Path | bytes,
    name: str | None = None,
    *,
    source_id: str = "s1",
    limits: Limits = LIMITS,
    password: str | None = None,
    converted: Converted | None = None,
    progress: Progress | None = None,
    reader: str = READERS[0],
) -> Document:
    """Read one file from a path or from its bytes; raises ReadError with one sentence where that cannot be done.

    ``password`` opens encrypted PDF and Office files; ``converted`` is what ``convert_all`` made of many old files in
    one go; ``progress`` is told how many scanned pages are recognised, and of how many; ``reader`` names the reader of
    PDF files.
    """
    terms = Terms(limits, password, converted or {}, progress, reader)
    data = source if isinstance(source, bytes) else _bytes_of(Path(source), limits)
    title = name or ("" if isinstance(source, bytes) else Path(source).name)
    title = title.encode(
        "utf-8", "backslashreplace"
    ).decode()  # names may hold bytes of no character
    if len(data) > limits.size:
        raise LimitExceeded(_too_large(limits))
    if not data.strip(BLANK):
        raise EmptyFile("文件是空的，没有可读的内容。")
    plain = _unlocked(data, password)
    form, read_form = _reader_of(plain)
    digest = hashlib.sha256(data).hexdigest()
    named = Source(id=source_id, name=title, sha256=digest, format=form)
    return conserved(folded(read_form(plain, named, terms)))


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


def _unlocked(data: bytes, password: str | None) -> bytes:
    """The file itself, or what a password opens of it where it is an Office file under one."""
    from extract.readers.office_forms import LOCKED, old_form  # noqa: PLC0415  # nobody else needs it

    if old_form(data) != LOCKED:
        return data
    from extract.readers.office_locked import unlocked  # noqa: PLC0415  # few files are locked

    return unlocked(data, password)


def _reader_of(data: bytes) -> tuple[str, Reader]:
    """The name of the format and its reader; UnknownFormat where no reader knows the bytes."""
    if is_pdf(data):
        return "pdf", _read_pdf
    if form := image_form(data):
        return form, _read_image
    for marks, kind in _FOREIGN:
        if data.startswith(marks):
            raise UnknownFormat(f"文件是{kind}，暂时不能读取；{_READABLE}")
    return _office_reader(data) or _web_reader(data) or ("text", _read_text)


def _office_reader(data: bytes) -> tuple[str, Reader] | None:
    """The reader of an Office file, new or old; None where the bytes are none."""
    from extract.readers.office_forms import TARGETS, old_form  # noqa: PLC0415  # nobody else needs it

    form = old_form(data)
    if form in TARGETS:
        return form, _read_old
    if data.startswith(ZIP):
        return _package_reader(data)
    if _FLAT in data[:_HEAD]:
        return "docx", _read_flat
    if data.startswith(COMPOUND):
        raise UnknownFormat(f"文件是{_OLD}，但不是 Word 或 Excel 文件；{_READABLE}")
    return None


def _package_reader(data: bytes) -> tuple[str, Reader]:
    """The reader of a zip file by the names in it."""
    from extract.readers.archive import names_in  # noqa: PLC0415  # nobody else needs it

    names = names_in(data)
    if names is None:  # the directory is lost, but the names stand beside the contents as well
        marks = {b"word/document": "word/", b"word/_rels": "word/", b"xl/workbook": "xl/"}
        names = frozenset(name for mark, name in marks.items() if mark in data)
    folders = {name.partition("/")[0] for name in names}
    if "xl/workbook.bin" in names:
        return "xlsb", _read_old
    if "word" in folders and not folders & {"xl", "ppt"}:
        return "docx", _read_word
    if "xl" in folders:
        return "xlsx", _read_workbook
    if "[content_types].xml" in names:
        raise UnknownFormat(f"文件是演示文稿或其他 Office 文件，不能读取；{_READABLE}")
    if not names:
        raise BrokenFile("压缩文件已损坏，无法打开。")
    raise UnknownFormat(f"文件是压缩包，要逐份读取其中的文件；{_READABLE}")


def _web_reader(data: bytes) -> tuple[str, Reader] | None:
    """The reader of a web page; None where the bytes are none."""
    from extract.readers.web_text import is_mail, is_page, is_saved_page  # noqa: PLC0415  # nobody else needs it

    if is_saved_page(data):
        return "mht", _read_page
    if is_mail(data):
        raise UnknownFormat(f"文件是电子邮件，要取出正文和附件逐份读取；{_READABLE}")
    if is_page(data):
        return "html", _read_page
    if data[:_HEAD].lstrip(BLANK).startswith(_MARKUP):
        raise UnknownFormat(f"文件是 XML 数据，不是报告；{_READABLE}")
    return None


def _read_pdf(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.pdf import read_pdf  # noqa: PLC0415  # the engine loads when a PDF comes

    if terms.reader != READERS[0]:
        from extract.readers.plumber import read_plumber  # noqa: PLC0415  # loads on demand

        return read_plumber(data, source, terms.limits, terms.password)
    return read_pdf(data, source, terms.limits, terms.password, terms.progress)


def _read_image(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.image import read_image  # noqa: PLC0415  # loads when an image comes

    return read_image(data, source, terms.limits, terms.progress)


def _read_word(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.word import read_word  # noqa: PLC0415  # lxml loads when a Word file comes

    return read_word(data, source, terms.limits)


def _read_flat(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.word_flat import packed  # noqa: PLC0415  # few files are kept so

    return _read_word(packed(data), source, terms)


def _read_workbook(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.sheet import read_workbook  # noqa: PLC0415  # imported like its neighbours
    from extract.readers.sheet_problems import UNSAVED  # noqa: PLC0415

    document = read_workbook(data, source, terms.limits)
    if any(problem.code == UNSAVED for problem in document.problems):
        from extract.readers.sheet_results import with_results  # noqa: PLC0415  # needs LibreOffice

        return with_results(data, document, terms.limits)
    return document


def _read_page(data: bytes, source: Source, terms: Terms) -> Document:
    from extract.readers.web import read_page  # noqa: PLC0415  # imported like its neighbours

    return read_page(data, source, terms.limits)


def _read_old(data: bytes, source: Source, terms: Terms) -> Document:
    """Read an old Office file through the new one that LibreOffice makes of it."""
    from extract.readers.office import convert  # noqa: PLC0415  # imported like its neighbours
    from extract.readers.office_forms import TARGETS  # noqa: PLC0415

    fresh = terms.converted.get(source.sha256) or convert(data, source.format, terms.limits)
    if isinstance(fresh, ReadError):
        raise fresh
    reader = _read_word if TARGETS[source.format] == "docx" else _read_workbook
    return reader(fresh, source, terms)


def _read_text(data: bytes, source: Source, _terms: Terms) -> Document:
    from extract.readers.text import read_text  # noqa: PLC0415  # imported like its neighbours

    try:
        return read_text(data, source)
    except UnknownFormat:
        raise UnknownFormat(f"文件不是文本，也不是认识的格式；{_READABLE}") from None
