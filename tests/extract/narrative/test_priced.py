"""Amounts that are so many times what one of something costs, and averages, told without a sign between the figures."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年度青川县民政局项目支出绩效自评报告"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发放危房改造补助150万元（50户×3万元）。", ([["50", "3"]], "150")),
        ("发放护理补贴45.2万元（300人×120元×12个月）。", ([["300", "120", "12"]], "45.2")),
        ("购置设备15万元（5台，每台3万元）。", ([["5", "3"]], "15")),
        ("按每户3万元标准补助50户，共计160万元。", ([["3", "50"]], "160")),
        ("补助50户，每户3万元，合计150万元。", ([["50", "3"]], "150")),
        ("发放补助资金50万元，惠及250人，人均2000元。", ([["250", "2000"]], "50")),
        ("发放补助资金50万元，惠及250人，人均2500元。", ([["250", "2500"]], "50")),
        ("建设高标准农田2000亩，总投资400万元，亩均投资2500元。", ([["2000", "2500"]], "400")),
    ],
)
def test_what_so_many_cost(text, found):
    assert prose(TITLE, text).calculations() == [found]


@pytest.mark.parametrize(
    "text",
    [
        # the last digit of the average explains the gap
        "发放补助资金100万元，惠及300户，户均3333元。",
        # what everybody earned is no part of what was handed out
        "发放补助资金50万元，带动250人增收，人均2500元。",
        "发放补助资金50万元，惠及250人，人均增收2500元。",
        # a bracket that holds more than one product, or none
        "安排资金30万元（其中设备10台×2万元，培训10万元）。",
        "采购设备100万元（10台），培训20万元。",
        # something else is told between the price and what it comes to
        "每户补助3万元，新建12户、改建38户，验收45户，共计160万元。",
    ],
)
def test_what_no_product_is_told_of(text):
    assert prose(TITLE, text).calculations() == []
