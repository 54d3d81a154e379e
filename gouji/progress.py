"""Progress: how far the recognition of scanned pages has come, for someone who watches."""

import sys
from typing import TextIO

from extract.readers.limits import Progress

_BACK = "\r\x1b[K"  # to the beginning of the line, and clear it


def progress_on(stream: TextIO | None = None) -> Progress | None:
    """What prints progress on a terminal (standard error where none is given); None where nobody watches."""
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        return None

    def show(done: int, total: int) -> None:
        line = f"正在识别扫描页 {done + 1}/{total} …" if done < total else ""
        out.write(_BACK + line)
        out.flush()

    return show
