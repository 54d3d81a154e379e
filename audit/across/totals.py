"""Totals: the one figure of a report for all its money."""

from audit.across.lines import MEASURES
from audit.across.papers import Paper
from extract.records import Fact

TOTAL = "total_funds"
OVERALL = "overall"


def total_of(paper: Paper, measure: str) -> Fact | None:
    """The total of the money block of the whole unit, or None where there is none or more than one."""
    if not paper.whole:
        return None
    found = [
        fact
        for fact in paper.money
        if fact.concept == TOTAL
        and fact.measure in MEASURES[measure]
        and paper.kind_of(fact) == OVERALL
    ]
    return found[0] if len({paper.number(fact).amount for fact in found}) == 1 else None
