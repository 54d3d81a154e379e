"""Marks for readings of forms: what of a text counts, whatever its spaces and the width of its signs."""

import re
import unicodedata

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def squeezed(text: str) -> str:
    """The text without white space, signs in one width."""
    narrow = unicodedata.normalize("NFKC", "".join(text.split()))
    return re.sub("[—–－―]", "-", narrow)


def numerals(text: str) -> list[str]:
    """The numerals of a squeezed text."""
    return _NUMERAL.findall(text)
