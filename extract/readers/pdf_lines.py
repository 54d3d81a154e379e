"""Ruling lines of a PDF page: strokes, hairline rectangles and the edges of filled boxes."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise
from typing import Any, Final

import numpy as np

from extract.readers.pdf_engine import Answers, Handle, address_of, pointer_to, quick, raw
from extract.readers.pdf_unseen import any_unseen
from extract.readers.pdf_view import Floats, View

_THIN: Final = 3.0  # points: a shape no thicker than this is a line, whatever it is made of
_DEPTH: Final = 6  # forms within forms
_WHITE: Final = 250
_MANY: Final = 20  # so many paths may be letters drawn as curves
_TEXT: Final = raw.FPDF_PAGEOBJ_TEXT
_PATH: Final = raw.FPDF_PAGEOBJ_PATH
_IMAGE: Final = raw.FPDF_PAGEOBJ_IMAGE
_FORM: Final = raw.FPDF_PAGEOBJ_FORM
_PLAIN: Final = frozenset({_TEXT, _PATH})

_object_at: Final = quick("FPDFPage_GetObject", ctypes.c_void_p)
_type_of: Final = quick("FPDFPageObj_GetType", ctypes.c_int)
_bounds: Final = quick("FPDFPageObj_GetBounds")
_SIDES: Final = Answers(4, places=4)

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """What is drawn on a page beside characters: ``rules`` as segments, ``fills`` as filled boxes, both displayed.

    ``cover`` is the area of the largest picture, ``unseen`` whether some text is drawn without being seen.
    """

    rules: Floats
    fills: Floats
    images: int
    paths: int
    cover: float = 0.0
    unseen: bool = False

    @property
    def visible(self) -> bool:
        """Whether the page shows a picture, or so many shapes that they may be one."""
        return self.images > 0 or self.paths >= _MANY


@dataclass
class _Collector:
    """Shapes in page space while the objects of a page are walked, and room for what pdfium answers."""

    rules: list[Rectangle] = field(default_factory=list)
    fills: list[Rectangle] = field(default_factory=list)
    images: int = 0
    paths: int = 0
    cover: float = 0.0
    unseen: bool = False
    modes: tuple[ctypes.c_int, ctypes.c_int] = field(
        default_factory=lambda: (ctypes.c_int(), ctypes.c_int())
    )


def drawing_of(page: Handle, view: View) -> Drawing:
    """The lines and boxes that a page draws."""
    found = _Collector()
    count = raw.FPDFPage_CountObjects(page)
    items = list(map(_object_at, [pointer_to(address_of(page))] * count, range(count)))
    given = list(map(pointer_to, items))
    kinds = list(map(_type_of, given))
    drawn = list(map(_PATH.__eq__, kinds))
    thin = _page_paths(list(compress(items, drawn)), list(compress(given, drawn)), found)
    found.unseen = any_unseen(compress(given, map(_TEXT.__eq__, kinds)))
    if not _PLAIN.issuperset(kinds):
        _add_others(items, kinds, found)
    rules = np.concatenate([thin, _rows(found.rules)]) if found.rules else thin
    shapes = view.segments(rules), view.boxes(_rows(found.fills))
    return Drawing(*shapes, found.images, found.paths, found.cover, found.unseen)


def _rows(shapes: Sequence[Rectangle]) -> Floats:
    return np.asarray(shapes, np.float64).reshape(-1, 4)


def _add_others(items: Sequence[int], kinds: Sequence[int], found: _Collector) -> None:
    """Add what is neither text nor a path of the page itself."""
    for item, kind in zip(items, kinds, strict=True):
        if kind not in _PLAIN:
            before = found.images
            _add(ctypes.cast(item, raw.FPDF_PAGEOBJECT), None, 0, found)
            if found.images > before:
                found.cover = max(found.cover, _area(item))


def _page_paths(paths: Sequence[int], given: Sequence[Any], found: _Collector) -> Floats:
    """The thin paths of the page itself as lines, known by their bounds; others are added by their outlines.

    They come by their addresses, and ``given`` as arguments. A path that draws nothing is no object of a page.
    """
    found.paths += len(paths)
    bounds = _SIDES.of(_bounds, given)
    low, high = bounds[:, :2], bounds[:, 2:]
    (width, height), middle = (high - low).T, (low + high) / 2
    thick, flat = np.minimum(width, height) > _THIN, (width >= height)[:, None]
    for index in np.nonzero(thick)[0].tolist():
        _add_path(ctypes.cast(paths[index], raw.FPDF_PAGEOBJECT), None, found)
    np.copyto(bounds[:, 1::2], middle[:, 1:], where=flat)
    np.copyto(bounds[:, 0::2], middle[:, :1], where=~flat)
    # dots are kept as well, which may be the pieces of a dotted line
    thin: Floats = bounds[~thick & (np.maximum(width, height) > 0)]
    return thin


def _area(item: int) -> float:
    """The area of an object of the page."""
    left, bottom, right, top = _SIDES.of(_bounds, [pointer_to(item)])[0].tolist()
    return float((right - left) * (top - bottom))


def _add(item: Handle, matrix: Matrix | None, depth: int, found: _Collector) -> None:
    """Add one object of a page, or the objects inside a form with the matrix of the form."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == _PATH:
        found.paths += 1
        _add_path(item, matrix, found)
    elif kind == _IMAGE:
        found.images += 1
    elif kind == _TEXT:
        found.unseen = found.unseen or any_unseen([pointer_to(address_of(item))])
    elif kind == _FORM and depth < _DEPTH:
        inner = _times(_matrix(item), matrix)
        for i in range(raw.FPDFFormObj_CountObjects(item)):
            _add(raw.FPDFFormObj_GetObject(item, i), inner, depth + 1, found)


def _matrix(item: Handle) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    left = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
    return (*left, e * p + f * r + t, e * q + f * s + u)


def _add_path(item: Handle, matrix: Matrix | None, found: _Collector) -> None:
    """Add one path of a form: as a line where it is thin, else its strokes, or its boxes where it is only filled."""
    fill, stroke = found.modes
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if fill.value or stroke.value:
        _add_outlines(item, matrix, found, stroked=bool(stroke.value))


def _add_outlines(item: Handle, matrix: Matrix | None, found: _Collector, *, stroked: bool) -> None:
    """Add the outlines of a path that is drawn: thin ones as lines, others as strokes or as a box."""
    for outline in _outlines(item, _times(_matrix(item), matrix)):
        xs, ys = zip(*outline, strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        if _add_if_thin(box, found):
            continue
        if stroked:
            found.rules.extend((*p, *q) for p, q in pairwise(outline))
        elif _is_box(outline) and not _is_white(item):
            found.fills.append(box)


def _add_if_thin(box: Rectangle, found: _Collector) -> bool:
    """Add a thin shape as its middle line; whether it was thin."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if min(width, height) > _THIN:
        return False
    if max(width, height) > _THIN:
        x, y = (left + right) / 2, (bottom + top) / 2
        found.rules.append((left, y, right, y) if width >= height else (x, bottom, x, top))
    return True


def _outlines(item: Handle, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The outlines of a path as corners in page space; an outline with a curve is left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    curved = False
    for i in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1 and not curved:
                yield outline
            outline, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        outline.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and outline[-1] != outline[0]:
            outline.append(outline[0])
    if len(outline) > 1 and not curved:
        yield outline


def _is_box(outline: list[tuple[float, float]]) -> bool:
    """Whether an outline is a rectangle with upright sides."""
    if len(outline) not in {4, 5}:
        return False
    sides = pairwise(outline)
    return all(abs(p[0] - q[0]) < 0.5 or abs(p[1] - q[1]) < 0.5 for p, q in sides)


def _is_white(item: Handle) -> bool:
    """Whether the fill of a path cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE
