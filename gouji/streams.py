"""Streams: what is printed arrives whatever encoding a terminal has, and a full disk is told in one sentence."""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from gouji.exits import Exit

_ESCAPED: Final = "gouji-escaped"


@contextmanager
def guarded() -> Iterator[None]:
    """Print in the encoding of the terminal, and end with a sentence where something cannot be read or written."""
    _prepare()
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on, as behind `| head`
        _silence()
        sys.exit(Exit.CLEAR)
    except OSError as error:
        _silence()
        place = f" {error.filename}" if error.filename else ""
        sys.stderr.write(f"无法读写{place}：{error.strerror}。\n")
        sys.exit(Exit.USAGE)


def _prepare() -> None:
    """Have characters that an encoding lacks written as JSON escapes them; what is closed swallows everything."""
    codecs.register_error(_ESCAPED, escaped)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ESCAPED)


def escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What cannot be encoded as JSON escapes it, so that a result stays one in any encoding.

    >>> codecs.register_error("gouji-escaped", escaped)
    >>> "5−3".encode("gbk", "gouji-escaped")
    b'5\\u22123'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[i : i + 2].hex() for i in range(0, len(units), 2))
    return "".join(rf"\u{pair}" for pair in pairs), error.end


def _silence() -> None:
    """Send what is left in the buffer nowhere, so that nothing fails again on the way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
