"""Flows: the sum that a disposition of money asserts, for the rules that say one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from audit.relations import Reading, Sum
from audit.terms import terms
from extract.numbers import NumberId
from extract.records import Flow, Report

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "first_budget": "年初预算",
        "carried_in": "上年结转",
        "frozen": "冻结",
        "recalled": "收回",
        "passed_down": "下达下级",
        "carried": "结转结余",
        "cut": "调减",
        "added": "追加",
        "spent": "实际支出",
    }
)
"""What each role of a flow is called in a sentence."""
FIRST, CARRIED = "first_budget", "carried_in"
HELD = "上年结转已含在年初预算内"


def asserted(
    report: Report,
    found: Flow,
    *,
    scales: Mapping[NumberId, Decimal],
    words: str,
    conclusive: bool = False,
) -> Sum:
    """The sum that ``found`` asserts of its whole; ``words`` say which way the money is followed."""
    signs = [*found.signs, *([1] * (len(found.uses) - len(found.signs)))]
    named = [ROLES.get(role, role) for role in found.roles]
    named += ["其他"] * (len(found.uses) - len(found.roles))
    joined = " ".join(
        f"{'−' if sign < 0 else '+'} {role}" for sign, role in zip(signs, named, strict=False)
    )
    return Sum(
        statement=f"{found.label} = {joined.removeprefix('+ ')}",
        anchors=(found.label, words, *named),
        total=found.whole,
        terms=terms(found.uses, found.signs, scales=scales, total=found.whole),
        readings=_held_already(found, signs, scales),
        certain=found.certain,
        code="" if found.certain else "bridge",
        conclusive=conclusive,
        form=report.fact_of[found.whole].section if found.whole in report.fact_of else "prose",
    )


def _held_already(
    found: Flow, signs: Sequence[int], scales: Mapping[NumberId, Decimal]
) -> tuple[Reading, ...]:
    """The reading in which what was carried over is in the first budget already."""
    kept = [i for i, role in enumerate(found.roles) if role != CARRIED]
    told = {found.roles[i] for i in kept}
    if found.direction != "sources" or len(kept) == len(found.roles) or FIRST not in told:
        return ()
    if len(kept) == 1:
        return ()  # a budget that equals the first one is no sum
    uses, own = [found.uses[i] for i in kept], [signs[i] for i in kept]
    return (Reading(name=HELD, terms=terms(uses, own, scales=scales, total=found.whole)),)
