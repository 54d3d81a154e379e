"""Diagnosis: what stands behind failing checks, from the strongest witness to the weakest.

First what the document itself accounts for; then one number whose change mends several checks; then the one empty
cell of a complete set; movements of money that equal the gap; rare amounts that equal it; several empty cells; one
number whose change mends one check and for which something speaks; noughts that spoil several checks; and last the
traces that rows and units leave.
Each check keeps the first diagnosis it gets. What nothing speaks for stays undetermined.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from audit.diagnosing.gaps import (
    Printed,
    accounted,
    amounts,
    blanks,
    doubled,
    movements,
    several_blanks,
)
from audit.diagnosing.model import Case, Diagnosis, Saying
from audit.diagnosing.noughts import noughts
from audit.diagnosing.repairs import (
    Repair,
    diagnosed,
    newly_confirmed,
    repairs,
    strong,
    telling,
)
from audit.diagnosing.slips import power_between, slip_between
from audit.diagnosing.trials import Trials
from audit.intervals import short
from audit.policy import Policy
from audit.relations import Equal

Found = dict[int, Diagnosis]


def diagnose(case: Case, policy: Policy) -> Mapping[int, Diagnosis]:
    """The diagnosis of each failing check that has one, by the index of the check."""
    found: Found = {}
    _keep(found, accounted(case))
    if not case.failing:
        return found
    trials = Trials(case)
    mended = _keep_repairs(trials, found, strong)
    _keep(found, blanks(case))
    printed = Printed.of(case)
    _keep(found, movements(case, printed, policy.movements, frozenset(found)))
    _keep(found, amounts(case, printed, frozenset(found)))
    _keep(found, several_blanks(case))
    _keep_repairs(trials, found, telling, mended)
    _keep(found, noughts(trials, found))
    _keep(found, doubled(case, frozenset(found)))
    _keep(found, _slips(case, found))
    return found


def _keep(found: Found, more: Iterable[tuple[int, Diagnosis]]) -> None:
    """Add what is new; what stands stays."""
    for index, each in list(more):
        found.setdefault(index, each)


def _keep_repairs(
    trials: Trials, found: Found, wanted: Callable[[Repair], bool], before: Iterable[Repair] = ()
) -> list[Repair]:
    """Add the repairs of one strength; what ``before`` mended speaks for the numbers beside it."""
    confirmed = trials.case.confirmed.union(*(newly_confirmed(each) for each in before))
    chosen = [each for each in repairs(trials, frozenset(found), confirmed) if wanted(each)]
    for each in chosen:
        _keep(found, diagnosed(trials.case, each))
    return chosen


def _slips(case: Case, found: Found) -> Iterator[tuple[int, Diagnosis]]:
    """Ties of equal digits in units that lie far apart, or of digits that changed places."""
    for check in case.failing:
        stated, computed = check.judgement.stated, check.judgement.computed
        if check.index in found or not isinstance(check.relation, Equal):
            continue
        slip = slip_between(stated, computed) if stated and computed else None
        if slip and stated and computed:
            power = power_between(stated, computed)
            values = {
                "factor": str(10 ** abs(power)),
                "raw": short(stated),
                "implied": short(computed),
            }
            yield check.index, Diagnosis(because=Saying(f"slip.{slip}", values))
