"""The PDF engine: pdfium behind one lock for the whole process, since it is not thread-safe.

Every call to pdfium anywhere in the application belongs inside ``with LOCK``.
"""

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]  # importing it loads and initialises the library

from extract.errors import BrokenFile, LockedFile
from extract.readers.pdf_fonts import measured_by_stand_in

LOCK: Final = threading.RLock()
raw: Final[Any] = pypdfium2.raw
Handle = Any  # a pointer of pdfium
_ROWS: Final = 2048


def quick(name: str, result: type | None = None) -> Callable[..., Any]:
    """A function of pdfium that keeps the interpreter's lock and converts nothing: a third of the cost of a plain call.

    For functions that are called for every character or object of a page, and return at once. Arguments are small
    whole numbers and what ``pointer_to`` gives.
    """
    return ctypes.PYFUNCTYPE(result)(address_of(getattr(raw, name)))


pointer_to: Final = ctypes.c_void_p.from_param
"""An address as an argument of quick functions."""


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
def page_of(
    document: Handle, index: int, *, to_draw: bool = False
) -> Iterator[tuple[Handle, Handle] | None]:
    """Page ``index`` with its text, or None where the page cannot be loaded; the lock is held meanwhile.

    Only a page loaded ``to_draw`` may be drawn, from a document of which none was loaded otherwise.
    """
    with LOCK, nullcontext() if to_draw else measured_by_stand_in():
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


class Answers:
    """Room for what a quick function answers about many things, a row for each.

    The addresses of the room are made once, since making them takes as long as the calls. Used under the lock only.
    """

    def __init__(self, columns: int, places: int) -> None:
        """Rows of so many numbers, of which the function is told the first ``places`` by their addresses."""
        self._rows = np.zeros((_ROWS, columns), np.float32)
        first, size = self._rows.ctypes.data, self._rows.itemsize
        last, step = first + self._rows.nbytes, columns * size
        self._places = [
            [pointer_to(at) for at in range(first + i * size, last, step)] for i in range(places)
        ]

    def of(self, function: Callable[..., Any], *given: Sequence[Any]) -> npt.NDArray[np.float64]:
        """What the function answers for each row of arguments."""
        count = len(given[0])
        found = np.empty((count, self._rows.shape[1]))
        for start in range(0, count, _ROWS):
            stop = min(start + _ROWS, count)
            self._rows[:] = 0
            # a deque of no length runs through the calls without a loop of our own
            deque(map(function, *(some[start:stop] for some in given), *self._places), 0)
            found[start:stop] = self._rows[: stop - start]
        return found
