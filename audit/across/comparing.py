"""Comparing: a bundle of papers judged by the rules of the family, by the same judge as one report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import localcontext

from audit.across.papers import JOINT, Bundle, owner
from audit.across.rule import AcrossRule
from audit.across.rules import ACROSS
from audit.assembly import facts_of, numbers_of
from audit.diagnosing.model import Case
from audit.engine import checks_of, named, weighed
from audit.intervals import EXACT
from audit.judge import judge
from audit.judged import Judged
from audit.ledger import Ledger
from audit.marks import coverage, flags, marks
from audit.places import locator
from audit.policy import DEFAULT, Policy
from audit.result import Audit, Check, EvidenceItem
from extract.numbers import NumberId
from extract.records import Report, Span, Where

Known = dict[tuple[str, int, int, int], Where]


def compare(
    bundle: Bundle, *, policy: Policy = DEFAULT, rules: Sequence[AcrossRule] = ACROSS
) -> Audit:
    """The checks that the rules make over a bundle, as a result whose numbers are those in evidence."""
    with localcontext(EXACT):
        ledger = Ledger.of(bundle.report)
        found = tuple(_judged(bundle, ledger, policy, rules))
        numbers = {piece.id for each in found for piece in each.judgement.pieces}
        case = Case(_only(bundle.report, numbers), ledger, found)
        return _written(case, _locator(bundle), policy)


def _written(case: Case, locate: Callable[[Span], Where], policy: Policy) -> Audit:
    report = case.report
    outcomes = weighed(case, policy)
    marked = marks(report, outcomes)
    return Audit(
        case=report.case,
        sources=report.sources,
        numbers=numbers_of(report, marked, flags(outcomes), case.judged),
        facts=facts_of(report),
        checks=tuple(_documented(check) for check in checks_of(outcomes, locate)),
        coverage=coverage(marked),
    )


def _judged(
    bundle: Bundle, ledger: Ledger, policy: Policy, rules: Iterable[AcrossRule]
) -> Iterator[Judged]:
    """Every relation of the bundle, judged, each once."""
    seen: set[tuple[object, ...]] = set()
    for rule in rules:
        if rule.id in policy.off:
            continue
        for relation in rule.found(bundle):
            found = judge(relation, ledger, doubt=policy.doubt)
            if found is None:
                continue
            each = Judged(len(seen), rule, relation, found)
            if named(each) not in seen:
                seen.add(named(each))
                yield each


def _only(report: Report, numbers: set[NumberId]) -> Report:
    """The report with nothing but the numbers in evidence, so that a result stays small."""
    kept = tuple(number for number in report.numbers if number.id in numbers)
    facts = tuple(fact for fact in report.facts if fact.number in numbers)
    wheres = {name: where for name, where in report.wheres.items() if name in numbers}
    return report.model_copy(update={"numbers": kept, "facts": facts, "wheres": wheres})


def _locator(bundle: Bundle) -> Callable[[Span], Where]:
    """The full place of words, as the results have it, else as near as numbers tell."""
    known: Known = {_key(where): where for paper in bundle.papers for where in paper.places}
    near = locator(bundle.report)

    def locate(place: Span) -> Where:
        return known.get((place.source, place.block, place.start, place.end)) or near(place)

    return locate


def _key(where: Where) -> tuple[str, int, int, int]:
    return where.source, where.block, where.start, where.end


def _documented(check: Check) -> Check:
    """The check with the paper of each piece of evidence named."""
    evidence = tuple(_of_paper(item) for item in check.evidence)
    return check.model_copy(update={"evidence": evidence})


def _of_paper(item: EvidenceItem) -> EvidenceItem:
    source = item.where.source if item.where else ""
    name = owner(item.number or source)
    return item.model_copy(update={"document": name}) if JOINT in (item.number or source) else item
