"""How a table of cases says what numerals a text holds: one word a kind, then characters, unit, qualifier, value."""

from decimal import Decimal
from functools import partial

from extract.scan import scan_text


def expected(kind, raw, unit="", qualifier="", value=None):
    """One numeral as a case writes it; the value is what the characters say where nothing else is given."""
    return (raw, Decimal(value if value is not None else raw), unit, kind, qualifier)


money = partial(expected, "money")
percent = partial(expected, "percent")
count = partial(expected, "count")
score = partial(expected, "score")
plain = partial(expected, "plain")
ordinal = partial(expected, "ordinal")
item = partial(expected, "list_number")
ref = partial(expected, "reference")


def date(raw, value=None):
    return expected("date", raw, value=value)


def code(raw, value=None):
    return expected("identifier", raw, value=value)


def name(raw, value=None):
    return expected("name", raw, value=value)


def found(text):
    """What the scanner makes of ``text``, in the words of a case."""
    return [(n.raw, n.value, n.unit, n.kind.value, n.qualifier.value) for n in scan_text(text)]


def worth(text):
    """Unit, base, scale and decimals of the numerals of ``text``."""
    return [(n.unit, n.base, n.scale, n.places) for n in scan_text(text)]


def sentences(*tables):
    """The cases of several tables, each with its sentence as the id of its test."""
    cases = [case for table in tables for case in table]
    values = [case[1:] if len(case) > 2 else case[1] for case in cases]
    return {"argvalues": values, "ids": [case[0] for case in cases]}
