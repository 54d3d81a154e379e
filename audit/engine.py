"""Engine: from a report to its audit, in one order: relate, judge, diagnose, weigh, gather, mark, write down."""

from collections.abc import Iterator, Sequence
from decimal import localcontext

from audit.assembly import (
    Links,
    check_of,
    entities_of,
    facts_of,
    forms_of,
    indicators_of,
    numbers_of,
)
from audit.diagnosing.model import Case
from audit.diagnosis import diagnose
from audit.findings import gathered
from audit.identity import identities
from audit.inferred import unblamed
from audit.intervals import EXACT
from audit.judge import judge
from audit.judged import Judged
from audit.ledger import Ledger
from audit.marks import coverage, flags, marks
from audit.outcome import UNDIAGNOSED, Outcome
from audit.places import Locate, locator
from audit.policy import DEFAULT, Policy, Weighed, severity_of
from audit.relations import Equal, Relation
from audit.result import Audit, Check
from audit.rule import Rule
from audit.rules import RULES
from extract.records import Report


def audit(
    report: Report,
    *,
    policy: Policy = DEFAULT,
    rules: Sequence[Rule] = RULES,
    locate: Locate | None = None,
) -> Audit:
    """Audit a report by a catalogue of rules under a policy.

    ``locate`` gives the full place of words; without it they stand where the nearest number stands.
    """
    with localcontext(EXACT):
        ledger = Ledger.of(report)
        case = Case(
            report, ledger, tuple(unblamed(report, [*judged(report, ledger, policy, rules)]))
        )
        outcomes = weighed(case, policy)
        found = marks(report, outcomes)
        finder = locate or locator(report)
        return Audit(
            case=report.case,
            sources=report.sources,
            numbers=numbers_of(report, found, flags(outcomes), case.judged),
            facts=facts_of(report),
            indicators=indicators_of(report, finder),
            checks=checks_of(outcomes, finder),
            coverage=coverage(found),
            problems=report.problems,
            forms=forms_of(report),
            entities=entities_of(report),
        )


def judged(
    report: Report, ledger: Ledger, policy: Policy, rules: Sequence[Rule]
) -> Iterator[Judged]:
    """Every relation that the rules find, judged, each once; what has nothing to compare is left out."""
    seen: set[tuple[object, ...]] = set()
    index = 0
    for rule in rules:
        if rule.id in policy.off:
            continue
        for relation in rule.relations(report, policy.settings):
            found = judge(relation, ledger, doubt=policy.doubt)
            if found is None:
                continue
            each = Judged(index, rule, relation, found)
            name = named(each)
            if name not in seen:
                seen.add(name)
                index += 1
                yield each


def named(each: Judged) -> tuple[object, ...]:
    """What makes two relations the same, whichever rule found them: the arithmetic, else rule and words."""
    relation: Relation = each.relation
    if isinstance(relation, Equal):
        return "equal", each.numbers, bool(relation.beside)
    if each.equality:
        return each.judgement.kind, each.judgement.formula
    return each.rule.id, relation.statement, relation.anchors, each.judgement.formula


def weighed(case: Case, policy: Policy) -> list[Outcome]:
    """Every check with its diagnosis and its severity; what holds weighs nothing."""
    diagnoses = diagnose(case, policy)
    outcomes = [Outcome(each, diagnoses.get(each.index, UNDIAGNOSED)) for each in case.judged]
    for each in outcomes:
        if not each.judged.holds:
            each.severity = severity_of(_weighed(each), policy)
    return outcomes


def _weighed(each: Outcome) -> Weighed:
    diagnosis = each.diagnosis
    return Weighed(
        judged=each.judged,
        verdict=each.verdict,
        follows=diagnosis.cause is not None,
        blank=diagnosis.blank,
    )


def checks_of(outcomes: Sequence[Outcome], locate: Locate) -> tuple[Check, ...]:
    """Every check written down, with its key and with what hangs under it."""
    names = identities(each.judged for each in outcomes)
    under = gathered(outcomes)
    return tuple(
        check_of(each, Links(*name, under.get(each.judged.index, ())), locate)
        for each, name in zip(outcomes, names, strict=True)
    )
