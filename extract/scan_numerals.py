"""Numeral: one number of a text, before it has a place in a document."""

from decimal import Decimal
from typing import NamedTuple

from extract.numbers import Kind, Qualifier


class Numeral(NamedTuple):
    """A stretch of text read as one number; ``reach`` is where its unit and the words after it end.

    The other fields are those of ``extract.numbers.Number``.
    """

    start: int
    end: int
    raw: str
    value: Decimal
    places: int = 0
    kind: Kind = Kind.PLAIN
    unit: str = ""
    base: str = ""
    scale: Decimal = Decimal(1)
    qualifier: Qualifier = Qualifier.NONE
    chinese: bool = False
    reach: int = 0
