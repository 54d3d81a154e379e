"""Policy: how much a failing check weighs, in one table, and what else a user may set.

A check that holds, by itself or by rounding, is ``info``. One that could not be run is ``info`` too, or ``low`` where
only a doubt of reading excuses it. A failing check starts at the severity of its kind and is then capped:

| start | severity |
|---|---|
| figures contradict each other (nature data) | high |
| over 年初预算, over establishment, points against the target | medium |
| over 全年预算 | high, where it is conclusive |
| below a target | low |
| over last year's figure | info |
| something required is missing | low; a total, medium |
| wording | low; annexes that are numbered with a gap, names of projects, info |
| a grade that its score does not earn; a word against its figures; an approved target changed | medium |
| approved indicators dropped, added, weighed otherwise; names not as many as said; an output twice | low |
| a count of the goals of a form that its indicator counts otherwise | low |
| whole points where no scoring rule is known; points unlike those of other rows; rates over different budgets | low |
| an actual value copied from its target; a budget changed by a large part; targets set low or in words | info |
| two scopes (nature scope) | medium |
| figures of two reports that differ; rows copied from another report | medium |
| far from its peers | info |

| cap | when | at most |
|---|---|---|
| uncertain | the structure behind the check was open | medium; a bound, low |
| far | … and the gap is more than half of the amount | low |
| scope | the two sides may count different things | low; medium where a conclusion rests on it and the gap is clear |
| elsewhere | … of amounts that ought to be equal, and the gap is more than half of the greater: two things | info |
| cells | few cells, whose coarser reading would explain the gap | medium |
| small | the gap is below a thousandth of the amount | medium |
| vague | … and no more than three times what rounding allows | low |
| blank | an empty cell of the set may hold the gap | medium |
| estimate | a number calls itself one | low |
| explained | the document accounts for the gap | medium where a conclusion rests on it, else low |
| bound | … of a bound | low |
| consequence | another check's fault causes it | low |
| bridge | movements told in sentences, which need not be all | low |
| bridge-wide | … and a hundredth or more of the budget is left open | info |
| alike | counts tied by like words that differ by a hundredth or more | info |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import cast

from audit.diagnosing.slips import POINT, UNIT, slip_between
from audit.intervals import ZERO
from audit.judged import Judged
from audit.relations import Bound, Conformity, Equal, Missing
from audit.result import SEVERITIES, Nature, Severity, Verdict
from audit.settings import USUAL, Settings

LADDER: tuple[Severity, ...] = SEVERITIES[::-1]
"""The severities, the slightest first."""
START: Mapping[str, Severity] = MappingProxyType(
    {
        "data": "high",
        "compliance": "medium",
        "omission": "low",
        "scope": "medium",
        "wording": "low",
    }
)
BOUNDS: Mapping[str, Severity] = MappingProxyType(
    {
        "bound.first_budget": "medium",
        "bound.full_budget": "high",
        "bound.execution": "medium",
        "bound.establishment": "medium",
        "bound.target": "low",
        "bound.full_points": "medium",
        "bound.last_year": "info",
        "bound.direction": "medium",
    }
)
CLAIMS: Mapping[str, Severity] = MappingProxyType(
    {
        "score.proportion.whole": "low",
        "score.achievement": "low",
        "rate.denominators": "low",
        "missing.copied": "info",
        "missing.low_execution": "info",
        "bound.adjustment": "info",
        "wording.unmeasurable": "info",
        "wording.annex": "info",
        "wording.project": "info",
        "wording.low_target": "info",
        "score.grade": "medium",
        "count.items": "low",
        "goal": "low",
        "count.twice": "low",
        "plan.rows": "low",
        "plan.target": "medium",
        "plan.weight": "low",
        "across.last_year": "medium",
        "across.listed": "medium",
        "across.parent": "medium",
        "across.project": "medium",
        "across.targets": "medium",
        "across.papers": "medium",
        "across.copied_year": "medium",
        "across.copied_unit": "medium",
        "across.peers": "info",
    }
)
"""Starting severities of other relations that have a code of their own."""
CAPS: Mapping[str, Severity] = MappingProxyType(
    {
        "uncertain": "medium",
        "uncertain-bound": "low",
        "far": "low",
        "scope": "low",
        "scope-conclusive": "medium",
        "elsewhere": "info",
        "cells": "medium",
        "small": "medium",
        "vague": "low",
        "blank": "medium",
        "estimate": "low",
        "explained": "low",
        "explained-conclusive": "medium",
        "consequence": "low",
        "bridge": "low",
        "bridge-wide": "info",
        "alike": "info",
    }
)
MOVEMENTS = frozenset(
    {"上年结转", "冻结", "收回", "下拨", "结余结转", "调减", "追加", "调增", "carried_over"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a user may set: limits, starting severities, caps, rules that are off or have a severity of their own.

    ``settings`` are what rules are told.

    ``doubt`` is the reading confidence below which a number excuses a failure, ``small`` the part of an amount below
    which a gap is small, ``clear`` the part from which a difference of scopes is worth a second look, ``movements``
    the measures and concepts that say where money went.
    """

    doubt: Decimal = Decimal("0.9")
    small: Decimal = Decimal("0.001")
    clear: Decimal = Decimal("0.01")
    far: Decimal = Decimal("0.5")
    vague: Decimal = Decimal(3)
    start: Mapping[str, Severity] = field(default_factory=lambda: START)
    bounds: Mapping[str, Severity] = field(default_factory=lambda: BOUNDS)
    claims: Mapping[str, Severity] = field(default_factory=lambda: CLAIMS)
    caps: Mapping[str, Severity] = field(default_factory=lambda: CAPS)
    off: frozenset[str] = frozenset()
    rated: Mapping[str, Severity] = field(default_factory=dict)
    movements: frozenset[str] = MOVEMENTS
    settings: Settings = USUAL


DEFAULT = Policy()


@dataclass(slots=True, kw_only=True)
class Weighed:
    """A check with everything that its severity depends on.

    ``relative`` is the gap as a part of the greater of the two amounts; 0 where there is none.
    """

    judged: Judged
    verdict: Verdict
    follows: bool = False
    blank: bool = False
    relative: Decimal = field(init=False)

    def __post_init__(self) -> None:
        found = self.judged.judgement
        size = max(abs(found.stated or ZERO), abs(found.computed or ZERO))
        self.relative = abs(found.difference or ZERO) / size if size else ZERO

    @property
    def bound(self) -> bool:
        """Whether the check is one of a bound or of conformity, not of amounts that ought to be equal."""
        return isinstance(self.judged.relation, Bound | Conformity)

    @property
    def conclusive(self) -> bool:
        """Whether others rest on what the check is about."""
        return self.judged.relation.conclusive


Condition = Callable[[Weighed, Policy], bool]


def nature_of(judged: Judged, verdict: Verdict) -> Nature:
    """The nature of a check: a difference of two scopes is a question, not an error."""
    failing = verdict in {Verdict.MISMATCH, Verdict.EXPLAINED}
    if failing and not judged.relation.same_scope and not slipped(judged):
        return "scope"
    return cast("Nature", judged.rule.nature)


def slipped(judged: Judged) -> bool:
    """Whether two places differ by a unit or a decimal point alone, which no difference of scopes does."""
    stated, computed = judged.judgement.stated, judged.judgement.computed
    if not isinstance(judged.relation, Equal) or not stated or not computed:
        return False
    return slip_between(stated, computed) in {UNIT, POINT}


def severity_of(weighed: Weighed, policy: Policy = DEFAULT) -> Severity:
    """The severity of a check under a policy."""
    if weighed.verdict is Verdict.UNCHECKED:
        return "low" if weighed.judged.judgement.reason == "read-doubt" else "info"
    if weighed.verdict in {Verdict.OK, Verdict.ROUNDING}:
        return "info"
    fixed = policy.rated.get(weighed.judged.rule.id)
    if fixed is not None:
        return fixed
    caps = [policy.caps[name] for name, holds in CONDITIONS.items() if holds(weighed, policy)]
    return min([_start(weighed, policy), *caps], key=LADDER.index)


def _start(weighed: Weighed, policy: Policy) -> Severity:
    judged = weighed.judged
    if isinstance(judged.relation, Bound) and judged.relation.code in policy.bounds:
        return policy.bounds[judged.relation.code]
    if judged.relation.code in policy.claims:
        return policy.claims[judged.relation.code]
    if isinstance(judged.relation, Missing):
        return "medium" if weighed.conclusive else policy.start["omission"]
    return policy.start[nature_of(judged, weighed.verdict)]


def _uncertain(weighed: Weighed, _: Policy) -> bool:
    return not weighed.judged.relation.certain


def _far(weighed: Weighed, policy: Policy) -> bool:
    return _uncertain(weighed, policy) and weighed.relative > policy.far


def _scoped(weighed: Weighed, _: Policy) -> bool:
    return not weighed.judged.relation.same_scope and not slipped(weighed.judged)


def _elsewhere(weighed: Weighed, policy: Policy) -> bool:
    far = weighed.judged.equality and weighed.relative > policy.far
    return far and _scoped(weighed, policy) and not weighed.conclusive


def _clear(weighed: Weighed, policy: Policy) -> bool:
    return weighed.conclusive and weighed.relative >= policy.clear


def _small(weighed: Weighed, policy: Policy) -> bool:
    return weighed.judged.equality and weighed.relative < policy.small


def _vague(weighed: Weighed, policy: Policy) -> bool:
    found = weighed.judged.judgement
    slack = (found.allowed or Decimal(0)) * policy.vague
    return _small(weighed, policy) and abs(found.difference or Decimal(0)) <= slack


def _explained(weighed: Weighed, _: Policy) -> bool:
    return weighed.verdict is Verdict.EXPLAINED


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "uncertain": _uncertain,
        "uncertain-bound": lambda each, policy: each.bound and _uncertain(each, policy),
        "far": _far,
        "scope": lambda each, policy: _scoped(each, policy) and not _clear(each, policy),
        "scope-conclusive": _scoped,
        "elsewhere": _elsewhere,
        "cells": lambda each, _: each.judged.judgement.coarser is not None,
        "small": _small,
        "vague": _vague,
        "blank": lambda each, _: each.blank,
        "estimate": lambda each, _: each.judged.judgement.estimate,
        "explained": lambda each, policy: (
            _explained(each, policy) and (each.bound or not each.conclusive)
        ),
        "explained-conclusive": _explained,
        "consequence": lambda each, _: each.follows,
        "bridge": lambda each, _: each.judged.relation.code == "bridge",
        "bridge-wide": lambda each, policy: (
            each.judged.relation.code == "bridge" and each.relative >= policy.clear
        ),
        "alike": lambda each, policy: (
            each.judged.relation.code == "alike" and each.relative >= policy.clear
        ),
    }
)
