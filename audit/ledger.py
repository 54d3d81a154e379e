"""Ledger: the numbers of a case with their precision, as the judge sees them, and as they would be with one changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from audit.intervals import plain
from audit.precision import Precision, precisions
from extract.numbers import Number, NumberId
from extract.records import Report


@dataclass(frozen=True, slots=True)
class Ledger:
    """Numbers by id, their precision, and the changes that are being tried."""

    numbers: Mapping[NumberId, Number]
    precision: Mapping[NumberId, Precision]
    changes: Mapping[NumberId, Number] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> "Ledger":
        """The ledger of a report as printed."""
        return cls(report.by_id, precisions(report))

    def number(self, name: NumberId) -> Number:
        """The number as printed, or as it is being tried."""
        return self.changes.get(name) or self.numbers[name]

    def precision_of(self, name: NumberId) -> Precision:
        """How finely the number was printed; its last digit where it is no quantity."""
        return self.precision.get(name) or Precision(self.number(name).step)

    def changed(self, name: NumberId, value: Decimal) -> "Ledger":
        """The same ledger with another value for one number, written out as exactly as it needs."""
        exponent = value.as_tuple().exponent
        places = max(self.numbers[name].places, -int(exponent))
        update = {"value": value, "raw": plain(value), "places": places}
        number = self.number(name).model_copy(update=update)
        return replace(self, changes={**self.changes, name: number})
