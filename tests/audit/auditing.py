"""Builders of whole audits for tests: a rule that yields given relations, and the audit of a built report."""

from audit.diagnosing.model import Case
from audit.engine import audit, judged
from audit.ledger import Ledger
from audit.policy import DEFAULT
from audit.rule import Rule


def rule_of(*relations, id="TEST-01", family="sum", nature="data"):  # noqa: A002
    """Return a rule that finds these relations in any report."""
    return Rule(
        id=id, family=family, nature=nature, relate=lambda _: iter(relations), module="tests"
    )


def audit_of(report, *relations, policy=DEFAULT, rules=None):
    """Audit a report by these relations alone, or by these rules."""
    return audit(report, policy=policy, rules=rules or (rule_of(*relations),))


def case_of(report, *relations, rules=None, policy=DEFAULT):
    """Return the case that diagnosis sees."""
    ledger = Ledger.of(report)
    found = tuple(judged(report, ledger, policy, rules or (rule_of(*relations),)))
    return Case(report, ledger, found)


def only(found):
    """Return the one check of an audit."""
    (check,) = found.checks
    return check


def marks_of(found):
    """Return the mark of each number of an audit."""
    return {number.id: number.mark.value for number in found.numbers}
