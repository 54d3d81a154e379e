"""Marks for readings of scanned forms: what of a text counts, whatever its spaces and the width of its signs."""

import re
import unicodedata

from .cell_scores import squeezed

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def folded(text: str) -> str:
    """The text without white space, signs in one width."""
    return re.sub("[—–－―]", "-", unicodedata.normalize("NFKC", squeezed(text)))


def numerals(text: str) -> list[str]:
    """The numerals of a folded text."""
    return _NUMERAL.findall(text)
