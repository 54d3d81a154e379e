"""A stroke alone in a cell: a dash, unless the column counts."""

import pytest

from extract.readers.image_dashes import with_dashes
from extract.readers.printed import Box, Line, PrintedCell, PrintedTable

CASES = [
    # what the columns hold                       their texts                                      the second column then
    ("strokes among figures", [["总额", "9.5"], ["拨款", "一"], ["其他", "一"]], ["9.5", "—", "—"]),
    ("a column that counts", [["甲", "一"], ["乙", "二"], ["丙", "三"]], ["一", "二", "三"]),
    ("a column that counts with points", [["甲", "一"], ["乙", "二、其他"]], ["一", "二、其他"]),
    ("the first column", [["一", "9"], ["合计", "9"]], ["9", "9"]),
    ("a word that begins with it", [["甲", "一般"], ["乙", "一"]], ["一般", "—"]),
]


def cell(row, column, text):
    line = Line(1, text, 10.0 * row, 10.0 * row + 8, [float(i) for i in range(len(text) + 1)])
    return PrintedCell(row, column, 1, 1, Box(0, 0, 9, 9), (line,) if text else ())


@pytest.mark.parametrize(("case", "rows", "second"), CASES, ids=[case[0] for case in CASES])
def test_a_stroke_alone_is_a_dash_unless_its_column_counts(case, rows, second):
    cells = tuple(cell(i, j, text) for i, row in enumerate(rows) for j, text in enumerate(row))
    table = with_dashes(PrintedTable(1, (0, 9, 18), (0, 9), cells))
    assert [c.text for c in table.cells if c.column == 1] == second
    assert [c.text for c in table.cells if c.column == 0] == [row[0] for row in rows]
