"""Hierarchy: which number is a part of which total, where a person says otherwise than was recognised."""

from collections.abc import Sequence

from extract.numbers import NumberId
from extract.records import Breakdown, Report
from gouji.review.correction import Whole

BASIS = "prose"
"""What makes a list that a person put together: like one in running text, it claims only what it is told to."""


def with_parent(report: Report, part: NumberId, parent: NumberId | None) -> Report:
    """The report with a number as a part of ``parent`` and of no other total; None makes it a part of nothing."""
    kept = [_without(found, part) for found in report.breakdowns if found.total != parent]
    own = [found for found in report.breakdowns if found.total == parent and parent is not None]
    left = [found for found in kept if found.parts]
    return _renewed(report, [*left, *_joined(report, own, part, parent)])


def with_claim(report: Report, total: NumberId, claim: Whole) -> Report:
    """The report with all lists under a total claiming to be all of it, or not."""
    complete = claim is Whole.COMPLETE
    return _renewed(
        report,
        [
            found.model_copy(update={"complete": complete}) if found.total == total else found
            for found in report.breakdowns
        ],
    )


def parents_of(report: Report, part: NumberId) -> tuple[NumberId, ...]:
    """The totals that a number is a part of."""
    found = (each.total for each in report.breakdowns if part in each.parts)
    return tuple(dict.fromkeys(total for total in found if total is not None))


def _joined(
    report: Report, own: Sequence[Breakdown], part: NumberId, parent: NumberId | None
) -> list[Breakdown]:
    """The lists under the new parent, the first of them with the part, or a new one."""
    if parent is None or any(part in found.parts for found in own):
        return list(own)
    if not own:
        return [_new(report, parent, part)]
    first, *rest = own
    signs = _signs(first)
    members = sorted(
        [*zip(first.parts, signs, strict=True), (part, 1)], key=lambda m: _order(report, m[0])
    )
    update = {
        "parts": tuple(number for number, _ in members),
        "signs": tuple(sign for _, sign in members) if first.signs else (),
        "readings": (),  # they were other sets of the parts that were recognised
    }
    return [first.model_copy(update=update), *rest]


def _new(report: Report, total: NumberId, part: NumberId) -> Breakdown:
    fact = report.fact_of.get(total)
    return Breakdown(
        label=fact.label if fact else report.by_id[total].raw,
        measure=fact.measure if fact else "",
        total=total,
        parts=(part,),
        complete=False,
        basis=BASIS,
        section=fact.section if fact else BASIS,
    )


def _without(found: Breakdown, part: NumberId) -> Breakdown:
    if part not in found.parts:
        return found
    signs = _signs(found)
    members = [m for m in zip(found.parts, signs, strict=True) if m[0] != part]
    update = {
        "parts": tuple(number for number, _ in members),
        "signs": tuple(sign for _, sign in members) if found.signs else (),
        "readings": (),
    }
    return found.model_copy(update=update)


def _signs(found: Breakdown) -> tuple[int, ...]:
    return found.signs or (1,) * len(found.parts)


def _order(report: Report, number: NumberId) -> int:
    return next(i for i, each in enumerate(report.numbers) if each.id == number)


def _renewed(report: Report, breakdowns: Sequence[Breakdown]) -> Report:
    return report.model_copy(update={"breakdowns": tuple(breakdowns)})
