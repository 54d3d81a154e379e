"""Conservation in workbooks: whatever a sheet looks like, every cell stands in exactly one place, as it is printed."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from extract.document import Table
from extract.readers.sheet import read_workbook
from extract.sources import Source
from tests.extract.readers.rewritten import FRAME, put, saved

SOURCE = Source(id="s1", name="a.xlsx", sha256="", format="xlsx")
ROWS, COLUMNS = 9, 6
PLACES = st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS))
TEXTS = st.one_of(
    st.sampled_from(["项目", "合计", "其中：", "≥12个", "2023年3月", "第1行\n第2行"]),
    st.integers(-(10**6), 10**6).map(str),
    st.decimals(-1000, 1000, places=2).map(str),
    st.decimals(0, 2, places=4).map(lambda share: f"{share * 100:.2f}%"),
)
SHEETS = st.fixed_dictionaries(
    {
        "cells": st.dictionaries(PLACES, TEXTS, max_size=40),
        "merged": st.lists(st.tuples(PLACES, st.integers(0, 3), st.integers(0, 3)), max_size=4),
        "framed": st.sets(st.integers(1, ROWS)),
        "hidden_rows": st.sets(st.integers(1, ROWS), max_size=3),
        "hidden_columns": st.sets(st.integers(1, COLUMNS), max_size=2),
        "comments": st.sets(PLACES, max_size=2),
        "shown": st.booleans(),
    }
)


def fill(sheet, plan):
    """Draw a sheet by its plan and return what each of its cells prints."""
    taken = set()
    for (row, column), down, right in plan["merged"]:
        region = {(row + i, column + j) for i in range(down + 1) for j in range(right + 1)}
        if taken.isdisjoint(region) and len(region) > 1:
            taken |= region
            sheet.merge_cells(
                start_row=row, start_column=column, end_row=row + down, end_column=column + right
            )
    printed = {}
    for row in plan["framed"]:
        for column in range(1, COLUMNS + 1):
            sheet.cell(row, column).border = FRAME
    for (row, column), text in plan["cells"].items():
        cell = sheet.cell(row, column)
        if type(cell).__name__ == "Cell":  # not the inside of a merged region
            put(cell, text)
            printed[cell.coordinate] = text
    for row, column in plan["comments"]:
        cell = sheet.cell(row, column)
        if type(cell).__name__ == "Cell":
            cell.comment = Comment("批注7", "x")
    for row in plan["hidden_rows"]:
        sheet.row_dimensions[row].hidden = True
    for column in plan["hidden_columns"]:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    return printed


def digits(texts):
    return Counter(c for text in texts for c in text if c.isdigit())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SHEETS, min_size=1, max_size=3))
def test_every_cell_stands_in_one_place(plans):
    book = Workbook()
    expected = {}
    for number, plan in enumerate(plans):
        sheet = book.active if not number else book.create_sheet()
        sheet.title = f"表{number}"
        sheet.sheet_state = "visible" if plan["shown"] or not number else "hidden"
        expected |= {(sheet.title, cell): text for cell, text in fill(sheet, plan).items()}
    if not expected:
        return
    document = read_workbook(saved(book), SOURCE)
    parts = [*document.blocks, *(a for a in document.hidden if a.text != "批注7")]
    found = Counter()
    for part in parts:
        for anchor in part.anchors:
            text = part.text[anchor.start : anchor.end]
            if text:
                found[anchor.sheet, anchor.cell] += 1
                assert text == expected[anchor.sheet, anchor.cell]
    assert found == Counter(dict.fromkeys(expected, 1))
    assert digits(part.text for part in parts) == digits(expected.values())
    assert all(apart(block) for block in document.blocks if isinstance(block, Table))


def apart(table):
    """Whether no two cells of a table cover the same place, and none lies outside."""
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    inside = all(row < table.rows and column < table.columns for row, column in covered)
    return inside and len(set(covered)) == len(covered) == table.rows * table.columns
