"""Designs of forms: heads of two rows, blocks side by side, staff by kind, totals by column, nested funds."""

import pytest

from tests.extract.forms.reading import Read

TITLE = "项目支出绩效自评表\n\n"


def rows(text: str) -> list[tuple[str, ...]]:
    return [
        (r.level1, r.level2, r.level3, r.target, r.actual, r.weight_text, r.score_text)
        for r in Read(TITLE + text).found.indicators
    ]


INDICATORS = {
    "a head of two rows joins what stands above and below": (
        (
            "\t\t\t年度指标值\t\t\t实际完成值\t分值\t得分\n"
            "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t\t\t\n"
            "产出指标\t数量指标\t修缮古桥\t≥\t3\t座\t4\t20\t20\n"
        ),
        [("产出指标", "数量指标", "修缮古桥", "≥3座", "4", "20", "20")],
    ),
    "indicators without levels have a unit, a sign and two targets, of which the later holds": (
        (
            "指标名称\t计量单位\t指标性质\t年初指标值\t调整指标值\t全年完成值\t得分系数（%）\t指标权重\t指标得分\n"
            "修缮古桥\t座\t≥\t3\t4\t4\t100\t20\t20\n"
        ),
        [("", "", "修缮古桥", "≥4座", "4", "20", "20")],
    ),
    "names and points beside each level belong to the level": (
        (
            "评价指标\t\t\t\t\t\t自评得分\n"
            "一级指标\t\t二级指标\t\t三级指标\t\t\n"
            "名称\t权重\t名称\t权重\t名称\t权重\t\n"
            "投入\t12\t项目立项\t12\t论证决策\t4\t3\n"
        ),
        [("投入", "项目立项", "论证决策", "", "", "4", "3")],
    ),
    "a name of the second level below another one in the third column stays there": (
        (
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
            "成本指标\t经济成本指标\t社会成本指标\t\t\t\t\n"
            "\t\t生态环境成本指标\t\t\t\t\n"
        ),
        [
            ("成本指标", "经济成本指标", "社会成本指标", "", "", "", ""),
            ("成本指标", "经济成本指标", "生态环境成本指标", "", "", "", ""),
        ],
    ),
    "a bare rate in the place of a name is the target where that one is empty": (
        (
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
            "效益指标\t满意度指标（10）\t95%\t\t\t10\t10\n"
        ),
        [("效益指标", "满意度指标（10）", "", "95%", "", "10", "10")],
    ),
    "what the form prints before a name is no part of it, and unfilled lines are no rows": (
        (
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
            "产出指标\t数量指标\t指标1：修缮古桥\t3座\t3座\t20\t20\n"
            "\t\t指标2：\t\t\t\t\n"
            "\t\t……\t\t\t\t\n"
        ),
        [("产出指标", "数量指标", "修缮古桥", "3座", "3座", "20", "20")],
    ),
    "levels whose column has no head of its own": (
        "绩效指标\t指标名称\t目标值\t完成值\t指标分值\t自评得分\n产出数量\t修缮古桥\t3座\t3座\t20\t20\n",
        [("", "产出数量", "修缮古桥", "3座", "3座", "20", "20")],
    ),
    "remarks below the table are no rows": (
        (
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
            "产出指标\t数量指标\t修缮古桥\t3座\t3座\t20\t20\n"
            "说明\t请在此处简要说明发现的问题。无。\n"
        ),
        [("产出指标", "数量指标", "修缮古桥", "3座", "3座", "20", "20")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), INDICATORS.values(), ids=INDICATORS)
def test_indicator_rows(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text) == expected


HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t扣分\t得分\n"
ROW = "产出指标\t数量指标\t修缮古桥\t3座\t3座\t20\t1\t19\n"
TOTALS = {
    "by the columns, where one takes points off": (
        HEAD + ROW + "合计\t\t\t\t\t20\t1\t19\n",
        ("20", "19"),
    ),
    "by labels in the row": (
        HEAD + ROW + "总分\t\t总分值\t20\t总得分\t19\t自评等级\t优\n",
        ("20", "19"),
    ),
    "above the blocks": ("项目名称\t古桥\t自评总分\t19\n" + HEAD + ROW, (None, "19")),
    "out of the points in its own bracket": (
        HEAD.replace("分值\t扣分\t", "") + "产出指标\t数量指标\t修缮古桥\t3座\t3座\t19\n"
        "总分（20分）\t\t\t\t\t19\n",
        ("20", "19"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOTALS.values(), ids=TOTALS)
def test_total(text: str, expected: tuple[str | None, str]) -> None:
    read = Read(TITLE + text)
    form = read.found.forms[0]
    told = [read.numbers[i].raw if i else None for i in (form.total_weight, form.total_score)]
    assert tuple(told) == expected


SUMS = {
    "funds within funds are a level of their own": (
        (
            "项目资金（万元）\t\t年初预算数\t全年执行数\n"
            "\t年度资金总额\t64\t60\n\t其中：财政拨款\t60\t57\n\t其中：中央补助\t40\t40\n\t市县资金\t20\t17\n\t其他资金\t4\t3\n"
        ),
        {("64", "60", "4"), ("60", "57", "3"), ("60", "40", "20"), ("57", "40", "17")},
    ),
    "sources of money and structure of spending each make the total": (
        (
            "预算执行情况（万元）\t\t年初预算数\t全年执行数\n年度资金总额\t\t64\t60\n资金来源：\t\t\t\n（1）财政资金\t\t60\t57\n（2）单位资金\t\t4\t3\n"
            "资金结构：\t\t\t\n（1）基本支出\t\t44\t42\n（2）项目支出\t\t20\t18\n"
        ),
        {("64", "60", "4"), ("60", "57", "3"), ("64", "44", "20"), ("60", "42", "18")},
    ),
    "two blocks side by side each have a total of their own": (
        (
            "\t收入（万元）\t\t\t支出（万元）\n\t资金来源\t预算数\t执行数\t资金用途\t预算数\t执行数\n"
            "\t财政拨款\t60\t57\t基本支出\t44\t42\n\t其他资金\t4\t3\t项目支出\t20\t18\n\t合计\t64\t60\t合计\t64\t60\n"
        ),
        {("64", "60", "4"), ("60", "57", "3"), ("64", "44", "20"), ("60", "42", "18")},
    ),
    "columns under two heads add up down and across": (
        (
            "任务\t预算数（万元）\t\t\t执行数（万元）\t\t\n\t总额\t财政拨款\t其他资金\t总额\t财政拨款\t其他资金\n"
            "志书\t43\t40\t3\t41\t38\t3\n档案\t21\t20\t1\t19\t18\t1\n合计\t64\t60\t4\t60\t56\t4\n"
        ),
        {
            *{("64", "43", "21"), ("60", "40", "20"), ("4", "3", "1"), ("43", "40", "3")},
            *{("21", "20", "1"), ("60", "41", "19"), ("56", "38", "18"), ("41", "38", "3")},
            *{("19", "18", "1"), ("64", "60", "4"), ("60", "56", "4")},
        },
    ),
    "kinds of staff make the staff": (
        "人员情况\t编制数\t年末实有人数\t其中：在编\t其中：编外\n行政人员\t24\t23\t23\t0\n事业人员\t41\t43\t38\t5\n合计\t65\t66\t61\t5\n",
        {
            *{("65", "24", "41"), ("66", "23", "43"), ("61", "23", "38"), ("5", "0", "5")},
            *{("23", "23", "0"), ("43", "38", "5"), ("66", "61", "5")},
        },
    ),
    "planned funds make the planned sum": (
        "项目资金申请（万元）\t资金总额：\t64\n\t一般公共预算拨款：\t60\n\t上年结余收入：\t4\n",
        {("64", "60", "4")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.values(), ids=SUMS)
def test_sums(text: str, expected: set[tuple[str, ...]]) -> None:
    read = Read(TITLE + text)
    found = {
        tuple(read.raw([b.total, *b.parts])) for b in read.found.breakdowns if b.total is not None
    }
    assert found == expected


FACTS = {
    "the rate of a part is the part's": (
        "项目资金（万元）\t年初预算数\t全年执行数\t执行率\n年度资金总额\t64\t60\t93.75%\n其中：财政拨款\t60\t57\t95.00%\n",
        "95.00",
        [("财政拨款执行率", "执行率", "%")],
    ),
    "an amount beside the name of its measure": (
        "当年预算数（元）：\t1,180,000.00\t上年预算数（元）：\t1,050,000.00\n",
        "1,180,000.00",
        [("当年预算数", "全年预算数", "元")],
    ),
    "points for spending in the bracket of a head": (
        "项目资金（万元）\t全年预算数\t全年执行数\t执行率\t得分（20分）\n年度资金总额\t64\t60\t93.75%\t18.75\n",
        "20",
        [("预算执行", "分值", "分")],
    ),
    "the score of a project in a list is the project's": (
        "序号\t项目名称\t全年预算数\t全年执行数\t执行率\t自评得分\n1\t古桥修缮\t64\t60\t93.75%\t97.5\n2\t老街照明\t20\t20\t100%\t99\n",
        "97.5",
        [("古桥修缮", "得分", "分")],
    ),
    "a row without a name has that of its block": (
        "预算情况（万元）\t年初预算金额\t全年支出\t预算执行率\n\t64\t60\t93.75%\n",
        "64",
        [("预算情况", "年初预算数", "万元")],
    ),
}


@pytest.mark.parametrize(("text", "raw", "expected"), FACTS.values(), ids=FACTS)
def test_names(text: str, raw: str, expected: list[tuple[str, str, str]]) -> None:
    assert Read(TITLE + text).fact(raw) == expected


def test_adjustments_and_what_was_left_lead_from_budget_to_budget() -> None:
    read = Read(
        TITLE
        + "项目名称\t年初预算\t调整数\t全年预算\t执行数\t结转下年\n古桥修缮\t60\t4\t64\t57\t7\n"
    )
    flows = {(f.direction, *read.raw([f.whole, *f.uses])) for f in read.found.flows}
    assert flows == {("sources", "64", "60", "4"), ("uses", "64", "57", "7")}


def test_a_change_leads_from_last_year_to_this_one() -> None:
    read = Read(
        "运行经费情况表\n金额单位：万元\n\n项目\t上年决算数\t本年预算数\t本年决算数\t较上年增减额\t较上年增减率（%）\n"
        "会议费\t4.0\t4.5\t3.0\t-1.0\t-25.00\n培训费\t5\t6\t6\t1\t20\n"
    )
    assert read.raw([read.found.flows[0].whole, *read.found.flows[0].uses]) == [
        "3.0",
        "4.0",
        "-1.0",
    ]
    rate = read.found.ratios[0]
    assert read.raw([rate.stated, *rate.numerators]) == ["-25.00", "-1.0"]


def test_a_column_of_unknown_name_is_an_amount_that_a_rate_may_rest_on() -> None:
    read = Read(
        TITLE
        + "资金来源\t年初预算\t中期批复\t实际支出\t执行率\n年度资金总额（万元）\t96\t98\t49\t50%\n"
    )
    assert read.fact("98") == [("年度资金总额", "中期批复", "万元")]
    assert [d.name for d in read.found.ratios[0].denominators] == ["年初预算数", "中期批复"]


def test_codes_and_places_in_a_list_are_no_quantities() -> None:
    read = Read(
        TITLE
        + "项目名称\t古桥\t项目编号\tQL-118\n\n序号\t项目名称\t全年预算数\t全年执行数\n7\t古桥\t64\t60\n"
    )
    assert [read.numbers[n.id].kind.is_quantity for n in read.found.renewed if n.raw == "7"] == [
        False
    ]
    assert read.fact("118") == []


def test_a_row_without_a_name_goes_by_its_target_where_that_is_told_in_words() -> None:
    read = Read(
        TITLE + "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "效益指标\t可持续影响指标\t\t古桥修缮经验得到推广\t已推广\t7\t6\n"
    )
    assert read.fact("6") == [("古桥修缮经验得到推广", "得分", "分")]


def test_the_title_of_a_form_stands_in_the_form_and_not_in_the_path_of_its_facts() -> None:
    read = Read(
        TITLE
        + "项目名称\t古桥修缮\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t修缮\t3座\t3座\t7\t6\n"
    )
    assert {fact.path for fact in read.found.facts} == {("产出指标", "数量指标")}
    assert read.found.forms[0].title == "项目支出绩效自评表：古桥修缮"


SPENT = (
    "年度支出情况（万元）\n"
    "机构名称\t支出合计\t其中：\t\t\n"
    "\t\t基本支出\t项目支出\t累计结余\n"
    "全局汇总\t90\t60\t30\t7\n"
    "1、机关\t50\t35\t15\t4\n"
    "2、中心\t40\t25\t15\t3\n"
)


def test_columns_of_kinds_of_money_add_up_by_what_they_are_called() -> None:
    read = Read(SPENT)
    sums = read.sums("column") + read.sums("grand")
    assert ("全年执行数", "90", ["60", "30"], True) in sums
    assert ("全年执行数·支出合计", "90", ["50", "40"], True) in sums
    assert not any("7" in parts for _, _, parts, _ in sums)


def test_columns_of_kinds_of_money_take_the_measure_of_the_table_or_their_own() -> None:
    read = Read(SPENT)
    assert read.fact("35") == [("机关", "全年执行数", "万元")]
    assert read.fact("7") == [("全局汇总", "结余结转", "万元")]


THREE_PUBLIC = (
    "项目\t2022年决算数\t2023年预算数\t2023年决算数\t预算完成率（%）\n"
    "合计\t9\t8\t7.2\t90\n"
    "一、公务接待费\t4\t3\t2.4\t80\n"
    "二、公务用车运行维护费\t5\t5\t4.8\t96\n"
    "会议费\t2\t2\t1\t50\n"
)


def test_rows_behind_the_parts_of_a_total_are_no_parts_of_it() -> None:
    assert [s[2] for s in Read(THREE_PUBLIC).sums("grand")] == [
        ["4", "5"],
        ["3", "5"],
        ["2.4", "4.8"],
    ]


def test_a_rate_beside_two_years_is_of_the_budget() -> None:
    read = Read(THREE_PUBLIC)
    assert read.fact("90") == [("合计", "执行率", "%")]
    rates = {
        q.label: read.raw((*q.numerators, *q.denominators[0].numbers)) for q in read.found.ratios
    }
    assert rates["合计·执行率"] == ["7.2", "8"]


def test_tasks_are_called_by_their_names_and_not_by_what_they_contain() -> None:
    read = Read(
        "任务名称\t主要内容\t预算数\t执行数\n食品监管\t抽检4800批次\t62\t59\n合计\t\t62\t59\n"
    )
    assert read.fact("59")[0][0] == "食品监管"


def test_points_in_the_name_of_a_level_are_no_part_of_what_its_figures_are_called() -> None:
    read = Read(
        TITLE + "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "投入管理指标\t预算执行管理（4）\t\t\t98.5%\t4\t3\n"
    )
    assert read.fact("98.5") == [("预算执行管理", "完成值", "%")]
    assert read.fact("3") == [("预算执行管理", "得分", "分")]


def test_serial_numbers_of_a_list_are_no_quantities() -> None:
    read = Read(
        "专项资金绩效目标汇总表\n\n序号\t专项名称\t金额（万元）\n一\t宣传\t30\n7\t平台运维\t30\n合计\t\t30\n"
    )
    assert read.fact("7") == []


STAFF = (
    "部门基本情况表\n"
    "项目\t编制数\t实有人数\t\t\t备注\n"
    "{heads}"
    "合计\t128\t139\t121\t18\t\n"
    "一、行政人员\t86\t82\t82\t0\t\n"
    "二、事业人员\t42\t57\t39\t18\t\n"
    "其中：全额事业\t30\t40\t22\t18\t\n"
    "差额事业\t12\t17\t17\t0\t\n"
    "离休人员\t1\t退休人员\t57\t遗属\t3\n"
)


@pytest.mark.parametrize(
    "heads",
    ["\t\t合计\t在编在岗\t编外聘用\t\n", "合计\t在编在岗\t编外聘用\n"],
    ids=["kept", "lost"],
)
def test_people_of_a_kind_are_added_up_once_and_those_outside_the_posts_are_apart(heads):
    text = STAFF.format(heads=heads)
    if not heads.startswith("\t"):
        text = text.replace("实有人数\t\t\t备注", "实有人数\t备注")
    read = Read(text)
    sums = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {
        ("128", "86", "42"),
        ("139", "82", "57"),
        ("42", "30", "12"),
        ("57", "39", "18"),
    } <= sums
    assert not any("1" in each or ("139" in each and "40" in each) for each in sums)
    staff = read.found.staffing[0]
    assert [read.numbers[n].raw for n in (staff.people, staff.posts) if n] == ["121", "128"]


def test_a_rate_may_be_over_what_a_column_calls_adjusted():
    read = Read(
        "项目支出绩效自评表\n资金来源\t预算数\t调整数\t执行数\t执行率\n"
        "总额\t2400.00\t2280.00\t2166.00\t95.00%\n其中：上级补助\t1500.00\t1500.00\t1425.00\t95.00%\n"
    )
    lowers = [[read.raw(d.numbers) for d in ratio.denominators] for ratio in read.found.ratios]
    assert lowers[0] == [["2400.00"], ["2400.00", "2280.00"], ["2280.00"]]


def test_kinds_of_funds_without_a_known_name_stand_below_others():
    read = Read(
        "项目绩效自评表\n项目名称\t社会化管理\t\t\n预算数\t560\t执行数\t548.8\n"
        "其中：国有资本经营预算\t500\t其中：国有资本经营预算\t490\n企业自筹\t60\t企业自筹\t58.8\n"
    )
    assert ("预算数", "560", ["500", "60"], True) in read.sums("money")
