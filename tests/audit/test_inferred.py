"""A table that was put together by its words: what fails there is held against the report only where the rest holds."""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}
HEAD = (
    "项目支出绩效自评表（2023年度） 项目名称 古桥测绘 主管部门 雁泽县文物局 实施单位 雁泽县文物所 项目资金（万元） "
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 {total} 40 38 10 95% 9.5 其中：当年财政拨款 40 40 38 "
)
ROWS = (
    "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标（50分） 数量指标 测绘古桥数量 ≥12座 12座 30 30 质量指标 图纸验收合格率 100% 100% 20 20 "
    "效益指标（30分） 社会效益指标 公布图纸数量 ≥12套 12套 30 30 满意度指标（10分） 满意度指标 村民满意度 ≥90% 95% 10 10 "
    "总分 100 {score}\n"
)


def checks(text):
    return audit_files([NamedBytes("report.txt", text.encode())]).audit.checks


def said(found, *verdicts):
    return {c.rule for c in found if c.verdict in verdicts}


def test_what_fails_in_a_table_that_holds_is_a_fault():
    found = checks(HEAD.format(total=40) + ROWS.format(score="98.5"))
    assert "SCORE-03" in said(found, *FAILING)
    assert not [c for c in found if c.reason == "layout-doubt"]


def test_a_table_that_holds_is_confirmed():
    found = checks(HEAD.format(total=40) + ROWS.format(score="99.5"))
    assert not said(found, *FAILING) - {"MISS-08", "WORD-01"}
    assert "SCORE-03" in said(found, Verdict.OK)


SHUFFLED = (
    "项目支出绩效自评表（2023年度） 项目名称 古桥测绘 年初预算数 全年预算数 全年执行数 分值 执行率 得分 "
    "年度资金总额 38 10 40 40 9.5 95% 其中：当年财政拨款 40 40 38 "
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标 测绘古桥数量 ≥12座 12座 30 31 "
    "质量指标 图纸验收合格率 100% 100% 20 21 总分 90 100\n"
)


def test_where_more_fails_than_holds_nothing_is_held_against_the_report():
    found = checks(SHUFFLED)
    doubted = [c for c in found if c.reason == "layout-doubt"]
    assert doubted
    assert not said(found, *FAILING)
    assert {c.verdict for c in doubted} == {Verdict.UNCHECKED}
    assert {c.severity for c in doubted} == {"info"}


@pytest.mark.parametrize("figures", ["320.50 318.20 318.20 100.00% 10 10"])
def test_figures_that_blanks_part_are_never_cut(figures):
    text = (
        "部门预算项目支出绩效自评表(2023年度) 项目名称古桥测绘 主管部门雁泽县文物局 "
        "年初预算调整后预算数预算执行数预算执行率权重得分 总额"
        + figures
        + " 其中:财政资金"
        + figures
        + " "
        "一级指标二级指标三级指标指标值完成值权重得分 产出指标数量指标测绘古桥数量≥12座 12座 22.5 22.5 合计100 "
    )
    found = audit_files([NamedBytes("report.txt", text.encode())]).audit
    printed = {number.raw for number in found.numbers}
    assert {"320.50", "318.20", "22.5"} <= printed
    assert not {"31", "8.20", "2.5"} & printed


RATES = (
    "部门整体支出绩效自评表 部门名称 雁泽县水利局 年度主要任务 任务名称 完成情况 全年预算数（万元） 全年执行数（万元） 执行率 "
    "总额 财政拨款 其他资金 总额 财政拨款 其他资金 人员经费 已完成 412.36 412.36 0 410.05 410.05 0 99.44% "
    "公用经费 已完成 58.20 58.20 0 55.17 55.17 0 94.79% 水质监测 已完成 86.50 86.50 0 86.50 86.50 0 100.00% "
)


def test_rates_that_all_fail_speak_against_the_columns():
    found = checks(RATES + ROWS.format(score="90"))
    assert "RATE-01" not in said(found, *FAILING)
    assert [c.reason for c in found if c.rule == "RATE-01" and c.computed] != []


def test_points_beyond_those_to_be_had_are_some_other_figure_where_places_are_guessed():
    text = (
        "项目支出绩效自评表 项目名称 黑土地保护 资金使用情况（万元） 资金类别 年初预算 调整预算 实际支出 预算执行率（%） 分值 得分 "
        "财政资金 360 345 338.1 98 10 9.8 自筹资金 40 40 40 100 合计 400 385 378.1 98.21 "
    )
    found = checks(text + ROWS.format(score="99.8"))
    assert not said(found, *FAILING) & {"SCORE-02", "SCORE-03"}
