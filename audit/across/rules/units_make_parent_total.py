"""The total of a department is that of its own level and of the units under it.

## Why it matters
The report of a whole department adds up what its units report. A unit that was left out, or counted twice,
shows nowhere else.

## How it is computed
The total of the department's money block against the totals of its own level and of all units that a manifest
names under it, for the first budget, the full budget and the spending.

## When it is skipped
1. no manifest names units under the department;
2. the department's own level has no report among them, so that nobody can tell whether its report is one for all;
3. a unit's report gives no total for that measure, or several;
4. one of the reports tells of restated figures, of a reform, or covers a part of a year.

## Example
300.00 for the bureau, 180.00 for its own level and 102.50 for its library leave 17.50 without a unit.

## Basis
部门决算汇总: own level and subordinate units make the department.
"""

from collections.abc import Iterator, Sequence

from audit.across.lines import MEASURES, caution, put_off
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.rule import across
from audit.across.totals import total_of
from audit.relations import Relation, Sum, Term

NOT_ALL, NO_TOTAL = "coverage-unknown", "unit-without-total"


@across("CROSS-03", "family")
def units_make_parent_total(bundle: Bundle) -> Iterator[Relation]:
    """Yield the total of each paper of the head as the sum of those under it."""
    for above in bundle.papers:
        if above.unit == bundle.head and above.year is not None:
            units = [p for p in bundle.papers if p.parent == bundle.head and p.year == above.year]
            if units:  # (1)
                yield from _sums(above, units)


def _sums(above: Paper, units: Sequence[Paper]) -> Iterator[Relation]:
    for measure in MEASURES:
        whole = total_of(above, measure)
        parts = [total_of(unit, measure) for unit in units]
        if whole is None or not any(parts):
            continue
        known = [part for part in parts if part is not None]
        told = f"{above.called}{measure} = 本级与所属单位{measure}之和"
        reason = caution((above, *units), (RESTATED, REFORM, PART_YEAR))  # (4)
        if not reason and not any(unit.own_level for unit in units):  # (2)
            reason = NOT_ALL
        if not reason and len(known) < len(units):  # (3)
            reason = NO_TOTAL
        if reason:
            yield put_off(told, [whole, *known], reason)
        else:
            yield Sum(
                statement=told,
                anchors=(above.unit, measure, told),
                total=whole.number,
                terms=tuple(Term(part.number) for part in known),
                code="across.parent",
            )
