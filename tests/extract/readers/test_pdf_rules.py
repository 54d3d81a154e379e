"""Rules of every make: double, thick, dashed and dotted ones close the same cells as plain strokes."""

import pytest

from tests.extract.readers.sheets import Sheet, cells, plain, tables

ROWS = [["项目", "预算数", "决算数"], ["公务接待费", "12.50", "9.86"], ["会议费", "3", "2.75"]]
XS, YS = [80, 180, 260, 340], [100, 120, 140, 160]


def strokes(sheet, x0, y0, x1, y1, *, width=0.5, dash=None):
    canvas, height = sheet.canvas, sheet.size[1]
    canvas.setLineWidth(width)
    canvas.setDash(*dash or ([], 0))
    canvas.line(x0, height - y0, x1, height - y1)


def double(sheet, x0, y0, x1, y1):
    for shift in (0.0, 1.5):
        across, down = (0.0, shift) if y0 == y1 else (shift, 0.0)
        strokes(sheet, x0 + across, y0 + down, x1 + across, y1 + down)


def pieces(sheet, x0, y0, x1, y1, *, size, gap):
    """A line of short filled boxes, as some programs draw dashes and dots."""
    length = max(x1 - x0, y1 - y0)
    at = 0.0
    while at < length:
        end = min(at + size, length)
        if y0 == y1:
            sheet.box(x0 + at, y0 - 0.4, x0 + end, y0 + 0.4, 0)
        else:
            sheet.box(x0 - 0.4, y0 + at, x0 + 0.4, y0 + end, 0)
        at += size + gap


STYLES = [
    ("double lines", double, {}),
    ("thick lines", strokes, {"width": 2.25}),
    ("dashes of one stroke", strokes, {"dash": ([3, 2], 0)}),
    ("dots of one stroke", strokes, {"dash": ([0.75, 0.75], 0)}),
    ("dashes drawn one by one", pieces, {"size": 5.0, "gap": 3.0}),
    ("short dashes drawn one by one", pieces, {"size": 2.0, "gap": 2.0}),
    ("dots drawn one by one", pieces, {"size": 0.8, "gap": 1.2}),
]


@pytest.mark.parametrize(("case", "draw", "how"), STYLES, ids=[c[0] for c in STYLES])
def test_rules_of_every_make_close_cells(case, draw, how):
    sheet = Sheet()
    for y in YS:
        draw(sheet, XS[0], y, XS[-1], y, **how)
    for x in XS:
        draw(sheet, x, YS[0], x, YS[-1], **how)
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            sheet.text(XS[j] + 5, YS[i] + 4, text)
    document = sheet.read()
    (table,) = tables(document)
    assert cells(table) == plain(ROWS)
    assert document.problems == ()


def test_a_row_of_dots_is_no_rule_of_the_table_beside_it():
    sheet = Sheet()
    sheet.table(80, 100, [100, 80, 80], [20, 20, 20], plain(ROWS))
    for i in range(3):
        sheet.box(190 + 6 * i, 128, 191 + 6 * i, 129, 0)
    (table,) = tables(sheet.read())
    assert cells(table) == plain(ROWS)


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_goes_on_over_turned_pages(turn):
    sheet = Sheet()
    for rows, top in ((ROWS, 480), ([["差旅费", "1.50", "1.25"]], 72)):
        canvas = sheet.canvas
        canvas.setPageRotation(turn)
        if turn == 90:
            canvas.transform(0, 1, -1, 0, 842, 0)
        else:
            canvas.transform(0, -1, 1, 0, 0, 595)
        size, sheet.size = sheet.size, (842.0, 595.0)
        sheet.table(80, top, [100, 80, 80], [20] * len(rows), plain(rows))
        sheet.size = size
        sheet.turn_page()
    found = tables(sheet.read())
    assert [cell for table in found for cell in cells(table).values()][-1] == "1.25"
    assert len(found) == 1
