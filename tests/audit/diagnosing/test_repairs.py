"""Repairs: which number is doubted where a check itself says whose unit slipped."""

from tests.audit.auditing import audit_of
from tests.audit.builders import report
from tests.audit.relating import equal, ratio, total

PRINTED = {"t": "318.46万元", "a": "235.97元", "b": "82.49万元", "x": "235.97万元"}
NAMES = {name: {"label": f"{name}项"} for name in PRINTED}
SLIPPED = equal("a", "x", code="unit-slip")
MEANT = total(("a", 10000), "b")


def suspects(*relations):
    checks = audit_of(report(PRINTED, NAMES), *relations).checks
    return {check.id: [(each.number, each.implied) for each in check.suspects] for check in checks}


def test_the_number_whose_unit_slipped_is_doubted_though_a_sum_in_the_meant_unit_confirms_it():
    assert suspects(SLIPPED, MEANT)["c1"] == [("a", 2359700)]


def test_its_twin_is_never_doubted_though_nothing_else_confirms_it():
    named = {number for found in suspects(SLIPPED, MEANT).values() for number, _ in found}
    assert "x" not in named


def test_every_tie_of_the_number_follows_from_the_slip():
    found = audit_of(
        report({**PRINTED, "y": "235.97万元"}, NAMES), SLIPPED, MEANT, equal("y", "a")
    ).checks
    slip, _, tie = found
    assert (
        [each.number for each in tie.suspects] == [each.number for each in slip.suspects] == ["a"]
    )
    assert {slip.cause, tie.cause} in ({None, "c1"}, {None, "c3"})


def test_without_word_of_a_slip_the_one_that_nothing_confirms_is_doubted():
    assert [number for number, _ in suspects(equal("a", "x"), MEANT)["c1"]] == ["x"]


BUDGET = {"f": "771.08", "a": "770.19", "b": "7.89", "s": "755.05", "l": "23.03"}
BRIDGES = (total("a", "b", stated="f"), total("s", "l", stated="f"))


def first_doubted(printed, *relations):
    names = {name: {"label": f"{name}项"} for name in printed}
    checks = audit_of(report(printed, names, unit="万元"), *relations).checks
    return [check.suspects[0].number if check.suspects else None for check in checks]


def test_a_rate_that_holds_only_as_cut_off_vouches_for_no_amount():
    printed = {**BUDGET, "r": "97%"}
    assert first_doubted(printed, *BRIDGES, ratio("r", "s", "f")) == ["f", "f", None]


def test_a_rate_that_rounds_does():
    printed = {**BUDGET, "r": "98%"}
    assert "f" not in first_doubted(printed, *BRIDGES, ratio("r", "s", "f"))


def test_a_rate_that_holds_with_either_amount_vouches_for_neither():
    printed = {"f": "1190.20", "a": "1185.51", "b": "10.69", "s": "1124.60", "l": "71.60"}
    rated = {**printed, "r": "94%"}
    assert first_doubted(rated, *BRIDGES, ratio("r", "s", "f")) == ["f", "f", None]
    exact = {**printed, "r": "94.49%"}
    assert "f" not in first_doubted(exact, *BRIDGES, ratio("r", "s", "f"))


SIDES = {
    "t": "1648.13",
    "b": "689.22",
    "p": "1014.36",
    "g": "644.99",
    "u": "1648.13",
    "c": "689.22",
}


def test_a_question_of_scope_need_not_be_answered_by_a_repair():
    sum_ = total("b", "p")
    ties = (equal("u", "t"), equal("c", "b"), equal("p", "g", same_scope=False))
    assert first_doubted(SIDES, sum_, *ties) == ["p", None, None, None]


def test_of_two_values_that_mend_a_sum_the_one_that_answers_a_question_of_scope_too_is_offered():
    printed = {"t": "193.9", "p": "150.35", "q": "45.56", "x": "43.56"}
    names = {name: {"label": f"{name}项"} for name in printed}
    of = report(printed, names, unit="万元")
    found = audit_of(of, total("p", "q"), equal("x", "q", same_scope=False)).checks
    assert [(each.number, str(each.implied)) for each in found[0].suspects] == [("q", "43.56")]
    assert found[1].cause == found[0].id
