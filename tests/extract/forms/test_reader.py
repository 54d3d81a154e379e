"""Forms end to end: from a text table to money blocks, indicator rows, sums and brackets."""

from tests.extract.forms.reading import Read

MONEY = """项目支出绩效自评表

项目名称\t\t古桥修缮
项目资金(万元)\t资金来源\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t其中:当年财政拨款\t30\t41.5\t40\t\t\t
\t上年结转资金\t0\t2\t1.8
\t年度资金总额\t30\t43.5\t41.8\t10\t96.09%\t9.61
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t修缮古桥\t≥3座\t3座\t20\t20
\t\t\t\t质量指标\t验收合格率\t100%\t100%\t30\t30
总分\t\t\t\t\t\t100\t97.61
"""


def test_money_block_states_its_sums_by_measure() -> None:
    read = Read(MONEY)
    assert read.sums("money") == [
        ("年初预算数", "30", ["30", "0"], True),
        ("全年预算数", "43.5", ["41.5", "2"], True),
        ("全年执行数", "41.8", ["40", "1.8"], True),
    ]
    money = read.found.forms[0].money
    assert money is not None
    assert read.raw([money.weight, money.rate, money.score]) == ["10", "96.09", "9.61"]


def test_rate_names_every_budget_as_a_possible_denominator() -> None:
    read = Read(MONEY)
    ratio = read.found.ratios[0]
    assert read.raw(ratio.numerators) == ["41.8"]
    assert [(d.name, read.raw(d.numbers)) for d in ratio.denominators] == [
        ("全年预算数", ["43.5"]),
        ("年初预算数", ["30"]),
    ]


def test_bare_figures_take_the_unit_of_the_head() -> None:
    assert Read(MONEY).fact("41.8") == [("年度资金总额", "全年执行数", "万元")]


def test_indicator_rows_carry_level_names_and_realign_a_shifted_row() -> None:
    rows = Read(MONEY).found.indicators
    assert [
        (r.level1, r.level2, r.level3, r.target, r.actual, r.weight_text, r.score_text)
        for r in rows
    ] == [
        ("产出指标", "数量指标", "修缮古桥", "≥3座", "3座", "20", "20"),
        ("产出指标", "质量指标", "验收合格率", "100%", "100%", "30", "30"),
    ]


def test_total_row_gives_weight_and_score() -> None:
    read = Read(MONEY)
    form = read.found.forms[0]
    assert read.raw([form.total_weight, form.total_score]) == ["100", "97.61"]
    assert (form.kind, form.entity, form.total_expected) == ("project", "?古桥修缮", True)


SHIFTED = """整体支出绩效自评表

年度预算申请(万元)\t\t\t\t年初预算数\t全年预算数\t全年执行数\t\t分值\t执行率\t得分
\t\t\t\t年度资金总额：\t210\t305.2\t290\t\t10\t95.02%\t9.50
\t\t\t按收入性质分：\t\t\t\t\t\t\t按支出性质分：
\t\t\t一般公共预算：\t270\t\t\t\t其中:基本支出：\t200
\t\t\t政府性基金拨款：\t20\t\t\t\t项目支出：\t90
"""


def test_a_row_beside_its_head_is_read_by_what_its_values_are() -> None:
    read = Read(SHIFTED)
    assert read.fact("305.2") == [("年度资金总额", "全年预算数", "万元")]
    assert read.fact("95.02") or read.fact("95.02%")


def test_sides_of_income_and_spending_are_told_by_their_words() -> None:
    assert Read(SHIFTED).sums("bynature") == [
        ("全年执行数", "290", ["270", "20"], True),
        ("全年执行数", "290", ["200", "90"], True),
    ]


BASE = """基础数据表

财政供养人员情况(人)\t编制数\t2023年实际在职人数\t控制率
\t40\t38\t
经费控制情况(万元)\t2022年决算数\t2023年预算数\t2023年决算数
三公经费\t12.5\t10\t9
1、公务用车购置和维护经费\t10\t8\t7
其中：公车购置\t\t\t
公车运行维护\t10\t8\t7
2、出国经费\t\t\t
3、公务接待\t2.5\t2\t2
项目支出：\t50\t60\t64
1、业务工作经费\t\t\t4
2、运行维护经费\t\t\t
3、市级专项资金(一个专项一行)\t50\t60\t60
古桥修缮\t20\t30\t28
老街照明\t30\t30\t32
公用经费\t33\t30\t29
其中：办公经费\t8\t9\t7
"""


def test_base_table_nests_by_the_vocabulary() -> None:
    sums = Read(BASE).sums("column")
    assert ("决算数", "9", ["7", "2"], True) in sums
    assert ("决算数", "64", ["4", "60"], True) in sums
    assert ("上年决算数", "50", ["20", "30"], True) in sums
    assert ("年初预算数", "30", ["9"], False) in sums


def test_years_of_the_heads_tell_last_years_final_account_apart() -> None:
    read = Read(BASE)
    assert read.fact("12.5") == [("三公经费", "上年决算数", "万元")]


def test_items_of_the_open_list_are_projects() -> None:
    entities = {f.entity for f in Read(BASE).found.facts if f.entity}
    assert entities == {"?古桥修缮", "?老街照明"}


def test_staffing_keeps_the_blank_control_rate() -> None:
    read = Read(BASE)
    staffing = read.found.staffing[0]
    assert read.raw([staffing.posts, staffing.people]) == ["40", "38"]
    assert staffing.rate is None
    assert staffing.rate_blank is not None


LIMITED = [
    "三公经费",
    "公务用车购置和维护经费",
    "公车运行维护",
    "公务接待",
    "项目支出",
    "公用经费",
    "办公经费",
]


def test_budget_lines_set_limits_but_single_projects_do_not() -> None:
    limits = [limit for limit in Read(BASE).found.limits if limit.basis == "first_budget"]
    assert [limit.label for limit in limits] == LIMITED


MERGED = """整体支出绩效自评表

\t一级指标
\t权重
\t二级指标
\t三级指标
\t年度指标值
\t完成值
\t自评得分
\t偏差原因

\t投入管理指标
\t7
\t预算编审管理（3）
\t按规定填报
\t100%
\t3
\t

\t
\t
\t预算执行管理（4）
\t
\t104.5%
\t2
\t超预算
"""


def test_a_cell_lost_in_the_middle_moves_only_what_stands_behind_it() -> None:
    read = Read(MERGED)
    rows = read.found.indicators
    assert [(r.level2, r.level3, r.actual, r.score_text, r.note) for r in rows] == [
        ("预算编审管理（3）", "按规定填报", "100%", "3", ""),
        ("预算执行管理（4）", "", "104.5%", "2", "超预算"),
    ]
    assert read.raw([r.weight for r in rows]) == ["3", "4"]


def test_weights_beside_the_first_level_and_in_brackets_are_brackets() -> None:
    form = Read(MERGED).found.forms[0]
    assert [(b.level, b.name, len(b.rows)) for b in form.brackets] == [
        (1, "投入管理指标", 2),
        (2, "预算编审管理", 1),
        (2, "预算执行管理", 1),
    ]


COSTS = """专项资金支出方向绩效目标表

支出方向（子项）\t文明创建\t所属专项名称\t文明创建
项目金额\t12\t\t金额\t12
支出明细及测算说明\t支出内容简介\t支出明细\t金额\t支出测算依据及过程说明
\t宣传\t展板制作\t7万\t按合同
\t活动\t演出\t5万\t按合同
\t合  计\t12万
"""


def test_cost_lines_make_their_total_and_the_planned_sum() -> None:
    read = Read(COSTS)
    assert read.sums("grand") == [("金额", "12", ["7", "5"], True)]
    assert [read.raw(g.numbers) for g in read.found.groups if g.basis == "cost"] == [["12", "12"]]


SIDES = """整体支出绩效自评表

整体支出规模\t\t全年预算数\t全年执行数\t执行率
\t资金来源：（1）财政拨款\t180万元\t560万元\t311.11%
\t（2）其他资金\t/\t110万元\t/
\t资金结构：（1）基本支出\t115万元\t121万元\t105.22%
\t（2）项目支出\t65万元\t549万元\t844.62%
"""


def test_sides_without_a_total_are_kept_apart_by_measure() -> None:
    assert Read(SIDES).sums("bynature") == [
        ("全年预算数", None, ["180"], True),
        ("全年执行数", None, ["560", "110"], True),
        ("全年预算数", None, ["115", "65"], True),
        ("全年执行数", None, ["121", "549"], True),
    ]


def test_two_forms_in_one_table_are_two() -> None:
    one = MONEY.split("\n", 2)[2].rstrip()
    forms = Read(
        f"项目支出绩效自评表\n\n{one}\n{one.replace('古桥修缮', '老街照明')}\n"
    ).found.forms
    assert [f.entity for f in forms] == ["?古桥修缮", "?老街照明"]
