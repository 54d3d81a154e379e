"""Ledger: what a run writes into the store, tried again for a while where somebody else holds it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gouji.review.errors import StoreBusy
from gouji.review.runs import Finished, Known, Outcome
from gouji.review.store import Store
from gouji.review.summary import Edition

T = TypeVar("T")
PATIENCE = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds to wait before each further try; the database itself waits a while in every one of them."""


@dataclass
class Ledger:
    """The store as one run under one edition sees it."""

    store: Store
    edition: Edition
    patience: Sequence[float] = PATIENCE
    run: int = field(default=0, init=False)

    def begin(self, sources: Sequence[str], inputs: int) -> None:
        """Open the run."""
        self.run = self._patiently(lambda: self.store.begin_run(sources, self.edition, inputs))

    def known(self, digest: str) -> Known:
        """What the store knows of some files."""
        return self._patiently(lambda: self.store.known(digest, self.edition))

    def finish(self, finished: Finished) -> int | None:
        """Keep what became of a case; the number of the case where it was audited."""
        return self._patiently(lambda: self.store.finish(self.run, finished))

    def result(self, case: int) -> bytes | None:
        """The result of a case as JSON."""
        return self._patiently(lambda: self.store.result(case, self.edition))

    def end(self) -> None:
        """Close the run: every input has its outcome."""
        self._patiently(lambda: self.store.end_run(self.run))

    def outcomes(self) -> list[Outcome]:
        """What became of each input."""
        return self._patiently(lambda: self.store.outcomes(self.run))

    def _patiently(self, act: Callable[[], T]) -> T:
        for pause in self.patience:
            try:
                return act()
            except StoreBusy:
                time.sleep(pause)
        return act()
