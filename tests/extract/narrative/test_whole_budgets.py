"""Whole budgets told in prose: sums that hold what came over, sums put together, lists divided anew, and what is none."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年青川区财政决算报告"


def sums(*paragraphs):
    return prose(TITLE, *paragraphs).breakdowns()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what is added has parts of its own, which are not added again
        (("全镇一般公共预算收入400万元，加上级转移支付收入180万元，其中：一般转移支付收入140万元"
         "（含均衡性补助收入100万元、结算补助收入40万元），上年结转20万元，收入合计600万元。"),
         ("600", ["400", "180", "20"], True)),
        ("全区收入决算数为520亿元，加上上年结转收入80亿元，预算收入总量为600亿元。", ("600", ["520", "80"], True)),
        ("全镇可支配收入500万元，加上上年结余60万元，全年可用资金为560万元。", ("560", ["500", "60"], True)),
        # 由…构成 goes through all of it, whatever the parts are called
        ("一般公共预算财力560万元。由一般公共预算收入110万元，加上级补助收入、上年结余等450万元构成。",
         ("560", ["110", "450"], True)),
        # what came over, or is left, is a part of a sum that holds it
        ("政府性基金收入总计330万元，其中本级收入100万元，上级补助收入130万元，上年结余100万元。",
         ("330", ["100", "130", "100"], True)),
        ("政府性基金支出总计330万元，其中本级支出170万元，调出资金10万元，结转下年使用150万元。",
         ("330", ["170", "10", "150"], True)),
        ("一般公共预算总支出500万元，其中：本级支出470万元，上解支出20万元，补充预算稳定调节基金10万元。",
         ("500", ["470", "20", "10"], False)),
        # kinds that leave no other
        ("年末政府债务余额64亿元（一般债务余额33亿元，专项债务余额31亿元）。", ("64", ["33", "31"], True)),
        ("转移支付支出110亿元，其中：对各县一般性转移支付支出89亿元，对各县专项转移支付支出21亿元。",
         ("110", ["89", "21"], True)),
        ("全县到期政府债券本息8.6亿元（本金6.6亿元，利息2亿元）。", ("8.6", ["6.6", "2"], True)),
        ("全年发行债券41亿元，其中：新增债券20亿元，再融资债券21亿元。", ("41", ["20", "21"], True)),
        # two stretches of one sentence may divide one sum, each anew; two sorts of one item are two lists
        ("全市政府债务余额255亿元。其中，一般债务127亿元，专项债务128亿元；政府债券250亿元，非债券存量债务5亿元。",
         ("255", ["250", "5"], True)),
        (("转贷政府债券341万元，其中：新增一般债券27万元，主要用于水库，新增专项债券133万元，主要用于园区；"
         "再融资一般债券50万元，再融资专项债券131万元。"),
         ("341", ["27", "133", "50", "131"], False)),
    ],
)  # fmt: skip
def test_what_a_sum_of_a_budget_is_made_of(text, found):
    assert found in sums(text)


@pytest.mark.parametrize(
    "text",
    [
        # an average is no sum of averages
        "债券平均发行期限14.8年。其中，一般债券15.0年，专项债券14.6年。",
        # counts of several things are divided together
        "对5个部门、6个镇街开展整体评价，15个专项开展评价，其中：良好部门5个；优秀镇街4个，良好镇街2个；专项14个。",
        # what is added behind it is no part of an income
        "总收入410万元，下降6%，其中地方收入270万元；加上级补助收入120万元，调入资金44万元，上年结余20万元。",
    ],
)
def test_what_is_no_list_of_parts(text):
    named = {"14.8", "5", "6", "15", "410"}
    assert not [b for b in sums(text) if b[0] in named and len(b[1]) > 1]


def test_transfers_need_not_be_all_of_what_came_from_above():
    text = "上级补助收入260万元，其中：一般性转移支付收入210万元，专项转移支付收入40万元。"
    assert sums(text) == [("260", ["210", "40"], False)]


@pytest.mark.parametrize("rest", ["650", "690"])
def test_what_is_named_before_its_parts_ends_with_the_rest_of_them(rest):
    found = sums(
        "上级补助收入900万元，其中：返还性收入730万元，专项补助收入170万元。",
        f"返还性收入中，消费税返还50万元，所得税返还30万元，其他税收返还{rest}万元。",
    )
    assert ("730", ["50", "30", rest], True) in found


def test_a_rate_is_never_of_the_income_of_the_same_fund():
    text = (
        "国有资本经营预算收入0.4亿元，完成预算的100%；国有资本经营预算支出0.2亿元，完成预算的100%。"
    )
    assert prose(TITLE, text).ratios() == []


def test_what_was_not_paid_is_no_plan_and_no_payment():
    text = "建设任务资金支付1850万元，未支70万元，支付率95%。"
    assert prose(TITLE, text).ratios() == []


def test_a_change_is_of_what_its_own_words_name():
    text = "货物类采购金额5230亿元，增长6.3%。因改革，全国公务用车采购金额比上年减少78亿元，下降27.6%。"
    assert not [r for r in prose(TITLE, text).ratios() if r[1] == "27.6"]
