"""MISS-08 as a table: the execution rate of a form and its notes, and the verdict an auditor would give."""

from decimal import Decimal

import pytest

from audit.policy import Policy
from audit.rules import low_execution_has_reason
from audit.settings import Settings
from extract.records import Reason, Remarks
from tests.audit.auditing import audit_of
from tests.audit.builders import span
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def spent(rate, *notes, **words):
    """A form with this execution rate and a row for each note."""
    rows = [row("10", "10", note=note, **words) for note in notes]
    return case(form(*rows, money=("10", rate, "6")))


def told(project, **form_words):
    """A form without a reason in a report that gives one, for a project or for no project in particular."""
    built = case(form(row("10", "10"), money=("10", "61.50%", "6"), **form_words))
    reason = Reason(entity=project, place=span())
    return built.model_copy(update={"remarks": Remarks(reasons=(reason,))})


CASES = [
    ("holds", "a sentence says why for the project", told("e1", entity="e1"), [(OK, None)]),
    ("holds", "a sentence says why for the unit", told(None, kind="overall"), [(OK, None)]),
    ("fails", "it is for another project", told("e2", entity="e1"), [(MISMATCH, None)]),
    ("fails", "it names no project", told(None, entity="e1"), [(MISMATCH, None)]),
    ("holds", "a row says why", spent("61.50%", "", "招标推迟，已列入下年"), [(OK, None)]),
    ("fails", "no row says why", spent("61.50%", "", "无"), [(MISMATCH, None)]),
    ("fails", "just below the limit", spent("89.99%", ""), [(MISMATCH, None)]),
    ("skipped", "at the limit", spent("90.00%", ""), []),
    ("skipped", "no rate", spent("", ""), []),
    ("skipped", "no column for reasons", spent("61.50%", "", reason_column=False), []),
    ("skipped", "no money block", case(form(row("10", "10"))), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(low_execution_has_reason, of) == expected


def test_the_evidence_is_the_rate():
    assert evidence(low_execution_has_reason, spent("61.50%", "")) == [[("f1.rate", "other")]]


@pytest.mark.parametrize(("limit", "rules"), [("61.5", []), ("61.51", ["MISS-08"])])
def test_the_limit_is_that_of_the_policy(limit, rules):
    policy = Policy(settings=Settings(low_execution=Decimal(limit)))
    found = audit_of(spent("61.50%", ""), rules=(low_execution_has_reason,), policy=policy)
    assert [check.rule for check in found.checks] == rules
