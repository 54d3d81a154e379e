"""The engine: one order of stages, ids, duplicates, and the result as JSON."""

import json
from decimal import Decimal

from audit.engine import audit
from audit.relations import Conformity, Evidence, Missing
from audit.result import Audit
from audit.rules import RULES
from extract.records import Case, IndicatorRow, Problem, Where
from tests.audit.auditing import audit_of, only, rule_of
from tests.audit.builders import number, report, span
from tests.audit.relating import equal, product, reading, total

PRINTED = {"t": "40.00", "a": "30.00", "b": "10.00"}


def test_a_check_as_json():
    of = report(PRINTED, {"t": "合计"}, unit="万元", case=Case(title="报告", year=2023))
    found = json.loads(audit_of(of, total("a", "b")).model_dump_json())
    assert (found["schema"], found["case"]["year"]) == ("gouji.audit/1", 2023)
    (check,) = found["checks"]
    assert [check[name] for name in ("id", "rule", "family", "nature", "origin", "cause")] == [
        "c1", "TEST-01", "sum", "data", "rules", None,
    ]  # fmt: skip
    assert check["relation"] == {"kind": "sum", "formula": "t = a + b"}
    assert [check[name] for name in ("stated", "computed", "difference", "allowed", "unit")] == [
        "40.00", "40.00", "0.00", "0.015", "万元",
    ]  # fmt: skip
    assert check["evidence"][0] == {
        "number": "t", "raw": "40.00", "value": "40.00", "unit": "万元", "role": "stated", "factor": "1",
        "interval": ["39.995", "40.005"], "step": "0.01", "text": None, "where": None,
            "document": None,
    }  # fmt: skip
    assert check["message"] == {"code": "sum.ok", "values": {"gap": "0", "allowed": "0.015"}}
    assert found["numbers"][0]["where"]["line"] == 1
    assert found["facts"][0]["label"] == "合计"


def test_the_result_survives_a_round_trip():
    found = audit_of(report(PRINTED, unit="万元"), total("a", "b"), equal("a", "b"))
    assert Audit.model_validate_json(found.model_dump_json()) == found


def test_no_amount_is_written_with_an_exponent():
    of = report({"t": "1亿元", "a": "99999999.999999元"})
    text = audit_of(of, total("a"), equal("t", "a")).model_dump_json()
    amounts = [
        value
        for check in json.loads(text)["checks"]
        for value in (
            check["computed"],
            check["difference"],
            check["allowed"],
            check["evidence"][1]["factor"],
        )
    ]
    assert amounts[0] == "0.99999999999999"
    assert not any("E" in value for value in amounts)


def test_zeros_left_over_from_a_change_of_unit_are_dropped():
    found = only(audit_of(report({"t": "1.50万元", "a": "15000.00元"}), total("a")))
    assert (str(found.computed), str(found.difference)) == ("1.50", "0.00")


def test_the_same_arithmetic_is_one_check_whichever_rule_finds_it():
    rules = (
        rule_of(total("a", "b"), id="T-1"),
        rule_of(total("b", "a"), equal("a", "b"), equal("b", "a"), id="T-2"),
    )
    found = audit_of(report(PRINTED, unit="万元"), rules=rules)
    assert [(check.id, check.rule) for check in found.checks] == [("c1", "T-1"), ("c2", "T-2")]


def test_the_same_claim_is_one_check_only_within_its_rule():
    claim = Conformity(statement="甲", anchors=("甲",), holds=True)
    rules = (rule_of(claim, claim, id="T-1"), rule_of(claim, id="T-2"))
    assert [check.rule for check in audit_of(report({}), rules=rules).checks] == ["T-1", "T-2"]


def test_what_has_nothing_to_compare_is_no_check():
    found = audit_of(report(PRINTED, unit="万元"), total("a", at_most=True), total("a", "b"))
    assert [check.id for check in found.checks] == ["c1"]


def test_readings_that_were_tried_are_told():
    relation = total("a", readings=(reading("另含乙", "a", "b"),))
    found = only(audit_of(report(PRINTED, unit="万元"), relation))
    assert [(each.name, str(each.computed), each.closes) for each in found.readings_tried] == [
        ("所列各项", "30.00", False),
        ("另含乙", "40.00", True),
    ]
    assert found.explanation == "按“另含乙”的口径成立"


def test_words_are_evidence_at_their_place():
    relation = Missing(
        statement="控制率未填",
        anchors=("甲",),
        places=(Evidence(text="控制率", place=span(1, 4, 7)),),
    )
    item = only(audit_of(report(PRINTED), relation)).evidence[0]
    assert (item.number, item.text) == (None, "控制率")
    assert (item.where.block, item.where.start, item.where.line) == (1, 4, 2)


def test_a_caller_may_know_places_better():
    def locate(place):
        return Where(
            source=place.source, block=place.block, start=place.start, end=place.end, line=99
        )

    relation = Missing(
        statement="控制率未填", anchors=("甲",), places=(Evidence(text="控制率", place=span()),)
    )
    found = audit(report({}), rules=(rule_of(relation),), locate=locate)
    assert found.checks[0].evidence[0].where.line == 99


def test_indicator_rows_and_problems_are_handed_on():
    row = IndicatorRow(
        id="r1", form="f1", table="自评表", level3="完成数", target="3处", actual="3处", weight_text="10", score_text="9.5",
        place=span(2, 0, 5),
    )  # fmt: skip
    of = report({}, indicators=(row,), problems=(Problem(what="a row without a head"),))
    found = audit(of, rules=())
    assert (found.indicators[0].level3, found.indicators[0].weight) == ("完成数", "10")
    assert found.indicators[0].where.block == 2
    assert found.problems[0].what == "a row without a head"


def test_a_number_without_a_full_place_has_its_logical_one():
    of = report(PRINTED).model_copy(update={"wheres": {}})
    assert audit(of, rules=()).numbers[1].where == Where(source="s1", block=1, start=0, end=5)


def test_a_long_division_does_not_leak_into_the_result():
    found = only(
        audit_of(report({"s": "9.40分", "w": "10分", "r": "93.98%"}), product("s", ("w", "r")))
    )
    assert (str(found.computed), found.verdict) == ("9.398", "ok")


def test_an_empty_report_has_an_empty_audit_under_the_whole_catalogue():
    found = audit(report({}))
    assert (found.checks, found.coverage.numbers) == ((), 0)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_estimates_and_scopes_are_said():
    of = report({"a": "约90万元", "b": "60万元"})
    found = only(audit_of(of, equal(same_scope=False)))
    assert found.explanation == "口径可能不同，待核；其中有约数，仅供参考"


def test_a_doubt_of_reading_is_told_with_its_suggestion():
    of = report({"a": "5", "b": number("6", id="b", confidence=Decimal("0.4"))})
    found = only(audit_of(of, equal()))
    assert (found.reason, found.explanation) == ("read-doubt", "数字识读存疑，未据以认定不符")
    assert found.suggestion == "“6”识读存疑，若实为 5 则成立，请核对原件"
