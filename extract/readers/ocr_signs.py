"""Signs: punctuation in the width that its company has, as the network cannot tell one from the other.

Beside ideographs print has wide signs, among figures and letters narrow ones; amounts and lists are found by them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.readers.ocr_decode import Mark

_WIDE: Final = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_NARROW: Final = {wide: narrow for narrow, wide in _WIDE.items()}
_IDEOGRAPH: Final = "\u2e80"


def with_wide_signs(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The characters of a line, signs behind ideographs wide, brackets like those they belong to."""
    before, bracket, at = "", "", 0
    texts = [mark.text for mark in marks if mark.text]
    chinese = any(text >= _IDEOGRAPH and text not in _NARROW for text in texts)
    for mark in marks:
        if not mark.text:
            yield mark
            continue
        behind = texts[at + 1] if at + 1 < len(texts) else ""
        at += 1
        text = mark.text
        if text in _WIDE or text in _NARROW:
            text = _by_company(text, before, behind, bracket)
            if text == "(" and not before and chinese:
                text = "（"
        if text in {"(", "（"}:
            bracket = text
        before = text
        yield mark if text == mark.text else replace(mark, text=text)


def _by_company(sign: str, before: str, behind: str, bracket: str) -> str:
    """A sign as wide as what stands before it, or behind it at the beginning of a line."""
    narrow = _NARROW.get(sign, sign)
    if narrow == ")" and bracket:
        return ")" if bracket == "(" else "）"
    if narrow == "," and before.isdigit() and behind.isdigit():
        return sign  # a group of thousands, or two numbers: as it was read
    beside = before or behind
    if narrow == "(" and not (before >= _IDEOGRAPH):
        beside = behind
    if beside >= _IDEOGRAPH:
        return _WIDE[narrow]
    return sign
