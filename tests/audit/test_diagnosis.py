"""Diagnosis: what is said of failing checks, and what is left undetermined."""

from decimal import Decimal

import pytest

from audit.diagnosing.model import joined
from audit.policy import DEFAULT
from audit.relations import BlankPart, Conformity, Term
from tests.audit.auditing import audit_of, case_of, marks_of, only, rule_of
from tests.audit.builders import number, report, span
from tests.audit.relating import bound, equal, product, ratio, total


def named(printed, unit="万元", sources=None, **facts):
    """Build a report whose numbers are called by their ids unless ``facts`` says more."""
    known = {name: {"label": f"{name}项"} for name in printed}
    known |= facts
    records = {"sources": sources} if sources else {}
    return report(printed, known, unit=unit, **records)


def suspects(check):
    return [(each.number, str(each.implied), each.holds) for each in check.suspects]


# One number that mends several checks.

STALE = {"t": "97.34", "a": "49.12", "b": "46", "c": "2", "p": "2.22", "q": "2.22"}
STALE_RELATIONS = (total("a", "b", "c"), equal("c", "p"), equal("q", "p"))


def test_one_number_mends_a_tie_and_a_sum():
    sum_, tie, holding = audit_of(named(STALE), *STALE_RELATIONS).checks
    assert (tie.verdict, tie.cause, suspects(tie)) == (
        "mismatch",
        None,
        [("c", "2.22", ("c1", "c2"))],
    )
    assert tie.suggestion == "“c项”2 若为 2.22，则 2 项勾稽均成立"
    assert (sum_.verdict, sum_.cause, sum_.severity) == ("explained", "c2", "low")
    assert sum_.explanation == "由“c项”2 所致，该数若为 2.22 则成立"
    assert holding.verdict == "ok"


def test_the_suspect_is_marked_and_the_others_are_not():
    found = marks_of(audit_of(named(STALE), *STALE_RELATIONS))
    assert found == {
        "t": "involved",
        "a": "involved",
        "b": "involved",
        "c": "mismatch",
        "p": "ok",
        "q": "ok",
    }


def test_a_tie_of_two_scopes_is_not_the_head():
    relations = (equal("c", "p", same_scope=False), total("a", "b", "c"), equal("q", "p"))
    tie, sum_, _ = audit_of(named(STALE), *relations).checks
    assert (sum_.cause, sum_.verdict, sum_.severity) == (None, "mismatch", "high")
    assert (tie.cause, tie.verdict) == ("c2", "mismatch")


def test_a_tie_that_only_follows_stays_a_mismatch():
    relations = (equal("c", "p"), equal("c", "q"), equal("q", "p"))
    first, second, _ = audit_of(named({"c": "2", "p": "2.22", "q": "2.22"}), *relations).checks
    assert [(each.verdict, each.cause) for each in (first, second)] == [
        ("mismatch", None),
        ("mismatch", "c1"),
    ]
    assert suspects(second) == suspects(first)


def test_two_numbers_that_mend_alike_leave_it_undetermined():
    relations = (total("a", "b", "c"), total("a", "b", "c", stated="u"))
    found = audit_of(named({"t": "40", "u": "40", "a": "20", "b": "10", "c": "6"}), *relations)
    assert [suspects(each) for each in found.checks] == [[], []]
    assert set(marks_of(found).values()) == {"involved"}


def test_a_number_that_another_check_confirms_is_not_suspected():
    printed = {"t": "40", "a": "20", "b": "16", "x": "50", "y": "34", "s": "16"}
    relations = (total("a", "b"), total("b", "y", stated="x"), equal("s", "b"))
    found = audit_of(named(printed), *relations)
    assert all("b" not in [name for name, *_ in suspects(each)] for each in found.checks)


def test_a_repair_never_goes_below_nothing():
    found = (
        audit_of(named({"t": "5", "a": "30", "b": "2"}), total("a", "b"), equal("a", "a2"))
        if 0
        else None
    )
    assert found is None
    found = only(audit_of(named({"t": "5", "a": "30", "b": "2"}), total("a", "b")))
    assert suspects(found) == []


def test_the_search_is_bounded(monkeypatch):
    monkeypatch.setattr("audit.diagnosing.repairs.TRIALS", 0)
    assert all(not each.suspects for each in audit_of(named(STALE), *STALE_RELATIONS).checks)


# One check alone.


def test_one_side_of_a_tie_that_a_sum_confirms_leaves_the_other_suspect():
    printed = {"a": "318.65", "b": "318.21", "t": "900.21", "c": "582.00"}
    tie, _ = audit_of(named(printed), equal("a", "b"), total("b", "c")).checks
    assert suspects(tie) == [("a", "318.21", ("c1",))]
    assert tie.suggestion == "“a项”318.65 若为 318.21，则成立"


def test_neither_side_of_a_tie_is_suspected_where_nothing_else_speaks():
    found = audit_of(named({"a": "318.65", "b": "318.21"}), equal("a", "b"))
    assert suspects(only(found)) == []
    assert marks_of(found) == {"a": "mismatch", "b": "mismatch"}


@pytest.mark.parametrize("doubt", [{"certain": False}, {"same_scope": False}])
def test_a_relation_that_is_not_firm_makes_no_suspect_by_itself(doubt):
    printed = {"a": "318.65", "b": "318.21", "t": "900.21", "c": "582.00"}
    tie, _ = audit_of(named(printed), equal("a", "b", **doubt), total("b", "c")).checks
    assert suspects(tie) == []


def test_a_rate_is_doubted_before_its_amounts():
    found = only(
        audit_of(named({"s": "94.00%", "u": "3646.21", "l": "3845.40"}), ratio("s", "u", "l"))
    )
    assert suspects(found) == [("s", "94.82", ("c1",))]


def test_points_that_follow_a_wrong_rate_do_not_protect_it():
    printed = {"s": "94.00%", "u": "3646.21", "l": "3845.40", "w": "10分", "p": "9.40分"}
    rate, points = audit_of(named(printed), ratio("s", "u", "l"), product("p", ("w", "s"))).checks
    assert suspects(rate) == [("s", "94.82", ("c1",))]
    assert rate.suggestion == "“s项”94.00 若为 94.82，则成立；得分 9.40 随之应为 9.48"
    assert points.verdict == "ok"


def test_points_that_hold_either_way_are_not_mentioned():
    printed = {"s": "94.00%", "u": "3646.21", "l": "3845.40", "w": "10分", "p": "9分"}
    rate, _ = audit_of(named(printed), ratio("s", "u", "l"), product("p", ("w", "s"))).checks
    assert rate.suggestion == "“s项”94.00 若为 94.82，则成立"


def test_points_that_follow_the_right_rate_speak_against_the_printed_one():
    printed = {"s": "94.00%", "u": "3646.21", "l": "3845.40", "w": "10分", "p": "9.48分"}
    rate, points = audit_of(named(printed), ratio("s", "u", "l"), product("p", ("w", "s"))).checks
    assert suspects(rate) == [("s", "94.82", ("c1", "c2"))]
    assert (points.cause, points.verdict, points.severity) == ("c1", "explained", "low")


def test_wrong_points_under_a_right_rate_are_their_own_cause():
    printed = {"s": "94.82%", "u": "3646.21", "l": "3845.40", "w": "10分", "p": "9.10分"}
    _, points = audit_of(named(printed), ratio("s", "u", "l"), product("p", ("w", "s"))).checks
    assert (points.cause, points.verdict, suspects(points)) == (
        None,
        "mismatch",
        [("p", "9.48", ("c2",))],
    )


SLIPS = [
    ("swapped digits", "318.56", "318.65", "疑数字颠倒：318.56 与 318.65"),
    ("a lost point", "31865", "318.65", "数字相同而小数点位置不同"),
]


@pytest.mark.parametrize(
    ("wrong", "right", "hint"), [each[1:] for each in SLIPS], ids=[each[0] for each in SLIPS]
)
def test_a_slip_of_the_hand_singles_out_a_term(wrong, right, hint):
    whole = Decimal(right) + Decimal("250.13") + Decimal("77.41")
    printed = {"t": f"{whole}", "a": wrong, "b": "250.13", "c": "77.41"}
    found = only(audit_of(named(printed), total("a", "b", "c")))
    assert [each[:2] for each in suspects(found)] == [("a", right)]
    assert (found.suspects[0].hint, found.explanation) == (hint, hint)


def test_a_single_character_in_a_recognised_text_points_at_the_original():
    printed = {"a": "318.65", "b": "318.61", "t": "900.61", "c": "582.00"}
    plain = named(printed)
    recognised = plain.model_copy(
        update={
            "sources": tuple(
                each.model_copy(update={"ocr_suspect": True}) for each in plain.sources
            )
        }
    )
    tie, _ = audit_of(recognised, equal("a", "b"), total("b", "c")).checks
    assert tie.suggestion.endswith("疑识别或录入错误，核原件")


# Empty cells.


def blanks(*labels):
    return tuple(BlankPart(label=label, place=span()) for label in labels)


def test_an_empty_cell_is_offered_the_gap():
    found = only(
        audit_of(named({"t": "34", "a": "28", "b": "4"}), total("a", "b", blanks=blanks("出国")))
    )
    assert (found.verdict, found.suggestion) == ("mismatch", "若“出国”为 2，则合计成立")
    assert (found.severity, suspects(found)) == ("medium", [])


def test_several_empty_cells_share_the_gap():
    found = only(
        audit_of(
            named({"t": "34", "a": "28", "b": "4"}), total("a", "b", blanks=blanks("出国", "购置"))
        )
    )
    assert found.suggestion == "若空白的“出国”、“购置”合计为 2，则合计成立"


def test_a_rare_amount_says_more_than_several_empty_cells():
    printed = {"t": "1341.84", "a": "597.34", "x": "744.49"}
    several = only(audit_of(named(printed), total("a", blanks=blanks("甲", "乙"))))
    assert (several.verdict, several.message.code) == ("explained", "explained.number")
    single = only(audit_of(named(printed), total("a", blanks=blanks("甲"))))
    assert (single.verdict, single.suggestion) == ("mismatch", "若“甲”为 744.5，则合计成立")


def test_a_slip_of_the_hand_is_not_sought_where_a_coarser_reading_would_do():
    printed = {"t": "112.61", "a": "56.6", "b": "56.1"}
    found = only(audit_of(named(printed), total("a", "b")))
    assert (found.suspects, found.suggestion) == ((), "若分项仅保留到一位小数，则属尾差")


def test_an_empty_cell_cannot_hold_less_than_nothing():
    found = only(
        audit_of(named({"t": "30", "a": "28", "b": "4"}), total("a", "b", blanks=blanks("出国")))
    )
    assert found.suggestion is None


def test_an_empty_weight_is_offered_what_is_left_to_100():
    relation = total("a", "b", stated=None, constant=Decimal(100), blanks=blanks("指标"))
    short = only(audit_of(named({"a": "60", "b": "30"}, unit="分"), relation))
    assert short.suggestion == "若“指标”为 10，则合计成立"
    over = only(audit_of(named({"a": "60", "b": "50"}, unit="分"), relation))
    assert over.suggestion is None


# What the document itself accounts for.


def test_an_amount_that_the_record_offers_explains_the_gap():
    relation = equal("a", "b", accounted=("x",))
    found = only(audit_of(named({"a": "59.13", "b": "49.13", "x": "10"}), relation))
    assert (found.verdict, found.severity) == ("explained", "low")
    assert found.explanation == "差额 10 与报告所列“x项”10万元 相当"


def test_several_amounts_explain_a_gap_together():
    relation = equal("a", "b", accounted=("x", "y"), conclusive=True)
    found = only(audit_of(named({"a": "59", "b": "49", "x": "7", "y": "3"}), relation))
    assert (found.verdict, found.severity) == ("explained", "medium")
    assert found.explanation == "差额 10 与报告所列“x项”、“y项”合计 10 相当"


NOT_ACCOUNTED = [
    ("another amount", ("x",), {"x": "11"}),
    ("amounts that make something else", ("x", "y"), {"x": "7", "y": "4"}),
    ("an amount in another unit", ("x", "y"), {"x": "7人", "y": "3"}),
]


@pytest.mark.parametrize(
    ("accounted", "more"),
    [each[1:] for each in NOT_ACCOUNTED],
    ids=[each[0] for each in NOT_ACCOUNTED],
)
def test_an_amount_that_does_not_fit_explains_nothing(accounted, more):
    found = only(
        audit_of(named({"a": "59", "b": "49", **more}), equal("a", "b", accounted=accounted))
    )
    assert found.verdict == "mismatch"


def test_a_reason_explains_a_bound_whatever_its_amount():
    rules = (rule_of(bound(accounted=("x",), code="bound.first_budget"), nature="compliance"),)
    found = only(audit_of(named({"a": "8", "b": "3", "x": "4"}), rules=rules))
    assert (found.verdict, found.severity) == ("explained", "low")
    assert found.explanation == "报告另有说明：“x项”4万元"


def test_points_taken_off_with_a_reason_explain_a_target_that_was_missed():
    rules = (rule_of(bound(accounted=("x",), code="bound.target"), nature="compliance"),)
    found = only(audit_of(named({"a": "8", "b": "3", "x": "4分"}), rules=rules))
    assert (found.verdict, found.explanation) == ("explained", "该行已扣分（得 4分）并说明原因")


def test_a_check_that_holds_needs_no_explanation():
    found = only(audit_of(named({"a": "5", "b": "5", "x": "5"}), equal("a", "b", accounted=("x",))))
    assert (found.verdict, found.explanation) == ("ok", "")


def test_a_claim_without_a_gap_is_not_accounted_for():
    claim = Conformity(statement="甲", anchors=("甲",), holds=False, accounted=("x",))
    assert only(audit_of(named({"x": "5"}), claim)).verdict == "mismatch"


# Gaps that equal a movement of money, or another amount.

FROZEN = {"label": "冻结", "measure": "冻结", "entity": "p1"}
MOVED = [
    ("of the same project", {"a": {"entity": "p1"}, "x": FROZEN}, True),
    ("of another project", {"a": {"entity": "p2"}, "x": FROZEN}, False),
    (
        "in the same form",
        {"a": {"section": "f1"}, "x": {"concept": "carried_over", "section": "f1"}},
        True,
    ),
    ("both somewhere in prose", {"x": {"measure": "冻结"}}, False),
    ("that is no movement", {"a": {"entity": "p1"}, "x": {"label": "奖金", "entity": "p1"}}, False),
]


@pytest.mark.parametrize(
    ("facts", "explains"), [each[1:] for each in MOVED], ids=[each[0] for each in MOVED]
)
def test_a_movement_of_money_explains_a_gap(facts, explains):
    found = only(audit_of(named({"a": "59", "b": "49", "x": "10"}, **facts), equal("a", "b")))
    assert found.verdict == ("explained" if explains else "mismatch")
    if explains:
        assert found.message.code == "explained.movement"


def test_a_movement_in_the_same_sentence_explains_a_gap():
    numbers = {
        "a": number("59", id="a", unit="万元", block=7),
        "b": number("49", id="b", unit="万元", block=8),
        "x": number("10", id="x", unit="万元", block=7, start=20),
    }
    facts = {"x": {"label": "下拨", "measure": "下拨"}}
    assert only(audit_of(report(numbers, facts), equal("a", "b"))).verdict == "explained"


RARE = [
    ("five figures that are no chance", "744.49", True),
    ("four figures", "744.5", True),
    ("within what rounding allows", "744.51", True),
    ("beyond it", "744.53", False),
    ("in another unit", "7444900元", True),
    ("counted in people", "744.5人", False),
]


@pytest.mark.parametrize(
    ("printed", "explains"), [each[1:] for each in RARE], ids=[each[0] for each in RARE]
)
def test_a_rare_amount_explains_a_gap(printed, explains):
    numbers = {"t": "1341.84", "a": "500.00", "b": "97.34", "x": printed}
    found = only(audit_of(named(numbers), total("a", "b")))
    assert found.verdict == ("explained" if explains else "mismatch")


def test_a_common_amount_explains_nothing():
    numbers = {"t": "800", "a": "500", "b": "100", "x": "200"}
    assert only(audit_of(named(numbers), total("a", "b"))).verdict == "mismatch"


def test_a_round_gap_is_not_explained_by_an_amount_that_is_only_near():
    numbers = {"t": "40.00", "a": "30.00", "x": "10.01"}
    assert only(audit_of(named(numbers), total("a"))).verdict == "mismatch"


def test_an_amount_without_a_name_explains_nothing():
    of = report({"t": "1341.84", "a": "597.34", "x": "744.50"}, unit="万元")
    assert only(audit_of(of, total("a"))).verdict == "mismatch"


def test_an_amount_that_was_compared_itself_explains_nothing():
    of = named({"t": "712.46", "a": "356.23", "x": "356.23"})
    assert only(audit_of(of, total("a"))).verdict == "mismatch"


def test_of_two_rare_amounts_the_nearer_one_is_named():
    numbers = {"t": "1341.84", "a": "597.34", "x": "744.49", "y": "744.50"}
    facts = {"t": {"section": "f1"}, "y": {"label": "近处", "section": "f1"}}
    found = only(audit_of(named(numbers, **facts), total("a")))
    assert found.message.values["label"] == "“近处”"


def test_a_rate_is_not_explained_by_an_amount():
    numbers = {"s": "50.01%", "u": "1", "l": "4", "x": "25.01%"}
    assert only(audit_of(named(numbers), ratio("s", "u", "l"))).verdict == "mismatch"


def test_a_row_counted_twice_is_named():
    found = only(
        audit_of(
            named({"t": "400", "a": "250", "b": "127", "c": "123", "d": "27"}),
            total("a", "b", "c", "d"),
        )
    )
    assert found.explanation == "差额恰为“b项”127，疑重复计入"


def test_a_common_row_is_not_said_to_be_counted_twice():
    found = only(
        audit_of(named({"t": "400", "a": "250", "b": "130", "c": "150"}), total("a", "b", "c"))
    )
    assert found.explanation == ""


def test_digits_in_a_unit_far_apart_are_a_slip_of_the_unit():
    found = only(audit_of(named({"a": "316.25元", "b": "316.25万元"}), equal("a", "b")))
    assert (found.verdict, found.explanation) == ("mismatch", "两数相差 10000 倍，疑单位有误")
    assert found.suggestion == "“a项”316.25元 的单位若放大 10000 倍，则成立"


def test_a_slip_of_the_unit_is_told_even_where_both_sides_are_confirmed():
    printed = {"a": "316.25元", "b": "316.25万元", "c": "316.25元", "d": "316.25万元"}
    first, *_ = audit_of(named(printed), equal("a", "b"), equal("a", "c"), equal("b", "d")).checks
    assert (first.explanation, first.suggestion) == ("两数相差 10000 倍，疑单位有误", None)


def test_nothing_beside_an_amount_is_no_slip():
    assert only(audit_of(named({"a": "0", "b": "5"}), equal("a", "b"))).explanation == ""


def test_names_in_a_row():
    assert joined(["甲", "乙"]) == "“甲”、“乙”"


def test_the_label_of_a_number_without_a_name_is_what_is_printed():
    case = case_of(report({"a": "5.0"}, {}))
    assert (case.label("a"), DEFAULT.off) == ("5.0", frozenset())


def test_a_number_counts_once_in_its_own_points():
    printed = {"w": "10分", "r": "94.00%", "p": "9.10分"}
    found = audit_of(named(printed), product("p", (Term("w", role="weight"), Term("r"))))
    assert suspects(only(found)) == [("p", "9.40", ("c1",))]
