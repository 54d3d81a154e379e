"""Sentences of published accounts in which every figure is right raise no alarm, and with one figure changed they do.

The text of each case holds ``{0}``, ``{1}`` … for the figures that the twin changes: the right ones come first.
"""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}
TITLE = "2023年度松溪县河湖管护站部门决算\n"

CASES = [
    # what the sentences show, the text, the right figures, a wrong one for the first, the rule that finds it
    (
        "what came in less than the year before is the gap of it, and divides nothing",
        (
            "一、收入情况\n截至5月底，收入累计完成3000万元，比上年减收120万元，下降{0}%。其中：税收收入1900万元，"
            "比上年增收60万元，增长3.3%；非税收入1100万元，比上年减收180万元，下降14.1%。"
        ),
        ("3.8",),
        "5.8",
        "RATE-03",
    ),
    (
        "a gap behind its rate",
        "全年收入完成2060万元，同比增长{0}%，增收60万元。其中：税收收入完成1400万元，增长7.7%，增收100万元。",
        ("3",),
        "9",
        "RATE-03",
    ),
    (
        "growth on a comparable ground does not follow from the gap that was printed",
        "收入完成2060万元（同口径），同比增长4.1%，增收60万元。基本支出90万元，其中：人员经费70万元，公用经费{0}万元。",
        ("20",),
        "30",
        "SUM-01",
    ),
    (
        "the rate of a part is of the part's own budget, which is not told here",
        (
            "二、“三公”经费支出情况\n“三公”经费支出预算12万元，支出决算9万元，完成预算的{0}%，其中：因公出国（境）费支出决算0万元，"
            "完成预算的0%；公务用车购置及运行维护费支出决算8万元，完成预算的88.89%；公务接待费支出决算1万元，完成预算的33.33%。"
        ),
        ("75",),
        "85",
        "RATE-01",
    ),
    (
        "budget and spending of each part stand side by side",
        (
            "二、“三公”经费支出情况\n“三公”经费支出年初预算12万元，支出决算9万元，完成年初预算的75%。其中：公务用车购置及运行维护费支出"
            "年初预算9万元，决算8万元，完成年初预算的{0}%；公务接待费支出年初预算3万元，决算1万元，完成年初预算的33.33%。"
        ),
        ("88.89",),
        "98.89",
        "RATE-01",
    ),
    (
        "lines of the accounts have budgets of their own",
        (
            "一、财政拨款支出情况\n2023年财政拨款支出年初预算80万元，支出决算90万元，完成年初预算的112.5%。其中：\n"
            "1.农林水支出（类）水利（款）行政运行（项）。年初预算50万元，支出决算60万元，完成年初预算的{0}%。\n"
            "2.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算30万元，支出决算30万元，完成年初预算的100%。"
        ),
        ("120",),
        "130",
        "RATE-01",
    ),
    (
        "a share of all spending, of which another paragraph tells",
        (
            "一、支出决算情况\n支出合计120万元，其中：基本支出70万元，占58.33%；项目支出50万元，占41.67%。\n二、财政拨款支出情况\n"
            "财政拨款支出年初预算80万元，支出决算96万元，完成年初预算的120%，占本年支出合计的{0}%。"
        ),
        ("80",),
        "82",
        "SHARE-01",
    ),
    (
        "a share behind a bracket is of the figure before the bracket",
        (
            "一、收入决算情况\n收入合计200万元。其中：财政拨款收入150万元，占总收入的75%；事业收入40万元（含培训收费0万元），占总收入的{0}%；"
            "其他收入10万元，占总收入的5%。"
        ),
        ("20",),
        "25",
        "SHARE-01",
    ),
    (
        "what is in all of the accounts is more than what was spent",
        (
            "一、总体情况\n收入总计100万元，其中：本年收入90万元，年初结转和结余10万元。支出总计100万元，其中本年支出合计94万元；"
            "年末结转和结余{0}万元。\n二、支出情况\n本年支出的具体构成为：基本支出60万元，占63.83%；项目支出34万元，占36.17%。"
        ),
        ("6",),
        "16",
        "SUM-01",
    ),
    (
        "a list behind two figures divides the one that it makes",
        (
            "市本级直达资金46万元，未分配2万元，分配率95.65%。其中：中央直达资金40万元，地方直达资金6万元。"
            "基本支出90万元，其中：人员经费70万元，公用经费{0}万元。"
        ),
        ("20",),
        "30",
        "SUM-01",
    ),
    (
        "two lists in a row divide the same sum",
        (
            "全县共支出整合资金210万元，其中：部门支出100万元；乡镇支出110万元。其中：扶贫资金支出80万元；涉农资金支出130万元。"
            "基本支出90万元，其中：人员经费70万元，公用经费{0}万元。"
        ),
        ("20",),
        "30",
        "SUM-01",
    ),
    (
        "a sub-total that its own parts follow without a word",
        "一、人员情况\n实有人数小计105人，其中：在职人数小计105人，行政在职22人，事业在职83人；编制数{0}人，其中行政编制24人，事业编制94人。",
        ("118",),
        "128",
        "SUM-01",
    ),
    (
        "points that may be had beside those that were",
        (
            "一、评价结论\n该项目得分88.6分。其中：决策指标分值20分，得18分，得分率{0}%；过程指标分值20分，得17.6分，得分率88%；"
            "产出指标分值30分，得27分，得分率90%；效益指标分值30分，得26分，得分率86.67%。"
        ),
        ("90",),
        "95",
        "RATE-01",
    ),
    (
        "points that may be had by what stands behind them alone",
        "一、自评结果\n自评得分97.3分。其中：预算执行率20分，得{0}分；产出指标40分，得39分；效益指标40分，得39分。",
        ("19.3",),
        "29.3",
        "SUM-01",
    ),
    (
        "points in brackets that may be had",
        "一、自评结果\n综合得分93.4分，其中项目决策14.5分（满分15分）、项目过程{0}分（满分20分）、项目产出60分（满分65分）。",
        ("18.9",),
        "19.9",
        "SUM-01",
    ),
    (
        "two sums of two paragraphs that are called nothing but a sum",
        (
            "一、资金来源\n二、省级资金使用情况\n主要用于设备费2.5万元，材料费7万元，试验费0.5万元，共计10万元。\n三、配套资金使用情况\n"
            "主要用于设备费22万元，材料费20万元，劳务费38万元，共计{0}万元。"
        ),
        ("80",),
        "81",
        "ARITH-01",
    ),
    (
        "headings of two years",
        (
            "一、2022年支出进度\n截至2023年底，部门支出119万元，其中：基本支出100万元，项目支出19万元。\n二、2023年支出进度\n"
            "截至2023年底，部门支出138万元，其中：基本支出102万元，项目支出{0}万元。"
        ),
        ("36",),
        "46",
        "SUM-01",
    ),
    (
        "budgets of two years, each in its own sentence",
        (
            "2022年“三公”经费预算中，公务用车运行费12万元，公务接待费8万元。\n"
            "2023年“三公”经费预算中，公务用车运行费11万元，公务接待费6万元。基本支出90万元，其中：人员经费70万元，公用经费{0}万元。"
        ),
        ("20",),
        "30",
        "SUM-01",
    ),
    (
        "what the budget paid for is a part of what was spent",
        (
            "一、支出决算情况\n支出合计120万元，其中：基本支出70万元，占{0}%；项目支出50万元，占41.67%。\n"
            "二、财政拨款基本支出情况\n财政拨款基本支出66万元，其中：人员经费60万元，公用经费6万元。"
        ),
        ("58.33",),
        "68.33",
        "SHARE-01",
    ),
    (
        "a sum of what two sentences tell",
        (
            "一、资金使用\n全年发放低保资金320万元，保障540人，其中城市{0}人、农村420人。发放供养资金108万元、临时救助资金21万元、"
            "护理补贴76万元，合计525万元。"
        ),
        ("120",),
        "130",
        "SUM-01",
    ),
    (
        "items of which a list says that nothing was spent",
        "二、“三公”经费\n“三公”经费支出9万元，其中：因公出国（境）费无；公务用车购置费无；公务用车运行维护费{0}万元；公务接待费1万元。",
        ("8",),
        "18",
        "SUM-01",
    ),
    (
        "an item without an amount and the reason for it",
        "二、“三公”经费\n“三公”经费支出9万元。其中，因公出国（境）费用没有，原因是未安排；公务用车运行维护费{0}万元；公务接待费1万元。",
        ("8",),
        "18",
        "SUM-01",
    ),
    (
        "what was left of a budget, in the next sentence",
        "二、“三公”经费\n“三公”经费支出年初预算12万元，支出决算9万元，完成年初预算的75%。决算数较预算数减少{0}万元。",
        ("3",),
        "5",
        "SUM-01",
    ),
    (
        "what was left of a budget that another paragraph tells",
        (
            "二、“三公”经费\n2023年“三公”经费预算为12万元，其中：公务接待费4万元，公务用车运行维护费8万元。\n"
            "2023年“三公”经费支出共计9万元，较年初预算数减少{0}万元，下降25%。"
        ),
        ("3",),
        "2",
        "RATE-03",
    ),
    (
        "the difference of two figures",
        "二、“三公”经费\n公务接待费支出1.5万元，年初预算为2万元，差值为{0}万元。",
        ("0.5",),
        "0.9",
        "SUM-01",
    ),
    (
        "the year before at the head of a sentence",
        "一、总体情况\n2023年度收、支总计均为1523万元。与2022年度1602万元相比，收、支总计各减少{0}万元，下降4.93%。",
        ("79",),
        "97",
        "SUM-01",
    ),
    (
        "growth of a figure that another paragraph tells",
        (
            "一、总体情况\n2023年度收入总计760万元，其中：本年收入750万元，年初结转和结余10万元；支出总计760万元，其中：本年支出755万元，"
            "年末结转和结余5万元。\n与2022年度相比，收入总计减少40万元，下降{0}%；支出总计减少40万元，下降5%。"
        ),
        ("5",),
        "8",
        "RATE-03",
    ),
    (
        "lines below their total, each with its share",
        "二、收入情况\n2023年收入合计500万元，与2022年相比减少20万元，下降3.85%。其中：\n财政拨款收入450万元，占{0}%；\n其他收入50万元，占10%。",
        ("90",),
        "95",
        "SHARE-01",
    ),
    (
        "numbered lines below a sum of the accounts",
        (
            "二、支出情况\n（一）支出总计200万元，包括：\n1.基本支出120万元，占支出总计的{0}%。主要是为保障运转而发生的支出。"
            "其中：人员经费100万元，公用经费20万元。\n2.项目支出74万元，占支出总计的37%。\n3.年末结转和结余6万元，占支出总计的3%。"
        ),
        ("60",),
        "65",
        "SHARE-01",
    ),
    (
        "the same sum by another view of it",
        (
            "一、收入情况\n全区完成收入200万元。其中：地方收入140万元；上划收入60万元。分部门情况是：税务部门完成150万元，"
            "财政部门完成50万元。基本支出90万元，其中：人员经费60万元，公用经费{0}万元。"
        ),
        ("30",),
        "31",
        "SUM-01",
    ),
    (
        "a budget of lines that are called spending",
        "一、预算情况\n部门预算总金额804万元，其中：基本支出758万元，项目支出{0}万元。",
        ("46",),
        "56",
        "SUM-01",
    ),
    (
        "a rate of control and one of completion",
        "一、预算执行情况\n调整后预算66000万元，实际支出64680万元，预算完成率{0}%。“三公”经费预算数为18万元，决算数为15.62万元，控制率为86.78%。",
        ("98",),
        "89",
        "RATE-01",
    ),
    (
        "lines of the accounts make what was planned and what was spent",
        (
            "一、财政拨款支出情况\n2023年财政拨款支出年初预算80万元，支出决算90万元，完成年初预算的112.5%。按照功能分类科目，其中：\n"
            "1.农林水支出（类）水利（款）行政运行（项）。年初预算50万元，支出决算{0}万元。\n"
            "2.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算30万元，支出决算30万元，完成年初预算的100%。"
        ),
        ("60",),
        "62",
        "SUM-03",
    ),
    (
        "a share of a target that stands between",
        "一、完成情况\n已完成整地种植850公顷，占总体目标1000公顷的{0}%，累计完成投资510万元，占总体费用300万元的170%。",
        ("85",),
        "95",
        "RATE-01",
    ),
    (
        "everybody, with those who retired and by how many they changed",
        "一、人员情况\n编制数62人，实有人数{0}人，其中：在职58人，减少2人；退休40人，增加3人；离休0人，增加0人。",
        ("98",),
        "88",
        "SUM-01",
    ),
    (
        "people, and the word for all of them at the end",
        "一、人员情况\n我局在职113人，离休2人，退休75人，临聘15人，共{0}人。",
        ("205",),
        "215",
        "SUM-01",
    ),
    (
        "the retired in a bracket",
        "一、人员情况\n离退休人员共计{0}人（离休1人，退休26人）。",
        ("27",),
        "25",
        "SUM-01",
    ),
    (
        "a figure that the text says was rounded to whole units",
        "一、投资情况\n总投资{0}万元（取整数），由清淤工程640.3万元、堤防工程380.4万元、绿化工程228.9万元组成。",
        ("1250",),
        "1260",
        "SUM-01",
    ),
    (
        "a text that says that all of its amounts were rounded",
        "本报告金额取整。\n一、支出情况\n基本支出{0}万元，其中：人员经费70万元，公用经费21万元。",
        ("90",),
        "80",
        "SUM-01",
    ),
    (
        "people who left early are counted with the others or without them",
        "一、人员情况\n编制数40人，在职人员40人，提前离岗2人，在职人员控制率{0}%。",
        ("95",),
        "85",
        "STAFF-02",
    ),
    (
        "points by heads that leave no other",
        "一、自评结果\n综合自评得分96.5分，其中投入10分、过程{0}分、产出30分、效益28分。",
        ("28.5",),
        "21.5",
        "SUM-01",
    ),
    (
        "a list of which the rest is named last",
        "一、支出情况\n项目支出90万元，其中：河道清淤{0}万元，堤防加固30万元，其他支出20万元。",
        ("40",),
        "10",
        "SUM-01",
    ),
    (
        "kinds of purchases that leave no other",
        "一、采购情况\n采购预算规模{0}万元，其中：货物类采购40万元；工程类采购30万元；服务类采购20万元。",
        ("90",),
        "99",
        "SUM-01",
    ),
    (
        "lines that begin with 一是 and are as many as were announced",
        "一、资金情况\n安排项目预算资金{0}万元，任务2个，具体如下：\n一是清淤项目，安排资金50万元。\n二是堤防项目，安排资金40万元。",
        ("90",),
        "99",
        "SUM-01",
    ),
    (
        "shares in a sentence of its own are of the sum that its amounts make",
        (
            "二、“三公”经费\n“三公”经费支出年初预算6.5万元，支出决算5.2万元。\n“三公”经费支出中，因公出国（境）费支出0万元，占0%；"
            "公务用车运行维护费支出4.4万元，占{0}%；公务接待费支出0.8万元，占15.38%。"
        ),
        ("84.62",),
        "87.62",
        "SHARE-01",
    ),
    (
        "projects whose own evaluations the sentences tell are not the whole budget",
        (
            "四、绩效自评\n组织开展绩效自评。其中，“清淤整治”项目自评得分97.6分，全年预算数为698万元，执行数为681.2万元，完成预算的97.6%。"
            "“站点运行”项目自评得分为98分，全年预算数32万元，执行数29.1万元，完成预算的{0}%。"
        ),
        ("90.9",),
        "99.9",
        "RATE-01",
    ),
    (
        "items that tell two figures each",
        (
            "一、办理情况\n共受理案件128件，审结123件。其中：民事案件受理84件，审结81件；行政案件受理44件，审结42件。"
            "基本支出9{0}万元，其中：人员经费60万元，公用经费32万元。"
        ),
        ("2",),
        "1",
        "SUM-01",
    ),
    (
        "one item that tells two figures",
        "一、办理情况\n共受理案件128件，审结123件。其中：民事案件受理84件，审结81件。基本支出9{0}万元，其中：人员经费60万元，公用经费32万元。",
        ("2",),
        "1",
        "SUM-01",
    ),
    (
        "points by their heads, each behind those that may be had",
        "一、自评结果\n总分100分，自评得分96分。其中：投入20分，自评19分；过程20分，自评{0}分；产出30分，自评29分；效果30分，自评29分。",
        ("19",),
        "13",
        "SUM-01",
    ),
    (
        "a share of all spending beside lines that are called spending, too",
        (
            "一、支出情况\n支出合计350万元，其中：基本支出110万元，项目支出240万元，经营支出0万元。\n"
            "二、财政拨款支出情况\n财政拨款支出340万元，占本年支出的{0}%。"
        ),
        ("97.14",),
        "94.17",
        "SHARE-01",
    ),
    (
        "the end of the year before is the earlier value",
        "二、资产情况\n资产总额456万元，较上年末432万元增加24万元，增长{0}%。",
        ("5.56",),
        "6.56",
        "RATE-03",
    ),
    (
        "what was saved of a budget, and the fall from the year before behind it",
        (
            "四、“三公”经费\n2023年“三公”经费预算26万元，实际支出22.36万元，较预算节约{0}万元；与2022年24.10万元相比下降7.22%。"
            "其中公务用车运行维护费18.20万元（预算20万元），公务接待费4.16万元（预算6万元）。"
        ),
        ("3.64",),
        "6.34",
        "SUM-01",
    ),
    (
        "a bracket of amounts with names of their own",
        "三、项目\n项目资金156万元（车购税资金94万元、省级补助31万元、县级配套{0}万元），支付140万元。",
        ("31",),
        "51",
        "SUM-01",
    ),
    (
        "counts, each with the money of it",
        (
            "二、评价情况\n重点评价项目18个，涉及资金9.7亿元，其中：项目支出评价12个6.3亿元、政策评价3个1.9亿元、"
            "整体评价3个{0}亿元。"
        ),
        ("1.5",),
        "2.5",
        "SUM-01",
    ),
    (
        "weights in per cent beside the points that were had",
        (
            "一、评价结论\n评价得分86分。具体得分情况如下：决策类指标权重15%，得分{0}分；过程类指标权重25%，得分21分；"
            "产出类指标权重35%，得分31分；效益类指标权重25%，得分20分。"
        ),
        ("14",),
        "10",
        "SUM-01",
    ),
    (
        "the gaps of the parts make the gap of the total",
        (
            "二、“三公”经费\n“三公”经费支出36万元，较上年减少{0}万元，下降10%。其中：公务用车运行维护费33万元，较上年减少2万元，"
            "下降5.71%；公务接待费3万元，较上年减少2万元，下降40%；因公出国（境）费0万元，与上年持平。"
        ),
        ("4",),
        "5",
        "SUM-01",
    ),
    (
        "a budget with what was brought over into it",
        "一、资金\n专项资金预算安排{0}万元，其中上年结转12万元、当年安排74万元。",
        ("86",),
        "80",
        "SUM-01",
    ),
]


def failing(text):
    """The rules of the checks on figures that fail on a text, above a hint."""
    found = audit_files([NamedBytes("report.txt", (TITLE + text).encode())]).audit
    wrong = [c for c in found.checks if c.verdict in FAILING and c.nature in {"data", "compliance"}]
    return {c.rule for c in wrong if c.severity in {"high", "medium", "low"}}


NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_right_figures_are_not_called_wrong(what, text, right, wrong, rule):
    assert failing(text.format(*right)) == set()


@pytest.mark.parametrize(("what", "text", "right", "wrong", "rule"), CASES, ids=NAMES)
def test_one_changed_figure_is_found(what, text, right, wrong, rule):
    assert rule in failing(text.format(wrong, *right[1:]))
