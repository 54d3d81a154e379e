"""Gaps: what the difference of a failing check is equal to.

A gap that equals another printed amount may be that amount, or chance. Chance is kept out by asking for a movement of
money (frozen, passed down, carried over, added) that belongs to the same project, form or sentence, or else for an
amount of at least ``CLEAR`` significant figures, and for a gap that has as many or equals it exactly. A plain small
gap explains nothing.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from audit.diagnosing.model import Case, Diagnosis, Saying, joined
from audit.intervals import figures, plain, short
from audit.judged import Judged
from audit.judging.measuring import amount
from audit.precision import PROSE
from audit.relations import Bound, Equal, Sum
from extract.numbers import Kind, Number, NumberId

CLEAR = 4
Placed = tuple[int, Number]
"""A number with its place in the order of the report."""


def accounted(case: Case) -> Iterator[tuple[int, Diagnosis]]:
    """Checks whose gap the document itself offers a reason for."""
    for check in case.judged:
        if not check.fails or not check.relation.accounted:
            continue
        found = _accounted(case, check)
        if found is not None:
            yield check.index, found


def _accounted(case: Case, check: Judged) -> Diagnosis | None:
    numbers = [case.number(each) for each in check.relation.accounted]
    gap = _gap(check)
    for number in numbers:
        if gap is not None and _equals(check, number, gap):
            return _explained(case, check, "explained.accounted", number)
    if gap is not None and len(numbers) > 1 and _make(check, numbers, gap):
        values = {"labels": joined(case.label(each.id) for each in numbers), **_gap_text(gap)}
        values["amount"] = values["gap"]
        return Diagnosis(because=Saying("explained.accounted.many", values), explained=True)
    if isinstance(check.relation, Bound):
        points = numbers[0].kind is Kind.SCORE
        code = "explained.points" if points else "explained.reason"
        return _explained(case, check, code, numbers[0])
    return None


def blanks(case: Case) -> Iterator[tuple[int, Diagnosis]]:
    """Sums with one empty cell, and what would have to stand there."""
    for check, labels, missing in _with_blanks(case):
        if len(labels) == 1:
            values = {"implied": short(missing), "label": labels[0]}
            yield check.index, Diagnosis(suggestions=(Saying("blank", values),), blank=True)


def several_blanks(case: Case) -> Iterator[tuple[int, Diagnosis]]:
    """Sums with several empty cells, and what they would have to make together."""
    for check, labels, missing in _with_blanks(case):
        values = {"implied": short(missing), "labels": joined(labels)}
        yield check.index, Diagnosis(suggestions=(Saying("blank.many", values),), blank=True)


def _with_blanks(case: Case) -> Iterator[tuple[Judged, list[str], Decimal]]:
    """Failing sums that fall short and have empty cells: what these are called, and what is missing."""
    for check in case.failing:
        relation, gap = check.relation, check.judgement.difference
        if not isinstance(relation, Sum) or not relation.blanks or gap is None:
            continue
        missing = -gap if relation.total is None else gap
        if missing > 0:
            yield check, [each.label for each in relation.blanks], missing


def movements(
    case: Case, printed: "Printed", moving: Collection[str], settled: Collection[int]
) -> Iterator[tuple[int, Diagnosis]]:
    """Checks whose gap is a movement of money of the same project, form or sentence."""
    for check, gap in _open(case, settled):
        equal = printed.equal_to(check, gap)
        moved = (each for each in equal if _moves(case, each.id, moving))
        number = next((each for each in moved if _near(case, check, each)), None)
        if number is not None:
            yield check.index, _explained(case, check, "explained.movement", number)


def amounts(
    case: Case, printed: "Printed", settled: Collection[int]
) -> Iterator[tuple[int, Diagnosis]]:
    """Checks whose gap is another printed amount, rare enough not to be chance."""
    for check, gap in _open(case, settled):
        rare = (each for each in printed.equal_to(check, gap) if figures(each.value) >= CLEAR)
        fitting = [each for each in rare if figures(gap) >= CLEAR or _in_unit(check, each) == gap]
        if fitting:
            nearest = min(fitting, key=lambda each: not _near(case, check, each))
            yield check.index, _explained(case, check, "explained.number", nearest)


def doubled(case: Case, settled: Collection[int]) -> Iterator[tuple[int, Diagnosis]]:
    """Sums that would hold if one of their terms were not counted."""
    for check, gap in _open(case, settled):
        over = (check.judgement.difference or 0) < 0
        if not isinstance(check.relation, Sum) or not over:
            continue
        for piece in check.compared:
            rare = figures(piece.number.value) >= CLEAR - 1
            if rare and piece.role != "stated" and amount(piece) == gap:
                values = {"label": case.quoted(piece.id), "amount": plain(piece.number.value)}
                yield check.index, Diagnosis(because=Saying("slip.doubled", values))
                break


def _open(case: Case, settled: Collection[int]) -> Iterator[tuple[Judged, Decimal]]:
    """Failing sums and ties that nothing explains yet, with their gaps."""
    for check in case.failing:
        gap = _gap(check)
        if check.index not in settled and gap and isinstance(check.relation, Sum | Equal):
            yield check, gap


def _gap(check: Judged) -> Decimal | None:
    difference = check.judgement.difference
    return None if difference is None else abs(difference)


def _named(case: Case) -> list[Number]:
    """Printed amounts that have a name, other than zero."""
    facts = case.report.fact_of
    return [
        each
        for each in case.report.numbers
        if each.value and each.id in facts and each.kind.is_quantity
    ]


def _moves(case: Case, number: NumberId, moving: Collection[str]) -> bool:
    fact = case.fact(number)
    return fact is not None and (fact.measure in moving or fact.concept in moving)


def _in_unit(check: Judged, number: Number) -> Decimal | None:
    """An amount in the unit of a check, or None where it is measured in something else."""
    judgement = check.judgement
    if (number.base or number.unit) != judgement.base:
        return None
    return number.value * number.scale / judgement.scale


@dataclass(frozen=True, slots=True)
class Printed:
    """Printed amounts in order of their size, by what they are measured in."""

    by_base: Mapping[str, tuple[Sequence[Decimal], Sequence[Placed]]]

    @classmethod
    def of(cls, case: Case) -> "Printed":
        """Sort the named amounts of a case by base and size; among equals the order of the report stays."""
        found: defaultdict[str, list[tuple[Decimal, Placed]]] = defaultdict(list)
        for place, each in enumerate(_named(case)):
            found[each.base or each.unit].append((abs(each.amount), (place, each)))
        for entries in found.values():
            entries.sort(key=itemgetter(0))
        return cls(
            {
                base: ([size for size, _ in entries], [placed for _, placed in entries])
                for base, entries in found.items()
            }
        )

    def equal_to(self, check: Judged, gap: Decimal) -> list[Number]:
        """The amounts that equal a gap within rounding and are none of those that were compared."""
        sizes, entries = self.by_base.get(check.judgement.base, ((), ()))
        scale, window = check.judgement.scale, _window(check)
        low = bisect_left(sizes, (gap - window) * scale)
        high = bisect_right(sizes, (gap + window) * scale)
        if low == high:
            return []
        compared = {abs(piece.number.value) for piece in check.compared}
        inside = sorted(entries[low:high], key=itemgetter(0))
        return [each for _, each in inside if abs(each.value) not in compared]


def _equals(check: Judged, number: Number, gap: Decimal) -> bool:
    value = _in_unit(check, number)
    return value is not None and abs(abs(value) - gap) <= _window(check)


def _make(check: Judged, numbers: list[Number], gap: Decimal) -> bool:
    values = [_in_unit(check, each) for each in numbers]
    known = [each for each in values if each is not None]
    return len(known) == len(values) and abs(sum(known) - gap) <= _window(check)


def _window(check: Judged) -> Decimal:
    return check.judgement.allowed or Decimal(0)


def _near(case: Case, check: Judged, number: Number) -> bool:
    """Whether an amount belongs to the project, form or sentence of a number of the check."""
    fact = case.fact(number.id)
    for each in check.numbers:
        other, place = case.fact(each), case.number(each)
        if fact and other and fact.entity and fact.entity == other.entity:
            return True
        if fact and other and fact.section == other.section != PROSE:
            return True
        if (place.source, place.block) == (number.source, number.block):
            return True
    return False


def _gap_text(gap: Decimal) -> dict[str, str]:
    return {"gap": short(gap)}


def _explained(case: Case, check: Judged, code: str, number: Number) -> Diagnosis:
    gap = _gap(check)
    values = {
        "label": case.quoted(number.id),
        "amount": f"{plain(number.value)}{number.unit}",
        "gap": short(gap) if gap is not None else "",
    }
    return Diagnosis(because=Saying(code, values), explained=True)
