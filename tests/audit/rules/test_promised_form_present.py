"""MISS-05 as a table: a project with money and no form, and the verdict an auditor would give."""

from audit.rules import promised_form_present
from extract.records import Unmatched
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, evidence, table, verdicts


def project(*amounts, promised=True):
    """A project that the case speaks of with these amounts, and that has no form."""
    ids = tuple(f"n{place}" for place, _ in enumerate(amounts, start=1))
    found = Unmatched(entity="e1", label="农田灌溉改造专项", numbers=ids, promised=promised)
    return report(dict(zip(ids, amounts, strict=True)), unit="万元", unmatched=(found,))


CASES = [
    ("holds", "every project has its form", report({"n1": "86.40万元"}), []),
    ("fails", "money in two places and no form", project("86.40", "86.40"), [(MISMATCH, None)]),
    ("skipped", "no forms are promised", project("86.40", promised=False), []),
    ("skipped", "a project without money", project(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(promised_form_present, of) == expected


def test_the_evidence_is_every_amount_of_the_project():
    assert evidence(promised_form_present, project("86.40", "86.40")) == [
        [("n1", "other"), ("n2", "other")]
    ]
