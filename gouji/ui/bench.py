"""Bench: the store and the desk that all sessions of the page share, and what was read lately."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from threading import Lock

import streamlit as st

from extract.readers import Terms
from extract.readers.limits import Progress
from extract.readers.many import unpacked
from gouji.pipeline import CaseResult, NamedBytes, audit_files
from gouji.review.correction import Correction
from gouji.review.database import default_url
from gouji.review.desk import Desk
from gouji.review.shelves import StoredFile
from gouji.review.store import Store

HELD = 6
"""So many results are kept in memory with their documents; the rest are read again when they are asked for."""
LONGEST_NAME = 160
Asked = tuple[tuple[str, ...], tuple[Correction, ...]]


class Runs:
    """Runs of the pipeline, the latest of them remembered with the documents that they read."""

    def __init__(self) -> None:
        self._held: OrderedDict[Asked, CaseResult] = OrderedDict()
        self._lock = Lock()

    def run(
        self,
        files: Sequence[StoredFile],
        corrections: Sequence[Correction],
        progress: Progress | None = None,
    ) -> CaseResult:
        """Audit files under corrections."""
        named = [NamedBytes(file.name, file.data) for file in files]
        result = audit_files(named, corrections, Terms(progress=progress))
        with self._lock:
            self._held[_asked(files, corrections)] = result
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return result

    def result(self, files: Sequence[StoredFile], corrections: Sequence[Correction]) -> CaseResult:
        """The result of a run that was made before, or of one made now."""
        with self._lock:
            held = self._held.get(_asked(files, corrections))
        return held or self.run(files, corrections)


def _asked(files: Sequence[StoredFile], corrections: Sequence[Correction]) -> Asked:
    return tuple(f"{file.sha256} {file.name}" for file in files), tuple(corrections)


@dataclass(frozen=True)
class Bench:
    """What one needs to work on cases."""

    store: Store
    runs: Runs = field(default_factory=Runs)

    def desk(self, progress: Progress | None = None) -> Desk:
        """The desk over the store; ``progress`` is told of every scanned page that is recognised."""
        return Desk(self.store, lambda files, log: self.runs.run(files, log, progress))


def bench() -> Bench:
    """The bench over the store that the environment names."""
    return _bench(default_url())


@st.cache_resource(show_spinner=False)
def _bench(url: str) -> Bench:
    return Bench(Store.open(url))


def stored(files: Sequence[NamedBytes]) -> list[StoredFile]:
    """Files as they are kept: archives opened, names printable and not endless."""
    return [StoredFile(_name(file.name), file.data) for file in unpacked(files)]


def _name(name: str) -> str:
    r"""A name without what is not to be printed, its ending kept where it is too long.

    >>> _name("a\x00b.txt"), len(_name("x" * 999 + ".pdf")), _name("")
    ('ab.txt', 160, '?')
    """
    bare = "".join(c for c in name if c.isprintable()) or "?"
    ending = PurePath(bare).suffix[:10]
    return bare if len(bare) <= LONGEST_NAME else bare[: LONGEST_NAME - len(ending)] + ending
