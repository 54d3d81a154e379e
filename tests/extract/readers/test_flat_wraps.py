"""Lines of flattened tables as their cells were: broken heads, bars behind or before each cell."""

from decimal import Decimal

import pytest

from audit.result import Verdict
from extract.document import Paragraph, Table
from extract.readers import read
from gouji.pipeline import NamedBytes, audit_files

SPACED = (
    "项目名称 古桥测绘 主管部门 雁泽县文物局 实施单位 雁泽县文物所 年初 预算数 全年 预算数 全年 执行数 分值 执行率 得分 "
    "年度资金总额 43.2 43.2 37.24 10 86% 8.6 其中:当年财政拨款 43.2 43.2 37.24 "
    "一级指标 二级指标 三级指标 年度 指标值 实际 完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标 数量指标 测绘古桥 12座 12座 50 50 效益指标 社会效益 指标 公布图纸 12套 12套 30 30 0 "
    "满意度 指标 服务对象满意度指标 村民满意度 95% 96% 10 10 总分 100 98.6"
)
CELLS = SPACED.split()


def rows_of(text):
    """The cells of all tables of a text, without white space, a list a row."""
    found = []
    for block in read(text.encode(), "report.txt").blocks:
        if isinstance(block, Table):
            table: dict[int, list[str]] = {}
            for cell in block.cells:
                table.setdefault(cell.row, []).append("".join(block.content(cell).split()))
            found += table.values()
    return found


def loud(text):
    found = audit_files([NamedBytes("report.txt", text.encode())]).audit
    failing = {Verdict.MISMATCH, Verdict.EXPLAINED}
    return [c for c in found.checks if c.verdict in failing and c.severity in {"high", "medium"}]


@pytest.mark.parametrize("between", ["\n", "\n\n", " |\n"], ids=["lines", "spaced", "bars"])
def test_cells_on_lines_find_their_heads_though_heads_are_broken(between):
    text = "项目支出绩效自评表（2023年度）" + between + between.join(CELLS) + between
    rows = rows_of(text)
    assert [c for row in rows for c in row if c.endswith(("预算数", "执行数"))] == [
        "年初预算数",
        "全年预算数",
        "全年执行数",
    ]
    assert any(row[-5:-1] == ["12套", "12套", "30", "30"] for row in rows)
    assert any("社会效益指标" in row for row in rows)
    assert not loud(text)
    audited = audit_files([NamedBytes("report.txt", text.encode())]).audit
    held = {c.rule for c in audited.checks if c.verdict is Verdict.OK}
    assert {"SCORE-03", "SCORE-04", "SUM-02"} <= held


LEADING = (
    "1.资金到位\n\n项目名称\n        | 资金来源\n        | 资金计划\n        | 资金到位\n       情况\n       \n"
    "        | 到位率\n        | \n古桥测绘\n        | 县级财政资金\n        | 10万元\n        | 8万元\n        | 80%\n        | \n"
    "2.资金使用。该项目支出8万元。\n"
)


def test_bars_before_cells_make_rows():
    assert rows_of(LEADING) == [
        ["项目名称", "资金来源", "资金计划", "资金到位情况", "到位率"],
        ["古桥测绘", "县级财政资金", "10万元", "8万元", "80%"],
    ]


def test_what_stands_around_such_rows_stays_as_it_is():
    blocks = read(LEADING.encode(), "report.txt").blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said == ["1.资金到位", "2.资金使用。该项目支出8万元。"]


def test_lines_with_three_bars_are_rows_whatever_their_heads_say():
    text = "街道 | 路灯 | 长椅 | 树木\n柳巷 | 12 | 3 | 40\n桥头 | 8 | 2 | 31\n以上为明细。\n"
    assert rows_of(text)[1] == ["柳巷", "12", "3", "40"]


def test_rows_with_bars_at_both_ends_are_rows_of_their_own():
    text = "（2023年度）\n| 街道 | 路灯 | 长椅 |\n| 柳巷 | 12 | 3 |\n| 桥头 | 8 |  |\n"
    assert rows_of(text)[-2:] == [["柳巷", "12", "3"], ["桥头", "8", ""]]


def test_one_line_with_bars_is_no_table():
    assert rows_of("来源 | 财政局 | 浏览 | 12\n正文从这里开始。\n") == []


def test_every_figure_keeps_its_line():
    text = "项目支出绩效自评表（2023年度）\n" + "\n\n".join(CELLS) + "\n"
    found = audit_files([NamedBytes("report.txt", text.encode())]).audit
    lines = text.split("\n")
    for number in found.numbers:
        assert number.raw in lines[number.where.line - 1].replace(" ", "")
    assert Decimal("37.24") in {number.value for number in found.numbers}


GLUED = (
    "绩效目标自评表(2023年度)项目名称古桥测绘主管部门雁泽县文物局实施单位雁泽县文物局资金情况(万元)全年预算数(A)全年执行数(B)"
    "分值执行率(B/A)得分年度资金总额:202010100.00%10其中:本年财政拨款2020其他资金年度总体目标绩效指标一级指标二级指标三级指标"
    "分值年度指标值全年实际值得分未完成原因及拟采取的改进措施产出指标(70分)数量指标测绘古桥70≥12座≥12座70效益指标(20分)"
    "社会效益指标保护条件改善状况20显著提升显著提升20……总分100100注:1.一级指标分值统一设置为:产出指标50分。\n"
)


def test_words_said_twice_are_target_and_actual_and_what_follows_the_total_is_no_row():
    rows = rows_of(GLUED)
    assert any(row[-5:-1] == ["20", "显著提升", "显著提升", "20"] for row in rows)
    assert [c for row in rows for c in row if c in {"20", "2", "202"}].count("20") == 6
    assert not any("注" in c for row in rows for c in row)
    assert not loud(GLUED)
