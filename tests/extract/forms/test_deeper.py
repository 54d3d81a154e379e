"""Heads of more levels than three, of a target that may be adjusted, and in two rows."""

from tests.extract.forms.reading import Read

FOURTH = (
    "绩效评价评分表\n"
    "一级指标\t权重\t二级指标\t权重\t三级指标\t权重\t四级指标\t权重\t标杆值\t业绩值\t得分\n"
    "决策\t40\t项目立项\t40\t立项程序\t40\t程序规范性\t15\t规范\t规范\t15\n"
    "\t\t\t\t\t\t依据充分性\t25\t充分\t较充分\t20\n"
    "产出\t60\t产出数量\t60\t建设规模\t60\t管网长度\t60\t≥36公里\t30公里\t50\n"
    "合计\t100\t\t100\t\t100\t\t100\t\t\t85\n"
)


def test_rows_are_named_by_the_deepest_level():
    read = Read(FOURTH)
    rows = [
        (r.level1, r.level2, r.level3, r.weight_text, r.score_text) for r in read.found.indicators
    ]
    assert rows == [
        ("决策", "项目立项", "程序规范性", "15", "15"),
        ("决策", "项目立项", "依据充分性", "25", "20"),
        ("产出", "产出数量", "管网长度", "60", "50"),
    ]
    assert (read.found.indicators[2].target, read.found.indicators[2].actual) == (
        "≥36公里",
        "30公里",
    )


def test_sums_of_the_levels_are_not_the_points_given():
    read = Read(FOURTH)
    whole = read.found.forms[0]
    assert [read.numbers[n].raw for n in (whole.total_weight, whole.total_score) if n] == [
        "100",
        "85",
    ]


def test_a_target_that_was_not_adjusted_is_the_one_set_first():
    read = Read(
        "部门整体绩效自评表\n"
        "指标名称\t计量单位\t指标性质\t年初指标值\t调整指标值\t全年完成值\t指标权重\t指标得分\n"
        "播发稿件\t篇\t≥\t2600\t2800\t2856\t60\t60\n"
        "组织活动\t次\t≥\t24\t\t26\t40\t40\n"
    )
    assert [r.target for r in read.found.indicators] == ["≥2800篇", "≥24次"]


def test_a_target_of_the_whole_period_is_not_that_of_the_year():
    read = Read(
        "项目支出绩效自评表\n"
        "一级指标\t二级指标\t三级指标\t总目标值\t年度目标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t建成里程\t90公里\t30公里\t30公里\t60\t60\n"
        "产出指标\t质量指标\t合格率\t95%\t\t96%\t40\t40\n"
    )
    assert [r.target for r in read.found.indicators] == ["30公里", ""]
