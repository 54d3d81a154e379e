"""The figures of last year are those that last year's own report gave.

## Why it matters
上年决算数 stands in the base data table so that growth can be seen. Where it is not what the unit published a
year ago, either report is wrong, and every growth that rests on it.

## How it is computed
Each line of the base data table under 上年决算数 against the same line under 决算数 in the same unit's table of
the year before; each under 上年预算数 likewise. Where most lines differ the two tables count differently, and
that is one question of scope.

## When it is skipped
1. one of the reports tells of restated figures, of a reform of the unit, or covers a part of a year;
2. one of the reports gives the line several amounts;
3. all lines lie a factor of ten thousand apart, so that one table was filled in under another unit.

## Example
65.09 as last year's 三公经费 in the report of 2024, and 60.09 in that of 2023, differ by 5.

## Basis
部门决算: the accounts of a year are final; what is restated afterwards is told.
"""

from collections.abc import Iterator

from audit.across.lines import (
    FIRST,
    SPENT,
    UNITS_APART,
    Twin,
    caution,
    counted_alike,
    doubled,
    lines,
    put_off,
    twins,
    units_apart,
)
from audit.across.papers import PART_YEAR, REFORM, RESTATED, Bundle, Paper
from audit.across.rule import across
from audit.relations import Equal, Relation

COLUMNS = (("上年决算数", SPENT, "决算数"), ("上年预算数", FIRST, "预算数"))


@across("CROSS-01", "unit")
def last_year_is_last_years(bundle: Bundle) -> Iterator[Relation]:
    """Yield each line of last year as equal to what last year's report says."""
    for older, newer in bundle.years():
        for looking_back, own, named in COLUMNS:
            yield from _column(older, newer, (looking_back, own, named))


def _column(
    older: Paper, newer: Paper, column: tuple[str, frozenset[str], str]
) -> Iterator[Relation]:
    looking_back, own, named = column
    now, then = lines(newer, {looking_back}, {"base"}), lines(older, own, {"base"})
    found = list(twins(newer, now, older, then))
    told = f"{newer.called}{looking_back} = {older.called}{named}"
    reason = caution((older, newer), (RESTATED, REFORM, PART_YEAR))  # (1)
    if not reason and units_apart(newer, older, found):  # (3)
        reason = UNITS_APART
    if reason and found:
        yield put_off(told, [fact for twin in found for fact in (twin.one, twin.other)], reason)
        return
    yield from doubled(newer, now, older, then)  # (2)
    alike = counted_alike(newer, older, found)
    yield from (_equal(twin, told, same_scope=alike) for twin in found)


def _equal(twin: Twin, told: str, *, same_scope: bool) -> Equal:
    return Equal(
        statement=f"{twin.one.label}：{told}",
        anchors=(twin.line.subject, twin.line.above, twin.line.fund, told),
        stated=twin.one.number,
        other=twin.other.number,
        same_scope=same_scope,
        code="across.last_year",
    )
