"""A count is the number of the things that are named behind it.

## Why it matters
The count was true once. Where names were added or struck out and the number before them was not, nobody who reads on
counts them.

## How it is computed
The names that follow a count and a colon up to the end of the clause. A name that holds 和 or 及 may be one or two.

## When it is skipped
1. the list is left open (等), holds figures of its own, or has fewer than three names;
2. the list is broken off by a semicolon or goes on in another sentence.

## Example
「内设机构5个：办公室、人事科、财务科、林政科。」 names four.

## Basis
Plain counting.
"""

from collections.abc import Iterator

from audit.asking import counts
from audit.relations import Conformity, Relation
from audit.rule import rule
from audit.terms import roles
from audit.wording import place
from extract.records import Report


@rule("COUNT-01", family="count")
def count_is_number_of_items(report: Report) -> Iterator[Relation]:
    """Yield one claim for each count with a closed list of names; (1) and (2) are in the record."""
    for found in report.remarks.enumerations:
        least, most = len(found.items), found.most
        written = report.by_id.get(found.stated)
        number = f"（文中为 {written.raw}）" if written else ""
        told = f"{least}" if least == most else f"{least} 至 {most}"
        yield Conformity(
            statement=f"{found.label}与所列名称个数一致",
            anchors=(place(report, found.section), found.label, "所列名称"),
            holds=counts(report, found.stated, least, most),
            numbers=roles("stated", found.stated),
            failing=f"{found.label}{number}与所列名称个数不符",
            expected=f"{told} 项",
            certain=False,
            code="count.items",
            form=found.section,
        )
