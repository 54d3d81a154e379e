"""Files that stand whole inside a Word file (alternative format chunks): pages, texts and other Word files.

Programs that turn a web page into a Word file keep the page as it is, and Word takes it apart when it opens the file.
"""

from collections.abc import Callable
from typing import Final

from extract.document import Document
from extract.errors import ReadError
from extract.readers.limits import Limits
from extract.readers.signatures import ZIP
from extract.readers.web import read_page
from extract.readers.web_text import is_page, is_saved_page
from extract.sources import Source

InnerReader = Callable[[bytes, Source, Limits], Document]
_INNER: Final = Source(id="", name="", sha256="", format="")


def chunk_of(data: bytes, limits: Limits, read_inner: InnerReader | None) -> Document | None:
    """What stands in a chunk; None where it cannot be read, or is a Word file and none is wanted within this one."""
    try:
        if data.startswith(ZIP):
            return read_inner(data, _INNER, limits) if read_inner else None
        return read_page(data, _INNER, limits) if is_page(data) or is_saved_page(data) else None
    except ReadError:
        return None
