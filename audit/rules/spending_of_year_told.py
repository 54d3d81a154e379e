"""A report that tells basic and project spending tells the spending of the year.

## Why it matters
Every rate and share of the report has the year's spending below its line. Where the reader has to add it up, no figure
of the report stands for it, and none can be set beside the accounts.

## How it is computed
Basic spending and project spending of the sentences, added up, where the case prints no amount for all of the spending.

## When it is skipped
1. the case prints an amount for all spending, or for all funds, anywhere, or one that is the sum of the two;
2. basic or project spending is not told in the sentences, or told with several amounts;
3. a fund beside the general budget is told: which of them the total would hold is open.

## Example
基本支出 62.61 万元 and 项目支出 31.17 万元 without a total: 93.78 should be told.

## Basis
The form of the report: 整体支出 is what it is about.
"""

from collections.abc import Iterator

from audit.asking import printed, told_amounts
from audit.relations import Implied, Missing, Relation
from audit.rule import rule
from audit.terms import roles
from extract.records import Report

WHOLE = frozenset({"total_spending", "total_funds", "by_spending", "by_income", "accounts_balance"})
FUNDS = frozenset({"government_fund", "state_capital", "social_insurance"})


@rule("MISS-10", family="missing", nature="omission")
def spending_of_year_told(report: Report) -> Iterator[Relation]:
    """Yield one claim for a case that tells the parts of its spending and not the whole."""
    concepts = {fact.concept for fact in report.facts}
    if concepts & (WHOLE | FUNDS):  # (1), (3)
        return
    basic, project = (told_amounts(report, c) for c in ("basic_spending", "project_spending"))
    told = len(basic) == len(project) == 1  # (2)
    if told and not printed(report, (*basic, *project)):  # (1)
        yield Missing(
            statement="报告未写年度支出总额",
            anchors=("年度支出总额",),
            implied=Implied(upper=roles("term", *basic, *project)),
            places=(),
        )
