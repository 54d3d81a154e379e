"""Dispositions: where a sentence says what became of a sum, and where it does not say it all."""

import pytest

from tests.extract.narrative.builders import prose

USES, SOURCES = "uses", "sources"

CASES = [
    (
        "frozen, passed down, spent and left over",
        "年初预算项目专项资金90万元，年中财政指标冻结12万元，河道项目下县区8万元，实际支出70万元，结余结转0万元。",
        [("90", [("12", "frozen"), ("8", "passed_down"), ("70", "spent"), ("0", "carried")], USES)],
    ),
    (
        "money added in the year, in a unit that slipped",
        "年中追加项目金额35.5元，实际支出35.5万元，结余结转0万元。",
        [("35.5", [("35.5", "spent"), ("0", "carried")], USES)],
    ),
    (
        "money from above",
        "上级转移支付资金60万元，实际支出52万元，结转8万元。",
        [("60", [("52", "spent"), ("8", "carried")], USES)],
    ),
    (
        "additions without an adjusted sum",
        "年初预算80万元，年中追加20万元，实际支出90万元，结余10万元。",
        [("80", [("20", "added"), ("90", "spent"), ("10", "carried")], USES)],
    ),
    (
        "additions with an adjusted sum",
        "年初预算80万元，年中追加20万元，调整后预算100万元，实际支出90万元，结余10万元。",
        [
            ("100", [("80", "first_budget"), ("20", "added")], SOURCES),
            ("100", [("90", "spent"), ("10", "carried")], USES),
        ],
    ),
    (
        "additions behind the budget of the sentence before",
        "年初预算80万元，其中：财政拨款60万元，事业收入20万元。年中追加30万元，收回10万元，全年预算数为100万元。",
        [("100", [("80", "first_budget"), ("30", "added"), ("10", "recalled")], SOURCES)],
    ),
    (
        "additions to a budget that is told nowhere",
        "年中追加30万元，收回10万元，全年预算数为100万元。",
        [],
    ),
    (
        "passed down and left over",
        "下达专项资金12万元，已拨付至县区8万元，剩余4万元结转下年。",
        [("12", [("8", "passed_down"), ("4", "carried")], USES)],
    ),
    (
        "a sum that was only reduced accounts for the reductions itself",
        "年初预算110万元，年中下达区县10万元，全年预算100万元，实际支出95万元，结余5万元。",
        [
            ("100", [("110", "first_budget"), ("10", "passed_down")], SOURCES),
            ("110", [("10", "passed_down"), ("95", "spent"), ("5", "carried")], USES),
        ],
    ),
    (
        "several additions in one breath",
        "年初预算80万元，年中追加基本支出5万元、项目资金15万元，收回指标4万元，全年预算96万元，全年支出90万元，结余6万元。",
        [
            (
                "96",
                [("80", "first_budget"), ("5", "added"), ("15", "added"), ("4", "recalled")],
                SOURCES,
            ),
            ("96", [("90", "spent"), ("6", "carried")], USES),
        ],
    ),
    (
        "a project named first and accounted for behind",
        "档案室项目支出21万元，该项目年初预算27万元，实际支出21万元，结余6万元。",
        [("27", [("21", "spent"), ("6", "carried")], USES)],
    ),
    (
        "what came from the year before",
        "上年结转5万元，本年收入80万元，本年支出82万元，年末结转3万元。",
        [("80", [("5", "carried_in"), ("82", "spent"), ("3", "carried")], USES)],
    ),
    (
        "money that arrived counts before money that was planned",
        "预算安排80万元，到位资金70万元，实际支出66万元，结余4万元。",
        [("70", [("66", "spent"), ("4", "carried")], USES)],
    ),
    (
        "parts of the sum are passed over",
        "预算总额90万元，其中财政拨款70万元，自筹20万元；实际支出80万元，结余10万元。",
        [("90", [("80", "spent"), ("10", "carried")], USES)],
    ),
    ("nothing says what was left over", "预算安排80万元，冻结5万元，实际支出70万元。", []),
    ("the sum itself is not there", "年中调增5万元，实际支出8万元，结余0万元。", []),
    (
        "an amount without a role leaves it open",
        "预算安排80万元，慰问5万元，实际支出70万元，结余5万元。",
        [],
    ),
    (
        "the same role twice leaves it open",
        "预算安排80万元，实际支出40万元，实际支出30万元，结余10万元。",
        [],
    ),
    ("grand totals hold the rest already", "收入总计80万元，支出总计80万元，结余5万元。", []),
    (
        "what was brought over in another sentence",
        "上年结转7万元。本年收入80万元，本年支出85万元，年末结转2万元。",
        [],
    ),
    (
        "an account goes on in the next sentence",
        "预算安排80万元。实际支出70万元，结余10万元。",
        [("80", [("70", "spent"), ("10", "carried")], "uses")],
    ),
    (
        "another sum in between is another account",
        "预算安排80万元。其他收入5万元。实际支出70万元，结余10万元。",
        [],
    ),
]


@pytest.mark.parametrize(("what", "text", "flows"), CASES, ids=[c[0] for c in CASES])
def test_what_became_of_a_sum(what, text, flows):
    assert prose("2023年度自评报告", text).flows() == flows


def test_signs_say_what_was_added_to_the_first_budget():
    flow = prose("年初预算80万元，年中追加20万元，实际支出90万元，结余10万元。").fragments.flows[0]
    assert flow.signs == (-1, 1, 1)


def test_income_need_not_be_all_that_was_spent_from():
    flow = prose("本年收入80万元，本年支出78万元，年末结转2万元。").fragments.flows[0]
    assert flow.certain is False


def test_a_cut_is_taken_off_the_first_budget():
    text = "年初预算80万元，年中调减20万元，调整后预算60万元，实际支出60万元，结余0万元。"
    assert prose(text).fragments.flows[0].signs == (1, -1)
