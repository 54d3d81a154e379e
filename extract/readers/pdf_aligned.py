"""Aligned lines: runs of printed lines whose columns stand below each other, as in a table without rules."""

from collections.abc import Iterator, Sequence
from typing import Final

from extract.readers.printed import Line

_ROWS: Final = 3  # aligned lines that look like a table
_COLUMNS: Final = 3


def aligned_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines whose columns stand below each other, as in a table without rules."""
    run: list[Line] = []
    for line in lines:
        if run and not _aligned(run[-1], line):
            if len(run) >= _ROWS:
                yield run
            run = []
        run.append(line)
    if len(run) >= _ROWS:
        yield run


def _aligned(above: Line, below: Line) -> bool:
    """Whether several columns of two lines of a page stand below each other."""
    if above.page != below.page or min(len(above.columns), len(below.columns)) < _COLUMNS:
        return False
    pairs = [(a, b) for a in above.columns for b in below.columns if a[0] < b[1] and b[0] < a[1]]
    return len(pairs) >= _COLUMNS
