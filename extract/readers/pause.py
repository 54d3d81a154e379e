"""Pause: no search for cycles of objects while a page is read, which makes thousands of objects and no cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Meanwhile the collector rests, unless it did so before; afterwards it works again whatever happened."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()
