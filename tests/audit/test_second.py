"""The second layer: what it adds, how little that weighs, and that the first stays."""

import pytest

from audit.relations import Sum, Term
from audit.result import Mark
from audit.second import extended
from extract.assistance import AssistantReport
from extract.records import Breakdown, Denominator, Flow, Group, Ratio
from tests.audit.auditing import audit_of, marks_of
from tests.audit.builders import fact, report

NUMBERS = {
    "n1": "40万元",
    "n2": "30万元",
    "n3": "10万元",
    "n4": "9万元",
    "n5": "75%",
    "n6": "8%",
    "n7": "3家",
}
ACCOUNT = AssistantReport(when="all", model="m", host="h", mode="MD_JSON")
NAMED = {"label": "河灯节", "origin": "assistant"}


def whole(facts=(), **records):
    return report(NUMBERS, facts, **records)


def laid(*relations, facts=(), added=(), **records):
    """An audit by given relations, and what the assistant's records make of it."""
    first = audit_of(whole(dict(facts)), *relations)
    more = whole([*[fact(*each) for each in dict(facts).items()], *added], **records)
    return first, extended(first, more, ACCOUNT)


def summed(*parts, of="n1", complete=True):
    return {
        "breakdowns": (
            Breakdown(label="河灯节", total=of, parts=parts, complete=complete, basis="prose"),
        )
    }


def rated(stated, kind="share"):
    lower = (Denominator(name="全部", numbers=("n1",)),)
    return {
        "ratios": (
            Ratio(kind=kind, label="占", stated=stated, numerators=("n2",), denominators=lower),
        )
    }


ADDED = [
    # what is proposed               records                                                         verdict     severity
    ("a sum that holds", summed("n2", "n3"), "ok", "info"),
    ("a sum that does not", summed("n2", "n4"), "mismatch", "low"),
    ("parts that need not be all", summed("n2", complete=False), None, None),
    ("parts of two units", summed("n2", "n7"), None, None),
    ("a share that holds", rated("n5"), "ok", "info"),
    ("a share that does not", rated("n6"), "mismatch", "low"),
    ("a rate that does not", rated("n6", "rate"), "mismatch", "low"),
    (
        "a disposition that holds",
        {"flows": (Flow(label="河灯节", whole="n1", uses=("n2", "n3"), roles=("冻结", "收回")),)},
        "ok",
        "info",
    ),
    (
        "a disposition that does not",
        {"flows": (Flow(label="河灯节", whole="n1", uses=("n2", "n4"), roles=("冻结", "收回")),)},
        "mismatch",
        "low",
    ),
    (
        "two numbers that differ",
        {
            "groups": (
                Group(label="河灯节", numbers=("n3", "n4"), same_scope=False, basis="assistant"),
            )
        },
        "mismatch",
        "low",
    ),
    (
        "two numbers of one scope that differ",
        {
            "groups": (
                Group(label="河灯节", numbers=("n3", "n4"), same_scope=True, basis="assistant"),
            )
        },
        "mismatch",
        "low",
    ),
]


@pytest.mark.parametrize(
    ("records", "verdict", "severity"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED]
)
def test_what_a_proposed_relation_becomes(records, verdict, severity):
    first, found = laid(**records)
    assert first.checks == ()
    assert [(c.verdict.value, c.severity, c.origin) for c in found.checks] == (
        [(verdict, severity, "assistant")] if verdict else []
    )
    assert all("未经复核" in c.explanation for c in found.checks)
    assert marks_of(found) == marks_of(first)
    assert found.assistant.checks == len(found.checks)


RULES = (("n1", {"label": "合计"}), ("n2", {"label": "甲"}))


def rules_sum():
    return Sum(
        statement="合计 = 甲 + 乙", anchors=("合计",), total="n1", terms=(Term("n2"), Term("n4"))
    )


def test_ids_go_on_and_names_do_not_clash():
    first, found = laid(rules_sum(), **summed("n2", "n3"))
    assert found.checks[:1] == first.checks
    assert [c.id for c in found.checks] == ["c1", "c2"]
    assert len({c.key for c in found.checks} | {c.fingerprint for c in found.checks}) == 4


def test_what_rules_have_checked_is_not_checked_again():
    first, found = laid(rules_sum(), **summed("n2", "n4"))
    assert found.checks == first.checks


def test_a_relation_that_is_proposed_twice_is_one_check():
    twice = {"breakdowns": summed("n2", "n3")["breakdowns"] * 2}
    assert len(laid(**twice)[1].checks) == 1


def test_a_new_name_makes_a_number_single_with_a_note():
    first, found = laid(added=[fact("n1", NAMED)])
    before, after = first.numbers[0], found.numbers[0]
    assert (before.mark, before.note) == (Mark.UNREAD, "")
    assert (after.mark, "未经复核" in after.note) == (Mark.SINGLE, True)
    assert [f.origin for f in found.facts] == ["assistant"]
    assert found.coverage.by_mark["unread"] == first.coverage.by_mark["unread"] - 1
    assert found.coverage.by_mark["single"] == first.coverage.by_mark["single"] + 1


def test_a_confirmed_proposal_confirms_no_number():
    named = [fact(name, NAMED) for name in ("n1", "n2", "n3")]
    _, found = laid(added=named, **summed("n2", "n3"))
    assert {found.numbers[i].mark for i in range(3)} == {Mark.SINGLE}
    assert [found.numbers[i].checks for i in range(3)] == [("c1",)] * 3


def test_a_failing_proposal_spoils_no_number():
    first, found = laid(rules_sum(), added=[], **summed("n2", "n3", of="n4"))
    assert found.checks[-1].verdict.value == "mismatch"
    assert marks_of(found) == marks_of(first)


def test_a_name_for_a_marked_number_changes_no_mark():
    first, found = laid(rules_sum(), added=[fact("n2", NAMED)])
    assert marks_of(found) == marks_of(first)
    assert found.numbers[1].note


def test_everything_else_of_the_audit_stays():
    first, found = laid(rules_sum(), facts=RULES, added=[fact("n3", NAMED)], **summed("n2", "n3"))
    same = {"case", "sources", "indicators", "problems", "schema_"}
    assert {name: getattr(found, name) for name in same} == {
        name: getattr(first, name) for name in same
    }
    assert found.facts[: len(first.facts)] == first.facts
    assert [(n.id, n.raw, n.value, n.flags, n.where) for n in found.numbers] == [
        (n.id, n.raw, n.value, n.flags, n.where) for n in first.numbers
    ]
