"""Limits: how much a file may ask for before reading stops."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: its bytes, its bytes once unpacked, its pages and the seconds spent on it.

    ``files`` counts what an archive holds, ``ratio`` is unpacked to packed bytes of any large file in it, ``cells``
    counts the cells of a workbook or of the tables of a web page.
    """

    size: int = 200 * 2**20
    unpacked: int = 500 * 2**20
    pages: int = 5_000
    seconds: float = 600.0
    files: int = 1_000
    ratio: int = 200
    cells: int = 2_000_000


LIMITS: Final = Limits()
