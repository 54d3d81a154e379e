"""Marks for PDF pages: stamps and numbered badges with drawings of their own, so that every viewer shows them alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of the page as displayed."""
PRINTED = 4
"""The flag of an annotation that is printed with its page."""
TAG = 6.0
"""Points above and beside a number in which its sign stands."""
COLOURS: Mapping[str, tuple[float, float, float]] = {
    "ok": (0.0, 0.5, 0.36),
    "rounding": (0.0, 0.45, 0.7),
    "mismatch": (0.8, 0.2, 0.0),
    "explained": (0.8, 0.5, 0.0),
    "involved": (0.6, 0.25, 0.5),
    "single": (0.4, 0.4, 0.4),
    "unread": (0.0, 0.0, 0.0),
    "context": (0.65, 0.65, 0.65),
}
"""Colours that stay apart for people who do not tell red from green."""
LETTERS = {"rounding": "W", "explained": "Y", "involved": "S", "single": "D", "unread": "?"}
STROKES = {
    "ok": "0.6 2.2 m 2 0.6 l 4.6 4.6 l S",
    "mismatch": "0.6 0.6 m 4.4 4.6 l S 0.6 4.6 m 4.4 0.6 l S",
    "context": "0.6 2.4 m 3.6 2.4 l S",
}
"""Signs that are drawn and need no font."""
FRAMED = frozenset({"mismatch", "explained", "involved", "unread"})
"""Marks with a frame around the number; the others underline it."""
_UPRIGHT = {0: (1, 0, 0, 1), 1: (0, 1, -1, 0), 2: (-1, 0, 0, -1), 3: (0, -1, 1, 0)}
"""What turns a drawing so that it stands upright on a page that is shown turned by so many quarters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page and how many quarters it is shown turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: Any) -> Self:
        """The frame of a page: what crop box and media box have in common."""
        crop, media = page.cropbox, page.mediabox
        return cls(
            max(float(crop.left), float(media.left)),
            max(float(crop.bottom), float(media.bottom)),
            min(float(crop.right), float(media.right)),
            min(float(crop.top), float(media.top)),
            page.rotation // 90 % 4,
        )

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def rectangle(self, box: Box) -> Box:
        """A displayed box as left, bottom, right, top of the page's own coordinates.

        >>> Frame(0, 0, 100, 200, 0).rectangle((10, 20, 30, 40))
        (10, 160, 30, 180)
        >>> Frame(0, 0, 100, 200, 1).rectangle((10, 20, 30, 40))
        (20, 10, 40, 30)
        """
        corners = [self._point(box[0], box[1]), self._point(box[2], box[3])]
        (x0, y0), (x1, y1) = corners
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarters == 1:
            return self.left + y, self.bottom + x
        if self.quarters == 2:
            return self.right - x, self.bottom + y
        if self.quarters == 3:
            return self.right - y, self.top - x
        return self.left + x, self.top - y


class Stamps:
    """Annotations with their drawings; equal drawings are kept once."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._drawn: dict[tuple[object, ...], Any] = {}

    def mark(self, mark: str, frame: Frame, box: Box, note: Mapping[str, str]) -> Any:
        """A stamp around a number with its sign at the upper right corner."""
        left, top, right, bottom = box
        place = (left - 1, top - TAG, right + TAG, bottom + 1)
        inner = (round(right - left + 2, 1), round(bottom - top + 2.5, 1))
        size = (inner[0] + TAG - 1, inner[1] + TAG - 1.5)
        drawing = self._drawing((mark, inner, frame.quarters), size, _sign(mark, inner, size))
        return _annotation("/Stamp", frame.rectangle(place), drawing, COLOURS[mark], note)

    def badge(self, text: str, frame: Frame, box: Box, note: Mapping[str, str]) -> Any:
        """A comment whose icon is a number on yellow ground."""
        size = (box[2] - box[0], box[3] - box[1])
        points = 8 if len(text) < 3 else 6
        start = max(1.0, (size[0] - len(text) * points * 0.56) / 2)
        drawn = (
            f"1 0.85 0.25 rg 0.5 0.3 0 RG 0.7 w 0.5 0.5 {size[0] - 1:.2f} {size[1] - 1:.2f} re B "
            f"0 g BT /F {points} Tf {start:.2f} {size[1] / 2 - points * 0.35:.2f} Td ({text}) Tj ET"
        )
        drawing = self._drawing((text, size, frame.quarters), size, drawn)
        made = _annotation("/Text", frame.rectangle(box), drawing, (1.0, 0.85, 0.25), note)
        return _named(made, "/Name", "/Comment")

    def _drawing(self, key: tuple[object, ...], size: tuple[float, float], drawn: str) -> Any:
        from pypdf.generic import (  # noqa: PLC0415
            ArrayObject,
            DecodedStreamObject,
            FloatObject,
            NameObject,
        )

        if key in self._drawn:
            return self._drawn[key]
        quarters = int(str(key[-1]))
        stream = DecodedStreamObject()
        stream.set_data(f"q {drawn} Q".encode("ascii"))
        stream[NameObject("/Type")] = NameObject("/XObject")
        stream[NameObject("/Subtype")] = NameObject("/Form")
        stream[NameObject("/BBox")] = ArrayObject(FloatObject(each) for each in (0, 0, *size))
        upright = (*_UPRIGHT[quarters], 0, 0)
        stream[NameObject("/Matrix")] = ArrayObject(FloatObject(each) for each in upright)
        stream[NameObject("/Resources")] = _fonts()
        self._drawn[key] = self._writer._add_object(stream)  # noqa: SLF001  # how pypdf makes a reference
        return self._drawn[key]


def _sign(mark: str, inner: tuple[float, float], size: tuple[float, float]) -> str:
    """The drawing of a mark: a frame or a line at the number, and its sign."""
    colour = " ".join(f"{each:.2f}" for each in COLOURS[mark])
    width, height = inner
    if mark in FRAMED:
        line = f"0.5 0.5 {width - 1:.2f} {height - 1:.2f} re S"
    else:
        line = f"0.5 0.5 m {width - 0.5:.2f} 0.5 l S"
    corner = f"1 0 0 1 {size[0] - TAG:.2f} {size[1] - TAG:.2f} cm"
    sign = f"1 w {STROKES[mark]}" if mark in STROKES else ""
    if mark in LETTERS:
        sign = f"BT /F 6.5 Tf 0.3 0.6 Td ({LETTERS[mark]}) Tj ET"
    return f"{colour} RG {colour} rg 0.8 w {line} {corner} {sign}"


def _fonts() -> Any:
    from pypdf.generic import DictionaryObject, NameObject  # noqa: PLC0415

    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica-Bold"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in names.items()})
    held = DictionaryObject({NameObject("/F"): font})
    return DictionaryObject({NameObject("/Font"): held})


def _annotation(
    kind: str,
    rectangle: Box,
    drawing: Any,
    colour: tuple[float, float, float],
    note: Mapping[str, str],
) -> Any:
    from pypdf.generic import (  # noqa: PLC0415
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    made = DictionaryObject()
    made[NameObject("/Type")] = NameObject("/Annot")
    made[NameObject("/Subtype")] = NameObject(kind)
    made[NameObject("/Rect")] = ArrayObject(FloatObject(round(each, 2)) for each in rectangle)
    made[NameObject("/F")] = NumberObject(PRINTED)
    made[NameObject("/C")] = ArrayObject(FloatObject(each) for each in colour)
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawing})
    for name, text in note.items():
        made[NameObject(name)] = TextStringObject(text)
    return made


def _named(annotation: Any, key: str, name: str) -> Any:
    from pypdf.generic import NameObject  # noqa: PLC0415

    annotation[NameObject(key)] = NameObject(name)
    return annotation
