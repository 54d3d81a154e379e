"""Sentences of budgets, accounts and evaluations of other provinces: right figures raise no alarm, a changed one does.

The text of each case holds ``{0}``, ``{1}`` … for the figures that the twin changes: the right ones come first.
"""

import pytest

from tests.audit.museum.test_accounts import failing

CASES = [
    # what the sentences show, the text, the right figures, a wrong one for the first, the rule that finds it
    (
        "what all of it holds beside the year's own is told as a part of it",
        (
            "（一）本单位2023年度总支出125.08万元，其中本年支出{0}万元，较2022年度决算数增加19.68万元，增长20.4%。\n"
        ),
        ("116.12",),
        "106.12",
        "RATE-03",
    ),
    (
        "a line of the accounts under project spending is not that of basic spending",
        (
            "1.基本支出预算120000元，其中：\n工资福利支出预算90000元，占基本支出预算{0}%。\n商品和服务支出预算30000元，占基本支出预算25%。\n"
            "2.项目支出预算18000元，同比减少2000元，下降10%。其中：\n商品和服务支出预算18000元，同比减少2000元，下降10%。\n"
        ),
        ("75",),
        "65",
        "SHARE-01",
    ),
    (
        "degrees of income and of spending are told in the same words",
        (
            "1.一般公共预算\n全区一般公共预算收入完成147.1亿元，完成年度预算的100.2%，比上年137.2亿元增长{0}%。\n"
            "全区一般公共预算支出完成132.9亿元，完成年度预算的99.9%，同比增长2.5%。\n"
        ),
        ("7.2",),
        "9.2",
        "RATE-03",
    ),
    (
        "shares of names and figures that stand in three runs",
        (
            "2023年全县政府采购规模为3306.7万元。\n一、县级预算单位、乡镇预算单位采购规模分别为266.6万元和3040.1万元，"
            "占全县政府采购规模的{0}%和91.9%。\n"
            "二、货物、工程、服务采购规模分别为860.7万元、1500.4万元和945.6万元，占全县政府采购规模的26.0%、45.4%和28.6%。\n"
        ),
        ("8.1",),
        "9.1",
        "SHARE-01",
    ),
    (
        "shares behind 分别占",
        "全年支出500万元。基本支出300万元、项目支出200万元，分别占全年支出的{0}%和40%。\n",
        ("60",),
        "62",
        "SHARE-01",
    ),
    (
        "what the clause before says of another ground has changed, and nothing before it",
        (
            "“三公”经费支出决算为5.48万元，比去年增加1.55万元，增长39.4%。其中，公务用车运行维护费支出3.98万元；"
            "公务接待费支出1.5万元。公务用车运行维护费支出比预算无增减变化，比去年增加1.05万元，增长{0}%；"
            "公务接待费支出比预算无增减变化，比去年增加0.5万元，增长50%。\n"
        ),
        ("35.8",),
        "45.8",
        "RATE-03",
    ),
    (
        "a change that opens a sentence is of the one figure of the sentence before",
        (
            "1.财政拨款收入382.17万元，为市本级财政当年拨付的资金。较2022年度决算数减少157.86万元，下降{0}%。\n"
            "2.上级补助收入8.38万元，为开展业务活动取得的收入。较2022年度决算数减少17.40万元，下降67.5%。\n"
        ),
        ("29.2",),
        "39.2",
        "RATE-03",
    ),
    (
        "what is added to a sum, and what they make together",
        (
            "2023年，全区一般公共预算收入预算数为15.39亿元，实际完成15.39亿元，比上年决算数14.94亿元增长3.0%，加上上级补助收入"
            "{0}亿元、债券转贷收入2.05亿元、调入资金0.05亿元、动用预算稳定调节基金0.87亿元、上年结余0.67亿元，收入合计32.39亿元；"
            "一般公共预算支出预算数为26.93亿元，实际支出24.98亿元，加上上解支出6.15亿元、债务还本支出0.03亿元，支出合计31.16亿元。\n"
        ),
        ("13.36",),
        "13.63",
        "SUM-01",
    ),
    (
        "what is added in a sentence of its own, behind a list of what came in",
        (
            "2023年，全市公共预算收入137.8亿元，同比增长5%。其中：税收收入87.8亿元，非税收入50亿元。"
            "加上级补助收入366.9亿元（其中一般性转移支付收入{0}亿元、专项转移支付收入71.2亿元），上年结余55.3亿元，"
            "收入总计560亿元。\n"
        ),
        ("295.7",),
        "395.7",
        "SUM-01",
    ),
    (
        "what a fund spent, with what went elsewhere and the sum of it all",
        (
            "2.政府性基金\n政府性基金支出83173万元，调出资金18300万元，债务还本支出315万元，"
            "支出合计101788万元。基本支出90万元，其中：人员经费70万元，公用经费{0}万元。\n"
        ),
        ("20",),
        "30",
        "SUM-01",
    ),
    (
        "parts of a budget that a slip calls spending are still parts of the budget",
        (
            "一、2023年年初预算\n“三公”经费预算54万元，其中：因公出国（境）费支出决算0万元；公务用车运行维护费支出决算12万元；"
            "公务接待费支出决算42万元。\n二、2023年决算\n“三公”经费决算支出51万元，其中：因公出国（境）费支出决算14万元；"
            "公务用车运行维护费支出决算10万元，与上年相比减少4万元，下降{0}%；公务接待费支出决算27万元。\n"
        ),
        ("28.6",),
        "38.6",
        "RATE-03",
    ),
    (
        "the levels of one thing hold each other",
        "该项目共编制15个绩效指标，其中一级指标3个，二级指标7个，三级指标15个。项目预算60万元，支出57万元，预算执行率{0}%。\n",
        ("95",),
        "85",
        "RATE-01",
    ),
    (
        "lines below a total that each go on with more than one amount are no list of its parts",
        (
            "三、收入情况\n全年业务收入1344万元，其中：\n（一）药品收入284万元；卫生材料收入210万元；医疗收入1325万元。\n"
            "（二）门诊收入428万元；住院收入897万元，占医疗收入的{0}%。\n"
        ),
        ("67.7",),
        "57.7",
        "SHARE-01",
    ),
    (
        "a gap that is printed in whole units is the rounded sum of those of the parts",
        (
            "四、支出情况\n全年发生总费用140704万元，同比增加7451万元，增幅{0}%。其中：财政项目支出10582.09万元，同比减少524.18万元；"
            "科教支出222.41万元，同比增加131.57万元；业务支出129899.5万元，同比增加7843.92万元。\n"
        ),
        ("5.59",),
        "6.59",
        "RATE-03",
    ),
    (
        "parts of a known set that full stops divide, without a word that opens a list",
        (
            "二、三公经费\n“三公”经费支出决算{0}万元，完成预算的80%。因公出国（境）费支出决算0万元。公务用车运行维护费支出决算"
            "7万元，完成预算的90%。公务接待费支出决算2万元。\n"
        ),
        ("9",),
        "10",
        "SUM-01",
    ),
    (
        "parts with their shares of a sum that the paragraph before tells, among other figures",
        (
            "“三公”经费支出决算为62.07万元，完成预算84.82万元的73.2%，比上年增加38.97万元，增长168.7%。\n"
            "“三公”经费支出决算中，因公出国（境）费12.02万元，占{0}%；公务用车购置及运行维护费支出27.46万元，占44.2%；"
            "公务接待费支出22.59万元，占36.4%。\n"
        ),
        ("19.4",),
        "29.4",
        "SHARE-01",
    ),
    (
        "a bare 万 at the end of a list of amounts",
        (
            "上级下达救助补助资金353.3万元，其中，东岸区150.8万元；西岭区140.4万元；福利院{0}万元；救助站12万。\n"
            "2023年的“三公”经费支出减少了10万元。\n"
        ),
        ("50.1",),
        "80.1",
        "SUM-01",
    ),
    (
        "a gap that names what it is of is of that, told in the paragraph before, and not of its neighbour",
        (
            "“三公”经费支出决算为390118.1元。其中：公务用车购置及运行费支出决算为273702.1元；公务接待费支出决算为116416元。\n"
            "“三公”经费支出决算数比2022年增加70000元。其中：公务用车购置及运行费支出决算273702.1元，比上年增加13284元；"
            "公务接待费支出决算增加56716元，增长{0}%。\n"
        ),
        ("95",),
        "85",
        "RATE-03",
    ),
    (
        "posts of vehicles are no posts of people",
        "一、人员情况\n单位在职人员编制{0}人，其中：行政编制11人，事业编制8人。在职实有18人。车辆编制3辆，实有车辆3辆。\n",
        ("19",),
        "17",
        "STAFF-01",
    ),
    (
        "areas in hectares, with the number of a document before the money for them",
        (
            "《关于下达专项资金的通知》（松财农〔2023〕16号）下达我县专项资金500万元。治理水土流失面积{0}hm²，其中坡改梯25.26hm²，"
            "封育治理958.81hm²，保土耕作412.83hm²，经果林32.49hm²。\n"
        ),
        ("1429.39",),
        "1329.39",
        "SUM-01",
    ),
    (
        "a percentage by which things are told is no rate of what was told before",
        "2023年项目预算资金2150万元，执行1935万元，执行率{0}%；其中执行率达100%的项目12个，低于80%的项目2个。\n",
        ("90",),
        "80",
        "RATE-01",
    ),
    (
        "what goes out is told behind what comes in, and is no part of the last of that",
        (
            "2023年收支总预算1256万元。收入包括：预算拨款收入1180万元、事业收入40万元、上年结转36万元；支出包括：一般公共服务支出"
            "980万元、社会保障和就业支出126万元、住房保障支出150万元。\n2023年支出预算1256万元，其中：基本支出816万元，占{0}%；"
            "项目支出440万元，占35.03%。\n"
        ),
        ("64.97",),
        "60.97",
        "SHARE-01",
    ),
    (
        "a second view of a sum divides that sum again, and no part of the first view",
        (
            "2023年支出决算826.08万元，为预算的96%。按支出性质分：基本支出386.08万元，项目支出{0}万元；按经济科目分：工资福利支出320万元，"
            "商品和服务支出98.08万元，对个人和家庭的补助388万元，资本性支出20万元。\n"
        ),
        ("440",),
        "450",
        "SUM-01",
    ),
    (
        "a share of what was spent is not one of the budget",
        (
            "全年政府采购预算280万元，实际采购金额262.5万元，节约资金17.5万元，节约率{0}%。授予中小企业合同金额210万元，"
            "占政府采购支出总额的80%。\n"
        ),
        ("6.25",),
        "7.25",
        "RATE-01",
    ),
    (
        "an amount that is called nothing but that is not all of the money",
        (
            "（二）资金执行\n累计支出5396万元，其中中央资金支出3325万元；省级资金支出1216万元；县级资金支出{0}万元。\n（三）产出情况\n"
            "寄宿生补助发放3260人次，金额407.5万元。\n"
        ),
        ("855",),
        "955",
        "SUM-01",
    ),
    (
        "figures of the books, and things taken off them with what they were worth",
        (
            "截至2023年末，资产总额{0}万元，比上年增加50.36万元，增长4.2%。负债总额150.36万元，净资产1100万元，资产负债率12.03%。"
            "固定资产原值1368.5万元，累计折旧500.3万元，净值868.2万元。\n"
            "本年度处置固定资产28台（套），原值36.5万元，其中：报废20台（套），原值24.5万元；调拨8台（套），原值12万元。\n"
        ),
        ("1250.36",),
        "1350.36",
        "SUM-01",
    ),
    (
        "what came in by the funds that it came from",
        (
            "1、2023年度总收入2356.8万元，其中一般公共预算拨款1986.8万元，政府性基金预算拨款320万元，上级补助收入50万元。\n"
            "2、2023年度总支出2356.8万元。其中：基本支出{0}万元，占总支出的53.33%；项目支出1100万元，占总支出的46.67%。\n"
            "项目支出主要用于：道路维修280万元，村级组织运转经费820万元。\n"
        ),
        ("1256.8",),
        "1256.3",
        "SUM-01",
    ),
    (
        "an average beside the count that is compared with the year before",
        "全年清运生活垃圾36.5万吨，日均1000吨，较上年35万吨增长{0}%。\n",
        ("4.29",),
        "5.29",
        "RATE-03",
    ),
    (
        "items that each tell a count and the money for it",
        (
            "上级下达我镇衔接资金1260万元，安排项目14个。其中：产业类项目6个，资金680万元，占{0}%；设施类项目5个，资金430万元，占34.13%；"
            "环境类项目3个，资金150万元，占11.9%。\n"
        ),
        ("53.97",),
        "55.97",
        "SHARE-01",
    ),
    (
        "what was done in part, or not at all, is not what was done",
        "绩效目标共设置指标20个，完成19个，部分完成1个，完成率{0}%。全年受理案件40件，已办结38件，未办结2件，办结率95%。\n",
        ("95",),
        "85",
        "RATE-01",
    ),
    (
        "items that each tell a budget and what was spent of it, under all that was spent",
        (
            "2023年项目支出2350万元，其中：物资储备项目预算450万元，支出432万元，执行率{0}%；安全监管项目预算680万元，支出646万元，"
            "执行率95%；防汛项目预算1280万元，支出1272万元，执行率99.38%。\n"
        ),
        ("96",),
        "86",
        "RATE-01",
    ),
    (
        "what was left, as a part of what there was",
        "截至年底，到位资金13460万元，实际支出12921.6万元，支出率{0}%，结余538.4万元，结余率4%。问卷发放1000份，收回985份，回收率98.5%。\n",
        ("96",),
        "86",
        "RATE-01",
    ),
    (
        "the year before and the change, beside a sum of the paragraph before",
        (
            "2023年度支出合计25680万元，其中：基本支出16692万元，占65%；项目支出8988万元，占35%。\n"
            "与2022年度24500万元相比，增加1180万元，增长{0}%。\n"
        ),
        ("4.82",),
        "5.82",
        "RATE-03",
    ),
    (
        "changes that are listed under the change that they make together",
        (
            "2023年度“三公”经费实际支出256万元，完成预算320万元的{0}%。与2022年相比，“三公”经费支出增加16万元，"
            "其中因公出国（境）费增加48万元，公务用车运行费减少30万元，公务接待费减少2万元。\n"
        ),
        ("80",),
        "90",
        "RATE-01",
    ),
    (
        "what was left as a part of a budget that is not told is no part of all that was left",
        (
            "全县共结余涉农资金3134.51万元。其中：部门结余1212.39万元，结余率10.55%；乡镇结余1922.12万元，结余率14.49%。\n"
            "全年预算24760万元，支出21625.49万元，执行率{0}%。\n"
        ),
        ("87.34",),
        "77.34",
        "RATE-01",
    ),
    (
        "a budget with its parts, and what came of all of it",
        (
            "项目预算安排资金320万元，其中中央财政资金160万元，省级财政资金64万元，市级财政资金{0}万元。资金到位320万元，到位率100%；"
            "实际支出304.8万元，预算执行率95.25%。\n"
        ),
        ("96",),
        "99",
        "SUM-01",
    ),
    (
        "sentences with the marks of another keyboard are no sheet of records",
        (
            "三、三公经费支出决算情况\n三公经费支出预算为12.60万元,支出决算为9.83万元,其中:接待费支出决算为1.52万元;用车费支出决算为8.31万元;"
            "出国费支出决算为0万元。\n三公经费支出决算数比上年减少0.89万元,下降{0}%,其中:接待费减少0.28万元;用车费减少0.61万元;"
            "出国费增加0万元。\n"
        ),
        ("8.3",),
        "9.3",
        "RATE-03",
    ),
    (
        "a change told behind a part may be that of the total",
        (
            "2023年度收入总计1856.32万元，其中年初结转和结余126.5万元，较2022年减少86.4万元，下降{0}%；"
            "本年收入合计1729.82万元，较2022年减少58.2万元，下降3.25%。\n"
        ),
        ("4.45",),
        "8.45",
        "RATE-03",
    ),
    (
        "what there was, and what was spent of it, by the same sources",
        (
            "资金总额2400万元，其中中央资金1600万元，占66.67%，省级资金500万元，占20.83%，县级资金{0}万元，占12.5%。"
            "全年执行2280万元，其中中央资金1520万元、省级资金475万元、县级资金285万元。\n"
        ),
        ("300",),
        "390",
        "SUM-01",
    ),
    (
        "items that tell what was spent first, and then what was planned",
        (
            "2023年项目支出共计3216.5万元，具体为：（1）社区运转经费860万元，年初预算860万元，执行率100%；（2）环境卫生整治980.5万元，"
            "年初预算1000万元，执行率{0}%；（3）综治维稳276万元，年初预算300万元，执行率92%；（4）基础设施建设1100万元，"
            "年初预算1200万元，执行率91.67%。\n"
        ),
        ("98.05",),
        "96.05",
        "RATE-01",
    ),
    (
        "a sum and its budget, with parts that each tell what was spent, the budget and the gap",
        (
            "“三公”经费支出{0}万元，年初预算为2.95万元，差值为0.9万元。其中：因公出国（境）支出0万元，年初预算为0万元，差值为0万元；"
            "公务用车运行维护费支出0万元，年初预算为0.95万元，差值为0.95万元；公务接待费支出2.05万元，年初预算为2万元，差值为0.05万元。\n"
        ),
        ("2.05",),
        "2.95",
        "SUM-01",
    ),
    (
        "the spending of one fund after the other is not told of one thing",
        (
            "2023年，社会保险基金总收入360亿元，增长15%；总支出{0}亿元，增长20%；本年收支结余72亿元。\n"
            "养老保险基金收入207亿元，增长14%；支出166亿元，增长20%。本年收支结余41亿元，年末滚存结余269亿元。\n"
            "另一个部分是医疗保险基金。2023年收入68亿元，增长16%；支出56亿元，增长20%。本年收支结余12亿元。\n"
            "由两项基金构成的居民保险基金，收入21亿元，增长9%；支出14亿元，增长18%。本年收支结余7亿元。\n"
        ),
        ("288",),
        "268",
        "FLOW-01",
    ),
    (
        "what was spent until now is more than in the last of the years",
        "2023年支出{0}万元，截至2023年底累计支出500万元。\n其中2023年度支出200万元，用于河道管护。\n",
        ("200",),
        "260",
        "TIE-01",
    ),
    (
        "counts of several things, averages, and levels that a clause divides",
        (
            "对5个部门、6个镇街开展整体评价，15个专项开展评价，其中：良好部门5个；优秀镇街4个，良好镇街2个；专项14个。\n"
            "债券平均发行期限14.8年。其中，一般债券15.0年，专项债券14.6年。\n"
            "补助收入107亿元，其中：一般公共补助收入{0}亿元，主要为税收返还收入7亿元；一般性补助收入69亿元；专项补助收入30亿元。\n"
        ),
        ("106",),
        "136",
        "SUM-01",
    ),
    (
        "a list of the income of a budget ends where the sentence adds to it",
        (
            "全区一般公共预算总收入410万元，下降6.4%，其中地方一般公共预算收入{0}万元，下降4.7%；加上级补助收入120万元，"
            "上年结余收入42万元，调入资金18万元，收入合计450万元。\n"
        ),
        ("270",),
        "240",
        "SUM-01",
    ),
]

NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_right_figures_are_not_called_wrong(what, text, right, wrong, rule):
    assert failing(text.format(*right)) == set()


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_one_changed_figure_is_found(what, text, right, wrong, rule):
    assert rule in failing(text.format(wrong, *right[1:]))


HONEST = [
    "发放补助资金50万元，惠及250人，人均年收入2.5万元。",
    "投入产业资金200万元，带动脱贫户100户，户均分红800元。",
    "补助200户，每户1000元，其中脱贫户150户，共计20万元。",
    "新建水池10口，每口3万元；维修渠道2公里，共计48万元。",
    "建设道路5公里，每公里投资60万元，总投资310万元（含设计费10万元）。",
    "收入100万元，支出95万元，年末结余15万元，其中上年结余10万元。",
    "基金收入360亿元，基金支出288亿元，上解支出10亿元，当年结余62亿元。",
    "项目支出100万元，其中：办公费30万元（本级10万元），下属单位办公费20万元，培训费50万元。",
    "三年投资300万元，其中：2021年设备费100万元，2022年设备费120万元，2023年设备费80万元。",
    "采购预算100万元，控制价95万元，中标金额90万元，较控制价节约5万元，节约率5.26%。",
    "满意度由90%提高到95%，较上年提高3个百分点，较目标提高5个百分点。",
    "政府债务余额100亿元，其中一般债务60亿元，专项债务39亿元，外债1亿元。",
    "全市债务限额120亿元，其中新增限额20亿元；一般债务70亿元，专项债务50亿元。",
    "上级补助收入100万元，其中：一般性转移支付60万元，专项转移支付30万元，返还性收入10万元。",
    "收支相抵，滚存结余50万元，其中当年结余10万元。",
    "一般公共预算总收入500万元，总支出480万元，收支相抵，结余20万元，其中结转下年15万元，净结余5万元。",
    "在全市100亿元财政支出中，教育支出20亿元，占20%；医疗支出15亿元，占15%。",
    "公共财政收入50亿元中税收收入40亿元，比上年增长5%。",
    "对10个部门、20个单位开展评价，其中优秀15个，良好15个。",
]


@pytest.mark.parametrize("text", HONEST)
def test_what_honest_sentences_leave_open_is_not_called_wrong(text):
    assert failing(text) == set()
