"""The text of Word paragraphs: runs with breaks, fields and formulas, apart from what is deleted or hidden."""

import re
from dataclasses import dataclass, field
from typing import Final

from extract.readers.word_hidden import Hides
from extract.readers.word_package import WORD, Element, properties_of

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PICTURES: Final = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_OBJECTS: Final = {
    WORD + "object",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas}lockedCanvas",
    "{urn:schemas-microsoft-com:vml}textpath",
    WORD + "contentPart",
    WORD + "subDoc",
}
_FIELD: Final = WORD + "instrText"
_DRAWN: Final = re.compile(
    r"\s*eq\b.*\d", re.IGNORECASE | re.DOTALL
)  # a field that draws its own words
_OFF: Final = {"0", "false", "off"}
_MARKS: Final = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "br": "\n",
    WORD + "cr": "\n",
    WORD + "noBreakHyphen": "-",
    # a formula on one line: without these marks its numbers would run together
    MATH + "den": "/",
    MATH + "sup": "^",
    MATH + "sub": "_",
}
_TEXT: Final = {WORD + "t", WORD + "delText", MATH + "t"}
_SHOWN: Final = (*_TEXT, WORD + "drawing", WORD + "pict", WORD + "object")
_GONE: Final = {WORD + "del", WORD + "moveFrom"}
_COME: Final = {WORD + "ins", WORD + "moveTo"}
_RUN: Final = WORD + "r"
_WRITTEN: Final = WORD + "t"
_PROPERTIES: Final = WORD + "rPr"
HOLDERS: Final = frozenset(
    WORD + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")
)
"""Elements whose children stand in their place."""
_WRAPPING: Final = HOLDERS | {_CHOICES}
SILENT: Final = frozenset(
    WORD + name
    for name in (
        "rPr",
        "pPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
    )
)
"""Elements that say how a text looks, or where something begins, and hold none."""
_SKIPPED: Final = SILENT | {WORD + name for name in ("instrText", "delInstrText", "rt")}
_BOX: Final = WORD + "txbxContent"
_NOTES: Final = {WORD + "footnoteReference": "footnotes", WORD + "endnoteReference": "endnotes"}
_SIGNS: Final = {
    **{point: chr(point) for point in b" 0123456789%()+,./:;<=>[]|"},
    0x2D: "-",
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
    0xE5: "∑",
}
"""What the font Symbol shows."""
_BOXES: Final = {
    **{0x80 + number: chr(ord("①") + number - 1) for number in range(1, 11)},
    0xFE: "☑",
    0x52: "☑",
    0xFC: "√",
    0xA8: "□",
    0x6F: "□",
    0x30: "□",
}


@dataclass
class Inline:
    """What a paragraph holds, while it is walked."""

    hides: Hides
    text: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    changed: bool = False


def plain_of(paragraph: Element) -> str | None:
    """The text of a paragraph of nothing but runs of text, or None where it holds anything else."""
    parts: list[str] = []
    for child in paragraph:
        if child.tag == _RUN:
            for part in child:
                tag = part.tag
                if tag == _WRITTEN:
                    parts.append(part.text or "")
                elif tag != _PROPERTIES:
                    return None
        elif child.tag not in _SKIPPED:
            return None
    return parts[0] if len(parts) == 1 else "".join(parts)


def inline_of(paragraph: Element, hides: Hides) -> Inline:
    """The text of a paragraph and what stands beside it."""
    found = Inline(hides)
    _walk(paragraph, found, found.text)
    return found


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a property is set."""
    mark = None if parent is None else parent.find(WORD + name)
    return mark is not None and mark.get(WORD + "val") not in _OFF


def settled(parent: Element) -> list[Element]:
    """The children of an element, those of holders in their place; of alternatives for older programs the first."""
    children = list(parent)
    if _WRAPPING.isdisjoint([child.tag for child in children]):
        return children
    found: list[Element] = []
    for child in children:
        if child.tag in HOLDERS:
            found += settled(child)
        elif child.tag == _CHOICES:
            found += settled(chosen(child)) if len(child) else ()
        else:
            found.append(child)
    return found


def chosen(choices: Element) -> Element:
    """The first of several alternatives that shows anything; those of programs to come may hold nothing else."""
    return next(
        (choice for choice in choices if next(choice.iter(*_SHOWN), None) is not None), choices[0]
    )


def _walk(element: Element, found: Inline, into: list[str]) -> None:
    """Walk the children of an element, their text going into one of the lists of ``found``."""
    for child in element:
        tag = child.tag
        if tag in _TEXT:
            into.append(child.text or "")
        elif tag == _RUN:
            _walk(child, found, found.hidden if _vanishes(child, into, found) else into)
        elif tag == _BOX:
            found.boxes.append(child)
        elif tag not in _SKIPPED:
            _walk_other(child, found, into)
        elif tag == _FIELD and _DRAWN.match(child.text or ""):
            found.objects += 1


def _vanishes(run: Element, into: list[str], found: Inline) -> bool:
    return into is found.text and found.hides(properties_of(run, _PROPERTIES))


def _walk_other(child: Element, found: Inline, into: list[str]) -> None:
    """Marks, references, changes and containers."""
    tag = child.tag
    if tag == _CHOICES and len(child):
        child = chosen(child)
    elif tag in _GONE:
        found.changed, into = True, found.deleted
    elif tag in _COME:
        found.changed = True
    elif tag == WORD + "sym":
        into.append(_symbol(child.get(WORD + "char", ""), child.get(WORD + "font", "")))
    elif tag in _NOTES:
        found.notes.append((_NOTES[tag], child.get(WORD + "id", "")))
    elif tag in _PICTURES:
        found.pictures += 1
    elif tag in _OBJECTS:
        found.objects += 1
        return  # the picture of an object is no other picture
    into.append(_MARKS.get(tag, ""))
    _walk(child, found, into)


def _symbol(code: str, font: str) -> str:
    """The character of a symbol font: signs of arithmetic and figures, boxes and ticks as such."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF:
        point -= 0xF000
        signs = _SIGNS if font == "Symbol" else _BOXES
        return signs.get(point, "□")
    return chr(point) if point < 0xD800 else ""
