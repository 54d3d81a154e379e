"""Collecting: garbage is looked for seldom while a file is read and a report is worked on.

A report makes hundreds of objects a figure, and nearly all of them stay until it is done. The interpreter looks for
rings among them each time some hundreds are new, which for a long report takes a third of the time and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

NEW = 300_000
"""So many new objects, rather than the usual 700, before the youngest are looked through: more than a report makes."""


class _Pace:
    """How often garbage is looked for, by how many reports are at work in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._working = 0
        self._usual = gc.get_threshold()

    def enter(self) -> None:
        with self._lock:
            if not self._working:
                self._usual = gc.get_threshold()
                if 0 < self._usual[0] < NEW:  # 0 means never
                    gc.set_threshold(NEW, *self._usual[1:])
            self._working += 1

    def leave(self) -> None:
        with self._lock:
            self._working -= 1
            if not self._working:
                gc.set_threshold(*self._usual)


_PACE = _Pace()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage seldom until the last report at work in this process is done, then as before."""
    _PACE.enter()
    try:
        yield
    finally:
        _PACE.leave()
