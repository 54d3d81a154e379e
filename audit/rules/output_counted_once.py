"""One output is claimed by one project.

## Why it matters
Two projects that both report the same 4,500 booklets were given money twice for them, or one of them had no output.

## How it is computed
Rows of output of different projects with the same name, the same actual value in the same words, and a figure that is
rare enough not to meet by chance.

## When it is skipped
1. the actual value has no count, or one of fewer than three significant digits in words of fewer than ten characters;
2. the forms are of one project.

## Example
「编印手册 4500 册」 in the forms of two projects.

## Basis
An output is evaluated where its money was spent.
"""

from collections import defaultdict
from collections.abc import Iterator

from audit.asking import telling
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import place, row_name
from extract.records import IndicatorRow, Report


@rule("COUNT-02", family="count", nature="compliance")
def output_counted_once(report: Report) -> Iterator[Relation]:
    """Yield one claim for each output that the forms of two projects report in the same words."""
    claimed: defaultdict[tuple[str, str], list[IndicatorRow]] = defaultdict(list)
    entities = {form.id: form.entity for form in report.forms if form.kind == "project"}
    for row in report.indicators:
        if entities.get(row.form) and telling(report, row):  # (1)
            claimed[_squashed(row.level3), _squashed(row.actual)].append(row)
    for rows in claimed.values():
        if len({entities[row.form] for row in rows}) > 1:  # (2)
            yield _twice(report, rows)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _twice(report: Report, rows: list[IndicatorRow]) -> Conformity:
    forms = "、".join(dict.fromkeys(place(report, row.form) for row in rows))
    return Conformity(
        statement=f"{row_name(rows[0])}“{rows[0].actual}”在多个项目中重复填报（{forms}）",
        anchors=(row_name(rows[0]), "重复填报"),
        holds=False,
        count=len(rows),
        numbers=tuple(term for row in rows for term in roles("actual", row.actual_number)),
        places=tuple(Evidence(text=row_name(row), place=row.place) for row in rows),
        code="count.twice",
        form=rows[0].form,
    )
