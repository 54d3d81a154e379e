"""The numbers that a browser sets before the items of a list."""

import re
from typing import Any, Final

_UNMARKED: Final = re.compile(
    r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.IGNORECASE
)
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = 26


class Numbers:
    """The numbers of lists whose items are met in their order."""

    def __init__(self) -> None:
        self._next: dict[Any, int] = {}

    def label_of(self, item: Any) -> str:
        """The number of an item as a browser prints it, with a blank behind; nothing where it prints none."""
        owner = item.getparent()
        if owner is None or owner.tag != "ol":
            return ""
        number = self._number(owner, item)
        if any(_UNMARKED.search(element.get("style", "")) for element in (owner, item)):
            return ""
        return f"{_printed(number, item.get('type') or owner.get('type') or '1')}. "

    def _number(self, owner: Any, item: Any) -> int:
        """The number of the next item; the list may start anywhere, and any item may start again."""
        backwards = owner.get("reversed") is not None
        if owner not in self._next:
            count = len(owner.findall("li")) if backwards else 1
            self._next[owner] = _integer(owner.get("start"), count)
        number = _integer(item.get("value"), self._next[owner])
        self._next[owner] = number + (-1 if backwards else 1)
        return number


def _printed(number: int, kind: str) -> str:
    if number < 1 or kind not in {"a", "A", "i", "I"}:
        return str(number)
    text = letters(number) if kind in "aA" else roman(number)
    return text.upper() if kind.isupper() else text


def letters(number: int) -> str:
    """A number in letters.

    >>> letters(28)
    'ab'
    """
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> roman(14)
    'xiv'
    """
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*[+-]?\d{1,9}\s*", text) else default
