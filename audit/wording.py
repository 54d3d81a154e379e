"""Wording: the names that statements and anchors of relations are built from."""

from collections.abc import Sequence

from extract.numbers import NumberId
from extract.records import IndicatorRow, Report

LISTED = 5
"""So many names are spelled out in a statement; a longer list is counted."""

FEW = 3
"""So many rows are named where several have the same fault."""


def place(report: Report, section: str) -> str:
    """The name of the part of the case that ``section`` stands for: the title of a form, or 正文."""
    form = report.form_of.get(section)
    if form is not None:
        return form.title
    return "正文" if section == "prose" else section


def section_of(report: Report, number: NumberId) -> str:
    """The part of the case in which a number stands."""
    fact = report.fact_of.get(number)
    return fact.section if fact else "prose"


def measured(label: str, measure: str) -> str:
    """A label with the measure it was printed under.

    >>> measured("项目支出", "全年执行数")
    '项目支出（全年执行数）'
    """
    return f"{label}（{measure}）" if measure and measure not in label else label


def name(report: Report, number: NumberId) -> str:
    """What a number is called: the label of its fact, else the characters as printed."""
    fact = report.fact_of.get(number)
    if fact and fact.label:
        return fact.label
    known = report.by_id.get(number)
    return known.raw if known else number


def anchor(report: Report, number: NumberId) -> str:
    """The name by which a number is found again: label and measure, never the characters of its value."""
    fact = report.fact_of.get(number)
    return measured(fact.label, fact.measure) if fact else ""


def full_name(report: Report, number: NumberId) -> str:
    """What a number is called, with its measure."""
    fact = report.fact_of.get(number)
    return measured(name(report, number), fact.measure if fact else "")


def listing(report: Report, numbers: Sequence[NumberId], signs: Sequence[int] = ()) -> str:
    """The names of terms joined by their signs, with measures where all are one; their count where they are many."""
    if len(numbers) > LISTED:
        return f"{len(numbers)} 项之和"
    padded = [*signs, *([1] * (len(numbers) - len(signs)))]
    called = [name(report, number) for number in numbers]
    alike = len(numbers) > 1 and len(set(called)) == 1
    words = [
        ("−" if sign < 0 else "+", full_name(report, number) if alike else told)
        for number, told, sign in zip(numbers, called, padded, strict=False)
    ]
    joined = " ".join(f"{sign} {word}" for sign, word in words)
    return joined.removeprefix("+ ")


def row_name(row: IndicatorRow) -> str:
    """What an indicator row is called: the most exact of its level names."""
    return row.level3 or row.level2 or row.level1 or "指标"


def named_rows(rows: Sequence[IndicatorRow]) -> str:
    """The names of rows; of many rows the first few."""
    names = list(dict.fromkeys(row_name(row) for row in rows))
    return "、".join(names[:FEW]) + ("等" if len(names) > FEW else "")


def row_anchors(report: Report, row: IndicatorRow) -> tuple[str, ...]:
    """The names by which an indicator row is found again."""
    return (place(report, row.form), row.level1, row.level2, row.level3)
