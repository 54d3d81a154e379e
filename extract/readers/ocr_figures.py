"""Figures that no one prints: a misreading that gives itself away is put right, and stays in doubt.

A number has one decimal point. Of several those that part groups of three digits were commas, and one behind all
digits was dirt; a figure that came second is taken where it makes a number of what is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.readers.ocr_decode import Mark

_FIGURES: Final = re.compile(r"[\d.,]+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+\.\d{1,2}")
_WITH_DIRT: Final = re.compile(r"\d+\.\d+[.,]")
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_OTHER: Final = {".": ",", ",": "."}
_CERTAIN: Final = 0.9995  # a point and a comma before three digits differ by a few pixels only
_DASHES: Final = re.compile(r"[-—一]{2,}")
_DOUBT: Final = 0.6  # the probability of what was put right


def mended(marks: Sequence[Mark]) -> list[Mark]:
    """The characters of a line, with figures put right that make no number, and dashes that look like 一."""
    if _DASHES.fullmatch("".join(mark.text for mark in marks)):
        return [replace(mark, text="—") if mark.text else mark for mark in marks]
    read = [mark for mark in marks if mark.text]
    text = "".join(mark.text[0] for mark in read)
    changed: dict[int, Mark] = {}
    for found in _FIGURES.finditer(text):
        if _THOUSANDS.fullmatch(found.group()):
            at = next(i for i, c in enumerate(found.group()) if c in ".,")
            mark = read[found.start() + at]
            if mark.rival is None and mark.probability < _CERTAIN:
                changed[id(mark)] = replace(mark, rival=_OTHER[mark.text])
        elif found.group().count(".") > 1:
            for i, mark in _changes(found.group(), read[slice(*found.span())]):
                changed[id(read[found.start() + i])] = mark
    return [changed.get(id(mark), mark) for mark in marks]


def _changes(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, Mark]]:
    """Which characters of some figures to change into what."""
    for i, mark in enumerate(marks):
        if mark.rival is not None and _NUMBER.fullmatch(text[:i] + mark.rival + text[i + 1 :]):
            yield i, replace(mark, text=mark.rival, rival=mark.text, probability=_DOUBT)
            return
    if _GROUPED.fullmatch(text):
        for i, mark in enumerate(marks[: text.rindex(".")]):
            if mark.text == ".":
                yield i, replace(mark, text=",", rival=".", probability=_DOUBT)
    elif _WITH_DIRT.fullmatch(text):
        yield len(text) - 1, replace(marks[-1], text="", rival=text[-1], probability=_DOUBT)
