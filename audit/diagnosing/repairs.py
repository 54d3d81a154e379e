"""Repairs: which single number, changed to what, would make its failing checks hold and break none.

The work is bounded: each number of a failing check is tried with the values that these checks imply, no more than
``TRIALS`` times in all. A number that a holding check confirms is left alone, unless that holds with the new value as
well and all that fail are mended. Of rivals for the same check the one
that mends more wins; where two mend alike, nothing is determined. A question of scope need not be answered by a repair.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from audit.diagnosing.model import Case, Diagnosis, Guess, Saying, Values, confirms
from audit.diagnosing.slips import UNIT, one_character, power_between, slip_between
from audit.diagnosing.trials import Trial, Trials
from audit.intervals import ZERO, like, plain, told
from audit.judge import compare
from audit.judged import Judged
from audit.judging.solving import implied
from audit.relations import Equal, Multiple, Quotient
from extract.numbers import NumberId

TRIALS = 3000
UNIT_SLIP = "unit-slip"
"""The code of a tie that says which of its two numbers carries the wrong unit."""


@dataclass(slots=True, eq=False)
class Repair:
    """A number, its implied value, and the failing checks that hold with it, by their ``indices`` as well.

    ``rank`` is what speaks for it: how much it mends, a slip of the hand, a figure that was worked out.
    """

    number: NumberId
    implied: Decimal
    mends: tuple[Judged, ...]
    slip: str | None
    derived: bool
    alone: bool
    indices: frozenset[int] = field(init=False)
    rank: tuple[int, bool, bool, bool] = field(init=False)

    def __post_init__(self) -> None:
        self.indices = frozenset([check.index for check in self.mends])
        self.rank = len(self.mends), self.slip is not None, self.derived, self.alone


def repairs(
    trials: Trials, settled: frozenset[int], confirmed: frozenset[NumberId]
) -> list[Repair]:
    """Repairs that no rival equals, the strongest first.

    Checks in ``settled`` are explained already; numbers in ``confirmed`` are not doubted.
    """
    open_checks = [each for each in trials.case.failing if each.index not in settled]
    found = _candidates(trials, open_checks, confirmed)
    candidates = sorted(found, key=lambda each: each.rank, reverse=True)
    mending: defaultdict[int, list[Repair]] = defaultdict(list)
    for each in candidates:
        for index in each.indices:
            mending[index].append(each)
    chosen: list[Repair] = []
    taken: set[int] = set()
    for each in candidates:
        if each.indices & taken or _has_rival(each, mending, taken):
            continue
        chosen.append(each)
        taken |= each.indices
    return chosen


def _has_rival(one: Repair, mending: Mapping[int, Sequence[Repair]], taken: set[int]) -> bool:
    """Whether another number mends one of the same checks as well as this one."""
    rivals = (other for index in one.indices for other in mending[index])
    return any(
        other.number != one.number and other.rank >= one.rank and not other.indices & taken
        for other in rivals
    )


def strong(repair: Repair) -> bool:
    """Whether more than one check speaks for a repair."""
    return len(repair.mends) > 1


def telling(repair: Repair) -> bool:
    """Whether something speaks for a repair of one check: a slip, a worked-out figure, or that no other is left."""
    firm = all(_firm(each) for each in repair.mends)
    return firm and (repair.slip is not None or repair.derived or repair.alone)


def _firm(check: Judged) -> bool:
    """Whether a check is wrong beyond doubt: not open, not of two scopes, not explained by a coarser reading."""
    relation = check.relation
    return relation.certain and relation.same_scope and check.judgement.coarser is None


def diagnosed(case: Case, repair: Repair) -> Iterator[tuple[int, Diagnosis]]:
    """The diagnoses that a repair gives to the checks it mends: one is the head, the others follow."""
    head = min(repair.mends, key=_headship)
    guess = Guess(
        repair.number,
        repair.implied,
        tuple(each.index for each in repair.mends),
        _hint(case, repair),
    )
    values = _values_of(case, repair)
    for check in repair.mends:
        if check is head:
            yield check.index, _of_head(case, repair, guess, values)
        else:
            yield check.index, _of_follower(check, head, guess, values)


def _values_of(case: Case, repair: Repair) -> Values:
    number = case.number(repair.number)
    power = power_between(number.value, repair.implied)
    return {
        "label": case.quoted(repair.number),
        "raw": plain(number.value),
        "unit": number.unit,
        "implied": like(number.value, repair.implied),
        "count": str(len(repair.mends)),
        "factor": str(10 ** abs(power)),
    }


def _of_head(case: Case, repair: Repair, guess: Guess, values: Values) -> Diagnosis:
    return Diagnosis(
        because=guess.hint,
        suggestions=(Saying(_suggestion(case, repair), values), *_following(case, repair)),
        suspects=(guess,),
    )


def _following(case: Case, repair: Repair) -> Iterator[Saying]:
    """Points that hold only because they were worked out from the number that is wrong."""
    changed = case.ledger.changed(repair.number, repair.implied)
    for each in case.touching[repair.number]:
        relation = each.relation
        if not each.holds or not isinstance(relation, Multiple) or relation.stated == repair.number:
            continue
        found = compare(relation, changed)
        if found is not None and not found.holds:
            points = implied(relation, found, relation.stated)
            values = {
                "raw": plain(case.number(relation.stated).value),
                "implied": told(points or found.computed or ZERO),
            }
            yield Saying("repair.follows", values)


def _of_follower(check: Judged, head: Judged, guess: Guess, values: Values) -> Diagnosis:
    tie = isinstance(check.relation, Equal)
    return Diagnosis(
        because=Saying("explained.suspect", values),
        suspects=(guess,),
        explained=not tie,
        cause=head.index,
    )


def _headship(check: Judged) -> tuple[bool, bool, int]:
    """Two places that differ show a wrong number best, unless they may count different things."""
    tie = isinstance(check.relation, Equal)
    scoped = not check.relation.same_scope
    return not tie or scoped, scoped, check.index


def _suggestion(case: Case, repair: Repair) -> str:
    if repair.slip == UNIT:
        return "repair.unit"
    if strong(repair):
        return "repair"
    printed = case.number(repair.number)
    suspect = any(each.ocr_suspect for each in case.report.sources if each.id == printed.source)
    ocr = suspect and one_character(printed.value, repair.implied)
    return "repair.ocr" if ocr else "repair.one"


def _hint(case: Case, repair: Repair) -> Saying | None:
    if repair.slip is None:
        return None
    return Saying(f"slip.{repair.slip}", _values_of(case, repair))


def _candidates(
    trials: Trials, failing: Sequence[Judged], confirmed: frozenset[NumberId]
) -> Iterator[Repair]:
    case = trials.case
    open_indices = {each.index for each in failing}
    numbers = dict.fromkeys(number for each in failing for number in sorted(each.numbers))
    slipped, twins = _slipped(failing)
    believed = (confirmed | twins) - slipped
    free = [each for each in numbers if each not in believed]
    left = TRIALS
    for number in sorted(free, key=lambda each: -len(case.touching[each])):
        mine = [each for each in case.touching[number] if each.index in open_indices]
        trial = trials.of(number, mine)
        left -= len(mine) * trial.tried
        if left < 0:
            return
        if trial.value is not None:
            yield _repair(case, number, trial.value, trial.mends, confirmed)
    for number in (each for each in numbers if each in confirmed - twins):
        mine = [each for each in case.touching[number] if each.index in open_indices]
        loose = _loosely_held(trials, number, mine) if len(mine) > 1 else None
        if loose is not None and loose.value is not None:
            yield _repair(case, number, loose.value, loose.mends, confirmed)


def _loosely_held(trials: Trials, number: NumberId, failing: Sequence[Judged]) -> Trial | None:
    """The change of a number that mends all of its failing checks, where those that hold would hold with it as well.

    A rate that is printed without its decimals holds with many a number.
    """
    trial = trials.of(number, failing)
    if trial.value is None or len(trial.mends) < len(failing):
        return None
    holding = [each for each in trials.case.touching[number] if each.holds]
    return trial if trials.all_hold(number, trial.value, holding) else None


def _slipped(failing: Sequence[Judged]) -> tuple[frozenset[NumberId], frozenset[NumberId]]:
    """Numbers whose unit slipped, which no check in the meant unit confirms, and their twins, which are right."""
    slips = [
        each.relation
        for each in failing
        if isinstance(each.relation, Equal) and each.relation.code == UNIT_SLIP
    ]
    slipped = frozenset(each.stated for each in slips)
    return slipped, frozenset(each.other for each in slips) - slipped


def _repair(
    case: Case,
    number: NumberId,
    value: Decimal,
    mends: Sequence[Judged],
    confirmed: frozenset[NumberId],
) -> Repair:
    printed = case.number(number)
    return Repair(
        number,
        value,
        tuple(mends),
        slip_between(printed.value, value),
        any(_worked_out(each, number) for each in mends),
        all(each.numbers - {number} <= confirmed for each in mends),
    )


def _worked_out(check: Judged, number: NumberId) -> bool:
    """Whether a number is the result of a division or multiplication, which is doubted before what went into it."""
    relation = check.relation
    return isinstance(relation, Quotient | Multiple) and relation.stated == number


def newly_confirmed(repair: Repair) -> frozenset[NumberId]:
    """Numbers that a repair's checks speak for once it is made."""
    return frozenset(
        number
        for check in repair.mends
        for number in check.numbers
        if number != repair.number and confirms(check, number)
    )
