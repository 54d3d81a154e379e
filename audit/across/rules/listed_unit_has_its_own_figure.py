"""What a report says of a unit under it is what that unit's own report says.

## Why it matters
A department hands up the figures of its subordinate units. A figure that was changed on the way up is in no ledger.

## How it is computed
Each amount that stands beside the full name of another unit (first budget, full budget, spending) against the
total of the money block in that unit's own report of the same year.

## When it is skipped
1. the other unit's report gives no total for that measure, or several;
2. one of the reports tells of restated figures, of a reform, or covers a part of a year;
3. the name is no full name of a unit, or several lines bear it with different amounts.

## Example
120.50 beside 临渚县图书馆 in the bureau's report and 102.50 in the library's own differ by 18.

## Basis
部门决算汇总: a department's accounts are made of those of its units.
"""

from collections.abc import Iterator

from audit.across.lines import MEASURES, bare, caution, put_off, single
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.rule import across
from audit.across.totals import total_of
from audit.relations import Equal, Relation
from extract.records import Fact


@across("CROSS-02", "family")
def listed_unit_has_its_own_figure(bundle: Bundle) -> Iterator[Relation]:
    """Yield what the head of a family says of each unit as equal to what the unit says."""
    for above, below in bundle.kin():
        for measure in MEASURES:
            yield from _measure(above, below, measure)


def _measure(above: Paper, below: Paper, measure: str) -> Iterator[Relation]:
    said = listed(above, below, measure)
    own = total_of(below, measure)
    if not said or own is None:  # (1)
        return
    told = f"{above.called}所列{below.report.case.agency}{measure} = {below.called}{measure}"
    reason = caution((above, below), (RESTATED, REFORM, PART_YEAR))
    if reason:  # (2)
        yield put_off(told, [*said, own], reason)
    elif single(above, said):  # (3)
        yield Equal(
            statement=told,
            anchors=(below.unit, measure, told),
            stated=said[0].number,
            other=own.number,
            code="across.listed",
        )


def listed(above: Paper, below: Paper, measure: str) -> list[Fact]:
    """What a paper says of a unit under a measure."""
    wanted = MEASURES[measure]
    return [f for f in above.money if bare(f.label) == below.unit and f.measure in wanted]
