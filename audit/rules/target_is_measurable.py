"""A target says when it is reached.

## Why it matters
Nobody can tell whether 提升 or 长期 was reached. Points for such targets rest on a word.

## How it is computed
In each form, the rows whose target is made of words for a direction or a duration alone; which words these are stands
in the vocabulary. All of a form are one finding.

## When it is skipped
1. the target holds a figure, or any word that says what is to be reached;
2. the row has no target.

## Example
Target 有效提升: when is that reached? Target 提升至 95 %: measurable.

## Basis
The rules on targets: 指标可衡量.
"""

from collections.abc import Iterator

from audit.conditions import rows_of
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.wording import named_rows, row_name
from extract.records import Report


@rule("WORD-01", family="wording", nature="wording")
def target_is_measurable(report: Report) -> Iterator[Relation]:
    """Yield one claim for each form with targets."""
    for form in report.forms:
        rows = [row for row in rows_of(report, form) if row.target]  # (2)
        bare = [row for row in rows if not row.measurable]  # (1)
        if not rows:
            continue
        words = (
            "指标值均可衡量" if not bare else f"{len(bare)} 行指标值不可衡量（{named_rows(bare)}）"
        )
        yield Conformity(
            statement=f"{form.title}：{words}",
            anchors=(form.title, "指标值可衡量"),
            holds=not bare,
            count=len(bare) or None,
            places=tuple(
                Evidence(text=f"{row_name(row)}：{row.target}", place=row.place) for row in bare
            ),
            code="wording.unmeasurable",
            form=form.id,
        )
