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
    ("what they became", "3家企业入选省级名录。", "3", "入选省级名录的企业"),
    ("those that were chosen", "遴选5家场馆纳入试点。", "5", "纳入试点的场馆"),
    ("of a kind", "4个县高于全市平均水平。", "4", "高于全市平均水平的县"),
    ("what was done is no verb of their own", "指导6家企业用工。", "6", "指导企业用工"),
    ("a clause without a mark", "发布6个招商项目 参加投资培训。", "6", "发布招商项目"),
    ("an event is no one", "成立纪念活动中获奖3项。", "3", "成立纪念活动中获奖"),
    ("things made together", "在市级媒体发表简讯、剪辑短视频20篇。", "20", "简讯、短视频"),
    ("one thing made", "发表简讯20篇。", "20", "发表简讯"),
    ("what they are for", "购置书架8套满足群众阅读需求。", "8", "购置书架"),
    ("what they meet, as a name", "扶持8家满足条件的企业。", "8", "扶持满足条件的企业"),
    ("those of whom more is told", "15个项目中有3个未按期开工。", "15", "项目"),
    ("a school is no middle", "新建2所高中。", "2", "新建高中"),
    ("a count that goes on", "义务教育为小学6年、初中3年共9年。", "3", "初中"),
    ("had without a verb", "在各平台获100万流量。", "100", "在各平台流量"),
    ("a verb before a name in quotes", "“山阳号”获得3枚奖牌。", "3", "“山阳号”奖牌"),
    ("the sum of a part", "实有人数小计30人。", "30", "实有人数小计"),
    ("at least so many", "惠及群众不少200人。", "200", "惠及群众"),
    ("how long it took", "短短3个月时间建成孵化平台。", "3", "建成孵化平台时间"),
    ("a verb before examples", "首批入驻直播、电商等19个项目。", "19", "首批入驻项目"),
    ("no head of a form", "项目名称：科技创新券发放412张。", "412", "科技创新券发放"),
    ("holders of posts", "在职人员30人，其中行政编制12人。", "12", "行政编制人员"),
]


@pytest.mark.parametrize(("what", "text", "raw", "label"), NAMES, ids=[case[0] for case in NAMES])
def test_the_name_ends_in_what_is_counted(what, text, raw, label):
    assert prose(TITLE, text).fact(raw).label == label


def test_a_number_of_a_list_is_no_part_of_a_name():
    found = phrase("1 参赛26个项目;2 获冠军8个。", "完成值")

    assert found.fact("26").label == "参赛项目"


SHARED = [
    # what the sentence shows, the sentence, the number, its label
    ("a grade", "评价等级为优的4个，占40%；良的6个，占60%。", "6", "评价等级为良"),
    ("a grade before its noun", "自评为“优”的项目15个，“良”的项目3个。", "3", "自评为良的项目"),
    ("a grade without a scale", "检查18个，良的6个。", "6", "检查"),
    ("the actual of a plan", "计划铺设管网186公里，实际完成178公里。", "178", "实际完成铺设管网"),
    ("with the verb of the plan", "计划培训学员600人，实际培训642人。", "642", "实际培训学员"),
    ("another verb", "计划培训学员600人，实际走访42户。", "42", "实际走访"),
    (
        "the rate of it",
        "计划铺设管网200公里，实际完成178公里，完成率89%。",
        "89",
        "铺设管网完成率",
    ),
    ("what was asked for first", "行政案件受理580件，审结561件。", "561", "行政案件审结"),
    ("what was asked for", "受理各类案件580件，审结561件。", "561", "审结各类案件"),
    ("an amount for each", "安装路灯480盏，每盏3200元。", "3200", "安装路灯每盏"),
    ("for each of something else", "安装路灯480盏，每天3200元。", "3200", "每天"),
    ("for each of several", "修县道86公里、乡道120公里，平均每公里6万元。", "6", "平均每公里"),
    ("a part of an amount", "保安服务费168万元（每月14万元）。", "14", "保安服务费每月"),
    ("in other money", "世行贷款270万美元（折合人民币2232万元）。", "2232", "世行贷款折合"),
    ("who took it in", "税收部门完成3954万元，同比下降7.2%。", "3954", "税收部门"),
    (
        "a share of a whole",
        "涉及金额4.8万元，占抽查金额62.4万元的7.69%。",
        "7.69",
        "涉及金额占抽查金额",
    ),
    ("the whole it is of", "涉及金额4.8万元，占抽查金额62.4万元的7.69%。", "62.4", "抽查金额"),
    (
        "a share told as a ratio",
        "在职人员136人，占核定编制数143人的比率为95.1%。",
        "95.1",
        "在职人员占核定编制数",
    ),
    ("how far a plan was done", "造林1.2万亩，占计划任务1.5万亩的80%。", "80", "造林完成率"),
    ("no words before it", "公务接待费30万元，占 %，接待记者46批次，约600人。", "600", "接待记者"),
    ("pages of a book", "编印手册1本，35页。", "35", "编印手册页数"),
    ("what is in a book", "1本手册，20个项目，35页，1本画册，18页。", "20", "手册项目"),
    ("pages of the second book", "1本手册，20个项目，35页，1本画册，18页。", "18", "画册页数"),
    ("what is in no book", "1本手册，20个视频，1本画册，18页。", "20", "视频"),
    ("all of them", "城镇就业210人、农村就业183人，合计393人。", "393", "合计"),
    ("in another unit", "接待24批次，共210人次。", "210", "接待"),
    (
        "behind a closed bracket",
        "公务接待30批次（其中外事接待26批次），579人次。",
        "579",
        "公务接待",
    ),
]


@pytest.mark.parametrize(("what", "text", "raw", "label"), SHARED, ids=[case[0] for case in SHARED])
def test_a_figure_is_called_after_the_one_before_it(what, text, raw, label):
    assert prose(TITLE, text).fact(raw).label == label


def test_a_bare_noun_in_a_cell_is_called_by_the_name_of_its_row():
    path = ("数量指标", "编制招商手册、制作电子书")
    found = phrase("2本手册，3本电子书", "完成值", path=path)

    assert (found.fact("2").label, found.fact("3").label) == ("招商手册", "电子书")


def test_another_noun_than_that_of_the_row_stays_as_it_is():
    assert phrase("2场培训", "完成值", path=("数量指标", "招商手册")).fact("2").label == "培训"
