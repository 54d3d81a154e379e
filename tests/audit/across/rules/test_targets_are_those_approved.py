"""CROSS-05 as a table: an approved target, and the one in the self-evaluation."""

import pytest

from audit.across.rules import targets_are_those_approved
from audit.result import Verdict
from tests.audit.across.papers import bundle, paper, reasons, table, verdicts
from tests.audit.rules.running import MISMATCH, OK

RULE = targets_are_those_approved
UNCHECKED = Verdict.UNCHECKED


def pair(approved, reported, *, name="接收档案", year=2023, cautions=((), ())):
    """An approved table and a self-evaluation, one indicator each."""
    plan = paper("d1", 2023, target={"接收档案": {"目标值": approved}}, cautions=cautions[0])
    own = paper("d2", year, overall={name: {"目标值": reported}}, cautions=cautions[1])
    return bundle(plan, own)


def money(approved, reported):
    """The money of both."""
    plan = paper("d1", target={"总额": {"年初预算数": approved}})
    return bundle(plan, paper("d2", overall={"总额": {"年初预算数": reported}}))


CASES = [
    ("holds", "the target is the approved one", pair("≥3500卷", "≥3500卷"), [(OK, "0")]),
    ("holds", "the sign was left out in one", pair("≥3500卷", "3500卷"), [(OK, "0")]),
    ("holds", "the money is the approved one", money("186.40万元", "1864000元"), [(OK, "0")]),
    ("fails", "the target was lowered", pair("≥3500卷", "≥3000卷"), [(MISMATCH, "-500")]),
    ("fails", "the money is another", money("186.40万元", "168.40万元"), [(MISMATCH, "-18.00")]),
    ("skipped", "another indicator", pair("≥3500卷", "≥3000卷", name="整理档案"), []),
    ("skipped", "another year", pair("≥3500卷", "≥3000卷", year=2024), []),
    ("skipped", "a limit and a value", pair("≥3500卷", "3000卷"), [(UNCHECKED, None)]),
    ("skipped", "counted in other words", pair("≥3500卷", "≥3000件"), [(UNCHECKED, None)]),
    ("skipped", "targets were changed", pair("≥3500卷", "≥3000卷", cautions=((), ("retargeted",))), [(UNCHECKED, None)]),
    ("skipped", "the unit was reformed", pair("≥3500卷", "≥3000卷", cautions=(("reform",), ())), [(UNCHECKED, None)]),
]  # fmt: skip


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(RULE, of) == expected


REASONS = [
    ("retargeted", pair("≥5卷", "≥4卷", cautions=((), ("retargeted",)))),
    ("part_year", pair("≥5卷", "≥4卷", cautions=((), ("part_year",)))),
    ("limit-and-value", pair("≥3500卷", "3000卷")),
    ("units-differ", pair("≥3500卷", "≥3000件")),
]


@pytest.mark.parametrize(("reason", "of"), REASONS, ids=[reason for reason, _ in REASONS])
def test_what_is_put_off_says_why(reason, of):
    assert reasons(RULE, of) == [reason]


def test_a_plan_that_speaks_of_changes_itself_is_no_reason():
    assert verdicts(RULE, pair("≥5卷", "≥4卷", cautions=(("retargeted",), ()))) == [(MISMATCH, -1)]


def test_projects_are_compared_by_their_names():
    plan = paper("d1", target={"接收档案": {"目标值": "≥9卷"}})
    own = paper("d2", projects={"馆藏旧报数字化加工": {"接收档案": {"目标值": "≥3卷"}}})
    assert verdicts(RULE, bundle(plan, own)) == []


def tables(approved, reported):
    """A plan and a report that share some indicators, the last of which differs."""
    plan = paper("d1", target={name: {"目标值": "≥9卷"} for name in approved})
    return bundle(plan, paper("d2", overall={name: {"目标值": "≥3卷"} for name in reported}))


def test_two_tables_are_of_one_thing_where_half_of_the_indicators_are_found():
    assert len(RULE.found(tables("甲乙丙丁", "甲乙戊己庚"))) == 2
    assert RULE.found(tables("甲乙丙丁", "甲戊己庚")) == []


def test_the_money_of_a_unit_may_count_otherwise_and_that_of_a_project_may_not():
    (relation,) = RULE.found(money("1万元", "2万元"))
    assert not relation.same_scope
    (target,) = RULE.found(pair("≥5卷", "≥4卷"))
    assert target.same_scope


def test_an_indicator_that_stands_twice_is_passed_over():
    plan = paper("d1", target={"接收档案": {"目标值": "≥9卷"}})
    own = paper("d2", overall={"接收档案": {"目标值": "≥3卷"}, "接收 档案": {"目标值": "≥9卷"}})
    assert verdicts(RULE, bundle(plan, own)) == []
