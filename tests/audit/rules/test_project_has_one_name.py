"""WORD-07 as a table: projects under several names."""

from audit.rules import project_has_one_name
from extract.records import Variant
from tests.audit.auditing import audit_of, only
from tests.audit.rules.remarked import remarked
from tests.audit.rules.running import MISMATCH, evidence, table, verdicts

NUMBERS = {"a": "20万元", "b": "20万元", "c": "9万元"}
FACTS = {
    "a": {"label": "产业链办公室", "entity": "e1"},
    "b": {"label": "工业办公室", "entity": "e1", "section": "f1"},
    "c": {"label": "古桥", "entity": "e2"},
}
TWO = Variant(entity="e1", name="产业链办公室工作经费", others=("工业办公室工作任务",))
CASES = [
    ("holds", "one name", remarked(NUMBERS, FACTS), []),
    ("fails", "two names", remarked(NUMBERS, FACTS, variants=(TWO,)), [(MISMATCH, "1")]),
    ("skipped", "no project", remarked(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(project_has_one_name, of) == expected


def test_the_amounts_of_the_project_are_the_evidence():
    (found,) = evidence(project_has_one_name, remarked(NUMBERS, FACTS, variants=(TWO,)))
    assert sorted(name for name, _ in found) == ["a", "b"]


def test_it_is_a_note():
    of = remarked(NUMBERS, FACTS, variants=(TWO,))
    assert only(audit_of(of, rules=(project_has_one_name,))).severity == "info"
