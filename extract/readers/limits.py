"""Limits: how much a file may ask for before reading stops."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Progress = Callable[[int, int], None]
"""Is told how many pages are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: its bytes, its bytes once unpacked, its pages and the seconds spent on it.

    ``files`` counts what an archive holds, ``ratio`` is unpacked to packed bytes of any large file in it, ``cells``
    counts the cells of a workbook or of the tables of a web page. ``scans`` counts the pages that are recognised from
    images; each of them adds ``scan_seconds`` to the time.
    """

    size: int = 200 * 2**20
    unpacked: int = 500 * 2**20
    pages: int = 5_000
    seconds: float = 600.0
    files: int = 1_000
    ratio: int = 200
    cells: int = 500_000
    scans: int = 1_000
    scan_seconds: float = 30.0


LIMITS: Final = Limits()
