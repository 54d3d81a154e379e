"""Forms that a program has broken while it turned them into text: words, rows and cells as they were before."""

import pytest

from audit.result import Verdict
from extract.document import Table
from extract.readers import read
from extract.readers.flat_bars import broken_rows
from extract.readers.flat_words import closed_up
from extract.readers.rows import Piece
from gouji.pipeline import NamedBytes, audit_files


def tables_of(text):
    """The cells of each table that hold something by row and column, without white space."""
    return [
        {
            (cell.row, cell.column): "".join(block.content(cell).split())
            for cell in block.cells
            if block.content(cell).strip()
        }
        for block in read(text.encode(), "report.txt").blocks
        if isinstance(block, Table)
    ]


def rows_of(text):
    """The cells of all tables that hold something, a list a row."""
    found = []
    for table in tables_of(text):
        rows: dict[int, list[str]] = {}
        for (row, _), content in table.items():
            rows.setdefault(row, []).append(content)
        found += rows.values()
    return found


def verdicts(text):
    checks = audit_files([NamedBytes("report.txt", text.encode())]).audit.checks
    held = {c.rule for c in checks if c.verdict is Verdict.OK}
    failing = {Verdict.MISMATCH, Verdict.EXPLAINED}
    return held, [c for c in checks if c.verdict in failing and c.severity in {"high", "medium"}]


CELLS = (
    "灯塔修缮项目支出绩效自评表（2023年度）", "项目名称", "灯塔修缮", "主管部门", "雁泽县海事局", "实施单位", "雁泽县灯塔所",
    "项目年度目标", "年度目标完成情况", "全年修缮灯塔四座，确保夜航安全有序，及时消除隐患，并按时把全部资金支付到位，不留尾款和结余。", "已完成。",
    "预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因",
    "总额", "80.00", "64.00", "64.00", "100.00%", "10", "", "调减后全部支出",
    "其中：财政资金", "80.00", "64.00", "64.00", "100.00%", "/", "/",
    "单位资金", "", "", "", "", "/", "/",
    "绩效指标（90分）", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析",
    "产出指标", "数量指标", "修缮灯塔", "≥", "4", "座", "", "60", "", "",
    "效益指标", "社会效益指标", "夜航里程", "=", "100", "公里", "", "30", "", "",
    "合计", "100", "", "", "评价结论", "完成较好。",
)  # fmt: skip
CLOSED = "".join(f"{cell} |\n" for cell in CELLS)


def test_cells_that_are_closed_one_a_line_keep_their_empty_ones():
    [table] = tables_of(CLOSED)
    by_text = {text: slot for slot, text in table.items()}
    head = {text: column for (row, column), text in table.items() if row == by_text["一级指标"][0]}
    row = by_text["修缮灯塔"][0]
    assert table[row, head["权重"]] == "60"
    assert (row, head["得分"]) not in table
    assert (row, head["完成值"]) not in table
    total = by_text["合计"][0]
    assert [slot for slot in table if slot[0] == total and table[slot] == "100"] == [
        (total, head["权重"])
    ]


def test_points_that_were_not_given_are_not_taken_from_the_next_column():
    held, loud = verdicts(CLOSED)
    assert not loud
    assert "RATE-01" in held


def test_a_sentence_between_the_title_and_the_heads_is_part_of_the_form():
    rows = rows_of(CLOSED)
    assert rows[0] == ["项目名称", "灯塔修缮"]


SCORES = (
    "2023年度部门整体支出绩效评价自评表\n单位 | |||||||\n序号 | 一级 指标 |\n二级 指标 |\n三级 指标 |\n"
    "指标分值 | 指标解释 | 指标说明及评分标准 | 自评得分 |\n"
    "1 | 规划 (5分) |\n基础信息 (5分) | 信息 完整性 | 3 | 是否齐全。 | 齐全(3分) |\n3 |\n"
    "2 | 信息 及时性 | 2 | 是否及时。 | 及时(2分) | 2 | ||\n"
    "3 | 执行 (8分) |\n预算执行 (8分) | 预算执行率 | 8 | 执行数与预算数之比。 | 按比例(8分) | 7.5 |\n"
)


def test_rows_that_were_broken_behind_bars_are_counted_together():
    rows = rows_of(SCORES)
    assert rows[1] == [
        "序号", "一级指标", "二级指标", "三级指标", "指标分值", "指标解释", "指标说明及评分标准", "自评得分",
    ]  # fmt: skip
    assert rows[2] == [
        "1", "规划(5分)", "基础信息(5分)", "信息完整性", "3", "是否齐全。", "齐全(3分)", "3",
    ]  # fmt: skip
    assert rows[4][-1] == "7.5"


BARS = [
    # what the lines are                             the lines                                  what goes on a row
    ("rows of four, one broken", ["a|b|c|d|", "e|f|", "g|h|", "i|j|k|l|", "m|n|o|p|"], {1: [2]}),
    ("a line that has too many", ["a|b|c|d|", "e|f|", "g|h|i|", "i|j|k|l|", "m|n|o|p|"], {}),
    ("rows of three, which a sentence may be", ["a|b|c|", "e|", "g|h|", "i|j|k|", "m|n|o|"], {}),
    ("whole rows", ["a|b|c|d|"] * 4, {}),
    ("bars on both sides", ["|a|b|c|", "|e|f|", "|g|", "|i|j|k|", "|m|n|o|"], {}),
    ("the end is missing", ["a|b|c|d|", "e|f|", "g|h|", "i|j|k|l|", "m|"], {1: [2]}),
    (
        "no row whole, heads apart",
        ["项目|预算数|", "决算数|得分|", "路灯|1|", "2|3|", "长椅|4|", "5|6|"],
        {0: [1], 2: [3], 4: [5]},
    ),
    ("no row whole, no heads", ["甲|乙|", "丙|丁|", "路灯|1|", "2|3|", "长椅|4|5|", "6|"], {}),
    ("too few rows to tell", ["a|b|c|d|", "e|f|", "g|h|"], {}),
]


@pytest.mark.parametrize(("case", "lines", "expected"), BARS, ids=[c[0] for c in BARS])
def test_rows_are_joined_where_their_cells_come_out(case, lines, expected):
    assert broken_rows(lines) == expected


BLANKS = [
    # what the line is                        the line                              what is left of it
    ("a head in two parts", "年度指标 值 分值", "年度指标值 分值"),
    ("a head in single characters", "绩 效 指 标一级 指标", "绩效指标一级指标"),
    ("a short head that stands alone", "权重 得 分 备注", "权重 得分 备注"),
    ("two whole heads", "预期目标 实际完成情况", "预期目标 实际完成情况"),
    ("two heads that make a third", "预算 调整数", "预算 调整数"),
    ("an item that has a number", "经济效益 指标1：增收", "经济效益 指标1：增收"),
    ("a word and a figure", "数量 指标5000吨", "数量指标5000吨"),
    ("a name and a word that asks", "灯塔项目 主管部门", "灯塔项目 主管部门"),
    ("prose", "今年 完成 修缮", "今年 完成 修缮"),
]


@pytest.mark.parametrize(("case", "line", "left"), BLANKS, ids=[c[0] for c in BLANKS])
def test_a_blank_goes_where_it_breaks_a_word_of_forms(case, line, left):
    pieces = closed_up(Piece(7, 3, line))
    assert "".join(piece.text for piece in pieces) == left
    assert all(line[p.char - 3 :].startswith(p.text) and p.line == 7 for p in pieces)


NARROW = """灯塔修缮项目支出绩效自评
    项目支出绩效自评表
    (2023年度)
    项目名称 灯塔修缮
    主管部门 实施单位 雁泽县灯塔所
    项目资金
    (万元)
    年初预算数 全年预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分
    年度资金总额: 640 640 640 10 10
     其中:本年财政拨款 640 640 640 - -
        上年结转资金 - -
    年度总体目标完成情况 预期目标 实际完成情况
     全年修缮灯塔。 全部完成。
    年度绩效指标完成情况 一级
    指标
    二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施


    (50分)
    数量指标 指标1:修缮灯塔数量 4 4 30 30
    指标2:更换灯具 9 9 20 20
    ……
    质量指标
    指标2:
    ……
    (40分)
    经济效益
    指标
    指标1:夜航里程 100 100 20 20
    可持续影
    响指标
    指标1:灯塔管护 10 10 10 10
    满意度指标
    (10分)
    指标1:船员满意度 90% 100% 10 10
    总分 100 100
    注:1.分值按要求设置。
"""


def test_a_form_whose_narrow_cells_go_on_in_the_next_line_is_one_table():
    [table] = tables_of(NARROW)
    by_text = {text: slot for slot, text in table.items()}
    heads = by_text["一级指标"][0]
    assert [t for (row, _), t in table.items() if row == heads] == [
        "年度绩效指标完成情况", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "偏差原因分析及改进措施",
    ]  # fmt: skip
    assert {"经济效益指标", "可持续影响指标", "满意度指标(10分)", "项目资金(万元)"} <= set(by_text)
    row = by_text["指标1:夜航里程"][0]
    assert [t for (r, _), t in table.items() if r == row][1:] == ["100", "100", "20", "20"]


def test_points_beside_a_rate_that_is_not_printed_are_no_rate():
    held, loud = verdicts(NARROW)
    assert not loud
    assert {"SCORE-03", "SCORE-04"} <= held


APART = (
    "部门整体支出绩效评价基础数据表 填报单位: 单位:万元 财政供养人员情况 编制数 2023年实际在职人数 控制率\n\n"
    "40 36 90.00% 经费控制情况 2022年决算数 2023年预算数 2023年决算数 三公经费 29.00 30.00 17.00\n\n"
    "1、公务用车购置和维护经费 11.00 12.00 10.00 其中:公车购置 1.00 2.00 3.00 公车运行维护 10.00\n\n10 7.00\n\n"
    "2、公务接待 18.00\n\n18 7.00 政府采购金额 16.14 30.66 30.66\n"
)


def test_a_line_that_begins_with_a_figure_goes_on_the_row_above():
    rows = rows_of(APART)
    assert ["公车运行维护", "10.00", "10", "7.00"] in rows
    assert ["2、公务接待", "18.00", "18", "7.00"] in rows
    assert ["三公经费", "29.00", "30.00", "17.00"] in rows
    problems = read(APART.encode(), "report.txt").problems
    assert "table-inferred" in {problem.code for problem in problems}
    assert not verdicts(APART)[1]


TABS = (
    "一级指标\t二级指标\t三级指标\t指标值\t完成值\t权重\t自评分\n产出指标\t数量指标\t修缮灯塔\t≥4座\t4座\t20\t20\n"
    "更换灯具\t≥9盏\t9盏\t20\t20\n质量指标\t验收合格率\t100%\t100%\t20\t19\n合计\t60\t59\n"
)


def test_rows_of_tabs_without_their_merged_cells_stand_under_their_heads():
    [table] = tables_of(TABS)
    assert [table[row, 6] for row in range(1, 5)] == ["20", "20", "19", "59"]
    assert [table[row, 2] for row in (1, 2, 3)] == ["修缮灯塔", "更换灯具", "验收合格率"]


def test_figures_on_lines_of_their_own_under_no_known_heads_are_said():
    text = "街道概况\n\n路灯\n\n长椅\n\n树木\n\n鸟巢\n\n柳巷\n\n12\n\n3\n\n40\n\n7\n"
    assert {p.code for p in read(text.encode(), "a.txt").problems} == {"table-not-recovered"}
    assert not read("编制\n\n12\n\n实有\n\n11\n\n车辆\n\n3\n".encode(), "a.txt").problems


def test_a_word_that_is_broken_in_every_column_is_closed_up_line_by_line():
    text = (
        "项目支出绩效自评表\n一级\n指标 二级\n指标 三级\n指标 年度指标\n值 实际完成值 分值 得分\n"
        "产出\n指标 数量\n指标 修缮灯塔 4座 4座 30 30\n合计 30 30\n"
    )
    rows = rows_of(text)
    assert rows[0] == [
        "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    ]  # fmt: skip
    assert rows[1] == ["产出指标", "数量指标", "修缮灯塔", "4座", "4座", "30", "30"]


HEADS = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注 |"
SLIPS = [
    # what the row lost before it          the row                                                  under 三级指标, 分值, 得分
    ("nothing", "绩效 | 产出指标 | 数量指标 | 修缮灯塔 | 4座 | 4座 | 30 | 29 | 按期 |", ("修缮灯塔", "30", "29")),
    ("nothing, and has no remark", " | 产出指标 | 数量指标 | 修缮灯塔 | 4座 | 4座 | 30 | 29 | |", ("修缮灯塔", "30", "29")),
    ("the block", "产出指标 | 数量指标 | 修缮灯塔 | 4座 | 4座 | 30 | 29 | | |", ("修缮灯塔", "30", "29")),
    ("the block and a level", "数量指标 | 修缮灯塔 | 4座 | 4座 | 30 | 29 | | | |", ("修缮灯塔", "30", "29")),
    ("the block and both levels", "修缮灯塔 | 4座 | 4座 | 30 | 29 | | | | |", ("修缮灯塔", "30", "29")),
    ("a total over its levels", "合计 | 100 | 98 | | | | | | |", ("", "100", "98")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "row", "expected"), SLIPS, ids=[case[0] for case in SLIPS])
def test_a_row_that_slipped_to_the_left_stands_under_its_heads(case, row, expected):
    text = f"自评表\n{HEADS}\n{row}\n效益 | 效益指标 | 社会效益指标 | 航程 | 9里 | 9里 | 70 | 69 | 无 |\n"
    [table] = tables_of(text)
    assert tuple(table.get((1, column), "") for column in (3, 6, 7)) == expected


def test_a_bar_ends_a_text_though_no_sentence_ends_there():
    text = "本项目已按年度计划完成全部施工任务，资金已支付完毕，质量达到要求 |\n评价结论 |\n完成较好。\n"
    said = [block.text for block in read(text.encode(), "a.txt").blocks]
    assert said[1] == "评价结论 |"
