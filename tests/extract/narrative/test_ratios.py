"""Shares, rates and growth with the amounts they compare."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年度山阳县水利局整体支出绩效自评报告"

CASES = [
    (
        "a share of the total of the list",
        "基本支出90万元，其中：人员经费72万元，占基本支出的80%；公用经费18万元，占20%。",
        [("share", "80", ["72"], [["90"]]), ("share", "20", ["18"], [["90"]])],
    ),
    (
        "a share of what was named before",
        "总支出90万元。基本支出72万元，占总支出的80%。",
        [("share", "80", ["72"], [["90"]])],
    ),
    ("a share of what was never printed", "基本支出72万元，占总支出的80%。", []),
    ("a share of people answers", "非常满意占80%，基本满意占20%。", []),
    (
        "solved of found",
        "发现问题60个，已解决57个，解决率95%。",
        [("rate", "95", ["57"], [["60"]])],
    ),
    (
        "paid of planned",
        "全年预算数90万元，执行数81万元，执行率90%。",
        [("rate", "90", ["81"], [["90"]])],
    ),
    (
        "paid of planned, in other words",
        "全年预算数90万元，支出决算81万元，完成预算的90%。",
        [("rate", "90", ["81"], [["90"]])],
    ),
    (
        "the adjusted budget comes first",
        "年初预算80万元，调整后预算90万元，实际支出81万元，预算执行率90%。",
        [("rate", "90", ["81"], [["90"], ["80"]])],
    ),
    (
        "a budget with what was brought over is another candidate",
        "上年结转10万元，当年预算80万元，全年支出81万元，年末结余9万元，预算执行率90%。",
        [("rate", "90", ["81"], [["80"], ["80", "10"]])],
    ),
    (
        "what was passed on may be what the next is counted from",
        "安排资金90万元，拨付资金80万元，支付资金60万元，支付率75%。",
        [("rate", "75", ["60"], [["90"], ["80"]])],
    ),
    (
        "parts of the budget are no candidates",
        "预算总额90万元，其中财政资金70万元，自筹资金20万元；实际支出81万元，执行率90%。",
        [("rate", "90", ["81"], [["90"]])],
    ),
    (
        "several sums without a plan leave it open",
        "省级资金60万元，市级资金30万元，支付81万元，支付率90%。",
        [],
    ),
    ("a rate alone", "设备验收合格率98%。", []),
    (
        "growth over the year before",
        "培训支出22万元，较上年的20万元增长10%。",
        [("growth", "10", ["22"], [["20"]])],
    ),
    (
        "growth over a year that is named",
        "2022年支出20万元，2023年支出22万元，增长10%。",
        [("growth", "10", ["22"], [["20"]])],
    ),
    (
        "growth behind a list is of the total where that comes out",
        "救助220人次，其中站内120人次，站外100人次，比上年的200人次增长10%。",
        [("growth", "10", ["220"], [["200"]])],
    ),
    (
        "the share of a budget that stands between",
        "公务接待费支出4.8万元，完成预算6万元的80%。",
        [("rate", "80", ["4.8"], [["6"]])],
    ),
    (
        "degrees of satisfaction count together",
        "收回问卷300份，其中满意240份、基本满意45份、不满意15份，满意率95%。",
        [("rate", "95", ["240", "45"], [["300"]])],
    ),
    (
        "or the highest alone",
        "收回问卷300份，其中满意240份、基本满意45份、不满意15份，满意率80%。",
        [("rate", "80", ["240"], [["300"]])],
    ),
    (
        "where neither gives the rate nothing is said",
        "收回问卷300份，其中满意240份、基本满意45份、不满意15份，满意率91%。",
        [],
    ),
    (
        "a rate named by what was done",
        "应回访200人，已回访181人，回访率90.5%。",
        [("rate", "90.5", ["181"], [["200"]])],
    ),
    (
        "answers that were content, of those that came back or went out",
        "发放问卷500份，收回480份，满意456份，满意度95%。",
        [("rate", "95", ["456"], [["480"], ["500"]])],
    ),
    (
        "a part of a count, named like the rate",
        "意向人员400人，其中现场签约100人，签约率25%。",
        [("rate", "25", ["100"], [["400"]])],
    ),
    ("a rate of what was not done", "发放问卷500份，不满意5份，满意率99%。", []),
    (
        "an amount behind a plan, whatever it is called",
        "采购预算80万元，采购金额76万元，采购执行率95%。",
        [("rate", "95", ["76"], [["80"]])],
    ),
    (
        "growth from one value to another",
        "培训支出由20万元增加到22万元，增长10%。",
        [("growth", "10", ["22"], [["20"]])],
    ),
    (
        "growth is of the figure that its gap is called after",
        "部门收入22万元，支出22万元。与上年相比，收入增加2万元，增长10%。",
        [("growth", "10", ["22"], [["22", "2"]])],
    ),
    ("growth over what is not printed", "接待游客22万人，同比增长10%。", []),
    (
        "a fall from the year before",
        "培训支出18万元，较上年的20万元下降10%。",
        [("growth", "10", ["18"], [["20"]])],
    ),
]


@pytest.mark.parametrize(("what", "text", "ratios"), CASES, ids=[c[0] for c in CASES])
def test_what_a_percentage_compares(what, text, ratios):
    assert prose(TITLE, text).ratios() == ratios


def test_a_share_may_look_back_to_another_paragraph():
    reading = prose(TITLE, "基本支出90万元。", "人员经费72万元，占基本支出的80%。")
    assert reading.ratios() == [("share", "80", ["72"], [["90"]])]


def test_a_share_does_not_choose_between_two_values():
    reading = prose(
        TITLE, "基本支出90万元。", "基本支出91万元。", "人员经费72万元，占基本支出的80%。"
    )
    assert reading.ratios() == []


def test_a_gap_is_of_the_figure_that_is_called_so_and_not_of_the_nearest_one():
    text = "部门收入22万元，支出30万元。与上年相比，收入增加2万元，增长{}%。"
    for rate in ("10", "12"):
        (ratio,) = prose(TITLE, text.format(rate)).ratios()
        assert ratio == ("growth", rate, ["22"], [["22", "2"]])
