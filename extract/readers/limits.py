"""Limits: how much a file may ask for before reading stops."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: its bytes, its bytes once unpacked, its pages and the seconds spent on it."""

    size: int = 200 * 2**20
    unpacked: int = 500 * 2**20
    pages: int = 5_000
    seconds: float = 600.0


LIMITS: Final = Limits()
