"""Designs of forms with columns of their own; each once raised a false alarm, and a twin with one wrong figure is found."""

import pytest

from tests.audit.museum.test_quiet_forms import loud, rows

LEVELS = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分"


def moved(left):
    """What was added to a budget and taken from it stands in two columns."""
    return "2023年度项目支出绩效自评表\n单位：万元\n" + rows(
        "项目名称|老街雨污分流|||||||",
        "资金来源|年初预算|追加（+）|调减（-）|调整后预算|实际支出|结转结余|执行率（%）|得分",
        f"合计|850.00|90.40|38.20|902.20|880.65|{left}|97.61|9.76",
        "一般公共预算|600.00|90.40|20.00|670.40|660.65|9.75|98.55|",
        "政府性基金|250.00|0.00|18.20|231.80|220.00|11.80|94.91|",
    )


def adjusted(cut):
    """The adjusted budget is the first one with what was added and without what was cut."""
    return "2023年度项目支出绩效自评表\n单位：万元\n" + rows(
        "项目名称|街角公园改造|||||",
        "资金来源|年初预算|调增|调减|调整后预算|实际支出|执行率",
        f"年度资金总额|410.00|62.50|{cut}|444.20|430.87|97.00%",
    )


def rows_alone(total):
    """Points for execution stand beside a total of the other rows."""
    return "2023年度项目支出绩效自评表\n单位：万元\n" + rows(
        "项目名称|堤防巡查|||||",
        "资金来源|年初预算数|全年预算数|全年执行数|执行率|得分|",
        "年度资金总额|64.00|60.00|57.00|95.00%|9.50|",
        LEVELS,
        "产出指标|数量指标|巡查堤段|≥12段|12段|40|40",
        "效益指标|社会效益指标|险情发现率|≥95%|96%|40|38",
        "满意度指标|服务对象满意度指标|居民满意度|≥90%|92%|10|10",
        f"合计|||||90|{total}",
    )


def of_period(spent):
    """Columns of a whole investment and of former years beside those of the year."""
    return "基本建设类项目绩效自评表\n（2023年度）\n" + rows(
        "项目名称|乡镇卫生院业务用房|||||",
        "资金使用情况（万元）|资金来源|总投资|以前年度累计完成|本年预算数|本年执行数|本年执行率",
        "|合计|1860.00|986.00|520.00|496.60|95.50%",
        f"|中央预算内投资|400.00|320.00|80.00|{spent}|100.00%",
        "|专项债券资金|1200.00|566.00|390.00|366.60|94.00%",
        "|单位自筹|260.00|100.00|50.00|50.00|100.00%",
    )


def asked_below(part):
    """Under a block of money stand labels with a value each."""
    return "地方政府专项债券项目资金绩效自评表\n单位：万元\n" + rows(
        "项目名称|城南水厂扩建|||||",
        "资金筹措|项目|计划数|实际到位数|到位率|累计支出数|支出率",
        "|合计|2400|2280|95.00%|2052|90.00%",
        f"|专项债券资金|1600|1600|100.00%|{part}|95.00%",
        "|项目资本金|800|680|85.00%|532|78.24%",
        "还本付息情况|年度应付利息|49.92|年度实付利息|49.92|项目年收入|126",
    )


def of_two_sides(last):
    """Income and spending side by side, each with its own final account, and a part of a part among the spending."""
    return "部门（单位）整体支出绩效自评表\n（2023年度）\n" + rows(
        "部门名称|南麓市气象服务中心||||||",
        "收支情况（万元）|收入构成|年初预算|全年预算|决算数|支出构成|全年预算|决算数",
        "|一般公共预算财政拨款|650.20|712.48|712.48|基本支出|460.35|458.10",
        "|政府性基金预算财政拨款|30.00|28.00|28.00|其中：人员经费|410.35|410.35",
        "|事业收入|120.00|126.00|118.55|公用经费|50.00|47.75",
        "|其他收入|8.00|8.00|6.32|项目支出|414.13|406.25",
        f"|合计|808.20|874.48|{last}|合计|874.48|864.35",
    )


def block_beside(score):
    """The name of a block beside its rows states the unit, as the head of a column does."""
    return "项目支出绩效自评表\n（2023年度）\n" + rows(
        "项目名称|办案装备购置||||||",
        "预算执行（万元）|资金|年初预算数|全年预算数|全年执行数|执行率（%）|分值|得分",
        f"|年度资金总额|26.50|28.10|27.45|97.69|10|{score}",
        "|当年财政拨款|26.50|26.50|25.85|97.55|-|-",
        "|上年结转资金|0.00|1.60|1.60|100.00|-|-",
        "一级指标|二级指标|三级指标|指标方向|年度指标值|实际完成值|分值|得分",
        "产出指标|数量指标|购置执法终端|正向指标|≥60台|60台|50|50",
        "效益指标|可持续影响指标|平均响应时长|反向指标|≤40分钟|38分钟|40|40",
        "总分||||||100|99.77",
    )


def levels_dropped(score):
    """Rows in a text that has lost merged cells begin with the name of their indicator."""
    return "项目支出绩效自评表\n（2023年度）\n" + rows(
        "一级指标|二级指标|三级指标|指标方向|目标值|计量单位|完成值|权重|指标得分系数|得分",
        "产出|数量|配备网格员|≥|210|人|210|30|1|30",
        f"开展走访|≥|4800|次|4560|20|0.95|{score}",
        "质量|考核合格率|≥|95|%|97.1|20|1|20",
        "满意度|服务对象满意度|居民满意度|≥|90|%|91|30|1|30",
        "总得分|||||||100||99",
    )


def reviewed(score):
    """Behind the points that a unit gave itself stand those that others gave it."""
    return "项目绩效自评（复评）表\n（2020年度）\n" + rows(
        "一级指标|二级指标|三级指标|分值|评分标准|自评分|复评分|核定分|扣分原因",
        "决策（10分）|项目立项|立项依据充分性|5|依据充分得满分|5|5|5|",
        "||立项程序规范性|5|程序规范得满分|5|4|4|论证材料不全",
        f"产出（90分）|产出数量|贴息企业户数|50|完成率×50|{score}|50|50|",
        "|产出质量|贴息审核准确率|40|准确率×40|40|39|39|1户重复申报",
        "合计|||100||99.5|98|98|",
    )


def closed(*lines):
    """A table with a row a line, whose cells are each closed by a bar."""
    return "\n".join(line.replace("|", " | ") + " |" for line in lines) + "\n"


def empty_before(weight):
    """Rows whose first cells are empty begin with the bar that closes the first."""
    return "2023年度部门整体支出绩效评价指标评分表\n" + closed(
        "一级指标|分值|二级指标|分值|三级指标|分值|评价标准|得分|扣分说明",
        f"投入|15|目标设定|7|绩效目标合理性|{weight}|符合得满分|3|",
        "||||绩效指标明确性|4|清晰量化得满分|3|个别指标未量化",
        "||预算配置|8|在职人员控制率|4|≤100%得满分|4|",
        "||||三公经费变动率|4|≤0得满分|4|",
        "产出|85|职责履行|85|重点工作完成率|85|完成率×85|80|一项延后",
        "合计|100||100||100||94|",
    )


def quarters(spent):
    """A second row of heads stands under the first where its bars say, and has not slipped."""
    return "项目资金使用情况表\n项目名称：文化站运行维护　　单位：万元\n" + closed(
        "支出内容|预算金额|支出金额|||||结余",
        "||一季度|二季度|三季度|四季度|合计|",
        f"物业服务费|48.00|12.00|12.00|12.00|{spent}|47.60|0.40",
        "水电费|22.00|4.85|5.12|6.30|5.25|21.52|0.48",
        "活动经费|30.00|6.20|8.05|7.45|7.80|29.50|0.50",
        "合计|100.00|23.05|25.17|25.75|24.65|98.62|1.38",
    )


def kinds_under_measures(spent):
    """The lower row of a head has lost the cells before and behind its kinds of money."""
    return "2022年度项目支出预算执行情况表\n单位：万元\n" + rows(
        "项目名称|年初预算数|全年预算数|全年执行数|执行率",
        "小计|财政拨款|其他资金|小计|财政拨款|其他资金|小计|财政拨款|其他资金",
        f"站点建设|260.00|200.00|60.00|248.00|190.00|58.00|{spent}|182.56|58.00|97.00%",
        "设备更新|180.50|180.50|0.00|180.50|180.50|0.00|171.48|171.48|0.00|95.00%",
        "人员培训|32.00|20.00|12.00|30.00|20.00|10.00|28.50|18.50|10.00|95.00%",
        "合计|472.50|400.50|72.00|458.50|390.50|68.00|440.54|372.54|68.00|96.08%",
    )


def measures_under_kinds(rate):
    """Budget, spending and rate of two kinds of money, of which one is called an amount."""
    return "部门项目支出绩效自评情况汇总表\n（2022年度）　　金额单位：万元\n" + rows(
        "项目名称|资金总额|财政拨款|自评得分|评价等次",
        "预算数|执行数|执行率|预算数|执行数|执行率",
        "标准制修订|1260.00|1222.20|97.00%|1260.00|1222.20|97.00%|97.7|优",
        f"质量抽检|3480.00|3306.00|95.00%|3000.00|2850.00|{rate}|95.2|优",
        "合计|4740.00|4528.20|95.53%|4260.00|4072.20|95.59%||",
    )


def months(spent):
    """The lower row of a head begins in the middle of the table, and a text has lost what stands before."""
    return "项目资金使用情况表\n项目名称：文化站运行维护　　单位：万元\n" + rows(
        "支出内容|预算金额|支出金额|结余",
        "一季度|二季度|三季度|四季度|合计",
        f"物业服务费|48.00|12.00|12.00|12.00|11.60|{spent}|0.40",
        "水电费|22.00|4.85|5.12|6.30|5.25|21.52|0.48",
        "合计|70.00|16.85|17.12|18.30|16.85|69.12|0.88",
    )


def level_of_both(score):
    """满意度 names the first level of some forms and the second of others."""
    return "项目绩效自评表\n（2020年度）\n" + rows(
        "一级指标|二级指标|三级指标|分值|评分标准|自评分|扣分原因",
        "产出（60分）|产出数量|贴息企业户数|60|完成率×60|60|",
        f"效益（40分）|社会效益|新增就业|20|达标得满分|{score}|",
        "满意度|企业满意度|20|≥90%得满分|20|",
        "合计|||100||100|",
    )


def numbered(central):
    """Rows counted by 1. are parts of the one counted by （一） above them."""
    return "部门预算项目绩效自评表\n（2024年度）　　单位：万元\n" + rows(
        "项目名称|森林资源管护||||",
        "项目资金|项目|年初预算数|全年预算数|全年执行数|执行率",
        "|资金总额|680.50|702.00|673.92|96.00%",
        "|（一）一般公共预算|580.50|602.00|584.00|97.01%",
        f"|1.中央资金|200.00|221.50|{central}|100.00%",
        "|2.省级资金|180.50|180.50|172.50|95.57%",
        "|3.本级资金|200.00|200.00|190.00|95.00%",
        "|（二）其他资金|100.00|100.00|89.92|89.92%",
    )


def beside_rows(score):
    """Points for execution stand in words among the particulars of a form, and its rows make 90."""
    return "项目支出绩效自评表\n（2021年度）\n" + rows(
        "项目名称|智慧养老平台||||||",
        "资金（万元）|预算：168|支出：161.28|执行率：96%|执行得分为9.6|||",
        LEVELS + "|扣分原因",
        "产出指标|数量指标|服务老人数|≥3200人|3286人|50|50|",
        f"效益指标|社会效益指标|紧急呼叫响应率|≥98%|98.9%|40|{score}|",
        "总分|||||100|97.6|",
    )


def of_levels(score):
    """Points stand behind the first level alone and make a hundred without those for execution."""
    return "省级预算项目绩效自评表\n（2022年度）\n" + rows(
        "项目名称|产教融合实训||||||||",
        "预算情况（万元）|资金|年初预算|调整后预算|实际支出|执行率|得分||",
        "|合计|800.00|763.50|733.00|96.01%|9.6||",
        "一级指标|分值|二级指标|三级指标|指标方向|指标值|计量单位|实际完成|得分",
        "产出指标|60|数量指标|建设实训基地|≥|6|个|6|60",
        f"效益指标|30|社会效益指标|校企合作企业数|≥|40|家|43|{score}",
        "满意度指标|10|服务对象满意度|学生满意度|≥|90|%|94.6|10",
        "总分||||||||98",
    )


def grouped_items(spent):
    """A list of projects in groups whose names stand before the first of each."""
    return "涉农整合资金项目绩效自评表\n（2022年度）　单位：万元\n" + rows(
        "项目类别|项目名称|计划投资|完成投资|完成率",
        "产业发展|茶园提质改造|260.00|260.00|100.00%",
        "|冷链仓储|180.00|171.00|95.00%",
        f"基础设施|通组道路|420.00|{spent}|98.00%",
        "|安全饮水|136.00|136.00|100.00%",
        "合计||996.00|978.60|98.25%",
    )


CASES = [
    # what the design is, the form, the same with one wrong figure
    ("additions and cuts of a budget in columns", moved("21.55"), moved("31.55")),
    ("a budget with additions and cuts", adjusted("28.30"), adjusted("38.30")),
    ("a total of the rows beside points for execution", rows_alone("88"), rows_alone("89")),
    ("a year of a longer project", of_period("80.00"), of_period("90.00")),
    ("labels with values below the money", asked_below("1520"), asked_below("1250")),
    ("income and spending side by side", of_two_sides("865.35"), of_two_sides("885.35")),
    ("a block of money whose name tells the unit", block_beside("9.77"), block_beside("8.77")),
    ("names of levels dropped from a text", levels_dropped("19"), levels_dropped("9")),
    ("empty cells before a name, between bars", empty_before("3"), empty_before("2")),
    ("quarters below what was spent, between bars", quarters("11.60"), quarters("16.10")),
    (
        "kinds under measures, in a text",
        kinds_under_measures("240.56"),
        kinds_under_measures("204.56"),
    ),
    (
        "measures under kinds, in a text",
        measures_under_kinds("95.00%"),
        measures_under_kinds("59.00%"),
    ),
    ("a name of either level", level_of_both("20"), level_of_both("16")),
    ("parts counted under a part", numbered("221.50"), numbered("212.50")),
    ("points behind the first level alone", of_levels("28"), of_levels("82")),
    ("projects in groups with names", grouped_items("411.60"), grouped_items("416.10")),
    ("points of a review behind one's own", reviewed("49.5"), reviewed("45.5")),
]


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_called_wrong(text):
    assert loud(text) == []


@pytest.mark.parametrize("text", [case[2] for case in CASES], ids=[case[0] for case in CASES])
def test_the_same_form_with_an_error_is_not_passed_over(text):
    assert loud(text)


def in_a_stream(text):
    """A form all of whose cells stand one behind the other."""
    return " ".join(text.split()) + "\n"


QUIET = {
    "quarters of what was spent, in a text": months("47.60"),
    "points for execution among the particulars": beside_rows("38"),
    "points of every level in a stream": in_a_stream(empty_before("3").replace("|", " ")),
    "a total that a stream leaves open": in_a_stream(
        """项目支出绩效自评表 2022年度 项目名称 加装电梯补贴 主管部门 云岫区住房保障中心 预算数（万元） 900.00 执行数（万元） 864.00 执行率 96.00%
        评价指标 目标值 完成值 分值 得分 一级指标 二级指标 三级指标 预算执行（10分） 预算执行 预算执行率 100% 96.00% 10 9.6
        产出（90分） 数量 加装电梯台数 ≥45台 43台 90 86 合计 100 95.6"""
    ),
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_cannot_be_told_accuses_nobody(text):
    assert loud(text) == []
