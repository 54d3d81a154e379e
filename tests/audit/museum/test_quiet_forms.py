"""Forms of designs that once raised a false alarm; each has a twin in which one figure is wrong and is found."""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}


def loud(text):
    """The rules of the loud checks on a text, each once a finding."""
    name = "form.html" if text.startswith("<html") else "form.txt"
    found = audit_files([NamedBytes(name, text.encode())]).audit
    return [
        c.rule for c in found.checks if c.verdict in FAILING and c.severity in {"high", "medium"}
    ]


def rows(*lines):
    """A table with a row a line and tabs between cells, from cells with bars between them."""
    return "\n".join(line.replace("|", "\t") for line in lines) + "\n"


def cells(*lines):
    """A table with a cell a line, each behind a tab, and an empty line between rows; merged cells are empty."""
    return "\n\n".join("\n".join(f"\t{c}" for c in line.split("|")) for line in lines) + "\n"


TASKS = (
    "部门名称|云岫县地震监测中心",
    "年度主要任务|任务名称|完成情况|全年预算数（万元）|全年执行数（万元）|执行率",
    "|||总额|财政拨款|其他资金|总额|财政拨款|其他资金|",
    "|台站运维|已完成|64.20|60.20|4.00|63.10|59.10|4.00|98.29%",
    "|应急演练|已完成|18.50|18.50|0|18.50|18.50|0|100.00%",
    "|科普宣传|已完成|22.30|20.00|2.30|{spent}|19.10|2.30|95.96%",
    "|金额合计|105.00|98.70|6.30|103.00|96.70|6.30|98.10%",
)


def tasks(spent):
    return "部门整体支出绩效自评表\n\n" + cells(*(row.format(spent=spent) for row in TASKS))


def grouped(last):
    return "2022年度专项资金汇总表\n单位：万元\n" + rows(
        "序号|专项资金名称|年初预算|全年预算|实际支出|执行率",
        "一|生态类|310.00|330.00|325.50|98.64%",
        "1|湿地修复|110.00|120.00|118.00|98.33%",
        "2|水源涵养|200.00|210.00|207.50|98.81%",
        f"二|民生类|460.00|460.00|{last}|97.61%",
        "3|助残康复|160.00|160.00|156.00|97.50%",
        "4|老年助餐|300.00|300.00|293.00|97.67%",
        "合计||770.00|790.00|774.50|98.04%",
    )


def stretches(second):
    return "2022年度项目支出情况表\n单位：万元\n" + rows(
        "项目名称|年初预算数|全年执行数",
        "闸门维修|12.40|12.10",
        "水尺更换|6.35|6.35",
        "小计|18.75|18.45",
        "档案整编|8.20|7.90",
        "微机更新|15.60|15.12",
        f"小计|{second}|23.02",
        "总计|42.55|41.47",
    )


def two_totals(whole):
    return "部门整体绩效自评表\n" + rows(
        "部门名称|岚川市图书馆",
        "资金情况（万元）|年初预算数|全年预算数|全年执行数|执行率|得分",
        "年度资金总额|420.00|436.00|425.10|97.50%|9.75",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|未完成原因",
        "产出指标|数量指标|新增藏书|≥1.2万册|1.3万册|50|50|",
        "效益指标|社会效益指标|到馆读者|≥30万人次|28.5万人次|30|28.5|闭馆改造",
        "满意度指标|服务对象满意度指标|读者满意度|≥90%|94%|10|10|",
        "合计|||||90|88.5|",
        f"总分（含预算执行）|||||100|{whole}|",
    )


def points_in_weights(total):
    return "2022年度财政支出项目绩效自评表\n" + rows(
        "项目名称|山洪沟治理",
        "资金情况（万元）|全年预算数（A）|全年执行数（B）|执行率（B/A）|分值（10分）",
        "年度资金总额|260.00|247.00|95.00%|9.5",
        "一级指标|二级指标|三级指标|年度指标值|全年完成值|分值|得分",
        "产出指标|数量指标|治理沟道|≥6公里|6.2公里|60|60",
        "效益指标|社会效益指标|保护人口|≥4000人|4100人|20|20",
        "满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10",
        f"总分|||||100|{total}",
    )


def income_and_spending(points):
    return "部门整体绩效自评表\n" + rows(
        "部门名称|岚川市计量所",
        "资金情况（万元）|项目|年初预算数|全年预算数|全年执行数|预算执行率|权重|得分",
        "|收入预算|300.00|310.00|310.00|100.00%||",
        f"|支出预算|300.00|310.00|297.60|96.00%|10|{points}",
        "|其中：基本支出|210.00|216.00|216.00|100.00%||",
        "|项目支出|90.00|94.00|81.60|86.81%||",
    )


HEADS = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施"


def tables(total):
    """A form as several tables, one right below the other."""
    parts = (
        ("项目支出绩效自评表", "项目名称|水文站房修缮"),
        (
            "项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
            "年度资金总额|72.00|70.00|66.50|10|95.00%|9.5",
            "其中：当年财政拨款|72.00|70.00|66.50|—|95.00%|—",
        ),
        ("年度总体目标|预期目标|实际完成情况", "|修缮站房3处|修缮站房3处"),
        (
            HEADS,
            "产出指标|数量指标|修缮站房|≥3处|3处|50|50|",
            "效益指标|社会效益指标|测报及时率|≥95%|97%|30|30|",
            "满意度指标|服务对象满意度指标|职工满意度|≥90%|96%|10|10|",
        ),
        (f"总分|||||100|{total}|",),
    )
    return "\n\n".join("\n".join("\t" + line.replace("|", "\t") for line in part) for part in parts)


def made_of(last):
    """Rows of 其中 that stand without levels and points below the row that they make up."""
    return "绩效目标自评表\n" + rows(
        "项目名称|林下种植到户补助",
        "一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原因",
        "产出指标（60分）|数量指标|补助种植面积|40|28亩|28亩|40|",
        "其中天麻种植|12亩|12亩|||||",
        "其中黄精种植|16亩|16亩|||||",
        "|质量指标|成活率|20|≥90%|93%|20|",
        "效益指标（30分）|社会效益指标|受益农户|30|≥40户|41户|30|",
        f"满意度指标（10分）|服务对象满意度指标|农户满意度|10|≥95%|96%|{last}|",
        "总分|||100|||100|",
    )


def levels_with_points(cost):
    """A table in which every level has a column of points beside it."""
    return "部门整体支出绩效评价指标表\n" + rows(
        "一级指标|分值|二级指标|分值|三级指标|分值|评价标准|得分|备注",
        "投入|20|预算配置|20|人员控制率|8|不超编制|8|",
        "||||公务支出变动率|12|不高于上年|12|",
        "过程|50|预算执行|30|预算完成率|18|按完成比例|17.2|有结转",
        f"||||成本控制率|{cost}|不超预算|12|",
        "||预算管理|20|制度健全性|20|健全|20|",
        "产出及效率|30|职责履行|10|重点工作完成率|10|按考核结果|10|",
        "||履职效益|20|社会效益|12||12|",
        "||||行政效能|8||8|",
        "总分|100||100||100||99.2|",
    )


def basis_with_points(last):
    """An indicator that is called as the heads of cost lines are."""
    return "2021年度部门整体支出绩效评价得分表\n" + rows(
        "一级指标|二级指标|三级指标|得分",
        "部门决策（40分）|目标任务（20分）|相关性（10分）|10",
        "||明确性（10分）|9",
        "|预算编制（20分）|测算依据（10分）|8",
        "||目标管理（10分）|10",
        "部门绩效（60分）|履职成效（40分）|重点任务（40分）|38",
        f"|满意度（20分）|群众满意度（20分）|{last}",
        "总分|||95",
    )


def points_in_both(row):
    """A name of both levels that carries points stands where the second level does."""
    return "项目支出绩效自评表\n" + rows(
        "项目名称|村道养护",
        HEADS,
        f"产出指标（60分）|数量指标|养护里程|≥30公里|31公里|{row}|60|",
        "效益指标（30分）|社会效益指标|受益村组|≥12个|12个|30|30|",
        "|满意度指标（10分）||||||",
        "|服务对象满意度指标|村民满意度|≥90%|95%|10|10|",
        "总分|||||100|100|",
    )


def inside(level):
    """其中 below a kind of spending, where the sum of all kinds stands below."""
    return "部门整体绩效自评表\n" + rows(
        "部门名称|岚川市测绘院",
        "预算情况（万元）|支出类别|年初预算数|全年预算数|全年执行数|执行率|分值|得分",
        "|基本支出|410.00|418.00|418.00|100%||",
        f"|项目支出|{level}|240.00|228.00|95%||",
        "|其中：上级转移支付|90.00|90.00|86.00|95.56%||",
        "|本级安排|160.00|150.00|142.00|94.67%||",
        "|合计|660.00|658.00|646.00|98.18%|10|9.82",
    )


def worded(rate):
    """A part whose cell holds more than its amount."""
    return "项目支出绩效自评表\n" + rows(
        "项目名称|河岸护坡",
        "项目资金（万元）|全年预算数|全年执行数|执行率",
        f"年度资金总额|72.00|70.00|{rate}",
        "其中：财政拨款|50.00（中央30.00、省级20.00）|48.00|96.00%",
        "其他资金|22.00|22.00|100.00%",
    )


def paid_out(central):
    """Kinds of money, and behind them what was paid out and at which rate."""
    return "2022年专项资金分配使用情况表\n单位：万元\n" + rows(
        "乡镇|合计|中央资金|省级资金|县级配套|已拨付|拨付率",
        f"青石镇|186.00|{central}|46.00|20.00|186.00|100.00%",
        "白沙乡|142.50|90.00|37.50|15.00|135.38|95.00%",
        "小计|328.50|210.00|83.50|35.00|321.38|97.83%",
        "县直单位|73.50|50.00|18.50|5.00|73.50|100.00%",
        "合计|402.00|260.00|102.00|40.00|394.88|98.23%",
    )


def period_and_year(part):
    """Planned money of the whole period and of the year, side by side."""
    return "项目支出绩效目标申报表\n" + rows(
        "项目名称|水情平台运维||||",
        "项目资金（万元）|实施期资金总额：|1,260|年度资金总额：|420",
        f"|其中：财政拨款|1,260|其中：财政拨款|{part}",
        "|其他资金|0|其他资金|20",
        "一级指标|二级指标|三级指标|指标值|",
        "产出指标|数量指标|运维站点|≥300个|",
    )


def unnamed_kinds(total):
    """Kinds of spending twice, under heads that are no measures."""
    return "财政补助情况表\n单位：万元\n" + rows(
        "项目|本年收入|||本年支出|||年末结转",
        "|小计|基本支出|项目支出|小计|基本支出|项目支出|",
        f"学科建设|{total}|0.00|280.00|266.00|0.00|266.00|14.00",
        "在职人员经费|560.30|560.30|0.00|560.30|560.30|0.00|0.00",
    )


def merged_total(spent):
    """A row for a sum whose name takes two columns, with changes below zero and an empty cell at its end."""
    head = (
        "序号",
        "项目名称",
        "年初预算数",
        "调整数",
        "全年预算数",
        "全年执行数",
        "结余",
        "执行率（%）",
        "自评得分",
    )
    body = (
        ("1", "课后服务", "860.00", "-20.00", "840.00", spent, "11.40", "98.64", "98.5"),
        ("2", "校园安保", "312.00", "0.00", "312.00", "312.00", "0.00", "100.00", "100"),
    )
    total = ("小计", "1172.00", "-20.00", "1152.00", "1140.60", "11.40", "99.01", "")
    told = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in (head, *body))
    last = f"<tr><td colspan='2'>{total[0]}</td>{''.join(f'<td>{c}</td>' for c in total[1:])}</tr>"
    return f"<html><body><p>2022年度项目绩效自评汇总表</p><p>单位：万元</p><table>{told}{last}</table></body></html>"


def priced(result):
    """A price for each of what another factor counts."""
    return "项目绩效目标表\n" + rows(
        "项目名称|曲艺传承||",
        f"支出明细及测算说明|补助传承人|14人×0.5万元/人={result}万元|7.00",
        "|展演|6场×3.5万元/场=21万元|21.00",
    )


def level_lost(score):
    """Rows that lost the cell of their first level, and one whose points stand in the name over it alone."""
    return "2020年度部门整体支出绩效评价得分表\n" + rows(
        "一级指标|二级指标|三级指标|得分",
        "部门决策（30分）|目标任务（15分）|相关性（10分）|10",
        "||明确性（5分）|5",
        "预算编制（15分）|测算细化（15分）||13",
        "部门绩效（70分）|履职成效（40分）|部门特性指标|40",
        f"|满意度（30分）|群众满意度（30分）|{score}",
        "总分|||98",
    )


JUMBLED = (
    "某卫生院项目支出情况 指标1 建档 20508人 20442人 3 3 指标2 资料 14种 16种 1 1 指标3 接种率 100.00% 97.30% 2 1.9 "
    "指标4 管理数 1089人 1089人 2 2 指标5 随访数 863人 695人 2 1.8 指标6 随访控制数 863人 683人 2 1.7 "
    "指标7 签约 14694人 12584人 2 1.7\n"
)

CASES = [
    ("a form as several tables, one below the other", tables("99.5"), tables("98.5")),
    ("rows of 其中 without levels and points", made_of("10"), made_of("9")),
    ("points beside every level", levels_with_points("12"), levels_with_points("13")),
    ("an indicator called as a head of costs is", basis_with_points("20"), basis_with_points("18")),
    ("points behind a name of both levels", points_in_both("60"), points_in_both("50")),
    (
        "其中 below a part, with the sum of all parts further down",
        inside("250.00"),
        inside("240.00"),
    ),
    ("a part told in words and figures", worded("97.22%"), worded("92.77%")),
    ("what was paid out is no kind of money", paid_out("120.00"), paid_out("102.00")),
    ("money of a period beside that of a year", period_and_year("400"), period_and_year("300")),
    ("kinds of spending under heads that are no measures", unnamed_kinds("280.00"), None),
    ("a sum whose name takes two columns", merged_total("828.60"), merged_total("882.60")),
    ("a price for each of what is counted", priced("7"), priced("9")),
    ("a level that a row has lost, told by its points", level_lost("30"), level_lost("27")),
    ("the cells of a table one behind the other", JUMBLED, None),
    ("heads over heads whose merged cells were dropped", tasks("21.40"), tasks("21.90")),
    ("a list in groups, each counted by 一 and 1", grouped("449.00"), grouped("448.00")),
    ("several 小计, each of its own stretch", stretches("23.80"), stretches("23.60")),
    (
        "a total without and one with the points for execution",
        two_totals("98.25"),
        two_totals("89.25"),
    ),
    (
        "points in the column of weights, which says out of how many",
        points_in_weights("99.5"),
        points_in_weights("98.5"),
    ),
    (
        "points beside spending, with a row for income above",
        income_and_spending("9.6"),
        income_and_spending("9.1"),
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_called_wrong(text):
    assert loud(text) == []


WRONG = [(name, wrong) for name, _, wrong in CASES if wrong]


@pytest.mark.parametrize("text", [w for _, w in WRONG], ids=[name for name, _ in WRONG])
def test_the_same_form_with_an_error_is_not_passed_over(text):
    assert loud(text)


LITTLE = (
    "项目支出绩效自评表",
    "项目名称|政务大厅运行",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
    "产出指标|质量指标|{name}|{target}|{actual}|50|50",
    "效益指标|社会效益指标|办事群众满意度|≥90%|96%|40|40",
    "总分||||||90",
)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [("审批差错率", "5%", "3%"), ("平均等待时间", "20分钟", "12分钟"), ("有效投诉", "8件", "2件")],
)
def test_less_of_what_ought_to_be_little_is_the_target_met(name, target, actual):
    def form(what):
        return rows(*(line.format(name=what, target=target, actual=actual) for line in LITTLE))

    assert "SCORE-05" not in loud(form(name))
    assert "SCORE-05" in loud(form("办件数量"))
