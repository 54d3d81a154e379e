"""Terms: on what terms a file is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from extract.errors import ReadError, UnknownReader
from extract.readers.limits import LIMITS, Limits, Progress

Converted = Mapping[str, bytes | ReadError]
"""What LibreOffice made of old files, or why it made nothing, by the hash of their bytes."""


READERS: Final = ("pdfium", "pdfplumber")
"""The readers of PDF files by name, the usual one first."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Limits, the password for what is encrypted, old files converted already, and who is told of progress.

    ``reader`` names the reader of PDF files.
    """

    limits: Limits = LIMITS
    password: str | None = field(default=None, repr=False)
    converted: Converted = field(default_factory=dict, repr=False)
    progress: Progress | None = field(default=None, repr=False)
    reader: str = READERS[0]

    def __post_init__(self) -> None:
        if self.reader not in READERS:
            known = "、".join(READERS)
            raise UnknownReader(f"没有名为 {self.reader} 的 PDF 读取方法，可用的有 {known}。")


TERMS = Terms()
