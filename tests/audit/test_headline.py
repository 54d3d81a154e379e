"""Headlines: one line of audit language for each kind of check."""

from decimal import Decimal

import pytest

from audit.headline import sides
from audit.relations import Conformity, Missing, Term
from tests.audit.auditing import audit_of, only, rule_of
from tests.audit.builders import report
from tests.audit.relating import bound, equal, product, ratio, total

MONEY = {"a": "30", "b": "6", "t": "40", "s": "36.01", "u": "36.00"}
RATE = {
    "s": "94.00%",
    "u": "3646.21万元",
    "l": "3845.40万元",
    "w": "10分",
    "p": "9.80分",
    "r": "94.82%",
    "q": "94%",
}
FAR = {"a": "316.25元", "b": "316.25万元"}
WHOLE = {"a": "60分", "b": "45分"}

CASES = [
    ("a total that is off", MONEY, total("a", "b", statement="合计 = 甲 + 乙"), "合计 40 ≠ 30 + 6 = 36，差 4"),
    ("a total by rounding", MONEY, total("a", "b", stated="s", statement="合计 = 甲 + 乙"), "合计 36.01 ≈ 30 + 6 = 36，尾差 0.01"),
    ("a total that holds", MONEY, total("a", "b", stated="u", statement="合计 = 甲 + 乙"), "合计 36.00 = 30 + 6 = 36"),
    ("an open list", MONEY, total("a", "b", stated="b", at_most=True, statement="合计 ≥ 甲 + 乙"), "合计 6 < 30 + 6 = 36，差 30"),
    ("a constant", WHOLE, total("a", "b", stated=None, constant=Decimal(100), statement="各项分值之和 = 100"), "各项分值之和 105 ≠ 100，差 5"),
    ("a rate", RATE, ratio("s", "u", "l", statement="执行率 = 执行数 ÷ 预算数"), "执行率 94.00% ≠ 3646.21 ÷ 3845.40 = 94.82%，差 0.82 个百分点"),
    ("a rate that holds", RATE, ratio("r", "u", "l", statement="执行率 = 执行数 ÷ 预算数"), "执行率 94.82% = 3646.21 ÷ 3845.40 = 94.82%"),
    ("points", RATE, product("p", ("w", "s"), statement="得分 = 分值 × 执行率"), "得分 9.80 ≠ 10 × 94.00% = 9.4，差 0.4"),
    ("a tie written as an equation", MONEY, equal("t", "a", statement="甲 = 乙"), "甲 40 ≠ 乙 30，差 10"),
    ("a tie in words", MONEY, equal("t", "a", statement="甲：表与正文一致"), "甲：表与正文一致：不成立，40 ≠ 30，差 10"),
    ("a tie that holds", MONEY, equal("a", "a", statement="甲 = 乙"), "甲 30 = 乙 30"),
    ("a tie of rates", RATE, equal("s", "r", statement="甲 = 乙"), "甲 94.00% ≠ 乙 94.82%，差 0.82 个百分点"),
    ("a tie of rates by rounding", RATE, equal("q", "s", statement="甲 = 乙"), "甲 94% = 乙 94.00%"),
    ("a tie over two units", FAR, equal("a", "b", statement="甲与乙一致"), "甲与乙一致：不成立，316.25元 ≠ 316.25万元，差 3162183.75元"),
    ("a limit passed", MONEY, bound("t", "a", statement="甲：不超过预算"), "甲：不超过预算：不成立，40 > 30，超 10"),
    ("a limit kept", MONEY, bound("a", "t", statement="甲：不超过预算"), "甲：不超过预算：30 ≤ 40"),
    ("a limit passed by rounding", MONEY, bound("s", "u", statement="甲：不超过预算"), "甲：不超过预算：36.01 > 36.00，尾差 0.01"),
    ("a target missed", MONEY, bound("a", "t", lower=True, statement="甲达到目标"), "甲达到目标：不成立，30 < 40，少 10"),
    ("a target reached", MONEY, bound("t", "a", lower=True, statement="甲达到目标"), "甲达到目标：40 ≥ 30"),
    ("a target that reads like an equation", MONEY, bound("t", "a", statement="甲 ≤ 乙"), "甲 ≤ 乙：40 > 30，超 10"),
    ("units that differ", {"a": "5万元", "b": "5人"}, equal(statement="甲 = 乙"), "甲 = 乙"),
    ("a tie with words for its failing", MONEY, equal("t", "a", statement="甲：表与正文一致", failing="甲两处不一致", sides=("表", "正文")), "甲两处不一致：表 40，正文 30，差 10"),
    ("the same that holds", MONEY, equal("a", "a", statement="甲：表与正文一致", failing="甲两处不一致", sides=("表", "正文")), "甲：表与正文一致：30 = 30"),
    ("a tie in one place", MONEY, equal("t", "a", statement="甲：正文两处一致", failing="甲在正文中两处不一致"), "甲在正文中两处不一致：40 与 30，差 10"),
    ("a tie of rates in two places", RATE, equal("s", "r", statement="甲一致", failing="甲不一致", sides=("表", "正文")), "甲不一致：表 94.00%，正文 94.82%，差 0.82 个百分点"),
    ("a slip of the unit", FAR, equal("a", "b", statement="甲与乙数字相同，单位应一致", failing="甲与乙数字相同而单位不同", code="unit-slip"), "甲与乙数字相同而单位不同：316.25元 与 316.25万元"),
    ("units that differ, with words for failing", {"a": "5万元", "b": "5人"}, equal(statement="甲一致", failing="甲不一致"), "甲一致"),
    ("a limit passed, with words for it", MONEY, bound("t", "a", statement="甲：不超过预算", failing="甲超过预算"), "甲超过预算：40 > 30，超 10"),
    ("a limit of rates passed", RATE, bound("r", "s", statement="甲：不超过乙", failing="甲超过乙"), "甲超过乙：94.82% > 94.00%，超 0.82 个百分点"),
    ("points by a rule", {"p": "9.80分", "w": "10分"}, product("p", (Term("w", Decimal(14) / 15, "weight"),), statement="甲得分按标准", failing="甲得分", sides=("", "按标准")), "甲得分 9.80，按标准应为 9.3333，差 0.4667"),
    ("a sum of one part", MONEY, total("a", statement="合计 = 甲"), "合计 40 ≠ 甲 30，差 10"),
    ("a sum of one part without a name", MONEY, total("a", statement="合计 = 30"), "合计 40 ≠ 30，差 10"),
    ("something missing", {}, Missing(statement="总分未填", anchors=()), "总分未填"),
    ("a claim with words for its failing", {}, Conformity(statement="名称一致", anchors=(), holds=False, failing="名称不一"), "名称不一"),
    ("a claim with what should stand there", {}, Conformity(statement="等级相符", anchors=(), holds=False, failing="等级不符", expected="良"), "等级不符，应为“良”"),
    ("a claim that holds", {}, Conformity(statement="名称一致", anchors=(), holds=True, failing="名称不一"), "名称一致"),
    ("a claim", {}, Conformity(statement="名称一致", anchors=(), holds=False), "名称一致"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "relation", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_the_line_of_a_check(printed, relation, expected):
    of = report(printed, unit="万元")
    assert only(audit_of(of, rules=(rule_of(relation),))).headline == expected


def test_a_missing_value_that_follows_is_told():
    from audit.relations import Implied  # noqa: PLC0415

    relation = Missing(
        statement="控制率未填", anchors=(), implied=Implied((Term("p"),), (Term("q"),))
    )
    found = only(audit_of(report({"p": "73人", "q": "72人"}), relation))
    assert found.headline == "控制率未填，应为 101.39%"


def test_a_statement_that_is_no_equation_has_no_sides():
    assert sides("甲与乙一致") is None
