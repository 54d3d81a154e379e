"""Noughts: an empty amount printed as 0 is one cause, and what it spoils hangs under it."""

import pytest

from tests.audit.auditing import audit_of
from tests.audit.builders import report
from tests.audit.relating import equal, total


def case(**printed):
    """A total over two parts, with what a sentence and a cost row say of it."""
    amounts = {"t": "0", "a": "43.50", "b": "5.00", "prose": "48.49", "cost": "48"} | printed
    return report(amounts, {name: {"label": f"{name}项"} for name in amounts}, unit="万元")


RELATIONS = (total("a", "b"), equal("prose", "t"), equal("cost", "t"))


def causes(found):
    return [(check.id, check.cause, str(check.severity)) for check in found.checks]


def test_one_nought_is_one_finding_with_what_it_spoils_under_it():
    found = audit_of(case(), *RELATIONS)
    heads = [check.id for check in found.checks if check.cause is None]
    assert heads == ["c1"]
    assert [check.cause for check in found.checks[1:]] == ["c1", "c1"]
    assert {str(check.severity) for check in found.checks[1:]} == {"low"}
    assert found.checks[1].explanation == "“t项”印为 0，更正后再核对本项"


APART = {
    "another amount is asked for": case(cost="12"),
    "the number is no nought": case(t="1"),
}


@pytest.mark.parametrize("name", APART)
def test_other_differences_stand_by_themselves(name):
    found = audit_of(APART[name], *RELATIONS)
    assert found.checks[2].cause is None
    assert found.checks[2].verdict == "mismatch"


def test_a_nought_in_one_failing_check_is_not_told_as_a_cause():
    (check,) = audit_of(case(), total("a", "b")).checks
    assert (check.verdict, check.cause) == ("mismatch", None)


def test_what_is_nought_in_truth_spoils_nothing():
    found = audit_of(case(a="0", b="0", prose="0", cost="0"), *RELATIONS)
    assert {str(check.verdict) for check in found.checks} == {"ok"}
