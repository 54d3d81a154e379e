"""Counts whose clause goes on behind the numeral: the name ends in what is counted."""

import pytest

from tests.extract.narrative.builders import phrase, prose

TITLE = "2023年度山阳县水利局整体支出绩效自评报告"

NAMES = [
    # what the sentence shows, the sentence, the number, its label
    ("what is treated", "对6座古桥进行了修缮。", "6", "修缮古桥"),
    ("whose it is", "对群众反映的30个问题进行整改。", "30", "整改群众反映的问题"),
    (
        "the places it stands in left out",
        "对12处道路、桥梁、广场的路灯进行更换。",
        "12",
        "更换路灯",
    ),
    ("what is given to whom", "对5家企业给予设备更新的补贴。", "5", "设备更新补贴企业"),
    ("a word that begins with 对", "对口帮扶3个村进行改造。", "3", "对口帮扶村进行改造"),
    ("no one is treated", "收到对12个项目的意见。", "12", "收到对项目的意见"),
    ("what was done to it", "完成18个卫生室的改造。", "18", "卫生室改造"),
    ("what became of it", "10个项目顺利开工。", "10", "顺利开工项目"),
    ("a name that begins alike", "举行8个项目签约仪式。", "8", "举行项目签约仪式"),
    ("who spoke", "6位代表对方案提出意见。", "6", "对方案提出意见的代表"),
    ("the event before", "参展全省农博会8个产品。", "8", "全省农博会参展产品"),
    ("one example", "云杉产业园等4个项目正式签约。", "4", "云杉产业园等正式签约项目"),
    ("several examples", "红星厂、东风厂等4个项目正式签约。", "4", "正式签约项目"),
    ("the first of a list of subjects", "陈明、李芳等教师获奖5次。", "5", "陈明等教师获奖"),
    ("kinds of a thing", "发布最美十大民宿、十大街区等六大类打卡地。", "六", "打卡地类别"),
    ("one of a list of counts", "发布十大民宿、十大街区等六大类打卡地。", "十", "发布民宿"),
    ("the part of the year", "前三季度，全县共接待游客35万人次。", "35", "前三季度接待游客"),
    ("half a year", "上半年培训3场，下半年培训5场。", "5", "下半年培训"),
    ("holders of posts", "在职人员30人，其中行政编制12人。", "12", "行政编制人员"),
]


@pytest.mark.parametrize(("what", "text", "raw", "label"), NAMES, ids=[case[0] for case in NAMES])
def test_the_name_ends_in_what_is_counted(what, text, raw, label):
    assert prose(TITLE, text).fact(raw).label == label


def test_a_number_of_a_list_is_no_part_of_a_name():
    found = phrase("1 参赛26个项目;2 获冠军8个。", "完成值")

    assert found.fact("26").label == "参赛项目"
