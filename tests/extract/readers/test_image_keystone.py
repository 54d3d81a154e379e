"""Photographs from one side: made flat by their rules, and every point found again on the photograph."""

import importlib.util
import io
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("cv2", reason="the extra ocr is not installed")

import cv2
from PIL import Image

from benchmarks.known_forms import Form
from benchmarks.scanned_forms import FONTS, printed
from benchmarks.scanned_marks import folded
from extract.document import Table, Turn
from extract.readers import read
from extract.readers.image_keystone import directions, made_flat
from extract.readers.image_rules import binarised
from extract.readers.image_straight import straightened
from tests.extract.readers.test_image_parts import COLUMNS, paper, ruled

HAS_OCR = importlib.util.find_spec("rapidocr") is not None
HAS_FONTS = all(font.exists() for font in FONTS)


def photographed(page, corners, *, desk=90, light=0.0, quality=80):
    """A page on a desk, its corners moved by parts of a hundredth of its width, with a shadow on one side."""
    width = page.shape[1]
    edge = width // 20
    whole = cv2.copyMakeBorder(page, *[edge] * 4, cv2.BORDER_CONSTANT, value=desk)
    high, wide = whole.shape
    ends = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    moved = ends + np.float32(corners) * wide / 100
    matrix = cv2.getPerspectiveTransform(ends, moved)
    seen = cv2.warpPerspective(whole, matrix, (wide, high), borderValue=desk)
    shade = 1.0 - light * np.linspace(0, 1, wide)[None, :]
    raw = io.BytesIO()
    Image.fromarray((seen * shade).astype(np.uint8)).save(raw, "JPEG", quality=quality)
    return raw.getvalue(), matrix, edge


def pixels(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("L"))


SIDES = [
    # from where the page is seen        how its corners move, clockwise from the upper left
    ("from below", [(5, 0), (-5, 0), (0, 0), (0, 0)]),
    ("from the right", [(0, 5), (0, 0), (0, 0), (0, -5)]),
    ("from a corner", [(5, 4), (-2, 1), (0, 0), (2, -3)]),
    ("turned as well", [(8, -3), (3, 8), (-3, 2), (-2, -8)]),
]


@pytest.mark.parametrize(("case", "corners"), SIDES, ids=[side[0] for side in SIDES])
def test_a_photograph_from_one_side_is_made_flat(case, corners):
    data, matrix, edge = photographed(COLUMNS, corners, light=0.3)
    page, angle = straightened(pixels(data))
    made = made_flat(page, directions(binarised(page)))
    assert made is not None
    middle = page.shape[1] / 2, page.shape[0] / 2
    turn = np.vstack([cv2.getRotationMatrix2D(middle, angle, 1.0), [0, 0, 1]])
    crossings = [[(x + edge, y + edge, 1.0) for x in (100, 500, 1100)] for y in (100, 400, 800)]
    seen = np.array(crossings) @ (made[1] @ turn @ matrix).T
    x, y = seen[..., 0] / seen[..., 2], seen[..., 1] / seen[..., 2]
    assert np.ptp(y, axis=1).max() < 4.0  # a row lies level, and a column stands upright
    assert np.ptp(x, axis=0).max() < 4.0
    assert not directions(binarised(made[0])).is_slanted


FLAT = [
    # what needs nothing            the page
    ("a page that is flat", COLUMNS),
    ("a page without rules", paper()),
    ("a page with a few rules", ruled(xs=(100, 1100), ys=(200, 300))),
]


@pytest.mark.parametrize(("case", "page"), FLAT, ids=[case[0] for case in FLAT])
def test_a_page_that_is_flat_stays_as_it_is(case, page):
    assert made_flat(page, directions(binarised(page))) is None


def test_a_point_of_the_flat_page_is_found_on_the_photograph():
    page = COLUMNS.copy()
    cv2.circle(page, (820, 350), 14, 0, -1)
    data, matrix, edge = photographed(page, SIDES[0][1])
    straight, angle = straightened(pixels(data))
    assert abs(angle) < 0.1
    flat, change, _ = made_flat(straight, directions(binarised(straight)))
    ink = cv2.morphologyEx(255 - flat, cv2.MORPH_OPEN, np.ones((15, 15), np.uint8))
    y, x = (float(value.mean()) for value in np.nonzero(ink > 170))
    back = np.linalg.inv(change)
    turn = Turn(angle, 0, 0, slant=tuple((back / back[2, 2]).ravel().tolist()))
    truth = matrix @ np.array([820 + edge, 350 + edge, 1.0])
    assert turn.undone(x, y) == pytest.approx(tuple(truth[:2] / truth[2]), abs=3.0)


ROWS = (
    ("项目", "年初预算数", "全年预算数", "全年执行数"),
    ("道路绿化", "318.50", "296.40", "281.75"),
    ("路灯照明", "127.00", "127.00", "119.36"),
    ("合计", "445.50", "423.40", "401.11"),
)


@pytest.mark.skipif(
    not (HAS_OCR and HAS_FONTS), reason="the extra ocr or the fonts of fonts-noto-cjk are missing"
)
def test_a_form_photographed_from_one_side_in_bad_light_is_read():
    form = Form("预算执行情况表", (3, 2, 2, 2), ROWS, type_size=13, padding=16)
    sheet = printed([replace(form)], dpi=150)
    page = np.asarray(sheet.image)[: 150 * 5, :]
    data, _, _ = photographed(page, [(4, 2), (-4, 0), (0, 0), (0, -2)], light=0.35)
    document = read(data, "photo.jpg")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    cells = {(c.row, c.column): folded(table.content(c)) for c in table.cells}
    assert cells == {(r, c): folded(t) for r, row in enumerate(ROWS) for c, t in enumerate(row)}
    assert "perspective" not in {problem.code for problem in document.problems}
