"""Numbers: the model of a numeral, its kind, its unit and its qualifier."""

from decimal import Decimal
from enum import StrEnum

from extract.places import Record

NumberId = str


class Kind(StrEnum):
    """What sort of thing a numeral is; the last six are no quantities."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"
    PLAIN = "plain"
    DATE = "date"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"
    LIST_NUMBER = "list_number"
    NAME = "name"
    REFERENCE = "reference"

    @property
    def is_quantity(self) -> bool:
        """Whether a numeral of this kind measures something."""
        return self in _QUANTITIES


_QUANTITIES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.SCORE, Kind.PLAIN})


class Qualifier(StrEnum):
    """The word or sign beside a numeral that turns a value into a limit or an estimate."""

    NONE = ""
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    ABOUT = "~"
    OVER = "+"
    EQUAL = "="


class Number(Record):
    """One numeral of the source: its exact value as printed, its unit, and where it stands.

    ``value`` is the printed number (1.5万人: 1.5) and ``scale`` what one printed unit is worth in the base unit
    (万人: 10000); ``places`` counts the printed decimals. ``unit`` is empty where none is known, and
    ``unit_from`` says
    whence it came: ``numeral``, ``cell``, ``head``, ``form``, ``prose`` or nothing. ``certain`` is false where
    the kind rests on a guess.
    """

    id: NumberId
    source: str
    block: int
    start: int
    end: int
    raw: str
    value: Decimal
    places: int = 0
    kind: Kind = Kind.PLAIN
    unit: str = ""
    unit_from: str = ""
    base: str = ""
    scale: Decimal = Decimal(1)
    qualifier: Qualifier = Qualifier.NONE
    chinese: bool = False
    confidence: Decimal | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def step(self) -> Decimal:
        """One unit of the last printed digit, in the printed unit."""
        return Decimal(1).scaleb(-self.places)

    @property
    def amount(self) -> Decimal:
        """The value in the base unit, for comparing numbers that are printed in different units."""
        return self.value * self.scale
