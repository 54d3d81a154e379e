"""Letters: figures that are part of a word in Latin letters, an address on the net, or a file name."""

import re
from string import ascii_letters

from extract.numbers import Kind
from extract.scan_units import unit_at
from extract.scan_words import words

_HEAD = re.compile(r"[A-Za-z]+[-_/]?$")
_TAIL = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")
_TIMES = re.compile(r"[xX]\s?\d")
_TERM = re.compile(r"[A-Z]{1,2}(?![A-Za-z])")
_TERMS_BEFORE = re.compile(r"(?:\d+[A-Z]{1,2}\+)+$")
_TERMS_AFTER = re.compile(r"(?:\+\d{1,4}[A-Z]{1,2}){1,9}(?![A-Za-z])")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+", re.ASCII
)
_LATIN = frozenset(ascii_letters)
_JOINING = _LATIN | set("-_/\n")
_CODE = 5  # a word with that many digits is the code of something, with fewer it is a name
_SIDES = 12

Spans = tuple[tuple[int, int], ...]
Worded = tuple[int, int, Kind]


def addresses(text: str) -> Spans:
    """Where web and mail addresses stand in ``text``."""
    if "@" not in text and "www." not in text and "://" not in text:
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def worded(text: str, start: int, end: int, floor: int) -> Worded | None:
    """The span and kind of the Latin word that the figures at ``start:end`` are part of, or None.

    Nothing before ``floor`` is taken in. A sum of lettered terms (2A+3B) counts them; their letters are no name.
    """
    head = tail = None
    if text[start - 1 : start] in _JOINING:
        head = _HEAD.search(text[max(floor, start - _SIDES) : start])
    if text[end : end + 1] in _LATIN and not _TIMES.match(text, end):
        tail = _TAIL.match(text, end)
    if head and (_is_times(head.group(), start, floor) or head.group().endswith(words().signs)):
        head = None
    if not head and (not tail or unit_at(text, end) or term_letters(text, start, end)):
        return None
    if (
        head
        and not tail
        and len(head.group()) > 1
        and _counts(text, start, end)
        and head.group().isalpha()
    ):
        return None  # APP3个: the letters name what is counted
    first = start - len(head.group()) if head else start
    last = tail.end() if tail else end
    digits = sum(character.isdigit() for character in text[first:last])
    return first, last, Kind.IDENTIFIER if digits >= _CODE else Kind.NAME


def _is_times(head: str, start: int, floor: int) -> bool:
    """Whether the letter before the figures is the sign of a product (5x4)."""
    return head in {"x", "X"} and 0 < floor == start - 1


def term_letters(text: str, start: int, end: int) -> str:
    """The letters of a term in a sum of three or more lettered terms, or nothing."""
    letters = _TERM.match(text, end)
    if letters is None:
        return ""
    before = _TERMS_BEFORE.search(text[max(0, start - 2 * _SIDES) : start])
    after = _TERMS_AFTER.match(text, letters.end())
    plus = (before.group() if before else "") + (after.group() if after else "")
    return letters.group() if plus.count("+") > 1 else ""


def _counts(text: str, start: int, end: int) -> bool:
    unit = unit_at(text, end)
    return unit is not None and unit.word.whole and text[start:end].isdigit()
