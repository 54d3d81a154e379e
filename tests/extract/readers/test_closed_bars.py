"""Rows whose cells are closed by bars keep their empty cells."""

from extract.document import Table
from extract.readers.text import read_text
from extract.sources import Source

SOURCE = Source(id="s1", name="a.txt", sha256="", format="text")
KEPT = "项目资金 | 年初预算数 | 全年执行数 | 执行率 |\n | 450 | 408.5 | 90.78% |\n | 10 |  | 5% |\n"
FILLED_UP = (
    "序号 | 项目名称 | 预算数 | 执行数 |\n1 | 渠道疏浚 | 80.5 | 47.9 |\n合计 | 80.5 | 47.9 | |\n"
)


def tables(text: str) -> list[list[list[str]]]:
    """The rows of each table, each cell in its place."""
    document = read_text(text.encode(), SOURCE)
    return [
        [
            [t.content(c) for c in sorted(t.cells) if c.row == row and c.column < t.columns]
            for row in range(t.rows)
        ]
        for t in document.blocks
        if isinstance(t, Table)
    ]


def test_empty_cells_at_the_beginning_keep_their_place():
    assert tables(f"自评表\n{KEPT}完\n") == [
        [
            ["项目资金", "年初预算数", "全年执行数", "执行率"],
            ["", "450", "408.5", "90.78%"],
            ["", "10", "", "5%"],
        ]
    ]


def test_empty_cells_in_the_middle_keep_their_place():
    rows = "项目 | 预算数 | 执行数 | 备注 |\n甲 |  | 3.5 | 无 |\n乙 | 4.0 | 3.9 | 无 |\n"
    assert tables(f"资金表\n{rows}完\n")[0][1] == ["甲", "", "3.5", "无"]
