"""Text wraps: lines of running text that a program broke at one width, told by how many end in mid-sentence there."""

from collections.abc import Sequence
from typing import Final

_NARROWEST: Final = 36  # half-width columns; cells and lists of names are narrower
_WIDEST: Final = 130
_RAGGED: Final = (
    8  # columns that a full line may fall short: indents, and figures that are not broken
)
_FEWEST: Final = 4  # full lines from which a width is told
_STOPS: Final = "。！？；：:;!?…"
_PAUSES: Final = "，,。；;、"


def columns_of(text: str) -> int:
    """How many half-width columns a line takes up.

    >>> columns_of("收入12.5万元")
    12
    """
    return sum(2 if char >= "\u2e80" else 1 for char in text.strip())


def full_from(lines: Sequence[str]) -> int:
    """The width from which a line is full, or 0 where the lines were not broken at one width.

    Most of the widest lines hold the marks of running text and end in no stop.
    """
    widths = [columns_of(line) for line in lines if line.strip()]
    wide = next((w for w in sorted(set(widths), reverse=True) if _many(widths, w)), 0)
    full = [line.strip() for line in lines if wide - _RAGGED <= columns_of(line) <= wide]
    wider = sum(width > wide for width in widths)
    if not _NARROWEST <= wide <= _WIDEST or len(full) * 3 < len(widths) or wider * 20 > len(widths):
        return 0
    running = [line for line in full if any(mark in line for mark in _PAUSES)]
    broken = [line for line in full if not line.endswith(tuple(_STOPS))]
    told = len(running) * 2 > len(full) and len(broken) * 4 >= len(full) * 3
    return wide - _RAGGED if told else 0


def _many(widths: Sequence[int], wide: int) -> bool:
    return sum(wide - _RAGGED <= width <= wide for width in widths) >= _FEWEST
