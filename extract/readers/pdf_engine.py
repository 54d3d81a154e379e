"""The PDF engine: pdfium behind one lock for the whole process, since it is not thread-safe.

Every call to pdfium anywhere in the application belongs inside ``with LOCK``.
"""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]  # importing it loads and initialises the library

from extract.errors import BrokenFile, LockedFile

LOCK: Final = threading.RLock()
raw: Final[Any] = pypdfium2.raw
Handle = Any  # a pointer of pdfium


def quick(name: str, result: type, *arguments: type) -> Callable[..., Any]:
    """A function of pdfium that takes addresses and keeps the interpreter's lock: half the cost of a plain call.

    For functions that are called for every character or object of a page, and return at once.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(getattr(raw, name)))


def address_of(pointer: Handle) -> int:
    """The address that a pointer or a function of pdfium stands for."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


@contextmanager
def opened(data: bytes, password: str | None = None) -> Iterator[Handle]:
    """The document in ``data``, closed afterwards; BrokenFile where it is damaged or wants a password."""
    with LOCK:
        secret = None if password is None else password.encode()
        document = raw.FPDF_LoadMemDocument64(data, len(data), secret)
        error = 0 if document else raw.FPDF_GetLastError()
    if not document:
        if error in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            wrong = "PDF 已加密，需要密码才能打开。" if password is None else "PDF 的密码不对。"
            raise LockedFile(wrong)
        raise BrokenFile("PDF 已损坏，无法打开。")
    try:
        yield document
    finally:
        with LOCK:
            raw.FPDF_CloseDocument(document)


@contextmanager
def page_of(document: Handle, index: int) -> Iterator[tuple[Handle, Handle] | None]:
    """Page ``index`` with its text, or None where the page cannot be loaded; the lock is held meanwhile."""
    with LOCK:
        page = raw.FPDF_LoadPage(document, index)
        text = raw.FPDFText_LoadPage(page) if page else None
        try:
            yield (page, text) if page and text else None
        finally:
            if text:
                raw.FPDFText_ClosePage(text)
            if page:
                raw.FPDF_ClosePage(page)


def page_count(document: Handle) -> int:
    """How many pages the document has."""
    with LOCK:
        return int(raw.FPDF_GetPageCount(document))
