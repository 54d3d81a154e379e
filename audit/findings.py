"""Findings: checks that fail, gathered under their cause, in the order in which a person should see them.

A check whose fault only follows from another hangs under that one. Like cases are one finding: budgets passed, targets
missed in one form, what one form leaves out or one form after the other, the same list in other columns, the same two
amounts at odds in several places, and the questions of scope that two places raise.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.outcome import Outcome
from audit.policy import LADDER
from audit.relations import Bound, Equal, Sum
from audit.result import FAILING, Audit, Check, Severity, Verdict

NATURES = ("data", "compliance", "omission", "scope", "wording")
CASE_WIDE = frozenset({"bound", "staffing"})
"""Families whose bounds are one finding over the whole case."""
FORM_BOUNDS = frozenset({"bound.target", "bound.full_points"})
"""Bounds of indicator rows, which are one finding a form."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A failing check with the checks that hang under it."""

    head: Check
    gathered: tuple[Check, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the head, which is that of the gravest."""
        return self.head.severity


def findings(audit: Audit, *, least: Severity = "low") -> list[Finding]:
    """The findings of an audit from ``least`` upwards: gravest first, then by nature, then by amount."""
    by_id = {check.id: check for check in audit.checks}
    under = {name for check in audit.checks for name in check.gathers}
    heads = [check for check in audit.checks if _shown(check, least) and check.id not in under]
    found = [Finding(check, tuple(by_id[name] for name in check.gathers)) for check in heads]
    return sorted(found, key=_order)


def _shown(check: Check, least: Severity) -> bool:
    doubted = check.verdict is Verdict.UNCHECKED
    grave = LADDER.index(check.severity) >= LADDER.index(least)
    return grave and (doubted or check.verdict in FAILING)


def _order(finding: Finding) -> tuple[int, int, Decimal]:
    head = finding.head
    amount = abs(head.difference or Decimal(0))
    return -LADDER.index(head.severity), NATURES.index(head.nature), -amount


def gathered(outcomes: Sequence[Outcome]) -> Mapping[int, tuple[int, ...]]:
    """The checks that hang under each head, by their indices.

    The head of a cause is the check that was found to be it; the head of like cases is the gravest of them, and among
    equals the one with the widest gap.
    """
    head_of = _causes(outcomes)
    for kin in (_kin, _kin_of_forms):
        heads = set(head_of.values())
        alone = [each for each in outcomes if kin is _kin or each.judged.index not in heads]
        for group in _like(alone, head_of, kin):
            head = min(group, key=_precedence)
            for each in group:
                if each is not head:
                    head_of[each.judged.index] = head.judged.index
    under: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted(head_of):
        under[_root(index, head_of)].append(index)
    return {head: tuple(members) for head, members in under.items()}


def _causes(outcomes: Iterable[Outcome]) -> dict[int, int]:
    return {
        each.judged.index: each.diagnosis.cause
        for each in outcomes
        if each.fails and each.diagnosis.cause is not None
    }


def _root(index: int, head_of: Mapping[int, int]) -> int:
    """The head of a head; a ring of causes ends where it began."""
    seen = {index}
    while index in head_of and head_of[index] not in seen:
        index = head_of[index]
        seen.add(index)
    return index


def _like(
    outcomes: Iterable[Outcome],
    hanging: Mapping[int, int],
    kin_of: Callable[[Outcome], Hashable | None],
) -> list[list[Outcome]]:
    groups: defaultdict[Hashable, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        kin = kin_of(each)
        if kin is not None and each.judged.index not in hanging:
            groups[kin].append(each)
    return [group for group in groups.values() if len(group) > 1]


def _kin(each: Outcome) -> Hashable | None:
    """What makes cases alike, or None where a check stands for itself."""
    relation, rule = each.judged.relation, each.judged.rule
    if not each.fails or each.severity == "info":
        return None
    if isinstance(relation, Bound):
        widely = rule.family in CASE_WIDE and relation.code not in FORM_BOUNDS
        return rule.id, relation.code, "" if widely else relation.form
    if rule.nature == "omission":
        return rule.nature, relation.form or rule.id
    if rule.nature == "wording":
        return rule.id, relation.form
    if isinstance(relation, Equal):
        return _kin_of_tie(each, relation)
    return (rule.id, *relation.anchors[:2]) if isinstance(relation, Sum) else None


def _kin_of_forms(each: Outcome) -> Hashable | None:
    """What one form after the other leaves out, and nothing else, is one finding over the case."""
    rule = each.judged.rule
    if not each.fails or each.severity == "info":
        return None
    return rule.id if rule.nature == "omission" and each.judged.relation.form else None


def _kin_of_tie(each: Outcome, relation: Equal) -> Hashable:
    """Ties of two scopes ask one question; others are alike in subject and amounts."""
    found = each.judged.judgement
    if not relation.same_scope:
        return each.judged.rule.id, each.severity
    return each.judged.rule.id, relation.anchors[:1], frozenset((found.stated, found.computed))


def _precedence(each: Outcome) -> tuple[int, Decimal, int]:
    gap = abs(each.judged.judgement.difference or Decimal(0))
    return -LADDER.index(each.severity), -gap, each.judged.index
