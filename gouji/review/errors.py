"""What can go wrong while people review, as one tree.

ReviewError
├── NotStored          the store has no such document, case, audit or entry
├── BadCorrection      the correction does not fit what is on the page
├── BadDecision        the decision is incomplete
├── Collision          somebody else was faster; nothing of either is lost
├── Behind             the log went on while a case was audited; audit again and repeat
├── AlreadyUndone      the entry was undone before
└── StoreUnavailable   the database cannot be opened
    ├── StoreBusy      somebody else holds it; trying again may help
    └── StoreFull      there is no room left to write
"""

from typing import Any


class ReviewError(Exception):
    """Base of all errors of reviewing; the message is one sentence for the user, in Chinese."""


class NotStored(ReviewError):
    """The store has no such document, case, audit or entry."""


class BadCorrection(ReviewError):
    """The correction does not fit what is on the page."""


class BadDecision(ReviewError):
    """The decision is incomplete."""


class Collision(ReviewError):
    """Somebody else was faster: ``theirs`` are the entries that stand in the log, ``yours`` what was not stored."""

    def __init__(self, message: str, *, theirs: tuple[Any, ...] = (), yours: Any = None) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.yours = yours


class Behind(ReviewError):
    """The log went on while a case was audited; audit again and repeat."""


class AlreadyUndone(ReviewError):
    """The entry was undone before."""


class StoreUnavailable(ReviewError):
    """The database cannot be opened."""


class StoreBusy(StoreUnavailable):
    """Somebody else holds the database, or it cannot be reached just now; trying again may help."""


class StoreFull(StoreUnavailable):
    """There is no room left to write."""
