"""Bench: the store and the desk that all sessions of the page share, and what was read lately."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath
from threading import Lock
from typing import Generic, TypeVar

import streamlit as st

from extract.document import Document
from extract.readers import Terms, read_all
from extract.readers.limits import Progress
from extract.readers.many import unpacked
from gouji.basis.basis import USUAL, Basis
from gouji.basis.kept import Kept
from gouji.basis.reading import Unusable
from gouji.pipeline import CaseResult, NamedBytes, Tell, audit_documents
from gouji.review.correction import Correction
from gouji.review.database import default_url
from gouji.review.desk import Desk
from gouji.review.shelves import StoredFile
from gouji.review.store import Store, now
from gouji.review.summary import Edition, edition
from gouji.ui.layers import Lay, kept
from gouji.ui.raster import unlocked

_LOG = logging.getLogger(__name__)
HELD = 6
"""So many results are kept in memory with their documents; the rest are made again when they are asked for."""
LONGEST_NAME = 160
Names = tuple[str, ...]
Asked = tuple[Names, tuple[Correction, ...], Edition]
K = TypeVar("K")
V = TypeVar("V")


class Lately(Generic[K, V]):
    """The few things that were used last, for all threads."""

    def __init__(self, most: int = HELD) -> None:
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock, self._most = Lock(), most

    def get(self, key: K) -> V | None:
        """What is held under a key."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: K, value: V) -> V:
        """Hold something; what was not used for longest goes."""
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return value


@dataclass(frozen=True)
class How:
    """How files are read: with which password, and who hears of stages and of recognised pages.

    ``layer`` is laid over the audit; where none is given, the one that the stored audit of the case has.
    """

    password: str | None = field(default=None, repr=False)
    tell: Tell | None = None
    progress: Progress | None = None
    layer: Lay | None = None


PLAINLY = How()


@dataclass(frozen=True)
class Read:
    """Files as they were read: their documents, and by hash the unlocked bytes that pages are drawn from."""

    documents: tuple[Document, ...]
    bare: Mapping[str, bytes]


class Runs:
    """Runs of the pipeline; a file that was read lately is not read again when its numbers are corrected."""

    def __init__(self) -> None:
        self._results: Lately[Asked, CaseResult] = Lately()
        self._read: Lately[Names, Read] = Lately()

    def run(
        self,
        files: Sequence[StoredFile],
        corrections: Sequence[Correction],
        how: How = PLAINLY,
        basis: Basis = USUAL,
    ) -> CaseResult:
        """Audit files under corrections."""
        result = audit_documents(self.read(files, how).documents, corrections, basis, how.tell)
        return self._results.put(_asked(files, corrections, basis), result)

    def result(
        self,
        files: Sequence[StoredFile],
        corrections: Sequence[Correction],
        how: How = PLAINLY,
        basis: Basis = USUAL,
    ) -> CaseResult:
        """The result of a run that was made before, or of one made now."""
        held = self._results.get(_asked(files, corrections, basis))
        return held or self.run(files, corrections, how, basis)

    def hold(self, files: Sequence[StoredFile], read: Read) -> None:
        """Keep what somebody works on, so that it need not be read again."""
        self._read.put(_names(files), read)

    def read(self, files: Sequence[StoredFile], how: How = PLAINLY) -> Read:
        """Files as they were read lately, by their hashes and names, or as they are read now."""
        held = self._read.get(_names(files))
        if held is not None:
            return held
        if how.tell:
            how.tell("read")
        named = [NamedBytes(file.name, file.data) for file in files]
        terms = Terms(password=how.password, progress=how.progress)
        documents = read_all(named, terms)
        inner = (file.data for file in unpacked(named, terms))
        bare = {sha256(data).hexdigest(): unlocked(data, how.password) for data in inner}
        return self._read.put(_names(files), Read(documents, bare))


def _names(files: Sequence[StoredFile]) -> Names:
    return tuple(f"{file.sha256} {file.name}" for file in files)


def _asked(files: Sequence[StoredFile], corrections: Sequence[Correction], basis: Basis) -> Asked:
    return _names(files), tuple(corrections), edition(basis.policy, basis.rules)


@dataclass(frozen=True)
class Bench:
    """What one needs to work on cases."""

    store: Store
    runs: Runs = field(default_factory=Runs)

    def desk(self, case: int, how: How = PLAINLY) -> Desk:
        """The desk over the store, for work on one case."""
        return self._desk(self.runs.run, case, how)

    def opening(self, case: int, how: How = PLAINLY) -> Desk:
        """The desk for opening a case: what was run a moment ago is not run again."""
        return self._desk(self.runs.result, case, how)

    def basis(self) -> Basis:
        """What is audited by today; the catalogue alone where what was set can no longer be used."""
        try:
            return self.kept().basis(now().astimezone().date())
        except Unusable as error:
            _LOG.warning("what was set about rules cannot be used: %s", error)
            return USUAL

    def kept(self) -> Kept:
        """What users set about rules."""
        saved = self.store.basis()
        return Kept.of(saved.content if saved else None)

    def edition(self) -> Edition:
        """The edition of an audit that is made now."""
        basis = self.basis()
        return edition(basis.policy, basis.rules)

    def _desk(self, run: Callable[..., CaseResult], case: int, how: How) -> Desk:
        basis = self.basis()
        made = edition(basis.policy, basis.rules)

        def laid(files: Sequence[StoredFile], log: Sequence[Correction]) -> CaseResult:
            layer = how.layer or self._layer(case)
            result = run(files, log, how, basis)
            return layer(result, log) if layer else result

        return Desk(self.store, laid, made)

    def _layer(self, case: int) -> Lay | None:
        """What an assistant added to a case before, from answers that were kept."""
        saved = self.store.audit(case)
        return kept(saved.audit.assistant) if saved else None


def bench() -> Bench:
    """The bench over the store that the environment names."""
    return _bench(default_url())


@st.cache_resource(show_spinner=False)
def _bench(url: str) -> Bench:
    return Bench(Store.open(url))


def stored(files: Sequence[NamedBytes], how: How = PLAINLY) -> list[StoredFile]:
    """Files as they are kept: archives opened, names printable and not endless."""
    inner = unpacked(files, Terms(password=how.password))
    return [StoredFile(_name(file.name), file.data) for file in inner]


def _name(name: str) -> str:
    r"""A name without what is not to be printed, its ending kept where it is too long.

    >>> _name("a\x00b.txt"), len(_name("x" * 999 + ".pdf")), _name("")
    ('ab.txt', 160, '?')
    """
    bare = "".join(c for c in name if c.isprintable()) or "?"
    ending = PurePath(bare).suffix[:10]
    return bare if len(bare) <= LONGEST_NAME else bare[: LONGEST_NAME - len(ending)] + ending
