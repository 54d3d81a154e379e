"""Terms: on what terms a file is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.errors import ReadError
from extract.readers.limits import LIMITS, Limits, Progress

Converted = Mapping[str, bytes | ReadError]
"""What LibreOffice made of old files, or why it made nothing, by the hash of their bytes."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Limits, the password for what is encrypted, old files converted already, and who is told of progress."""

    limits: Limits = LIMITS
    password: str | None = field(default=None, repr=False)
    converted: Converted = field(default_factory=dict, repr=False)
    progress: Progress | None = field(default=None, repr=False)


TERMS = Terms()
