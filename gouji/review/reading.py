"""Reading: what people type, read by the scanner that reads documents."""

from decimal import Decimal

from extract.numbers import Kind, Number
from extract.scan import scan_text
from extract.scan_numerals import Numeral

REVIEWED = "review"
"""``unit_from`` and ``origin`` of what a person said."""


def numeral_in(text: str) -> Numeral | None:
    """The one quantity that ``text`` spells, or None.

    >>> numeral_in(" 1,234.50 万元").value, numeral_in("12/15"), numeral_in("甲")
    (Decimal('1234.50'), None, None)
    """
    found = scan_text(text.strip())
    return found[0] if len(found) == 1 and found[0].kind.is_quantity else None


def with_value(number: Number, text: str) -> Number:
    """``number`` with the value that ``text`` spells; a person read it, so no doubt of reading is left."""
    read = numeral_in(text)
    if read is None:
        return number
    update = {"value": read.value, "places": read.places, "confidence": None, "alternatives": ()}
    return number.model_copy(update=update)


def with_unit(number: Number, text: str) -> Number:
    """``number`` in another unit; a word that no vocabulary knows is the unit of a count.

    Nothing at all makes a plain number.
    """
    unit = text.strip()
    read = scan_text(f"1{unit}")
    known = read[0] if len(read) == 1 and read[0].unit == unit else None
    kind = known.kind if known else Kind.COUNT if unit else Kind.PLAIN
    update = {
        "kind": kind,
        "unit": unit,
        "unit_from": REVIEWED,
        "base": known.base if known else unit,
        "scale": known.scale if known else Decimal(1),
    }
    return number.model_copy(update=update)
