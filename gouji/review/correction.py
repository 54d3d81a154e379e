"""Correction: what a person says a document means, where it was read otherwise.

A correction hangs on the hash of the file, the place and the printed characters, never on a running id, so that it is
found again in every later audit. It lies over what was read: printed characters are never overwritten.
"""

import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum

from audit.result import Audit
from extract.places import Record, Span
from gouji.review.entry import Entry
from gouji.review.errors import BadCorrection

LENGTH = 32


class Kind(StrEnum):
    """What a correction does."""

    VALUE = "value"
    UNIT = "unit"
    LABEL = "label"
    MEASURE = "measure"
    PARENT = "parent"
    WHOLE = "whole"
    ADD = "add"
    MERGE = "merge"
    PART = "part"
    RELATION = "relation"

    @property
    def field(self) -> str:
        """The field that it sets; merging and parting both set the project, and so collide with each other.

        >>> Kind.PART.field, Kind.ADD.field, Kind.VALUE.field
        ('project', 'number', 'value')
        """
        return {Kind.MERGE: "project", Kind.PART: "project", Kind.ADD: "number"}.get(
            self, self.value
        )


class Whole(StrEnum):
    """Whether the parts under a total claim to be all of it."""

    COMPLETE = "complete"
    OPEN = "open"


class Anchor(Record):
    """A place in a file and the characters printed there, with the words around them.

    The words find a number again where another version of a reader cuts the file into other blocks.
    """

    sha256: str
    block: int
    start: int
    end: int
    raw: str
    quote: str = ""


class Correction(Record):
    """One edit; what ``new`` holds depends on the kind.

    ``value``, ``unit``, ``label``, ``measure``: the new text. ``parent``: the total that the number is a part of is
    ``target``; without one it is a part of nothing. ``whole``: whether the parts of this total are all of it.
    ``add``: a number that was missed stands at the anchor and reads ``new``. ``merge``: the project of this number is
    that of ``target``. ``part``: the form or paragraph of this number speaks of a project of its own, named ``new``.
    ``relation``: the relation that an assistant proposed over this number and others holds what it says; ``new`` is the
    key of its check.
    """

    kind: Kind
    anchor: Anchor
    target: Anchor | None = None
    old: str = ""
    new: str = ""
    reason: str = ""

    @property
    def subject(self) -> str:
        """What two edits have in common that cannot both be made unseen: the place and the field."""
        place = self.anchor
        parts = [place.sha256, place.block, place.start, place.end, self.kind.field]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:LENGTH]


class Edit(Entry):
    """A correction as it stands in the log; its turn counts the entries about the same place and field."""

    correction: Correction


def standing(log: Iterable[Edit]) -> tuple[Correction, ...]:
    """The corrections of a log that nobody took back, in its order."""
    return tuple(each.correction for each in sorted(log, key=lambda e: e.id) if each.stands)


def turn_of(log: Iterable[Edit], correction: Correction) -> int:
    """How often the place and field of a correction were edited, which is what its author has to have seen."""
    return max(
        (each.turn for each in log if each.correction.subject == correction.subject), default=0
    )


def anchor_of(audit: Audit, number: str) -> Anchor:
    """The anchor of a number of an audit."""
    found = next((each for each in audit.numbers if each.id == number), None)
    if found is None:
        raise BadCorrection("这个数字不在当前的核对结果中，请刷新后再改。")
    where = found.where
    return Anchor(
        sha256=_hash(audit, where.source),
        block=where.block,
        start=where.start,
        end=where.end,
        raw=found.raw,
        quote=where.quote,
    )


def anchor_at(audit: Audit, place: Span, raw: str) -> Anchor:
    """The anchor of characters that somebody picked on the page."""
    return Anchor(
        sha256=_hash(audit, place.source),
        block=place.block,
        start=place.start,
        end=place.end,
        raw=raw,
    )


def _hash(audit: Audit, source: str) -> str:
    return next(each.sha256 for each in audit.sources if each.id == source)
