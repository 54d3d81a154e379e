"""An account of what became of a budget says how much the budget was.

## Why it matters
The form of the account is set: so much was budgeted, so much added, frozen, spent, left. Without its first figure
nobody can follow the others.

## How it is computed
Accounts in the sentences that speak of a first budget, name additions and spending, and print no budget; a table of the
case gives it.

## When it is skipped
1. no table prints one first budget for the project: what is missing is then not known;
2. the account does not speak of a first budget.

## Example
「年初预算项目“文艺扶持”专项资金，年中执行调增5万元，实际支出8万元」: the first budget, 3 in the base table, is
not told.

## Basis
The form of the report: 年初预算项目专项资金…万元，年中执行…，实际支出…，结余结转….
"""

from collections.abc import Iterator

from audit.relations import Evidence, Implied, Missing, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report


@rule("MISS-09", family="missing", nature="omission")
def account_names_its_sum(report: Report) -> Iterator[Relation]:
    """Yield each account without its sum; (1) and (2) are in the record."""
    for found in report.remarks.untold:
        yield Missing(
            statement=f"{found.label}：正文未写年初预算数",
            anchors=(found.label, "年初预算数"),
            places=(Evidence(text=found.label, place=found.place),),
            numbers=roles("other", *found.numbers),
            implied=Implied(upper=roles("term", found.implied)),
        )
