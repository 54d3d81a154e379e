"""What is said in two places is the same number in both.

## Why it matters
A figure is typed into the text, the base table and every form by different hands. The place that was not updated is
the most common fault of all.

## How it is computed
Each number of a group that names the same thing (concept or project, measure, fund, year) against the first one of
the group. Where the scopes are not known to be alike, a difference is a question about scope.

## When it is skipped
1. the two differ only by a unit that slipped, which is another rule's;
2. the group holds the same numeral twice;
3. one side is a count of the goals of a form, which is another rule's.

## Example
Government funds 512.36 in the text and 512.63 in the form differ by 0.27.

## Basis
表间一致性: text, base data table and forms report the same year of the same unit.
"""

from collections.abc import Iterator

from audit.conditions import relied_on
from audit.relations import Equal, Relation
from audit.rule import rule
from audit.slips import unit_slips
from audit.wording import measured, place, section_of
from extract.records import Group, Report


@rule("TIE-01", family="tie-out")
def same_thing_same_number(report: Report) -> Iterator[Relation]:
    """Yield each number of each group as equal to the first one."""
    slipped = {frozenset((slip.number, slip.twin)) for slip in unit_slips(report)}
    relied = relied_on(report)
    for group in report.groups:
        if group.basis == "goal":  # (3)
            continue
        numbers = tuple(dict.fromkeys(group.numbers))  # (2)
        for number in numbers[1:]:
            pair = frozenset((numbers[0], number))
            if pair not in slipped:  # (1)
                yield _equal(report, group, numbers[0], number, conclusive=bool(pair & relied))


def _equal(report: Report, group: Group, first: str, number: str, *, conclusive: bool) -> Equal:
    """One number of a group as equal to the first."""
    here = place(report, section_of(report, number))
    there = place(report, section_of(report, first))
    what = measured(group.label, group.measure)
    subject = group.entity or group.concept or group.label
    one = here == there
    inside = "" if here in what else here
    return Equal(
        statement=f"{what}：{f'{inside}两处' if one else f'{here}与{there}'}一致",
        failing=f"{what}{f'在{inside}中' if one and inside else ''}两处不一致",
        sides=("", "") if one else (here, there),
        anchors=(subject, group.label, group.measure, here, there, group.basis),
        stated=number,
        other=first,
        same_scope=group.same_scope,
        code="alike" if group.basis == "alike" else "",
        conclusive=conclusive,
        form=section_of(report, number),
    )
