"""Values, units and qualifiers as tables: what is printed, and what the scanner makes of it."""

from decimal import Decimal

import pytest

from extract.numbers import Kind
from extract.scan import scan_text
from extract.scan_shapes import printed_value
from tests.extract.numerals import (
    count,
    date,
    found,
    item,
    money,
    name,
    percent,
    plain,
    score,
    sentences,
    worth,
)

VALUES = [
    ("a decimal keeps its printed zeros", "工资福利 310.20 万元", [money("310.20", "万元")]),
    ("a point groups nothing", "合计1.234万元", [money("1.234", "万元")]),
    ("commas group thousands", "合计1,234.56万元", [money("1,234.56", "万元", value="1234.56")]),
    (
        "full-width commas group before a decimal",
        "合计1，234.56万元",
        [money("1，234.56", "万元", value="1234.56")],
    ),
    ("full-width commas group in a cell of one number", "3，000", [plain("3，000", value="3000")]),
    ("two full groups", "1,234,567元", [money("1,234,567", "元", value="1234567")]),
    ("groups without decimals", "读者11,023人", [count("11,023", "人", value="11023")]),
    (
        "commas between single figures part a list",
        "分别为1，2，3",
        [plain("1"), plain("2"), plain("3")],
    ),
    ("a group of two is no group", "共1,23", [plain("1"), plain("23")]),
    ("a group of four is no group", "共1,2345", [plain("1"), plain("2345")]),
    ("a leading zero groups nothing", "共0,123", [plain("0"), plain("123")]),
    ("full-width digits and point", "共１２．５万元", [money("１２．５", "万元", value="12.5")]),
    (
        "full-width digits with a narrow point",
        "占１２.５％",
        [percent("１２.５", "%", value="12.5")],
    ),
    (
        "a blank torn in before the point",
        "支出4127 .86万元",
        [money("4127 .86", "万元", value="4127.86")],
    ),
    ("a line torn after the point in a cell", "38.\n60", [plain("38.\n60", value="38.60")]),
    (
        "a blank torn in after the point before a unit",
        "支出38. 60万元",
        [money("38. 60", "万元", value="38.60")],
    ),
    (
        "a line torn after a comma in a cell",
        "12,345,\n678.90",
        [plain("12,345,\n678.90", value="12345678.90")],
    ),
    ("two lines of a cell are two numbers", "100\n95.5", [plain("100"), plain("95.5")]),
    ("a stop ends a sentence and no figure", "完成率95.其中", [plain("95")]),
    ("zero is a number", "0", [plain("0")]),
    ("a bare cell of seven digits", "1234567", [plain("1234567")]),
    ("a bare cell with full-width blanks around", "　98　", [plain("98")]),
]

SIGNS = [
    ("a minus at the start", "-10", [plain("-10")]),
    ("a full-width minus", "同比－10%", [percent("－10", "%", value="-10")]),
    ("a mathematical minus", "气温−10℃", [count("−10", "℃", value="-10")]),
    ("a minus behind a blank", "增长 -3.5%", [percent("-3.5", "%")]),
    ("a minus behind a word", "增长率-3.5%", [percent("-3.5", "%")]),
    ("a minus behind a colon", "差额：-5", [plain("-5")]),
    ("two cells of a flattened row", "12.5 -3.2", [plain("12.5"), plain("-3.2")]),
    ("a range is two numbers", "5-10个", [count("5", "个"), count("10", "个")]),
    ("a wide range too", "5 -10个", [count("5", "个"), count("10", "个")]),
    ("a stroke behind a unit is no minus", "5%-10%", [percent("5", "%"), percent("10", "%")]),
    ("a hyphen after a word", "附件-1", [plain("1")]),
    ("a written difference", "3 - 1", [plain("3"), plain("1")]),
    (
        "a loss of many digits keeps them all",
        "差-1234567890123456789012345678901.5元",
        [money("-1234567890123456789012345678901.5", "元")],
    ),
    ("a double stroke", "目标--5", [plain("5")]),
    ("brackets of bookkeepers with a decimal", "(123.45)", [money("(123.45)", value="-123.45")]),
    ("full-width brackets with a group", "（2,000）", [money("（2,000）", value="-2000")]),
    (
        "brackets of bookkeepers with a unit",
        "(123.45)万元",
        [money("(123.45)", "万元", value="-123.45")],
    ),
    ("a bracketed whole number is no loss", "（6）", [plain("6")]),
]

MONEY = [
    ("hundreds of millions", "投资5.45亿元", [money("5.45", "亿元")]),
    ("thousands", "补助3千元", [money("3", "千元")]),
    ("millions", "募集2百万元", [money("2", "百万元")]),
    ("a blank before the unit", "支出 20 万元", [money("20", "万元")]),
    ("a blank inside the unit", "支出20 万 元", [money("20", "万元")]),
    ("a foreign currency", "收入300万美元", [money("300", "万美元")]),
    ("a sign before the figures", "￥12.5", [money("12.5", "元")]),
    ("letters before the figures", "RMB12.5", [money("12.5", "元")]),
    ("a sign before and a magnitude after", "￥12.5万", [money("12.5", "万")]),
    ("a sign before and a unit after", "¥12.5元", [money("12.5", "元")]),
    ("a sign before and another thing after", "¥12 个", [money("12", "元")]),
    ("the name of the currency before", "人民币10万元", [money("10", "万元")]),
    ("a unit in brackets", "20（万元）", [money("20", "万元")]),
    ("a price for each", "3000元/人", [money("3000", "元/人")]),
    ("a price for a year", "20万元/年", [money("20", "万元/年")]),
    ("a bare magnitude after a word of money", "专项资金200万", [money("200", "万")]),
    ("a bare magnitude in a cell", "30万", [plain("30", "万")]),
    ("a bare magnitude of views", "播放量6000万", [plain("6000", "万")]),
    ("a bare magnitude before what it counts", "投入带来5亿流量", [plain("5", "亿")]),
    ("the nearer word decides", "资金支持后浏览达2.1亿", [plain("2.1", "亿")]),
    ("a word of another clause says nothing", "资金到位；覆盖4万", [plain("4", "万")]),
    (
        "a bare magnitude in a sum with a unit",
        "0.6万*15次=9万元",
        [money("0.6", "万"), count("15", "次"), money("9", "万元")],
    ),
    (
        "a bare result of a priced product",
        "4000册*0.02万元=80万",
        [count("4000", "册"), money("0.02", "万元"), money("80", "万")],
    ),
    ("元 begins another word", "2个元旦活动", [count("2", "个")]),
]

PERCENT = [
    ("a percentage", "占71.25%", [percent("71.25", "%")]),
    ("a full-width sign", "100％", [percent("100", "%")]),
    ("per mille", "低于5‰", [percent("5", "‰", "<")]),
    ("points", "提高3个百分点", [percent("3", "个百分点")]),
    ("points without a counter", "提高0.5百分点", [percent("0.5", "百分点")]),
    ("the words before the figures", "百分之95", [percent("95", "%")]),
    ("per mille in words before the figures", "千分之3", [percent("3", "‰")]),
    ("tenths", "增长3成", [percent("3", "成")]),
]  # fmt: skip

COUNTS = [
    ("a counter", "举办88场", [count("88", "场")]),
    ("a counter on the next line at the end", "12\n个", [count("12", "个")]),
    ("a word on the next line is no counter", "12\n个体经营", [plain("12")]),
    ("the next paragraph begins with a counter", "12\n人均收入", [plain("12")]),
    ("a paragraph that goes on", "12\n场活动办完", [plain("12")]),
    ("people by ten thousands", "惠及1.5万人", [count("1.5", "万人")]),
    ("visits by ten thousands", "接待20万人次", [count("20", "万人次")]),
    ("visits of firms", "检查147家次", [count("147", "家次")]),
    ("a length of time", "3年", [count("3", "年")]),
    ("months are a count", "历时3个月", [count("3", "个月")]),
    ("minutes are no points", "10分钟", [count("10", "分钟")]),
    ("an area", "5000平方米", [count("5000", "平方米")]),
    ("an area by a sign", "300㎡", [count("300", "㎡")]),
    ("a figure in the unit belongs to the number", "100m2", [count("100m2", "m2", value="100")]),
    ("Latin units", "长5km", [count("5", "km")]),
    ("a Latin unit ends with its letters", "5kmx", [name("5kmx", "5")]),
    ("two names of a unit", "建成9 所（个）", [count("9", "所(个)")]),
    ("a unit in brackets", "14（个）", [count("14", "个")]),
    ("brackets with another thing", "14个（元）", [count("14", "个")]),
    ("so many for each", "50人/期", [count("50", "人/期")]),
    ("so many a day", "10次/天", [count("10", "次/天")]),
    ("so many a month", "3场/月", [count("3", "场/月")]),
    ("a stroke before no unit", "5个/全部", [count("5", "个")]),
    ("a counter that nobody wrote down", "新修120埭，", [count("120", "埭")]),
    ("an unknown counter behind a sign", "≥120埭", [count("120", "埭", ">=")]),
    ("two signs are no unknown counter", "新修120埭头，", [plain("120")]),
    ("nor is one behind a blank", "新修120 埭，", [plain("120")]),
    ("nor a sign that never counts", "新修120等，", [plain("120")]),
    ("medals in short", "3金2银", [count("3", "金"), count("2", "银")]),
    ("a metal is no medal", "3金属", [plain("3")]),
    ("a magnitude of no unit", "约2千", [plain("2", "千", "~")]),
    (
        "a counter that begins another word",
        "2023 年度 12 项目支出",
        [date("2023 年度", "2023"), plain("12")],
    ),
    ("a longer word lets the shorter one through", "3项目标", [count("3", "项")]),
    ("people at work are no unit", "现有12人员", [plain("12")]),
    ("big things", "4大品牌", [count("4")]),
    ("a meeting is not big", "4大会议", [plain("4")]),
    ("a word before its own unit", "开发APP3个", [count("3", "个")]),
    (
        "a sum of lettered terms counts each",
        "播出2TT+3T+1B",
        [count("2", "TT"), count("3", "T"), count("1", "B")],
    ),
    ("two lettered terms are names", "支持4G+5G", [name("4G", "4"), name("5G", "5")]),
]

SCORES = [
    ("points", "得9.5分", [score("9.5", "分")]),
    ("points in brackets", "产出指标(40分)", [score("40", "分")]),
    ("points on a line of their own", "产出指标\n（40分）", [score("40", "分")]),
    ("the weight of an indicator", "质量指标（6）", [score("6")]),
    (
        "the weight of an indicator in a sentence",
        "质量指标（6），数量指标（8）。",
        [score("6"), score("8")],
    ),
    ("the weight behind a short label", "资产处置（4）", [score("4")]),
    ("a fraction is no score", "3分之1", [plain("3"), plain("1")]),
    ("a class is no score", "10 分值", [plain("10")]),
]

BEFORE = [
    ("at least", "≥98%", [percent("98", "%", ">=")]),
    ("at least, the other sign", "≧98％", [percent("98", "%", ">=")]),
    ("at least, two signs", ">=98", [plain("98", "", ">=")]),
    ("at least, full width", "＞=5个", [count("5", "个", ">=")]),
    ("above", "＞3天", [count("3", "天", ">")]),
    ("at most", "≤0.1%", [percent("0.1", "%", "<=")]),
    ("below", "＜5", [plain("5", "", "<")]),
    ("equal", "=100%", [percent("100", "%", "=")]),
    ("equal, the double line", "═50个", [count("50", "个", "=")]),
    ("equal behind a colon", "指标值：=12个", [count("12", "个", "=")]),
    ("an equation is no qualifier", "2*3=6", [plain("2"), plain("3"), plain("6")]),
    ("not fewer than", "不少于30处", [count("30", "处", ">=")]),
    ("not fewer, in short", "不少30种", [count("30", "种", ">=")]),
    ("not below", "不低于 90%", [percent("90", "%", ">=")]),
    ("not below something's", "不低于上年的90%", [percent("90", "%", ">=")]),
    ("a short word before something's says nothing", "靠近公园的3个", [count("3", "个")]),
    ("another thing's says nothing", "来自公园的3个", [count("3", "个")]),
    ("more than", "超过3个", [count("3", "个", ">")]),
    ("more than, in short", "超2亿元", [money("2", "亿元", ">")]),
    ("not more than", "不超过5万元", [money("5", "万元", "<=")]),
    ("fewer than", "少于5次", [count("5", "次", "<")]),
    ("nearly", "近500件", [count("500", "件", "~")]),
    ("about", "大约20人", [count("20", "人", "~")]),
    ("the last years are exact", "近3年", [count("3", "年")]),
    ("the last times are exact", "最近5次", [count("5", "次")]),
    ("a contract is not about", "签约5个", [count("5", "个")]),
]

AFTER = [
    ("and more", "带动1.5万人以上", [count("1.5", "万人", ">=")]),
    ("and more, the number itself said", "95%及以上", [percent("95", "%", ">=")]),
    ("within", "5%以内", [percent("5", "%", "<=")]),
    ("within a time", "3年内", [count("3", "年", "<=")]),
    ("inside an office is no limit", "3年内部审计", [count("3", "年")]),
    ("inside something that is no time", "3个内", [count("3", "个")]),
    ("more or less", "12家左右", [count("12", "家", "~")]),
    ("the sign before wins", "超过3个以上", [count("3", "个", ">")]),
    ("odd", "700余篇", [count("700", "篇", "+")]),
    ("odd behind a blank", "700 余篇", [count("700", "篇", "+")]),
    ("many", "20多个", [count("20", "个", "+")]),
    ("many of a thing that begins alike", "10多项", [count("10", "项", "+")]),
    ("odd in a magnitude", "6.2万余张", [count("6.2", "万张", "+")]),
    ("odd before a magnitude", "300多万元", [money("300", "万元", "+")]),
    ("odd at the end", "共700余，", [plain("700", "", "+")]),
    ("a magnitude and odd at the end", "共3万余。", [plain("3", "万", "+")]),
    ("a remainder is not odd", "支付后700余额", [plain("700")]),
    ("a plus sign", "100+场", [count("100", "场", "+")]),
    ("a plus sign at the end", "100+", [plain("100", "", "+")]),
    ("a plus sign of a sum", "100+20", [plain("100"), plain("20")]),
]

SUMS = [
    (
        "a product with units",
        "3200元*50场=16万元",
        [money("3200", "元"), count("50", "场"), money("16", "万元")],
    ),
    ("a product with a bare factor", "1万元*8", [money("1", "万元"), plain("8")]),
    ("a decimal before a star at the start", "2.45*3次", [plain("2.45"), count("3", "次")]),
    ("a cross", "3份×2元", [count("3", "份"), money("2", "元")]),
    ("the letter for a cross", "5x4", [plain("5"), plain("4")]),
    ("a sum", "10+7+3=20万元", [plain("10"), plain("7"), plain("3"), money("20", "万元")]),
    ("a range with words", "3至5家", [count("3", "家"), count("5", "家")]),
    (
        "a row with one unit",
        "分别为3、5、8家",
        [count("3", "家"), count("5", "家"), count("8", "家")],
    ),
    ("a range of money", "5~10万元", [money("5", "万元"), money("10", "万元")]),
    ("a range of nothing", "5-10", [plain("5"), plain("10")]),
    ("a unit is not passed over words", "目标5，完成3个", [plain("5"), count("3", "个")]),
    ("a count does not give its unit to a list number", "1.办2场", [item("1"), count("2", "场")]),
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    **sentences(VALUES, SIGNS, MONEY, PERCENT, COUNTS, SCORES, BEFORE, AFTER, SUMS),
)
def test_numerals(text, numbers):
    assert found(text) == numbers


WORTH = [
    ("money counts in 元", "3万元", ("万元", "元", "10000", 0)),
    ("a smaller coin", "5.5角", ("角", "元", "0.1", 1)),
    ("visits count by the visit", "3万人次", ("万人次", "人次", "10000", 0)),
    ("a bare magnitude has no base", "3.41亿", ("亿", "", "100000000", 2)),
    ("a bare magnitude of money has one", "资金3.41亿", ("亿", "元", "100000000", 2)),
    ("kilometres count in metres", "5.0公里", ("公里", "米", "1000", 1)),
    ("magnitude and unit multiply", "2万公顷", ("万公顷", "平方米", "100000000", 0)),
    ("per mille counts in per cent", "5‰", ("‰", "%", "0.1", 0)),
    ("so many for each keeps both", "2万元/人", ("万元/人", "元/人", "10000", 0)),
    ("a closed counter has its own base", "3金", ("金", "枚", "1", 0)),
    ("no unit, no base", "12.50", ("", "", "1", 2)),
]


@pytest.mark.parametrize(("text", "facts"), **sentences(WORTH))
def test_what_a_unit_is_worth(text, facts):
    unit, base, scale, places = facts
    assert worth(text) == [(unit, base, Decimal(scale), places)]


def test_a_numeral_reaches_to_the_end_of_its_unit_and_limit():
    texts = ["不少于30处，", "95%以上的", "100m2。", "12"]
    assert [scan_text(text)[0].reach for text in texts] == [6, 5, 5, 2]


READINGS = [
    ("a range of days begins with the first", "6月8-10日", Kind.DATE, "6", 0),
    ("a document number begins with its year", "〔2023〕15号", Kind.IDENTIFIER, "2023", 0),
    ("characters without a digit", "十二", Kind.NAME, "0", 0),
    ("a quantity without a digit", "—", Kind.PLAIN, "0", 0),
    ("a loss", "（1,234.5）", Kind.MONEY, "-1234.5", 1),
]


@pytest.mark.parametrize(("raw", "kind", "value", "places"), **sentences(READINGS))
def test_what_characters_are_worth(raw, kind, value, places):
    assert printed_value(raw, kind) == (Decimal(value), places)
