"""What a report says of a unit under it is what that unit's own report says.

## Why it matters
A department hands up the figures of its subordinate units. A figure that was changed on the way up is in no ledger.

## How it is computed
Each amount that stands beside the full name of another unit (first budget, full budget, spending) against the
total of the money block in that unit's own report of the same year. Where the list gives at least one unit's
total exactly, it is a list of totals; otherwise it may be about a part of their money, and a difference is a
question of scope.

## When it is skipped
1. the other unit's report gives no total for that measure, or several;
2. one of the reports tells of restated figures, of a reform, or covers a part of a year;
3. the name is no full name of a unit, or several lines bear it with different amounts.

## Example
120.50 beside 临渚县图书馆 in the bureau's report and 102.50 in the library's own differ by 18.

## Basis
部门决算汇总: a department's accounts are made of those of its units.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.across.lines import MEASURES, amount, bare, caution, put_off, single
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.rule import across
from audit.across.totals import total_of
from audit.relations import Equal, Relation
from extract.records import Fact


@across("CROSS-02", "family")
def listed_unit_has_its_own_figure(bundle: Bundle) -> Iterator[Relation]:
    """Yield what the head of a family says of each unit as equal to what the unit says."""
    for above in bundle.papers:
        below = [other for one, other in bundle.kin() if one is above]
        for measure in MEASURES:
            found = [listed for paper in below if (listed := _listed(above, paper, measure))]
            yield from (_claim(above, each, measure, found) for each in found)


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit with what is said of it, and what it says itself."""

    unit: Paper
    said: Fact
    own: Fact
    agrees: bool


def _listed(above: Paper, below: Paper, measure: str) -> Listed | None:
    wanted = MEASURES[measure]
    said = [f for f in above.money if bare(f.label) == below.unit and f.measure in wanted]
    own = total_of(below, measure)
    if own is None or not said or not single(above, said):  # (1) (3)
        return None
    return Listed(below, said[0], own, amount(above, said[0]) == amount(below, own))


def _claim(above: Paper, of: Listed, measure: str, found: Sequence[Listed]) -> Relation:
    told = f"{above.called}所列{of.unit.report.case.agency}{measure} = {of.unit.called}{measure}"
    reason = caution((above, of.unit), (RESTATED, REFORM, PART_YEAR))
    if reason:  # (2)
        return put_off(told, [of.said, of.own], reason)
    totals = any(each.agrees and each.said.section == of.said.section for each in found)
    return Equal(
        statement=told,
        anchors=(of.unit.unit, measure, told),
        stated=of.said.number,
        other=of.own.number,
        same_scope=totals,
        code="across.listed",
    )
