"""Labels and measures: what a number in a sentence is called."""

import pytest

from tests.extract.narrative.builders import prose

TITLE = "2023年度山阳县水利局整体支出绩效自评报告"

LABELS = [
    # what the sentence shows, the sentence, the number, its label, its measure
    (
        "the noun before the numeral",
        "2023年度基本支出120.50万元。",
        "120.50",
        "基本支出",
        "全年执行数",
    ),
    ("the noun behind the numeral", "共有15件作品参展。", "15", "作品参展", "完成值"),
    ("people by what is theirs", "共有15位会员作品参展。", "15", "作品参展的会员", "完成值"),
    ("both sides of the numeral", "工程覆盖36个村（社区）。", "36", "工程覆盖村（社区）", "完成值"),
    ("a copula between", "公用经费合计为35.2万元。", "35.2", "公用经费", "全年执行数"),
    ("a limit between", "培训人次不少于300人次。", "300", "培训人次", "完成值"),
    (
        "the word for a total of a list",
        "2023年基本支出合计66万元。其中：1.工资福利支出59万元。2.商品和服务支出7万元。",
        "66",
        "基本支出合计",
        "全年执行数",
    ),
    ("a date before", "截至2023年12月31日，实有在职人员42人。", "42", "实有在职人员", "人数"),
    ("a colon between", "人员经费：80万元。", "80", "人员经费", "全年执行数"),
    ("a quoted name", "“春雨计划”惠及学生2.4万人。", "2.4", "“春雨计划”惠及学生", "完成值"),
    (
        "quotation marks around one word",
        "“三公”经费支出3.5万元。",
        "3.5",
        "三公经费支出",
        "全年执行数",
    ),
    ("a place in a ranking", "话题登上热榜全国第四。", "四", "话题登上热榜", "名次"),
    ("a verb before the field of a ranking", "考评位居全省第2名。", "2", "考评", "名次"),
    ("a ranking without a field", "测评得分排名第三，提升明显。", "三", "测评得分", "名次"),
    ("medals by one sign", "世界杯3金2银。", "2", "世界杯银牌", "完成值"),
    ("a figure big by name", "推进五大行动。", "五", "推进行动", "完成值"),
    ("the time behind a unit", "电台播出5次/天（共150次）。", "150", "电台播出", "完成值"),
    (
        "the target beside",
        "统计参加锻炼比例，超过目标值46%，达到46.85%。",
        "46",
        "统计参加锻炼比例",
        "目标值",
    ),
    ("a list number without a mark", "1 参赛26个项目;2 获冠军8个。", "26", "参赛项目", "完成值"),
    (
        "a budget is no subject of its own",
        "年初预算80万元，全年预算90万元，执行数85万元。",
        "85",
        "执行数",
        "全年执行数",
    ),
    ("a fall behind a gap", "公用经费减少2万元，下降6%。", "6", "公用经费下降", "增长率"),
    (
        "a share of a budget",
        "接待费4万元，完成预算5万元的80%。",
        "80",
        "接待费预算完成率",
        "执行率",
    ),
    (
        "the budget of such a share",
        "接待费4万元，完成年初预算5万元的80%。",
        "5",
        "接待费年初预算",
        "年初预算数",
    ),
    (
        "a verb that says nothing",
        "李某获得2022年全国锦标赛金牌3枚。",
        "3",
        "李某全国锦标赛金牌",
        "完成值",
    ),
    (
        "a modifier shared by the next in a list",
        "共获世界杯金牌5枚、银牌4枚。",
        "4",
        "世界杯银牌",
        "完成值",
    ),
    ("no modifier to share", "购置跑道6套、篮球架9套。", "9", "篮球架", "完成值"),
    ("two counts joined behind one verb", "制作展板70块和手册800本。", "800", "手册", "完成值"),
    (
        "a noun that belongs to the numeral before",
        "印制600本手册和900张海报。",
        "900",
        "海报",
        "完成值",
    ),
    ("examples of what is counted", "设办公室、财务股等6个股室。", "6", "设股室", "机构数"),
    (
        "a length of time inside the name",
        "花会五天累计接待游客7.3万人。",
        "7.3",
        "花会五天累计接待游客",
        "完成值",
    ),
    (
        "an object left out the second time",
        "发现隐患80处，已整改76处。",
        "76",
        "整改隐患",
        "完成值",
    ),
    ("a rate of the object", "发现隐患80处，已整改76处，整改率95%。", "95", "隐患整改率", "比率"),
    ("a share", "人员经费60万元，占基本支出的75%。", "75", "人员经费占基本支出", "占比"),
    ("a share without its whole", "群众对服务满意占97%。", "97", "群众对服务满意", "占比"),
    (
        "growth of what was named before",
        "接待游客8万人，同比增长12.5%。",
        "12.5",
        "接待游客同比增长",
        "增长率",
    ),
    ("an increase that was reached is no growth", "覆盖率提高到95%。", "95", "覆盖率提高", "占比"),
    ("what a value was before", "覆盖率由85%提高到89%。", "85", "覆盖率（原）", "原值"),
    ("and what it became", "覆盖率由85%提高到89%。", "89", "覆盖率", "比率"),
    (
        "the figure of one head",
        "资助学生60人，发放资金3万元，人均500元。",
        "500",
        "发放资金人均",
        "全年执行数",
    ),
    (
        "examples behind a name",
        "局机关内设办公室、财务股6个股室。",
        "6",
        "局机关内设股室",
        "机构数",
    ),
    (
        "two growths for two figures",
        "产值8亿元，税收2亿元，分别增长5.5%和6.5%。",
        "6.5",
        "税收增长",
        "增长率",
    ),
    (
        "a gap to the year before",
        "印刷费7万元，比上年减少3万元。",
        "3",
        "印刷费比上年减少",
        "增减额",
    ),
    (
        "the value of the year before",
        "印刷费7万元，较上年的9万元减少2万元。",
        "9",
        "印刷费（上年）",
        "上年决算数",
    ),
    (
        "names before 分别为",
        "人员经费和公用经费分别为60万元和20万元。",
        "20",
        "公用经费",
        "全年执行数",
    ),
    ("posts", "核定事业编制25名。", "25", "核定事业编制", "编制数"),
    (
        "people who hold such posts",
        "在职人员30人，其中事业编制12人。",
        "12",
        "事业编制人员",
        "人数",
    ),
    ("first budget", "2023年预算资金88万元。", "88", "预算资金", "年初预算数"),
    ("income of the accounts", "财政拨款收入96万元。", "96", "财政拨款收入", "收入决算数"),
    ("income that others earned", "实现旅游收入4.2亿元。", "4.2", "实现旅游收入", "完成值"),
    ("points taken off", "预算执行率94%，扣0.6分。", "0.6", "预算执行率扣分", "扣分"),
    (
        "what became of the money of a sentence",
        "年初预算项目专项资金90万元，实际支出84万元。",
        "84",
        "年初预算项目实际支出",
        "全年执行数",
    ),
    (
        "an amount under the same heading as its factor",
        "讲课费800元*5次=4000元。",
        "5",
        "讲课费",
        "完成值",
    ),
]


@pytest.mark.parametrize(
    ("what", "text", "raw", "label", "measure"), LABELS, ids=[c[0] for c in LABELS]
)
def test_what_a_number_is_called(what, text, raw, label, measure):
    fact = prose(TITLE, text).fact(raw)
    assert (fact.label, fact.measure) == (label, measure)


MEANINGS = [
    (
        "a concept behind a fund",
        "2023年一般公共预算财政拨款基本支出70万元。",
        "70",
        "basic_spending",
        "一般公共预算",
    ),
    ("a concept behind the name of a unit", "县水利局公务接待费2万元。", "2", "reception", None),
    ("a concept with a word of measure", "公务接待费支出决算2万元。", "2", "reception", None),
    (
        "the spending of a project is not all project spending",
        "河道疏浚项目支出6万元。",
        "6",
        None,
        None,
    ),
    (
        "all the spending of a fund",
        "政府性基金预算支出9万元。",
        "9",
        "total_spending",
        "政府性基金",
    ),
    (
        "a budget of a concept named before",
        "公务接待费支出2万元，年初预算为3万元。",
        "3",
        "reception",
        None,
    ),
    ("what was left over is no concept", "总支出9万元，结余1万元。", "1", None, None),
    (
        "a fund that the sentence began with",
        "政府性基金项目支出9万元，其中：村道5万元。",
        "5",
        None,
        "政府性基金",
    ),
    (
        "a fund of the siblings is not inherited",
        "收入50万元，其中：政府性基金拨款20万元，事业收入30万元。",
        "30",
        None,
        None,
    ),
    (
        "a word of money in general is no line of the accounts",
        "协调中央资金12万元。",
        "12",
        None,
        None,
    ),
]


@pytest.mark.parametrize(
    ("what", "text", "raw", "concept", "fund"), MEANINGS, ids=[c[0] for c in MEANINGS]
)
def test_what_an_amount_is_about(what, text, raw, concept, fund):
    fact = prose(TITLE, text).fact(raw)
    assert (fact.concept, fact.fund) == (concept, fund)


PERIODS = [
    ("the year of the report", "基本支出70万元。", "70", "2023"),
    ("the year of the sentence", "2022年基本支出70万元。", "70", "2022"),
    ("the year before", "上年支出60万元。", "60", "2022"),
    ("a year in a name is no period", "3个项目纳入2025年储备库，建成8个。", "8", "2023"),
]


@pytest.mark.parametrize(("what", "text", "raw", "period"), PERIODS, ids=[c[0] for c in PERIODS])
def test_the_year_of_a_figure(what, text, raw, period):
    assert prose(TITLE, text).fact(raw).period == period


def test_a_fund_is_taken_from_the_heading():
    reading = prose(TITLE, "三、政府性基金预算支出情况", "项目支出9万元。")
    assert reading.fact("9").fund == "政府性基金"
    assert reading.fact("9").path == ("三、政府性基金预算支出情况",)


def test_words_that_limit_a_figure_are_kept():
    assert prose(TITLE, "内设机构8个（不含下属单位）。").fact("8").scope == ("不含下属单位",)


def test_every_quantity_has_a_name():
    text = "12万元，30%，5个；“7”件、8：9分*10=11。（12）13名（14天"
    reading = prose(TITLE, text)
    assert all(len(label) >= 2 for _, label in reading.labels())
