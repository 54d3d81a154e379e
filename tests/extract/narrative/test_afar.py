"""Rates and rests whose figures stand sentences apart: taken where they come out, and otherwise left alone."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年度山阳县水利局项目支出绩效自评报告"


@pytest.mark.parametrize(
    ("rate", "ratios"), [("95", [("rate", "95", ["76"], [["80"]])]), ("97", [])]
)
def test_a_rate_of_spending_in_a_sentence_of_its_own(rate, ratios):
    text = f"2023年收到补助资金80万元，全年发放76万元。经自查，项目预算执行率{rate}%。"
    assert prose(TITLE, text).ratios() == ratios


def test_a_rate_may_be_of_the_budget_of_another_paragraph():
    reading = prose(TITLE, "2023年度预算总计80万元。", "截至年底，实际支出76万元，执行率95%。")
    assert reading.ratios() == [("rate", "95", ["76"], [["80"]])]


def test_a_rate_of_what_arrived_is_not_one_of_what_was_spent():
    reading = prose(TITLE, "2023年度预算80万元。", "实际支出80万元。", "资金到位率100%。")
    assert reading.ratios() == []


@pytest.mark.parametrize("saved", ["4", "5"])
def test_what_was_saved_of_a_plan(saved):
    text = f"采购预算80万元。实际采购支出76万元。节约资金{saved}万元，节约率5%。"
    reading = prose(TITLE, text)
    assert [b for b in reading.breakdowns() if b[0] == "80"] == [("80", ["76", saved], True)]
    assert reading.ratios() == [("rate", "5", [saved], [["80"]])]


@pytest.mark.parametrize(("left", "count"), [("4", 1), ("5", 0)])
def test_what_was_left_of_what_came_in(left, count):
    text = f"2023年度本年收入80万元，与上年持平。支出76万元，与上年持平。结余{left}万元。"
    flows = prose(TITLE, text).flows()
    assert flows == [("80", [("76", "spent"), (left, "carried")], "uses")] * count
