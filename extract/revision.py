"""Revision: where a person may lay corrections over what is recognised, before relations are built from it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from extract.fragments import Fragments
from extract.numbers import Number, NumberId
from extract.records import Entity


class Revision(Protocol):
    """Three points of recognition at which what was read may be revised; printed characters stay as they are."""

    def scanned(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers of a case in reading order, as soon as they are scanned."""
        ...

    def settled(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The same numbers once table heads have given them their units."""
        ...

    def named(
        self,
        fragments: Fragments,
        entities: Sequence[Entity],
        numbers: Mapping[NumberId, Number],
    ) -> list[Entity]:
        """The projects of the case; names of numbers are revised in ``fragments``, before places are tied by them."""
        ...


class AsPrinted:
    """The revision that changes nothing."""

    def scanned(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers as they were scanned."""
        return numbers

    def settled(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers as table heads left them."""
        return numbers

    def named(
        self,
        fragments: Fragments,  # noqa: ARG002 - the names stay
        entities: Sequence[Entity],
        numbers: Mapping[NumberId, Number],  # noqa: ARG002 - so do the values
    ) -> list[Entity]:
        """The projects as they were resolved."""
        return list(entities)


AS_PRINTED = AsPrinted()
