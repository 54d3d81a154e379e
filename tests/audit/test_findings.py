"""Findings: what hangs under what, and in which order it is shown."""

import pytest

from audit.findings import findings, gathered
from audit.outcome import Outcome
from audit.relations import Missing, Term
from tests.audit.auditing import audit_of, case_of, rule_of
from tests.audit.builders import number, report
from tests.audit.relating import bound, equal, ratio, total


def shown(found, **fields):
    """Return the heads of the findings, each with what hangs under it."""
    return [
        (each.head.id, [check.id for check in each.gathered]) for each in findings(found, **fields)
    ]


def over(*pairs, code="bound.first_budget", anchors=("基础数据表", "甲"), **fields):
    """Return bounds that are passed, in one table."""
    return [bound(*pair, code=code, anchors=anchors, form="f1", **fields) for pair in pairs]


SPENT = report({"a": "45.76", "b": "34", "c": "36", "d": "28", "e": "8.1", "f": "4"}, unit="万元")


def test_bounds_of_one_table_are_one_finding_under_the_widest():
    rules = (rule_of(*over("cd", "ab", "ef"), nature="compliance"),)
    found = audit_of(SPENT, rules=rules)
    assert shown(found) == [("c2", ["c1", "c3"])]
    assert [check.gathers for check in found.checks] == [(), ("c1", "c3"), ()]
    assert [check.cause for check in found.checks] == [None, None, None]


def test_the_gravest_of_like_cases_is_the_head():
    rules = (rule_of(*over("ab", certain=False), *over("ef"), nature="compliance"),)
    assert shown(audit_of(SPENT, rules=rules)) == [("c2", ["c1"])]


def test_budgets_passed_are_one_finding_over_the_case_and_targets_one_a_form():
    def two(code):
        first, second = over("ab", code=code), over("cd", code=code)
        return rule_of(
            *first,
            bound("c", "d", code=code, form="f2"),
            *second,
            family="bound",
            nature="compliance",
        )

    assert shown(audit_of(SPENT, rules=(two("bound.first_budget"),))) == [("c1", ["c2", "c3"])]
    assert shown(audit_of(SPENT, rules=(two("bound.target"),))) == [("c1", ["c3"]), ("c2", [])]


APART = [
    ("another kind of bound", {"code": "bound.establishment"}),
    ("points above their weight in another form", {"code": "", "form": "f2"}),
]


@pytest.mark.parametrize("fields", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_bounds_apart_are_findings_apart(fields):
    other = bound(
        "c", "d", **{"code": "bound.first_budget", "form": "f1", "anchors": ("甲",), **fields}
    )
    rules = (rule_of(*over("ab"), other, nature="compliance"),)
    assert len(shown(audit_of(SPENT, rules=rules))) == 2


def test_what_one_form_leaves_out_is_one_finding_whichever_rule_asks_for_it():
    def empty(name, form):
        return Missing(statement=f"{name}未填", anchors=(form, name), form=form)

    rules = (
        rule_of(empty("甲", "f1"), empty("丙", "f2"), id="T-1", nature="omission"),
        rule_of(empty("乙", "f1"), empty("丁", ""), id="T-2", nature="omission"),
        rule_of(empty("戊", ""), id="T-3", nature="omission"),
    )
    found = audit_of(report({}), rules=rules)
    assert shown(found) == [("c1", ["c3"]), ("c2", []), ("c4", []), ("c5", [])]


def test_what_one_form_after_the_other_leaves_out_is_one_finding():
    def empty(words, form):
        return Missing(statement=words, anchors=(words,), form=form)

    rules = (
        rule_of(
            empty("甲", "f1"), empty("乙", "f2"), empty("丙", "f3"), id="T-1", nature="omission"
        ),
        rule_of(empty("丁", "f1"), empty("戊", "f4"), id="T-2", nature="omission"),
    )
    heads = findings(audit_of(report({"a": "1"}), rules=rules))
    assert sorted(len(each.gathered) for each in heads) == [0, 1, 1]


def test_wording_of_one_form_is_one_finding_a_rule():
    def said(name, form):
        return Missing(statement=name, anchors=(form, name), form=form)

    rules = (
        rule_of(said("甲", "f1"), said("乙", "f1"), said("丙", "f2"), id="T-1", nature="wording"),
        rule_of(said("丁", "f1"), id="T-2", nature="wording"),
    )
    assert shown(audit_of(report({}), rules=rules)) == [("c1", ["c2"]), ("c3", []), ("c4", [])]


def test_the_same_list_in_other_columns_is_one_finding():
    of = report({"t": "9", "u": "8", "v": "9", "a": "3", "b": "4"}, unit="万元")
    columns = (
        total("a", "b", anchors=("表", "合计", "预算")),
        total("a", "b", stated="u", anchors=("表", "合计", "决算")),
        total("a", "b", stated="v", anchors=("表", "小计", "预算")),
    )
    assert shown(audit_of(of, *columns)) == [("c1", ["c2"]), ("c3", [])]


def test_questions_of_scope_are_one_finding():
    of = report({"a": "90", "b": "80", "c": "70", "d": "9人", "e": "8人", "f": "7人"}, unit="万元")
    ties = [equal(*pair, same_scope=False, anchors=(pair,)) for pair in ("ab", "ac", "de", "df")]
    assert shown(audit_of(of, *ties)) == [("c2", ["c1", "c3", "c4"])]


def test_the_same_two_amounts_at_odds_in_several_places_are_one_finding():
    of = report({"a": "90", "b": "80", "c": "90", "d": "80", "e": "90", "f": "70"}, unit="万元")
    assert shown(audit_of(of, equal("a", "b"), equal("c", "d"), equal("e", "f"))) == [
        ("c3", []),
        ("c1", ["c2"]),
    ]


def test_consequences_hang_under_their_cause():
    printed = {"t": "97.34", "a": "49.12", "b": "46", "c": "2", "p": "2.22", "q": "2.22"}
    found = audit_of(
        report(printed, unit="万元"), total("a", "b", "c"), equal("c", "p"), equal("q", "p")
    )
    assert shown(found) == [("c2", ["c1"])]


def test_hints_are_left_out_unless_asked_for():
    rules = (rule_of(*over("ab", code="bound.last_year"), nature="compliance"),)
    found = audit_of(SPENT, rules=rules)
    assert (shown(found), shown(found, least="info")) == ([], [("c1", [])])


def test_doubts_of_reading_are_findings_and_checks_that_hold_are_not():
    of = report({"a": "5", "b": number("6", id="b", alternatives=("5",)), "c": "5"})
    assert shown(audit_of(of, equal("a", "b"), equal("a", "c")), least="low") == [("c1", [])]
    assert shown(audit_of(of, equal("a", "c")), least="info") == []


def test_the_order_is_severity_then_nature_then_amount():
    of = report({"a": "90", "b": "80", "c": "60", "t": "90", "s": "90.00%"}, unit="万元")
    rules = (
        rule_of(
            Missing(statement="总分未填", anchors=("总分",), conclusive=True),
            id="T-1",
            nature="omission",
        ),
        rule_of(bound("a", "b", code="bound.first_budget"), id="T-2", nature="compliance"),
        rule_of(equal("b", "c"), equal("a", "c", form="f1"), id="T-3"),
        rule_of(ratio("s", "c", "b"), id="T-4"),
        rule_of(equal("t", "c", same_scope=False, conclusive=True, anchors=("乙",)), id="T-5"),
    )
    heads = [each.head.rule for each in findings(audit_of(of, rules=rules))]
    assert heads == ["T-3", "T-3", "T-4", "T-2", "T-1", "T-5"]


def test_the_severity_of_a_finding_is_that_of_its_head():
    (found,) = findings(audit_of(report({"a": "9", "b": "8"}), equal()))
    assert found.severity == "high"


def test_a_ring_of_causes_ends():
    case = case_of(
        report({"a": "9", "b": "8", "c": "7"}), equal("a", "b"), equal("b", "c", anchors=("乙",))
    )
    ring = [
        Outcome(each, each_diagnosis(cause), "high")
        for each, cause in zip(case.judged, (1, 0), strict=True)
    ]
    assert gathered(ring)


def each_diagnosis(cause):
    """Return a diagnosis that only names a cause."""
    from audit.diagnosing.model import Diagnosis  # noqa: PLC0415

    return Diagnosis(cause=cause)


def test_terms_of_claims_do_not_gather_data():
    rules = (rule_of(equal("a", "b"), equal("a", "c"), id="T-1"),)
    of = report({"a": "9", "b": "8", "c": "7"}, {"a": "甲"})
    assert len(shown(audit_of(of, rules=rules))) == 2
    assert Term("a").role == "term"
