"""The parts of reading an image, each on pixels drawn for the case: the turn of a page, its rules, what is read together."""

import numpy as np
import pytest

from extract.document import Turn

pytest.importorskip("cv2", reason="the extra ocr is not installed")

import cv2

from extract.readers.grid import Tolerance, find_grids
from extract.readers.image_keystone import directions
from extract.readers.image_patches import OUTSIDE, Cells, overlooked, placed, tightened
from extract.readers.image_rules import binarised, rules_of, ruling
from extract.readers.image_seals import without_seals
from extract.readers.image_straight import straightened, turned
from extract.readers.ocr_engine import Patch

DPI = 200


def paper(width=1200, height=900):
    return np.full((height, width), 250, np.uint8)


def ruled(xs=(100, 500, 1100), ys=(200, 240, 280, 320)):
    """A page with a table of those lines."""
    page = paper()
    for y in ys:
        cv2.line(page, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        cv2.line(page, (x, ys[0]), (x, ys[-1]), 0, 2)
    return page


def printed(lines=14):
    """A page of lines of print, as bars of many pieces."""
    page = paper()
    for line in range(lines):
        for word in range(40):
            x, y = 80 + word * 26, 80 + line * 50
            cv2.rectangle(page, (x, y), (x + 18, y + 22), 40, -1)
    return page


TURNS = [
    # what the page shows            the page       how far it leans
    ("rules, hardly turned", ruled(), 0.5),
    ("rules", ruled(), 1.2),
    ("rules, turned the other way", ruled(), -2.5),
    ("rules, put in badly", ruled(), 5.0),
    ("rules, put in very badly", ruled(), 11.0),
    ("print, put in very badly", printed(), -15.0),
    ("print without rules", printed(), 0.8),
    ("print, turned the other way", printed(), -3.0),
    ("rules that are straight", ruled(), 0.0),
    ("nothing", paper(), 0.0),
]


@pytest.mark.parametrize(("case", "page", "angle"), TURNS, ids=[c[0] for c in TURNS])
def test_a_page_that_leans_is_straightened(case, page, angle):
    _, found = straightened(turned(page, -angle))
    assert found == pytest.approx(angle, abs=0.15)


def test_a_point_of_the_straight_page_is_found_on_the_page_as_scanned():
    page = paper()
    cv2.circle(page, (900, 300), 6, 0, -1)
    leaning = turned(page, -2.0)
    y, x = (float(v.mean()) for v in np.nonzero(leaning < 128))
    assert Turn(2.0, 600, 450).undone(900, 300) == pytest.approx((x, y), abs=1.0)


def photographed(page, narrower):
    """A page whose upper edge is further away."""
    height, width = page.shape
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen = corners + np.float32([[narrower, 0], [-narrower, 0], [0, 0], [0, 0]])
    matrix = cv2.getPerspectiveTransform(corners, seen)
    return cv2.warpPerspective(page, matrix, (width, height), borderValue=250)


COLUMNS = ruled(xs=tuple(range(100, 1101, 200)), ys=tuple(range(100, 801, 100)))


@pytest.mark.parametrize(
    ("narrower", "expected"), [(0, False), (6, False), (30, True), (60, True), (120, True)]
)
def test_a_page_photographed_from_one_side_is_known_by_its_rules(narrower, expected):
    page = photographed(COLUMNS, narrower)
    assert directions(binarised(page)).is_slanted == expected


@pytest.mark.parametrize("page", [paper(), printed(), ruled()], ids=["paper", "print", "rules"])
def test_a_page_put_in_badly_is_not_taken_for_a_photograph(page):
    straight, _ = straightened(turned(page, 4.0))
    assert not directions(binarised(straight)).is_slanted


RED, BLACK = (200, 40, 45), (20, 20, 20)


def stamped(colour=RED, radius=150):
    """A page with a seal over a black bar, and the bar alone beside it."""
    page = np.full((900, 1200, 3), 250, np.uint8)
    cv2.circle(page, (400, 400), radius, colour, 8)
    cv2.circle(page, (400, 400), radius // 3, colour, -1)
    for x in (380, 800):
        cv2.rectangle(page, (x, 395), (x + 60, 405), BLACK, -1)
    return page


def test_a_seal_is_taken_off_and_the_print_beneath_it_stays():
    sheet = without_seals(stamped(), DPI)
    assert sheet.grey[395:406, 380:441].max() < 60
    assert sheet.grey[300:390, 250:550].min() > 200
    assert (sheet.grey[:, 700:] == without_seals(stamped(radius=1), DPI).grey[:, 700:]).all()
    assert sheet.seals is not None
    assert sheet.seals[400, 400] == 255
    assert sheet.seals[400, 800] == 0


def framed():
    """A page with a red frame around it."""
    page = np.full((900, 1200, 3), 250, np.uint8)
    cv2.rectangle(page, (60, 60), (1140, 840), RED, 6)
    return page


NO_SEALS = [
    ("a ring of another colour", stamped((40, 45, 200))),
    ("red print", stamped(radius=20)),
    ("a red frame around the page", framed()),
]


@pytest.mark.parametrize(("case", "page"), NO_SEALS, ids=[c[0] for c in NO_SEALS])
def test_other_colours_and_red_print_are_left_alone(case, page):
    sheet = without_seals(page, DPI)
    assert sheet.seals is None
    assert (sheet.grey == cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)).all()


def shapes(page):
    grids = find_grids(rules_of(page, DPI).segments, Tolerance(prune=True))
    return [(len(grid.ys) - 1, len(grid.xs) - 1, len(grid.cells)) for grid in grids]


def test_rules_make_a_grid():
    assert shapes(ruled()) == [(3, 2, 6)]


def test_a_stroke_of_a_character_that_touches_two_rules_is_no_rule():
    page = ruled(ys=(200, 236, 272))
    for x in (700, 712, 724):  # three strokes side by side, from rule to rule
        cv2.line(page, (x, 200), (x, 236), 0, 3)
    cv2.line(page, (700, 218), (724, 218), 0, 3)
    assert shapes(page) == [(2, 2, 4)]


def test_a_rule_of_one_low_row_is_a_rule():
    page = ruled(ys=(200, 236, 272))
    cv2.line(page, (800, 200), (800, 236), 0, 2)
    assert shapes(page) == [(2, 3, 5)]


def test_only_rules_are_erased():
    page = ruled()
    cv2.line(page, (300, 400), (300, 460), 0, 4)  # a stroke of a large character of a title
    rules = rules_of(page, DPI)
    grids = find_grids(rules.segments, Tolerance(prune=True))
    ink, clean = rules.without(page, ruling(rules.segments, grids))
    assert not ink[190:330].any()
    assert clean[190:330].min() > 200
    assert clean[430, 300] == 0


CELLS = Cells(np.asarray([(100, 100, 300, 140), (300, 100, 500, 140)], np.float64))
CUTS = [
    # what the case shows                        the patch                     parts as left, right, region
    ("inside a cell", (120, 105, 280, 135), [(120, 280, 0)]),
    ("over a rule", (120, 105, 480, 135), [(120, 300, 0), (300, 480, 1)]),
    ("reaching over a rule by its margin", (120, 105, 310, 135), [(120, 300, 0)]),
    ("beside the table", (520, 105, 700, 135), [(520, 700, OUTSIDE)]),
    ("from the table outwards", (320, 105, 600, 135), [(320, 500, 1), (500, 600, OUTSIDE)]),
    ("above the table", (120, 40, 280, 80), [(120, 280, OUTSIDE)]),
]


@pytest.mark.parametrize(("case", "patch", "parts"), CUTS, ids=[c[0] for c in CUTS])
def test_a_patch_is_cut_where_cells_meet(case, patch, parts):
    found = placed([Patch(*(float(v) for v in patch))], CELLS)
    assert [(p.patch.left, p.patch.right, p.region) for p in found] == parts


def test_without_cells_all_is_outside():
    (found,) = placed([Patch(0, 0, 10, 10)], Cells.of([], DPI))
    assert found.region == OUTSIDE


def spotted(*spots):
    ink = np.zeros((200, 600), np.uint8)
    for x, y, width, height in spots:
        ink[y : y + height, x : x + width] = 255
    return ink


SPOTS = [
    # what the case shows                  spots of ink                              what is found: left, right, region
    ("a figure alone in a cell", [(200, 110, 12, 20)], [(196, 216, 0)]),
    ("two figures side by side", [(200, 110, 12, 20), (216, 110, 12, 20)], [(196, 232, 0)]),
    (
        "figures in two cells",
        [(280, 110, 12, 20), (305, 110, 12, 20)],
        [(276, 296, 0), (301, 321, 1)],
    ),
    ("dirt", [(200, 110, 3, 3)], []),
    ("ink beside the table", [(540, 110, 12, 20)], []),
    ("ink that a patch covers", [(120, 110, 12, 20)], []),
]


@pytest.mark.parametrize(("case", "spots", "found"), SPOTS, ids=[c[0] for c in SPOTS])
def test_ink_of_a_cell_that_was_overlooked_is_read(case, spots, found):
    covered = list(placed([Patch(110.0, 105.0, 150.0, 135.0)], CELLS))
    patches = overlooked(spotted(*spots), covered, CELLS, DPI)
    assert [(p.patch.left, p.patch.right, p.region) for p in patches] == found


def test_a_patch_is_as_large_as_its_ink():
    ink = spotted((200, 110, 60, 20), (230, 132, 2, 3))  # and a stroke of the line below
    assert tightened(Patch(190, 100, 290, 136), ink) == Patch(200, 110, 260, 130)
    assert tightened(Patch(300, 100, 400, 136), ink) is None


def test_print_on_a_grey_page_is_ink_all_the_same():
    page = np.linspace(120, 240, 1200).astype(np.uint8)[None, :].repeat(200, 0)
    for x in (100, 600, 1100):
        page[90:110, x : x + 4] -= 60
    assert [bool(binarised(page)[100, x + 1]) for x in (100, 600, 1100, 300)] == [
        True,
        True,
        True,
        False,
    ]
