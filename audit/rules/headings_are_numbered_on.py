"""Headings and annexes are numbered on without a gap.

## Why it matters
A number that is left out is most often a section or a table that was taken out of the published file.

## How it is computed
The numbers of the headings under one heading, in their order; and those of the annexes that head a table or a page.

## When it is skipped
1. the number that is missing among the headings stands elsewhere in the text, as within a line;
2. most of the numbers are Arabic: these number items, which may go on within a paragraph;
3. the numbers do not rise.

## Example
一、 二、 四、: section 三 is missing.

## Basis
The outline that the announcement prescribes.
"""

from collections.abc import Iterator

from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from extract.records import Report, Series

WORDS = {"section": "各级标题", "annex": "附件"}


@rule("WORD-02", family="wording", nature="wording")
def headings_are_numbered_on(report: Report) -> Iterator[Relation]:
    """Yield one claim for each series of numbers; (1), (2) and (3) are in the record."""
    for found in report.remarks.series:
        missing = "、".join(str(number) for number in found.left_out)
        what = WORDS[found.kind]
        told = f"{what}编号不连续，缺第 {missing} 项" if missing else f"{what}编号连续"
        yield Conformity(
            statement=f"{told}（{_ends(found)}）",
            anchors=(what, *found.titles[:1], "编号"),
            holds=not missing,
            count=len(found.left_out),
            places=_around(found),
            code=f"wording.{found.kind}",
        )


def _ends(found: Series) -> str:
    return f"{found.titles[0]} 至 {found.titles[-1]}"


def _around(found: Series) -> tuple[Evidence, ...]:
    titles = zip(found.titles, found.places, strict=False)
    return tuple(Evidence(text=title, place=place) for title, place in titles)
