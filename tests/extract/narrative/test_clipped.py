"""Names that end where the predicate of a clause begins, and names that the sentence around them tells."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年度山阳县水利局整体支出绩效自评报告"

NAMES = [
    # what the sentence shows, the sentence, the number, its label
    ("what it was done by", "涉及5个林场按照《采购法》纳入集中采购。", "5", "涉及林场"),
    ("for how much time", "镇级巡河员共计36人每年开支的服装、意外险等费用。", "36", "镇级巡河员"),
    ("what each one gets", "共为90名特困人员每人每年发放补助。", "90", "特困人员"),
    ("what one gets, and what for", "每人每年发放600元护理补助。", "600", "护理补助每人每年"),
    ("when it was done", "适配矫形器14副在10月20日前交付。", "14", "适配矫形器"),
    ("who made up what", "聘请7名专家组成评审组对方案进行审查。", "7", "聘请专家"),
    ("a short clause stays whole", "指导6家企业用工。", "6", "指导企业用工"),
    ("a verb behind an area", "林场1200亩实施统一公开招投标。", "1200", "林场"),
    ("the offices and their names", "内设4个职能科室办公室、财务科、工程科。", "4", "内设职能科室"),
    ("money of people", "下拨40人的资金6万元。", "40", "下拨"),
    (
        "the first of several nouns in a long clause",
        "用于三个水文监测站点值守人员和巡查人员的防护服装及雨具购置。",
        "三",
        "水文监测站点值守人员",
    ),
    ("those who are told one by one", "甲站、乙站和丙站三个泵站停机检修。", "三", "泵站停机检修"),
    ("kinds told one by one", "围绕产出、效益和满意度三类指标开展自评。", "三", "指标类别"),
    ("more of them than are told", "甲站、乙站三个泵站停机检修。", "三", "甲站、乙站泵站停机检修"),
    ("an adverb", "积极组织培训3场。", "3", "组织培训"),
    ("an adverb that is part of a name", "新增有效发明专利3件。", "3", "新增有效发明专利"),
    ("what the work is", "项目主要工作是管护林地200亩。", "200", "管护林地"),
    (
        "a name of a project without a colon",
        "项目名称村道项目，预算金额3万元。",
        "3",
        "村道项目年初预算",
    ),
    ("how far from what was set", "发生火灾3起，低于控制指标6起。", "6", "发生火灾低于控制指标"),
    ("the same of money", "物资储备9万元，高于控制指标2万元。", "2", "物资储备高于控制指标"),
    (
        "a document that is cited",
        "县财政局以（山财〔2023〕9号）文件拨付资金8万元。",
        "8",
        "拨付资金",
    ),
    ("what it buys", "其中5万元用于购置20台水泵。", "5", "购置水泵"),
    ("what it is for", "7万元用于3个村水渠建设。", "7", "村水渠建设"),
    ("whose work was chosen", "16位会员作品入选县级画展。", "16", "作品入选县级画展的会员"),
    ("works that were chosen", "16件会员作品入选县级画展。", "16", "入选县级画展的会员作品"),
    ("spent of a budget", "项目全年预算数50万元，执行数40万元。", "40", "项目实际支出"),
    ("spent beside what came in", "全年实际收入50万元；全年实际支出40万元。", "40", "实际支出"),
    ("a verb that only says how much it is", "日常公用支出占826万元。", "826", "日常公用支出"),
    ("by what a standard is set", "公用经费标准按不低于1000元/年执行。", "1000", "公用经费标准"),
    (
        "a sum behind its amount",
        "有9个镇共获得56万元的同比改善激励资金。",
        "56",
        "同比改善激励资金",
    ),
    ("those who got it", "河口镇等9个镇各获得5万元的激励资金。", "9", "河口镇等镇"),
    ("what a sum is made of", "30万元的奖金由甲、乙两部分组成。", "30", "奖金"),
    ("what a sum became", "资金额度由13万元增加到15万元。", "15", "资金额度"),
    (
        "money put into works",
        "实施村道工程8公里，完成总投资90万元。",
        "90",
        "实施村道工程完成总投资",
    ),
    ("money put into nothing told", "培训学员8人，总投资90万元。", "90", "总投资"),
    (
        "an amount of what was spoken of",
        "划给水利局防汛经费，指标金额是11万元。",
        "11",
        "划给水利局防汛经费年初预算",
    ),
    ("how many of them", "局本级48个项目评价等级为“优”有37个。", "48", "局本级项目"),
    ("all of them", "管理所4个项目评价等级为“优”。", "4", "管理所项目评价等级为优"),
    ("examples in brackets", "迁建学校3所（河口小学、云水小学）。", "3", "迁建学校"),
    ("who was moved", "4名退休人员移交社区管理。", "4", "退休人员"),
    ("what was done by all", "三项考核指标均完成年度目标。", "三", "考核指标"),
    ("a density", "PM10均值68.1微克/立方米，同比下降19%。", "68.1", "PM10均值"),
    ("a rate of days", "优良天数274天，优良率74.9%。", "74.9", "优良率"),
    (
        "a change of the rate before",
        "优良天数274天，优良率74.9%，同比增加12.2%。",
        "12.2",
        "优良率同比增加",
    ),
    (
        "against others",
        "接待游客54万人次，较全省总体增速高1.87个百分点。",
        "1.87",
        "接待游客较全省总体增速高",
    ),
    (
        "against a year",
        "接待游客54万人次，恢复至2019年同期水平的81%。",
        "81",
        "接待游客恢复至2019年同期水平",
    ),
    (
        "a place behind it",
        "接待游客54万人次，恢复至2019年水平的81%，全省排位第8。",
        "8",
        "接待游客",
    ),
    ("cubic metres", "疏浚渠道9.9万方，完成计划的90%。", "9.9", "疏浚渠道"),
    ("how far a plan was done", "疏浚渠道9.9万方，完成计划的90%。", "90", "疏浚渠道完成计划"),
    ("what all of them did", "7个县区门诊规范化建设均通过验收。", "7", "县区门诊规范化建设"),
    ("a whole budget", "项目总预算31万元，支出30万元。", "30", "项目实际支出"),
    ("done, and in which place", "收入完成9万元，完成排名全州第6位。", "6", "收入"),
    (
        "what came in of a budget",
        "一般公共预算收入预算数为15亿元，实际完成14亿元。",
        "14",
        "一般公共预算收入实际完成",
    ),
    (
        "what was spent of a budget",
        "一般公共预算支出预算数26万元，实际支出24万元。",
        "24",
        "一般公共预算支出实际支出",
    ),
    ("an item by a letter", "A、人员经费58万元。", "58", "人员经费"),
    ("money that arrived", "资金到位情况。到位资金14280元。", "14280", "到位资金"),
    (
        "examples that end in a word for all",
        "新建河口小学校舍1600平方米等项目。",
        "1600",
        "新建河口小学校舍",
    ),
    ("those who were paid", "向农村地区10名救助对象发放司法救助金。", "10", "向农村地区救助对象"),
    (
        "so much of what was paid",
        "100%及时发放在册困难人员救助资金。",
        "100",
        "及时发放在册困难人员救助资金",
    ),
    ("places of two levels", "项目涉及云水、明水2个镇4个村。", "4", "项目涉及村"),
    ("places behind places", "路灯工程覆盖7个乡镇58个村庄。", "58", "路灯工程覆盖村庄"),
    ("a river that is inside", "负责新城区150万平方米的内河保洁。", "150", "负责新城区内河保洁"),
    ("why it changed", "下降原因主要是维修泵站2座。", "2", "维修泵站"),
    ("what an aim is", "本项目总体目标为治理河道14公里。", "14", "治理河道"),
    ("fewer than the year before", "购置水泵2台，比上年度少3台。", "3", "购置水泵比上年度少"),
    ("the same in money", "维护费2.9万元，比去年3万元少0.1万元。", "0.1", "维护费少"),
    ("a value of the year before", "接待费4万元，同比去年1万元增加3万元。", "1", "接待费（上年）"),
    ("on like ground", "总收入90万元，剔除减税因素，同口径下降0.9%。", "0.9", "总收入同口径下降"),
    (
        "what was reached of an aim",
        "人均补助标准指标值600元，全年实际完成值500元。",
        "500",
        "人均补助标准实际完成值",
    ),
    ("a place in a field", "经费总额在全省中排名第四。", "四", "经费总额"),
    ("within so many days", "收到通知后30日内送达现场。", "30", "收到通知后送达现场"),
    ("within which it was done", "县水利局在30日内及时将资金9万元下达。", "30", "县水利局"),
    ("a share with its noun", "税收90万元，同比下降4%，占总收入比重60%。", "60", "税收占总收入"),
    ("money that comes straight", "中央直达资金9万元，省直达-3万元。", "-3", "省直达"),
    ("what is told now", "现将补助经费12万元下达。", "12", "补助经费"),
    ("those who are in a kindergarten", "本园是示范园，在园幼儿95名。", "95", "在园幼儿"),
    ("another sign for at most", "不合格装备的比例≦3%。", "3", "不合格装备的比例"),
    (
        "who added to a budget",
        "市财政局拨入专项经费20万元；上级补助48万元。",
        "48",
        "市财政局拨入专项经费上级补助",
    ),
    (
        "the last act of a long clause",
        "认真组织文化、卫生、科技“三下乡”活动和全国科普日活动，分别在云水镇、明水镇、清水镇开展水法知识培训4期。",
        "4",
        "开展水法知识培训",
    ),
]


@pytest.mark.parametrize(("what", "text", "raw", "label"), NAMES, ids=[case[0] for case in NAMES])
def test_a_name_ends_where_the_clause_goes_on(what, text, raw, label):
    assert prose(TITLE, text).fact(raw).label == label


def test_this_indicator_is_called_by_its_heading():
    found = prose(
        TITLE, "1.产出指标完成情况。该项指标完成90%。", "2.效益指标完成情况。该项指标完成80%。"
    )

    assert (found.fact("90").label, found.fact("80").label) == ("产出指标完成", "效益指标完成")


LISTED = "资金主要用于水文监测、河道清淤、防汛培训等，三个部分预算资金分别70万元、20万元、10万元，"


def test_names_of_the_clause_before_are_given_to_amounts():
    found = prose(TITLE, LISTED + "预算资金分别占全部预算比重为70%、20%、10%。")

    assert found.fact("20").label == "河道清淤预算资金"
    assert {found.fact(raw).measure for raw in ("70", "20", "10")} == {"年初预算数"}
    assert found.fact("20", 1).label.startswith("河道清淤预算资金")


def test_what_others_gave_is_of_no_fund():
    text = "其中：财政拨款收入60万元，占60%；事业收入40万元；使用非财政拨款结余5万元。"
    found = prose(TITLE, text)

    assert [found.fact(raw).fund for raw in ("60", "40", "5")] == ["财政拨款", None, None]


def test_what_was_spent_ends_a_list_of_what_a_budget_held():
    found = prose(TITLE, "项目全年预算73万元，其中上年结转15万元，全年支出合计43万元。")

    assert [parts for _, parts, _ in found.breakdowns()] == [["15"]]
    assert found.fact("43").measure == "全年执行数"


def test_targets_that_were_drawn_up_are_no_posts():
    found = prose(TITLE, "该项目共编制15个绩效目标。", "核定编制25名。")

    assert (found.fact("15").measure, found.fact("25").measure) == ("完成值", "编制数")


def test_people_by_their_titles_are_people():
    found = prose(TITLE, "副高职称8名，大专以上学历32人。")

    assert {found.fact("8").measure, found.fact("32").measure} == {"人数"}


@pytest.mark.parametrize(
    "heading", ["项目立项背景", "项目完成数量", "项目实施进度", "项目成本节约"]
)
def test_a_section_about_projects_is_no_project(heading):
    found = prose(TITLE, "一、项目基本情况", f"（一）{heading}", "2023年资助困难新生300名。")

    assert found.fact("300").entity is None


def test_a_list_number_is_no_part_of_a_count():
    found = prose(TITLE, "6.对律师进行监督。", "7.21个司法所完成建设。")

    assert [raw for raw, _ in found.labels()] == ["21"]


def test_a_year_since_which_is_no_period():
    assert prose(TITLE, "2009年以来，全县投入资金37万元。").fact("37").period == "2023"


def test_a_year_long_ago_is_no_period():
    assert prose(TITLE, "1984年建站，现有内设机构8个。").fact("8").period == "2023"


def test_a_result_stands_under_the_event_it_was_won_at():
    found = prose(TITLE, "参赛全省锦标赛26个项目，获得金牌103枚。培训教练8人，评选金牌教练3名。")

    assert found.fact("103").path == ("全省锦标赛",)
    assert found.fact("8").path == found.fact("3").path == ()
