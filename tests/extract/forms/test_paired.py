"""Points to be had and points given in one cell (20/18) are the weight and the score of a row."""

import pytest

from tests.extract.forms.reading import Read

ROWS = [("建成里程", "≥5公里", "5公里", "20", "20"), ("合格率", "≥95%", "90%", "30", "28.5")]
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t{head}\t偏差原因\n"


def form(head: str, pair: str, total: str = "") -> Read:
    """A form of two rows whose points stand in one column, each written as ``pair`` says."""
    lines = [
        f"产出指标\t数量指标\t{name}\t{target}\t{actual}\t{pair.format(w=w, s=s)}\t\n"
        for name, target, actual, w, s in ROWS
    ]
    return Read(f"项目支出绩效自评表\n{HEAD.format(head=head)}{''.join(lines)}{total}")


@pytest.mark.parametrize(
    ("head", "pair"),
    [
        ("分值/得分", "{w}/{s}"),
        ("分值／得分", "{w}分／{s}分"),
        ("分值（得分）", "{w}（{s}）"),
        ("权重/自评得分", "{w} / {s}"),
        ("得分/分值", "{s}/{w}"),
        ("得分（分值）", "{s}（{w}分）"),
    ],
)
def test_both_are_read(head, pair):
    read = form(head, pair)
    points = [(r.weight_text.strip("分"), r.score_text.strip("分")) for r in read.found.indicators]
    assert points == [("20", "20"), ("30", "28.5")]
    assert [r.actual for r in read.found.indicators] == ["5公里", "90%"]


def test_the_total_is_two_as_well():
    read = form("分值/得分", "{w}/{s}", "总分\t\t\t\t\t50/48.5\t\n")
    whole = read.found.forms[0]
    assert [read.numbers[n].raw for n in (whole.total_weight, whole.total_score) if n] == [
        "50",
        "48.5",
    ]


def test_a_row_that_lost_merged_cells_keeps_its_pair():
    read = form("分值/得分", "{w}/{s}", "总分\t50/48.5\n")
    assert read.found.forms[0].total_score


def test_money_above_the_indicators_has_points_of_its_own():
    money = "项目资金\t资金来源\t预算数\t执行数\t执行率\t分值/得分\n\t年度资金总额\t100\t96\t96%\t10/9.6\n"
    row = "产出指标\t数量指标\t建成里程\t≥5公里\t5公里\t90/90\t\n"
    text = f"项目支出绩效自评表\n{money}{HEAD.format(head='分值/得分')}{row}"
    read = Read(text)
    block = read.found.forms[0].money
    assert block is not None
    assert [read.numbers[n].raw for n in (block.weight, block.score) if n] == ["10", "9.6"]
    assert read.found.indicators[0].score_text == "90"


def test_a_head_of_one_word_is_left_alone():
    assert [r.weight_text for r in form("分值", "{w}/{s}").found.indicators] != ["20", "30"]
    targets = Read(
        f"项目支出绩效自评表\n{HEAD.format(head='分值')}产出指标\t数量指标\t补助\t≤50/60元\t50元\t9\t\n"
    )
    assert targets.found.indicators[0].target == "≤50/60元"
