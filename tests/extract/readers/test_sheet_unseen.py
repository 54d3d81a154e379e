"""What a hidden column or row of a workbook would have told is not held against the figures that it goes with."""

import io

import pytest
from openpyxl import Workbook

from gouji.pipeline import NamedBytes, audit_files

MONEY = [
    ["资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率"],
    ["年度资金总额", 100, 120, 114, "95%"],
    ["其中：财政拨款", 60, 80, 76, "95%"],
    ["其他资金", 40, 40, 38, "95%"],
]
SUMS = [["项目", "合计", "基本支出", "项目支出"], ["教育支出", 100, 60, 40], ["合计", 100, 60, 40]]
ROWS = [["项目名称", "预算数"], ["道路", 60], ["桥梁", 40], ["合计", 100]]


def loud(rows: list[list[object]], columns: str = "", lines: tuple[int, ...] = ()) -> list[str]:
    """The rules that call something wrong in a workbook with hidden columns and rows."""
    book = Workbook()
    sheet = book.active
    sheet.append(["项目资金表（单位：万元）"])
    for row in rows:
        sheet.append(row)
    for letter in columns:
        sheet.column_dimensions[letter].hidden = True
    for line in lines:
        sheet.row_dimensions[line].hidden = True
    kept = io.BytesIO()
    book.save(kept)
    audit = audit_files([NamedBytes("form.xlsx", kept.getvalue())]).audit
    failed = [c for c in audit.checks if c.verdict == "mismatch"]
    return [c.rule for c in failed if c.severity in {"high", "medium"}]


CASES = {
    "a column of labels": (MONEY, "A", ()),
    "the budget that a rate is of": (MONEY, "C", ()),
    "a column that a sum is made of": (SUMS, "C", ()),
    "a row that a sum is made of": (ROWS, "", (4,)),
}


@pytest.mark.parametrize(("rows", "columns", "lines"), CASES.values(), ids=CASES)
def test_what_is_hidden_accuses_nobody(rows, columns, lines):
    assert loud(rows, columns, lines) == []


def test_without_anything_hidden_what_is_wrong_is_found():
    wrong = [*MONEY[:1], ["年度资金总额", 100, 120, 117, "95%"], *MONEY[2:]]
    assert loud(wrong)


def test_a_hidden_column_behind_the_table_goes_with_nothing():
    wrong = [[*row, f"F{i}"] for i, row in enumerate(MONEY)]
    wrong[1][3] = 117
    assert loud(wrong, "F")
