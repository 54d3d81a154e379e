"""The report and its forms are of one year.

## Why it matters
A form that was filled a year ago and filed again bears last year's figures under this year's cover.

## How it is computed
The year in the title of each self-evaluation and base table against the year of the case; years that stand before
spending in the sentences are shown beside.

## When it is skipped
1. the form is a target table, a summary or a calculation: these may be of the year to come;
2. the title of the form names no year, or the case has none.

## Example
「2022年度项目支出绩效自评表」 in a report on 2023.

## Basis
The self-evaluation is of the budget year that the announcement names.
"""

import re
from collections.abc import Iterator

from audit.asking import years_before
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Form, Report

YEARLY = frozenset({"overall", "project", "base"})
_YEAR = re.compile(r"((?:19|20)\d{2})年")


@rule("WORD-03", family="wording", nature="wording")
def forms_are_of_one_year(report: Report) -> Iterator[Relation]:
    """Yield one claim for the case, with every form that is of another year."""
    year = report.case.year
    dated = [
        form for form in report.forms if form.kind in YEARLY and _YEAR.search(form.title)
    ]  # (1)
    numbers = years_before(report, year) if year else ()
    if not year or not (dated or len(numbers) > 1):  # (2)
        return
    other = [form for form in dated if not _of(form, year)]
    named = "、".join(form.title for form in other[:3])
    told = (
        f"{len(other)} 张表的年度与报告年度 {year} 不一致（{named}）"
        if other
        else f"报告与各表均为 {year} 年度"
    )
    yield Conformity(
        statement=told,
        anchors=("报告年度",),
        holds=not other,
        count=len(other),
        numbers=roles("other", *numbers),
        places=tuple(Evidence(text=form.title, place=form.place) for form in other),
        code="wording.year",
    )


def _of(form: Form, year: int) -> bool:
    return str(year) in _YEAR.findall(form.title)
