"""Headlines: one line of audit language for each kind of check."""

from decimal import Decimal

import pytest

from audit.headline import sides
from audit.relations import Conformity, Missing
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
    ("an open list", MONEY, total("a", "b", stated="b", at_most=True, statement="合计 ≥ 甲 + 乙"), "合计 6 ≠ 30 + 6 = 36，差 30"),
    ("a constant", WHOLE, total("a", "b", stated=None, constant=Decimal(100), statement="各项分值之和 = 100"), "各项分值之和 105 ≠ 100，差 5"),
    ("a rate", RATE, ratio("s", "u", "l", statement="执行率 = 执行数 ÷ 预算数"), "执行率 94.00% ≠ 3646.21 ÷ 3845.40 = 94.82%，差 0.82 个百分点"),
    ("a rate that holds", RATE, ratio("r", "u", "l", statement="执行率 = 执行数 ÷ 预算数"), "执行率 94.82% = 3646.21 ÷ 3845.40 = 94.82%"),
    ("points", RATE, product("p", ("w", "s"), statement="得分 = 分值 × 执行率"), "得分 9.80 ≠ 10 × 94.00% = 9.4，差 0.4"),
    ("a tie written as an equation", MONEY, equal("t", "a", statement="甲 = 乙"), "甲 40 ≠ 乙 30，差 10"),
    ("a tie in words", MONEY, equal("t", "a", statement="甲：表与正文一致"), "甲：表与正文一致：40 ≠ 30，差 10"),
    ("a tie that holds", MONEY, equal("a", "a", statement="甲 = 乙"), "甲 30 = 乙 30"),
    ("a tie of rates", RATE, equal("s", "r", statement="甲 = 乙"), "甲 94.00% ≠ 乙 94.82%，差 0.82 个百分点"),
    ("a tie of rates by rounding", RATE, equal("q", "s", statement="甲 = 乙"), "甲 94% = 乙 94.00%"),
    ("a tie over two units", FAR, equal("a", "b", statement="甲与乙一致"), "甲与乙一致：316.25元 ≠ 316.25万元，差 3162183.75"),
    ("a limit passed", MONEY, bound("t", "a", statement="甲：不超过预算"), "甲：不超过预算：40 > 30，超 10"),
    ("a limit kept", MONEY, bound("a", "t", statement="甲：不超过预算"), "甲：不超过预算：30 ≤ 40"),
    ("a limit passed by rounding", MONEY, bound("s", "u", statement="甲：不超过预算"), "甲：不超过预算：36.01 > 36.00，尾差 0.01"),
    ("a target missed", MONEY, bound("a", "t", lower=True, statement="甲达到目标"), "甲达到目标：30 < 40，少 10"),
    ("a target reached", MONEY, bound("t", "a", lower=True, statement="甲达到目标"), "甲达到目标：40 ≥ 30"),
    ("a target that reads like an equation", MONEY, bound("t", "a", statement="甲 ≤ 乙"), "甲 ≤ 乙：40 > 30，超 10"),
    ("units that differ", {"a": "5万元", "b": "5人"}, equal(statement="甲 = 乙"), "甲 = 乙"),
    ("something missing", {}, Missing(statement="总分未填", anchors=()), "总分未填"),
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
    from audit.relations import Implied, Term  # noqa: PLC0415

    relation = Missing(
        statement="控制率未填", anchors=(), implied=Implied((Term("p"),), (Term("q"),))
    )
    found = only(audit_of(report({"p": "73人", "q": "72人"}), relation))
    assert found.headline == "控制率未填，应为 101.39%"


def test_a_statement_that_is_no_equation_has_no_sides():
    assert sides("甲与乙一致") is None
