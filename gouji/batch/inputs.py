"""Inputs: the single files of a run, each with a name of its own and with what fetches its bytes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.errors import ReadError


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of an input, with where and when they were fetched if they came from afar."""

    data: bytes = field(repr=False)
    source_url: str | None = None
    retrieved_at: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One file of a run.

    ``name`` tells it from all others, ``title`` is what it is called in its result; ``folder`` is where it lies.
    ``fetch`` raises ReadError where there is nothing to read. The last three are what a manifest says.
    """

    name: str
    title: str
    folder: str
    fetch: Callable[[], Fetched] = field(repr=False, compare=False)
    agency: str = ""
    year: int | None = None
    parent: str = ""


def lost(name: str, folder: str, error: ReadError) -> Input:
    """An input that is known to hold nothing that can be read."""

    def fetch() -> Fetched:
        raise error

    return Input(name, name, folder, fetch)
