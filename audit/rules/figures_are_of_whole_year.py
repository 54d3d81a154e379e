"""What a yearly report says was reached was reached in the whole year.

## Why it matters
Figures of three quarters were at hand when the form was drafted. Nobody can tell whether the target of the year was
met, and the figure cannot be set beside last year's.

## How it is computed
Words such as 前三季度 or 上半年 beside the figures of an actual value.

## When it is skipped
1. the target or the indicator itself is about a part of the year;
2. the rest of the year is told as well (下半年, 全年).

## Example
「前三季度接待游客 6025.85 万人次」 as the actual value of a yearly indicator.

## Basis
The form: 全年实际完成值.
"""

from collections.abc import Iterator

from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.wording import place, row_name
from extract.records import IndicatorRow, PartYear, Report


@rule("WORD-05", family="wording", nature="wording")
def figures_are_of_whole_year(report: Report) -> Iterator[Relation]:
    """Yield one claim for each actual value that speaks of a part of the year alone; (1) and (2) are in the record."""
    for found in report.remarks.part_years:
        name = place(report, found.section)
        row = _row(report, found)
        yield Conformity(
            statement=f"{name}：{row}以“{found.words}”的数据作全年完成值",
            anchors=(name, row, "非全年数据"),
            holds=False,
            places=(Evidence(text=found.words, place=found.place),),
            expected="全年数据",
            code="wording.part-year",
            form=found.section,
        )


def _row(report: Report, found: PartYear) -> str:
    rows: Iterator[IndicatorRow] = (
        row for row in report.indicators if row.actual_numbers == found.numbers
    )
    return next((row_name(row) for row in rows), "指标")
