"""Lists of parts: what is under what, and whether it is all of it."""

import pytest

from gouji.pipeline import NamedBytes, audit_files
from tests.extract.narrative.builders import prose

HEAD = ("2023年度山阳县水利局整体支出绩效自评报告", "二、支出情况")

CASES = [
    # what the sentence shows, the sentence, the breakdowns as total, parts, complete
    (
        "a set complete by definition",
        "基本支出90万元，其中：人员经费70万元，公用经费20万元。",
        [("90", ["70", "20"], True)],
    ),
    (
        "a list that need not be all",
        "项目支出90万元，其中：河道清淤40万元，堤防加固30万元。",
        [("90", ["40", "30"], False)],
    ),
    (
        "a second 其中 divides the amount before it",
        "支出90万元其中：项目支出8万元，基本支出82万元，其中：人员经费75万元，公用经费7万元。",
        [("90", ["8", "82"], True), ("82", ["75", "7"], True)],
    ),
    (
        "and the first list goes on behind a semicolon",
        "总支出90万元，其中：基本支出60万元，其中人员经费50万元，公用经费10万元；项目支出30万元。",
        [("90", ["60", "30"], True), ("60", ["50", "10"], True)],
    ),
    (
        "a part of another line of the accounts finds its own total",
        "基本支出82万元，项目支出8万元，其中：人员经费75万元，公用经费7万元。",
        [("82", ["75", "7"], True)],
    ),
    (
        "what was brought over is part of a sum of the accounts",
        "收入总计90万元，其中：年初结转和结余10万元，本年收入80万元。",
        [("90", ["10", "80"], True)],
    ),
    (
        "parts by nature of the sum in the sentence before",
        "全年支出90万元，执行率98%。按支出性质划分：基本支出60万元，占66.67%；项目支出30万元。",
        [("90", ["60", "30"], True)],
    ),
    (
        "the budget beside a share of it is not what the list divides",
        "“三公”经费支出5万元，完成预算6万元的83.33%，其中公务接待费2万元，公务用车运行维护费3万元。",
        [("5", ["2", "3"], False)],
    ),
    (
        "a bracket behind the full stop",
        "“三公”经费支出5万元。（公务接待费2万元，公务用车运行费3万元）",
        [("5", ["2", "3"], False)],
    ),
    (
        "a bracket of lines of the accounts",
        "基本支出90万元（人员经费70万元，公用经费20万元），项目支出10万元。",
        [("90", ["70", "20"], True)],
    ),
    (
        "a bracket that says what is included",
        "行政人员30人（含提前离岗2人）。",
        [("30", ["2"], False)],
    ),
    ("a bracket that says what is not", "行政人员30人（不含提前离岗2人）。", []),
    (
        "the retired are no part of those in post",
        "在职人员30人，其中行政人员20人，工勤人员4人，事业编制6人，离休人员1人，退休人员9人。",
        [("30", ["20", "4", "6"], True)],
    ),
    (
        "hired people leave open whether they are counted",
        "在职人员30人，其中行政人员20人，事业人员6人，聘用人员4人。",
        [("30", ["20", "6", "4"], False)],
    ),
    (
        "one category alone is not all",
        "在职人员30人，其中行政人员20人。",
        [("30", ["20"], False)],
    ),
    (
        "numbered items over several sentences",
        "基本支出82万元。其中：1.工资福利支出60万元。工资福利支出用于发放工资。2.商品和服务支出12万元。用于办公。",
        [("82", ["60", "12"], False)],
    ),
    (
        "an item of another line of the accounts ends them",
        "基本支出82万元。其中：1.工资福利支出60万元。2.商品和服务支出12万元。3.河道项目支出9万元。",
        [("82", ["60", "12"], False)],
    ),
    (
        "an amount split in two",
        "项目支出22万元，其中2万元为上年退回款，重新支付；20万元主要用于奖励。",
        [("22", ["2", "20"], True)],
    ),
    (
        "an amount that is used for this and that",
        "项目支出22万元，其中2万元用于印刷，15万元用于奖励。",
        [("22", ["2", "15"], False)],
    ),
    (
        "gaps to the year before are no parts of the year, and make its gap",
        "基本支出90万元，较上年减少8万元，其中人员经费减少5万元，公用经费减少3万元。",
        [("8", ["5", "3"], True)],
    ),
    (
        "a name that ends with an improvement is a name",
        "项目支出90万元，其中：饮水安全巩固提升40万元，资源节约与保护30万元。",
        [("90", ["40", "30"], False)],
    ),
    (
        "the total named in the same breath",
        "基本支出90万元，项目支出30万元。基本支出中，人员经费70万元，公用经费20万元。项目支出包括甲项目10万元、乙项目20万元。",
        [("90", ["70", "20"], True), ("30", ["10", "20"], False)],
    ),
    (
        "behind an account 其中 divides what it can divide",
        "上级资金60万元，实际支出52万元，结转8万元。其中：甲专项32万元，乙专项20万元。",
        [("52", ["32", "20"], False)],
    ),
    (
        "and nothing where it fits neither",
        "上级资金60万元，实际支出52万元，结转8万元。其中：甲专项32万元，乙专项9万元。",
        [],
    ),
    (
        "the gap to an earlier figure",
        "公用经费22万元，较上年的20万元增加2万元。",
        [("22", ["20", "2"], True)],
    ),
    (
        "a gap behind a list is to the total where that closes",
        "“三公”经费支出6万元，其中公务接待费1万元，公务用车运行维护费5万元，较年初预算8万元减少2万元。",
        [("6", ["1", "5"], False), ("6", ["8", "2"], True)],
    ),
    (
        "where neither closes a gap is to the one that comes nearest",
        "“三公”经费支出6万元，其中公务接待费1万元，公务用车运行维护费5万元，较年初预算8万元减少1万元。",
        [("6", ["1", "5"], False), ("6", ["8", "1"], True)],
    ),
    (
        "a gap of the last part that does not close",
        "“三公”经费支出60万元，其中公务接待费10万元，公务用车运行维护费50万元，较年初预算80万元减少31万元。",
        [("60", ["10", "50"], False), ("50", ["80", "31"], True)],
    ),
    (
        "an amount that was used for one thing altogether",
        "2023年政府性基金预算支出83万元，全部用于户外广告整治85万元。",
        [("83", ["85"], True)],
    ),
    (
        "shares that leave nothing over",
        "本年收入60万元，其中：财政拨款收入45万元，占75%；其他收入15万元，占25%。",
        [("60", ["45", "15"], True)],
    ),
    (
        "shares that leave something over",
        "本年收入60万元，其中：财政拨款收入45万元，占75%；其他收入9万元，占15%。",
        [("60", ["45", "9"], False)],
    ),
    (
        "由 and 组成",
        "全年支出90万元，由基本支出60万元和项目支出30万元组成。",
        [("90", ["60", "30"], True)],
    ),
    (
        "counted parts",
        "全年支出90万元，包括甲类支出60万元和乙类支出30万元两部分。",
        [("90", ["60", "30"], True)],
    ),
    (
        "counted parts that are not as many",
        "全年支出90万元，包括甲类支出60万元和乙类支出30万元三部分。",
        [("90", ["60", "30"], False)],
    ),
    (
        "names before 分别为",
        "基本支出90万元，其中人员经费和公用经费分别为70万元和20万元。",
        [("90", ["70", "20"], True)],
    ),
    (
        "a colon behind what is called a total",
        "专项资金共计80万元：1.设备购置20万元；2.系统维护35万元；3.培训25万元。",
        [("80", ["20", "35", "25"], True)],
    ),
    (
        "a colon behind another amount",
        "专项资金80万元：设备购置20万元，系统维护35万元。",
        [("80", ["20", "35"], False)],
    ),
    (
        "what the money is used for",
        "专项资金80万元，主要用于设备购置20万元，系统维护35万元。",
        [("80", ["20", "35"], False)],
    ),
    (
        "a grand total holds what was left over, too",
        "支出总计90万元，其中基本支出60万元，项目支出20万元，年末结转10万元。",
        [("90", ["60", "20", "10"], False)],
    ),
    (
        "two measures side by side",
        "公务接待费支出5万元，预算6万元。其中：外事接待支出1万元，预算2万元；国内接待支出4万元，预算4万元。",
        [("5", ["1", "4"], False)],
    ),
    (
        "what became of the money is no part",
        "预算总额90万元，其中财政拨款70万元，自筹20万元；实际支出80万元，结余10万元。",
        [("90", ["70", "20"], False)],
    ),
    (
        "what the money brought is no part",
        "项目支出90万元，其中河道清淤40万元，带动社会投资200万元。",
        [("90", ["40"], False)],
    ),
    (
        "a total behind the parts is none of them",
        "项目支出90万元，其中甲项目40万元，乙项目50万元，合计90万元。",
        [("90", ["40", "50"], False)],
    ),
    (
        "a comparison is no part",
        "公用经费20万元，其中办公费8万元，较上年减少30万元，水费3万元。",
        [("20", ["8", "3"], False)],
    ),
    ("counts", "举办活动20场，其中室内8场、室外12场。", [("20", ["8", "12"], False)]),
    (
        "counts of another unit",
        "培训5期300人次，其中线上2期，发放教材400册。",
        [("5", ["2"], False)],
    ),
    ("a word that lists no amounts", "办公费8万元，主要包括水费、电费；会议费3万元。", []),
    ("nothing before it", "其中：人员经费70万元，公用经费20万元。", []),
    (
        "kinds that leave no other",
        "举办活动20场，其中线上8场、线下12场。",
        [("20", ["8", "12"], True)],
    ),
    (
        "the rest comes last",
        "项目支出90万元，其中：河道清淤40万元，其他支出50万元。",
        [("90", ["40", "50"], True)],
    ),
    (
        "a part of a set that is divided itself",
        "支出90万元，其中：人员经费50万元，公用经费10万元，项目支出30万元。",
        [("90", ["50", "10", "30"], True)],
    ),
    ("a total of another kind", "举办活动20场，其中财政投入8万元。", []),
]


@pytest.mark.parametrize(("what", "text", "breakdowns"), CASES, ids=[c[0] for c in CASES])
def test_what_is_part_of_what(what, text, breakdowns):
    assert prose(*HEAD, text).breakdowns() == breakdowns


def test_a_list_may_go_on_in_a_sentence_of_bare_items():
    text = "项目支出90万元，其中：甲补助30万元，乙补助20万元，丙补助15万元。丁补助15万元，戊补助10万元。"
    breakdown = prose(*HEAD, text).fragments.breakdowns[0]
    assert (len(breakdown.parts), [len(r) for r in breakdown.readings]) == (5, [3])


def test_a_list_does_not_go_on_in_a_sentence_with_words_of_its_own():
    text = "项目支出90万元，其中：甲补助30万元，乙补助20万元，丙补助15万元。此外下乡慰问，支出5万元，丁补助1万元。"
    assert prose(*HEAD, text).breakdowns() == [("90", ["30", "20", "15"], False)]


def test_parts_take_the_measure_and_the_fund_of_their_total():
    text = "政府性基金项目支出90万元，其中：河道清淤40万元。"
    fact = prose(*HEAD, text).fact("40")
    assert (fact.measure, fact.fund, fact.entity) == ("全年执行数", "政府性基金", "?河道清淤")


def test_a_year_is_part_of_the_name_of_an_item():
    text = "项目支出90万元，其中：堤防40万元，2023年汛期抢险经费20万元。"
    assert prose(*HEAD, text).fact("20").label == "2023年汛期抢险经费"


def test_a_part_that_has_the_name_of_its_total_is_no_second_total():
    text = "本年收入60万元，其中：财政拨款收入45万元。"
    reading = prose(*HEAD, text)
    assert (reading.fact("60").concept, reading.fact("45").concept) == ("total_income", None)


def test_a_list_ends_where_it_makes_its_total_and_more_would_pass_it():
    text = "2023年共对9个重点项目进行了评价，其中项目支出评价4个、政策评价3个、部门整体评价2个，涉及部门单位{more}个。"
    for more in ("7", "1"):
        found = audit_files([NamedBytes("report.txt", text.format(more=more).encode())]).audit
        assert [(c.rule, c.verdict.value) for c in found.checks if c.rule == "SUM-01"] == [
            ("SUM-01", "ok")
        ]


@pytest.mark.parametrize(
    ("text", "raw", "path"),
    [
        ("新增学位2700个，其中小学1620个、初中1080个。", "1620", ("新增学位",)),
        ("新增学位2700个，其中小学新增学位1620个、初中新增学位1080个。", "1620", ()),
        ("支出2700万元，其中小学1620万元、初中1080万元。", "1620", ()),
    ],
    ids=["a short name of a count", "a name that says it", "money, which its total says little of"],
)
def test_a_part_with_a_short_name_stands_below_what_it_is_a_part_of(text, raw, path):
    assert prose(text).fact(raw).path == path
