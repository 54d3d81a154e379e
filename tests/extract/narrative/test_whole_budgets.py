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
         ("341", ["27", "133", "50", "131"], True)),
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


@pytest.mark.parametrize("left", ["72", "78"])
def test_the_surplus_of_a_year_is_its_income_less_its_spending(left):
    text = f"社会保险基金总收入360万元，增长15%；总支出288万元，增长20%；本年收支结余{left}万元。"
    uses = [("288", "spent"), (left, "carried")]
    assert prose(TITLE, text).flows() == [("360", uses, "uses")]


@pytest.mark.parametrize(("left", "count"), [("40", 1), ("45", 0)])
def test_a_surplus_beside_other_movements_has_to_come_out(left, count):
    text = f"基金收入100万元，上级补助20万元，基金支出60万元，当年结余{left}万元。"
    assert len([f for f in prose(TITLE, text).flows() if len(f[1]) == 2]) == count


def test_income_and_spending_set_against_each_other():
    text = "一般公共预算总收入271万元，一般公共预算总支出244万元，收支相抵，结余结转30万元。"
    (flow,) = prose(TITLE, text).fragments.flows
    assert flow.certain


def test_what_is_left_of_all_years():
    text = "基金收入360万元，基金支出288万元，当年结余72万元，上年结余100万元，滚存结余180万元。"
    assert ("180", ["100", "72"], True) in sums(text)


def test_a_list_opened_inside_the_words_of_its_total():
    text = "在全市122.6亿元采购金额中，市本级完成32.6亿元，占26.6%；区县级完成90亿元，占73.4%。"
    assert ("122.6", ["32.6", "90"], True) in sums(text)
    assert prose(TITLE, text).fact("122.6").label == "全市采购金额"


@pytest.mark.parametrize(
    ("parts", "stated"), [(("65.4", "31.8", "2.7"), "100"), (("65.4", "31.8", "9.7"), "100")]
)
def test_another_view_need_not_close_to_the_last_digit(parts, stated):
    goods, works, services = parts
    text = (
        f"政府采购金额{stated}亿元。其中：市级40亿元，县级60亿元。按项目分，货物采购{goods}亿元，"
        f"工程采购{works}亿元，服务采购{services}亿元。"
    )
    assert (stated, [*parts], True) in sums(text)


def test_shares_behind_all_of_their_amounts():
    found = prose(
        TITLE,
        "全市政府采购规模32.7亿元，增长5%。",
        "从结构上看，货物、工程、服务采购分别为14.7亿元、5.6亿元和12.4亿元，占全市政府采购规模的44.96%、17.13%和37.92%。",
    )
    assert ("32.7", ["14.7", "5.6", "12.4"], True) in found.breakdowns()


def test_lines_that_are_summed_up_below():
    found = sums("1.省级资金47万元", "2.市级资金66万元", "以上资金合计115万元。")
    assert ("115", ["47", "66"], True) in found


def test_a_total_that_goes_on_in_the_next_sentence():
    text = (
        "一般公共预算总收入271万元，其中：一般公共预算收入30万元，完成预算的100%。"
        "上级补助收入200万元，债券转贷收入20万元；上年结余收入21万元。"
    )
    assert ("271", ["30", "200", "20", "21"], False) in sums(text)


@pytest.mark.parametrize("rate", ["14.41", "16.41"])
def test_what_was_saved_of_a_plan_that_is_not_told(rate):
    text = f"全年采购规模32.7亿元，较采购计划节约资金5.5亿元，资金节约率{rate}%。"
    assert prose(TITLE, text).ratios() == [("rate", rate, ["5.5"], [["32.7", "5.5"]])]


def test_each_rate_of_saving_is_of_its_own_plan():
    text = "货物类采购计划金额共计48万元，实际采购40万元，节约8万元，节约率17%；工程类采购计划金额30万元，实际采购24万元，节约6万元，节约率17%。"
    assert prose(TITLE, text).ratios() == [
        ("rate", "17", ["8"], [["48"]]),
        ("rate", "17", ["6"], [["30"]]),
    ]


def test_a_share_of_what_begins_with_a_word_for_ground():
    text = "全省地方一般公共预算支出949万元，其中民生支出666万元，占地方一般公共预算支出的70.2%。"
    assert ("share", "70.2", ["666"], [["949"]]) in prose(TITLE, text).ratios()


def test_a_share_of_all_there_was():
    found = prose(
        TITLE, "全国政府采购规模173亿元，增长5.6%。", "工程类采购101亿元，占采购总规模的58.4%。"
    )
    assert ("share", "58.4", ["101"], [["173"]]) in found.ratios()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("完成率由85%提高到95%，提高12个百分点。", ("95", ["85", "12"], True)),
        ("满意度95%，比上年90%提高5个百分点。", ("95", ["90", "5"], True)),
        ("失业率从4.5%下降到4.1%，下降0.4个百分点。", ("4.1", ["4.5", "0.4"], True)),
    ],
)
def test_points_between_two_percentages(text, found):
    assert found in sums(text)


def test_parts_right_behind_their_sum_and_the_word_for_among():
    text = "基本支出100万元中人员经费60万元、公用经费50万元。"
    assert sums(text) == [("100", ["60", "50"], True)]


@pytest.mark.parametrize("rest", ["培训费30万元，印刷费45万元", "印刷费45万元，培训费30万元"])
def test_a_list_that_tells_a_part_twice_is_none_that_closes(rest):
    (found,) = prose(
        TITLE, f"办公经费100万元，其中：办公费30万元，印刷费40万元，{rest}。"
    ).fragments.breakdowns
    assert found.basis == "doubled"
    assert len(found.parts) == 4


def test_items_of_two_years_are_two():
    text = "累计投入500万元，其中2023年投入200万元，2022年投入310万元。"
    assert [b.basis for b in prose(TITLE, text).fragments.breakdowns] == ["qizhong"]


def test_parts_that_each_begin_with_what_they_are_for():
    text = "公益金实际支出10.12亿元，其中：用于社会福利事业3.25亿元、用于体育事业6.87亿元。"
    assert sums(text) == [("10.12", ["3.25", "6.87"], False)]


def test_a_total_at_the_end_of_a_paragraph_that_tells_more():
    found = sums(
        "收入合计600万元；本级一般公共预算支出合计600万元，其中：",
        "——一般公共服务支出400万元，增长4%；",
        "——农林水支出150万元，增长8%；",
        "——结转下年50万元。",
    )
    assert ("600", ["400", "150", "50"], True) in found


def test_another_view_of_a_sum_of_the_paragraph_before():
    found = sums(
        "完成地方一般公共预算收入172万元，占年初预算380万元的45.3%。",
        "地方收入按构成分：税收收入104万元，占年初预算240万元的43.3%；非税收入68万元，同比下降14.3%。",
    )
    assert ("172", ["104", "68"], True) in found


def test_a_gap_right_before_its_growth():
    text = "一般公共预算支出数为460万元，占调整预算数115.8%，增支43万元，增长10.3%。"
    assert ("growth", "10.3", ["460"], [["460", "43"]]) in prose(TITLE, text).ratios()


def test_no_part_is_the_whole_of_the_shares_of_its_run():
    text = (
        "下达“宣传文化工作经费项目”预算资金100万元。主要用于事业宣传、文化建设、干部培训，三个部分预算资金分别"
        "74万元、18万元、8万元，分别占当年预算资金的74%、18%、8%。"
    )
    lowers = {tuple(r[3][0]) for r in prose(TITLE, text).ratios() if r[0] == "share"}
    assert lowers <= {("100",)}


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
